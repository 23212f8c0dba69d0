"""Two sheets or files of one of the two questions each are one survey; one alone is said to be half."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from kano.api.surveying.opening import read
from kano.errors import DataError
from kano.responses import Responses

TOPICS = ("Bike lanes", "Childcare", "Street lights")
WITH = ["I like it", "I expect it", "I am neutral"]
WITHOUT = ["I dislike it", "I can tolerate it", "I am neutral"]


def written(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([header, *rows])
    return path


def answers(*sources: Path) -> list[list[list[int]]]:
    (part,) = read(*sources).parts
    assert isinstance(part, Responses)
    return part.answers.tolist()


EXPECTED = [[0, 4], [1, 3], [2, 2]]


def test_two_sheets_by_the_ids_of_people(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, said in (("With", WITH), ("Without", WITHOUT)):
        sheet = book.create_sheet(name)
        sheet.append(["Resident", *TOPICS])
        ids = range(20) if name == "With" else reversed(range(20))
        for i in ids:
            sheet.append([f"R{i}", *said])
    book.save(tmp_path / "city.xlsx")
    assert answers(tmp_path / "city.xlsx") == [EXPECTED] * 20


@pytest.mark.parametrize("first", ["functional", "dysfunctional"])
def test_two_files_whose_questions_say_which_is_which(tmp_path: Path, first: str) -> None:
    asked = {"functional": "How if we had {}?", "dysfunctional": "How if we didn't have {}?"}
    said = {"functional": WITH, "dysfunctional": WITHOUT}
    files = [
        written(
            tmp_path / f"{k}.csv",
            ["Email", *(asked[side].format(topic.lower()) for topic in TOPICS)],
            [[f"{i}@example.com", *said[side]] for i in range(12)],
        )
        for k, side in enumerate(sorted(asked, reverse=first == "functional"))
    ]
    assert answers(*files) == [EXPECTED] * 12


def test_rows_in_order_where_the_other_columns_agree(tmp_path: Path) -> None:
    beside = [[str(20 + i % 7), f"10{i % 5}"] for i in range(15)]
    one = written(tmp_path / "present.csv", ["age", "postcode", *TOPICS], [[*each, *WITH] for each in beside])
    other = written(
        tmp_path / "absent.csv", ["age", "postcode", *TOPICS], [[*each, *WITHOUT] for each in beside]
    )
    assert answers(one, other) == [EXPECTED] * 15
    assert "halves_joined" in {notice.key for notice in read(one, other).provenance.notices}
    mixed = [[*each, *WITHOUT] for each in reversed(beside)]
    shuffled = written(tmp_path / "without.csv", ["age", "postcode", *TOPICS], mixed)
    with pytest.raises(DataError, match="two halves, but don't say whose answers belong together"):
        read(one, shuffled)


def test_half_a_survey_is_said_to_be_half(tmp_path: Path) -> None:
    one = written(tmp_path / "with.csv", ["id", *TOPICS], [[str(i), *WITH] for i in range(9)])
    with pytest.raises(DataError, match="half a survey: 3 functional questions, no dysfunctional ones"):
        read(one)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("{}[fun]", "{}[dys]"), (WITH, WITHOUT)),
        (("Q{k}-F How with {}?", "Q{k}-D How without {}?"), (["1", "2", "3"], ["5", "4", "3"])),
    ],
)
def test_names_that_differ_in_a_mark_or_share_a_code(
    tmp_path: Path, names: tuple[str, str], said: tuple[list[str], list[str]]
) -> None:
    files = [
        written(
            tmp_path / f"{name}.csv",
            ["id", *(each.format(topic, k=k) for k, topic in enumerate(TOPICS, 1))],
            [[f"R{i}", *given] for i in range(9)],
        )
        for name, each, given in zip(("one", "other"), names, said, strict=True)
    ]
    assert answers(*files) == [EXPECTED] * 9


@pytest.mark.parametrize("names", [("with", "without"), ("one", "other")])
def test_codes_that_count_each_form_by_itself_are_asked_about(tmp_path: Path, names: tuple[str, str]) -> None:
    asked = [*TOPICS], [*TOPICS[1:], TOPICS[0]]
    files = [
        written(
            tmp_path / f"{name}.csv",
            ["id", *(f"Q{k}-{letter} {topic}" for k, topic in enumerate(topics, 1))],
            [[f"R{i}", *said] for i in range(9)],
        )
        for name, letter, topics, said in zip(names, "FD", asked, ("123", "435"), strict=True)
    ]
    with pytest.raises(DataError, match=r"half a survey|can't be told apart"):
        read(*files)
