"""The program's own sentences on forms and about questionnaires, in English and Dutch."""

from __future__ import annotations

from collections.abc import Mapping

from kano.provenance import frozen_map
from kano.report.language import Words, words
from kano.words.en.forms import WORDS as ENGLISH
from kano.words.nl.forms import WORDS as DUTCH

_WORDS = {"en": ENGLISH, "nl": DUTCH}


def form_words(language: str, address: str = "u") -> Mapping[str, str]:
    """The sentences of a language, addressing people by u or je where it makes a difference.

    >>> form_words("nl", "je")["form.next"], form_words("nl", "je")["form.fulfilment.label"][:20]
    ('Volgende', 'Hoe tevreden ben je ')
    """
    own = _WORDS[language]
    special = {
        key.removesuffix(f".{address}"): text for key, text in own.items() if key.endswith(f".{address}")
    }
    return frozen_map({**own, **special})


def survey_words(language: str) -> Words:
    """The words of reports about questionnaires; UsageError if the program doesn't speak the language."""
    say = words(language)
    return Words(language, frozen_map({**say.entries, **_WORDS[language]}))
