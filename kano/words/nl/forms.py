"""Nederlandse woorden op formulieren, en voor wie ze maakt."""

from __future__ import annotations

WORDS = {
    # Wat respondenten lezen
    "form.intro.u": "Bij elk onderwerp staan twee vragen: hoe u het zou vinden als het er wel is, en hoe u het zou vinden "
    "als het er niet is. Er zijn geen goede of foute antwoorden.",
    "form.intro.je": "Bij elk onderwerp staan twee vragen: hoe je het zou vinden als het er wel is, en hoe je het zou vinden "
    "als het er niet is. Er zijn geen goede of foute antwoorden.",
    "form.importance.clause.u": "Hoe belangrijk is het voor u dat {clause}?",
    "form.importance.clause.je": "Hoe belangrijk is het voor je dat {clause}?",
    "form.importance.label.u": "Hoe belangrijk is “{label}” voor u?",
    "form.importance.label.je": "Hoe belangrijk is “{label}” voor je?",
    "form.importance.low": "helemaal niet belangrijk",
    "form.importance.high": "uiterst belangrijk",
    "form.fulfilment.label.u": "Hoe tevreden bent u op dit moment over “{label}”?",
    "form.fulfilment.label.je": "Hoe tevreden ben je op dit moment over “{label}”?",
    "form.fulfilment.low": "zeer ontevreden",
    "form.fulfilment.high": "zeer tevreden",
    "form.start": "Beginnen",
    "form.next": "Volgende",
    "form.back": "Terug",
    "form.finish": "Afronden",
    "form.page": "Pagina {page} van {pages}",
    "form.required": "Kies hier nog een antwoord.",
    "form.missing": "Op deze pagina zijn {n} vragen nog niet beantwoord.",
    "form.missing.one": "Op deze pagina is één vraag nog niet beantwoord.",
    "form.thanks": "Bedankt voor het meedoen.",
    "form.save": "Antwoorden opslaan (CSV)",
    "form.save.hint": "De antwoorden worden als bestand op dit apparaat bewaard. Er gaat niets over het internet.",
    "form.another": "Volgende respondent",
    "form.saved": "{n} respondenten in het bestand.",
    "form.saved.one": "1 respondent in het bestand.",
    "form.language": "Taal",
    "form.noscript": "Dit formulier heeft JavaScript nodig, en dat staat uit in deze browser.",
    "form.leave": "Er zijn antwoorden die nog niet zijn opgeslagen.",
    "form.questions": "Vragen",
    "form.about.u": "Over uzelf",
    "form.about.je": "Over jezelf",
    "form.functional": "Als het er wel is",
    "form.dysfunctional": "Als het er niet is",
    "form.importance": "Belang",
    "form.fulfilment": "Tevredenheid nu",
    "form.respondent": "Respondent",
    "form.wave": "Meting",
    "form.block": "Blok",
    "form.excel.hint": "Eén rij per respondent. Kies in elke cel een antwoord uit de lijst.",
    "form.excel.blocks": "Vul eerst het blok in: grijze cellen worden in dat blok niet gevraagd.",
    "form.choose": "Kies een antwoord",
    "form.not_in_list": "Dit is geen antwoord uit de lijst.",
    "form.print.tick": "Kruis in elke rij één vakje aan.",
    "form.print.number": "Respondentnummer",
    "form.print.page": "Pagina &P van &N",
    # Wat de maker van een formulier leest
    "note.order": "{format} kan de kenmerken niet voor elke respondent schudden: ze staan in één willekeurige volgorde "
    "(seed {seed}).",
    "note.order.pages": "{format} schudt de kenmerken binnen elke pagina; op welke pagina een kenmerk staat, is geloot "
    "(seed {seed}).",
    "note.order.qualtrics": "Zet in Survey flow de blokken van de kenmerken in een Randomizer: elk blok bevat één paar.",
    "note.order.qualtrics.blocks": "Kies in elk blok van één soort Question randomization.",
    "note.subset.qualtrics": "Zet in Survey flow de blokken van de kenmerken in een Randomizer die er {size} van toont, "
    "gelijk verdeeld.",
    "note.subset.google": "Het script maakt {blocks} formulieren, één per blok: geef elk aan evenveel mensen.",
    "note.wave": "{format} heeft geen verborgen velden: de meting staat in de titel. Geef kano de meting van het "
    'geëxporteerde bestand: [waves.{wave}] met file = "…" in kano.toml.',
    "note.language": "{format} kent één taal: dit formulier is in {language}.",
    "note.kept": "bewaard in {file}: {what}; de volgende meting gebruikt hetzelfde",
    "design.summary": "Roterende blokken: {blocks} blokken van {size} van de {features} kenmerken; elke twee kenmerken staan "
    "samen in {least} tot {most} blokken, elk kenmerk in {fewest} tot {often}. Mensen krijgen een blok door loting, alle even vaak:",
    # Vragen die het programma opstelt, over wat wij bieden of over wat iets heeft; denied: van een naam die met een van
    # de lidwoorden begint.
    "bank.question.u": "Hoe zou u het vinden als {clause}?",
    "bank.question.je": "Hoe zou je het vinden als {clause}?",
    "bank.functional.u": "Hoe zou u het vinden als wij {name} bieden?",
    "bank.functional.je": "Hoe zou je het vinden als wij {name} bieden?",
    "bank.functional.about.u": "Hoe zou u het vinden als {subject} {name} heeft?",
    "bank.functional.about.je": "Hoe zou je het vinden als {subject} {name} heeft?",
    "bank.dysfunctional.u": "Hoe zou u het vinden als wij geen {name} bieden?",
    "bank.dysfunctional.je": "Hoe zou je het vinden als wij geen {name} bieden?",
    "bank.dysfunctional.about.u": "Hoe zou u het vinden als {subject} geen {name} heeft?",
    "bank.dysfunctional.about.je": "Hoe zou je het vinden als {subject} geen {name} heeft?",
    "bank.denied.u": "Hoe zou u het vinden als wij {name} niet bieden?",
    "bank.denied.je": "Hoe zou je het vinden als wij {name} niet bieden?",
    "bank.denied.about.u": "Hoe zou u het vinden als {subject} {name} niet heeft?",
    "bank.denied.about.je": "Hoe zou je het vinden als {subject} {name} niet heeft?",
    "bank.articles": "de|het|een|deze|dit|uw|je|jouw",
}
