"""The process that reads SPSS and Stata files: what it is given, and what is made of what it says."""

from __future__ import annotations

import ast
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from kano.readers.files.columnar.told import Told, told_table
from kano.readers.files.isolation import isolated
from kano.readers.files.statistics import statistics_child

ROOT = Path(__file__).parents[2]
CHILD = Path(statistics_child.__file__)
TELLS = "import json, os, sys; print(json.dumps([sys.argv, sys.path, dict(os.environ), os.getcwd()]))"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A script, in a folder of its own, that says what it was given."""
    child = tmp_path / "installed" / "tells.py"
    child.parent.mkdir()
    child.write_text(TELLS, encoding="utf-8")
    return child


def given(child: Path) -> Any:
    return json.loads(isolated(child, Path("-a.sav"), patience=60).stdout)


def test_the_working_folder_and_variables_stay_outside(
    elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    monkeypatch.chdir(tmp_path)
    for entry in ("", ".", str(tmp_path), str(libraries)):
        monkeypatch.syspath_prepend(entry)
    for name in ("PYTHONPATH", "PYTHONSTARTUP", "PYTHONHOME", "LD_PRELOAD_OF_OTHERS", "SECRET"):
        monkeypatch.setenv(name, str(tmp_path))
    (_, file, *folders), path, variables, here = given(elsewhere)
    assert file == str(tmp_path / "-a.sav")
    assert str(libraries) in folders
    assert not {"", ".", str(tmp_path), str(elsewhere.parent)} & {*path}
    assert not {"", ".", str(tmp_path)} & {*folders}
    assert (
        not {"PYTHONPATH", "PYTHONSTARTUP", "PYTHONHOME", "LD_PRELOAD_OF_OTHERS", "SECRET"} & variables.keys()
    )
    assert Path(here).samefile(elsewhere.parent)


def test_the_child_needs_nothing_of_this_package() -> None:
    tree = ast.walk(ast.parse(CHILD.read_text(encoding="utf-8")))
    names = {
        name
        for node in tree
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
    }
    assert {name.split(".")[0] for name in names if name} - sys.stdlib_module_names == {"pyreadstat"}


def table(codes: bytes = bytes(8), **changes: object) -> bytes:
    told = {"names": ["a", "b"], "labels": ["", ""], "texts": [["x"], ["y "]]} | changes
    return json.dumps(told).encode() + b"\n" + codes


def test_what_it_says_is_read() -> None:
    told = told_table(table())
    assert (told.names, told.texts, told.codes.tolist()) == (("a", "b"), (("x",), ("y",)), [[0], [0]])


GARBAGE = {
    "nothing": b"",
    "text": b"reading the file ...\ndone\n",
    "deep": b"[" * 100_000,
    "a list": b"[]\n",
    "a number": b"1e999\n",
    "no columns": b"{}\n",
    "not text": table(names=["a", 1]),
    "not a list": table(labels="ab"),
    "texts of no column": table(texts=[["x"], None]),
    "fewer names": table(names=["a"]),
    "fewer texts": table(texts=[["x"]]),
    "cut off": table(bytes(7)),
    "a row too few": table(bytes(12)),
    "codes of no column": table(names=[], labels=[], texts=[]),
    "a code too large": table(b"\x01\0\0\0\0\0\0\0"),
    "no texts at all": table(texts=[[], []]),
    "bytes": bytes(range(256)),
    "half a sign": b'{"names": ["\xff"]}\n',
}


@pytest.mark.parametrize("told", GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_refused(told: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        told_table(told)


def read_or_refused(told: bytes) -> Told | None:
    try:
        return told_table(told)
    except ValueError:
        return None


def test_damaged_words_are_refused_or_a_whole_table() -> None:
    pytest.importorskip("pyreadstat")
    told = isolated(CHILD, ROOT / "tests" / "exports" / "answers.sav", patience=60).stdout
    assert read_or_refused(told)
    draw = random.Random(12)
    refused = 0
    for _ in range(1_500):
        at, many = draw.randrange(len(told)), draw.choice([0, 1, 4, 40])
        found = read_or_refused(told[:at] + draw.randbytes(draw.choice([0, many])) + told[at + many :])
        refused += found is None
        for codes, texts in zip(found.codes, found.texts, strict=True) if found else ():
            assert all(isinstance(texts[code], str) for code in codes)
    assert refused > 100


@pytest.mark.parametrize("ending", [".sav", ".dta"])
def test_a_child_that_says_nonsense_is_an_error_of_the_data(
    ending: str, tmp_path: Path, kano: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyreadstat")
    child = tmp_path / "nonsense.py"
    child.write_text("print('{\"names\": [')", encoding="utf-8")
    monkeypatch.setattr("kano.readers.files.statistics.statistics_file._CHILD", child)
    ended = kano("classify", ROOT / "tests" / "exports" / f"answers{ending}")
    assert ended.code == 3
    assert ended.err.startswith(f"kano: answers{ending}: the library for such files (pyreadstat) gave no table")
    assert "Traceback" not in ended.err
