"""Nederlandse woorden in en rond afbeeldingen."""

WORDS = {
    "caption.n": "n = {most} per kenmerk",
    "caption.n.range": "n = {least} tot {most} per kenmerk",
    # Het vlak
    "plane.title": "Het Kano-vlak",
    "plane.headline": "{parts}: {sure}",
    "plane.clear": "alle duidelijk",
    "plane.open": "{n} nog niet duidelijk",
    "plane.reading": "Naar rechts: wat men zonder verliest. Omhoog: wat men ermee wint. De ware plaats ligt met 95% zekerheid in de ellips; een ellips over een grens is nog niet beslist.",
    "plane.description": "Kenmerken naar wat men zonder verliest, naar rechts, en wat men ermee wint, omhoog.",
    "plane.x": "Verlies bij afwezigheid (−Worse)",
    "plane.y": "Winst bij aanwezigheid (Better)",
    "plane.means.M": "vanzelfsprekend, ontbreken bederft alles",
    "plane.means.O": "hoe meer, hoe beter",
    "plane.means.A": "de onverwachte verrassing",
    "plane.means.I": "laat mensen koud",
    "plane.unclear": "open: nog niet duidelijk",
    "plane.apart": "Niet op het vlak",
    "plane.apart.item": "{share} {category}, n = {n}",
    "plane.spot": "{category} ({p}), Better {better}, Worse {worse}, n = {n}",
    "plane.size.importance": "groter: belangrijker",
    "plane.size.n": "groter: meer antwoorden",
}
