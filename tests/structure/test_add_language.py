"""A language for one report is one folder: a copy of the program then speaks it there, and says where not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[2]
GERMAN = {
    "__init__.py": '''
        """Deutsch."""

        from kano.words.languages import Language

        LANGUAGE = Language(
            key="de",
            name="Deutsch",
            tag="de-DE",
            months=(
                ("Januar", "Jan"), ("Februar", "Feb"), ("März", "Mrz"), ("April", "Apr"), ("Mai",),
                ("Juni", "Jun"), ("Juli", "Jul"), ("August", "Aug"), ("September", "Sep"),
                ("Oktober", "Okt"), ("November", "Nov"), ("Dezember", "Dez"),
            ),
            quarter="Quartal",
            of="von",
            ordinals=(".",),
            decimal=",",
            thousands=".",
            percent=" %",
        )
    ''',
    "classification.py": '''
        """Deutsche Wörter der Klassifizierung."""

        WORDS = {
            "classification.title": "Kano-Klassifizierung",
            "section.features": "Merkmale",
            "column.component": "Ist",
            "column.sure": "Sicher",
            "column.or": "Oder",
        }
    ''',
    "common.py": '''
        """Deutsche Wörter, die alle Berichte teilen."""

        WORDS = {
            "respondents": "{n} Befragte",
            "respondents.one": "{n} Befragter",
            "section.summary": "Zusammenfassung",
            "column.feature": "Merkmal",
        }
    ''',
}
SAMPLE = ROOT / "sample_data"


@pytest.fixture(scope="module")
def speaking_german(copied_tree: Path) -> Path:
    """A copy of the program with a folder more; what it took is printed."""
    folder = copied_tree / "kano" / "words" / "de"
    folder.mkdir()
    for name, text in GERMAN.items():
        (folder / name).write_text(dedent(text).lstrip(), encoding="utf-8")
    lines = sum(len(each.read_text(encoding="utf-8").splitlines()) for each in folder.iterdir())
    print(f"a language for one report: {len(GERMAN)} files in 1 folder, {lines} lines, no file changed")
    return copied_tree


def run(tree: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kano", *map(str, arguments)]
    wide = {**os.environ, "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=tree, env=wide, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_it_speaks_in_the_report_it_covers(speaking_german: Path) -> None:
    ended = run(speaking_german, "classify", SAMPLE / "3b_examples.csv", "--lang", "de", "--to", "md")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("# Kano-Klassifizierung")
    assert "## Merkmale" in ended.stdout
    assert "⟨Better⟩" in ended.stdout
    assert "0,97" in ended.stdout
    assert "99 %" in ended.stdout


@pytest.mark.parametrize("ending", ["xlsx", "json", "csv", "txt"])
def test_every_format_can_be_written_in_it(speaking_german: Path, tmp_path: Path, ending: str) -> None:
    made = tmp_path / f"made.{ending}"
    ended = run(speaking_german, "classify", SAMPLE / "3b_examples.csv", "--lang", "de", "-o", made)
    assert ended.returncode == 0, ended.stderr
    assert made.stat().st_size


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("drift", *sorted(SAMPLE.glob("gmail_2*.csv"))), 'no words for "drift" in "de"'),
        (("audit", SAMPLE / "3b_examples.csv"), 'no words for "audit" in "de"'),
        (("explain",), 'no words for "explain" in "de"'),
        (("surveys", "list"), 'no words for "surveys" in "de"'),
        (("form", "six-basics", "--to", "html"), 'forms don\'t come in "de"'),
        (("simulate", "-o", "made"), 'there are no questions in "de"'),
        (("surveys", "new", "wifi"), 'forms don\'t come in "de"'),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)
def test_it_says_what_it_does_not_cover(
    speaking_german: Path, arguments: tuple[object, ...], says: str
) -> None:
    ended = run(speaking_german, *arguments, "--lang", "de")
    assert ended.returncode == 2, ended.stderr
    assert says in ended.stderr
    assert "en" in ended.stderr.partition("Allowed: ")[2]


def test_a_refused_report_names_those_there_are(speaking_german: Path) -> None:
    ended = run(speaking_german, "explain", "--lang", "de")
    assert "Deutsch has words for: classification." in ended.stderr


def test_the_help_and_the_demonstration_know_it(speaking_german: Path) -> None:
    assert "en (default), de or nl" in " ".join(run(speaking_german, "classify", "--help").stdout.split())
    assert run(speaking_german, "demo", "--lang", "de").returncode == 0


def test_its_months_are_understood(speaking_german: Path) -> None:
    code = "from kano.words.dates import date_of; print(date_of('März 2025'), date_of('2. Quartal von 2024'))"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=speaking_german, capture_output=True, text=True, check=False
    )
    assert ended.stdout.split() == ["2025-03-01", "2024-04-01"]
