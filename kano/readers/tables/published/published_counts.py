"""The numbers of a published table: people by category, counted or made from percentages."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Notice, frozen_map
from kano.readers.files.sheet import cell
from kano.readers.tables.understood import Understood
from kano.scale import CATEGORIES, Category
from kano.values import dataclass
from kano.words.folding import number

_MOST = 10**10
"""More people than there are."""
_ROUNDING = 2.0
"""How far printed percentages may add up beside 100."""


@dataclass(frozen=True, eq=False)
class Printed:
    """A table with its cells as text."""

    known: Understood
    feature: int
    n: int | None
    unit: int | None
    by: int | None
    wave: int | None
    rows: NDArray[np.int64]
    """Rows of the sheet that are about a feature."""
    texts: Mapping[int, Sequence[str]]
    """By column, the cells of those rows."""


def counts_of(table: Printed, notices: list[Notice]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Counts (rows, 6) and the people who gave no category."""
    problems: list[Problem] = []
    values = np.array([list(_values(table, row, problems)) for row in range(len(table.rows))])
    if problems:
        raise DataError(problems)
    percent = [_is_percent(table, row, values[row]) for row in range(len(table.rows))]
    counts = np.zeros(values.shape, dtype=np.int64)
    unanswered = np.zeros(len(values), dtype=np.int64)
    for row in range(len(values)):
        base = _base(table, row, problems)
        if percent[row]:
            counts[row] = _from_percent(table, row, values[row], base, problems)
        else:
            counts[row] = values[row]
            unanswered[row] = max((base or 0) - int(values[row].sum()), 0) if base else 0
            if base and values[row].sum() > base:
                problems.append(Problem(f"the counts add up to more than n = {base}", where(table, row)))
            elif unanswered[row] and Category.ONE_DIMENSIONAL not in table.known.categories:
                what = f"there is no column of one-dimensional, and {unanswered[row]} of n = {base} are in none"
                problems.append(Problem(what, where(table, row), todo="Add the column that was left out."))
    if problems:
        raise DataError(problems)
    notices += _about(table, values, percent)
    notices += _below_n(table, values, unanswered)
    return counts, unanswered


def _values(table: Printed, row: int, problems: list[Problem]) -> Iterator[float]:
    """The row's numbers by category; a blank R or Q and a missing column are 0."""
    for category in CATEGORIES:
        i = table.known.categories.get(category)
        text = table.texts[i][row].rstrip("% ") if i is not None else ""
        value = number(text)
        optional = i is None or category in {Category.REVERSE, Category.QUESTIONABLE}
        if (value is None and not (optional and not text)) or not 0 <= (value or 0) <= _MOST:
            place = f"{table.known.place}, {cell(int(table.rows[row]) + table.known.header.start, i or 0)}"
            problems.append(Problem(f'"{text}" is no count of {category.value}', place))
        yield value or 0.0


def _is_percent(table: Printed, row: int, values: NDArray[np.float64]) -> bool:
    unit = table.texts[table.unit][row].casefold() if table.unit is not None else ""
    columns = table.known.categories.values()
    told = any("%" in table.texts[i][row] + table.known.header.name(i) for i in columns)
    told |= unit.startswith(("pct", "perc", "%"))
    return told or bool((values % 1 != 0).any())


def _base(table: Printed, row: int, problems: list[Problem]) -> int | None:
    text = table.texts[table.n][row] if table.n is not None else ""
    if not text:
        return None
    value = number(text)
    if value is None or not 0 < value <= _MOST or value % 1:
        problems.append(Problem(f'n is "{text}", no number of people', where(table, row)))
        return None
    return int(value)


def _from_percent(
    table: Printed, row: int, values: NDArray[np.float64], base: int | None, problems: list[Problem]
) -> NDArray[np.int64]:
    """Whole people whose shares come nearest to the printed ones."""
    total = values.sum() * (100 if values.sum() <= 1 + _ROUNDING / 100 else 1)
    if base is None:
        todo = "Add a column n with the number of people: shares alone don't say how certain they are."
        problem = Problem("percentages without the number of people", table.known.place, todo=todo)
        problems += [] if problem in problems else [problem]
    elif abs(total - 100) > _ROUNDING:
        problems.append(Problem(f"the percentages add up to {total:.4g}", where(table, row)))
    else:
        exact = values / values.sum() * base
        counts: NDArray[np.int64] = np.floor(exact).astype(np.int64)
        order = np.argsort(counts - exact, kind="stable")
        counts[order[: base - int(counts.sum())]] += 1
        return counts
    return np.zeros(len(values), dtype=np.int64)


def _about(table: Printed, values: NDArray[np.float64], percent: Sequence[bool]) -> Iterator[Notice]:
    if any(percent):
        yield Notice("counts_from_percent", frozen_map({"count": sum(percent)}))
    elif table.n is None and (np.abs(values.sum(axis=1) - 100) <= 1).all():
        yield Notice("counts_sum_to_100", frozen_map({}))
    missing = [category.value for category in CATEGORIES if category not in table.known.categories]
    if missing:
        yield Notice("categories_missing", frozen_map({"categories": tuple(missing)}))


def _below_n(table: Printed, values: NDArray[np.float64], unanswered: NDArray[np.int64]) -> Iterator[Notice]:
    """Says which rows add up to fewer people than their n."""
    if table.n is None or not unanswered.any():
        return
    names, base = table.texts[table.feature], table.texts[table.n]
    short: list[int] = np.flatnonzero(unanswered).tolist()
    rows = tuple(f"{names[row]} {int(values[row].sum())} / {base[row]}" for row in short)
    yield Notice("counts_below_n", frozen_map({"rows": rows}))


def where(table: Printed, row: int) -> str:
    """A row of the table as an error names it."""
    return f"{table.known.place}, row {int(table.rows[row]) + table.known.header.start + 1}"
