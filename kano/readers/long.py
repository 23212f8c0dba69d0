"""Long sheets: a row an answer pair, or a row an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Exclusion, Notice, frozen_map
from kano.readers.answers import Sides, Texts, decoded, notices_of
from kano.readers.checks import turned_round
from kano.readers.extras import Extras, find_extras, group_of, ids_of, natural, rating_values, weights_of
from kano.readers.features import Features, features_of, pairs_used
from kano.readers.layout import Header
from kano.readers.long_columns import Columns, refuse_unpaired
from kano.readers.matched import recognised
from kano.readers.meaning import Meanings
from kano.readers.names import names
from kano.readers.pair import Pair
from kano.readers.result import Reading
from kano.readers.rows import no_answers, rows_excluded, source_of, wave_template
from kano.readers.sheet import Coded, Sheet, cell
from kano.readers.waves import Waves, one_wave, waves_of
from kano.resources import facts
from kano.responses import Group, Responses, Wave
from kano.scale import NOT_ASKED, Answer
from kano.settings import Settings

_SHOWN = 10


@dataclass(frozen=True, eq=False)
class _Long:
    """A long sheet with its cells as codes."""

    sheet: Sheet
    header: Header
    columns: Columns
    extras: Extras
    settings: Settings
    cells: Mapping[int, Coded]
    """By column."""

    def codes(self, column: int) -> NDArray[np.int64]:
        """The codes of a column, one a row."""
        return self.cells[column].codes[:, 0].astype(np.int64)

    def address(self, row: int, column: int) -> str:
        """A cell as a spreadsheet names it; `row` counts from the first below the header."""
        return cell(row + self.header.start, column)


@dataclass(frozen=True, eq=False)
class _Rows:
    """The rows that count, and what each is about."""

    rows: NDArray[np.int64]
    person: NDArray[np.int64]
    feature: NDArray[np.int64]
    """Position in `names`."""
    firsts: NDArray[np.int64]
    """By person: the first row."""
    names: tuple[str, ...]
    """Features as in the file, in natural order."""


def read_long(sheet: Sheet, header: Header, columns: Columns, settings: Settings) -> Reading:
    """The responses of a long sheet; a respondent who has no row about a feature was not asked about it."""
    refuse_unpaired(columns, sheet.place)
    extras = find_extras(header, settings, sheet.place)
    if extras.respondent is not None:
        columns = replace(columns, respondent=extras.respondent)
    long = _Long(sheet, header, columns, extras, settings, _cells(sheet, header, columns, extras))
    excluded: list[Exclusion] = []
    found = _rows(long, excluded)
    features = _features(long, found)
    sides, placed = _sides(long, found)
    _refuse_doubles(long, found, placed)
    both, meanings = decoded(sides, settings, sheet.place)
    answers = np.full((len(found.firsts), len(found.names), 2), NOT_ASKED, dtype=np.int8)
    answers[found.person, found.feature] = Answer.NO_ANSWER
    for side in (0, 1):
        answers[found.person[placed[side]], found.feature[placed[side]], side] = both[side][:, 0]
    template = wave_template(meanings, features.questionnaire, settings, features.questions)
    waves = _waves(long, template)
    keep = _answering(long, found, answers, waves, excluded)
    if not keep.any():
        raise no_answers(sheet, meanings)
    responses = _responses(long, found, answers, keep=keep, axes=(features, waves))
    notices = [*sheet.notices, *notices_of(sides, meanings), *waves.notices, *_about(long)]
    notices += turned_round(features.features, responses.answers, meanings.scale)
    return _reading(long, found, responses, meanings, told=(features, excluded, notices))


def _reading(
    long: _Long,
    found: _Rows,
    responses: Responses,
    meanings: Meanings,
    *,
    told: tuple[Features, list[Exclusion], list[Notice]],
) -> Reading:
    features, excluded, notices = told
    source = source_of(
        long.sheet,
        meanings,
        layout="long",
        respondents=None if long.columns.respondent is None else len(responses),
        pairs=pairs_used(_pairs(long, found), features, long.header),
    )
    return Reading(responses, source, tuple(excluded), tuple(notices))


def _cells(sheet: Sheet, header: Header, columns: Columns, extras: Extras) -> Mapping[int, Coded]:
    """One pass over the sheet for the needed columns alone."""
    single = (columns.feature, columns.side, columns.respondent, *columns.answers, *columns.ratings.values())
    needed = list(dict.fromkeys(i for i in (*single, *extras.columns) if i is not None))
    return dict(zip(needed, sheet.encode(header.start, [[i] for i in needed]), strict=True))


def _rows(long: _Long, excluded: list[Exclusion]) -> _Rows:
    """The rows about a feature; repeated headers and rows about nothing are counted."""
    feature = long.cells[long.columns.feature]
    codes = long.codes(long.columns.feature)
    name = long.header.name(long.columns.feature)
    repeated = np.array([bool(name) and text == name for text in feature.vocabulary])[codes]
    blank = codes == 0
    for reason, rows in (("repeated_header", repeated), ("no_feature", blank & _says_something(long))):
        if rows.any():
            excluded.append(rows_excluded(reason, np.flatnonzero(rows), long.header))
    kept = np.flatnonzero(~repeated & ~blank)
    if not kept.size:
        raise DataError(Problem("there are no rows below the header", long.sheet.place))
    known = sorted({feature.vocabulary[i] for i in np.unique(codes[kept])}, key=natural)
    place = {text: k for k, text in enumerate(known)}
    lookup = np.array([place.get(text, -1) for text in feature.vocabulary], dtype=np.int64)
    person, firsts = _people(long, kept)
    return _Rows(kept, person, lookup[codes[kept]], firsts, tuple(known))


def _says_something(long: _Long) -> NDArray[np.bool_]:
    said = [long.codes(i) != 0 for i in set(long.columns.answers)]
    found: NDArray[np.bool_] = np.logical_or.reduce(said)
    return found


def _people(long: _Long, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which person each row is of, in each wave anew, and the first row of each."""
    if long.columns.respondent is None:
        return np.arange(len(rows)), rows
    ids = long.codes(long.columns.respondent)[rows]
    if (ids == 0).any():
        places = [long.address(int(row), long.columns.respondent) for row in rows[ids == 0][:_SHOWN]]
        what = f"{int((ids == 0).sum())} rows don't say whose answers they hold: {', '.join(places)}"
        raise DataError(
            Problem(what, long.sheet.place, todo="Fill in the respondents' ids, or remove the rows.")
        )
    if long.extras.wave is not None:
        ids = ids * len(long.cells[long.extras.wave].vocabulary) + long.codes(long.extras.wave)[rows]
    _, firsts, person = np.unique(ids, return_index=True, return_inverse=True)
    order = np.argsort(np.argsort(firsts))
    return order[person], rows[np.sort(firsts)]


