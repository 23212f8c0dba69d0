"""Wide sheets: a row a respondent, two columns a feature."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem, problems_of
from kano.provenance import Exclusion, Notice, frozen_map
from kano.questionnaire import Feature
from kano.readers.answers.borne_out import not_borne_out
from kano.readers.answers.checks import pairs_of, turned_round
from kano.readers.answers.decoded import decoded, so_far
from kano.readers.answers.direction import check_direction
from kano.readers.answers.meaning import Meanings
from kano.readers.answers.rotation import unasked
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
from kano.readers.columns.stamps import row_stamps
from kano.readers.columns.timing import find_ids, marks_of, repeated_ids, seconds_of, tells_people
from kano.readers.columns.wave_column import Waves, find_waves, pooled_waves
from kano.readers.files.sheet import cell, column_letters
from kano.readers.pairs.features import features_of, pairs_used
from kano.readers.pairs.pair import Pair
from kano.readers.pairs.questions import order_problems
from kano.readers.tables.outcome import SHOWN, Reading
from kano.readers.tables.rows import answering, no_answers, source_of, wave_template
from kano.readers.tables.understood import Understood
from kano.readers.tables.wide.aside import set_aside, without_doubted
from kano.readers.tables.wide.repeats import without_repeats
from kano.readers.tables.wide.wide_cells import Cells, asked_columns, read_cells, respondent_rows, unfinished
from kano.resources import facts
from kano.responses import FULFILMENT, NOT_APPLICABLE, OutcomeMarks, Responses, Wave


def read_wide(known: Understood) -> Reading:
    """The responses of a wide sheet; questions that stand twice, once unanswered, are read once."""
    known, repeated = without_repeats(known)
    sheet, found = known.sheet, known.pairing
    read = read_cells(known)
    features = features_of(found.pairs, known.table)
    rows, excluded = respondent_rows(read)
    sides = _sides(read, rows)
    both, meanings = _decoded(known, read, rows, sides)
    template = wave_template(meanings, features, known.settings)
    waves = find_waves(sheet, known.settings, template, read.wave)
    answers = np.stack(both, axis=2)
    if fewer := without_doubted(known, pairs_of(answers)):
        return read_wide(fewer)
    keep = answering(answers, waves, rows, read.start, excluded)
    if not keep.any():
        raise no_answers(sheet, meanings)
    notices = [*sheet.notices, *notices_of(sides, meanings), *waves.notices, *about_columns(known)]
    kept = rows[keep]
    notices += unfinished(read, kept)
    responses = Responses(
        features.features,
        unasked(answers[keep], read.block, kept),
        weight=_weights(read, kept),
        ratings=frozen_map(dict(_ratings(read, kept, notices))),
        **_about_people(read, waves, kept),
        marks=_marks(read, kept),
        outcomes=tuple(_outcomes(read, kept, notices)),
        rows=kept + read.start + 1,
        period=lambda: period_of(sheet, known.header),
        stamps=lambda: (read.start, row_stamps(sheet, known.header, known.unused)),
    )
    notices += by_order(found.pairs, features.features)
    counts = pairs_of(responses.answers)
    notices += check_direction(counts, meanings, known.table)
    check_order(counts, known)
    notices += turned_round(features.features, counts, meanings.scale)
    used = pairs_used(found.pairs, features, known.header)
    source = source_of(sheet, meanings, layout=found.arrangement, respondents=len(responses), pairs=used)
    left_out = (*excluded, *repeated, *set_aside(known), *unused(known))
    return Reading(responses, source, left_out, tuple(notices))


def _decoded(
    known: Understood, read: Cells, rows: NDArray[np.int64], sides: Sides
) -> tuple[tuple[NDArray[np.int8], NDArray[np.int8]], Meanings]:
    """The answers to both questions and what their texts mean; DataError with all else that is wrong."""
    try:
        return decoded(sides, known.table)
    except DataError as error:
        more = problems_of(
            lambda: find_waves(known.sheet, known.settings, Wave(), read.wave),
            lambda: _weights(read, rows),
            lambda: check_order(pairs_of(so_far(sides, known.table)), known),
        )
        raise DataError([*error.problems, *more]) from None


def by_order(pairs: Sequence[Pair], features: Sequence[Feature]) -> Iterator[Notice]:
    """Names the features whose questions were told apart by the order of the others, alone or with a word."""
    told = [(pair.backed, each) for pair, each in zip(pairs, features, strict=True) if pair.evidence == "order"]
    for backed, key in ((False, "pairs_by_order"), (True, "pairs_by_order_backed")):
        if named := tuple(each.label() for so, each in told if so is backed):
            values = {"features": named, "others": len(pairs) - len(told)}
            yield Notice(key, frozen_map(values), warning=not backed)


def problems_ahead(known: Understood) -> list[Problem]:
    """What would be asked of the answers once the pairs are settled, so that a person is asked once."""
    found = known.pairing
    pairs = [Pair("", each.first, each.second, "") for each in found.unsettled]
    pairs += [Pair("", i, i, "") for i in found.left]
    if not pairs:
        return []
    read = read_cells(replace(known, pairing=replace(found, pairs=(*found.pairs, *pairs))))
    rows, _ = respondent_rows(read)
    sides = _sides(read, rows)
    # An answer may be known to one side alone, and nobody knows the sides yet.
    ways = (_problems_by(known, sides, way) for way in (1, -1))
    answers = min(ways, key=lambda each: sum(len(problem.questions) or 1 for problem in each))
    return [*answers, *problems_of(lambda: find_waves(known.sheet, known.settings, Wave(), read.wave))]


def _problems_by(known: Understood, sides: Sides, way: int) -> list[Problem]:
    """What would be asked of the answers and of the settled pairs; way -1 exchanges the two questions."""
    settled = len(known.pairing.pairs)
    try:
        both, meanings = decoded(sides if way > 0 else (sides[1], sides[0]), known.table)
    except DataError as error:
        partly = pairs_of(so_far(sides, known.table)[:, :settled])
        return [*error.problems, *problems_of(lambda: check_order(partly, known))]
    counts = pairs_of(np.stack(both[::way], axis=2)[:, :settled])
    turned = problems_of(lambda: [*check_direction(counts, meanings, known.table)])
    return turned or problems_of(lambda: check_order(counts, known))


def check_order(counts: NDArray[np.int64], known: Understood) -> None:
    """DataError where counts (F, 6, 6) don't bear out what only the order of columns said of a pair."""
    pairs = known.pairing.pairs
    doubted = not_borne_out(pairs, counts)
    if problems := order_problems(known.table, doubted, others=len(doubted) < len(pairs)):
        raise DataError(problems)


