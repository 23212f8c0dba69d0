"""The shipped questionnaires: complete in Dutch and English, unambiguous, and as the source texts say."""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from kano.errors import UsageError
from kano.forms.choices import Choices
from kano.forms.making import make_form
from kano.questionnaire import Feature, Questionnaire, questionnaire, shipped_questionnaires
from kano.resources import facts, shipped
from kano.scale import Component
from kano.words.registers import addresses, form_languages, register_of

ALL = shipped_questionnaires()
FEATURES = [feature for each in ALL for feature in each.features]

# Question pairs by system of the source texts.
SIZES = {
    "S01": 5, "S02": 8, "S03": 7, "S04": 10, "S05": 4, "S06": 6, "S07": 3, "S08": 9, "S09": 9, "S11": 4,
    "S12": 3, "S13": 18, "S17": 4, "S18": 7, "S21": 4, "S26": 9, "S28": 4, "S29": 8,
}  # fmt: skip

COMPONENTS = {
    "basis": "hotel_schoon hotel_bed vlucht_stoel vlucht_gaat_door kleding_licht schoenen_retour",
    "beleving": "hotel_inrichting auto_kilometers opslag_microsoft sportschool_familie",
    "bijzonder": "hotel_nespresso klacht_opgelost webshop_voorrang webshop_voorrecht webshop_voordeel "
    "sportschool_oefening sportschool_artikelen",
}

STEMS = {
    "nl-u": "Hoe zou u het vinden als ",
    "nl-je": "Hoe zou je het vinden als ",
    "en": "How would you feel if ",
}
FORMAL, INFORMAL = {"u", "uw"}, {"je", "jou", "jouw", "jij"}


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text.lower())


