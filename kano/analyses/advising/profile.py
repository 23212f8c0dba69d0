"""What is known of one feature, of everybody or of a segment, that advice can rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from kano.analyses.advising.marks import Mark
from kano.analyses.classifying.rows import FeatureRow
from kano.measures.waves.verdict import Verdict
from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.scale import Category, Component
from kano.settings.panels.advising import OverrideSettings
from kano.values import dataclass

SHOWN_TO_CHANGE = ("degraded", "drifting")
"""Verdicts that a bijzonder feature is on its way down."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A feature as it was measured last."""

    feature: str
    segment: str | None = None
    category: Category | None
    certainty: float | None = None
    clear: bool = True
    enough: bool = True
    runner_up: Category | None = None
    runner_up_p: float | None = None
    n: int | None = None
    effective_n: float | None = None
    shares: Mapping[Category, float | None] = field(default_factory=frozen_map)
    better: float | None = None
    worse: float | None = None
    importance: float | None = None
    expected: Component | None = None
    control: bool = False
    mark: Mark | None = None
    cost: float | None = None
    drift: Verdict | None = None
    override: OverrideSettings | None = None
    elsewhere: tuple[str, ...] = ()
    """Segments in which it clearly is something else."""

    @property
    def sinking(self) -> bool:
        """Whether it was shown to be on its way down."""
        return self.drift in SHOWN_TO_CHANGE

    def share(self, *letters: str) -> float:
        """The shares of these categories together."""
        return sum(self.shares.get(Category(letter)) or 0.0 for letter in letters)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of features beside how they were classified, by their keys."""

    features: Mapping[str, Feature] = field(default_factory=frozen_map)
    marks: Mapping[tuple[str, str | None], Mark] = field(default_factory=frozen_map)
    """By feature and segment; None is everybody."""
    costs: Mapping[str, float] = field(default_factory=frozen_map)
    drift: Mapping[str, Verdict | None] = field(default_factory=frozen_map)
    overrides: Mapping[str, OverrideSettings] = field(default_factory=frozen_map)


def profile_of(row: FeatureRow, known: Known, elsewhere: tuple[str, ...] = ()) -> Profile:
    """What is known of the feature and segment of a row."""
    feature = known.features[row.feature]
    return Profile(
        segment=row.segment,
        certainty=row.category_p,
        expected=feature.expected,
        control=feature.control,
        mark=known.marks.get((row.feature, row.segment)),
        cost=known.costs.get(row.feature),
        drift=known.drift.get(row.feature),
        override=known.overrides.get(row.feature),
        elsewhere=elsewhere,
        **_same(row),
    )


def _same(row: FeatureRow) -> dict[str, Any]:
    names = (
        "feature", "category", "clear", "enough", "runner_up", "runner_up_p", "n", "effective_n", "shares",
        "better", "worse", "importance",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names}
