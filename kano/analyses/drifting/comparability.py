"""Whether two waves asked the same: what imitates drift is looked for before anything is called drift."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from kano.analyses.kinds import OneOf, Text
from kano.analyses.row import Row
from kano.responses import Wave
from kano.tally import Categories
from kano.values import dataclass

ASPECTS = ("wording", "scale", "questionnaire")
"""What one wave has in common for all its features."""


@dataclass(frozen=True)
class Difference(Row):
    """One difference between waves: two of them that asked about a feature in two ways."""

    feature: Annotated[Text, "key of the feature"]
    what: Annotated[str, OneOf((*ASPECTS, "question", "table")), "what differed"]
    waves: Annotated[tuple[str, str], "the two waves"]
    said: Annotated[tuple[str, str], "what each said"]


def differences(categories: Categories, tables: Mapping[str, str]) -> Iterator[Difference]:
    """Every way in which the waves that hold a feature asked about it differently, once a feature and way.

    What a wave doesn't say differs from nothing. `tables`: the evaluation table by wave, where known.
    """
    present = categories.n.sum(axis=(1, 3)) > 0
    for f, feature in enumerate(categories.features):
        held = [wave for w, wave in enumerate(categories.waves) if present[w, f]]
        for aspect in ASPECTS:
            yield from _change(feature.key, aspect, held, _said(aspect))
        yield from _change(feature.key, "table", held, lambda wave: tables.get(wave.key, ""))
        yield from _change(feature.key, "question", held, lambda wave, key=feature.key: _question(wave, key))  # type: ignore[misc]


def unknown_wordings(categories: Categories) -> tuple[str, ...]:
    """The waves whose answer wording nobody knows: bare numbers, counts."""
    return tuple(wave.key for wave in categories.waves if not wave.wording)


def alike(one: str, other: str, what: str) -> bool:
    """Whether two descriptions say the same; unknown is like anything.

    Questions agree where their letters and figures do.

    >>> alike("a, b", "b, a", "wording"), alike("1. Is it OK?", "is it ok", "question"), alike("x", "", "scale")
    (True, True, True)
    """
    if not one or not other:
        return True
    if what == "wording":
        return set(one.split(", ")) == set(other.split(", "))
    return _plain(one) == _plain(other) if what == "question" else one == other


def _said(aspect: str) -> Callable[[Wave], str]:
    return lambda wave: str(getattr(wave, aspect))


def _change(feature: str, what: str, held: list[Wave], said: Callable[[Wave], str]) -> Iterator[Difference]:
    known = [(wave.key, said(wave)) for wave in held if said(wave)]
    for key, value in known[1:]:
        first, before = known[0]
        if not alike(before, value, what):
            yield Difference(feature, what, (first, key), (before, value))
            return


def _question(wave: Wave, key: str) -> str:
    asked = wave.questions.get(key)
    return f"{asked.functional} / {asked.dysfunctional}" if asked else ""


def _plain(text: str) -> str:
    """Letters and figures alone, without the number of the question."""
    parts = [_NUMBER.sub("", part.casefold()) for part in text.split(" / ")]
    return "/".join("".join(filter(str.isalnum, part)) for part in parts)


_NUMBER = re.compile(r"^\W*(?:(?:vraag|question|q|v)?\s*\d+\s*[a-z]?\s*[.):\-–]+\s*)+")
