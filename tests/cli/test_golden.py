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
    "classify-groups": ("classify", "3b_voorbeelden.xlsx", "--lang", "nl", "--group-by", "object", "--rank"),
    "classify-waves": ("classify", "gmail_waves.xlsx", "--wave", "Meting", "--rule", "quadrant"),
    "compare": ("compare", "3b_examples.csv", "--by", "Persona"),
    "compare-nl": ("compare", "3b_voorbeelden.xlsx", "--lang", "nl", "--by", "Persona", "--by", "Kanaal"),
    "explain": ("explain",),
    "explain-nl": ("explain", "--lang", "nl", "--table", "pouliot"),
}
GMAIL = ("gmail_2004-04.csv", "gmail_2008-06.csv", "gmail_2016-11.csv")
DRAWN: dict[str, tuple[str, ...]] = {
    "drift": ("drift", *GMAIL),
    "drift-nl": ("drift", GMAIL[0], GMAIL[2], "--lang", "nl", "--today", "2017-06-01"),
    "report": ("report", *GMAIL),
    "report-nl": ("report", "3b_voorbeelden.xlsx", "--lang", "nl", "--title", "Reizen", "--by", "Kanaal"),
    "power": ("power", "--features", "100"),
    "power-nl": ("power", "--features", "100", "--noise", "0.1", "--power", "0.9", "--lang", "nl"),
}
"""Probabilities counted in draws may differ between processors in digits that only raw numbers show."""
PICTURES: dict[str, tuple[str, ...]] = {
    "classify-plot": ("classify", "3b_voorbeelden.xlsx", "--lang", "nl", "--plot"),
    "plot-plane-narrow": ("plot", "plane", "3b_examples.csv", "--width", "600"),
    "plot-plane-nl": ("plot", "plane", "3b_long.csv", "--size", "importance", "--lang", "nl"),
    "plot-shares": ("plot", "shares", "3b_examples.csv"),
    "plot-shares-nl": ("plot", "shares", "3b_voorbeelden.xlsx", "--lang", "nl", "--width", "600"),
    "plot-answers": ("plot", "answers", "3b_examples.csv", "--feature", "light", "--width", "600"),
    "plot-answers-nl": ("plot", "answers", "3b_voorbeelden.xlsx", "--feature", "schone", "--lang", "nl"),
    "plot-curves": ("plot", "curves", "3b_long.csv", "--theme", "dark"),
    "plot-curves-nl": ("plot", "curves", "3b_examples.csv", "--lang", "nl", "--width", "500"),
    "plot-segments": ("plot", "segments", "3b_examples.csv", "--by", "Channel", "--width", "600"),
    "plot-segments-nl": ("plot", "segments", "3b_voorbeelden.xlsx", "--by", "Persona", "--lang", "nl"),
    "plot-trajectory": ("plot", "trajectory", *GMAIL, "--width", "600"),
    "plot-trajectory-nl": ("plot", "trajectory", "gmail_waves.xlsx", "--wave", "Meting", "--lang", "nl"),
    "plot-drift": ("plot", "drift", *GMAIL, "--feature", "1 GB free e-mail storage"),
    "plot-drift-nl": ("plot", "drift", GMAIL[0], GMAIL[2], "--lang", "nl", "--width", "600"),
    "plot-ladder": ("plot", "ladder", *GMAIL),
    "plot-ladder-nl": ("plot", "ladder", *GMAIL, "--lang", "nl", "--width", "600"),
}
DATA = (".json", ".csv", ".xlsx")
PARTS = {".docx": r"word/document\.xml", ".pptx": r"ppt/slides/slide\d+\.xml"}
"""What is compared of documents: their own text; the rest comes from the template of a library."""
SHORTENED = (".html", *PARTS)
TEXTS = (".txt", ".md", ".html")
RUNS = [(name, (*TEXTS, *DATA)) for name in COMMANDS] + [(name, TEXTS) for name in DRAWN]
RUNS += [(name, (".xml",)) for name in ("check", "check-nl")]
RUNS += [(name, (".docx", ".pptx")) for name in ("classify", "classify-nl")]
RUNS += [("classify-plot", (".txt", ".md"))]
# A text beside a picture names it, so that pictures are written by themselves.
PICTURED = ("classify", "classify-nl", "classify-waves", "drift", "drift-nl", "advise-nl")
RUNS += [(name, (".svg",)) for name in (*PICTURED, *(each for each in PICTURES if each.startswith("plot")))]


@pytest.mark.parametrize("run", RUNS, ids=lambda run: "".join(run[0:1] + run[1][:1]))
def test_golden(
    run: tuple[str, tuple[str, ...]],
    kano: Callable[..., Any],
    samples: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name, endings = run
    monkeypatch.chdir(samples)
    made = [tmp_path / (name + ending) for ending in endings]
    outputs = [part for each in made for part in ("-o", each)]
    ended = kano(*(COMMANDS | DRAWN | PICTURES)[name], *outputs, "--quiet")
    assert ended.code == (1 if name.startswith("check") else 0), ended.err
    unlike = ", ".join(each.name for each in made if not same(each))
    if unlike:
        pytest.fail(f"{unlike} in tests/actual: not as in tests/golden; if they should be: make golden")


def same(made: Path) -> bool:
    """Whether a file is its golden file; where it isn't, it is left in tests/actual to be looked at."""
    golden = GOLDEN / made.name
    if os.environ.get("KANO_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_bytes(steady(made) if made.suffix in SHORTENED else made.read_bytes())
    kept = golden.read_bytes() if golden.exists() and made.suffix in PARTS else b""
    if golden.exists() and steady(made) == (kept or steady(golden)):
        return True
    ACTUAL.mkdir(exist_ok=True)
    shutil.copyfile(made, ACTUAL / made.name)
    return False


def steady(file: Path) -> bytes:
    """The bytes of a file: those inside a workbook, zlib differs; numbers to 9 digits and 13 decimals."""
    content = file.read_bytes()
    if file.suffix == ".html":
        # Styles and scripts are files of their own, and so are not repeated in every golden file.
        content = re.sub(rb"(<(style|script)>).*?(</)|'sha256-[^']*'", rb"\1\3", content, flags=re.DOTALL)
    if file.suffix in PARTS:
        parts = zipfile.ZipFile(io.BytesIO(content))
        told = sorted(name for name in parts.namelist() if re.fullmatch(PARTS[file.suffix], name))
        content = b"\n".join(name.encode() + b"\n" + parts.read(name) for name in told)
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
    assert not same(tmp_path / "a.md")
    assert (tmp_path / "actual" / "a.md").read_text() == "two"
    monkeypatch.setenv("KANO_GOLDEN", "1")
    assert same(tmp_path / "a.md")
    assert (tmp_path / "golden" / "a.md").read_text() == "two"
