"""A working folder full of planted modules: whatever is read or written there, nothing of it runs."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONSOLE = [str(Path(sysconfig.get_path("scripts")) / "kano")]
MODULE = [sys.executable, "-P", "-m", "kano"]

INSTALLED = {name for name in importlib.metadata.packages_distributions() if name.isidentifier()}
PLANTED = sorted({*sys.stdlib_module_names, *INSTALLED, "kano", "sitecustomize", "usercustomize", "polars"})
OWN = sorted(path.relative_to(ROOT) for path in (ROOT / "kano").rglob("*.py"))

LIBRARY = {".sav": "pyreadstat", ".dta": "pyreadstat", ".parquet": "pyarrow", ".feather": "pyarrow"}


@dataclass(frozen=True)
class Trap:
    """A folder whose modules leave a mark when they are run."""

    folder: Path
    marks: Path
    visitor: tuple[str, ...]
    """What makes a command that of somebody without privileges."""

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the folder, as somebody would who has just unpacked an archive there."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        words = [*self.visitor, *command]
        return subprocess.run(
            words, cwd=self.folder, env=kept, capture_output=True, text=True, encoding="utf-8", check=False
        )

    @property
    def sprung(self) -> list[str]:
        """The modules that were run."""
        return sorted(path.name for path in self.marks.iterdir())


BECOME = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
READS = "-all,+dac_read_search"
"""What nobody needs besides where the interpreter itself stands in a folder of root's own."""
STARTS_ITSELF = "import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', '']))"


def visiting() -> tuple[str, ...]:
    """How root becomes nobody; nothing where the tests run without privileges anyway, or where it can't be."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("setpriv"):
        return ()
    for visitor in (BECOME, (*BECOME, f"--inh-caps={READS}", f"--ambient-caps={READS}")):
        if not subprocess.call([*visitor, sys.executable, "-c", STARTS_ITSELF], stderr=subprocess.DEVNULL):
            return visitor
    return ()


@pytest.fixture(scope="module")
def planted() -> Iterator[Trap]:
    """In a place that everybody may visit, which folders of tests are not."""
    place = Path(tempfile.mkdtemp(prefix="kano-planted-"))
    made = Trap(place / "unpacked", place / "marks", visiting())
    for folder in (place, made.folder, made.marks):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o777)
    for path in (*(Path(f"{name}.py") for name in PLANTED if name != "kano"), *OWN):
        file = made.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"open({str(made.marks / '-'.join(path.parts))!r}, 'w').close()\n", encoding="utf-8")
    yield made
    shutil.rmtree(place)


@pytest.fixture
def trap(planted: Trap) -> Iterator[Trap]:
    before = {*planted.folder.iterdir()}
    yield planted
    for path in (*({*planted.folder.iterdir()} - before), *planted.marks.iterdir()):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


DOORS = [
    ("tests/exports/answers.sav", "classify {}"),
    ("tests/exports/answers.parquet", "classify {}"),
    (
        "sample_data/3b_examples.csv",
        "classify {} -o o.xlsx -o o.md -o o.json -o o.csv -o o.txt -o o.html -o o.svg",
    ),
    ("tests/exports/answers.dta", "classify {}"),
    ("tests/exports/answers.feather", "classify {}"),
    ("tests/exports/limesurvey.json", "classify {}"),
    ("tests/exports/limesurvey_R_syntax_file.R", "classify {}"),
    ("tests/exports/microsoft_forms_nl.xlsx", "classify {}"),
    ("tests/exports/microsoft_forms_nl.xlsb", "classify {}"),
    ("sample_data/3b_examples.csv", "classify {} -o o.docx -o o.pptx -o o.png"),
    ("tests/exports/answers.sav", "tally {} -o out.csv"),
    ("tests/exports/answers.sav", "audit {}"),
    ("tests/exports/answers.sav", "init {} -o kano.toml"),
    ("sample_data/gmail_waves.xlsx", "drift {} --wave Meting -o out.xlsx"),
    (
        "sample_data/gmail_waves.xlsx",
        "report {} --wave Meting -o out.html -o out.docx --against b.csv --accept",
    ),
    ("sample_data/gmail_waves.xlsx", "plot trajectory {} --wave Meting -o out.svg -o out.png"),
    ("tests/exports/answers.sav", "plot plane {} -o out.svg"),
    ("tests/exports/blocks.csv", "advise {} -o out.html -o out.md"),
    ("sample_data/gmail_waves.xlsx", "compare {} --by Meting -o out.html"),
    ("tests/exports/blocks.csv", "check {} --init -o targets.toml"),
    ("sample_data/gmail_waves.xlsx", "comments {} --column Meting -o out.xlsx"),
    ("", "init --study -o kano.toml"),
    ("", "form 3b-examples --to xlsform -o form.xlsx"),
    ("", "form 3b-examples --to html -o form.html"),
    ("", "form 3b-examples --to print -o form.docx"),
    ("tests/exports/blocks.csv", "sql {} --dialect postgres --from answers -o count.sql"),
    ("", "simulate --waves 1 -o made.csv"),
    ("", "power --features 4"),
    ("", "surveys list"),
    ("", "surveys check 3b-examples"),
    ("", "surveys new pump hose -o own.toml"),
    ("", "explain"),
    ("", "demo"),
    ("", "--help"),
]
"""A file of the repository and a command on it: what is new joins with a line."""
NEEDS = {".docx": "docx", ".pptx": "pptx", ".png": "resvg_py", ".sql": "sqlglot"}
STARTED = [(start, *door) for start in (CONSOLE, MODULE) for door in DOORS[:3]]

ONE_BY_ONE = """
import json, os, sys
from kano.__main__ import ended
for words in json.loads(sys.argv[1]):
    before = {*os.listdir()}
    sys.argv = ["kano", *words]
    if code := ended():
        sys.exit(f"{words} ended with {code}")
    sys.stdout.flush()
    for name in {*os.listdir()} - before:
        os.unlink(name)
