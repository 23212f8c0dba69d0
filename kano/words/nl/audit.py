"""Nederlandse woorden van rapporten over de kwaliteit van antwoorden."""

from __future__ import annotations

WORDS = {
    "audit.title": "Keuring van de antwoorden",
    "audit.section.respondents": "Respondenten",
    "audit.section.features": "Vragen",
    # Samenvatting
    "audit.headline": "{n} van {respondents} respondenten ({share}) lijken slordig te antwoorden.",
    "audit.headline.none": "Geen van {respondents} respondenten lijkt slordig te antwoorden.",
    "audit.headline.counts": "Dit zijn tellingen: naar respondenten kan niet meer gekeken worden.",
    "audit.kept": 'Hiermee wordt niemand weggelaten. Dat doet --exclude, zoals --exclude "questionable>3,speeders".',
    "audit.fine": "Geen enkele vraag heeft meer open, omgekeerde of twijfelachtige antwoorden dan gewoon is.",
    "audit.say.swapped": "Vooral omgekeerd, dus kijk na of de twee vragen verwisseld zijn: {features}.",
    "audit.say.reverse": "Meer mensen willen het niet dan wel: {features}. Lees de vragen nog eens na.",
    "audit.say.questionable": "Meer dan 5% twijfelachtige antwoorden, dus lees de vragen nog eens na: {features}.",
    "audit.say.open": "Vaak opengelaten: {features}.",
    "audit.say.control": "Bijna iedereen hoort het af te wijzen, en te veel mensen willen het: {features}.",
    "audit.item": "{feature} ({share})",
    # Respondenten
    "audit.column.sign": "Teken",
    "audit.column.count": "Aantal",
    "audit.column.share": "Aandeel",
    "audit.column.where": "Waar",
    "audit.any": "een of meer hiervan",
    "audit.untold": "niet na te gaan",
    "audit.untold.speeders": "het bestand bevat geen tijden",
    "audit.untold.control": "er is geen controlevraag gesteld",
    "audit.untold.random": "te weinig kenmerken of mensen",
    "audit.seconds": "{file}: de helft van de respondenten deed er korter dan {minutes} minuten over.",
    "audit.legend": "Een respondent kan meer tekens vertonen, en een teken is geen bewijs. Rijen zijn die van het bestand.",
    # Kenmerken
    "audit.column.open": "Open",
    "audit.column.questionable": "Twijfelachtig",
    "audit.column.reverse": "Omgekeerd",
    "audit.column.wanted": "Gewild",
    "audit.column.findings": "Kijk naar",
    "audit.meaning.open": "mensen die een of beide vragen openlieten, van wie ze kreeg",
    "audit.meaning.questionable": "paren die zichzelf tegenspreken; 2 tot 5% is gewoon",
    "audit.meaning.reverse": "paren die het omgekeerde zeggen; vooral omgekeerd kan betekenen dat de vragen verwisseld zijn",
    "audit.meaning.wanted": "paren die het willen (M, O en A)",
    "audit.finding.swapped": "verwisseld?",
    "audit.finding.reverse": "omgekeerd",
    "audit.finding.questionable": "twijfelachtig",
    "audit.finding.open": "opengelaten",
    "audit.finding.control": "controle gewild",
    "audit.method.signs": "Toeval: de antwoorden zijn minstens 100 keer zo waarschijnlijk als toeval dan als die van een oplettende "
    "respondent, liggen 3 spreidingen van de anderen af en volgen de kenmerken niet. Overal gelijk: een paar bij 90% van de "
    "kenmerken, waar minder dan 1 op 1.000 oplettende respondenten dat zou doen.",
    "audit.method.speed": "Te snel: in minder dan een derde van de mediane tijd, of minder dan 2 seconden per vraag.",
    "audit.method.errors": "Zo gemaakt dat bij 20 kenmerken hooguit 2% van de oplettende respondenten verdacht wordt; zie docs/methods.md.",
}
