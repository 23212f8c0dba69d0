"""Tables of category counts, as papers print them: a row a feature, a column a category."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError
from kano.provenance import Exclusion, Notice, Source
from kano.readers.columns.extras import natural
from kano.readers.columns.header import total_words
from kano.readers.columns.references import column
from kano.readers.columns.wave_column import Waves, find_waves
from kano.readers.pairs.features import features_of
from kano.readers.pairs.pair import Pair
from kano.readers.pairs.questionnaires import recognised
from kano.readers.tables.outcome import SHOWN, Reading
from kano.readers.tables.published.published_counts import Printed, counts_of, where
from kano.readers.tables.understood import Understood
from kano.resources import facts
from kano.responses import Wave
from kano.scale import CATEGORIES
from kano.tally import Categories


def read_published(known: Understood) -> Reading:
    """The counts of a published table; percentages become counts by the column n."""
    excluded: list[Exclusion] = []
    sheet, settings = known.sheet, known.settings
    notices: list[Notice] = list(sheet.notices)
    table = _printed(known, excluded)
    counts, unanswered = counts_of(table, notices)
    names = list(dict.fromkeys(table.texts[table.feature]))
    pairs = recognised([Pair(name, table.feature, table.feature, "key") for name in names], settings)
    features = features_of(pairs, known.table)
    coded = None if table.wave is None else sheet.encode(known.header.start, [[table.wave]])[0]
    waves = find_waves(sheet, settings, Wave(questionnaire=features.questionnaire), coded)
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


def _printed(known: Understood, excluded: list[Exclusion]) -> Printed:
    sheet, header, settings, categories = known.sheet, known.header, known.settings, known.categories
    usual = facts("suffixes")["columns"]
    if (feature := header.sole(usual["feature"])) is None:
        feature = _first_other(known)
    counted = [name for name in usual["n"] if header.sole([name]) not in categories.values()]
    n, unit = header.sole(counted), header.sole(usual["unit"])
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
        raise DataError("no row of this table of categories holds numbers", sheet.place)
    kept = {i: [column_[row] for row in rows] for i, column_ in texts.items()}
    at = np.array(rows, dtype=np.int64)
    return Printed(known, feature, n, unit, by, wave, at, kept)


def _first_other(known: Understood) -> int:
    for i in range(len(known.header.texts)):
        if i not in known.categories.values():
            return i
    allowed = "A table of categories has a row a feature and a column a category."
    todo = "Add a column with the names of the features, headed feature."
    raise DataError("no column names the features", known.place, allowed, todo)


def _places(
    table: Printed, names: Sequence[str], segments: Sequence[str], waves: Waves
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Wave, segment and feature of each row; DataError where two rows are about the same."""
    w = np.zeros(len(table.rows), dtype=np.int64) if waves.wave is None else waves.wave[table.rows]
    s = [
        0 if table.by is None else segments.index(table.texts[table.by][row]) for row in range(len(table.rows))
    ]
    f = [names.index(text) for text in table.texts[table.feature]]
    places = list(zip(w.tolist(), s, f, strict=True))
    if twice := [row for row, place in enumerate(places) if place in places[:row]]:
        shown = ", ".join(where(table, row) for row in twice[:SHOWN])
        todo = "Name the column that tells them apart as wave or by, or remove the repeated rows."
        raise DataError(f"rows repeat a feature: {shown}", table.known.place, todo=todo)
    return w, np.array(s, dtype=np.int64), np.array(f, dtype=np.int64)
