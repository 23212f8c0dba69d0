"""How far Better and Worse moved over the period, and whether that is surely little."""

import numpy as np

from kano.measures.special import t_quantile, t_tail
from kano.measures.waves.counts_over_waves import Floats, Waves, kish_counts, period
from kano.measures.waves.homogeneity import centred, ratio
from kano.measures.waves.noise import NO_NOISE, AnyNoise
from kano.values import dataclass

BETTER: Floats = np.array([0.0, 1.0, 1.0, 0.0, np.nan, np.nan])
"""Answers that a present feature pleases (1), among M, O, A, I."""
WORSE: Floats = np.array([1.0, 1.0, 0.0, 0.0, np.nan, np.nan])
"""Answers that an absent feature displeases (1), among M, O, A, I: the size of Worse."""
_POWER = 0.8
MARGIN = 0.12
"""Change of Better or |Worse| that is still called stable."""


@dataclass(frozen=True)
class Movement:
    """Change of a mean score from a feature's first wave to its last, along the fitted line: (features,)."""

    change: Floats
    se: Floats
    df: float | Floats

    def interval(self, level: float = 0.95) -> tuple[Floats, Floats]:
        """Low and high end of the change."""
        half = t_quantile((1 + level) / 2, self.df) * self.se
        return self.change - half, self.change + half


def movement(waves: Waves, scores: Floats, noise: AnyNoise = NO_NOISE) -> Movement:
    """How much the share scored 1 moved over the period: the slope of its weighted line times the period.

    Each wave keeps its own (linearised) variance, taken at a share drawn to the pooled one by one person,
    so that a share of 0 or 1 isn't called certain. NaN where fewer than two waves hold the answers.
    Source: weighted least squares; Woodruff 1971 for the linearised variance.
    """
    counts, squares = kish_counts(waves, np.isfinite(scores))
    step = np.nan_to_num(scores)
    size = counts.sum(axis=-1)
    share = ratio(counts @ step, size)
    date = centred(waves.dates, size)
    square = (size * date**2).sum(axis=0)
    variance = _variance(counts, squares, step) + noise.q2 * _waver(counts, step)
    first, last = period(waves)
    span = ratio(waves.dates[last] - waves.dates[first], square)
    with np.errstate(invalid="ignore", divide="ignore"):
        span = np.where(square > 0, span, np.nan)
    slope = (size * date * share).sum(axis=0)
    spread = (size**2 * date**2 * variance).sum(axis=0)
    return Movement(span * slope, span * np.sqrt(spread), noise.df)


def _variance(counts: Floats, squares: Floats, step: Floats) -> Floats:
    """Variance (waves, features) of each wave's share, never that of a share of exactly 0 or 1."""
    size = counts.sum(axis=-1)
    pooled = ratio((counts @ step).sum(axis=0) + 0.5, size.sum(axis=0) + 1.0)
    share = ratio(counts @ step + pooled, size + 1.0)
    people = np.einsum("tfj,tfj->tf", counts, (step - share[..., None]) ** 2)
    weighted = np.einsum("tfj,tfj->tf", squares, (step - share[..., None]) ** 2)
    factor = np.maximum(ratio(weighted.sum(axis=0), people.sum(axis=0)), 1.0)
    return ratio(factor * share * (1 - share), size)


def _waver(counts: Floats, step: Floats) -> Floats:
    """Variance (features,) that noise of variance one in log shares gives a share."""
    size = counts.sum(axis=(0, 2))
    pooled = ratio(counts.sum(axis=0), size[:, None])
    mean = pooled @ step
    return np.asarray((pooled**2 * (step - mean[:, None]) ** 2).sum(axis=-1))


def equivalence_p(movements: tuple[Movement, ...], margin: float = MARGIN) -> Floats:
    """How sure it is that every movement stays inside ±margin: the largest of the one-sided p.

    Below 0.05 the two one-sided 5 % tests all hold: "stable" is then a finding, not a lack of data.
    Source: Schuirmann 1987, J. Pharmacokin. Biopharm. 15; Berger 1982 for the intersection.
    """
    return np.asarray(np.max([_outside(one, margin) for one in movements], axis=0))


def findable(movements: tuple[Movement, ...], level: Floats) -> Floats:
    """Change of the score that is known least well which a test at this level finds with 80 %: (features,).

    Source: the sum of two quantiles, as for any test of a mean (Cohen 1988, §2).
    """
    each = [(t_quantile(1 - level / 2, one.df) + t_quantile(_POWER, one.df)) * one.se for one in movements]
    return np.asarray(np.max(each, axis=0))


def _outside(one: Movement, margin: float) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        t = (np.abs(one.change) - margin) / one.se
    return t_tail(-t, one.df)
