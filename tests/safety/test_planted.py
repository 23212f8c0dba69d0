"""A working folder full of planted modules: whatever is read or written there, nothing of it runs."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
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

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the folder, as somebody would who has just unpacked an archive there."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            command, cwd=self.folder, env=kept, capture_output=True, text=True, encoding="utf-8", check=False
        )

    @property
    def sprung(self) -> list[str]:
        """The modules that were run."""
        return sorted(path.name for path in self.marks.iterdir())


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    made = Trap(tmp_path / "unpacked", tmp_path / "marks")
    made.folder.mkdir()
    made.marks.mkdir()
    for path in (*(Path(f"{name}.py") for name in PLANTED if name != "kano"), *OWN):
        file = made.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"open({str(made.marks / '-'.join(path.parts))!r}, 'w').close()\n", encoding="utf-8")
    return made


DOORS = [
    ("tests/exports/answers.sav", "classify {}"),
    ("tests/exports/answers.dta", "classify {}"),
    ("tests/exports/answers.parquet", "classify {}"),
    ("tests/exports/answers.feather", "classify {}"),
    ("tests/exports/limesurvey.json", "classify {}"),
    ("tests/exports/microsoft_forms_nl.xlsx", "classify {} -o o.xlsx -o o.md -o o.json -o o.csv -o o.txt"),
    ("tests/exports/microsoft_forms_nl.xlsb", "classify {}"),
    ("tests/exports/answers.sav", "tally {} -o out.csv"),
    ("tests/exports/answers.sav", "audit {}"),
    ("tests/exports/answers.sav", "init {} -o kano.toml"),
    ("sample_data/gmail_waves.xlsx", "drift {} --wave Meting -o out.xlsx"),
    ("tests/exports/blocks.csv", "advise {} -o out.html -o out.md"),
    ("tests/exports/blocks.csv", "check {} --init -o targets.toml"),
    ("sample_data/3b_examples.csv", "classify {} -o out.svg -o out.html"),
    ("", "form 3b-examples --to xlsform -o form.xlsx"),
    ("", "form 3b-examples --to html -o form.html"),
    ("", "simulate -o made.csv"),
    ("", "power --features 4"),
    ("", "surveys list"),
    ("", "demo"),
    ("", "--help"),
]
"""A file of the repository and a command on it: what is new joins with a line."""


@pytest.mark.parametrize("start", [CONSOLE, MODULE], ids=["console", "module"])
@pytest.mark.parametrize(("file", "arguments"), DOORS, ids=[" ".join(door).strip() for door in DOORS])
def test_nothing_planted_runs(trap: Trap, start: list[str], file: str, arguments: str) -> None:
    if Path(file).suffix in LIBRARY:
        pytest.importorskip(LIBRARY[Path(file).suffix])
    if file:
        shutil.copy(ROOT / file, trap.folder)
    ended = trap.run(*start, *arguments.format(Path(file).name).split())
    assert ended.returncode == 0, ended.stderr
    assert trap.sprung == []


@pytest.mark.parametrize(
    "name", ["json", "pyreadstat", "pandas", "numpy", "kano.readers.files.statistics.statistics_child"]
)
def test_the_trap_springs_where_the_folder_is_on_the_path(trap: Trap, name: str) -> None:
    trap.run(sys.executable, "-c", f"import {name}")
    assert trap.sprung
