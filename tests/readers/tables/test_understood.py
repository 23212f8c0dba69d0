"""What one sheet is and what is unclear about it, in one value; each question with the lines that settle it."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from kano.errors import DataError, Question
from kano.readers.files.sheet import Sheet, sheet_of
from kano.readers.reading import read, understand
from kano.readers.tables.understood import Understood
from kano.readers.tallies.tally_file import tally_text
from kano.responses import Responses
from kano.settings.file import parse_settings
from kano.settings.panels.study import Settings
from kano.tally import Tally

LIKE, DISLIKE = "I like it that way", "I dislike it that way"


def sheet(*rows: Sequence[str]) -> Sheet:
    return sheet_of(lambda: iter(rows), file="survey.csv")


def understood(*rows: Sequence[str], settings: Settings | None = None) -> Understood:
    return understand(sheet(*rows), settings or Settings())


def settled(question: Question, choice: int = 0) -> Settings:
    """The settings that a proposal's lines are."""
    return parse_settings(tomllib.loads(question.proposals[choice].lines), Path("kano.toml"))


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        ([["map_fun", "map_dys"], [LIKE, DISLIKE]], "wide"),
        ([["respondent", "feature", "functional", "dysfunctional"], ["1", "map", LIKE, DISLIKE]], "long"),
        ([["feature", "M", "O", "A", "I", "R", "Q"], ["map", "1", "2", "3", "4", "0", "0"]], "published"),
        ([["name", "age"], ["Ann", "31"]], "none"),
    ],
)
def test_every_layout_is_told_apart(rows: list[list[str]], layout: str) -> None:
    known = understood(*rows)
    assert known.layout == layout
    assert (known.reading is None) == (layout == "none") == bool(known.problems)


def test_a_tally_file_is_told_apart() -> None:
    known = understood(["map_fun", "map_dys"], [LIKE, DISLIKE])
    assert known.reading is not None
    assert isinstance(known.reading.data, Responses)
    text = tally_text(Tally.of(known.reading.data))
    again = understood(*csv.reader(text.splitlines()))
    assert again.layout == "tally"
    assert again.reading is not None


def test_what_is_settled_says_by_which_evidence_and_the_rest_is_left_over() -> None:
    known = understood(["age", "map_fun", "map_dys"], ["31", LIKE, DISLIKE], ["22", LIKE, DISLIKE])
    (pair,) = known.pairing.pairs
    assert (pair.functional, pair.dysfunctional, pair.evidence) == (1, 2, "suffix")
    assert (known.unused, known.questions) == ((0,), ())


UNSETTLED = ["Maps are good", "Maps are great", "wifi_fun", "wifi_dys"]


def test_an_unsettled_pair_is_a_question_beside_the_settled_ones() -> None:
    known = understood(UNSETTLED, [LIKE, DISLIKE, LIKE, DISLIKE])
    (question,) = known.questions
    assert [pair.name for pair in known.pairing.pairs] == ["wifi"]
    assert (question.about, question.place) == ("pair", "survey.csv, columns A and B")
    assert '"Maps are good"' in question.unclear
    assert known.reading is None


@pytest.mark.parametrize(("choice", "functional"), [(0, UNSETTLED[0]), (1, UNSETTLED[1])])
def test_either_order_that_is_offered_is_the_order_then_read(choice: int, functional: str) -> None:
    rows = [UNSETTLED, [LIKE, DISLIKE, LIKE, DISLIKE]]
    (question,) = understood(*rows).questions
    known = understood(*rows, settings=settled(question, choice))
    assert known.questions == ()
    assert known.reading is not None
    assert known.reading.source.pairs[0].functional == functional


def test_every_unknown_answer_is_a_question_of_its_own() -> None:
    rows = [["map_fun", "map_dys"], [LIKE, "Awful, really"], ["Super duper", DISLIKE]]
    known = understood(*rows)
    assert [each.about for each in known.questions] == ["answer", "answer"]
    assert {proposal.meaning for proposal in known.questions[0].proposals} == {
        "like",
        "must-be",
        "neutral",
        "live-with",
        "dislike",
        "no-answer",
    }
    assert [settled(each).answers.keys() for each in known.questions] == [{"Super duper"}, {"Awful, really"}]


def test_numbers_off_the_scale_ask_for_the_scale_that_holds_them() -> None:
    rows = [["map_fun", "map_dys"], ["0", "4"], ["1", "3"]]
    (question,) = understood(*rows).questions
    assert question.about == "scale"
    for choice in range(len(question.proposals)):
        assert understood(*rows, settings=settled(question, choice)).reading is not None


def test_a_column_without_partner_is_asked_about_with_leaving_it_out_as_the_one_proposal() -> None:
    known = understood(["map_fun", "map_dys", "wifi_fun"], [LIKE, DISLIKE, LIKE])
    ((about, (aside,)),) = [(each.about, each.proposals) for each in known.questions]
    assert (about, aside.lines) == ("partner", '[features.wifi_fun]\nfunctional = "wifi_fun"\nset_aside = true')
    assert known.questions[0].place == "survey.csv, column C"


def test_an_error_carries_the_questions_it_asks() -> None:
    import pandas as pd

    frame = pd.DataFrame({"map_fun": [LIKE], "map_dys": ["Awful, really"]})
    with pytest.raises(DataError) as caught:
        read(frame)
    assert [each.about for problem in caught.value.problems for each in problem.questions] == ["answer"]


def test_which_sheet_is_meant_is_a_question(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in ("wave one", "wave two"):
        page = book.create_sheet(name)
        page.append(["map_fun", "map_dys"])
        page.append([LIKE, DISLIKE])
    path = tmp_path / "book.xlsx"
    book.save(path)
    with pytest.raises(DataError) as caught:
        read(path)
    (question,) = caught.value.problems[0].questions
    read_ones = [len(read(path, settled(question, k))) for k in range(len(question.proposals))]
    assert (question.about, read_ones) == ("sheet", [1, 1, 2])
