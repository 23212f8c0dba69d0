"""Evaluation tables: the published ones cell by cell, and a user's own grid with all that is wrong in it."""

import re
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kano.errors import QuestionnaireError, UsageError
from kano.evaluation import EvaluationTable, read_table, table, tables
from kano.scale import ANSWERS, CATEGORIES, Answer, Category, Component

KEYS = ("like", "must-be", "neutral", "live-with", "dislike")


def letters(grid: EvaluationTable) -> list[str]:
    return ["".join(str(cell or "-") for cell in row) for row in grid.cells]


def test_the_standard_table_says_in_cells_what_the_model_says_in_words() -> None:
    grid = table("berger")
    middle = (Answer.MUST_BE, Answer.NEUTRAL, Answer.LIVE_WITH)
    for answer in middle:
        # Basis: no gain when it is there, all is lost when it isn't.
        assert grid.category(answer, Answer.DISLIKE) is Category.MUST_BE
        # Bijzonder: a pleasure when it is there, no harm when it isn't.
        assert grid.category(Answer.LIKE, answer) is Category.ATTRACTIVE
        assert grid.category(answer, Answer.LIKE) is Category.REVERSE
        assert grid.category(Answer.DISLIKE, answer) is Category.REVERSE
        for other in middle:
            assert grid.category(answer, other) is Category.INDIFFERENT
    # Beleving: the more the better.
    assert grid.category(Answer.LIKE, Answer.DISLIKE) is Category.ONE_DIMENSIONAL
    assert grid.category(Answer.DISLIKE, Answer.LIKE) is Category.REVERSE
    for answer in (Answer.LIKE, Answer.DISLIKE):
        assert grid.category(answer, answer) is Category.QUESTIONABLE


def test_pouliot_differs_in_two_cells() -> None:
    unlike = [
        (f, d)
        for f in ANSWERS
        for d in ANSWERS
        if table("berger").category(f, d) is not table("pouliot").category(f, d)
    ]
    assert unlike == [(Answer.MUST_BE, Answer.MUST_BE), (Answer.LIVE_WITH, Answer.LIVE_WITH)]
    assert {table("pouliot").category(*pair) for pair in unlike} == {Category.QUESTIONABLE}


def test_the_three_level_table_has_nine_pairs() -> None:
    grid = table("three-level")
    assert (~grid.impossible).sum() == 9
    possible = np.argwhere(~grid.impossible)
    assert {*possible[:, 0].tolist()} == {Answer.LIKE, Answer.MUST_BE, Answer.NEUTRAL}
    assert {*possible[:, 1].tolist()} == {Answer.NEUTRAL, Answer.LIVE_WITH, Answer.DISLIKE}


@pytest.mark.parametrize("grid", tables(), ids=lambda grid: grid.key)
def test_every_pair_has_one_category_or_none(grid: EvaluationTable) -> None:
    assert grid.source
    assert grid.masks.shape == (6, 5, 5)
    assert np.array_equal(grid.masks.sum(axis=0) == 1, ~grid.impossible)


@given(st.lists(st.integers(0, 9), min_size=36, max_size=36))
def test_counting_sums_the_cells_of_each_category(cells: list[int]) -> None:
    pairs = np.array(cells, dtype=np.float64).reshape(6, 6)
    by_hand = dict.fromkeys(CATEGORIES, 0.0)
    for f in ANSWERS:
        for d in ANSWERS:
            by_hand[table("berger").cells[f][d] or Category.QUESTIONABLE] += pairs[f, d]
    assert table("berger").count(pairs).tolist() == list(by_hand.values())


def test_components_and_categories_know_each_other() -> None:
    assert [component.category.value for component in Component] == ["M", "O", "A"]
    assert [category.component for category in CATEGORIES[3:]] == [None, None, None]


def test_an_unknown_table_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r'"bergr"(.|\n)*Did you mean "berger"'):
        table("bergr")
    with pytest.raises(UsageError, match="CSV file with your own grid"):
        table("mine")


