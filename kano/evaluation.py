"""Evaluation tables: which category a pair of answers makes."""

import csv
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kano.errors import Problem, QuestionnaireError, UsageError, did_you_mean
from kano.resources import facts
from kano.scale import ANSWERS, CATEGORIES, Answer, Category
from kano.values import dataclass

Grid: TypeAlias = tuple[tuple[Category | None, ...], ...]


@dataclass(frozen=True)
class EvaluationTable:
    """The category of each of the 25 answer pairs; rows are functional answers, columns dysfunctional ones."""

    key: str
    """Of a shipped table; of somebody's own the name of its file, which is none of these."""
    title: str
    source: str
    cells: Grid
    """5 × 5; None where the questionnaire of this table can't give the pair."""

    @cached_property
    def masks(self) -> NDArray[np.float64]:
        """Which pairs make which category: (6 categories, 5, 5) of 0 and 1."""
        return np.array(
            [[[cell is category for cell in row] for row in self.cells] for category in CATEGORIES],
            dtype=np.float64,
        )

    @cached_property
    def impossible(self) -> NDArray[np.bool_]:
        """Pairs outside this table: (5, 5)."""
        return np.array([[cell is None for cell in row] for row in self.cells])

    def category(self, functional: Answer, dysfunctional: Answer) -> Category | None:
        """The category of one pair of answers.

        >>> str(table("berger").category(Answer.LIKE, Answer.DISLIKE))
        'O'
        """
        return self.cells[functional][dysfunctional]

    def count(self, pairs: NDArray[np.float64] | NDArray[np.int64]) -> NDArray[np.float64]:
        """Sum pair counts (…, 6, 6) or (…, 5, 5) into category counts (…, 6); pairs with "no answer" stay out.

        >>> one_each = np.ones((5, 5))
        >>> table("berger").count(one_each).tolist()
        [3.0, 1.0, 3.0, 9.0, 7.0, 2.0]
        """
        counted: NDArray[np.float64] = np.einsum("...fd,cfd->...c", pairs[..., :5, :5], self.masks)
        return counted


def tables() -> tuple[EvaluationTable, ...]:
    """The published tables that ship with the program."""
    return tuple(
        EvaluationTable(key, entry["title"], entry["source"], _grid(entry["cells"]))
        for key, entry in facts("tables").items()
    )


def table(name: str) -> EvaluationTable:
    """A shipped table by its key, or a user's own grid from a CSV file; UsageError otherwise.

    >>> str(table("pouliot").category(Answer.MUST_BE, Answer.MUST_BE))
    'Q'
    """
    known = {each.key: each for each in tables()}
    if name in known:
        return known[name]
    if Path(name).suffix.lower() in {".csv", ".tsv", ".txt"}:
        return read_table(Path(name))
    hint = did_you_mean(name, known) or "Or name a CSV file with your own grid."
    raise UsageError(f'there is no evaluation table "{name}"', allowed=f"Known: {', '.join(known)}.", todo=hint)


def read_table(path: Path) -> EvaluationTable:
    """A user's grid: a corner cell, five dysfunctional answers across, five functional down, 25 letters.

    The answers are named like, must-be, neutral, live-with, dislike, in any order; "-" marks a pair that can't
    occur. QuestionnaireError lists every cell that is wrong.
    """
    rows = _rows(path)
    problems: list[Problem] = []
    across = _axis(rows[0][1:] if rows else [], path, problems, first="B1", across=True)
    down = _axis([row[0] for row in rows[1:]], path, problems, first="A2", across=False)
    cells: dict[tuple[Answer, Answer], Category | None] = {}
    for i, row in enumerate(rows[1:6]):
        for j in range(5):
            letter = row[j + 1].upper() if j + 1 < len(row) else ""
            if letter not in {*CATEGORIES, "-"}:
                where = f"{path.name}, cell {'BCDEF'[j]}{i + 2}"
                problems.append(Problem(f'"{letter}" is no category', where, "Allowed: M, O, A, I, R, Q or -."))
            elif not problems:
                cells[down[i], across[j]] = None if letter == "-" else Category(letter)
    if problems:
        raise QuestionnaireError(problems)
    grid = tuple(tuple(cells[f, d] for d in ANSWERS) for f in ANSWERS)
    return EvaluationTable(path.name, f"Own table {path.name}", path.name, grid)


def _rows(path: Path) -> list[list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise QuestionnaireError(f"the evaluation table can't be read: {reason}", path.name) from error
    delimiter = max(",;\t", key=text.count)
    return [[cell.strip() for cell in row] for row in csv.reader(text.splitlines(), delimiter=delimiter) if row]


def _axis(names: list[str], path: Path, problems: list[Problem], *, first: str, across: bool) -> list[Answer]:
    side = "dysfunctional answers across" if across else "functional answers down"
    wanted = sorted(answer.key for answer in ANSWERS)
    if sorted(name.lower() for name in names) != wanted:
        found = ", ".join(names) or "nothing"
        allowed = f"Wanted: each once of {', '.join(answer.key for answer in ANSWERS)}."
        problems.append(Problem(f"the {side} are {found}", f"{path.name}, from cell {first}", allowed))
        return []
    return [Answer.of(name.lower()) for name in names]


def _grid(rows: list[str]) -> Grid:
    return tuple(tuple(None if letter == "-" else Category(letter) for letter in row) for row in rows)
