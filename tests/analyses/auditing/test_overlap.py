"""People who stand in two files are counted once where that is certain, and never otherwise."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from kano.api.surveying.opening import read
from kano.api.verbs import classify, drift

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
    return [source.respondents or 0 for source in read(*files).provenance.sources]


@pytest.mark.parametrize("start", [0, 7])
def test_a_later_export_that_holds_the_earlier_one(tmp_path: Path, start: int) -> None:
    rows = people(1, 60)
    one = written(tmp_path / "a.csv", HEADER, rows[: 30 + start])
    other = written(tmp_path / "b.csv", HEADER, [*people(2, start), *rows])
    assert counted(one, other) == [30 + start, start + 30 - start]
    found = classify(one, other).provenance.excluded
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
    found = read(one, other, dated=True)
    assert [len(part) for part in found.parts] == [40, 41]


def test_the_first_wave_keeps_its_people(tmp_path: Path) -> None:
    rows = people(8, 60)
    early = written(tmp_path / "wave 2025-01.csv", HEADER, rows[:30])
    late = written(tmp_path / "wave 2026-01.csv", HEADER, rows)
    found = read(late, early, dated=True)
    assert [len(part) for part in found.parts] == [30, 30]


def tallied(path: Path, *files: Path) -> Path:
    from kano.readers.tallies.tally_file import tally_text

    path.write_text(tally_text(read(*files).private_tally()), encoding="utf-8")
    return path


def test_counts_of_the_same_answers_are_counted_once(tmp_path: Path) -> None:
    one = written(tmp_path / "a.csv", HEADER, people(5, 200))
    saved = tallied(tmp_path / "a.tally.csv", one)
    again = tallied(tmp_path / "again.tally.csv", one)
    for files in ((one, saved), (saved, again), (saved, one)):
        found = classify(*files)
        assert {record["n"] for record in found.records()} == {200}
        (gone,) = (each for each in found.provenance.excluded if each.reason == "counted_before")
        assert (gone.count, gone.source) == (200, files[1].name)


def test_counts_of_others_or_of_few_are_added(tmp_path: Path) -> None:
    files = [written(tmp_path / f"{k}.csv", HEADER, people(k, 200)) for k in (5, 6)]
    saved = [tallied(tmp_path / f"{k}.tally.csv", file) for k, file in enumerate(files)]
    assert {record["n"] for record in classify(*saved).records()} == {400}
    few = [
        tallied(tmp_path / f"few{k}.csv", written(tmp_path / f"f{k}.csv", HEADER, [["I like it"] * 8] * 40))
        for k in (1, 2)
    ]
    assert {record["n"] for record in classify(*few).records()} == {80}


def test_waves_of_the_same_counts_are_told(tmp_path: Path) -> None:
    one = written(tmp_path / "a.csv", HEADER, people(5, 200))
    march, june = (tallied(tmp_path / f"{name}.csv", one) for name in ("2024-03", "2024-06"))
    (notice,) = (each for each in drift(march, june).provenance.notices if each.key == "same_counts")
    assert dict(notice.values) == {"file": "2024-06.csv", "other": "2024-03.csv"}


def test_a_few_equal_rows_one_after_another_are_told(tmp_path: Path) -> None:
    header, chance = HEADER[:2], random.Random(9)
    one = [[chance.choice(ANSWERS), chance.choice(ANSWERS)] for _ in range(40)]
    other = [[chance.choice(ANSWERS), chance.choice(ANSWERS)] for _ in range(40)]
    other[10:17] = one[20:27]
    files = [written(tmp_path / f"{k}.csv", header, each) for k, each in enumerate((one, other))]
    found = read(*files).provenance
    assert [each.reason for each in found.excluded] == []
    (notice,) = (each for each in found.notices if each.key == "maybe_counted_before")
    assert notice.values["count"] >= 7