def grid_file(folder: Path, text: str, name: str = "grid.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def as_csv(rows: tuple[int, ...] = (0, 1, 2, 3, 4), columns: tuple[int, ...] = (0, 1, 2, 3, 4)) -> str:
    """The standard table with its answers in any order."""
    cells = letters(table("berger"))
    head = ",".join(["functional \\ dysfunctional", *(KEYS[j] for j in columns)])
    return "\n".join([head, *(",".join([KEYS[i], *(cells[i][j] for j in columns)]) for i in rows)])


def test_an_own_grid_is_read_by_the_names_of_its_answers(tmp_path: Path) -> None:
    for rows in list(permutations(range(5)))[::17]:
        own = read_table(grid_file(tmp_path, as_csv(rows, rows[::-1])))
        assert letters(own) == letters(table("berger"))
    assert (own.key, own.source) == ("grid.csv", "grid.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_an_own_grid_as_a_spreadsheet_saves_it(tmp_path: Path, delimiter: str) -> None:
    text = as_csv().replace(",", delimiter).replace("must-be", " Must-Be ").replace("A", "a") + "\n\n"
    own = table(str(grid_file(tmp_path, text, encoding="utf-8-sig")))
    assert letters(own) == letters(table("berger"))


def test_a_dash_marks_a_pair_that_cannot_occur(tmp_path: Path) -> None:
    own = read_table(grid_file(tmp_path, as_csv().replace("like,Q", "like,-")))
    assert own.category(Answer.LIKE, Answer.LIKE) is None
    assert own.impossible.sum() == 1


def problems(path: Path) -> list[str]:
    with pytest.raises(QuestionnaireError) as caught:
        read_table(path)
    return [str(problem) for problem in caught.value.problems]


def test_every_wrong_cell_is_named_at_once(tmp_path: Path) -> None:
    text = as_csv().replace("like,Q,A,A,A,O", "like,Q,X,A,,O").replace("R,R,R,R,Q", "R,R,R,R,B")
    found = problems(grid_file(tmp_path, text))
    assert [re.match(r"grid\.csv, cell (\w\d): \"(.*)\" is no category", line)[0] for line in found] == [
        'grid.csv, cell C2: "X" is no category',
        'grid.csv, cell E2: "" is no category',
        'grid.csv, cell F6: "B" is no category',
    ]
    assert all("Allowed: M, O, A, I, R, Q or -." in line for line in found)


def test_wrong_answers_and_wrong_cells_are_named_together(tmp_path: Path) -> None:
    text = as_csv().replace("neutral,R", "neutraal,R").replace("\ndislike,R", "\nlike,X")
    found = problems(grid_file(tmp_path, text))
    assert len(found) == 2
    assert found[0].startswith(
        "grid.csv, from cell A2: the functional answers down are like, must-be, neutraal"
    )
    assert found[1].startswith('grid.csv, cell B6: "X"')


def test_a_grid_of_the_wrong_size_is_refused(tmp_path: Path) -> None:
    text = as_csv()
    assert (
        "down are like, must-be, neutral, live-with"
        in problems(grid_file(tmp_path, "\n".join(text.splitlines()[:5])))[0]
    )
    assert (
        "across are like, must-be, neutral, live-with"
        in problems(grid_file(tmp_path, "\n".join(line.rsplit(",", 1)[0] for line in text.splitlines())))[0]
    )
    assert "down are" in problems(grid_file(tmp_path, text + "\nlike,Q,A,A,A,O"))[0]
    wide = "\n".join(line + ",A" for line in text.splitlines())
    assert problems(grid_file(tmp_path, wide))


def test_an_empty_or_unreadable_grid_is_refused(tmp_path: Path) -> None:
    assert "across are nothing" in problems(grid_file(tmp_path, ""))[0]
    assert problems(tmp_path / "missing.csv") == [
        "missing.csv: the evaluation table can't be read: No such file or directory"
    ]
    assert "not UTF-8" in problems(grid_file(tmp_path, "functional;caf\xe9", encoding="cp1252"))[0]
