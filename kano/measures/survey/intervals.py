"""Confidence intervals of shares and of Better and Worse."""

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.special import Floats, normal_quantile
from kano.measures.survey.categories import shares
from kano.measures.survey.coefficients import better, better_variance, effective_n, worse, worse_variance

Interval = tuple[Floats, Floats]


def wilson(p: ArrayLike, n: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """The true shares that a share `p` seen among `n` people leaves plausible: (low, high), NaN where n is 0.

    Source: Wilson 1927, JASA 22, 209-212; recommended for every n by Brown, Cai & DasGupta 2001.

    >>> [round(float(v), 3) for v in wilson(0.1, 50)]
    [0.043, 0.214]
    """
    p, n = np.asarray(p, dtype=float), np.asarray(n, dtype=float)
    z = normal_quantile(0.5 + confidence / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = 1 + z**2 / n
        middle = (p + z**2 / (2 * n)) / scale
        half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / scale
    return np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0)


def share_interval(w: ArrayLike, w2: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """The plausible range of each category's share: (low, high), (..., 6) each; NaN where nobody answered.

    Wilson on the smaller of two effective n, as for Better. Each holds by itself; six together hold less often.
    Source: Wilson 1927; Korn & Graubard 1998.

    >>> low, high = share_interval([95, 123, 45, 33, 0, 0], [95, 123, 45, 33, 0, 0])
    >>> round(float(low[0]), 3), round(float(high[0]), 3), round(float(high[4]), 3)
    (0.27, 0.376, 0.013)
    """
    weights, squares = np.asarray(w, dtype=float), np.asarray(w2, dtype=float)
    p, whole = shares(weights), weights.sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = (squares * (1 - 2 * p) + p**2 * squares.sum(axis=-1, keepdims=True)) / whole**2
    return _interval(p, variance, effective_n(weights, squares)[..., None], confidence)


def better_interval(w: ArrayLike, w2: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """The plausible range of Better: (low, high) inside 0…1; from (..., 6); NaN where Better is.

    Wilson on the smaller of two effective n: Kish's, and p(1-p)/linearised variance, which sees weights that
    go with the answers. Without weights both are A+O+M+I and the interval is plain Wilson.
    Source: Wilson 1927; Korn & Graubard 1998, Survey Methodology 24, 193-201 (effective n for a survey share).

    >>> [round(float(v), 3) for v in better_interval([95, 123, 45, 33, 0, 0], [95, 123, 45, 33, 0, 0])]
    [0.511, 0.623]
    """
    return _interval(better(w), better_variance(w, w2), _base_n(w, w2), confidence)


def worse_interval(w: ArrayLike, w2: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """The plausible range of Worse: (low, high) inside -1…0, low being the stronger effect.

    >>> [round(float(v), 3) for v in worse_interval([95, 123, 45, 33, 0, 0], [95, 123, 45, 33, 0, 0])]
    [-0.783, -0.684]
    """
    low, high = _interval(-worse(w), worse_variance(w, w2), _base_n(w, w2), confidence)
    return -high, -low


def _base_n(w: ArrayLike, w2: ArrayLike) -> Floats:
    return effective_n(np.asarray(w)[..., :4], np.asarray(w2)[..., :4])


def _interval(p: Floats, variance: Floats, kish: Floats, confidence: float) -> Interval:
    with np.errstate(divide="ignore", invalid="ignore"):
        linearised = np.where(variance > 0, p * (1 - p) / variance, np.nan)
    return wilson(p, np.fmin(kish, linearised), confidence=confidence)
