"""Marks for how well a feature is done now: their mean, how sure that is, and what is still to be gained."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.special import Floats, t_quantile

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
    moments = np.asarray(moments, dtype=float)
    n = moments[..., 0] * np.asarray(design, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = moments[..., 2] / moments[..., 1]
        spread = (moments[..., 3] / moments[..., 1] - mean**2) * n / (n - 1)
        error = np.sqrt(np.maximum(spread, ROUNDED) / n)
        half = t_quantile(0.975, np.where(n > 1, n - 1, np.nan)) * error
    return Estimate(np.asarray(mean), np.asarray(mean - half), np.asarray(mean + half))
