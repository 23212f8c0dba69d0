"""Nederlandse woorden van de uitleg bij de evaluatietabel."""

WORDS = {
    "explain.title": "De evaluatietabel en de categorieën",
    "explain.table": "Welke categorie een antwoordpaar geeft ({table})",
    "explain.rows": "Aanwezig ↓ / afwezig →",
    "explain.categories": "Wat elke categorie betekent",
    "explain.M": "Basis (must-be). Vanzelfsprekend: aanwezig levert het niets op, een fout bederft alles. Zorg eerst dat dit feilloos werkt.",
    "explain.O": "Beleving (one-dimensional). Hoe meer hoe beter, hoe minder hoe slechter. Investeer hierin om te concurreren.",
    "explain.A": "Bijzonder (attractive). De onverwachte verrassing: een wow als het er is, geen schade als het er niet is. Met de tijd zakt het naar beleving en basis.",
    "explain.I": "Onverschillig. Niemand wint of verliest erbij: geef er niets aan uit.",
    "explain.R": "Omgekeerd. Mensen hebben het liever niet, of de vragen zijn verwisseld.",
    "explain.Q": "Twijfelachtig. De twee antwoorden spreken elkaar tegen: een verkeerd gelezen of slecht gestelde vraag.",
    "column.means": "Betekent",
    "column.letter": "Letter",
}
