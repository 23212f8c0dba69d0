"""From profile to advice: a survey in a line, what is said of it in both languages, and the source sentence."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.support.advice_cases import advice_of, text_of

HERE = Path(__file__).parent
BEHAVIOURS = (HERE.parents[2] / "docs" / "behaviours.md").read_text("utf-8")
with (HERE / "cases.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=[each["en"][:40] for each in CASES])
def test_a_profile_leads_to_its_advice(case: dict[str, str]) -> None:
    advice = advice_of(case["features"], case["options"])
    for language in ("en", "nl"):
        said = case[language]
        found = said.removeprefix("!") in text_of(advice, language)
        assert found != said.startswith("!"), text_of(advice, language)


def test_each_case_cites_a_sentence_of_the_source() -> None:
    assert len(CASES) >= 80
    assert {each["source"] for each in CASES if each["source"] not in BEHAVIOURS} == set()
