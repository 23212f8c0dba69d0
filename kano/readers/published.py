"""Tables of category counts, as papers print them: a row a feature, a column a category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Exclusion, Notice, Source, frozen_map
from kano.readers.columns import column
from kano.readers.extras import natural
from kano.readers.features import features_of
from kano.readers.folding import number
from kano.readers.layout import Header
from kano.readers.matched import recognised
from kano.readers.pair import Pair
from kano.readers.result import SHOWN, Reading
from kano.readers.sheet import Sheet, cell
from kano.readers.waves import Waves, one_wave, waves_of
from kano.resources import facts
from kano.responses import Wave
from kano.scale import CATEGORIES, Category
from kano.settings import Settings
from kano.tally import Categories

_COLLIDING = frozenset("PLEDUCSTBX")
"""Letters by which papers and tools name categories, each differently."""
_TOTALS = frozenset(
    {"total", "totals", "totaal", "sum", "som", "gesamt", "average", "gemiddelde", "mean", "all"}
)
_ROUNDING = 2.0
"""How far printed percentages may add up beside 100."""


@dataclass(frozen=True, eq=False)
class _Table:
    """A table with its cells as text."""

    sheet: Sheet
    header: Header
    categories: Mapping[Category, int]
    feature: int
    n: int | None
    unit: int | None
    by: int | None
    wave: int | None
    rows: NDArray[np.int64]
    """Rows of the sheet that are about a feature."""
    texts: Mapping[int, Sequence[str]]
    """By column, the cells of those rows."""


def category_columns(header: Header) -> Mapping[Category, int]:
    """The columns named after categories; {} where they are not those of a table of counts.

    Raises:
        DataError: where single letters stand for categories that other papers name otherwise.
    """
    plain = [text.strip(" %").casefold() for text in header.texts]
    found: dict[Category, int] = {}
    for category in CATEGORIES:
        columns = [i for i, text in enumerate(plain) if text in facts("suffixes")["categories"][category.value]]
        if len(columns) == 1:
            found[category] = columns[0]
    letters = {text.upper() for text in plain if len(text) == 1}
    strange = sorted(letters & _COLLIDING)
    needed = {Category.MUST_BE, Category.ONE_DIMENSIONAL, Category.ATTRACTIVE, Category.INDIFFERENT}
    if strange and len(letters & set("MOAIRQ")) >= 2 and len(found) < len(CATEGORIES):
        raise DataError(
            Problem(
                f"the letters {', '.join(strange)} stand for unlike categories in different papers",
                allowed="O is one-dimensional here, but must-be (obligatoire) in French tables with P.",
                todo="Name the columns M, O, A, I, R, Q, or in full: must-be, one-dimensional, attractive, …",
            )
        )
    return found if needed <= found.keys() else {}


def is_published(header: Header) -> bool:
    """Whether the columns are those of a table of category counts."""
    return header.row is not None and bool(category_columns(header))


def read_published(sheet: Sheet, header: Header, settings: Settings) -> Reading:
    """The counts of a published table; percentages become counts by the column n."""
    excluded: list[Exclusion] = []
    notices: list[Notice] = list(sheet.notices)
    table = _table(sheet, header, settings, excluded)
    counts, unanswered = _counts(table, notices)
    names = list(dict.fromkeys(table.texts[table.feature]))
    pairs = recognised([Pair(name, table.feature, table.feature, "key") for name in names], settings)
    features = features_of(pairs, header, settings, sheet.place)
    waves = _waves(table, settings, features.questionnaire)
    segments = ("",) if table.by is None else tuple(sorted(set(table.texts[table.by]), key=natural))
    shape = (len(waves.waves), len(segments), len(names))
    at = _places(table, names, segments, waves)
    n, no_answer = np.zeros((*shape, len(CATEGORIES)), dtype=np.int64), np.zeros(shape, dtype=np.int64)
    n[at], no_answer[at] = counts, unanswered
    data = Categories(
        waves=waves.waves,
        segments=segments,
        features=features.features,
        n=n,
        w=n.astype(np.float64),
        w2=n.astype(np.float64),
        not_asked=np.zeros(shape, dtype=np.int64),
        by=settings.by if table.by is not None else "",
        no_answer=no_answer,
    )
    source = Source(sheet.file, sheet.name, layout="counts", encoding=sheet.encoding)
    return Reading(data, source, tuple(excluded), (*notices, *waves.notices))


def _table(sheet: Sheet, header: Header, settings: Settings, excluded: list[Exclusion]) -> _Table:
    categories = category_columns(header)
    usual = facts("suffixes")["columns"]
    feature = _named(header, usual["feature"])
    if feature is None:
        feature = next(i for i in range(len(header.texts)) if i not in categories.values())
    n, unit = _named(header, usual["n"]), _named(header, usual["unit"])
    by = column(header, settings.by, sheet.place) if settings.by else None
    wave = column(header, settings.wave, sheet.place) if settings.wave else None
    needed = [feature, *categories.values(), *(i for i in (n, unit, by, wave) if i is not None)]
    coded = dict(zip(needed, sheet.encode(header.start, [[i] for i in needed]), strict=True))
    texts = {i: [each.vocabulary[code] for code in each.codes[:, 0]] for i, each in coded.items()}
    rows = []
    for row, name in enumerate(texts[feature]):
        empty = not any(texts[i][row] for i in categories.values())
        total = name.casefold() in _TOTALS
        if name and (empty or total):
            where = (f"row {row + header.start + 1}",)
            excluded.append(Exclusion("total_row" if total else "no_counts", 1, where))
        elif name:
            rows.append(row)
    if not rows:
        raise DataError(Problem("no row of this table of categories holds numbers", sheet.place))
    kept = {i: [column_[row] for row in rows] for i, column_ in texts.items()}
    at = np.array(rows, dtype=np.int64)
    return _Table(sheet, header, categories, feature, n, unit, by, wave, at, kept)


def _named(header: Header, usual: Sequence[str]) -> int | None:
    plain = [" ".join(text.casefold().split()) for text in header.texts]
    return next((plain.index(name) for name in usual if plain.count(name) == 1), None)


def _counts(table: _Table, notices: list[Notice]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
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
                problems.append(Problem(f"the counts add up to more than n = {base}", _where(table, row)))
    if problems:
        raise DataError(problems)
    notices += _about(table, values, percent)
    return counts, unanswered


def _values(table: _Table, row: int, problems: list[Problem]) -> Iterator[float]:
    """The row's numbers by category; a missing R or Q is 0."""
    for category in CATEGORIES:
        i = table.categories.get(category)
        text = table.texts[i][row].rstrip("% ") if i is not None else ""
        value = number(text)
        optional = category in {Category.REVERSE, Category.QUESTIONABLE}
        if (value is None and not (optional and not text)) or (value or 0) < 0:
            where = f"{table.sheet.place}, {cell(int(table.rows[row]) + table.header.start, i or 0)}"
            problems.append(Problem(f'"{text}" is no count of {category.value}', where))
        yield value or 0.0


