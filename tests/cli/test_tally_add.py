"""A saved tally that grows month by month."""

from __future__ import annotations

import csv
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

ANSWERS = (
    "I like it that way",
    "It must be that way",
    "I am neutral",
    "I can live with it that way",
    "I dislike it that way",
)


def month(folder: Path, name: str, seed: int, people: int = 60, teams: str = "ab") -> Path:
    pick = random.Random(seed)
    header = ["id", "team", "map functional", "map dysfunctional", "pay functional", "pay dysfunctional"]
    rows = [
        [f"{seed}-{row}", teams[row % len(teams)], *(pick.choice(ANSWERS) for _ in range(4))]
        for row in range(people)
    ]
    path = folder / f"answers_{name}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    return path


@pytest.fixture
def months(tmp_path: Path) -> list[Path]:
    return [month(tmp_path, f"2026-0{each}", each) for each in (1, 2, 3)]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_months_added_one_by_one_are_those_counted_at_once(
    kano: Any, months: list[Path], tmp_path: Path, order: tuple[int, ...]
) -> None:
    grown, whole = tmp_path / "grown.csv", tmp_path / "whole.csv"
    for each in order:
        assert kano("tally", months[each], "-q", "-o", grown, "--add").code == 0
    kano("tally", *months, "-q", "-o", whole)
    assert sorted(grown.read_text().splitlines()) == sorted(whole.read_text().splitlines())
    assert kano("classify", grown, "--to", "csv").out == kano("classify", whole, "--to", "csv").out


def test_the_old_months_are_not_read_again(kano: Any, months: list[Path], tmp_path: Path) -> None:
    counts = tmp_path / "counts.csv"
    kano("tally", *months[:2], "-q", "-o", counts, "--add")
    before = counts.read_bytes()
    # Under another name, and as what can't be read as a survey any more, were it read.
    renamed = shutil.copy(months[0], tmp_path / "again_2026-07.csv")
    ended = kano("tally", renamed, "--weight", "no such column", "-o", counts, "--add")
    assert ended.code == 0
    assert "again_2026-07.csv" in ended.err
    assert "nothing to add" in ended.err
    assert counts.read_bytes() == before


def test_a_folder_grows_a_tally_that_stands_in_it(kano: Any, months: list[Path], tmp_path: Path) -> None:
    counts = tmp_path / "counts.csv"
    moved = months[2].rename(tmp_path.parent / "later.csv")
    assert kano("tally", tmp_path, "-o", counts, "--add").code == 0
    moved.rename(months[2])
    ended = kano("tally", tmp_path, "-o", counts, "--add")
    assert "added: 60 people, 2026-03" in ended.err
    assert "counts.csv already: answers_2026-01.csv, answers_2026-02.csv\n" in ended.err
    assert kano("tally", tmp_path, "-o", counts, "--add").err.endswith("counts all of it\n")


def test_a_file_counted_in_two_saved_tallies_counts_once(kano: Any, months: list[Path], tmp_path: Path) -> None:
    one, all_of_it = tmp_path / "one.csv", tmp_path / "all.csv"
    kano("tally", months[0], "-q", "-o", one, "--add")
    kano("tally", *months, "-q", "-o", all_of_it)
    alone = kano("classify", all_of_it, "--to", "csv").out
    assert kano("classify", all_of_it, one, "--to", "csv").out == alone
    assert kano("classify", one, all_of_it, "--to", "csv").out == alone
    assert kano("classify", all_of_it, months[1], "--to", "csv").out == alone


def test_sums_that_share_a_file_are_refused(kano: Any, months: list[Path], tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    kano("tally", *months[:2], "-q", "-o", one)
    kano("tally", *months[1:], "-q", "-o", other)
    for arguments in (["classify", one, other], ["tally", other, "-o", one, "--add"]):
        ended = kano(*arguments)
        assert ended.code == 3
        assert months[1].name in ended.err


def test_the_same_answers_in_another_file_are_refused(kano: Any, months: list[Path], tmp_path: Path) -> None:
    counts, other = tmp_path / "counts.csv", tmp_path / "export_2026-01.csv"
    kano("tally", months[0], "-q", "-o", counts, "--add")
    other.write_text(months[0].read_text(encoding="utf-8") + "\n", encoding="utf-8")
    ended = kano("tally", other, "-o", counts, "--add")
    assert ended.code == 3
    assert "2026-01" in ended.err


def test_groups_put_together_before_stay_together(kano: Any, tmp_path: Path) -> None:
    counts, whole = tmp_path / "counts.csv", tmp_path / "whole.csv"
    files = [month(tmp_path, "2026-01", 1, 60, "a" * 10 + "bc"), month(tmp_path, "2026-02", 2, 90, "abc")]
    for each in files:
        assert kano("tally", each, "--by", "team", "-q", "-o", counts, "--add").code == 0
    assert kano("tally", month(tmp_path, "2026-03", 3, 90, "abc"), "-q", "-o", counts, "--add").code == 0
    kano("tally", *sorted(tmp_path.glob("answers_*.csv")), "-q", "-o", whole)
    kept, all_of_it = (
        json.loads(kano("classify", each, "--to", "json").out)["features"] for each in (counts, whole)
    )
    assert [each["counts"] for each in kept if each["segment"] is None] == [
        each["counts"] for each in all_of_it
    ]
    assert {each["segment"] for each in kept} == {None, "a", "*"}


def test_a_tally_of_before_fingerprints_is_read_and_added_to(
    kano: Any, months: list[Path], tmp_path: Path
) -> None:
    old, whole = tmp_path / "old.csv", tmp_path / "whole.csv"
    kano("tally", *months[:2], "-q", "-o", old)
    rows = old.read_text(encoding="utf-8").splitlines(keepends=True)
    old.write_text("".join(row for row in rows if not row.startswith("1,file")), encoding="utf-8")
    assert kano("tally", months[2], "-q", "-o", old, "--add").code == 0
    kano("tally", *months, "-q", "-o", whole)
    assert kano("classify", old, "--to", "csv").out == kano("classify", whole, "--to", "csv").out


def test_what_is_no_tally_is_left_as_it_is(kano: Any, months: list[Path]) -> None:
    before = months[1].read_bytes()
    ended = kano("tally", months[0], "-o", months[1], "--add")
    assert ended.code == 2
    assert months[1].read_bytes() == before
    assert kano("tally", months[0], "--add").code == 2


def test_a_fingerprint_that_is_none_is_refused(kano: Any, months: list[Path], tmp_path: Path) -> None:
    counts = tmp_path / "counts.csv"
    kano("tally", months[0], "-q", "-o", counts)
    text = counts.read_text(encoding="utf-8")
    counts.write_text(text + "1,file,,,,,,,,,,march,answers.csv,,\n", encoding="utf-8")
    ended = kano("classify", counts)
    assert ended.code == 3
    assert '"march" is no fingerprint' in ended.err
