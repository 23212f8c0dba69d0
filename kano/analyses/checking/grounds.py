"""What a check looks at: one wave, everybody together, beside the baseline and the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kano.analyses.classifying.chances import chances
from kano.analyses.classifying.classification import as_categories
from kano.analyses.scoring.outcomes import OutcomeSum
from kano.counts import Counts
from kano.evaluation import table
from kano.measures.survey.coefficients import effective_n
from kano.provenance import frozen_map
from kano.settings.panels.study import Settings
from kano.tally import Categories
from kano.values import dataclass

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Grounds:
    """The last wave, with everything that targets are held against."""

    counts: Counts
    """One wave, everybody."""
    settings: Settings
    name: str = ""
    """What it was read from."""
    date: dt.date | None = None
    """Of the survey."""
    today: dt.date | None = None
    """None where no age is asked."""
    outcomes: Mapping[str, OutcomeSum] = field(default_factory=frozen_map)
    """What the last wave gave for what everybody was asked once, by key."""

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each feature stands, by its key."""
        return {feature.key: i for i, feature in enumerate(self.counts.features)}

    @cached_property
    def categories(self) -> Categories:
        """Its counts by category."""
        return as_categories(self.counts, table(self.settings.table))

    @cached_property
    def n(self) -> NDArray[np.int64]:
        """People who answered both questions, by feature."""
        found: NDArray[np.int64] = self.categories.n[0, 0].sum(axis=-1)
        return found

    @cached_property
    def letters(self) -> NDArray[np.int64]:
        """Category of each feature, −1 where undefined."""
        found: NDArray[np.int64] = self._chances[0][0, 0]
        return found

    @cached_property
    def probabilities(self) -> Floats:
        """Of the six categories of each feature: (F, 6)."""
        found: Floats = self._chances[1][0, 0]
        return found

    @cached_property
    def questionable(self) -> Floats:
        """Share of answers that contradict themselves, by feature."""
        w = self.categories.w[0, 0]
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(w[:, 5] / w.sum(axis=-1))

    @cached_property
    def marks(self) -> Floats:
        """Moments of the marks of each feature: (F, 4), zeros where nobody gave one."""
        found = self.counts.ratings.get("fulfilment")
        return np.zeros((len(self.counts.features), 4)) if found is None else found[0, 0]

    @cached_property
    def design(self) -> Floats:
        """Effective people over people, by feature: 1 without weights."""
        w, w2 = self.categories.w[0, 0], self.categories.w2[0, 0]
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.nan_to_num(effective_n(w, w2) / self.n, nan=1.0)

    @cached_property
    def _chances(self) -> tuple[NDArray[np.int64], Floats]:
        return chances(self.counts, self.settings)


def last_wave(counts: Counts) -> Counts:
    """Everybody in the last wave."""
    return counts.select(waves=[counts.waves[-1].key]).total()
