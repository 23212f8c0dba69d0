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
    "page.chosen": "naar de cijfers",
    "page.large": "{picture}: te veel voor een pagina; kano plot {key} tekent het.",
    "page.sign": "Teken",
    "page.more": "nog {n}",
    "page.numbers": "Alle getallen van deze tabel",
    "page.columns": "Wat de kolommen zeggen",
    "page.made": "Gemaakt door kano {version}. Deze pagina haalt niets op en bevat geen respondenten.",
    "sheet.numbers": "Getallen",
    "sheet.about": "Over de cijfers",
    "sheet.more": "en nog {n} op het volgende blad",
}
