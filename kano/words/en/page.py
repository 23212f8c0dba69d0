"""English words of a page that hold for every report."""

WORDS = {
    "page.skip": "To the answer",
    "page.contents": "On this page",
    "page.attention": "Attention:",
    "page.theme": "Light or dark",
    "page.search": "Search",
    "page.only": "Show",
    "page.everything": "everything",
    "page.every_step": "all",
    "page.shown": "{n} of {all} shown",
    "page.more": "{n} more",
    "page.numbers": "All numbers of this table",
    "page.columns": "What the columns say",
    "page.made": "Made by kano {version}. This page fetches nothing and holds no respondents.",
}
