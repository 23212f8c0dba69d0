"""Findings of a classification that were asked to fail a run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import typer

from kano.errors import ExitCode

if TYPE_CHECKING:
    from kano.analyses.classifying.rows import FeatureRow
    from kano.api.results.analysed import Analysed

QUESTIONABLE = 0.05
"""From which share of Q a feature's questions deserve another look."""
TESTS: Mapping[str, Callable[[FeatureRow], bool]] = {
    "unclear": lambda row: bool(row.category) and not row.clear,
    "few": lambda row: bool(row.category) and not row.enough,
    "questionable": lambda row: (row.shares["Q"] or 0.0) > QUESTIONABLE,  # type: ignore[index]
    "reverse": lambda row: row.category == "R",
    "indifferent": lambda row: row.category == "I",
    "refuted": lambda row: row.hypothesis == "refuted",
}


def fail_on(found: Analysed) -> None:
    """End with exit code 1 where a feature of the last wave has such a finding, naming it on stderr."""
    wanted = found.settings.fail_on
    controls = {feature.key for feature in found.result.features if feature.control}
    last = found.result.waves[-1].key or None
    failed = [
        (word, row.label)
        for row in found.result.rows(found.settings.lang)
        if row.wave == last and row.segment is None and row.feature not in controls
        for word in wanted
        if TESTS[word](row)
    ]
    for word, label in failed:
        from kano.words.safe import safe

        print(f"kano: {word}: {safe(label)}", file=sys.stderr)  # noqa: T201
    if failed:
        raise typer.Exit(ExitCode.FINDING)
