"""A questionnaire is added by one file: listed, shown as a form, and recognised in answers from then on."""

from __future__ import annotations

import json

import pytest

from tests.structure.conftest import Copied

KEY = "lighthouse"
ASKED = {
    "lamp": ("the lamp turns", "the lamp does not turn"),
    "horn": ("the horn sounds", "the horn does not sound"),
}
ABOUT = """key = "lighthouse"
topic = "lighthouses"
title.nl = "Vuurtorens"
title.en = "Lighthouses"
about.nl = "Wat schippers van een vuurtoren vinden."
about.en = "What skippers think of a lighthouse."
source = "written for this test"
wording.nl = "nl-standard"
wording.en = "en-like-expect"
"""
ANSWERS = ("I like it", "I dislike it", "I am neutral", "I am neutral")


def feature(key: str, with_it: str, without_it: str) -> str:
    return f"""
[[features]]
key = "{key}"
label.nl = "{key}"
label.en = "{key}"
questions.nl-u.functional = "Wat vindt u ervan als {with_it}?"
questions.nl-u.dysfunctional = "Wat vindt u ervan als het zonder is: {key}?"
questions.nl-je.functional = "Wat vind je ervan als {with_it}?"
questions.nl-je.dysfunctional = "Wat vind je ervan als het zonder is: {key}?"
questions.en.functional = "How would you feel if {with_it}?"
questions.en.dysfunctional = "How would you feel if {without_it}?"
"""


@pytest.fixture
def with_lighthouse(copied_tree: Copied) -> Copied:
    """The copy with one more questionnaire."""
    assert KEY not in copied_tree.run("surveys", "list").stdout
    copied_tree.add(f"surveys/{KEY}.toml", ABOUT + "".join(feature(key, *pair) for key, pair in ASKED.items()))
    assert copied_tree.took("a questionnaire") == 1
    return copied_tree


def test_it_is_listed_and_becomes_a_form(with_lighthouse: Copied) -> None:
    assert KEY in with_lighthouse.run("surveys", "list").stdout
    made = with_lighthouse.run("form", KEY, "--lang", "en", "--to", "surveyjs")
    assert made.returncode == 0, made.stderr
    assert all(question in made.stdout for pair in ASKED.values() for question in pair)


def test_its_questions_are_recognised_in_any_order(with_lighthouse: Copied) -> None:
    """The second pair is the other way round, and the questionnaire knows it."""
    (lamp, no_lamp), (horn, no_horn) = ASKED.values()
    head = [f"How would you feel if {each}?" for each in (lamp, no_lamp, no_horn, horn)]
    lines = [",".join(row) for row in (head, *[ANSWERS] * 10)]
    (with_lighthouse.folder / "answers.csv").write_text("\n".join(lines), encoding="utf-8")
    said = with_lighthouse.run("classify", "answers.csv", "--to", "json")
    assert said.returncode == 0, said.stderr
    found = {each["feature"]: each["category"] for each in json.loads(said.stdout)["features"]}
    assert found == {"lamp": "O", "horn": "I"}
