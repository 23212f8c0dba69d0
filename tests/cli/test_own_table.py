"""Somebody's own evaluation table goes along with what was counted by it, into every report and picture."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kano as library
from kano.evaluation import table
from kano.scale import ANSWERS

SURVEY = "3b_examples.csv"


def grid(path: Path, *, turned: bool = False) -> Path:
    """The usual table in a file, or one with O where it has A, and A for O."""
    names = [answer.key for answer in ANSWERS]
    letters = {"O": "A", "A": "O"} if turned else {}
    rows = [[str(cell) for cell in row] for row in table("berger").cells]
    lines = [
        ",".join([name, *(letters.get(each, each) for each in row)])
        for name, row in zip(names, rows, strict=True)
    ]
    path.write_text("\n".join([",".join(["", *names]), *lines, ""]), encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["svg", "html", "json"])
def test_every_report_and_picture_takes_a_table_of_ones_own(
    ending: str, kano: Callable[..., Any], samples: Path, tmp_path: Path
) -> None:
    own, written = grid(tmp_path / "grid.csv"), tmp_path / f"report.{ending}"
    by = ["--table", own, "-q", "-o", written]
    ended = kano("classify", samples / SURVEY, *by)
    assert (ended.code, ended.err) == (0, "")
    if ending == "svg":
        for words in (["plane"], ["answers", "--feature", "Clean hotel room"], ["segments", "--by", "C"]):
            found = kano("plot", words[0], samples / SURVEY, *words[1:], *by)
            assert (found.code, found.err) == (0, "")
            shipped = kano("plot", words[0], samples / SURVEY, *words[1:])
            assert written.read_text(encoding="utf-8") == shipped.out
    if ending == "json":
        assert json.loads(written.read_text(encoding="utf-8"))["settings"]["table"] == "grid.csv"


def test_a_picture_counts_as_its_report_whatever_became_of_the_file(samples: Path, tmp_path: Path) -> None:
    """Also where the file bears the name of a table that ships."""
    own = grid(tmp_path / "berger.csv", turned=True)
    found = library.classify(samples / SURVEY, table=str(own))
    usual = library.classify(samples / SURVEY)
    own.unlink()
    assert [row["category"] for row in found.records()] == [
        {"A": "O", "O": "A"}.get(row["category"], row["category"]) for row in usual.records()
    ]
    heat, other = (each.plot("answers", about="Clean hotel room").picture for each in (found, usual))
    told = [[[cell and str(cell.category) for cell in row] for row in each.cells] for each in (heat, other)]  # type: ignore[attr-defined]
    pairs = {
        (one, two) for rows in zip(*told, strict=True) for one, two in zip(*rows, strict=True) if one != two
    }
    assert len(pairs) == 2
    assert {(two, one) for one, two in pairs} == pairs
    assert "berger.csv" in str(found)


def test_no_report_names_the_folder_of_a_table(kano: Callable[..., Any], samples: Path, tmp_path: Path) -> None:
    own = grid(tmp_path / "grid.csv")
    for words in (["drift", *sorted(samples.glob("gmail_*.csv"))], ["audit", samples / SURVEY]):
        written = tmp_path / "report.json"
        assert kano(*words, "--table", own, "-q", "-o", written).code == 0
        assert json.loads(written.read_text(encoding="utf-8"))["settings"]["table"] == "grid.csv"


def test_saved_clusters_know_their_table_by_its_name(
    kano: Callable[..., Any], samples: Path, tmp_path: Path
) -> None:
    """Counted by a table in one folder and read beside it in another; not by another table."""
    own, there = grid(tmp_path / "grid.csv"), tmp_path / "there"
    there.mkdir()
    people = (samples / SURVEY).read_text(encoding="utf-8").splitlines()
    clustered = tmp_path / "clustered.csv"
    clustered.write_text(
        "\n".join([f"class,{people[0]}", *(f"k{i % 24},{line}" for i, line in enumerate(people[1:]))]),
        encoding="utf-8",
    )
    counts, settings = tmp_path / "counts.csv", tmp_path / "kano.toml"
    settings.write_text('cluster = "class"\ntable = "grid.csv"\n', encoding="utf-8")
    saved = kano("tally", clustered, "--settings", settings, "-q", "-o", counts)
    assert (saved.code, saved.err) == (0, "")
    assert str(tmp_path) not in counts.read_text(encoding="utf-8")
    settings.unlink()
    moved = own.rename(there / "grid.csv")
    assert kano("classify", counts, "--table", moved, "-q").code == 0
    other = kano("classify", counts, "-q")
    assert other.code == 4
    assert 'saved by the table "grid.csv"' in other.err
