"""Tables of category counts, as papers print them: a row a feature, a column a category."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Exclusion, Notice, Source
from kano.readers.columns.extras import natural
from kano.readers.columns.header import Header
from kano.readers.columns.references import column
from kano.readers.columns.wave_column import Waves, one_wave, waves_of
from kano.readers.files.sheet import Sheet
from kano.readers.pairs.features import features_of
from kano.readers.pairs.pair import Pair
from kano.readers.pairs.questionnaires import recognised
from kano.readers.tables.published.published_columns import category_columns
from kano.readers.tables.published.published_counts import Table, counts_of, where
from kano.readers.tables.rows import total_words
from kano.readers.tables.understood import SHOWN, Reading
from kano.resources import facts
from kano.responses import Wave
from kano.scale import CATEGORIES
from kano.settings.study import Settings
from kano.tally import Categories


def read_published(sheet: Sheet, header: Header, settings: Settings) -> Reading:
    """The counts of a published table; percentages become counts by the column n."""
    excluded: list[Exclusion] = []
    notices: list[Notice] = list(sheet.notices)
    table = _table(sheet, header, settings, excluded)
    counts, unanswered = counts_of(table, notices)
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


def _table(sheet: Sheet, header: Header, settings: Settings, excluded: list[Exclusion]) -> Table:
    categories = category_columns(header)
    usual = facts("suffixes")["columns"]
    feature = _named(header, usual["feature"])
    if feature is None:
        feature = _first_other(header, categories.values(), sheet)
    n, unit = _named(header, usual["n"]), _named(header, usual["unit"])
    by = column(header, settings.by, sheet.place) if settings.by else None
    wave = column(header, settings.wave, sheet.place) if settings.wave else None
    needed = [feature, *categories.values(), *(i for i in (n, unit, by, wave) if i is not None)]
    coded = dict(zip(needed, sheet.encode(header.start, [[i] for i in needed]), strict=True))
    texts = {i: [each.vocabulary[code] for code in each.codes[:, 0]] for i, each in coded.items()}
    rows = []
    for row, name in enumerate(texts[feature]):
        empty = not any(texts[i][row] for i in categories.values())
        total = name.casefold() in {*total_words(), "all"}
        if name and (empty or total):
            place = (f"row {row + header.start + 1}",)
            excluded.append(Exclusion("total_row" if total else "no_counts", 1, place))
        elif name:
            rows.append(row)
    if not rows:
        raise DataError(Problem("no row of this table of categories holds numbers", sheet.place))
    kept = {i: [column_[row] for row in rows] for i, column_ in texts.items()}
    at = np.array(rows, dtype=np.int64)
    return Table(sheet, header, categories, feature, n, unit, by, wave, at, kept)


def _first_other(header: Header, taken: Collection[int], sheet: Sheet) -> int:
    for i in range(len(header.texts)):
        if i not in taken:
            return i
    allowed = "A table of categories has a row a feature and a column a category."
    todo = "Add a column with the names of the features, headed feature."
    raise DataError(Problem("no column names the features", sheet.place, allowed, todo))


def _named(header: Header, usual: Sequence[str]) -> int | None:
    plain = [" ".join(text.casefold().split()) for text in header.texts]
    return next((plain.index(name) for name in usual if plain.count(name) == 1), None)


def _waves(table: Table, settings: Settings, questionnaire: str) -> Waves:
    template = Wave(questionnaire=questionnaire)
    if table.wave is None:
        return one_wave(table.sheet, settings, template)
    coded = table.sheet.encode(table.header.start, [[table.wave]])[0]
    return waves_of(coded, settings, template, table.sheet.place)


def _places(
    table: Table, names: Sequence[str], segments: Sequence[str], waves: Waves
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
        shown = ", ".join(where(table, row) for row in twice[:SHOWN])
        todo = "Name the column that tells them apart as wave or by, or remove the repeated rows."
        raise DataError(Problem(f"rows repeat a feature: {shown}", table.sheet.place, todo=todo))
    return w, np.array(s, dtype=np.int64), np.array(f, dtype=np.int64)
