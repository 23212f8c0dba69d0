"""Decision rules: from the shares of a feature to its one category, and how probable each category is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from kano.errors import AnalysisError, Problem, UsageError, did_you_mean
from kano.measures.survey import categories as by
from kano.measures.survey import certainty, coefficients
from kano.measures.survey.continuous import dysfunctional_mean, functional_mean
from kano.settings.study import Settings
from kano.tally import Categories, Tally

RULES = ("mode", "moai", "block", "quadrant", "continuous")
"""Keys of the decision rules, in the order in which results show them."""

FEWEST = 3
"""Features below which their mean says nothing about any one of them."""

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Decision:
    """The rule that was chosen, with its settings."""

    rule: str
    margin: float
    """For moai: the lead, as a share of n, up to which categories tie; 0 is exact ties only."""
    cut: float | None
    """For quadrant: where Better and |Worse| are cut; None is the mean of the study's features."""

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The decision that these settings ask for; UsageError lists what is wrong with them."""
        problems = []
        if settings.rule not in RULES:
            known = f"Known: {', '.join(RULES)}."
            hint = did_you_mean(settings.rule, RULES)
            problems.append(Problem(f'there is no decision rule "{settings.rule}"', "--rule", known, hint))
        if not 0 <= settings.margin < 1:
            problems.append(Problem(f"{settings.margin} is no margin", "--margin", "Allowed: 0 to 1."))
        cut = None if settings.cut == "mean" else _fraction(settings.cut)
        if cut is not None and not 0 < cut < 1:
            problems.append(
                Problem(f'"{settings.cut}" is no cut', "--cut", "Allowed: between 0 and 1, or mean.")
            )
        if not 0.5 <= settings.clear < 1:
            allowed = "Allowed: from 0.5 up to, but not, 1."
            problems.append(Problem(f"a category can't be clear from {settings.clear:g}", "--clear", allowed))
        if problems:
            raise UsageError(problems)
        return cls(settings.rule, settings.margin, cut)

    def category(self, rule: str, categories: Categories, pairs: Tally | None) -> Indices:
        """The category of each cell under any rule, as position on the category axis; −1 where undefined."""
        match rule:
            case "mode":
                return by.mode(categories.w)
            case "moai":
                return by.moai(categories.w, margin=self.margin)
            case "block":
                return by.block(categories.w)
            case "quadrant":
                better, worse = coefficients.better(categories.w), coefficients.worse(categories.w)
                return by.quadrant(better, worse, cut=self._cuts(categories))
            case _:
                if pairs is None:
                    return np.full(categories.not_asked.shape, by.UNDEFINED)
                return by.continuous(functional_mean(pairs.w), dysfunctional_mean(pairs.w))

    def probabilities(self, categories: Categories, pairs: Tally | None) -> Floats:
        """The posterior probability of each category under the chosen rule: (W, S, F, 6)."""
        if self.rule == "continuous":
            if pairs is None:
                raise AnalysisError(
                    Problem(
                        "the rule continuous needs answer pairs, and this file holds category counts only",
                        todo="Choose another rule with --rule, or give the answers.",
                    )
                )
            return certainty.continuous_probabilities(pairs.w, pairs.w2)
        effective = coefficients.effective_counts(categories.w, categories.w2)
        return certainty.category_probabilities(
            effective, rule=self.rule, margin=self.margin, cut=self._cuts(categories)
        )

    def _cuts(self, categories: Categories) -> float | tuple[Floats, Floats]:
        """Where the quadrants part; the study's mean is that of everybody, for every segment of a wave."""
        if self.cut is not None:
            return self.cut
        if self.rule == "quadrant" and len(categories.features) < FEWEST:
            raise AnalysisError(Problem(f"a mean of under {FEWEST} features is no cut", "--cut mean"))
        everybody = categories.total().w
        return by.cuts(coefficients.better(everybody), coefficients.worse(everybody), cut="mean")


def _fraction(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return -1.0
