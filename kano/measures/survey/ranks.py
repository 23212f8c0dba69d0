"""How sure the order of features is: the ranks that each of them may truly have."""

from math import erfc, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kano.measures.special import Floats
from kano.values import dataclass

Ranks = NDArray[np.int64]
_TAIL = np.frompyfunc(erfc, 1, 1)


@dataclass(frozen=True)
class RankIntervals:
    """Ranks (features,), 1 the highest; 0 where a feature has no value."""

    rank: Ranks
    """By the values themselves; the best of those that are as high."""
    low: Ranks
    """The best rank that it may truly have."""
    high: Ranks
    """The worst."""


def rank_intervals(
    value: ArrayLike, variance: ArrayLike, *, simultaneous: bool = True, level: float = 0.95
) -> RankIntervals:
    """Ranks that the true values may have: from values and their variances (features,), the highest first.

    A feature surely stands below those whose value is significantly higher, and above those whose value is
    lower; any place between is left to it. Simultaneous: with this level all intervals hold together; else
    each by itself. `variance` may be their covariance matrix; without one, values count as independent,
    which is cautious where the same people answered about all features and agree with themselves.
    Source: Mogstad, Romano, Shaikh & Wilhelm 2024, Rev. Econ. Stud. 91 (ranks from pairwise differences);
    Holm 1979 for all pairs together.

    >>> found = rank_intervals([0.7, 0.42, 0.4], [0.001, 0.001, 0.001])
    >>> list(zip(found.low.tolist(), found.high.tolist()))
    [(1, 1), (2, 3), (2, 3)]
    """
    at = np.asarray(value, dtype=float)
    told = np.isfinite(at)
    gap, p = _pairs(at, np.asarray(variance, dtype=float))
    upper = np.triu_indices(len(at), 1)
    if simultaneous:
        p[upper] = _holm(p[upper])
        p = np.triu(p, 1) + np.triu(p, 1).T
    else:
        p = np.array([_holm(row) for row in p]).reshape(p.shape)
    apart = p <= 1 - level
    above, below = ((apart & side).sum(axis=1) for side in (gap < 0, gap > 0))
    rank = 1 + (gap < 0).sum(axis=1)
    return RankIntervals(*(np.where(told, each, 0) for each in (rank, 1 + above, told.sum() - below)))


def _pairs(at: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Differences (features, features), row minus column, and two-sided normal p; NaN where undefined."""
    spread = np.diag(variance) if variance.ndim == 1 else variance
    own = np.diag(spread)
    gap = at[:, None] - at[None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.abs(gap) / np.sqrt(own[:, None] + own[None, :] - 2 * spread)
    p = np.asarray(_TAIL(np.where(gap == 0, 0.0, z) / sqrt(2)), dtype=float)
    np.fill_diagonal(p, np.nan)
    return gap, p


def _holm(p: Floats) -> Floats:
    """Adjusted p; NaN stays NaN and isn't counted. Source: Holm 1979, Scand. J. Statist. 6, 65-70."""
    order = np.argsort(p)[: int(np.isfinite(p).sum())]
    out = np.full(p.shape, np.nan)
    out[order] = np.minimum(np.maximum.accumulate(p[order] * np.arange(len(order), 0, -1)), 1.0)
    return out
