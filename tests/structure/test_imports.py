"""What is loaded when: only what a command needs, so that it answers at once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kano.resources import shipped

ROOT = Path(__file__).parents[2]
SMALL = Path(shipped("sample_data")) / "3b_voorbeelden.xlsx"
HEAVY = {"numpy", "pandas", "scipy", "openpyxl", "xlsxwriter", "python_calamine", "pyarrow"}

RUN = """
import atexit, json, sys
@atexit.register
def tell():
    print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def loaded(code: str, *arguments: str) -> set[str]:
    """Top-level modules that a fresh interpreter has loaded when this code has run."""
    command = [sys.executable, "-c", RUN + code, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    assert ran.returncode == 0, ran.stderr
    return {*json.loads(ran.stderr.splitlines()[-1])}


def command(*arguments: str) -> set[str]:
    return loaded("from kano.__main__ import run\nrun()", *arguments)


def test_the_probe_sees_what_is_loaded() -> None:
    assert {"numpy", "json"} <= loaded("import numpy")


def test_importing_kano_loads_nothing_heavy() -> None:
    assert not loaded("import kano") & (HEAVY | {"typer", "rich"})


@pytest.mark.parametrize("name", ["Settings", "KanoError", "Category"])
def test_light_names_stay_light(name: str) -> None:
    assert not loaded(f"from kano import {name}") & HEAVY


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["classify", "--help"], ["tally", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert not command(*arguments) & HEAVY


@pytest.mark.parametrize("name", ["out.txt", "out.md", "out.json", "out.csv", "out.xlsx"])
def test_classifying_a_workbook_loads_neither_pandas_nor_scipy(name: str, tmp_path: Path) -> None:
    modules = command("classify", str(SMALL), "-o", str(tmp_path / name))
    assert (tmp_path / name).stat().st_size
    assert "numpy" in modules
    assert not modules & {"pandas", "scipy", "pyarrow"}


def test_the_terminal_loads_neither_pandas_nor_scipy() -> None:
    assert not command("classify", str(SMALL)) & {"pandas", "scipy", "pyarrow"}
    waves = [str(SMALL.with_name(f"gmail_{wave}.csv")) for wave in ("2004-04", "2016-11")]
    assert not command("drift", *waves) & {"pandas", "scipy", "pyarrow"}


@pytest.mark.parametrize("rule", ["mode", "moai", "block", "quadrant", "continuous"])
def test_no_rule_loads_scipy(rule: str) -> None:
    assert not command("classify", str(SMALL.with_name("3b_examples.csv")), "--rule", rule) & {
        "pandas",
        "scipy",
    }


DRAWING = (
    "kano.render.charts",
    "kano.render.documents",
    "kano.render.html",
    "kano.report.pictures",
    "resvg",
    "docx",
    "pptx",
)
"""What draws pictures and makes pages, documents and slides."""


@pytest.mark.parametrize("name", ["out.json", "out.csv", "out.txt", "out.xlsx"])
def test_a_report_without_a_picture_loads_nothing_of_pictures(name: str, tmp_path: Path) -> None:
    code = RUN.replace('name.split(".")[0]', "name") + "from kano.__main__ import run\nrun()"
    ended = [
        sys.executable,
        "-c",
        code,
        "classify",
        str(SMALL),
        "--by",
        "Persona",
        "-q",
        "-o",
        str(tmp_path / name),
    ]
    ran = subprocess.run(ended, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True)
    names = json.loads(ran.stderr.splitlines()[-1])
    assert not [each for each in names if each.startswith(DRAWING)]


WINGS = {"advising", "classifying", "auditing", "drifting", "planning", "explain"}


def wings(*arguments: str) -> set[str]:
    """The parts of `kano.report` that tell of one analysis, and are loaded by this command."""
    code = RUN.replace('name.split(".")[0]', "name") + "from kano.__main__ import run\nrun()"
    ended = [sys.executable, "-c", code, *arguments]
    ran = subprocess.run(ended, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    names = json.loads(ran.stderr.splitlines()[-1])
    return {name.split(".")[2] for name in names if name.startswith("kano.report.")} & WINGS


@pytest.mark.parametrize(
    ("arguments", "own"),
    [
        (["--help"], set()),
        (["classify", str(SMALL)], {"classifying", "advising"}),
        (["classify", str(SMALL.with_name("3b_examples.csv"))], {"classifying"}),
        (["advise", str(SMALL)], {"advising"}),
        (["audit", str(SMALL)], {"auditing"}),
        (["drift", *map(str, sorted(SMALL.parent.glob("gmail_*.csv")))], {"drifting"}),
        (["power", "--features", "10"], {"planning"}),
        (["explain"], {"explain"}),
    ],
)
def test_a_command_loads_its_own_report_only(arguments: list[str], own: set[str]) -> None:
    assert wings(*arguments) == own
