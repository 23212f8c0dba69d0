"""Long sheets: a row an answer pair, or a row an answer."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Exclusion, Notice, frozen_map
from kano.readers.answers.checks import pairs_of, turned_round
from kano.readers.answers.decoded import decoded
from kano.readers.answers.direction import check_direction
from kano.readers.answers.sides import Sides, Texts, notices_of
from kano.readers.columns.extras import (
    group_of,
    ids_of,
    inapplicable,
    outcome_marks,
    rating_values,
    ratings_of,
    weights_of,
)
from kano.readers.columns.fieldwork import period_of
from kano.readers.columns.timing import marks_of, tells_people
from kano.readers.columns.wave_column import Waves, find_waves, pooled_waves
from kano.readers.files.sheet import cell
from kano.readers.pairs.features import Features, features_of, pairs_used
from kano.readers.pairs.pair import Pair
from kano.readers.pairs.questionnaires import recognised
from kano.readers.tables.long.long_columns import LongColumns
from kano.readers.tables.long.long_rows import (
    Long,
    Rows,
    long_cells,
    long_rows,
    refuse_changes,
    refuse_doubles,
    side_of_rows,
)
from kano.readers.tables.outcome import Reading
from kano.readers.tables.rows import answering, no_answers, source_of, wave_template
from kano.readers.tables.understood import Understood
from kano.resources import facts
from kano.responses import FULFILMENT, NOT_APPLICABLE, OutcomeMarks, Responses
from kano.scale import NOT_ASKED, Answer


def read_long(known: Understood, columns: LongColumns) -> Reading:
    """The responses of a long sheet; a respondent who has no row about a feature was not asked about it."""
    if known.extras.respondent is not None:
        columns = replace(columns, respondent=known.extras.respondent)
    long = Long(known, columns, long_cells(known, columns))
    excluded: list[Exclusion] = []
    found = long_rows(long, excluded)
    pairs = recognised([Pair(name, *columns.answers, "key") for name in found.names], known.settings)
    features = features_of(pairs, known.table)
    sides, placed = _sides(long, found)
    refuse_doubles(long, found, placed)
    both, meanings = decoded(sides, known.table)
    answers = np.full((len(found.firsts), len(found.names), 2), NOT_ASKED, dtype=np.int8)
    answers[found.person, found.feature] = Answer.NO_ANSWER
    for side in (0, 1):
        answers[found.person[placed[side]], found.feature[placed[side]], side] = both[side][:, 0]
    template = wave_template(meanings, features, known.settings)
    column = known.extras.wave
    waves = find_waves(known.sheet, known.settings, template, None if column is None else long.cells[column])
    keep = answering(answers, waves, found.firsts, long.start, excluded)
    if not keep.any():
        raise no_answers(known.sheet, meanings)
    responses = _responses(long, found, answers, keep=keep, axes=(features, waves))
    notices = [*known.sheet.notices, *notices_of(sides, meanings), *waves.notices, *_about(long)]
    notices += _unreadable(long, found)
    notices += [each for _, told in _outcomes(long, found.firsts[keep]) for each in told]
    counts = pairs_of(responses.answers)
    notices += check_direction(counts, meanings, known.table)
    notices += turned_round(features.features, counts, meanings.scale)
    source = source_of(
        known.sheet,
        meanings,
        layout="long",
        respondents=None if columns.respondent is None else len(responses),
        pairs=pairs_used(pairs, features, known.header),
    )
    return Reading(responses, source, tuple(excluded), tuple(notices))


def _sides(long: Long, found: Rows) -> tuple[Sides, tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The texts of either question, and which of the rows that count each comes from."""
    every = np.arange(len(found.rows))
    placed = (every, every)
    if long.columns.side is not None:
        side = side_of_rows(long, found)
        placed = (np.flatnonzero(side == 0), np.flatnonzero(side == 1))
    functional, dysfunctional = (
        Texts(
            long.cells[column].codes[found.rows[rows]],
            long.cells[column].vocabulary,
            (column,),
            found.rows[rows] + long.start,
        )
        for column, rows in zip(long.columns.answers, placed, strict=True)
    )
    return (functional, dysfunctional), placed


