"""Marks on a sheet of the survey's own workbook: found, said, and asked about where two could be meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from kano.api.advising import advise
from kano.api.surveying.opening import read
from kano.api.verbs import drift
from kano.errors import DataError

Rows = list[list[Any]]
EXPECT, DISLIKE, LIKE, NEUTRAL = "I expect it", "I dislike it", "I like it", "I am neutral"
ANSWERS: Rows = [
    ["seat_fun", "seat_dys", "coffee_fun", "coffee_dys"],
    *([EXPECT, DISLIKE, LIKE, NEUTRAL] for _ in range(30)),
]
MARKS: Rows = [
    ["Feature", "Mark", "n", "sd", "cost"],
    ["seat", 6.4, 30, 1.1, 400],
    ["coffee", 8.1, 30, 1.0, 90],
]


def book(path: Path, **sheets: Rows) -> Path:
    with xlsxwriter.Workbook(path) as written:
        for name, rows in sheets.items():
            sheet = written.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
    return path


def told(path: Path, **options: Any) -> tuple[str | None, dict[str, float | None]]:
    result = advise(path, **options).result
    return result.settings.marks_from, {row.feature: row.mark for row in result.lines if row.mark is not None}


@pytest.mark.parametrize(
    "marks",
    [
        MARKS,
        [["Kenmerk", "Rapportcijfer"], ["seat", "6,4"], ["coffee", "8,1"]],
        [["Marks of 2026"], [], *MARKS],
        [["seat", "coffee"], *([6, 8] for _ in range(6)), *([7, 8] for _ in range(4))],
    ],
    ids=["feature", "dutch", "title", "people"],
)
def test_a_sheet_of_marks_is_found_and_named(marks: Rows, tmp_path: Path) -> None:
    path = book(tmp_path / "survey.xlsx", Answers=ANSWERS, Ours=marks)
    place, found = told(path)
    assert (place, found["seat"]) == ("survey.xlsx, Ours", 6.4)
    assert "Marks from survey.xlsx, Ours." in str(advise(path))
    assert [notice.key for notice in read(path).provenance.notices if "sheets" in notice.key] == [
        "marks_sheets"
    ]


def test_two_such_sheets_are_asked_about(tmp_path: Path, kano: Any) -> None:
    path = book(tmp_path / "survey.xlsx", Answers=ANSWERS, Old=MARKS, New=MARKS)
    with pytest.raises(DataError) as error:
        advise(path)
    (question,) = error.value.problems[0].questions
    assert [each.lines for each in question.proposals] == ['[advice]\nmarks = "Old"', '[advice]\nmarks = "New"']
    assert told(path, marks="New")[0] == "survey.xlsx, New"
    (tmp_path / "kano.toml").write_text(question.proposals[0].lines, "utf-8")
    ended = kano("advise", path)
    assert (ended.code, "Marks from survey.xlsx, Old." in ended.out) == (0, True)


def test_marks_that_people_gave_themselves_count(tmp_path: Path) -> None:
    rated = [[*row, each] for row, each in zip(ANSWERS, ["mark seat", *[9, 10] * 15], strict=True)]
    path = book(tmp_path / "survey.xlsx", Answers=rated, Ours=MARKS)
    assert told(path) == (None, {"seat": 9.5})
    assert "those on sheet Ours are not used" in str(advise(path))
    assert told(path, marks="Ours")[1]["seat"] == 6.4


def test_it_is_no_wave(tmp_path: Path) -> None:
    path = book(tmp_path / "survey.xlsx", **{"2025-03": ANSWERS, "2026-03": ANSWERS, "Marks": MARKS})
    assert [wave.key for wave in drift(path).result.waves] == ["2025-03", "2026-03"]


def test_other_sheets_are_left_out_as_before(tmp_path: Path) -> None:
    legend = [["Feature", "Owner"], ["seat", "Sales"], ["coffee", "Desk"]]
    path = book(tmp_path / "survey.xlsx", Answers=ANSWERS, Owners=legend)
    notices = {notice.key: notice.values for notice in read(path).provenance.notices}
    assert notices["sheets_without_survey"] == {"sheets": ("Owners",)}
    assert told(path)[0] is None


def test_n_without_sd_is_said_to_have_no_margin(tmp_path: Path) -> None:
    path = book(tmp_path / "survey.xlsx", Answers=ANSWERS, Ours=[row[:3] for row in MARKS])
    assert "seat scores 6.4, of unknown margin" in str(advise(path))
    assert "8 within its margin" not in str(advise(path))


def test_percentages_look_like_percentages_and_costs_like_amounts(tmp_path: Path) -> None:
    marks = [["feature", "mark", "cost"], ["seat", "64%", 3000], ["coffee", "91%", 250]]
    found = advise(book(tmp_path / "survey.xlsx", Answers=ANSWERS, Ours=marks), lang="nl")
    assert "seat krijgt 64,0%. Eén fout" in str(found)
    assert "Grens 80% op een schaal van 0–100%" in str(found)


def test_a_sheet_of_costs_alone_is_used_beside_marks_of_people(tmp_path: Path) -> None:
    rated = [[*row, each] for row, each in zip(ANSWERS, ["mark coffee", *[9, 10] * 15], strict=True)]
    costs = [["Kenmerk", "Kosten"], ["seat", 400], ["coffee", 90]]
    text = str(advise(book(tmp_path / "survey.xlsx", Answers=rated, Kosten=costs), lang="nl"))
    assert "Kosten uit blad Kosten." in text
    assert "niet gebruikt" not in text