def _about_people(read: Cells, waves: Waves, kept: NDArray[np.int64]) -> dict[str, Any]:
    """What is known of the respondents beside their answers, as fields of `Responses`."""
    return {
        "waves": waves.waves,
        "wave": None if waves.wave is None else waves.wave[kept],
        "groups": frozen_map({name: group_of(coded, kept) for name, coded in read.by}),
        "ids": None if read.respondent is None else ids_of(read.respondent, kept),
        "seconds": None if read.times is None else seconds_of(read.timing, read.times, kept),
        "again": None if read.ids is None else repeated_ids(read.ids, waves.wave, kept),
    }


def _marks(read: Cells, kept: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Marks of the people whom ids tell apart, where there are such ids."""
    if read.ids is None:
        return None
    header = read.known.header
    column = find_ids(header)
    people = read.respondent is not None or (column is not None and tells_people(header, column))
    return marks_of(read.ids, kept, people=people)


def _sides(read: Cells, rows: NDArray[np.int64]) -> Sides:
    functional, dysfunctional = (
        Texts(coded.codes[rows], coded.vocabulary, tuple(columns), rows + read.start)
        for coded, columns in zip(read.answers, asked_columns(read.known.pairing.pairs), strict=True)
    )
    return functional, dysfunctional


def _weights(read: Cells, rows: NDArray[np.int64]) -> NDArray[np.float64] | None:
    column = read.known.extras.weight
    if read.weight is None or column is None:
        return None
    return weights_of(read.weight, rows, read.start, column, read.known.place)


def _ratings(
    read: Cells, rows: NDArray[np.int64], notices: list[Notice]
) -> Iterator[tuple[str, NDArray[np.float64]]]:
    for name, (coded, features, columns) in read.ratings.items():
        known = facts("wordings")["ratings"]
        values = rating_values(coded.vocabulary, known["sets"])
        apart = inapplicable(coded.vocabulary, known["not_applicable"])
        wide = np.full((len(rows), len(read.known.pairing.pairs)), np.nan)
        codes = coded.codes[rows]
        wide[:, features], strange = ratings_of(values, apart, codes, marks=name == FULFILMENT)
        if strange.any():
            row, column = np.argwhere(strange)[0]
            first = cell(int(rows[row]) + read.start, columns[int(column)])
            values_ = {"rating": name, "count": int(strange.sum()), "first": first}
            notices.append(Notice("ratings_unreadable", frozen_map(values_)))
        yield name, wide
        if name == FULFILMENT and apart[codes].any():
            none = np.full_like(wide, np.nan)
            none[:, features] = np.where(apart[codes], 1.0, np.nan)
            yield NOT_APPLICABLE, none


def _outcomes(read: Cells, rows: NDArray[np.int64], notices: list[Notice]) -> Iterator[OutcomeMarks]:
    for outcome, column, coded in read.outcomes:
        found, told = outcome_marks(outcome, column, coded, rows, read.start)
        notices += told
        yield found


def unused(known: Understood) -> list[Exclusion]:
    """The columns that nothing is read from."""
    if not known.unused:
        return []
    return [Exclusion("columns_unused", len(known.unused), tuple(map(column_letters, known.unused[:SHOWN])))]


def about_columns(known: Understood) -> Iterator[Notice]:
    """What is odd about the header and the columns."""
    header, found = known.header, known.pairing
    if header.above:
        yield Notice("rows_above_header", frozen_map({"count": header.above}), warning=False)
    if known.extras.wave is None and not known.settings.waves:
        yield from pooled_waves(known.sheet, header, found.columns)
    if header.row is None:
        yield Notice("no_header", frozen_map({}), warning=found.arrangement == "headerless")
    if outcomes := known.extras.outcomes:
        named = tuple(f"{outcome.label()} ({column_letters(i)})" for outcome, i in outcomes)
        yield Notice("outcomes_read", frozen_map({"outcomes": named}), warning=False)
    if found.unmatched_ratings:
        letters = tuple(map(column_letters, found.unmatched_ratings))
        yield Notice("ratings_unmatched", frozen_map({"columns": letters}))
