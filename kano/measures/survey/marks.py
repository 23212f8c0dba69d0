"""Marks for how well a feature is done now: their mean, how sure that is, and what is still to be gained."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.special import Floats, beta_cdf, normal_quantile, t_quantile

ROUNDED = 1 / 12
"""Least variance of marks that are given in whole numbers: that of rounding to them."""


class Estimate(NamedTuple):
    """A number with the ends of its 95 % interval, NaN where they are undefined."""

    value: Floats
    low: Floats
    high: Floats


def mark_mean(moments: ArrayLike, design: ArrayLike = 1.0) -> Estimate:
    """Mean mark and its t interval, of moments (..., 4) = n, Σw, Σwx, Σwx²; no interval below two marks.

    `design` is Kish's effective n over n, 1 without weights. The variance is never below that of rounding, so
    that a few marks that happen to be alike prove nothing. Source: Student 1908, Biometrika 6, 1-25; Kish 1965.

    >>> marks = np.array([8, 7, 9, 8, 6, 8, 9, 7, 8, 10])
    >>> found = mark_mean([10, 10, marks.sum(), (marks**2).sum()])
    >>> [round(float(v), 2) for v in found]
    [8.0, 7.17, 8.83]
    """
    n, mean, variance = _of(moments, design)
    with np.errstate(divide="ignore", invalid="ignore"):
        half = t_quantile(0.975, np.where(n > 1, n - 1, np.nan)) * np.sqrt(np.maximum(variance, ROUNDED) / n)
    return Estimate(mean, np.asarray(mean - half), np.asarray(mean + half))


def mark_spread(moments: ArrayLike, design: ArrayLike = 1.0) -> Floats:
    """Standard deviation of marks, of the moments of `mark_mean`; NaN below two marks.

    >>> marks = np.array([8, 7, 9, 8, 6, 8, 9, 7, 8, 10])
    >>> round(float(mark_spread([10, 10, marks.sum(), (marks**2).sum()])), 3)
    1.155
    """
    _, _, variance = _of(moments, design)
    return np.sqrt(np.maximum(variance, 0.0))


class Difference(NamedTuple):
    """How far two means are apart, with the ends of its 95 % interval, and the p of no difference."""

    value: Floats
    low: Floats
    high: Floats
    p: Floats


def mark_difference(
    one: ArrayLike, other: ArrayLike, design: tuple[ArrayLike, ArrayLike] = (1.0, 1.0)
) -> Difference:
    """Mean mark of one group less that of another, of moments (..., 4), by Welch's t test; NaN below two marks.

    `design` is Kish's effective n over n of each. Variances are at least that of rounding, as in `mark_mean`.
    Source: Welch 1947, Biometrika 34, 28-35; degrees of freedom by Satterthwaite 1946, Biometrics Bulletin 2,
    110-114.

    >>> one, other = ([5, 5, 30, 190], [6, 6, 48, 388])
    >>> [round(float(v), 3) for v in mark_difference(one, other)]
    [-2.0, -3.942, -0.058, 0.045]
    """
    (n, mean, variance), (m, base, beside) = _of(one, design[0]), _of(other, design[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.maximum(variance, ROUNDED) / n, np.maximum(beside, ROUNDED) / m
        error = np.sqrt(parts[0] + parts[1])
        df = (parts[0] + parts[1]) ** 2 / (parts[0] ** 2 / (n - 1) + parts[1] ** 2 / (m - 1))
        gap = mean - base
        half, t = t_quantile(0.975, df) * error, gap / error
        p = beta_cdf(df / (df + t**2), df / 2, 0.5)
    return Difference(np.asarray(gap), np.asarray(gap - half), np.asarray(gap + half), np.asarray(p))


def _of(moments: ArrayLike, design: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Effective number, mean and variance of marks; the variance is NaN below two."""
    moments = np.asarray(moments, dtype=float)
    n = moments[..., 0] * np.asarray(design, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = moments[..., 2] / moments[..., 1]
        variance = (moments[..., 3] / moments[..., 1] - mean**2) * n / (n - 1)
    return n, np.asarray(mean), np.asarray(np.where(n > 1, variance, np.nan))


def fulfilled(mark: ArrayLike, lowest: float, highest: float) -> Floats:
    """How far a promise is fulfilled: 0 at the lowest mark of a scale, 1 at the highest.

    >>> float(fulfilled(7.75, 1, 10))
    0.75
    """
    return np.asarray((np.asarray(mark, dtype=float) - lowest) / (highest - lowest))


def at_stake(w: ArrayLike) -> Estimate:
    """Better + |Worse| of category weights (..., 6): how far satisfaction rises from none to all of a feature.

    The mean of what each answer adds, A and M 1, O 2, I 0; the interval is normal, with the error of a mean.
    Source: Wang & Ji 2010, Research in Engineering Design 21, 87-101: the slope of a one-dimensional feature is
    the difference between its coefficients of satisfaction and of dissatisfaction.

    >>> [round(float(v), 2) for v in at_stake([14, 72, 24, 10, 0, 0])]
    [1.52, 1.4, 1.63]
    """
    base = np.asarray(w, dtype=float)[..., :4]
    scores = np.array([1.0, 2.0, 1.0, 0.0])
    total = base.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (base * scores).sum(axis=-1) / total
        error = np.sqrt(((base * scores**2).sum(axis=-1) / total - mean**2) / total)
    half = normal_quantile(0.975) * error
    return Estimate(np.asarray(mean), np.asarray(mean - half), np.asarray(mean + half))


def still_to_gain(stake: Estimate, fulfilment: Estimate) -> Estimate:
    """(Better + |Worse|)·(1 − f): how far satisfaction still rises from the present mark to the highest.

    By the straight line of a one-dimensional feature, S(f) = Better·f − |Worse|·(1 − f) (Wang & Ji 2010). Its
    interval is that of a product of two independent estimates, linearised.

    >>> one = Estimate(np.array(1.5), np.array(1.4), np.array(1.6))
    >>> now = Estimate(np.array(0.7), np.array(0.65), np.array(0.75))
    >>> [round(float(v), 3) for v in still_to_gain(one, now)]
    [0.45, 0.369, 0.531]
    """
    room = 1 - fulfilment.value
    by_stake = room * (stake.high - stake.low) / 2
    by_mark = stake.value * np.nan_to_num((fulfilment.high - fulfilment.low) / 2)
    half = np.sqrt(by_stake**2 + by_mark**2)
    gain = stake.value * room
    return Estimate(gain, gain - half, gain + half)