def _responses(
    long: Long, found: Rows, answers: NDArray[np.int8], *, keep: NDArray[np.bool_], axes: tuple[Features, Waves]
) -> Responses:
    features, waves = axes
    firsts = found.firsts[keep]
    refuse_changes(long, found, keep)
    extras, respondent = long.known.extras, long.columns.respondent
    weight = None
    if extras.weight is not None:
        coded = long.cells[extras.weight]
        weight = weights_of(coded, firsts, long.start, extras.weight, long.known.place)
    return Responses(
        features.features,
        answers[keep],
        waves.waves,
        None if waves.wave is None else waves.wave[firsts],
        weight,
        frozen_map(dict(_ratings(long, found, keep))),
        frozen_map({name: group_of(long.cells[i], firsts) for name, i in extras.by}),
        None if respondent is None else ids_of(long.cells[respondent], firsts),
        marks=None if respondent is None else _marks(long, respondent, firsts),
        # Rows of one id are one person here, so that no id comes twice.
        again=None if respondent is None else np.zeros(len(firsts), dtype=bool),
        rows=firsts + long.start + 1,
        outcomes=tuple(found for found, _ in _outcomes(long, firsts)),
        period=lambda: period_of(long.known.sheet, long.known.header),
    )


def _marks(long: Long, column: int, firsts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Marks of the people whom ids tell apart; 0 for all where the ids only number what was sent in."""
    people = long.known.extras.respondent is not None or tells_people(long.known.header, column)
    found = marks_of(long.cells[column], firsts, people=people)
    return np.zeros(len(firsts), dtype=np.int64) if found is None else found


def _ratings(long: Long, found: Rows, keep: NDArray[np.bool_]) -> Iterator[tuple[str, NDArray[np.float64]]]:
    for name, column in long.columns.ratings.items():
        none = facts("wordings")["ratings"]["not_applicable"]
        apart = np.where(inapplicable(long.cells[column].vocabulary, none), 1.0, np.nan)
        told = {name: _given(long, found, column, marks=name == FULFILMENT)[0]}
        if name == FULFILMENT and not np.isnan(apart).all():
            told[NOT_APPLICABLE] = apart[long.codes(column)[found.rows]]
        for each, values in told.items():
            wide = np.full((len(found.firsts), len(found.names)), np.nan)
            wide[found.person, found.feature] = values
            yield each, wide[keep]


def _given(
    long: Long, found: Rows, column: int, *, marks: bool
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The ratings in the rows that are read, and which of them are none."""
    known, vocabulary = facts("wordings")["ratings"], long.cells[column].vocabulary
    apart = inapplicable(vocabulary, known["not_applicable"])
    values = rating_values(vocabulary, known["sets"])
    return ratings_of(values, apart, long.codes(column)[found.rows], marks=marks)


def _outcomes(long: Long, firsts: NDArray[np.int64]) -> Iterator[tuple[OutcomeMarks, list[Notice]]]:
    """What each respondent gave for outcomes; DataError where rows can't be told to be one person's."""
    outcomes = long.known.extras.outcomes
    if outcomes and long.columns.respondent is None:
        what = f'"{outcomes[0][0].key}" stands in every row about a feature, and no column tells people apart'
        raise DataError(Problem(what, long.known.place, todo='Name one in kano.toml: respondent = "id"'))
    for outcome, column in outcomes:
        yield outcome_marks(outcome, column, long.cells[column], firsts, long.start)


def _unreadable(long: Long, found: Rows) -> Iterator[Notice]:
    """How many cells of ratings hold none."""
    for name, column in long.columns.ratings.items():
        strange = np.flatnonzero(_given(long, found, column, marks=name == FULFILMENT)[1])
        if strange.size:
            first = cell(int(found.rows[strange[0]]) + long.start, column)
            told = {"rating": name, "count": int(strange.size), "first": first}
            yield Notice("ratings_unreadable", frozen_map(told))


def _about(long: Long) -> Iterator[Notice]:
    if long.known.header.above:
        yield Notice("rows_above_header", frozen_map({"count": long.known.header.above}), warning=False)
    if long.known.extras.wave is None and not long.known.settings.waves:
        yield from pooled_waves(long.known.sheet, long.known.header, long.cells.keys())
    if long.columns.respondent is None:
        yield Notice("no_respondent_ids", frozen_map({}))