"""
"""What a command loads stays loaded for those after it: a module is looked for once, then in the folder too."""


def fits(file: str, arguments: str) -> bool:
    """Whether the libraries are there that a door needs."""
    return all(
        find_spec(library)
        for ending, library in (LIBRARY | NEEDS).items()
        if Path(file).suffix == ending or f"{ending} " in f"{arguments} "
    )


def brought(trap: Trap, file: str) -> None:
    """Put a file of the repository into the folder, with its other half where it has one."""
    shutil.copy(ROOT / file, trap.folder)
    for half in (ROOT / file).parent.glob("limesurvey_R_*") if file.endswith(".R") else ():
        shutil.copy(half, trap.folder)


@pytest.mark.parametrize(
    ("start", "file", "arguments"),
    STARTED,
    ids=[" ".join((*each[0][2:], *each[1:])).strip() for each in STARTED],
)
def test_nothing_planted_runs(trap: Trap, start: list[str], file: str, arguments: str) -> None:
    if not fits(file, arguments):
        pytest.skip("its library isn't installed")
    brought(trap, file)
    ended = trap.run(*start, *arguments.format(Path(file).name).split())
    assert ended.returncode == 0, ended.stderr
    assert trap.sprung == []


@pytest.mark.parametrize("half", [0, 1])
def test_nothing_planted_runs_whatever_the_command(trap: Trap, half: int) -> None:
    """Every door in a process or two, each with its children."""
    doors = [door for door in DOORS[half::2] if fits(*door)]
    for file in {file for file, _ in doors if file}:
        brought(trap, file)
    words = [arguments.format(Path(file).name).split() for file, arguments in doors]
    ended = trap.run(sys.executable, "-P", "-c", ONE_BY_ONE, json.dumps(words))
    assert ended.returncode == 0, ended.stderr
    assert trap.sprung == []


def test_every_command_is_a_door() -> None:
    from kano.cli.main import app_for

    app = app_for([])
    named = {each.name or getattr(each.callback, "__name__", "") for each in app.registered_commands}
    named |= {each.name or each.typer_instance.info.name for each in app.registered_groups}
    assert {arguments.split()[0] for _, arguments in DOORS} - {"--help"} == named


@pytest.mark.skipif(not visiting(), reason="these tests run without privileges, or can't give them up")
def test_they_are_somebody_without_privileges(trap: Trap) -> None:
    own = trap.marks.parent / "own"
    own.touch(mode=0o600)
    ended = trap.run(sys.executable, "-I", "-c", f"import os; print(os.getuid()); open({str(own)!r}, 'w')")
    assert ended.stdout == "65534\n"
    assert "PermissionError" in ended.stderr


@pytest.mark.parametrize(
    "name", ["json", "pyreadstat", "pandas", "numpy", "kano.readers.files.statistics.statistics_child"]
)
def test_the_trap_springs_where_the_folder_is_on_the_path(trap: Trap, name: str) -> None:
    trap.run(sys.executable, "-c", f"import {name}")
    assert trap.sprung