def _pairs(long: _Long, found: _Rows) -> list[Pair]:
    first, second = long.columns.answers
    return recognised([Pair(name, first, second, "key") for name in found.names], long.settings)


def _features(long: _Long, found: _Rows) -> Features:
    return features_of(_pairs(long, found), long.header, long.settings, long.sheet.place)


def _sides(long: _Long, found: _Rows) -> tuple[Sides, tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The texts of either question, and which of the rows that count each comes from."""
    every = np.arange(len(found.rows))
    placed = (every, every)
    if long.columns.side is not None:
        side = _side_of_rows(long, found)
        placed = (np.flatnonzero(side == 0), np.flatnonzero(side == 1))
    functional, dysfunctional = (
        Texts(
            long.cells[column].codes[found.rows[rows]],
            long.cells[column].vocabulary,
            (column,),
            found.rows[rows] + long.header.start,
        )
        for column, rows in zip(long.columns.answers, placed, strict=True)
    )
    return (functional, dysfunctional), placed


def _side_of_rows(long: _Long, found: _Rows) -> NDArray[np.int64]:
    """0 where a row holds a functional answer, 1 where a dysfunctional one."""
    assert long.columns.side is not None
    vocabulary = long.cells[long.columns.side].vocabulary
    roles = [{name.role for name in names(text) if not name.stem} for text in vocabulary]
    lookup = np.array([{"functional": 0, "dysfunctional": 1}.get(min(each, default=""), -1) for each in roles])
    codes = long.codes(long.columns.side)[found.rows]
    unknown = np.unique(codes[lookup[codes] < 0])
    if unknown.size:
        texts = ", ".join(f'"{vocabulary[i]}"' for i in unknown[:_SHOWN])
        name = long.header.name(long.columns.side)
        allowed = "Known are functional and dysfunctional, positive and negative, and their like."
        raise DataError(
            Problem(f'the column "{name}" names no known question: {texts}', long.sheet.place, allowed)
        )
    return lookup[codes]


def _refuse_doubles(long: _Long, found: _Rows, placed: Sequence[NDArray[np.int64]]) -> None:
    """DataError where a person answers about one feature twice."""
    problems = []
    sides = placed if long.columns.side is not None else placed[:1]
    for rows in sides:
        key = found.person[rows] * len(found.names) + found.feature[rows]
        order = np.argsort(key, kind="stable")
        twice = order[1:][key[order][1:] == key[order][:-1]]
        if twice.size:
            shown = ", ".join(
                f"row {found.rows[rows[i]] + long.header.start + 1}" for i in sorted(twice)[:_SHOWN]
            )
            what = f"{twice.size} rows repeat a respondent and feature of a row above: {shown}"
            todo = "Remove them; or name the wave column, if people answered in several waves."
            problems.append(Problem(what, long.sheet.place, todo=todo))
    if problems:
        raise DataError(problems)


def _waves(long: _Long, template: Wave) -> Waves:
    if long.extras.wave is None:
        return one_wave(long.sheet, long.settings, template)
    return waves_of(long.cells[long.extras.wave], long.settings, template, long.sheet.place)


def _answering(
    long: _Long, found: _Rows, answers: NDArray[np.int8], waves: Waves, excluded: list[Exclusion]
) -> NDArray[np.bool_]:
    keep: NDArray[np.bool_] = ((answers != Answer.NO_ANSWER) & (answers != NOT_ASKED)).any(axis=(1, 2))
    if not keep.all():
        excluded.append(rows_excluded("no_answers", found.firsts[~keep], long.header))
    if waves.wave is not None:
        lost = keep & (waves.wave[found.firsts] < 0)
        if lost.any():
            excluded.append(rows_excluded("no_wave", found.firsts[lost], long.header))
        keep &= ~lost
    return keep


def _responses(
    long: _Long,
    found: _Rows,
    answers: NDArray[np.int8],
    *,
    keep: NDArray[np.bool_],
    axes: tuple[Features, Waves],
) -> Responses:
    features, waves = axes
    firsts = found.firsts[keep]
    _refuse_changes(long, found, keep)
    extras, respondent = long.extras, long.columns.respondent
    weight = None
    if extras.weight is not None:
        coded = long.cells[extras.weight]
        weight = weights_of(coded, firsts, long.header.start, extras.weight, long.sheet.place)
    groups: dict[str, Group] = {name: group_of(long.cells[i], firsts) for name, i in extras.by}
    return Responses(
        features.features,
        answers[keep],
        waves.waves,
        None if waves.wave is None else waves.wave[firsts],
        weight,
        frozen_map(dict(_ratings(long, found, keep))),
        frozen_map(groups),
        None if respondent is None else ids_of(long.cells[respondent], firsts),
        # Rows of one id are one person here, so that no id comes twice.
        again=None if respondent is None else np.zeros(len(firsts), dtype=bool),
        rows=firsts + long.header.start + 1,
    )


def _refuse_changes(long: _Long, found: _Rows, keep: NDArray[np.bool_]) -> None:
    """DataError where rows of one respondent disagree on weight or group."""
    problems = []
    columns = [*(i for _, i in long.extras.by), *([] if long.extras.weight is None else [long.extras.weight])]
    for column in columns:
        codes = long.codes(column)
        differs = (codes[found.rows] != codes[found.firsts][found.person]) & keep[found.person]
        if differs.any():
            first = long.address(int(found.rows[np.argmax(differs)]), column)
            name = long.header.name(column)
            what = f'{int(differs.sum())} rows differ in "{name}" from another row of the same respondent'
            problems.append(Problem(f"{what}, first in {first}", long.sheet.place))
    if problems:
        raise DataError(problems)


def _ratings(long: _Long, found: _Rows, keep: NDArray[np.bool_]) -> Iterator[tuple[str, NDArray[np.float64]]]:
    for name, column in long.columns.ratings.items():
        values = rating_values(long.cells[column].vocabulary, facts("wordings")["ratings"]["sets"])
        wide = np.full((len(found.firsts), len(found.names)), np.nan)
        wide[found.person, found.feature] = values[long.codes(column)[found.rows]]
        yield name, wide[keep]


def _about(long: _Long) -> Iterator[Notice]:
    if long.header.above:
        yield Notice("rows_above_header", frozen_map({"count": long.header.above}), warning=False)
    if long.columns.respondent is None:
        yield Notice("no_respondent_ids", frozen_map({}))
