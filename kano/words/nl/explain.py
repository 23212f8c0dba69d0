"""Nederlandse woorden van de uitleg bij de evaluatietabel."""

WORDS = {
    "explain.title": "De evaluatietabel en de categorieën",
    "explain.table": "Welke categorie een antwoordpaar geeft ({table})",
    "explain.rows": "Aanwezig ↓ / afwezig →",
    "explain.categories": "Wat elke categorie betekent",
    "explain.M": "Basis (must-be). Vanzelfsprekend: is het er, dan wordt niemand tevredener; gaat het mis, dan is alles voor niets. Zorg eerst dat dit feilloos werkt.",
    "explain.O": "Beleving (one-dimensional). Hoe meer hoe beter, hoe minder hoe slechter. Investeer hierin om te concurreren.",
    "explain.A": "Bijzonder (attractive). Het onverwachte extra: een wow als het er is, geen minpunt als het ontbreekt. Brandstof voor reviews. Wat vandaag bijzonder is, is over een jaar gewoon.",
    "explain.I": "Onverschillig. Niemand wint of verliest erbij: geef er niets aan uit.",
    "explain.R": "Omgekeerd. Klanten hebben het liever niet, of de vragen zijn verwisseld.",
    "explain.Q": "Twijfelachtig. De twee antwoorden spreken elkaar tegen: een verkeerd gelezen of slecht gestelde vraag.",
    "column.means": "Betekent",
    "column.letter": "Letter",
}
