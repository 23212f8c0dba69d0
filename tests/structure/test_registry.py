"""Each report says once what it is about and what it needs, and nothing is given that it doesn't take."""

from __future__ import annotations

from inspect import Parameter, signature

import pytest

from kano.report.registry import KINDS, wing
from kano.scale import CATEGORIES
from tests.structure.schemas import MEANINGS, schema_of

MATERIALS = {"counts", "provenance"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_declares_what_its_composer_takes(kind: str) -> None:
    found = wing(kind)
    taken = list(signature(found.compose).parameters.values())[1:]
    needed = {each.name for each in taken if each.default is Parameter.empty}
    assert needed == set(found.needs)
    assert needed <= MATERIALS
    assert found.kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_has_every_field_of_its_content(kind: str) -> None:
    found = schema_of(wing(kind))
    assert found["properties"]["kind"]["const"] == kind
    assert found["required"] == list(found["properties"])


def test_the_schemas_name_every_category() -> None:
    assert tuple(MEANINGS) == CATEGORIES
