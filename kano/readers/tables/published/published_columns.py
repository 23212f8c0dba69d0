"""How tables of category counts are told from sheets of answers: by the names of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kano.errors import DataError, Problem
from kano.readers.columns.header import Header
from kano.resources import facts
from kano.scale import CATEGORIES, Category

_COLLIDING = frozenset("PLEDUCSTBX")
"""Letters by which papers and tools name categories, each differently."""
_MAIN = (Category.MUST_BE, Category.ONE_DIMENSIONAL, Category.ATTRACTIVE, Category.INDIFFERENT)
_FEWEST = 3
"""Of these four, columns that a table of counts has at least."""


def published_columns(header: Header) -> Mapping[Category, int]:
    """The columns named after categories; {} where they are not those of a table of counts.

    Raises:
        DataError: where single letters stand for categories that other papers name otherwise.
    """
    if header.row is None:
        return {}
    plain = [text.strip(" %").casefold() for text in header.texts]
    found = dict(_named(plain))
    letters = {text.upper(): i for i, text in enumerate(plain) if len(text) == 1 and plain.count(text) == 1}
    strange = sorted(letters.keys() & _COLLIDING)
    if strange and len(letters) >= _FEWEST and len(found) < len(CATEGORIES):
        if only := _only_reading(letters):
            return only
        if len(letters.keys() & set("MOAIRQ")) >= 2:
            raise DataError(_collision(strange))
    return found if sum(each in found for each in _MAIN) >= _FEWEST else {}


def _named(plain: Sequence[str]) -> Iterator[tuple[Category, int]]:
    for category in CATEGORIES:
        columns = [i for i, text in enumerate(plain) if text in facts("suffixes")["categories"][category.value]]
        if len(columns) == 1:
            yield category, columns[0]


def _only_reading(letters: Mapping[str, int]) -> Mapping[Category, int]:
    """The categories that these letters are in the only scheme that knows the four main ones; else {}.

    Every scheme is that of papers in one language; letters that it doesn't know rule it out.
    """
    if {"O", "P"} <= letters.keys():
        # One-dimensional and performance, or obligatoire and proportionnelle.
        return {}
    # Beside I, n is how many answered.
    letters = {letter: i for letter, i in letters.items() if letter != "N" or "I" not in letters}
    readings = []
    for scheme in facts("suffixes")["letters"].values():
        meant = {letter: key for key, known in scheme.items() for letter in known}
        read = {Category(meant[letter]): i for letter, i in letters.items() if letter in meant}
        if len(read) == len(letters) and read.keys() >= set(_MAIN) and read not in readings:
            readings.append(read)
    return readings[0] if len(readings) == 1 else {}


def _collision(letters: Sequence[str]) -> Problem:
    return Problem(
        f"the letters {', '.join(letters)} stand for unlike categories in different papers",
        allowed="O is one-dimensional here, but must-be (obligatoire) in French tables with P.",
        todo="Name the columns M, O, A, I, R, Q, or in full: must-be, one-dimensional, attractive, …",
    )
