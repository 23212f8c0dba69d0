"""Folders and patterns stand for their files, and packed files for what they hold."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

import kano
from kano.errors import DataError
from kano.readers.files import packed
from kano.readers.files.folders import files_in
from kano.tally import Tally

HEAD = "maps_fun,maps_dys"
ROWS = ["I like it,I dislike it", "I am neutral,I am neutral", "I expect it,I dislike it"]


def write(path: Path, rows: int, head: str = HEAD) -> Path:
    text = "\n".join([head, *(ROWS[(i + i // 3) % 3] for i in range(rows))]).encode()
    packing = {".gz": gzip.compress, ".zst": zstandard.compress}.get(path.suffix, bytes)
    path.write_bytes(packing(text))
    return path


def counts(found: kano.Survey) -> int:
    counted = found.tally()
    assert isinstance(counted, Tally)
    return int(counted.n.sum())


@pytest.mark.parametrize("ending", [".csv", ".csv.gz", ".csv.zst"])
def test_what_is_packed_reads_as_what_it_holds(tmp_path: Path, ending: str) -> None:
    plain, other = write(tmp_path / "a.csv", 30), write(tmp_path / f"b{ending}", 30)
    one, two = kano.read(plain), kano.read(other)
    assert (one.tally().n == two.tally().n).all()


def test_a_folder_stands_for_its_files_and_a_pattern_for_those_that_fit(tmp_path: Path) -> None:
    for name, rows in (
        ("2024.csv", 10),
        ("2025.csv.gz", 20),
        (".hidden.csv", 5),
        ("~open.csv", 5),
        ("a.md", 9),
    ):
        write(tmp_path / name, rows)
    assert [Path(each).name for each in files_in(tmp_path)] == ["2024.csv", "2025.csv.gz"]
    assert [Path(each).name for each in files_in(tmp_path / "*.gz")] == ["2025.csv.gz"]
    parts = kano.read(tmp_path, dated=True).parts
    assert [wave.key for part in parts for wave in part.waves] == ["2024", "2025"]


def test_a_file_named_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    file = write(tmp_path / "answers[1].csv", 12)
    assert list(files_in(file)) == [file]


@pytest.mark.parametrize("name", ["", "*.csv"])
def test_a_folder_or_a_pattern_without_files_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match="no file"):
        kano.read(tmp_path / name)


def test_features_that_some_files_lack_are_named(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", 10)
    write(tmp_path / "b.csv", 11, head="tips_fun,tips_dys")
    said = {notice.key: notice.values for notice in kano.read(tmp_path).provenance.notices}
    assert said["features_in_some"]["features"] == ("maps (1 of 2)", "tips (1 of 2)")


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_half_a_packed_file_is_refused(tmp_path: Path, ending: str) -> None:
    file = write(tmp_path / f"a.csv{ending}", 3000)
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(DataError, match="unpacked"):
        kano.read(file)


def test_what_unpacks_to_more_than_a_survey_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_DENSE", 1_000_000)
    monkeypatch.setattr(packed, "_RATIO", 1)
    bomb = tmp_path / "a.csv.gz"
    bomb.write_bytes(gzip.compress(b"a,b\n" * 5_000_000))
    with pytest.raises(DataError, match="more than any survey"):
        kano.read(bomb)


def test_an_output_may_not_replace_a_file_of_the_folder(tmp_path: Path, kano: Callable[..., object]) -> None:
    file = write(tmp_path / "a.csv", 12)
    before = file.read_bytes()
    ended = kano("classify", tmp_path, "-o", file)
    assert (ended.code, file.read_bytes()) == (2, before)
