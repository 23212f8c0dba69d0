"""Two halves of one survey, on two sheets or in two files, brought together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TypeAlias

from kano.errors import DataError, Problem
from kano.provenance import Notice, frozen_map
from kano.readers.columns.names import asked
from kano.readers.columns.references import reference
from kano.readers.files.sheet import Sheet, sheet_of
from kano.readers.pairs.halves import ALIKE, SIDES, half_columns, one_sided, same_feature, side_of_half
from kano.readers.tables.reshaped.melted import at, texts
from kano.readers.tables.understood import Understood
from kano.values import dataclass
from kano.words.negation import Questions

_People: TypeAlias = list[tuple[int | None, int | None]]
"""Rows of both halves, by person."""
_MOST = 0.8
"""Share of the questions, and of the people, that both halves have in common at least."""
_AGREE = 0.95
"""Share of rows that agree in the other columns, where nothing but their order tells whose they are."""


@dataclass(frozen=True, eq=False)
class _Half:
    known: Understood
    columns: tuple[int, ...]
    side: str
    rows: list[list[str]]
    sure: bool
    """Whether it is half a survey for all that stands in it, and not for what stands in the other alone."""

    @property
    def others(self) -> Mapping[str, int]:
        """The columns beside the answers, by name."""
        header = self.known.header
        return {name: i for i, name in enumerate(header.texts) if name and i not in self.columns}


def half_problem(known: Understood, columns: Sequence[int]) -> Problem:
    """That a sheet holds half a survey, and where the other half may be."""
    side = _side(known, columns)
    other = {"functional": "dysfunctional", "dysfunctional": "functional"}.get(side, "")
    count = f"{len(columns)} {side} questions".replace("  ", " ")
    what = (
        f"half a survey: {count}, no {other} ones"
        if other
        else f"half a survey: {count} about as many features"
    )
    todo = "The other half may be on another sheet or in another file: kano classify with.csv without.csv"
    return Problem(what, known.place, ", ".join(known.header.quoted(i, " ") for i in columns[:4]), todo)


def joined(one: Understood, other: Understood) -> Sheet | None:
    """Both halves side by side, a row a person; None where they are no two halves of one survey.

    Raises:
        DataError: where they are, but nothing tells whose answers belong together.
    """
    halves = [_half(each) for each in (one, other)]
    if halves[0] is None or halves[1] is None:
        return None
    first, second = halves[0], halves[1]
    matches = _matches(first, second)
    sides = _both_sides(first, second, matches)
    least = _MOST if first.sure and second.sure else 1
    if len(matches) < least * max(len(first.columns), len(second.columns)) or not sides:
        return None
    people, key = _people(first, second)
    if not people:
        raise DataError(_nobodys(first, second))
    by = reference(first.known.header, first.others[key]) if key else "order"
    return _side_by_side(_Both(first, second, matches, sides[0] == SIDES[0]), people, by)


def _half(known: Understood) -> _Half | None:
    columns = one_sided(known.table)
    if not columns:
        return None
    rows = [row for row in texts(known.sheet, known.header.start) if any(row)]
    return _Half(known, columns, _side(known, columns), rows, bool(half_columns(known.table)))


def _side(known: Understood, columns: Sequence[int]) -> str:
    called = [known.sheet.name or "", PurePath(known.sheet.file).stem]
    return side_of_half(known.table, columns, called)


def _matches(first: _Half, second: _Half) -> dict[int, int]:
    """By column of the first half: the one of the second that asks about the same feature."""
    headers = first.known.header, second.known.header
    if found := same_feature(headers[0], first.columns, headers[1], second.columns):
        return found
    names = [{i: half.known.header.name(i) for i in half.columns} for half in (first, second)]
    questions = [{i: asked(text)[-1] for i, text in each.items()} for each in names]
    compared = Questions([*questions[0].values(), *questions[1].values()])
    for i, text in questions[0].items():
        alike = [(compared.contrast(text, other).alike, j) for j, other in questions[1].items()]
        best = max(alike)
        if best[0] >= ALIKE and best[1] not in found.values():
            found[i] = best[1]
    return found


def _both_sides(first: _Half, second: _Half, matches: Mapping[int, int]) -> tuple[str, str] | None:
    """Which half is which: by the names of both, else by the negations that one of them alone has."""
    if {first.side, second.side} == set(SIDES):
        return first.side, second.side
    texts_ = [
        (asked(first.known.header.name(i))[-1], asked(second.known.header.name(j))[-1])
        for i, j in matches.items()
    ]
    questions = Questions([text for pair in texts_ for text in pair])
    negated = {questions.contrast(*pair).negated for pair in texts_}
    if negated in ({0}, {1}):
        return (SIDES[1], SIDES[0]) if negated == {0} else SIDES
    return None


def _people(first: _Half, second: _Half) -> tuple[_People, str]:
    """Rows of both halves that are the same person's, and the column that says so."""
    for name, i in first.others.items():
        if name in second.others:
            keys = [at(row, i) for row in first.rows], [at(row, second.others[name]) for row in second.rows]
            if people := _by_key(*keys):
                return people, name
    common = [(i, second.others[name]) for name, i in first.others.items() if name in second.others]
    told = [[tuple(at(row, pair[0]) for pair in common) for row in first.rows]]
    told += [[tuple(at(row, pair[1]) for pair in common) for row in second.rows]]
    if not common or len(told[0]) != len(told[1]) or len(set(told[0])) < len(told[0]) / 4:
        return [], ""
    equal = sum(a == b for a, b in zip(*told, strict=True))
    return ([(k, k) for k in range(len(told[0]))], "") if equal >= _AGREE * len(told[0]) else ([], "")


