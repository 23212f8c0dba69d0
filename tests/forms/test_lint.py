"""Checks of questionnaires: each planted fault is found, and sound pairs are left alone."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kano.forms.language import form_words, survey_words
from kano.forms.linting.lint import lint, lint_pair, minutes
from kano.provenance import frozen_map
from kano.questionnaire import Feature, Grouping, Question, Questionnaire
from kano.questionnaire_file import shipped_questionnaires
from kano.words.en.questionnaires.forms import WORDS as ENGLISH

with (Path(__file__).parent / "faulty_pairs.tsv").open(encoding="utf-8", newline="") as file:
    FAULTY = list(csv.DictReader(file, delimiter="\t"))
ADVICE = {"and_or", "long", "no_question"}


def test_the_table_is_as_large_as_promised() -> None:
    assert len(FAULTY) >= 40
    assert {row["language"][:2] for row in FAULTY} == {"nl", "en"}
    for fault in {row["fault"] for row in FAULTY} - {"mixed_address"}:
        assert {row["language"][:2] for row in FAULTY if row["fault"] == fault} == {"nl", "en"}


@pytest.mark.parametrize(
    "row", FAULTY, ids=lambda row: f"{row['fault']}-{row['language']}-{row['functional'][-20:]}"
)
def test_each_planted_fault_is_found(row: dict[str, str]) -> None:
    found = lint_pair(Question(row["functional"], row["dysfunctional"]), row["language"])
    assert row["fault"] in {finding.rule for finding in found}
    error = {finding.error for finding in found if finding.rule == row["fault"]}
    assert error == {row["fault"] not in ADVICE}
    say = survey_words("nl")
    for finding in found:
        assert say(f"lint.{finding.rule}").format(**finding.values)


@pytest.mark.parametrize("each", shipped_questionnaires(), ids=lambda each: each.key)
def test_no_shipped_questionnaire_has_an_error(each: Questionnaire) -> None:
    assert [finding for finding in lint(each) if finding.error] == []


# Register, opening, functional clause, dysfunctional clause.
SOUND = [
    ("nl-u", "Hoe zou u het vinden als", "er veel routes zijn?", "er weinig routes zijn?"),
    ("nl-u", "Hoe zou u het vinden als", "u gratis wifi hebt?", "u geen gratis wifi hebt?"),
    ("nl-je", "Hoe zou je het vinden als", "er geen bijkomende kosten zijn?", "er bijkomende kosten zijn?"),
    ("en", "How would you feel if", "a ticket guarantees a seat?", "a ticket does not guarantee a seat?"),
    ("en", "How would you feel if", "somebody helps you?", "nobody helps you?"),
    ("en", "How would you feel if", "you can bring a dog?", "you can't bring a dog?"),
    ("en", "How would you feel if", "there are no hidden costs?", "there are hidden costs?"),
    ("en", "How would you feel if", "there are many routes?", "there are few routes?"),
    ("en", "How would you feel", "with a map?", "without a map?"),
]


@pytest.mark.parametrize(("register", "opening", "one", "other"), SOUND)
def test_sound_pairs_are_left_alone(register: str, opening: str, one: str, other: str) -> None:
    assert lint_pair(Question(f"{opening} {one}", f"{opening} {other}"), register) == ()


def test_sayings_join_nothing() -> None:
    start = "Hoe zou u het vinden als u af en toe"
    found = lint_pair(Question(f"{start} bericht krijgt?", f"{start} geen bericht krijgt?"), "nl-u")
    assert found == ()


def feature(key: str, clause: str, **more: object) -> Feature:
    questions = {
        "en": Question(f"How would you feel if {clause}?", f"How would you feel if it is not so that {clause}?")
    }
    return Feature(key, frozen_map({"en": key}), frozen_map(questions), **more)


def bank(*features: Feature, **more: object) -> Questionnaire:
    return Questionnaire("own", {"en": "Own"}, "", features, **more)


def rules(each: Questionnaire, *, error: bool) -> set[tuple[str, str]]:
    return {(finding.rule, finding.feature) for finding in lint(each) if finding.error is error}


def test_features_are_compared_with_each_other() -> None:
    one = feature("map", "the map shows cycling routes nearby")
    assert ("duplicate_question", "gps") in rules(bank(one, replace(one, key="gps")), error=True)
    nearly = feature("gps", "the map shows the cycling routes nearby you")
    assert ("similar", "gps") in rules(bank(one, nearly), error=False)
    other = feature("alarm", "the bike raises an alarm")
    assert not {rule for rule, _ in rules(bank(one, other), error=False)} & {"similar"}
    assert ("same_code", "m_ap") in rules(bank(one, replace(other, key="m_ap")), error=True)


def test_the_whole_is_looked_at() -> None:
    one = feature("map", "the map is free")
    assert ("no_control", "") in rules(bank(one), error=False)
    assert ("no_control", "") not in rules(bank(replace(one, control=True)), error=False)
    many = bank(*(feature(f"f{i}", f"we have number{i} thing{i}") for i in range(60)))
    assert ("burden", "") in rules(many, error=False)
    assert minutes(60) == 15
    assert minutes(60, ratings=1) == 22


def test_keys_groups_drafts_and_languages() -> None:
    odd = feature("Gratis wifi!", "wifi is free", groups=frozen_map({"phase": "buy"}), draft=True)
    known = (Grouping("moment"),)
    assert {("draft", odd.key), ("unknown_group", odd.key)} <= rules(bank(odd, groupings=known), error=True)
    assert ("key", odd.key) in rules(bank(odd), error=False)
    both = feature("map", "the map is free")
    both = replace(
        both,
        questions=frozen_map({**both.questions, "nl-u": Question("Als het er is?", "Als het er niet is?")}),
    )
    found = bank(both, feature("gps", "it finds places"))
    assert ("no_register", "gps") in rules(found, error=True)
    assert ("no_label", "gps") in rules(found, error=False)


def test_nobody_is_addressed_in_two_ways() -> None:
    assert not {" u ", " uw "} & {
        word for text in _je().values() for word in (" u ", " uw ") if word in f" {text} "
    }


def _je() -> dict[str, str]:
    said = form_words("nl", "je")
    return {key: said[key] for key in ENGLISH if key.startswith("form.")}
