"""The program's own sentences on forms and about questionnaires, by language."""

from collections.abc import Mapping
from functools import cache

from kano.provenance import frozen_map
from kano.report.language import Words, words
from kano.words.languages import DEFAULT, language
from kano.words.lookup import MISSING, table


@cache
def form_words(key: str, address: str = "") -> Mapping[str, str]:
    """The sentences of a language, addressing people in this way where it makes a difference.

    >>> form_words("nl", "je")["form.next"], form_words("nl", "je")["form.fulfilment.label"][:20]
    ('Volgende', 'Welk rapportcijfer g')
    """
    own, spoken = table(key, "forms"), language(key).address(address)
    ways = tuple(f".{each}" for each in language(key).addresses)
    plain = {name: text for name, text in own.items() if not name.endswith(ways)}
    special = {
        name.removesuffix(f".{spoken}"): text for name, text in own.items() if name.endswith(f".{spoken}")
    }
    lent = {name: MISSING.format(text) for name, text in table(DEFAULT, "forms").items()}
    said = plain | special
    return frozen_map(said | {name: text for name, text in lent.items() if name not in said})


def survey_words(language: str) -> Words:
    """The words of reports about questionnaires; UsageError if the program doesn't speak the language."""
    return words(language, "surveys", "forms")
