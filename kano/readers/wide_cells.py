"""The cells of a wide sheet that are needed, read in one pass, and which of its rows are respondents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Exclusion
from kano.readers.blocks import find_block
from kano.readers.extras import Extras
from kano.readers.layout import Header
from kano.readers.names import RATINGS
from kano.readers.pair import Pair
from kano.readers.rows import rows_excluded
from kano.readers.sheet import Coded, Sheet
from kano.readers.timing import Timing, find_ids


@dataclass(frozen=True, eq=False)
class Cells:
    """The columns that are needed, as codes."""

    answers: tuple[Coded, Coded]
    ratings: Mapping[str, tuple[Coded, tuple[int, ...], tuple[int, ...]]]
    """By rating: codes, places of the features, columns."""
    by: Sequence[tuple[str, Coded]]
    weight: Coded | None
    wave: Coded | None
    respondent: Coded | None
    status: Coded | None
    ids: Coded | None
    """Ids by the name of their column, where the settings name none."""
    block: Coded | None
    """Which features each respondent was shown, where forms rotated them."""
    times: Coded | None


def read_cells(sheet: Sheet, header: Header, pairs: Sequence[Pair], extras: Extras, timing: Timing) -> Cells:
    """One pass over the sheet for the needed columns alone."""
    ratings = _ratings(pairs)
    single = _single(header, extras)
    present = {name: i for name, i in single.items() if i is not None}
    groups = [
        [pair.functional for pair in pairs],
        [pair.dysfunctional for pair in pairs],
        *[columns for _, columns in ratings.values()],
        *[[i] for _, i in extras.by],
        *[[i] for i in present.values()],
        *([timing.columns] if timing.columns else ()),
    ]
    coded = iter(sheet.encode(header.start, groups))
    answers = (next(coded), next(coded))
    rated = {name: (next(coded), *each) for name, each in ratings.items()}
    by = [(name, next(coded)) for name, _ in extras.by]
    singles = {name: next(coded) if name in present else None for name in single}
    return Cells(answers, rated, by, **singles, times=next(coded, None))


def _ratings(pairs: Sequence[Pair]) -> Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """By rating: places of the pairs that have it, and its columns."""
    found = {}
    for name in RATINGS:
        rated = [(k, pair.ratings[name]) for k, pair in enumerate(pairs) if name in pair.ratings]
        if rated:
            found[name] = (tuple(k for k, _ in rated), tuple(i for _, i in rated))
    return found


def _single(header: Header, extras: Extras) -> Mapping[str, int | None]:
    """Columns read one by one, by the field that holds them."""
    return {
        "weight": extras.weight,
        "wave": extras.wave,
        "respondent": extras.respondent,
        "status": _status(header),
        "ids": find_ids(header) if extras.respondent is None else extras.respondent,
        "block": find_block(header),
    }


def _status(header: Header) -> int | None:
    """Qualtrics' column that tells previews from respondents."""
    names = header.codes or header.texts
    return names.index("Status") if header.platform == "qualtrics" and "Status" in names else None


def respondent_rows(
    read: Cells, header: Header, pairs: Sequence[Pair], sheet: Sheet
) -> tuple[NDArray[np.int64], list[Exclusion]]:
    """The rows that are respondents: no repeated headers, no previews."""
    rows = np.arange(len(read.answers[0].codes))
    excluded = []
    headers = _header_rows(read, header, pairs)
    if headers.any():
        excluded.append(rows_excluded("repeated_header", rows[headers], header))
    preview = np.zeros(len(rows), dtype=bool)
    if read.status:
        tried = [text.casefold() in {"1", "survey preview", "spam", "8"} for text in read.status.vocabulary]
        preview = np.array(tried)[read.status.codes[:, 0]] & ~headers
        if preview.any():
            excluded.append(rows_excluded("preview", rows[preview], header))
    kept = rows[~headers & ~preview]
    if not len(kept):
        raise DataError(Problem("there are no rows below the header", sheet.place))
    return kept, excluded


def _header_rows(read: Cells, header: Header, pairs: Sequence[Pair]) -> NDArray[np.bool_]:
    """Rows that say nothing but the names of their columns."""
    named = np.zeros(len(read.answers[0].codes), dtype=bool)
    other = named.copy()
    for coded, columns in zip(
        read.answers, ([p.functional for p in pairs], [p.dysfunctional for p in pairs]), strict=True
    ):
        places = {text: i for i, text in enumerate(coded.vocabulary)}
        codes = np.array([places.get(header.name(i), -1) if header.name(i) else -1 for i in columns])
        same = coded.codes == codes
        named |= same.any(axis=1)
        other |= (~same & (coded.codes != 0)).any(axis=1)
    said: NDArray[np.bool_] = named & ~other
    return said
