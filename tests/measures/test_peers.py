"""Mistakes that were found in other Kano programs, each a thing that this one must get right.

The programs: stp25kano (R), krano (R), chiu3620/kano-analysis, qrm-kano, REPPL's scripts, billzhou-eh/kano,
tomatobbeef/kano-analysis-tool and a Folding-Burritos-style workbook, as run or read in 2026.
"""

from __future__ import annotations

import numpy as np
import pytest

import kano as library
from kano import Answer, Category, DataError, Settings
from kano.evaluation import table
from kano.measures.survey import categories, coefficients, significance

LIKE, EXPECT, NEUTRAL, TOLERATE, DISLIKE = (
    "I like it",
    "I expect it",
    "I am neutral",
    "I can tolerate it",
    "I dislike it",
)


def classified(columns: dict[str, list[object]], **options: object) -> dict[str, dict[str, object]]:
    """The records of a small survey by feature."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(columns)
    return {
        record["feature"]: record
        for record in library.classify(frame, settings=Settings(), **options).records()
    }


def test_answers_held_as_factors_keep_their_meaning():
    """stp25kano took factor levels in alphabetical order, and two O came out as R."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"a_fun": [LIKE] * 4, "a_dys": [DISLIKE] * 4}).astype("category")
    (record,) = library.classify(frame, settings=Settings()).records()
    assert record["category"] == "O"


def test_an_odd_number_of_question_columns_is_an_error_not_a_text():
    """stp25kano returned a string."""
    with pytest.raises(DataError):
        classified({"a_fun": [LIKE], "a_dys": [DISLIKE], "b_fun": [NEUTRAL]})


def test_like_like_is_questionable():
    """stp25kano's printed table has O there, its code Q."""
    assert table("berger").category(Answer.LIKE, Answer.LIKE) is Category.QUESTIONABLE


def test_the_margin_of_a_tie_is_what_was_said():
    """stp25kano documents 5 % and uses 6 %."""
    counts = np.array([0, 0, 53, 47, 0, 0])
    assert categories.moai(counts, margin=0.05) == 2
    assert categories.moai(np.array([0, 0, 47, 53, 0, 0]), margin=0.06) == 2
    assert categories.moai(np.array([0, 0, 47, 53, 0, 0]), margin=0.05) == 3


def test_coefficients_without_a_base_are_undefined_not_zero_or_nan():
    """billzhou prints 0 and stp25kano NaN where all answers are R or Q."""
    record = classified({"a_fun": [DISLIKE] * 12, "a_dys": [LIKE] * 12})["a"]
    assert (record["better"], record["worse"], record["category"]) == (None, None, "R")


def test_better_is_taken_at_full_fulfilment():
    """krano printed 0.65 for 2/3: the curve at x = 0.99."""
    assert float(coefficients.better([0, 1, 1, 1, 0, 0])) == pytest.approx(2 / 3, abs=1e-12)


def test_a_feature_is_found_by_its_whole_name():
    """chiu3620 gave "search" the column of "search history"."""
    found = classified(
        {
            "search history_functional": [LIKE] * 9,
            "search history_dysfunctional": [NEUTRAL] * 9,
            "search_functional": [EXPECT] * 9,
            "search_dysfunctional": [DISLIKE] * 9,
        }
    )
    assert {record["label"]: record["category"] for record in found.values()} == {
        "search history": "A",
        "search": "M",
    }


def test_a_blank_cell_is_no_answer():
    """chiu3620 and krano stop, the workbook counts it as an extreme answer."""
    record = classified({"a_fun": [LIKE, "", LIKE], "a_dys": [DISLIKE, DISLIKE, None]})["a"]
    assert (record["n"], record["no_answer"]) == (1, 2)


def test_an_unknown_answer_is_an_error_with_its_cell_not_questionable():
    """chiu3620 counts any unknown wording as Q."""
    with pytest.raises(DataError, match="B3"):
        classified({"a_fun": [LIKE, LIKE], "a_dys": [DISLIKE, "I hate it with all my heart"]})


def test_a_tie_falls_in_the_order_of_the_field():
    """chiu3620 takes the first column."""
    assert categories.mode([3, 0, 3, 0, 0, 0]) == 0
    assert bool(categories.tied([3, 0, 3, 0, 0, 0]))


def test_letters_of_other_legends_are_not_read():
    """qrm-kano's O is must-be and its P one-dimensional: a column P is refused without a legend."""
    with pytest.raises(DataError):
        classified({"feature": ["a"], "A": [5], "P": [3], "O": [9], "I": [1], "C": [0], "D": [0]})


def test_pairs_go_by_name_where_the_dysfunctional_column_comes_first():
    """REPPL's F4 and F10 stand the other way round."""
    found = classified(
        {
            "F3_functional": [LIKE] * 9,
            "F3_dysfunctional": [NEUTRAL] * 9,
            "F4_dysfunctional": [NEUTRAL] * 9,
            "F4_functional": [LIKE] * 9,
        }
    )
    assert {record["category"] for record in found.values()} == {"A"}


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("I like it!", "O"),
        ("i  LIKE it.", "O"),
        ("I’m neutral", "M"),
        ("I am neutral.", "M"),
        ("I can live with it", "M"),
    ],
)
def test_harmless_differences_of_wording_are_understood(text, letter):
    """billzhou rejects all of these."""
    known = [LIKE, EXPECT, NEUTRAL, TOLERATE, DISLIKE]
    record = classified({"a_fun": [text, *known], "a_dys": [DISLIKE] * 6})["a"]
    plain = classified({"a_fun": known, "a_dys": [DISLIKE] * 5})["a"]
    assert record["counts"][letter] == plain["counts"][letter] + 1


def test_two_functional_answers_make_no_category_of_a_wrong_grid():
    """tomatobbeef has 21 of 25 cells wrong, lfmundim puts every unlisted pair under I."""
    for functional in (Answer.MUST_BE, Answer.NEUTRAL, Answer.LIVE_WITH):
        assert table("berger").category(functional, Answer.LIKE) is Category.REVERSE


def test_better_and_worse_leave_reverse_and_questionable_out():
    """tomatobbeef divides by all answers; a printed formula has A in place of O in Worse."""
    counts = [10, 20, 30, 40, 50, 50]
    assert float(coefficients.better(counts)) == pytest.approx(50 / 100)
    assert float(coefficients.worse(counts)) == pytest.approx(-30 / 100)


def test_a_significant_lead_is_one_that_chance_seldom_gives():
    """Fong's test as published calls 101 against 81 of 296 significant; the binomial test doesn't."""
    counts = [101, 54, 54, 81, 3, 3]
    assert bool(significance.fong(counts).significant)
    assert float(significance.leaders_test(counts).p) > 0.05


def test_question_and_answer_rows_without_respondents_are_refused():
    """A Hungarian app exports answers that nobody can pair again."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {
            "Timestamp": ["1", "2", "3", "4"],
            "Question_ID": ["1", "1", "2", "2"],
            "Function": ["search", "search", "map", "map"],
            "Question_Type": ["functional", "dysfunctional"] * 2,
            "Answer": [LIKE, DISLIKE, LIKE, NEUTRAL],
        }
    )
    with pytest.raises(DataError, match="respondent"):
        library.read(frame, settings=Settings())
