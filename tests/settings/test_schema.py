"""The JSON Schema of kano.toml says what the program reads: names, kinds and values."""

import json
import tomllib
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from kano.analyses.classifying.rules import rule_keys
from kano.errors import KanoError
from kano.scale import Answer
from kano.settings.file import parse_settings
from kano.settings.panels.drift import ADJUSTMENTS, VERDICTS, DriftSettings
from kano.settings.panels.study import FeatureSettings, Settings, WaveSettings
from kano.settings.signs import SIGNS, rules
from kano.words.wordings import scales

SCHEMA = json.loads((files("kano") / "data" / "schemas" / "kano.schema.json").read_text("utf-8"))
PROPERTIES = SCHEMA["properties"]
VALID = jsonschema.Draft202012Validator(SCHEMA)
ELSEWHERE = {"path", "answers_functional", "answers_dysfunctional"}


def test_it_is_a_schema_that_describes_everything() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert all(each["description"] for each in PROPERTIES.values())


def test_it_has_the_settings_there_are() -> None:
    assert set(PROPERTIES) == {each.name for each in fields(Settings)} - ELSEWHERE | {"targets"}
    drift = {each.name for each in fields(DriftSettings)} - {"targets"}
    assert set(PROPERTIES["drift"]["properties"]) == drift
    for name, kind in (("features", FeatureSettings), ("waves", WaveSettings)):
        entry = PROPERTIES[name]["additionalProperties"]["properties"]
        assert set(entry) == {each.name for each in fields(kind)} - {"key"}


@pytest.mark.parametrize("kind", [Settings, DriftSettings])
def test_defaults_are_those_of_the_program(kind: type) -> None:
    described = PROPERTIES if kind is Settings else PROPERTIES["drift"]["properties"]
    told = {name: each["default"] for name, each in described.items() if "default" in each}
    assert told
    for name, value in told.items():
        actual = getattr(kind(), name)
        assert (list(actual) if isinstance(actual, tuple) else actual) == value


def test_its_lists_are_those_of_the_program() -> None:
    assert PROPERTIES["rule"]["enum"] == list(rule_keys())
    assert PROPERTIES["scale"]["enum"] == ["", *scales()]
    assert PROPERTIES["answers"]["additionalProperties"]["enum"] == [answer.key for answer in Answer]
    drift = PROPERTIES["drift"]["properties"]
    assert drift["adjust"]["enum"] == list(ADJUSTMENTS)
    assert drift["fail_on"]["anyOf"][1]["items"]["enum"] == list(VERDICTS)
    for sign in SIGNS:
        VALID.validate({"exclude": f"{sign}, questionable>3"})


FINE = """
table = "pouliot"
rule = "moai"
margin = 0.05
cut = 0.4
exclude = "questionable > 3, speeders"
min_group = 20
[answers]
"Top!" = "like"
functional = { "Moet" = "must-be" }
[features.map]
functional = "Q1"
dysfunctional = "C"
importance = "Q3"
[aliases]
map = ["kaart", "Karte"]
[waves.2024]
date = "2024-03-01"
[drift]
horizon = 3
standardise = ["channel"]
review = [6, 12]
[targets.channel]
web = 0.6
shop = 0.4
"""

WRONG = (
    "tabel = 1",
    "margin = 'x'",
    "margin = true",
    "min_group = 'ten'",
    "min_group = 2.5",
    "weight = 3",
    "features = 1",
    "[features.map]\nfunctional = 'A'",
    "[features.map]\nfunctional = 'A'\ndysfunctional = 'B'\nlable = 'x'",
    "[answers]\nnice = 'liked'",
    "[waves.x]\nfile = 3",
    "[drift]\nadjust = 'fdr'",
    "[drift]\nequivalence = 2",
    "[drift]\nlooks = -1",
    "[drift]\nreview = [6]",
    "[targets.channel]\nweb = -1",
    "[labels]\nmap = 3",
)


def test_what_is_fine_is_fine_for_both() -> None:
    VALID.validate(tomllib.loads(FINE))
    assert parse_settings(tomllib.loads(FINE), Path("kano.toml")).min_group == 20


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_wrong_for_both(text: str) -> None:
    assert list(VALID.iter_errors(tomllib.loads(text)))
    with pytest.raises(KanoError):
        parse_settings(tomllib.loads(text), Path("kano.toml"))


@pytest.mark.parametrize("text", ["speeders, speedy", "speeders>3", "questionable>>3"])
def test_wrong_exclusions_are_wrong_for_both(text: str) -> None:
    assert list(VALID.iter_errors({"exclude": text}))
    with pytest.raises(KanoError):
        rules(text)
