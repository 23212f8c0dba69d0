"""Marks as people ask and give them: one survey whose marks stand under many names and in many forms."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import kano
from kano.responses import FULFILMENT, NOT_APPLICABLE

LABELS = {"hotel_schoon": "Schone hotelkamer", "hotel_inrichting": "Inrichting up-to-date"}
ASKED = {
    "hotel_schoon": ("de hotelkamer schoon is", "de hotelkamer niet schoon is"),
    "hotel_inrichting": (
        "de inrichting van de hotelkamer up-to-date wordt gehouden",
        "de inrichting van de hotelkamer niet up-to-date wordt gehouden",
    ),
}
GIVEN = {"hotel_schoon": [6, 7, 8, 9] * 5, "hotel_inrichting": [5, 6, 7, 10] * 5}
MEANS = {"hotel_schoon": 7.5, "hotel_inrichting": 7.0}
Told = Callable[[int], object]


def rows(name: Callable[[str], str], told: Told, *, last: bool) -> list[list[object]]:
    """A survey with a mark behind each pair, or all marks at the end."""
    heads: list[object] = []
    ends: list[object] = [name(key) for key in LABELS] if last else []
    for key, sides in ASKED.items():
        heads += [f"Hoe zou u het vinden als {side}?" for side in sides]
        heads += [] if last else [name(key)]
    found = [[*heads, *ends]]
    for i in range(20):
        line: list[object] = []
        for key in LABELS:
            line += ["Dat vind ik vanzelfsprekend", "Dat vind ik vervelend"]
            line += [] if last else [told(GIVEN[key][i])]
        found.append([*line, *([told(GIVEN[key][i]) for key in LABELS] if last else [])])
    return found


def read(path: Path, lines: list[list[object]]) -> dict[str, Any]:
    """By rating, the mean and the number of people of each feature."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(lines)
    counts = kano.read(path).tally()
    moments = {name: each.sum(axis=(0, 1)) for name, each in counts.ratings.items()}
    keys = [feature.key for feature in counts.features]
    return {
        name: {
            key: (each[2] / each[1] if each[1] else None, int(each[0]))
            for key, each in zip(keys, m, strict=True)
        }
        for name, m in moments.items()
    }


