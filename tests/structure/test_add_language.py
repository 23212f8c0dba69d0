"""A language for one report is one folder: a copy of the program then speaks it there, and says where not."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

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
FOLDER = "kano/words/de"
SAMPLE = "sample_data/3b_examples.csv"


@pytest.fixture
def german(copied_tree):
    """The copy with one folder more."""
    (copied_tree.folder / FOLDER).mkdir()
    for name, text in GERMAN.items():
        copied_tree.add(f"{FOLDER}/{name}", dedent(text).lstrip())
    copied_tree.took("a language for one report")
    assert {Path(path).parent.as_posix() for path in copied_tree.added} == {FOLDER}
    return copied_tree


def test_it_speaks_in_the_report_it_covers(german) -> None:
    ended = german.run("classify", SAMPLE, "--lang", "de", "--to", "md")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("# Kano-Klassifizierung")
    assert "## Merkmale" in ended.stdout
    assert "⟨Better⟩" in ended.stdout
    assert "0,97" in ended.stdout
    assert "99 %" in ended.stdout
    for ending in ("xlsx", "json", "csv", "txt"):
        ended = german.run("classify", SAMPLE, "--lang", "de", "-o", f"made.{ending}")
        assert ended.returncode == 0, ended.stderr
        assert (german.folder / f"made.{ending}").stat().st_size


def test_it_says_what_it_does_not_cover(german) -> None:
    waves = sorted(each.name for each in (german.folder / "sample_data").glob("gmail_2*.csv"))
    for says, *arguments in (
        ('no words for "drift" in "de"', "drift", *(f"sample_data/{name}" for name in waves)),
        ('no words for "audit" in "de"', "audit", SAMPLE),
        ('no words for "explain" in "de"', "explain"),
        ('no words for "surveys" in "de"', "surveys", "list"),
        ('forms don\'t come in "de"', "form", "six-basics", "--to", "html"),
        ('forms don\'t come in "de"', "surveys", "new", "wifi"),
        ('there are no questions in "de"', "simulate", "-o", "made"),
    ):
        ended = german.run(*arguments, "--lang", "de")
        assert ended.returncode == 2, ended.stderr
        assert says in ended.stderr
        assert "en" in ended.stderr.partition("Allowed: ")[2]
        assert ("Deutsch has words for: classification." in ended.stderr) == ("no words" in says)


def test_the_help_the_demonstration_and_dates_know_it(german) -> None:
    assert "en (default), de or nl" in german.run("classify", "--help").stdout
    assert german.run("demo", "--lang", "de").returncode == 0
    code = "from kano.words.dates import date_of; print(date_of('März 2025'), date_of('2. Quartal von 2024'))"
    assert german.python("-c", code).stdout.split() == ["2025-03-01", "2024-04-01"]
