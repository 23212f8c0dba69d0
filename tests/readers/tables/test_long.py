"""Long sheets: a row an answer pair, or a row an answer."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest

from kano.errors import DataError
from kano.readers.reading import Reading
from kano.scale import NOT_ASKED
from kano.tally import Tally

Read = Callable[..., Reading]

PAIRS = [
    ["respondent", "feature", "functional", "dysfunctional", "importance", "persona"],
    ["r2", "search", "I like it", "I dislike it", "9 - Extremely important", "B"],
    ["r1", "search", "I expect it", "I dislike it", "7", "A"],
    ["r1", "search history", "I am neutral", "I am neutral", "", "A"],
    ["r3", "maps", "", "", "", "A"],
]


def test_pairs_in_rows(read_rows: Read) -> None:
    reading = read_rows(PAIRS, by="persona")
    data = reading.data
    assert [feature.key for feature in data.features] == ["maps", "search", "search_history"]
    assert data.ids == ("r2", "r1")
    never = [NOT_ASKED, NOT_ASKED]
    assert data.answers.tolist() == [[never, [0, 4], never], [never, [1, 4], [2, 2]]]
    assert np.isnan(data.ratings["importance"]).tolist() == [[True, False, True], [True, False, True]]
    assert data.ratings["importance"][:, 1].tolist() == [9, 7]
    assert (data.groups["persona"].labels, data.groups["persona"].codes.tolist()) == (("A", "B"), [1, 0])
    assert [(each.reason, each.count, each.where) for each in reading.excluded] == [
        ("no_answers", 1, ("row 5",))
    ]
    assert (reading.source.layout, reading.source.respondents) == ("long", 2)


ANSWERS = [
    ["Timestamp", "respondent_id", "question_id", "question_type", "answer"],
    ["t", "1", "maps", "functional", "like"],
    ["t", "1", "maps", "dysfunctional", "dislike"],
    ["t", "2", "maps", "Dysfunctional", "neutral"],
    ["t", "2", "maps", "Functional", "like"],
    ["t", "3", "maps", "functional", "must-be"],
]


def test_answers_in_rows(read_rows: Read) -> None:
    data = read_rows(ANSWERS).data
    assert data.answers.tolist() == [[[0, 4]], [[0, 2]], [[1, 5]]]


def test_answers_in_rows_that_name_nobody_cannot_be_paired(read_rows: Read) -> None:
    rows = [[row[0], *row[2:]] for row in ANSWERS]
    with pytest.raises(DataError, match="can't be paired"):
        read_rows(rows)


def test_an_unknown_kind_of_question_is_told(read_rows: Read) -> None:
    with pytest.raises(DataError, match='names no known question: "price"'):
        read_rows([*ANSWERS, ["t", "4", "maps", "price", "like"]])


def test_rows_may_stand_in_any_order(read_rows: Read) -> None:
    first = Tally.of(read_rows(PAIRS, by="persona").data, "persona")
    rows = PAIRS[1:]
    random.Random(4).shuffle(rows)
    second = Tally.of(read_rows([PAIRS[0], *rows], by="persona").data, "persona")
    assert first.features == second.features
    assert first.segments == second.segments
    assert np.array_equal(first.n, second.n)
    assert np.array_equal(first.not_asked, second.not_asked)


def test_pairs_without_respondents_count_a_row_a_person(read_rows: Read) -> None:
    reading = read_rows([row[1:] for row in PAIRS])
    assert reading.source.respondents is None
    assert "no_respondent_ids" in {notice.key for notice in reading.notices}
    assert Tally.of(reading.data).n[0, 0, 1].sum() == 2


def test_headerless_features_and_two_answers(read_rows: Read) -> None:
    rows = [[name, "Like it", answer] for answer in ("Expect it", "Dislike it") for name in ("Search", "Maps")]
    data = read_rows(rows).data
    assert [feature.key for feature in data.features] == ["maps", "search"]
    assert Tally.of(data).n[0, 0, :, 0].sum() == 4


def test_a_respondent_answers_about_a_feature_once(read_rows: Read) -> None:
    with pytest.raises(DataError, match=r"1 rows repeat a respondent and feature of a row above: row 6"):
        read_rows([*PAIRS, PAIRS[1]])
    waves = [
        [*row, wave] for row, wave in zip([*PAIRS, PAIRS[1]], ["wave", *["2025"] * 4, "2026"], strict=True)
    ]
    data = read_rows(waves, wave="wave").data
    assert [wave.key for wave in data.waves] == ["2025", "2026"]
    assert data.wave.tolist() == [0, 0, 1]


def test_a_respondent_has_one_group_and_one_weight(read_rows: Read) -> None:
    rows = [*PAIRS, ["r2", "maps", "I like it", "I like it", "", "A"]]
    with pytest.raises(DataError, match=r'differ in "persona".*first in F6'):
        read_rows(rows, by="persona")


def test_rows_without_feature_or_respondent(read_rows: Read) -> None:
    reading = read_rows([*PAIRS, ["r4", "", "I like it", "I like it", "", ""], PAIRS[0]])
    assert {(each.reason, each.where) for each in reading.excluded} >= {
        ("no_feature", ("row 6",)),
        ("repeated_header", ("row 7",)),
    }
    with pytest.raises(DataError, match="1 rows don't say whose answers they hold: A6"):
        read_rows([*PAIRS, ["", "maps", "I like it", "I like it", "", ""]])