def plain(mark: int) -> object:
    return mark


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        lambda key: f"Rapportcijfer {LABELS[key]}",
        lambda key: f"Mark: {LABELS[key]}",
        lambda key: f"Score {LABELS[key]}",
        lambda key: f"Cijfer (1-10): {LABELS[key]}",
        lambda key: f"{key}_cijfer",
        lambda key: f"Welk rapportcijfer geeft u ons nu voor: {LABELS[key]}?",
        lambda key: f"Hoe tevreden bent u over {LABELS[key].lower()}?",
    ],
    ids=range(7),
)
def test_a_mark_is_known_by_the_feature_in_its_name(
    name: Callable[[str], str],
    last: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    found = read(tmp_path / "survey.csv", rows(name, plain, last=last))[FULFILMENT]
    assert found == {key: (mean, 20) for key, mean in MEANS.items()}


@pytest.mark.parametrize("name", ["cijfer", "Mark", "Rapportcijfer", "score (0-10)", "Score [1 - 10]"])
def test_a_bare_word_is_a_mark_where_it_stands_behind_every_pair(name: str, tmp_path: Path) -> None:
    found = read(tmp_path / "survey.csv", rows(lambda _: name, plain, last=False))[FULFILMENT]
    assert found == {key: (mean, 20) for key, mean in MEANS.items()}


def test_a_bare_word_at_the_end_may_be_anything(tmp_path: Path) -> None:
    lines = rows(lambda _: "x", plain, last=False)
    taken = [[cell for i, cell in enumerate(line) if i != 2] for line in lines]
    taken[0][-1] = "Score"
    assert FULFILMENT not in read(tmp_path / "survey.csv", taken)


@pytest.mark.parametrize(
    ("told", "factor"),
    [
        (lambda mark: f"{mark * 10}%", 10),
        (lambda mark: f"{mark * 10} %", 10),
        (lambda mark: f"{mark}/10", 1),
        (lambda mark: f"{mark} van de 10", 1),
        (lambda mark: f"{mark}.0 - goed", 1),
        (lambda mark: f"{mark},0", 1),
        (lambda mark: f"{mark} = goed", 1),
    ],
    ids=range(7),
)
def test_marks_in_other_forms(told: Told, factor: int, tmp_path: Path) -> None:
    lines = rows(lambda key: f"Rapportcijfer: {LABELS[key]}", told, last=False)
    found = read(tmp_path / "survey.csv", lines)[FULFILMENT]
    assert found == {key: (pytest.approx(factor * mean), 20) for key, mean in MEANS.items()}


def test_words_of_satisfaction_are_marks_of_five(tmp_path: Path) -> None:
    words = ("zeer ontevreden", "ontevreden", "neutraal", "tevreden", "zeer tevreden")
    lines = rows(lambda key: f"Rapportcijfer: {LABELS[key]}", lambda mark: words[mark // 2 - 1], last=False)
    found = read(tmp_path / "survey.csv", lines)[FULFILMENT]
    assert found["hotel_schoon"] == (pytest.approx((3 + 3 + 4 + 4) / 4), 20)


def test_slips_are_left_out_and_counted(tmp_path: Path) -> None:
    lines = rows(lambda key: f"Rapportcijfer: {LABELS[key]}", plain, last=False)
    lines[3][2], lines[4][5] = 88, -1
    found = read(tmp_path / "survey.csv", lines)[FULFILMENT]
    assert (found["hotel_schoon"][1], found["hotel_inrichting"][1]) == (19, 19)
    assert found["hotel_schoon"][0] < 8
    said = str(kano.advise(tmp_path / "survey.csv", lang="nl"))
    assert "2 cellen van rapportcijfers zijn geen score en tellen niet mee, eerst in C4." in said
    assert "schaal van 1–10" in said


def test_a_column_of_something_else_holds_no_marks(tmp_path: Path) -> None:
    lines = rows(lambda key: f"Rapportcijfer: {LABELS[key]}", plain, last=False)
    for line in lines[1:15]:
        line[2] = line[5] = "prima"
    assert read(tmp_path / "survey.csv", lines)[FULFILMENT] == dict.fromkeys(LABELS, (None, 0))


def test_whom_it_does_not_concern_is_counted_apart(tmp_path: Path) -> None:
    lines = rows(lambda _: "cijfer", plain, last=False)
    for line in lines[1:5]:
        line[2] = "n.v.t."
    found = read(tmp_path / "survey.csv", lines)
    assert (found[FULFILMENT]["hotel_schoon"][1], found[NOT_APPLICABLE]["hotel_schoon"][1]) == (16, 4)


def test_a_scale_of_seven_is_asked_about(tmp_path: Path) -> None:
    lines = rows(lambda _: "cijfer", lambda mark: min(mark, 7), last=False)
    read(tmp_path / "survey.csv", lines)
    found = kano.advise(tmp_path / "survey.csv")
    assert "--mark-scale 1-7" in str(found)
    told = kano.advise(tmp_path / "survey.csv", mark_scale="1-7")
    assert "--mark-scale" not in str(told)
    assert told.result.gate.limit == pytest.approx(5.6)


def test_marks_on_another_sheet_of_the_workbook(tmp_path: Path) -> None:
    lines = rows(lambda _: "", plain, last=True)
    with xlsxwriter.Workbook(tmp_path / "survey.xlsx") as book:
        for name, table in {
            "Antwoorden": [line[:4] for line in lines],
            "Cijfers": [["Kenmerk", "Cijfer"], *([LABELS[key], mean] for key, mean in MEANS.items())],
        }.items():
            sheet = book.add_worksheet(name)
            for i, line in enumerate(table):
                sheet.write_row(i, 0, line)
    path = tmp_path / "survey.xlsx"
    assert "7.5" in str(kano.advise(path, marks=str(path)))


def test_a_long_sheet_counts_what_is_no_mark(tmp_path: Path) -> None:
    lines = [["respondent", "feature", "functional", "dysfunctional", "fulfilment"]]
    for i in range(20):
        for key in LABELS:
            mark = "goed" if i == 3 else str(GIVEN[key][i])
            lines.append([str(i), key, "2", "5", mark])
    (tmp_path / "long.csv").write_text("\n".join(",".join(line) for line in lines), "utf-8")
    survey = kano.read(tmp_path / "long.csv")
    (notice,) = (each for each in survey.provenance.notices if each.key == "ratings_unreadable")
    assert (notice.values["count"], notice.values["first"]) == (2, "E8")
