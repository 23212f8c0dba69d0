"""Small surveys with known counts, written as people would export them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

ENGLISH = ("I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it")
DUTCH = (
    "Dat vind ik prettig",
    "Dat moet zo zijn",
    "Dat maakt mij niet uit",
    "Daar kan ik mee leven",
    "Dat vind ik vervelend",
)
NUMBERS = ("1", "2", "3", "4", "5")
PAIRS = {"M": (1, 4), "O": (0, 4), "A": (0, 2), "I": (2, 2), "R": (4, 0), "Q": (0, 0)}
"""One answer pair of each category, the same in every published table."""

Survey = dict[str, str]


@pytest.fixture
def survey(tmp_path: Path) -> Callable[..., Path]:
    """Write a CSV: by feature one letter a respondent, "-" for no answer; further columns by name."""

    def write(name: str, features: Survey, *, words: tuple[str, ...] = ENGLISH, **columns: list[str]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        header = [*columns, *(f"{key}_{side}" for key in features for side in ("functional", "dysfunctional"))]
        people = len(next(iter(features.values())))
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            for i in range(people):
                answers = [_answer(letters[i], words) for letters in features.values()]
                writer.writerow(
                    [*(column[i] for column in columns.values()), *(a for pair in answers for a in pair)]
                )
        return path

    return write


def _answer(letter: str, words: tuple[str, ...]) -> tuple[str, str]:
    if letter == "-":
        return "", ""
    functional, dysfunctional = PAIRS[letter]
    return words[functional], words[dysfunctional]
