"""Sheets laid out in other ways: features down, two rows a person, tables of five by five counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kano.errors import DataError
from kano.readers.reading import Reading
from kano.tally import Tally

Read = Callable[..., Reading]
LIKE, NEUTRAL, DISLIKE = "I like it", "I am neutral", "I dislike it"


@pytest.mark.parametrize("person", ["Customer", "P", "Interview"])
def test_features_down_and_people_across(read_rows: Read, person: str) -> None:
    people = [f"{person} {i}" for i in range(1, 5)]
    header = [["", *(name for name in people for _ in "FD")], ["Topic of talk", *"FD" * 4]]
    rows = [
        ["Maps", *[LIKE, DISLIKE] * 4],
        ["Search", *[NEUTRAL, NEUTRAL] * 3, "", ""],
        ["Tips", *[LIKE, NEUTRAL] * 4],
    ]
    reading = read_rows([*header, *rows])
    assert [feature.label() for feature in reading.data.features] == ["Maps", "Search", "Tips"]
    assert (reading.source.layout, len(reading.data)) == ("long", 4)
    assert Tally.of(reading.data).n.sum(axis=(0, 1))[0, 0, 4] == 4


def test_people_down_with_a_column_of_towns_stay_people(read_rows: Read) -> None:
    header = [["", "Maps", "", "Search", ""], ["town", "with", "without", "with", "without"]]
    reading = read_rows(
        [*header, *([town, LIKE, DISLIKE, NEUTRAL, NEUTRAL] for town in ("Delft", "Gouda", "Breda"))]
    )
    assert [feature.label() for feature in reading.data.features] == ["Maps", "Search"]


@pytest.mark.parametrize("numbered", [True, False])
def test_two_rows_a_person(read_rows: Read, *, numbered: bool) -> None:
    rows = [["Nr", "If the garden", "Compost", "Beehives"]]
    for i in range(1, 6):
        rows += [[str(i), "has it", LIKE, NEUTRAL], ["", "has it not", DISLIKE, NEUTRAL]]
    reading = read_rows(rows if numbered else [row[1:] for row in rows])
    assert len(reading.data) == 5
    assert reading.data.answers.tolist() == [[[2, 2], [0, 4]]] * 5


GRID = [
    ["Maps", "", "", "", "", ""],
    ["Functional \\ Dysfunctional", "Like", "Expect", "Neutral", "Tolerate", "Dislike"],
    ["Like", "0", "1", "2", "3", "40"],
    ["Expect", "0", "0", "0", "0", "5"],
    ["Neutral", "", "", "6", "", ""],
    ["Tolerate", "0", "0", "0", "0", "0"],
    ["Dislike", "7", "0", "0", "0", "0"],
]


def test_tables_of_five_by_five(read_rows: Read) -> None:
    other = [["Search", *GRID[0][1:]], *GRID[1:]]
    reading = read_rows([*GRID, [""] * 6, *other])
    assert [feature.label() for feature in reading.data.features] == ["Maps", "Search"]
    maps = Tally.of(reading.data).n.sum(axis=(0, 1))[0]
    assert maps[0, :5].tolist() == [0, 1, 2, 3, 40]
    assert (maps[1, 4], maps[2, 2], maps[4, 0], maps.sum()) == (5, 6, 7, 64)
    assert reading.source.respondents is None


def test_the_corner_says_what_stands_down(read_rows: Read) -> None:
    across = [GRID[0], ["Dysfunctional / Functional", *GRID[1][1:]], *GRID[2:]]
    assert Tally.of(read_rows(across).data).n.sum(axis=(0, 1))[0][:5, 0].tolist() == [0, 1, 2, 3, 40]
    with pytest.raises(DataError, match="nothing says which answers"):
        read_rows([GRID[0], ["", *GRID[1][1:]], *GRID[2:]])


def test_people_who_name_the_category(read_rows: Read) -> None:
    header = ["Respondent", "Login", "Search"]
    rows = [
        ["1", "Basic", "Delighter"],
        ["2", "Basic", "Performance"],
        ["3", "Delighter", ""],
        ["4", "Basic", "Basic"],
    ]
    reading = read_rows([header, *rows])
    assert reading.source.layout == "counts"
    assert reading.data.n[0, 0].tolist() == [[3, 0, 1, 0, 0, 0], [1, 1, 1, 0, 0, 0]]


LETTERS = [("A", "M", "O"), ("A", "M", "I"), ("O", "M", "O"), ("A", "R", "Q")]
NAMED = [("Attractive", "Must-be", "Performance"), ("Attractive", "Reverse", "Indifferent")]


@pytest.mark.parametrize("answers", [LETTERS, NAMED], ids=["letters", "words"])
def test_categories_that_people_named_are_counted(read_rows: Read, answers: list[tuple[str, str, str]]) -> None:
    rows = [
        ["Respondent", "Maps", "Search", "Speed"],
        *([f"R{i}", *answers[i % len(answers)]] for i in range(12)),
    ]
    reading = read_rows(rows)
    counts = Tally.of(reading.data) if not hasattr(reading.data, "n") else reading.data
    assert [feature.label() for feature in counts.features] == ["Maps", "Search", "Speed"]
    assert counts.n.sum() == 36


@pytest.mark.parametrize("answers", [LETTERS, NAMED], ids=["letters", "words"])
def test_a_table_of_features_by_group_is_no_survey(
    read_rows: Read, answers: list[tuple[str, str, str]]
) -> None:
    names = ("Maps", "Search", "Speed", "Export")
    rows = [
        ["Feature", "All", "Men", "Women"],
        *([name, *answers[i % len(answers)]] for i, name in enumerate(names)),
    ]
    with pytest.raises(DataError):
        read_rows(rows)
