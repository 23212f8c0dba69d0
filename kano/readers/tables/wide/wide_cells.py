"""The cells of a wide sheet that are needed, read in one pass, and which of its rows are respondents."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError
from kano.provenance import Exclusion, Notice, frozen_map
from kano.questionnaire import Outcome
from kano.readers.answers.rotation import find_block
from kano.readers.columns.header import Header
from kano.readers.columns.names import RATINGS
from kano.readers.columns.platforms import Mark, columns_of
from kano.readers.columns.timing import Timing, find_ids, find_timing
from kano.readers.files.coding import Coded
from kano.readers.pairs.pair import Pair
from kano.readers.tables.rows import rows_excluded, totals_below
from kano.readers.tables.understood import Understood
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Cells:
    """The columns that are needed, as codes."""

    known: Understood
    timing: Timing
    answers: tuple[Coded, Coded]
    ratings: Mapping[str, tuple[Coded, tuple[int, ...], tuple[int, ...]]]
    """By rating: codes, places of the features, columns."""
    by: Sequence[tuple[str, Coded]]
    weight: Coded | None
    wave: Coded | None
    respondent: Coded | None
    ids: Coded | None
    """Ids by the name of their column, where the settings name none."""
    block: Coded | None
    """Which features each respondent was shown, where forms rotated them."""
    first: Coded | None
    """The first column: rows of totals say so there."""
    times: Coded | None
    marks: Sequence[tuple[Mark, Coded]]
    """Columns by which the platform sets rows apart."""
    outcomes: Sequence[tuple[Outcome, int, Coded]] = ()
    """What was asked once, its column and codes."""

    @property
    def start(self) -> int:
        """Where the first of the rows stands in the sheet."""
        return self.known.header.start


def read_cells(known: Understood) -> Cells:
    """One pass over the sheet for the needed columns alone."""
    header, pairs, by = known.header, known.pairing.pairs, known.extras.by
    timing = find_timing(header).without(known.pairing.columns)
    sides, ratings, marks = asked_columns(pairs), columns_rated(pairs), columns_marked(header)
    # Both sides in one group: their columns are neighbours, which are read quicker than every second one.
    asked = sorted({*sides[0], *sides[1]})
    single = {
        **columns_read(known),
        **{f"by {name}": i for name, i in by},
        **{f"mark {i}": i for _, i in marks},
        **{f"outcome {i}": i for _, i in known.extras.outcomes},
    }
    wanted = {"asked": asked, **{name: each for name, (_, each) in ratings.items()}, "times": timing.columns}
    wanted |= {name: () if i is None else (i,) for name, i in single.items()}
    groups = {name: columns for name, columns in wanted.items() if columns}
    coded = dict(zip(groups, known.sheet.encode(header.start, list(groups.values())), strict=True))
    functional, dysfunctional = (coded["asked"].take([asked.index(i) for i in side]) for side in sides)
    return Cells(
        known,
        timing,
        (functional, dysfunctional),
        {name: (coded[name], *each) for name, each in ratings.items()},
        [(name, coded[f"by {name}"]) for name, _ in by],
        **{name: coded.get(name) for name in (*columns_read(known), "times")},
        marks=[(mark, coded[f"mark {i}"]) for mark, i in marks],
        outcomes=[(outcome, i, coded[f"outcome {i}"]) for outcome, i in known.extras.outcomes],
    )


def columns_rated(pairs: Sequence[Pair]) -> Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """By rating: places of the pairs that have it, and its columns."""
    found = {}
    for name in RATINGS:
        rated = [(k, pair.ratings[name]) for k, pair in enumerate(pairs) if name in pair.ratings]
        if rated:
            found[name] = (tuple(k for k, _ in rated), tuple(i for _, i in rated))
    return found


def columns_read(known: Understood) -> Mapping[str, int | None]:
    """Columns read one by one, by the field that holds them."""
    header, extras = known.header, known.extras
    return {
        "weight": extras.weight,
        "wave": extras.wave,
        "respondent": extras.respondent,
        "ids": find_ids(header) if extras.respondent is None else extras.respondent,
        "block": find_block(header),
        "first": 0,
    }


def columns_marked(header: Header) -> list[tuple[Mark, int]]:
    """The columns by which the platform sets rows apart."""
    if header.platform is None:
        return []
    columns = columns_of(header.codes, header.texts)
    found = ((mark, mark.column(columns)) for mark in header.platform.marks)
    return [(mark, i) for mark, i in found if i is not None]


def asked_columns(pairs: Sequence[Pair]) -> tuple[list[int], list[int]]:
    """The columns of the functional and of the dysfunctional questions."""
    return [pair.functional for pair in pairs], [pair.dysfunctional for pair in pairs]


def respondent_rows(read: Cells) -> tuple[NDArray[np.int64], list[Exclusion]]:
    """The rows that are respondents: no repeated headers, totals, previews, or what the platform rejected."""
    rows = np.arange(len(read.answers[0].codes))
    kept = np.ones(len(rows), dtype=bool)
    excluded = []
    for reason, mask in _left_out(read):
        gone = mask & kept
        if gone.any():
            excluded.append(rows_excluded(reason, rows[gone], read.start))
        kept &= ~gone
    if not kept.any():
        raise DataError("there are no rows below the header", read.known.place)
    return rows[kept], excluded


def unfinished(read: Cells, rows: NDArray[np.int64]) -> Iterator[Notice]:
    """Says how many of these respondents the platform calls unfinished; they are read all the same."""
    for mark, coded in read.marks:
        if mark.reason == "unfinished":
            found = rows[_marked(mark, coded)[rows]]
            if found.size:
                values = {"count": int(found.size), "first": int(found[0]) + read.start + 1}
                yield Notice("unfinished", frozen_map(values), warning=False)


def _left_out(read: Cells) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    yield "repeated_header", _header_rows(read)
    if read.first is not None:
        yield "total_row", totals_below(read.first)
    for mark, coded in read.marks:
        if mark.reason != "unfinished":
            yield mark.reason, _marked(mark, coded)


def _marked(mark: Mark, coded: Coded) -> NDArray[np.bool_]:
    values = np.array([text.casefold() in mark.values for text in coded.vocabulary])
    found: NDArray[np.bool_] = values[coded.codes[:, 0]]
    return found


def _header_rows(read: Cells) -> NDArray[np.bool_]:
    """Rows that say nothing but the names of their columns."""
    sides = [
        (coded.codes, _header_codes(coded, read.known.header, columns))
        for coded, columns in zip(read.answers, asked_columns(read.known.pairing.pairs), strict=True)
    ]
    named = np.zeros(len(read.answers[0].codes), dtype=bool)
    if all((names < 0).all() for _, names in sides):
        return named
    other = named.copy()
    for codes, names in sides:
        same = codes == names
        named |= same.any(axis=1)
        other |= (~same & (codes != 0)).any(axis=1)
    said: NDArray[np.bool_] = named & ~other
    return said


def _header_codes(coded: Coded, header: Header, columns: Sequence[int]) -> NDArray[np.int64]:
    """The code of each column's name, -1 where no cell says it."""
    places = {text: i for i, text in enumerate(coded.vocabulary) if text}
    return np.array([places.get(header.name(i), -1) for i in columns])
