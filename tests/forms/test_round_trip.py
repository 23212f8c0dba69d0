"""Form → people who fill it in → the platform's export → kano classify, with no option → the known truth."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from kano.api import verbs as api
from kano.api.surveying.opening import read
from kano.forms.choices import Choices
from kano.forms.making import make_form
from kano.forms.platforms.platforms import FORMATS, fitted
from kano.questionnaire import Questionnaire, load_questionnaire, questionnaire
from kano.words.registers import register_of
from tests.support.forms import asked as ask
from tests.support.forms import exports
from tests.support.forms.people import People, truth_of

OWN = """
key = "fietsapp"
title.nl = "Fietsapp"
title.en = "Bike app"

[[features]]
key = "offline_kaart"
label.nl = "Kaart zonder bereik"
label.en = "Offline map"
questions.nl-u.functional = "Hoe zou u het vinden als de kaart offline werkt?"
questions.nl-u.dysfunctional = "Hoe zou u het vinden als de kaart niet offline werkt?"
questions.nl-je.functional = "Hoe zou je het vinden als de kaart offline werkt?"
questions.nl-je.dysfunctional = "Hoe zou je het vinden als de kaart niet offline werkt?"
questions.en.functional = "How would you feel if the map works offline?"
questions.en.dysfunctional = "How would you feel if the map does not work offline?"

[[features]]
key = "routes"
label.nl = "Veel routes"
label.en = "Many routes"
questions.nl-u.functional = "Hoe zou u het vinden als er veel routes zijn?"
questions.nl-u.dysfunctional = "Hoe zou u het vinden als er weinig routes zijn?"
questions.nl-je.functional = "Hoe zou je het vinden als er veel routes zijn?"
questions.nl-je.dysfunctional = "Hoe zou je het vinden als er weinig routes zijn?"
questions.en.functional = "How would you feel if there are many routes?"
questions.en.dysfunctional = "How would you feel if there are few routes?"

