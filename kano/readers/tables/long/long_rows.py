"""The rows of a long sheet: whose they are, what they are about, and what about them can't be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Exclusion
from kano.readers.columns.extras import natural, numbers_of
from kano.readers.columns.names import names
from kano.readers.files.coding import Coded
from kano.readers.files.sheet import cell
from kano.readers.tables.long.long_columns import LongColumns, refuse_unpaired
from kano.readers.tables.rows import rows_excluded, totals_below
from kano.readers.tables.understood import Understood
from kano.values import dataclass

_SHOWN = 10


@dataclass(frozen=True, eq=False)
class Long:
    """A long sheet with its cells as codes."""

    known: Understood
    columns: LongColumns
    cells: Mapping[int, Coded]
    """By column."""

    @property
    def start(self) -> int:
        """Where the first of the rows stands in the sheet."""
        return self.known.header.start

    def codes(self, column: int) -> NDArray[np.int64]:
        """The codes of a column, one a row."""
        return self.cells[column].codes[:, 0].astype(np.int64)

    def address(self, row: int, column: int) -> str:
        """A cell as a spreadsheet names it; `row` counts from the first below the header."""
        return cell(row + self.start, column)


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows that count, and what each is about."""

    rows: NDArray[np.int64]
    person: NDArray[np.int64]
    feature: NDArray[np.int64]
    """Position in `names`."""
    firsts: NDArray[np.int64]
    """By person: the first row."""
    names: tuple[str, ...]
    """Features as in the file, in natural order."""


def long_cells(known: Understood, columns: LongColumns) -> Mapping[int, Coded]:
    """One pass over the sheet for the needed columns alone."""
    single = (0, columns.feature, columns.side, columns.respondent, columns.count)
    several = (*columns.answers, *columns.ratings.values(), *known.extras.columns)
    needed = list(dict.fromkeys(i for i in (*single, *several) if i is not None))
    return dict(zip(needed, known.sheet.encode(known.header.start, [[i] for i in needed]), strict=True))


def long_rows(long: Long, excluded: list[Exclusion]) -> Rows:
    """The rows about a feature; repeated headers and rows about nothing are counted."""
    feature = long.cells[long.columns.feature]
    codes = long.codes(long.columns.feature)
    name = long.known.header.name(long.columns.feature)
    repeated = np.array([bool(name) and text == name for text in feature.vocabulary])[codes]
    blank = codes == 0
    total = totals_below(long.cells[0])
    blank |= total
    lost = blank & ~total & _says_something(long)
    for reason, rows in (("repeated_header", repeated), ("total_row", total), ("no_feature", lost)):
        if rows.any():
            excluded.append(rows_excluded(reason, np.flatnonzero(rows), long.start))
    kept = np.flatnonzero(~repeated & ~blank)
    if not kept.size:
        raise DataError("there are no rows below the header", long.known.place)
    if long.columns.count is not None:
        kept = np.repeat(kept, _counts(long, long.columns.count)[kept])
    known = sorted({feature.vocabulary[i] for i in np.unique(codes[kept])}, key=natural)
    place = {text: k for k, text in enumerate(known)}
    lookup = np.array([place.get(text, -1) for text in feature.vocabulary], dtype=np.int64)
    person, firsts = _people(long, kept)
    return Rows(kept, person, lookup[codes[kept]], firsts, tuple(known))


def _says_something(long: Long) -> NDArray[np.bool_]:
    said = [long.codes(i) != 0 for i in set(long.columns.answers)]
    found: NDArray[np.bool_] = np.logical_or.reduce(said)
    return found


def _counts(long: Long, column: int) -> NDArray[np.int64]:
    """How many people gave the answers of each row."""
    values = numbers_of(long.cells[column])
    return np.nan_to_num(values).astype(np.int64)[long.codes(column)]


