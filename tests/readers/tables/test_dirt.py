"""Tables as people leave them behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from kano.errors import DataError
from kano.readers.reading import Reading, read
from kano.responses import Responses

Read = Callable[..., Reading]
HEAD = ["maps_fun", "maps_dys", "alarm_fun", "alarm_dys"]
FIRST = ["I like it", "I dislike it", "I expect it", "I am neutral"]
SECOND = ["I expect it", "I dislike it", "I can tolerate it", "I like it"]
ANSWERS = [[[0, 4], [1, 2]], [[1, 4], [3, 0]]]


def answers(reading: Reading) -> list[list[list[int]]]:
    assert isinstance(reading.data, Responses)
    return reading.data.answers.tolist()


def left_out(reading: Reading) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {each.reason: (each.count, each.where) for each in reading.excluded}


def test_a_title_merged_over_the_whole_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Results of our survey"], [], HEAD, FIRST, SECOND):
        book.active.append(row)
    book.active.merge_cells("A1:D1")
    book.save(tmp_path / "survey.xlsx")
    (reading,) = read(tmp_path / "survey.xlsx")
    assert answers(reading) == ANSWERS
    assert {each.key: dict(each.values) for each in reading.notices}["rows_above_header"] == {"count": 1}


@pytest.mark.parametrize("word", ["Total", "Totaal:", "Average", "GEMIDDELDE", "Durchschnitt", "合计"])
def test_totals_below_are_left_out_and_counted(read_rows: Read, word: str) -> None:
    reading = read_rows([["Name", *HEAD], ["a", *FIRST], ["b", *SECOND], [], [word, 2, 2, 2, 2]])
    assert answers(reading) == ANSWERS
    assert left_out(reading)["total_row"] == (1, ("row 5",))


def test_a_respondent_called_total_in_the_middle_stays(read_rows: Read) -> None:
    reading = read_rows([["Name", *HEAD], ["Total", *FIRST], ["b", *SECOND]])
    assert answers(reading) == ANSWERS


def test_a_footnote_below_is_nobody(read_rows: Read) -> None:
    reading = read_rows([["Name", *HEAD], ["a", *FIRST], ["b", *SECOND], ["* asked in March 2026"]])
    assert answers(reading) == ANSWERS
    assert left_out(reading)["no_answers"] == (1, ("row 4",))


@pytest.mark.parametrize(
    "both", ["I like it; I expect it", "I like it, I expect it", "I like it\nI am neutral"]
)
def test_several_answers_in_one_cell_are_refused_by_cell(read_rows: Read, both: str) -> None:
    with pytest.raises(DataError, match="in C3"):
        read_rows([HEAD, FIRST, [*SECOND[:2], both, SECOND[3]]])


@pytest.mark.parametrize(
    "dress",
    [
        "\u200f{}\u200f",
        "\u00a0{}\u3000",
        "{} \N{SMILING FACE WITH OPEN MOUTH}\ufe0f",
        "<p>{}</p>",
        "<b>{}</b>&nbsp;",
        "{}!",
    ],
)
def test_answers_in_other_dress(read_rows: Read, dress: str) -> None:
    rows = [[dress.format(text) for text in row] for row in (FIRST, SECOND)]
    assert answers(read_rows([HEAD, *rows])) == ANSWERS


def test_entities_and_tags_in_questions(read_rows: Read) -> None:
    head = [
        "<strong>If the app has maps &amp; routes?</strong>",
        "If the app has <em>no</em> maps &amp; routes?",
    ]
    reading = read_rows([head, FIRST[:2], SECOND[:2]])
    assert reading.source.pairs[0].functional == "If the app has maps & routes?"


def test_a_row_of_tags_below_the_names(read_rows: Read) -> None:
    reading = read_rows([HEAD, ["#affected +f", "", "#indicator", "#indicator +x +y"], FIRST, SECOND])
    assert answers(reading) == ANSWERS
    assert reading.data.rows.tolist() == [3, 4]


def test_languages_mixed_in_one_file(read_rows: Read) -> None:
    dutch = [
        "Dat vind ik prettig",
        "Dat vind ik vervelend",
        "Dat vind ik vanzelfsprekend",
        "Dat maakt mij niet uit",
    ]
    reading = read_rows([HEAD, FIRST, SECOND, dutch])
    assert answers(reading) == [*ANSWERS, ANSWERS[0]]
    assert reading.data.waves[0].language == "en, nl"


def test_thousands_of_columns(read_rows: Read) -> None:
    head = [f"f{i}_{side}" for i in range(1500) for side in ("fun", "dys")]
    reading = read_rows([head, FIRST * 750, SECOND * 750])
    assert reading.data.answers.shape == (2, 1500, 2)


@pytest.mark.parametrize(
    ("texts", "pooled"), [(("W1", "W2"), 1), (("2024-03", "2024-09"), 1), (("north", "south"), 0)]
)
def test_waves_that_are_counted_together_are_said(read_rows, texts, pooled) -> None:
    rows = [
        ["Period", "maps_fun", "maps_dys"],
        *([texts[i // 40], "I like it", "I dislike it"] for i in range(80)),
    ]
    said = [notice.key for notice in read_rows(rows).notices]
    assert said.count("waves_pooled") == pooled
    assert "waves_pooled" not in [notice.key for notice in read_rows(rows, wave="Period").notices]
