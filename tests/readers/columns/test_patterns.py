"""Patterns of headers are proposed where nothing else tells which columns are the two questions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kano.readers.columns.patterns import likely_patterns


@pytest.mark.parametrize(
    ("names", "patterns"),
    [
        (["id", "Q1x", "Q1y", "Q2x", "Q2y"], ("Q*x", "Q*y")),
        (["map_here", "tag_here", "map_gone", "tag_gone"], ("*_here", "*_gone")),
        ([f"{side}: {x}" for x in ("maps", "tags", "pens") for side in ("uno", "dos")], ("uno: *", "dos: *")),
        (["Q1", "Q2", "Q3", "Q4"], None),
        (["city", "age", "answer"], None),
        (["Q1x", "Q1y", "Q2x"], None),
        (["Q1x", "Q1y"], None),
    ],
)
def test_two_sides_of_the_same_features(names: Sequence[str], patterns: tuple[str, str] | None) -> None:
    assert likely_patterns(names) == patterns
