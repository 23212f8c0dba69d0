"""People who stand in two files are counted once where that is certain, and never otherwise."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from kano.api import verbs as api

ANSWERS = ("I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it")
HEADER = [f"{feature}_{side}" for feature in ("maps", "search", "export", "share") for side in ("fun", "dys")]


def people(seed: int, n: int) -> list[list[str]]:
    """N people who answer at random."""
    chance = random.Random(seed)
    return [chance.choices(ANSWERS, k=len(HEADER)) for _ in range(n)]


def written(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([header, *rows])
    return path


def counted(*files: Path) -> list[int]:
    return [source.respondents or 0 for source in api.read(*files).provenance.sources]


@pytest.mark.parametrize("start", [0, 7])
def test_a_later_export_that_holds_the_earlier_one(tmp_path: Path, start: int) -> None:
    rows = people(1, 60)
    one = written(tmp_path / "a.csv", HEADER, rows[: 30 + start])
    other = written(tmp_path / "b.csv", HEADER, [*people(2, start), *rows])
    assert counted(one, other) == [30 + start, start + 30 - start]
    found = api.classify(one, other).provenance.excluded
    assert [each.count for each in found if each.reason == "counted_before"] == [30 + start]


def test_submissions_with_their_own_time_are_known_anywhere(tmp_path: Path) -> None:
    rows = [[f"2026-03-02 10:{i // 60:02}:{i % 60:02}", *row] for i, row in enumerate(people(3, 40))]
    mixed = [*rows[:20]]
    random.Random(4).shuffle(mixed)
    one = written(tmp_path / "a.csv", ["Submitted", *HEADER], rows[:20])
    other = written(tmp_path / "b.csv", ["Submitted", *HEADER], [*rows[20:], *mixed])
    assert counted(one, other) == [20, 20]


def test_others_who_answer_alike_are_others(tmp_path: Path) -> None:
    one = written(tmp_path / "a.csv", HEADER, people(5, 200))
    other = written(tmp_path / "b.csv", HEADER, people(6, 200))
    assert counted(one, other) == [200, 200]
    few = [["I like it", "I dislike it"] * 4] * 30
    same = written(tmp_path / "c.csv", HEADER, few)
    more = written(tmp_path / "d.csv", HEADER, [*few, *few])
    assert counted(same, more) == [30, 60]


def test_a_panel_may_answer_as_before(tmp_path: Path) -> None:
    rows = [[f"person {i}", *row] for i, row in enumerate(people(7, 40))]
    one = written(tmp_path / "wave 2025-01.csv", ["respondent_id", *HEADER], rows)
    other = written(tmp_path / "wave 2026-01.csv", ["respondent_id", *HEADER], [*rows, *rows[:0], rows[0]])
    found = api.read(one, other, dated=True)
    assert [len(part) for part in found.parts] == [40, 41]


def test_the_first_wave_keeps_its_people(tmp_path: Path) -> None:
    rows = people(8, 60)
    early = written(tmp_path / "wave 2025-01.csv", HEADER, rows[:30])
    late = written(tmp_path / "wave 2026-01.csv", HEADER, rows)
    found = api.read(late, early, dated=True)
    assert [len(part) for part in found.parts] == [30, 30]
