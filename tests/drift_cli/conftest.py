"""Small surveys with known counts, written as people would export them."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kano.questionnaire import Feature
from kano.responses import Wave
from kano.tally import Categories

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


def spread(**counts: int) -> str:
    """Letters, each as often as its count."""
    return "".join(letter * count for letter, count in counts.items())


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


DELIGHT = (4, 6, 60, 26, 2, 2)
PERFORM = (10, 60, 14, 12, 2, 2)
BASIC = (60, 12, 4, 20, 2, 2)
DULL = (4, 4, 12, 76, 2, 2)


def waves(*courses, every=3, start=(2022, 1), scale=1):
    """Counts of one feature for each course: a row of six counts a wave."""
    n = np.array(courses, dtype=np.int64).transpose(1, 0, 2)[:, None] * scale
    year, month = start
    days = [
        dt.date(year + (month - 1 + i * every) // 12, (month - 1 + i * every) % 12 + 1, 1)
        for i in range(len(n))
    ]
    return Categories(
        waves=tuple(Wave(f"{day:%Y-%m}", day, wording="x") for day in days),
        segments=("",),
        features=tuple(Feature(f"f{i}") for i in range(len(courses))),
        n=n,
        w=n.astype(float),
        w2=n.astype(float),
        not_asked=np.zeros(n.shape[:3], dtype=np.int64),
    )


def between(first, last, count):
    """A straight course from one set of counts to another."""
    steps = np.linspace(0, 1, count)[:, None]
    return np.rint(np.array(first) * (1 - steps) + np.array(last) * steps).astype(int).tolist()
