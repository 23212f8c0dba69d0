"""Wide sheets: a row a respondent, two columns a feature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.provenance import Exclusion, Notice, frozen_map
from kano.readers.answers.blocks import unasked
from kano.readers.answers.checks import turned_round
from kano.readers.answers.sides import Sides, Texts, decoded, notices_of
from kano.readers.columns.extras import Extras, group_of, ids_of, rating_values, weights_of
from kano.readers.columns.header import Header
from kano.readers.columns.timing import (
    Timing,
    find_ids,
    find_timing,
    marks_of,
    repeated_ids,
    seconds_of,
    tells_people,
)
from kano.readers.columns.wave_column import Waves, one_wave, waves_of
from kano.readers.files.sheet import Sheet, cell, column_letters
from kano.readers.pairs.evidence import Pairs
from kano.readers.pairs.features import features_of, pairs_used
from kano.readers.pairs.pair import Pair
from kano.readers.tables.rows import no_answers, rows_excluded, source_of, wave_template
from kano.readers.tables.understood import SHOWN, Reading
from kano.readers.tables.wide.wide_cells import Cells, asked_columns, read_cells, respondent_rows, unfinished
from kano.resources import facts
from kano.responses import Responses, Wave
from kano.scale import Answer
from kano.settings.study import Settings


def read_wide(sheet: Sheet, header: Header, found: Pairs, extras: Extras, settings: Settings) -> Reading:
    """The responses of a wide sheet."""
    timing = find_timing(header).without(found.columns)
    read = read_cells(sheet, header, found.pairs, extras, timing)
    features = features_of(found.pairs, header, settings, sheet.place)
    rows, excluded = respondent_rows(read, header, found.pairs, sheet)
    sides = _sides(read, found.pairs, rows, header.start)
    both, meanings = decoded(sides, settings, sheet.place)
    template = wave_template(meanings, features.questionnaire, settings, features.questions)
    waves = _waves(sheet, read, settings, template)
    answers = np.stack(both, axis=2)
    keep = _answering(answers, waves, rows, header, excluded)
    if not keep.any():
        raise no_answers(sheet, meanings)
    notices = [*sheet.notices, *notices_of(sides, meanings), *waves.notices, *_about_columns(header, found)]
    kept = rows[keep]
    notices += unfinished(read, kept, header)
    responses = Responses(
        features.features,
        unasked(answers[keep], read.block, kept),
        weight=_weights(read, extras, kept, header, sheet),
        ratings=frozen_map(dict(_ratings(read, len(features.features), kept, header, notices))),
        **_about_people(read, waves, timing, kept),
        marks=_marks(read, header, extras, kept),
        rows=kept + header.start + 1,
    )
    notices += turned_round(features.features, responses.answers, meanings.scale)
    used = pairs_used(found.pairs, features, header)
    source = source_of(sheet, meanings, layout=found.layout, respondents=len(responses), pairs=used)
    return Reading(responses, source, (*excluded, *_unused(header, found, extras)), tuple(notices))


def _about_people(read: Cells, waves: Waves, timing: Timing, kept: NDArray[np.int64]) -> dict[str, Any]:
    """What is known of the respondents beside their answers, as fields of `Responses`."""
    return {
        "waves": waves.waves,
        "wave": None if waves.wave is None else waves.wave[kept],
        "groups": frozen_map({name: group_of(coded, kept) for name, coded in read.by}),
        "ids": None if read.respondent is None else ids_of(read.respondent, kept),
        "seconds": None if read.times is None else seconds_of(timing, read.times, kept),
        "again": None if read.ids is None else repeated_ids(read.ids, waves.wave, kept),
    }


def _marks(read: Cells, header: Header, extras: Extras, kept: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Marks of the people whom ids tell apart, where there are such ids."""
    if read.ids is None:
        return None
    column = find_ids(header)
    people = extras.respondent is not None or (column is not None and tells_people(header, column))
    return marks_of(read.ids, kept, people=people)


def _sides(read: Cells, pairs: Sequence[Pair], rows: NDArray[np.int64], start: int) -> Sides:
    functional, dysfunctional = (
        Texts(coded.codes[rows], coded.vocabulary, tuple(columns), rows + start)
        for coded, columns in zip(read.answers, asked_columns(pairs), strict=True)
    )
    return functional, dysfunctional


def _waves(sheet: Sheet, read: Cells, settings: Settings, template: Wave) -> Waves:
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
    read: Cells, extras: Extras, rows: NDArray[np.int64], header: Header, sheet: Sheet
) -> NDArray[np.float64] | None:
    if read.weight is None or extras.weight is None:
        return None
    return weights_of(read.weight, rows, header.start, extras.weight, sheet.place)


def _ratings(
    read: Cells, width: int, rows: NDArray[np.int64], header: Header, notices: list[Notice]
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
