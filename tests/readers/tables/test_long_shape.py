"""Long sheets are known by what stands in them, whatever their columns are called."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from kano.errors import DataError
from kano.readers.reading import Reading
from tests.support.pasted import block_of, with_columns

Read = Callable[..., Reading]
FEATURES = ("Search", "Maps", "Export")
ANSWERS = [("I like it", "I dislike it"), ("I expect it", "I dislike it"), ("I am neutral", "I am neutral")]
HEADERS = [
    ["respondent_id", "feature", "functional_response", "dysfunctional_response"],
    ["id", "feature", "func", "dys"],
    ["user", "feature_name", "functional_score", "dysfunctional_score"],
    ["id", "Feature name", "Functional Question", "Dysfunctional Question"],
    ["ID", "Feature", "Functional (present)", "Dysfunctional (absent)"],
    ["Teilnehmer", "Merkmal", "funktional", "dysfunktional"],
    ["respondent", "feature", "with", "without"],
    ["Person", "Feature", "pos", "neg"],
    ["用户", "功能", "正向", "反向"],
    ["who", "what", "present", "absent"],
    ["Panel code", "Idea", "If we had it", "If we didn't have it"],
]


def rows(header: list[str], people: int = 12) -> list[list[str]]:
    """Each person's answers about three features, a row each."""
    found = [header]
    for number, (k, feature) in itertools.product(range(people), enumerate(FEATURES)):
        found.append([f"P{number:02}", feature, *ANSWERS[k]])
    return found


@pytest.mark.parametrize("header", HEADERS, ids=",".join)
@pytest.mark.parametrize("order", ["people", "features", "sides"])
def test_pairs_of_answers_in_rows(read_rows: Read, header: list[str], order: str) -> None:
    table = rows(header)
    if order == "features":
        table = [table[0], *sorted(table[1:], key=lambda row: row[1])]
    if order == "sides":
        table = [[row[0], row[1], row[3], row[2]] for row in table]
    reading = read_rows(table)
    assert [feature.label() for feature in reading.data.features] == ["Export", "Maps", "Search"]
    assert reading.source.respondents == 12
    assert {tuple(map(tuple, person)) for person in reading.data.answers.tolist()} == {((2, 2), (1, 4), (0, 4))}


@pytest.mark.parametrize("header", [header[1:] for header in HEADERS[:-2]], ids=",".join)
def test_without_respondents_each_row_is_a_pair(read_rows: Read, header: list[str]) -> None:
    reading = read_rows([row[1:] for row in rows(["", *header])])
    assert len(reading.data.features) == 3
    assert (len(reading.data), reading.source.respondents) == (36, None)


def test_a_number_a_row_is_no_respondent(read_rows: Read) -> None:
    table = rows(["id", "feature", "functional", "dysfunctional"])
    numbered = [table[0], *([str(i), *row[1:]] for i, row in enumerate(table[1:]))]
    assert read_rows(numbered).source.respondents is None


def test_counts_of_pairs(read_rows: Read) -> None:
    table = [["feature", "functional", "dysfunctional", "count"]]
    table += [[feature, *answers, str(3 + k)] for feature in FEATURES for k, answers in enumerate(ANSWERS)]
    assert len(read_rows(table).data) == 3 * (3 + 4 + 5)


def test_one_feature_and_the_towns_of_people_is_no_long_sheet(read_rows: Read) -> None:
    header = ["Town", "If the app had maps", "If the app had no maps"]
    table = [header, *([town, *ANSWERS[0]] for town in ("Delft", "Gouda") * 9)]
    reading = read_rows(table)
    assert len(reading.data.features) == 1
    assert reading.source.respondents == 18


def test_where_both_may_be_meant_it_is_asked(read_rows: Read) -> None:
    table = [["town", "channel", "with", "without"]]
    table += [
        [town, channel, *ANSWERS[0]] for town, channel in zip(("Delft", "Gouda") * 9, "wwwaaa" * 3, strict=True)
    ]
    with pytest.raises(DataError, match='column "town" or "channel" names'):
        read_rows(table)
    lopsided = [["town", "with", "without"], *([town, *ANSWERS[0]] for town in ["Delft"] * 9 + ["Gouda"] * 3)]
    with pytest.raises(DataError, match='what column "town" names') as caught:
        read_rows(lopsided)
    assert 'feature = "town"' in str(caught.value)
    assert len(read_rows(lopsided, feature="town").data.features) == 2


def test_which_side_is_asked_where_nothing_says_so(read_rows: Read) -> None:
    table = rows(["respondent", "feature", "answer 1", "answer 2"])
    with pytest.raises(DataError, match="nothing says which is functional") as caught:
        read_rows(table)
    filled = with_columns(block_of(caught.value))
    assert filled == 'functional = "C"\ndysfunctional = "D"'
    reading = read_rows(table, functional="answer 1", dysfunctional="answer 2")
    assert len(reading.data.features) == 3


@pytest.mark.parametrize(
    "header",
    [["user_id", "feature", "question_type", "score"], ["who", "idea", "", "given"], ["id", "x", "y", "z"]],
)
def test_rows_of_one_answer_are_known_by_the_column_that_tells_the_questions_apart(
    read_rows: Read, header: list[str]
) -> None:
    found = [header]
    for number, (k, feature) in itertools.product(range(12), enumerate(FEATURES)):
        for side, text in zip(("functional", "dysfunctional"), ANSWERS[k], strict=True):
            found.append([f"P{number:02}", feature, side, text])
    reading = read_rows(found, respondent=header[0])
    assert [feature.label() for feature in reading.data.features] == sorted(FEATURES)
    assert len(reading.data) == 12
