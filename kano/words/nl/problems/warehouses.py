"""Nederlandse teksten over tellen in een datawarehouse."""

WORDS = {
    "sql.table": "dit is geen tabel met antwoorden",
    "sql.table.todo": "Geef rijen van de tabel zelf.",
    "sql.whose": "de rijen van een lange tabel moeten zeggen van wie ze zijn",
    "sql.columns": "in dit bestand met aantallen ontbreken kolommen: {names}",
    "sql.nobody": "er is niemand geteld",
    "sql.nobody.todo": "Kijk of de opdracht tot het einde is uitgevoerd.",
    "sql.silent": "deze teksten zijn geen antwoord, en dat wist de opdracht niet:",
    "sql.silent.todo": "Zeg dat in kano.toml, en laat kano sql de opdracht opnieuw schrijven:",
    "sql.count": '{name} is "{text}", geen aantal',
    "sql.weight": "{n} respondenten hebben geen gewicht; gewichten moeten getallen vanaf 0 zijn",
    "sql.side": "{n} rijen noemen geen van de twee vragen",
    "sql.dialect": 'er is geen dialect "{name}"',
    "sql.missing": "om SQL te schrijven is SQLGlot nodig, en dat is niet geïnstalleerd",
}
