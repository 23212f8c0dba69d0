"""Wide sheets: a row a respondent, two columns a feature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Exclusion, Notice, frozen_map
from kano.readers.answers import Sides, Texts, decoded, notices_of
from kano.readers.blocks import find_block, unasked
from kano.readers.checks import turned_round
from kano.readers.extras import Extras, group_of, ids_of, rating_values, weights_of
from kano.readers.features import features_of, pairs_used
from kano.readers.layout import Header
from kano.readers.names import RATINGS
from kano.readers.pair import Pair
from kano.readers.pairs import Pairs
from kano.readers.result import SHOWN, Reading
from kano.readers.rows import no_answers, rows_excluded, source_of, wave_template
from kano.readers.sheet import Coded, Sheet, cell, column_letters
from kano.readers.timing import Timing, find_ids, find_timing, repeated_ids, seconds_of
from kano.readers.waves import Waves, one_wave, waves_of
from kano.resources import facts
from kano.responses import Responses, Wave
from kano.scale import Answer
from kano.settings import Settings


@dataclass(frozen=True, eq=False)
class _Read:
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


def read_wide(sheet: Sheet, header: Header, found: Pairs, extras: Extras, settings: Settings) -> Reading:
    """The responses of a wide sheet."""
    timing = find_timing(header).without(found.columns)
    read = _read(sheet, header, found.pairs, extras, timing)
    features = features_of(found.pairs, header, settings, sheet.place)
    rows, excluded = _respondent_rows(read, header, found.pairs, sheet)
    sides = _sides(read, found.pairs, rows, header.start)
    both, meanings = decoded(sides, settings, sheet.place)
    answers = np.stack(both, axis=2)
    told = frozen_map(dict(features.questions))
    waves = _waves(sheet, read, settings, wave_template(meanings, features.questionnaire, settings, told))
    keep = _answering(answers, waves, rows, header, excluded)
    if not keep.any():
        raise no_answers(sheet, meanings)
    answers, kept = unasked(answers[keep], read.block, rows[keep]), rows[keep]
    notices = [
        *notices_of(sides, meanings),
        *waves.notices,
        *turned_round(features.features, answers, meanings.scale),
    ]
    responses = Responses(
        features.features,
        answers,
        waves.waves,
        None if waves.wave is None else waves.wave[kept],
        _weights(read, extras, kept, header, sheet),
        frozen_map(dict(_ratings(read, len(features.features), kept, header, notices))),
        frozen_map({name: group_of(coded, kept) for name, coded in read.by}),
        None if read.respondent is None else ids_of(read.respondent, kept),
        seconds=None if read.times is None else seconds_of(timing, read.times, kept),
        again=None if read.ids is None else repeated_ids(read.ids, waves.wave, kept),
        rows=kept + header.start + 1,
    )
    source = source_of(
        sheet,
        meanings,
        layout=found.layout,
        respondents=len(responses),
        pairs=pairs_used(found.pairs, features, header),
    )
    excluded += _unused(header, found, extras)
    notices += _about_columns(header, found)
    return Reading(responses, source, tuple(excluded), (*sheet.notices, *notices))


def _read(sheet: Sheet, header: Header, pairs: Sequence[Pair], extras: Extras, timing: Timing) -> _Read:
    """One pass over the sheet for the needed columns alone."""
    ratings = {
        name: (
            tuple(k for k, pair in enumerate(pairs) if name in pair.ratings),
            tuple(pair.ratings[name] for pair in pairs if name in pair.ratings),
        )
        for name in RATINGS
    }
    ratings = {name: each for name, each in ratings.items() if each[1]}
    status = _status(header)
    single = {"weight": extras.weight, "wave": extras.wave, "respondent": extras.respondent, "status": status}
    single["ids"] = find_ids(header) if extras.respondent is None else extras.respondent
    single["block"] = find_block(header)
    present = {name: i for name, i in single.items() if i is not None}
    coded = iter(
        sheet.encode(
            header.start,
            [
                [pair.functional for pair in pairs],
                [pair.dysfunctional for pair in pairs],
                *[each[1] for each in ratings.values()],
                *[[i] for _, i in extras.by],
                *[[i] for i in present.values()],
                *([timing.columns] if timing.columns else ()),
            ],
        )
    )
    answers = (next(coded), next(coded))
    rated = {name: (next(coded), *each) for name, each in ratings.items()}
    by = [(name, next(coded)) for name, _ in extras.by]
    singles = {name: next(coded) if name in present else None for name in single}
    return _Read(answers, rated, by, **singles, times=next(coded, None))


def _status(header: Header) -> int | None:
    """Qualtrics' column that tells previews from respondents."""
    names = header.codes or header.texts
    return names.index("Status") if header.platform == "qualtrics" and "Status" in names else None