def _is_percent(table: _Table, row: int, values: NDArray[np.float64]) -> bool:
    unit = table.texts[table.unit][row].casefold() if table.unit is not None else ""
    columns = table.categories.values()
    told = any("%" in table.texts[i][row] + table.header.name(i) for i in columns)
    told |= unit.startswith(("pct", "perc", "%"))
    return told or bool((values % 1 != 0).any())


def _base(table: _Table, row: int, problems: list[Problem]) -> int | None:
    text = table.texts[table.n][row] if table.n is not None else ""
    if not text:
        return None
    value = number(text)
    if value is None or value <= 0 or value % 1:
        problems.append(Problem(f'n is "{text}", no number of people', _where(table, row)))
        return None
    return int(value)


def _from_percent(
    table: _Table, row: int, values: NDArray[np.float64], base: int | None, problems: list[Problem]
) -> NDArray[np.int64]:
    """Whole people whose shares come nearest to the printed ones."""
    total = values.sum() * (100 if values.sum() <= 1 + _ROUNDING / 100 else 1)
    if base is None:
        todo = "Add a column n with the number of people: shares alone don't say how certain they are."
        problem = Problem("percentages without the number of people", table.sheet.place, todo=todo)
        problems += [] if problem in problems else [problem]
    elif abs(total - 100) > _ROUNDING:
        problems.append(Problem(f"the percentages add up to {total:.4g}", _where(table, row)))
    else:
        exact = values / values.sum() * base
        counts: NDArray[np.int64] = np.floor(exact).astype(np.int64)
        order = np.argsort(counts - exact, kind="stable")
        counts[order[: base - int(counts.sum())]] += 1
        return counts
    return np.zeros(len(values), dtype=np.int64)


def _about(table: _Table, values: NDArray[np.float64], percent: Sequence[bool]) -> Iterator[Notice]:
    if any(percent):
        yield Notice("counts_from_percent", frozen_map({"count": sum(percent)}))
    elif table.n is None and (np.abs(values.sum(axis=1) - 100) <= 1).all():
        yield Notice("counts_sum_to_100", frozen_map({}))
    missing = [category.value for category in CATEGORIES if category not in table.categories]
    if missing:
        yield Notice("categories_missing", frozen_map({"categories": tuple(missing)}))


def _waves(table: _Table, settings: Settings, questionnaire: str) -> Waves:
    template = Wave(questionnaire=questionnaire)
    if table.wave is None:
        return one_wave(table.sheet, settings, template)
    coded = table.sheet.encode(table.header.start, [[table.wave]])[0]
    return waves_of(coded, settings, template, table.sheet.place)


def _places(
    table: _Table, names: Sequence[str], segments: Sequence[str], waves: Waves
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Wave, segment and feature of each row; DataError where two rows are about the same."""
    w = np.zeros(len(table.rows), dtype=np.int64) if waves.wave is None else waves.wave[table.rows]
    s = [
        0 if table.by is None else segments.index(table.texts[table.by][row]) for row in range(len(table.rows))
    ]
    f = [names.index(text) for text in table.texts[table.feature]]
    places = list(zip(w.tolist(), s, f, strict=True))
    twice = [row for row, place in enumerate(places) if place in places[:row]]
    if twice:
        shown = ", ".join(_where(table, row) for row in twice[:SHOWN])
        todo = "Name the column that tells them apart as wave or by, or remove the repeated rows."
        raise DataError(Problem(f"rows repeat a feature: {shown}", table.sheet.place, todo=todo))
    return w, np.array(s, dtype=np.int64), np.array(f, dtype=np.int64)


def _where(table: _Table, row: int) -> str:
    return f"{table.sheet.place}, row {int(table.rows[row]) + table.header.start + 1}"
