"""Nederlandse teksten over bewaarde tellingen, en wat eraan wordt toegevoegd."""

WORDS = {
    "add.seen": "al geteld in {file}: {names}",
    "add.nothing": "niets toe te voegen: {file} telt alles al",
    "add.waveless": "toegevoegd: {n} mensen, zonder meting",
    "add.waves": "toegevoegd: {n} mensen, {name}",
    "add.again": "{file} had al mensen van {names}: wie in een latere export terugkomt telt dubbel",
    "add.to": "--add heeft een bestand nodig om aan toe te voegen",
    "add.to.todo": "Noem het: -o counts.csv",
    "add.other": "dit bestand is geen bewaarde telling, en er wordt niets aan toegevoegd",
    "add.other.todo": "Noem het bestand dat kano tally schreef, of een dat er nog niet is.",
    "add.same": "de aantallen van {names} zijn precies die welke de telling al bevat",
    "add.same.todo": "De respondenten zouden dubbel tellen: laat ze weg.",
    "add.clusters": "clusters van deze bestanden gelden als verschillende",
    "files.both": "zowel {file} als {other} telt {names}",
    "files.both.todo": "Sommen zijn niet meer uiteen te halen: geef de bestanden met antwoorden zelf, elk één keer.",
    "add.fingerprint": '"{name}" is geen vingerafdruk van een bestand',
}
