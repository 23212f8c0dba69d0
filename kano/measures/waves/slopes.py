"""How far each feature moved in the directions that an answering style moves, and what they share of it."""

from __future__ import annotations

import numpy as np

from kano.measures.waves.counts_over_waves import Flags, Floats, Waves, kish_counts
from kano.measures.waves.homogeneity import centred, ratio
from kano.measures.waves.movement import BETTER, WORSE
from kano.values import dataclass

ODD: Floats = np.array([np.nan, np.nan, np.nan, 0.0, 1.0, 1.0])
"""Reverse and questionable answers (1) against I (0), which liking and disliking leave alone."""
DIRECTIONS: Floats = np.stack([BETTER, WORSE, ODD])
"""What an answering style moves, one row each: liking the presence, disliking the absence, R and Q."""
_BISQUARE = 4.685
"""Tukey's constant: 95 % efficient where no feature moves by itself."""
_STEPS = 20


@dataclass(frozen=True)
class Slopes:
    """Change of the log odds of one direction over the whole period: arrays (features,)."""

    change: Floats
    """NaN where a feature has no answers to tell."""
    variance: Floats
    """Its sampling variance."""
    lean: Floats
    """Change of the share for a small change of its log odds: share × (1 − share)."""

    def of(self, features: Flags) -> Slopes:
        """Those of some of the features, as far as they tell anything."""
        kept = features & np.isfinite(self.change)
        return Slopes(self.change[kept], self.variance[kept], self.lean[kept])

    def resistant(self) -> Floats:
        """Weight of each feature in what all did, the bisquare's: 0 for one that went its own way.

        Source: Huber & Ronchetti 2009, Robust Statistics, §4.8; over features: Halpin 2024.
        """
        centre, weight = float(np.median(self.change)), 1 / self.variance
        for _ in range(_STEPS):
            z = (self.change - centre) / np.sqrt(self.variance)
            scale = max(1.0, 1.4826 * float(np.median(np.abs(z))))
            weight = np.clip(1 - (z / (_BISQUARE * scale)) ** 2, 0, None) ** 2 / self.variance
            centre = float(weight @ self.change / weight.sum())
        return np.asarray(weight)


def heterogeneity(change: Floats, variance: Floats) -> Floats:
    """Variance between features beyond sampling, over the last axis; NaN where a feature tells nothing.

    Source: DerSimonian & Laird 1986, Control. Clin. Trials 7.
    """
    told = np.isfinite(change)
    weight, moved = np.where(told, 1 / variance, 0.0), np.where(told, change, 0.0)
    total = weight.sum(axis=-1)
    apart = moved - ratio((weight * moved).sum(axis=-1), total)[..., None]
    excess = (weight * apart**2).sum(axis=-1) - (told.sum(axis=-1) - 1)
    return np.maximum(0.0, ratio(excess, total - ratio((weight**2).sum(axis=-1), total)))


def slopes(waves: Waves, scores: Floats) -> Slopes:
    """One score step from no movement, with the linearised variance of weighted answers.

    `scores` (6,): 1 in the direction, 0 against it, NaN outside. Source: Rao 1948 for score statistics.
    """
    counts, squares = kish_counts(waves, np.isfinite(scores))
    step = np.nan_to_num(scores)
    size = counts.sum(axis=-1)
    share = ratio((counts @ step).sum(axis=0), size.sum(axis=0))
    date = centred(waves.dates, size)
    moved = (date * (counts @ step - size * share)).sum(axis=0)
    spread = np.einsum("tf,tfj,fj->f", date**2, squares, (step - share[:, None]) ** 2)
    information = share * (1 - share) * (size * date**2).sum(axis=0)
    span = waves.dates[-1] - waves.dates[0]
    usable = (information > 0) & (spread > 0)
    change = np.where(usable, ratio(span * moved, information), np.nan)
    variance = ratio(span**2 * np.maximum(spread, information), information**2)
    return Slopes(change, np.where(usable, variance, np.nan), share * (1 - share))
