"""Each report says once what it is about and what it needs, and nothing is given that it doesn't take."""

from __future__ import annotations

from inspect import Parameter, signature
from typing import get_args

import pytest

from kano.analyses.row import declared
from kano.report.registry import KINDS, wing

MATERIALS = {"counts", "provenance", "pictured"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_declares_what_its_composer_takes(kind: str) -> None:
    found = wing(kind)
    taken = list(signature(found.compose).parameters.values())[1:]
    needed = {each.name for each in taken if each.default is Parameter.empty}
    assert needed == set(found.needs)
    assert needed <= MATERIALS
    assert found.kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_content_says_its_kind_and_every_field(kind: str) -> None:
    told = declared(wing(kind).content)
    assert {get_args(each.type) for each in told if each.name == "kind"} == {(kind,)}
    assert all(each.meaning for each in told)