def _people(long: Long, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which person each row is of, in each wave anew, and the first row of each."""
    if long.columns.respondent is None:
        return np.arange(len(rows)), rows
    ids = long.codes(long.columns.respondent)[rows]
    if (ids == 0).any():
        places = [long.address(int(row), long.columns.respondent) for row in rows[ids == 0][:_SHOWN]]
        what = f"{int((ids == 0).sum())} rows don't say whose answers they hold: {', '.join(places)}"
        todo = "Fill in the respondents' ids, or remove the rows."
        raise DataError(what, long.known.place, todo=todo)
    if (wave := long.known.extras.wave) is not None:
        ids = ids * len(long.cells[wave].vocabulary) + long.codes(wave)[rows]
    _, firsts, person = np.unique(ids, return_index=True, return_inverse=True)
    if long.columns.side is not None and len(firsts) == len(rows):
        # Where every row is somebody else's, the column doesn't say whose answers belong together.
        refuse_unpaired(replace(long.columns, respondent=None), long.known.place)
    order = np.argsort(np.argsort(firsts))
    return order[person], rows[np.sort(firsts)]


def side_of_rows(long: Long, found: Rows) -> NDArray[np.int64]:
    """0 where a row holds a functional answer, 1 where a dysfunctional one."""
    assert long.columns.side is not None
    vocabulary = long.cells[long.columns.side].vocabulary
    lookup = sides_told(vocabulary)
    codes = long.codes(long.columns.side)[found.rows]
    unknown = [vocabulary[i] for i in np.unique(codes[lookup[codes] < 0])]
    if unknown:
        raise unknown_sides(unknown, long.known.header.name(long.columns.side), long.known.place)
    return lookup[codes]


def sides_told(texts: Sequence[str]) -> NDArray[np.int64]:
    """By text: 0 where it names the functional question, 1 where the dysfunctional one, -1 where neither."""
    roles = [{name.role for name in names(text) if not name.stem} for text in texts]
    return np.array([{"functional": 0, "dysfunctional": 1}.get(min(each, default=""), -1) for each in roles])


def unknown_sides(texts: Sequence[str], column: str, place: str) -> DataError:
    """The error for a column of questions that names others than the two."""
    # So many texts are no kinds of question: they may be people's own words.
    shown = texts if len(texts) <= _SHOWN else ()
    listed = ", ".join(f'"{text}"' for text in shown) or f"{len(texts)} different texts"
    what = f'the column "{column}" names no known question: {listed}'
    allowed = "Known are functional and dysfunctional, positive and negative, and their like."
    return DataError(what, place, allowed)


def refuse_doubles(long: Long, found: Rows, placed: Sequence[NDArray[np.int64]]) -> None:
    """DataError where a person answers about one feature twice."""
    problems = []
    sides = placed if long.columns.side is not None else placed[:1]
    for rows in sides:
        key = found.person[rows] * len(found.names) + found.feature[rows]
        order = np.argsort(key, kind="stable")
        twice = order[1:][key[order][1:] == key[order][:-1]]
        if twice.size:
            shown = ", ".join(f"row {found.rows[rows[i]] + long.start + 1}" for i in sorted(twice)[:_SHOWN])
            what = f"{twice.size} rows repeat a respondent and feature of a row above: {shown}"
            todo = "Remove them; or name the wave column, if people answered in several waves."
            problems.append(Problem(what, long.known.place, todo=todo))
    if problems:
        raise DataError(problems)


def refuse_changes(long: Long, found: Rows, keep: NDArray[np.bool_]) -> None:
    """DataError where rows of one respondent disagree on weight, group or outcome."""
    problems = []
    extras = long.known.extras
    several = (*extras.by, *extras.outcomes)
    columns = [*(i for _, i in several), *([] if extras.weight is None else [extras.weight])]
    for column in columns:
        codes = long.codes(column)
        differs = (codes[found.rows] != codes[found.firsts][found.person]) & keep[found.person]
        if differs.any():
            first = long.address(int(found.rows[np.argmax(differs)]), column)
            name = long.known.header.name(column)
            what = f'{int(differs.sum())} rows differ in "{name}" from another row of the same respondent'
            problems.append(Problem(f"{what}, first in {first}", long.known.place))
    if problems:
        raise DataError(problems)
