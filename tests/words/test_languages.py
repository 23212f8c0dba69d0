"""Every language says all that its tables promise, with the same values, and no logic knows which it is."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kano.errors import UsageError
from kano.report.language import words
from kano.words.languages import DEFAULT, SHARED, language, languages, speaking, tables
from kano.words.lookup import Texts, table

KANO = Path(__file__).resolve().parents[2] / "kano"
OTHERS = [key for key in languages() if key != DEFAULT]


def as_addressed(key: str, name: str) -> Iterator[dict[str, str]]:
    """A table as people in each form of address are told it."""
    spoken = language(key).addresses
    plain = {
        each: text
        for each, text in table(key, name).items()
        if not each.endswith(tuple(f".{a}" for a in spoken))
    }
    for address in spoken or ("",):
        own = {each: text for each, text in table(key, name).items() if each.endswith(f".{address}")}
        yield plain | {each.removesuffix(f".{address}"): text for each, text in own.items()}


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)", text))


@pytest.mark.parametrize(("key", "name"), [(key, name) for key in OTHERS for name in tables(key)])
def test_every_word_is_in_every_language_with_the_same_values(key: str, name: str) -> None:
    english = table(DEFAULT, name)
    for said in as_addressed(key, name):
        assert sorted(said) == sorted(english)
        assert {each: fields(text) for each, text in said.items()} == {
            each: fields(text) for each, text in english.items()
        }


@pytest.mark.parametrize("key", languages())
def test_a_language_says_what_its_reports_share(key: str) -> None:
    assert {*SHARED} <= {*tables(key)}
    assert language(key).key == key
    assert language(key).reports
    assert len(language(key).months) == 12


@pytest.mark.parametrize("key", languages())
def test_no_two_tables_of_a_report_give_one_key_twice(key: str) -> None:
    for report in language(key).reports:
        names = (*SHARED, report)
        assert sum(len(table(key, name)) for name in names) == len(
            {each for name in names for each in table(key, name)}
        )


def constants(call: str, prefix: str = "") -> set[str]:
    """The constant first arguments with which the program calls something."""
    found = set()
    for path in KANO.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == call and node.args:
                first = node.args[0]
                choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                found |= {f"{prefix}{each.value}" for each in choices if isinstance(each, ast.Constant)}
    return found


def _name(called: ast.expr) -> str:
    return ast.unparse(called)


@pytest.mark.parametrize(
    "keys",
    [
        constants("Notice", "notice."),
        constants("Exclusion", "excluded.") | constants("rows_excluded", "excluded."),
        constants("say"),
        constants("say.phrase"),
        constants("form.say"),
        constants("recipe.say"),
    ],
)
def test_everything_the_program_says_has_words(keys: set[str]) -> None:
    assert keys
    known = {key for name in tables(DEFAULT) for key in table(DEFAULT, name)}
    assert not keys - known


def test_what_readers_say_has_words_in_every_report() -> None:
    keys = constants("Notice", "notice.") | constants("Exclusion", "excluded.")
    drift_only = {key for key in keys if key in table(DEFAULT, "drift")}
    for report in ("classification", "audit", "drift"):
        say = words(DEFAULT, report)
        assert not {key for key in keys - (drift_only if report != "drift" else set()) if not say.has(key)}


def test_no_logic_compares_with_a_language() -> None:
    for path in KANO.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.Compare, ast.Dict, ast.MatchValue)):
                inside = {each.value for each in ast.iter_child_nodes(node) if isinstance(each, ast.Constant)}
                assert not inside & {*languages()}, f"{path.name}:{node.lineno}"


def test_a_missing_word_stands_out_and_stops_nothing() -> None:
    say = Texts(language("nl"), ("common", "no such table"))
    assert say("yes") == "ja"
    assert say("no such key {n}") == "⟨no such key {n}⟩"
    assert not say.has("no such key")
    only_english = next(key for key in table(DEFAULT, "forms") if key not in table("nl", "forms"))
    assert Texts(language("nl"), ("forms",))(only_english) == f"⟨{table(DEFAULT, 'forms')[only_english]}⟩"
    assert Texts(language("nl"), ("forms",)).has(only_english)


def test_one_gets_its_singular() -> None:
    say = Texts(language("nl"), ("common",))
    assert [say.counted("respondents", n) for n in (0, 1, 2, None)] == [
        "{n} respondenten", "{n} respondent", "{n} respondenten", "{n} respondenten",
    ]  # fmt: skip
    assert say.counted("files", 1) == "{n} bestanden"


def test_an_unknown_language_or_report_is_refused() -> None:
    with pytest.raises(UsageError, match=r"(?s)don't come in \"xx\".*Allowed: en, nl"):
        language("xx")
    with pytest.raises(
        UsageError, match=r"(?s)no words for \"horoscope\" in \"nl\".*Nederlands has words for: advice, audit, "
    ):
        speaking("nl", "horoscope")


def test_dates_are_as_short_as_they_can_be() -> None:
    assert language("nl").date(dt.date(2027, 1, 1)) == "2027-01"
    assert Texts(language("en"), ()).date("2027-01-15") == "2027-01-15"