def _by_key(one: Sequence[str], other: Sequence[str]) -> _People:
    """The rows of both that have the same key; [] where the keys don't tell people apart or are others."""
    if any(len(set(each)) != len(each) or not all(each) for each in (one, other)):
        return []
    places = {key: row for row, key in enumerate(other)}
    if sum(key in places for key in one) < _MOST * min(len(one), len(other)):
        return []
    alone = [row for key, row in places.items() if key not in set(one)]
    return [*((k, places.get(key)) for k, key in enumerate(one)), *((None, row) for row in alone)]


def _nobodys(first: _Half, second: _Half) -> Problem:
    what = f"{first.known.place} and {second.known.place} are two halves, but don't say whose answers"
    todo = "Add a column with the respondents' ids to both, under the same name."
    return Problem(f"{what} belong together", todo=todo)


@dataclass(frozen=True, eq=False)
class _Both:
    """Two halves, and which of their columns ask about the same feature."""

    first: _Half
    second: _Half
    matches: Mapping[int, int]
    in_order: bool
    """Whether the first is the functional one."""

    def pair(self, one: str, other: str) -> tuple[str, str]:
        """The functional one first."""
        return (one, other) if self.in_order else (other, one)

    def header(self) -> list[str]:
        """The names of the joined columns."""
        found = list(self.first.others)
        for i, j in self.matches.items():
            pair = self.pair(self.first.known.header.name(i), self.second.known.header.name(j))
            same = pair[0] == pair[1]
            found += [f"{text} ({side})" if same else text for text, side in zip(pair, SIDES, strict=True)]
        return found

    def row(self, a: int | None, b: int | None) -> list[str]:
        """One person's cells."""
        left, right = ([] if a is None else self.first.rows[a]), ([] if b is None else self.second.rows[b])
        places = ((i, self.second.others.get(name, -1)) for name, i in self.first.others.items())
        beside = [at(left, i) if left else at(right, j) for i, j in places]
        answers = (self.pair(at(left, i), at(right, j)) for i, j in self.matches.items())
        return beside + [text for pair in answers for text in pair]


def _side_by_side(both: _Both, people: _People, by: str) -> Sheet:
    sheets = both.first.known.sheet, both.second.known.sheet
    same = sheets[0].file == sheets[1].file
    names = tuple(str(each.name) if same else each.file for each in sheets)

    def rows() -> Iterator[list[str]]:
        yield both.header()
        yield from (both.row(a, b) for a, b in people)

    notice = Notice("halves_joined", frozen_map({"by": by, "halves": names}), warning=by == "order")
    return sheet_of(
        rows,
        file=sheets[0].file if same else " + ".join(names),
        name=" + ".join(names) if same else None,
        encoding=sheets[0].encoding,
        notices=(*sheets[0].notices, notice),
    )
