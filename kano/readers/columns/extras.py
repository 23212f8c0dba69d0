"""What else is read of a respondent: weight, groups, wave, id; each only where the settings name its column."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Notice, frozen_map
from kano.questionnaire import Outcome
from kano.readers.columns.references import column, columns_named
from kano.readers.columns.table import Table
from kano.readers.files.coding import Coded
from kano.readers.files.sheet import cell
from kano.resources import facts
from kano.responses import Group, OutcomeMarks
from kano.values import dataclass
from kano.words.folding import number

_SHOWN = 10
HIGHEST, _SLIPS = 10, 0.05
"""The highest mark but for percentages, and which part of marks may lie above it by a slip."""
_LABELLED = re.compile(r"\s*\(?(\d{1,3}(?:[.,]\d+)?)\)?(?:\s*[-–—.:)=/%]|\s)")
"""A rating with something behind it: 8 - good, 85%, 8/10."""


@dataclass(frozen=True, eq=False)
class Extras:
    """Columns beside the answers."""

    by: tuple[tuple[str, int], ...] = ()
    """Name as the settings give it, and column: groups, clusters and strata."""
    weight: int | None = None
    wave: int | None = None
    respondent: int | None = None
    outcomes: tuple[tuple[Outcome, int], ...] = ()
    """What is no feature and was asked once, such as goodwill, and its column."""

    @property
    def columns(self) -> tuple[int, ...]:
        """All of them."""
        single = (self.weight, self.wave, self.respondent)
        several = (*self.by, *self.outcomes)
        return (*(i for _, i in several), *(i for i in single if i is not None))


def find_extras(table: Table) -> Extras:
    """The columns that the settings name; DataError lists those that aren't there."""
    header, settings = table.header, table.settings
    problems: list[Problem] = []

    def one(name: str) -> int | None:
        try:
            return column(header, name, table.place) if name else None
        except DataError as error:
            problems.extend(error.problems)
            return None

    names = [settings.by] if columns_named(header, settings.by) else settings.by.split(",")
    every = dict.fromkeys(name.strip() for name in (*names, settings.cluster, settings.strata))
    by = [(name, one(name)) for name in every if name]
    found = Extras(
        tuple((name, i) for name, i in by if i is not None),
        one(settings.weight),
        one(settings.wave),
        one(settings.respondent),
    )
    if problems:
        raise DataError(problems)
    return found


def group_of(coded: Coded, rows: NDArray[np.int64]) -> Group:
    """A column that divides respondents; its labels in natural order."""
    codes = coded.codes[rows, 0].astype(np.int64)
    present = sorted({coded.vocabulary[i] for i in np.unique(codes) if i}, key=natural)
    place = {label: k for k, label in enumerate(present)}
    lookup = np.array([place.get(text, -1) for text in coded.vocabulary], dtype=np.int64)
    return Group(tuple(present), lookup[codes])


def weights_of(
    coded: Coded, rows: NDArray[np.int64], start: int, column: int, place: str
) -> NDArray[np.float64]:
    """Survey weights, with decimal point or comma; DataError lists the cells that are none."""
    values = numbers_of(coded)
    weights: NDArray[np.float64] = values[coded.codes[rows, 0]]
    bad = np.flatnonzero(~(weights >= 0))
    if bad.size:
        # A number is shown; any other text may be a name or an address, where the wrong column was named.
        texts = [coded.vocabulary[coded.codes[rows[i], 0]] for i in bad]
        said = [f' "{text}"' if number(text) is not None else "" for text in texts]
        cells = [cell(int(rows[i]) + start, column) + text for i, text in zip(bad[:_SHOWN], said, strict=False)]
        more = f" and {bad.size - _SHOWN} more" if bad.size > _SHOWN else ""
        raise DataError(
            f"weights must be numbers from 0 up: {', '.join(cells)}{more}",
            place,
            todo="Mend these cells, or name another weight column.",
        )
    if not weights.any():
        raise DataError("all weights are 0", place, todo="Name another weight column.")
    return weights


def numbers_of(coded: Coded) -> NDArray[np.float64]:
    """The number that each text of a vocabulary is; NaN where it is none."""
    found = [number(text) for text in coded.vocabulary]
    return np.array([np.nan if value is None else value for value in found])


def ids_of(coded: Coded, rows: NDArray[np.int64]) -> tuple[str, ...]:
    """Respondents' ids as text."""
    return tuple(coded.vocabulary[code] for code in coded.codes[rows, 0])


def rating_values(vocabulary: Sequence[str], sets: Iterable[Mapping[str, float]]) -> NDArray[np.float64]:
    """Ratings as numbers: bare, behind a number label, or words of a rating scale; NaN where none of them."""
    words = {text: float(value) for each in sets for text, value in each.items()}
    return np.array([_rating(text, words) for text in vocabulary])


def ratings_of(
    values: NDArray[np.float64], apart: NDArray[np.bool_], codes: NDArray[np.integer[Any]], *, marks: bool
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The ratings in cells, NaN where there is none, and which cells hold what is no rating.

    `values` and `apart` are those of the texts that `codes` number, 0 an empty cell. No mark is below 0, nor
    above 10 where nearly all others aren't: those are slips. Where most cells are no rating the others are none
    either: the column holds something else.
    """
    given = values[codes]
    told = np.isfinite(given)
    strange = (codes != 0) & ~told & ~apart[codes]
    if marks:
        high = told & (given > HIGHEST)
        strange |= (told & (given < 0)) | (high & (high.sum() <= _SLIPS * told.sum()))
    if strange.sum() > told.sum():
        strange |= told
    return np.where(strange, np.nan, given), strange


def outcome_marks(
    outcome: Outcome, column: int, coded: Coded, rows: NDArray[np.int64], start: int
) -> tuple[OutcomeMarks, list[Notice]]:
    """What these rows give for an outcome, and how many of their cells are no mark."""
    known = facts("wordings")["ratings"]
    values = rating_values(coded.vocabulary, known["sets"])
    apart = inapplicable(coded.vocabulary, known["not_applicable"])
    marks, strange = ratings_of(values, apart, coded.codes[rows, 0], marks=True)
    found = OutcomeMarks(outcome, np.asarray(marks, dtype=np.float64))
    if not strange.any():
        return found, []
    first = cell(int(rows[np.argmax(strange)]) + start, column)
    told = {"rating": outcome.key, "count": int(strange.sum()), "first": first}
    return found, [Notice("ratings_unreadable", frozen_map(told))]


def inapplicable(vocabulary: Sequence[str], texts: Iterable[str]) -> NDArray[np.bool_]:
    """Which texts say that a rating doesn't concern whoever was asked."""
    known = {" ".join(text.casefold().split()) for text in texts}
    return np.array([" ".join(text.casefold().split()) in known for text in vocabulary], dtype=bool)


def natural(text: str) -> list[tuple[int, float, str]]:
    """A key that sorts "wave 2" before "wave 10".

    >>> sorted(["wave 10", "wave 2", "²"], key=natural)
    ['wave 2', 'wave 10', '²']
    """
    parts = re.split(r"(\d+)", text.casefold())
    return [(0, float(part), "") if part.isdecimal() else (1, 0.0, part) for part in parts if part]


def _rating(text: str, words: Mapping[str, float]) -> float:
    value = number(text)
    if value is None and (found := _LABELLED.match(text)):
        value = number(found[1])
    if value is None:
        value = words.get(" ".join(text.casefold().split()))
    return np.nan if value is None else value
