"""Every questionnaire, read as those who fill it in: who is spoken to, how, and about what."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kano.forms.choices import AUDIENCES, CUSTOMER, Choices
from kano.forms.form import PAIR, Form
from kano.forms.making import make_form
from kano.forms.platforms.platforms import FORMATS, fitted
from kano.questionnaire import Questionnaire, questionnaire, shipped_questionnaires

WAYS = (("nl", "u"), ("nl", "je"), ("en", "u"))
OTHER = {
    ("nl", "u"): r"\b(je|jij|jou|jouw|jezelf|the|you)\b",
    ("nl", "je"): r"\b(u|uw|uzelf|the|you)\b",
    ("en", "u"): r"\b(het|een|niet|wij|onze|geen)\b",
}
"""Words of another address or language."""
DOUBLED = r"(?<!voel )\b(?!je je oriënteert)(\w+) \1\b|\b(?:de|het|een|the|an?) (?:de|het|een|the|an?)\b"
BROKEN = r"[{}]|\bNone\b|  |\?\?|:\?|(?:als|dat|if|that) (?!Gmail|Microsoft)[A-Z][a-z]"


def asked(bank: Questionnaire, language: str, address: str, audience: str = "", **more: bool) -> Form:
    choices = Choices(
        languages=(language,), address=address, audience=audience, importance=True, fulfilment=True, **more
    )
    return make_form(bank, choices)


def sentences(form: Form) -> Iterator[str]:
    for item in form.items:
        yield from (text for texts in item.questions.values() for text in texts.values())
    for each in form.segments:
        yield from each.question.values()
    yield from (form.words[form.language][f"form.{key}"] for key in ("intro", "thanks"))


@pytest.mark.parametrize(("language", "address"), WAYS)
def test_one_language_one_address_and_no_slips(language: str, address: str) -> None:
    for bank in shipped_questionnaires():
        for audience in {each.audience or CUSTOMER for each in bank.features}:
            for text in sentences(asked(bank, language, address, audience, control=True)):
                for wrong in (OTHER[language, address], DOUBLED, BROKEN):
                    assert not re.search(wrong, text), text
                assert text[0].isupper()


@pytest.mark.parametrize("bank", shipped_questionnaires(), ids=lambda bank: bank.key)
def test_a_form_is_for_customers_or_for_employees(bank: Questionnaire) -> None:
    theirs = {
        audience: {each.label("nl") for each in bank.features if (each.audience or CUSTOMER) == audience}
        for audience in AUDIENCES
    }
    for audience, own in theirs.items():
        if own:
            assert {item.labels["nl"] for item in asked(bank, "nl", "u", audience).items} == own


def test_marks_are_asked_in_one_way_and_never_of_a_control() -> None:
    for bank in shipped_questionnaires():
        controls = {each.label("nl") for each in bank.features if each.control} | {"Veel berichten ontvangen"}
        for item in asked(bank, "nl", "u", control=True).items:
            label = item.labels["nl"]
            mark = item.questions.get("fulfilment", {}).get("nl")
            assert mark == (None if label in controls else f"Welk rapportcijfer geeft u ons nu voor: {label}?")
            assert tuple(item.questions)[:2] == PAIR


@pytest.mark.parametrize("layout", ["pairs", "blocks"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_platform_asks_a_control_its_pair_alone(name: str, layout: str) -> None:
    choices = Choices(languages=("nl",), fulfilment=True, importance=True, layout=layout)
    form = make_form(questionnaire("six-bs"), fitted(choices, FORMATS[name]))
    written = FORMATS[name].write(form)
    assert written
    if isinstance(written, str):
        assert "rapportcijfer geeft u ons nu voor: Veel berichten" not in written
        assert "rapportcijfer geeft u ons nu voor: Nette omgang" in written
