"""Golden files: what commands write, format by format; `make golden` rewrites them, the difference is read."""

import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parents[1]
GOLDEN, ACTUAL = HERE / "golden", HERE / "actual"

COMMANDS: dict[str, tuple[str, ...]] = {
    "advise": ("advise", "3b_long.csv", "--by", "persona"),
    "advise-nl": ("advise", "3b_voorbeelden.xlsx", "--lang", "nl", "--by", "Persona"),
    "audit": ("audit", "3b_examples.csv"),
    "audit-nl": ("audit", "3b_voorbeelden.xlsx", "--lang", "nl", "--exclude", "control"),
    "check": ("check", "3b_voorbeelden.xlsx", "--targets", "targets.toml"),
    "check-nl": ("check", "3b_voorbeelden.xlsx", "--targets", "targets.toml", "--lang", "nl"),
    "classify": ("classify", "3b_examples.csv"),
    "classify-exclude": ("classify", "3b_examples.csv", "--exclude", "questionable>0,control"),
    "classify-nl": ("classify", "3b_voorbeelden.xlsx", "--lang", "nl", "--by", "Kanaal", "--show-columns"),
    "classify-waves": ("classify", "gmail_waves.xlsx", "--wave", "Meting", "--rule", "quadrant"),
    "explain": ("explain",),
    "explain-nl": ("explain", "--lang", "nl", "--table", "pouliot"),
}
GMAIL = ("gmail_2004-04.csv", "gmail_2008-06.csv", "gmail_2016-11.csv")
DRAWN: dict[str, tuple[str, ...]] = {
    "drift": ("drift", *GMAIL),
    "drift-nl": ("drift", GMAIL[0], GMAIL[2], "--lang", "nl", "--today", "2017-06-01"),
    "power": ("power", "--features", "100"),
    "power-nl": ("power", "--features", "100", "--noise", "0.1", "--power", "0.9", "--lang", "nl"),
}
"""Probabilities counted in draws may differ between processors in digits that only raw numbers show."""
DATA = (".json", ".csv", ".xlsx")
CASES = [name + ending for name in COMMANDS for ending in (".txt", ".md", ".html", *DATA)]
CASES += ["check.xml", "check-nl.xml"]
CASES += [name + ending for name in DRAWN for ending in (".txt", ".md", ".html")]
CASES += [f"{name}.svg" for name in ("classify", "classify-nl", "classify-waves")]


@pytest.mark.parametrize("file", CASES)
def test_golden(
    file: str, kano: Callable[..., Any], samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(samples)
    made = tmp_path / file
    ended = kano(*(COMMANDS | DRAWN)[made.stem], "-o", made, "--quiet")
    assert ended.code == (1 if made.stem.startswith("check") else 0), ended.err
    compare(made)


def compare(made: Path) -> None:
    """Fail where a file is not its golden file, leaving it in tests/actual to be looked at."""
    golden = GOLDEN / made.name
    if os.environ.get("KANO_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_bytes(steady(made) if made.suffix == ".html" else made.read_bytes())
    if not golden.exists() or steady(made) != steady(golden):
        ACTUAL.mkdir(exist_ok=True)
        shutil.copyfile(made, ACTUAL / made.name)
        pytest.fail(f"tests/actual/{made.name} is not tests/golden/{made.name}; if it should be: make golden")


def steady(file: Path) -> bytes:
    """The bytes of a file: those inside a workbook, zlib differs; numbers to 9 digits and 13 decimals."""
    content = file.read_bytes()
    if file.suffix == ".html":
        # Styles and scripts are files of their own, and so are not repeated in every golden file.
        content = re.sub(rb"(<(style|script)>).*?(</)|'sha256-[^']*'", rb"\1\3", content, flags=re.DOTALL)
    if file.suffix == ".xlsx":
        parts = zipfile.ZipFile(io.BytesIO(content))
        content = b"\n".join(name.encode() + b"\n" + parts.read(name) for name in parts.namelist())
    if file.suffix in DATA:
        # The last digits of a float differ between processors; in the tail of a probability, the first ones.
        content = re.sub(
            rb"-?\d+\.\d{9,}(?:e-?\d+)?|-?\d\.\d+e-\d+",
            lambda m: f"{round(float(m[0]), 13):.9g}".encode(),
            content,
        )
    return content


def test_a_golden_file_that_differs_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.GOLDEN", tmp_path / "golden")
    monkeypatch.setattr(f"{__name__}.ACTUAL", tmp_path / "actual")
    (tmp_path / "golden").mkdir()
    (tmp_path / "golden" / "a.md").write_text("one")
    (tmp_path / "a.md").write_text("two")
    monkeypatch.delenv("KANO_GOLDEN", raising=False)
    with pytest.raises(pytest.fail.Exception, match="make golden"):
        compare(tmp_path / "a.md")
    assert (tmp_path / "actual" / "a.md").read_text() == "two"
    monkeypatch.setenv("KANO_GOLDEN", "1")
    compare(tmp_path / "a.md")
    assert (tmp_path / "golden" / "a.md").read_text() == "two"
