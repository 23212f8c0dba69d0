"""The JSON contract: the shipped schema is strict, says what every key means, and real output keeps to it."""

import json
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from typing import Any

import jsonschema
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from kano.analyses.classifying.classification import Classification, classify
from kano.analyses.classifying.rules import rule_keys
from kano.evaluation import table
from kano.provenance import Provenance
from kano.questionnaire import Feature
from kano.render.json_text import json_text
from kano.report.classifying.contract import data
from kano.report.composed import Data
from kano.report.explain import explain_report
from kano.responses import Wave
from kano.settings.panels.study import Settings
from kano.tally import Categories

SCHEMAS = {
    file.name.partition(".")[0]: json.loads(file.read_text("utf-8"))
    for file in (files("kano") / "data" / "schemas").iterdir()
    if not file.name.startswith(("kano.", "targets."))  # what users write, not what the program says
}
SCHEMA = SCHEMAS["classification"]
VALID = jsonschema.Draft202012Validator(SCHEMA)


def as_read(result: Classification, provenance: Provenance) -> Any:
    rows = result.rows("en")
    return json.loads(json_text(data(result, provenance, rows, rows)))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_a_schema_of_its_kind(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["properties"]["kind"]["const"] == kind


@pytest.mark.parametrize("key", ["berger", "pouliot", "three-level"])
def test_an_evaluation_table_keeps_to_its_schema(key: str) -> None:
    jsonschema.validate(json.loads(json_text(explain_report(table(key)).data)), SCHEMAS["table"])


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for each in schema.values():
            yield from objects(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from objects(each)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_object_is_closed_and_every_key_described(kind: str) -> None:
    for each in objects(SCHEMAS[kind]):
        open_ended = "properties" not in each
        assert each["additionalProperties"] is False or open_ended, each
        assert set(each.get("required", ())) == set(each.get("properties", ()))
        assert all(value.get("description") for value in each.get("properties", {}).values()), each


def test_only_what_remarks_fill_in_is_free() -> None:
    free = [each for kind in SCHEMAS.values() for each in objects(kind) if "properties" not in each]
    remark = SCHEMA["properties"]["warnings"]["items"]["properties"]["values"]
    assert free
    assert all(each == remark for each in free)


def test_features_have_the_columns_of_the_result() -> None:
    own = {
        "waves",
        "segments",
        "features",
        "by",
        "settings",
        "evaluation",
        "before",
        "since",
        "design",
        "chosen",
    }
    assert {each.name for each in fields(Classification)} - own == set(Classification.columns())
    described = SCHEMA["properties"]["features"]["items"]["properties"]
    for name, column in Classification.columns().items():
        assert described[name]["description"] == column.meaning
        assert tuple(described[name].get("properties", ())) == column.keys


def test_real_output_keeps_to_it(result: Classification, provenance: Provenance) -> None:
    content = as_read(result, provenance)
    VALID.validate(content)
    assert content["features"][-1]["better"] is None
    assert content["warnings"][0]["values"] == {"a": 1, "b": "x", "c": ["y", "z"], "d": 0.5}
    assert list(content) == [
        "format",
        "kind",
        "kano",
        "settings",
        "sources",
        "features",
        "design",
        "with_everybody",
        "since",
        "groups",
        "ranks",
        "excluded",
        "warnings",
    ]


@pytest.mark.parametrize("damage", [{"extra": 1}, {"format": 2}, {"features": [{}]}, {"kind": "drift"}])
def test_what_breaks_the_contract_is_found(
    result: Classification, provenance: Provenance, damage: dict[str, Any]
) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALID.validate(as_read(result, provenance) | damage)


weights = hnp.arrays(float, (3, 6), elements=st.one_of(st.just(0.0), st.floats(0.01, 500)))


@settings(deadline=None, max_examples=25)
@given(weights, st.sampled_from(["mode", "moai", "block", "quadrant"]))
def test_any_counts_keep_to_it(w: Any, rule: str) -> None:
    w[0, 0] = 1.5
    people = np.ceil(w).astype(np.int64)
    counts = Categories(
        waves=(Wave(),),
        segments=("",),
        features=tuple(Feature(f"f{i}") for i in range(3)),
        n=people[None, None],
        w=w[None, None],
        w2=(w * 1.1)[None, None],
        not_asked=np.zeros((1, 1, 3), dtype=np.int64),
    )
    VALID.validate(as_read(classify(counts, Settings(rule=rule)), Provenance()))


def test_the_rules_are_those_that_there_are() -> None:
    assert SCHEMA["properties"]["settings"]["properties"]["rule"]["enum"] == list(rule_keys())


def test_undefined_is_null_never_nan() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text(Data({"x": float("nan")}, ()))


def test_it_is_readable(result: Classification, provenance: Provenance) -> None:
    found = data(result, provenance, result.rows("en"), ())
    text = json_text(Data(found.payload() | {"kano": "é"}, ()))
    assert text.startswith('{\n  "format": 1,\n')
    assert '"é"' in text
    assert text.endswith("}\n")
