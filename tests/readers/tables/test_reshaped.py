"""Sheets laid out in other ways: features down, two rows a person, tables of five by five counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from kano.errors import DataError
from kano.readers.reading import Reading, read
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


def test_a_row_a_question_and_a_column_a_person(read_rows: Read) -> None:
    rows = [["Question", *(f"R{i}" for i in range(12))]]
    for name, functional, dysfunctional in (("Maps", LIKE, DISLIKE), ("Search", NEUTRAL, NEUTRAL)):
        rows += [
            [f"{name} - functional", *[functional] * 12],
            [f"{name} - dysfunctional", *[dysfunctional] * 12],
        ]
    reading = read_rows(rows)
    assert [feature.label() for feature in reading.data.features] == ["Maps", "Search"]
    assert reading.data.answers.tolist() == [[[0, 4], [2, 2]]] * 12


def test_a_rating_with_its_range_stands_beside_the_two_questions(read_rows: Read) -> None:
    header = [
        ["", "Maps", "", "", "Search", "", ""],
        ["", *["If present", "If absent", "Importance (1-9)"] * 2],
    ]
    reading = read_rows([*header, *[["", LIKE, DISLIKE, "9", NEUTRAL, NEUTRAL, "2"]] * 12])
    assert [feature.label() for feature in reading.data.features] == ["Maps", "Search"]
    assert reading.data.ratings["importance"][0].tolist() == [9, 2]


@pytest.mark.parametrize(("names", "same"), [(("Maps", "Search"), True), (("Wave 1", "Wave 2"), False)])
def test_sheets_answered_by_the_same_people_are_features_unless_they_are_waves(
    tmp_path: Path, names: tuple[str, str], *, same: bool
) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, answers in zip(names, ((LIKE, DISLIKE), (NEUTRAL, NEUTRAL)), strict=True):
        page = book.create_sheet(name)
        page.append(["id", "functional", "dysfunctional"])
        for i in range(12):
            page.append([f"P{i}", *answers])
    book.save(tmp_path / "survey.xlsx")
    if same:
        (reading,) = read(tmp_path / "survey.xlsx")
        assert [feature.label() for feature in reading.data.features] == [*names]
        assert reading.data.answers.tolist() == [[[0, 4], [2, 2]]] * 12
    else:
        with pytest.raises(DataError, match="several sheets"):
            read(tmp_path / "survey.xlsx")


def test_numbers_that_end_before_the_scale_does_are_asked_about(read_rows: Read) -> None:
    rows = [["maps_fun", "maps_dys"], *[["1", "3"], ["2", "2"], ["3", "1"]] * 40]
    with pytest.raises(DataError, match="shorter scale") as caught:
        read_rows(rows)
    (question,) = (each for problem in caught.value.problems for each in problem.questions)
    assert [each.lines for each in question.proposals] == ['scale = "1-5"', 'scale = "three-level"']
    assert len(read_rows(rows, scale="three-level").data) == 120


@pytest.mark.parametrize("codes", [("5", "4", "3", "2", "1"), ("a", "b", "c", "d", "e")])
def test_another_sheet_explains_the_answers(tmp_path: Path, codes: tuple[str, ...]) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["maps_fun", "maps_dys"])
    for _ in range(40):
        page.append([codes[0], codes[4]])
    legend = book.create_sheet("Codebook")
    for row in (
        ("Code", "Meaning"),
        *zip(codes, ("Like", "Expect", "Neutral", "Tolerate", "Dislike"), strict=True),
    ):
        legend.append(row)
    book.save(tmp_path / "survey.xlsx")
    (reading,) = read(tmp_path / "survey.xlsx")
    assert reading.data.answers.tolist() == [[[0, 4]]] * 40