def normalised(text: str) -> str:
    """Coarser than any matching of headers, so that no two texts are told apart by a comma."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"\w+", plain))


def test_every_system_with_pairs_is_there() -> None:
    assert {each.system: len(each.features) for each in ALL} == SIZES
    assert len({feature.key for feature in FEATURES}) == sum(SIZES.values()) == 122


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.key)
def test_a_questionnaire_is_complete(each: Questionnaire) -> None:
    assert (shipped("surveys") / f"{each.key}.toml").is_file()
    assert re.fullmatch(r"[a-z0-9-]+", each.key)
    assert {*each.sources} == {"nl", "en"}
    assert re.fullmatch(r"[a-z]+", each.topic)
    for texts in (each.titles, each.about):
        assert {*texts} == {"nl", "en"}
    assert {*each.wordings} == {"nl", "en"}
    assert {*each.wordings.values()} <= {*facts("wordings")["sets"]}


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.key)
def test_groupings_are_named_and_used(each: Questionnaire) -> None:
    assert each.groupings
    for grouping in each.groupings:
        assert {*grouping.titles} == {"nl", "en"}
        asked = [*each.features, *(outcome for outcome in each.outcomes if outcome.groups)]
        used = {one.groups[grouping.key] for one in asked}
        assert used == {*grouping.values}
        for names in grouping.values.values():
            assert {*names} == {"nl", "en"}
    for feature in each.features:
        assert {*feature.groups} == {grouping.key for grouping in each.groupings}


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.key)
def test_a_feature_is_asked_in_every_register(feature: Feature) -> None:
    assert {*feature.questions} == {register_of(key, each) for key in form_languages() for each in addresses()}
    for register, question in feature.questions.items():
        for text in (question.functional, question.dysfunctional):
            assert text.startswith(STEMS[register])
            assert text.endswith("?")
            assert text == " ".join(text.split())
            assert len(text) <= 120
            addressed = {*words(text)}
            if register == "nl-u":
                assert not addressed & INFORMAL
            if register == "nl-je":
                assert not addressed & FORMAL


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.key)
def test_a_feature_has_a_short_name(feature: Feature) -> None:
    assert {*feature.labels} == {"nl", "en"}
    for label in feature.labels.values():
        assert 2 <= len(label.split()) <= 5
        assert len(label) <= 36


def test_short_names_tell_features_apart() -> None:
    for each in ALL:
        for language in ("nl", "en"):
            names = [feature.labels[language] for feature in each.features]
            assert len(names) == len({*names})


def test_no_question_stands_for_two_features() -> None:
    owners = defaultdict(set)
    sides = defaultdict(set)
    for feature in FEATURES:
        for question in feature.questions.values():
            for side in ("functional", "dysfunctional"):
                text = normalised(getattr(question, side))
                owners[text].add(feature.key)
                sides[text].add(side)
    assert {text: keys for text, keys in owners.items() if len(keys) > 1} == {}
    assert {text: both for text, both in sides.items() if len(both) > 1} == {}


NEGATIONS = {
    "nl": {"niet", "geen", "niemand", "niets", "zonder", "nooit"},
    "en": {"not", "no", "nobody", "nothing", "cannot", "without", "never"},
}
LEVELS = [
    ("veel", "weinig"), ("weinig", "veel"), ("meer", "minder"), ("many", "few"), ("more", "less"),
    ("little", "a lot of"),
]  # fmt: skip


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.key)
def test_the_two_questions_differ_by_one_negation_or_one_level(feature: Feature) -> None:
    for register, question in feature.questions.items():
        negations = NEGATIONS[register[:2]]
        counts = [
            sum(word in negations for word in words(text))
            for text in (question.functional, question.dysfunctional)
        ]
        assert max(counts) <= 1, question
        if counts[0] == counts[1]:
            swapped = [question.functional.replace(f" {one} ", f" {other} ") for one, other in LEVELS]
            assert question.dysfunctional in swapped


def test_only_few_questions_hold_the_negation_first() -> None:
    first = {
        feature.key
        for feature in FEATURES
        for register, question in feature.questions.items()
        if {*words(question.functional)} & NEGATIONS[register[:2]]
    }
    assert first == {"cc1_obstakels"}


def test_outcomes_are_asked_once_as_a_mark_and_are_no_features() -> None:
    found = {outcome.key: outcome for each in ALL for outcome in each.outcomes}
    assert {*found} == {"gunfactor", "brandbond", "connected", "betterlife", "meaning", "recommendation"}
    assert not {*found} & {feature.key for feature in FEATURES}
    for outcome in found.values():
        assert {*outcome.questions} == {"nl-u", "nl-je", "en"}
        assert {*outcome.labels} == {"nl", "en"}
    form = make_form(questionnaire("balanced-scorecard"), Choices(languages=("nl",)))
    (asked,) = form.segments
    assert asked.question["nl"] == "In welke mate gunt u ons uw opdracht?"
    assert [code for code, _ in asked.options] == [str(n) for n in range(11)]
    assert [text["nl"] for _, text in asked.options][:2] == ["0 – helemaal niet", "1"]


@pytest.mark.parametrize("bank", ["retention-factors", "affectivity-drivers"])
def test_employees_and_customers_never_get_one_form(bank: str) -> None:
    source = questionnaire(bank)
    of = {
        audience: {item.key for item in make_form(source, Choices(audience=audience)).items}
        for audience in ("customer", "employee")
    }
    assert not of["customer"] & of["employee"]
    assert sum(map(len, of.values())) == len(source.features)
    assert {item.key for item in make_form(source, Choices()).items} == of["customer"]
    with pytest.raises(UsageError, match="no audience"):
        make_form(source, Choices(audience="boss"))


def test_components_of_the_examples_are_those_of_the_source() -> None:
    examples = next(each for each in ALL if each.system == "S13")
    for component, keys in COMPONENTS.items():
        for key in keys.split():
            assert examples.feature(key).expected is Component(component)
            assert examples.feature(key).expected_source == "source"
    gmail = examples.feature("gmail_1gb")
    assert (gmail.expected, gmail.expected_source) == (
        Component.BASIS,
        "source (bijzonder when it was introduced)",
    )
    basics = next(each for each in ALL if each.system == "S08")
    assert {feature.expected for feature in basics.features} == {Component.BASIS}


def test_an_expectation_says_where_it_comes_from() -> None:
    for feature in FEATURES:
        assert bool(feature.expected) == bool(feature.expected_source), feature.key
        assert feature.expected_source.split(" ")[0] in {"", "source", "hypothesis"}


def test_control_items_and_employees_are_marked() -> None:
    assert [feature.key for feature in FEATURES if feature.control] == ["b6_belastend_r"]
    employees = {feature.key for feature in FEATURES if feature.audience}
    assert employees == {"kb2_tools", "aff_vernieuwing", "aff_leiderschap"}
    assert {feature.audience for feature in FEATURES} == {"", "employee"}


def test_nothing_else_lies_in_the_folder() -> None:
    assert {path.name for path in Path(shipped("surveys")).iterdir()} == {f"{each.key}.toml" for each in ALL}
