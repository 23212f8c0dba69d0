"""Nederlandse woorden van een pagina, voor elk rapport."""

WORDS = {
    "page.skip": "Naar het antwoord",
    "page.contents": "Op deze pagina",
    "page.attention": "Let op:",
    "page.theme": "Licht of donker",
    "page.search": "Zoeken",
    "page.only": "Toon",
    "page.everything": "alles",
    "page.every_step": "alle",
    "page.shown": "{n} van {all} getoond",
    "page.more": "nog {n}",
    "page.numbers": "Alle getallen van deze tabel",
    "page.columns": "Wat de kolommen zeggen",
    "page.made": "Gemaakt door kano {version}. Deze pagina haalt niets op en bevat geen respondenten.",
}