def _respondent_rows(
    read: _Read, header: Header, pairs: Sequence[Pair], sheet: Sheet
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


def _header_rows(read: _Read, header: Header, pairs: Sequence[Pair]) -> NDArray[np.bool_]:
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


def _sides(read: _Read, pairs: Sequence[Pair], rows: NDArray[np.int64], start: int) -> Sides:
    columns = (tuple(pair.functional for pair in pairs), tuple(pair.dysfunctional for pair in pairs))
    functional, dysfunctional = (
        Texts(coded.codes[rows], coded.vocabulary, each, rows + start)
        for coded, each in zip(read.answers, columns, strict=True)
    )
    return functional, dysfunctional


def _waves(sheet: Sheet, read: _Read, settings: Settings, template: Wave) -> Waves:
    if read.wave is None:
        return one_wave(sheet, settings, template)
    return waves_of(read.wave, settings, template, sheet.place)


def _answering(
    answers: NDArray[np.int8], waves: Waves, rows: NDArray[np.int64], header: Header, excluded: list[Exclusion]
) -> NDArray[np.bool_]:
    """Respondents with an answer, and with a wave where there are waves; the others are counted."""
    keep: NDArray[np.bool_] = (answers != Answer.NO_ANSWER).any(axis=(1, 2))
    if not keep.all():
        excluded.append(rows_excluded("no_answers", rows[~keep], header))
    if waves.wave is not None:
        lost = keep & (waves.wave[rows] < 0)
        if lost.any():
            excluded.append(rows_excluded("no_wave", rows[lost], header))
        keep &= ~lost
    return keep


def _weights(
    read: _Read, extras: Extras, rows: NDArray[np.int64], header: Header, sheet: Sheet
) -> NDArray[np.float64] | None:
    if read.weight is None or extras.weight is None:
        return None
    return weights_of(read.weight, rows, header.start, extras.weight, sheet.place)


def _ratings(
    read: _Read, width: int, rows: NDArray[np.int64], header: Header, notices: list[Notice]
) -> Iterator[tuple[str, NDArray[np.float64]]]:
    for name, (coded, features, columns) in read.ratings.items():
        values = rating_values(coded.vocabulary, facts("wordings")["ratings"]["sets"])
        wide = np.full((len(rows), width), np.nan)
        codes = coded.codes[rows]
        wide[:, features] = values[codes]
        strange = (codes != 0) & np.isnan(values[codes])
        if strange.any():
            row, column = np.argwhere(strange)[0]
            first = cell(int(rows[row]) + header.start, columns[int(column)])
            values_ = {"rating": name, "count": int(strange.sum()), "first": first}
            notices.append(Notice("ratings_unreadable", frozen_map(values_)))
        yield name, wide


def _unused(header: Header, found: Pairs, extras: Extras) -> list[Exclusion]:
    used = {*found.columns, *extras.columns}
    left = [i for i, text in enumerate(header.texts) if text and i not in used]
    if not left:
        return []
    return [Exclusion("columns_unused", len(left), tuple(map(column_letters, left[:SHOWN])))]


def _about_columns(header: Header, found: Pairs) -> Iterator[Notice]:
    if header.above:
        yield Notice("rows_above_header", frozen_map({"count": header.above}), warning=False)
    if header.row is None:
        yield Notice("no_header", frozen_map({}), warning=found.layout == "headerless")
    if found.unmatched_ratings:
        letters = tuple(map(column_letters, found.unmatched_ratings))
        yield Notice("ratings_unmatched", frozen_map({"columns": letters}))