[[features]]
key = "diefstal_alarm"
label.nl = "Diefstalalarm"
label.en = "Theft alarm"
questions.nl-u.functional = "Hoe zou u het vinden als de app bij diefstal alarm slaat?"
questions.nl-u.dysfunctional = "Hoe zou u het vinden als de app bij diefstal geen alarm slaat?"
questions.nl-je.functional = "Hoe zou je het vinden als de app bij diefstal alarm slaat?"
questions.nl-je.dysfunctional = "Hoe zou je het vinden als de app bij diefstal geen alarm slaat?"
questions.en.functional = "How would you feel if the app raises an alarm at theft?"
questions.en.dysfunctional = "How would you feel if the app does not raise an alarm at theft?"
"""

Export = Callable[[Path, bytes, str, People], Path]

EXPORTS: dict[str, tuple[str, Export]] = {
    "kobo": ("xlsform", lambda p, f, l, s: exports.kobo(p, ask.xlsform(f, l), s, labels=False, groups=False)),
    "kobo-groups": (
        "xlsform",
        lambda p, f, l, s: exports.kobo(p, ask.xlsform(f, l), s, labels=False, groups=True),
    ),
    "kobo-labels": (
        "xlsform",
        lambda p, f, l, s: exports.kobo(p, ask.xlsform(f, l), s, labels=True, groups=False),
    ),
    "kobo-labels-groups": (
        "xlsform",
        lambda p, f, l, s: exports.kobo(p, ask.xlsform(f, l), s, labels=True, groups=True),
    ),
    "odk-central": ("xlsform", lambda p, f, l, s: exports.odk_central(p, ask.xlsform(f, l), s)),
    "surveycto": ("xlsform", lambda p, f, l, s: exports.surveycto(p, ask.xlsform(f, l), s)),
    **{
        f"limesurvey-{head}-{'long' if texts else 'short'}": (
            "limesurvey",
            lambda p, f, l, s, head=head, texts=texts: exports.limesurvey(
                p, ask.limesurvey(f, l), s, head=head, texts=texts
            ),
        )
        for head in ("code", "full", "codetext")
        for texts in (True, False)
    },
    "qualtrics-texts": ("qualtrics", lambda p, f, _, s: exports.qualtrics(p, ask.qualtrics(f), s, texts=True)),
    "qualtrics-values": (
        "qualtrics",
        lambda p, f, _, s: exports.qualtrics(p, ask.qualtrics(f), s, texts=False),
    ),
    "surveyjs-texts": ("surveyjs", lambda p, f, l, s: exports.surveyjs(p, ask.surveyjs(f, l), s, texts=True)),
    "surveyjs-values": ("surveyjs", lambda p, f, l, s: exports.surveyjs(p, ask.surveyjs(f, l), s, texts=False)),
    "google": (
        "google",
        lambda p, f, l, s: exports.google(
            p, ask.google(f), s, stamp="Tijdstempel" if l.startswith("nl") else "Timestamp"
        ),
    ),
    "microsoft": (
        "microsoft",
        lambda p, f, l, s: exports.microsoft(p, ask.microsoft(f), s, dutch=l.startswith("nl")),
    ),
}

# What is asked beside the pairs, and how the form lies.
SHAPES = {
    "plain": {},
    "ratings": {"importance": True, "fulfilment": True, "segments": ("Klant?=Nieuw|Vast",)},
    "blocks": {"layout": "blocks", "randomise": True, "seed": 3},
    "je": {"address": "je", "importance": True},
    "formal": {"wordings": ("nl-formal", "en-helpful")},
}


def come_back(name: str, bank: Questionnaire, language: str, shape: str, folder: Path) -> dict[str, str]:
    """The categories that come out of the whole round."""
    key, export = EXPORTS[name]
    other = "en" if language == "nl" else "nl"
    choices = fitted(Choices(languages=(language, other), **SHAPES[shape]), FORMATS[key])
    written = FORMATS[key].write(make_form(bank, choices))
    content = written.encode() if isinstance(written, str) else written
    people = People(bank, register_of(language, choices.address))
    spoken = "nl-informal" if key == "limesurvey" and people.register == "nl-je" else language
    path = folder / ("answers.xlsx" if name == "microsoft" else "answers.csv")
    found = api.classify(export(path, content, spoken, people))
    for rating in ("importance", "fulfilment"):
        rated = {record[rating] is not None for record in found.records()}
        assert rated == {getattr(choices, rating)}, rating
    return {record["feature"]: record["category"] for record in found.records()}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_shipped_questionnaire_comes_back_with_its_truth(name, language, shape, tmp_path) -> None:
    bank = questionnaire("six-basics")
    assert come_back(name, bank, language, shape, tmp_path) == truth_of(bank)


@pytest.mark.parametrize(("name", "language"), [*zip(EXPORTS, cycle(["nl", "en"]), strict=False)])
def test_an_outcome_comes_back_as_it_was_given(name, language, tmp_path) -> None:
    bank = questionnaire("brand-consistency")
    key, export = EXPORTS[name]
    written = FORMATS[key].write(make_form(bank, fitted(Choices(languages=(language,)), FORMATS[key])))
    content = written.encode() if isinstance(written, str) else written
    people = People(bank, register_of(language, "u"))
    path = export(tmp_path / f"answers{'.xlsx' if name == 'microsoft' else '.csv'}", content, language, people)
    (part,) = read(path).parts
    (found,) = part.outcomes
    assert found.outcome.key == "brandbond"
    assert found.marks.tolist() == people.outcome[found.outcome.questions[people.register]]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", EXPORTS)
def test_ones_own_questionnaire_comes_back_beside_its_form(name, language, kano, tmp_path) -> None:
    bank = tmp_path / "fietsapp.toml"
    bank.write_text(OWN, encoding="utf-8")
    key, export = EXPORTS[name]
    form = tmp_path / f"form{FORMATS[key].ending}"
    ended = kano("form", bank, "--to", key, "--lang", language, "--wording", f"{language}-{FORMAL[language]}",
                 "-o", form)  # fmt: skip
    assert ended.code == 0, ended.err
    assert "kano.toml" in ended.err
    people = People(load_questionnaire(bank), register_of(language, "u"))
    answers = export(
        tmp_path / f"answers{'.xlsx' if name == 'microsoft' else '.csv'}", form.read_bytes(), language, people
    )
    ended = kano("classify", answers, "--to", "json")
    assert ended.code == 0, ended.err
    found = {each["feature"]: each["category"] for each in json.loads(ended.out)["features"]}
    assert found == truth_of(people.questionnaire)


FORMAL = {"nl": "formal", "en": "helpful"}
