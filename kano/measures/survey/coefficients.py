"""Better and Worse, the strengths, and how sure they are under weights.

Category arrays are (..., 6) in the order M, O, A, I, R, Q: `w` sums of weights, `w2` sums of squared weights
(both are plain counts where nobody is weighted).
"""

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.special import Floats
from kano.measures.survey.categories import shares

_BASE = slice(0, 4)
_BETTER = np.array([0.0, 1.0, 1.0, 0.0])
_WORSE = np.array([1.0, 1.0, 0.0, 0.0])


def better(w: ArrayLike) -> Floats:
    """How far having the feature raises satisfaction: (A+O)/(A+O+M+I), 0…1; NaN where nobody is M, O, A or I.

    Source: Timko in Berger et al. 1993, p. 18.

    >>> round(float(better([9, 19, 91, 160, 49, 30])), 7)
    0.3942652
    """
    return _ratio(w, _BETTER)


def worse(w: ArrayLike) -> Floats:
    """How far lacking the feature lowers satisfaction: -(O+M)/(A+O+M+I), -1…0; NaN as `better`.

    Source: Timko in Berger et al. 1993, p. 18 (a printed (A+M) elsewhere is a misprint).

    >>> round(float(worse([9, 19, 91, 160, 49, 30])), 7)
    -0.1003584
    """
    # Not -0.0 where nobody loses anything.
    return 0.0 - _ratio(w, _WORSE)


def satisfaction_average(w: ArrayLike) -> Floats:
    """Average satisfaction coefficient: (Better + |Worse|)/2, 0…1: how much a feature moves it at all.

    Source: Park, Heo et al. 2012 (ASC).

    >>> round(float(satisfaction_average([95, 123, 45, 33, 0, 0])), 3)
    0.652
    """
    return (better(w) - worse(w)) / 2


def better_variance(w: ArrayLike, w2: ArrayLike) -> Floats:
    """Variance of Better, linearised for weights: Σw²(z-Better)²/(Σw)²; p(1-p)/m without.

    >>> round(float(better_variance([10, 20, 30, 40, 5, 5], [10, 20, 30, 40, 5, 5])), 6)
    0.0025
    """
    return _covariance(w, w2, _BETTER, _BETTER)


def worse_variance(w: ArrayLike, w2: ArrayLike) -> Floats:
    """Variance of Worse, linearised for weights as `better_variance`.

    >>> round(float(worse_variance([10, 20, 30, 40, 5, 5], [10, 20, 30, 40, 5, 5])), 6)
    0.0021
    """
    return _covariance(w, w2, _WORSE, _WORSE)


def covariance(w: ArrayLike, w2: ArrayLike) -> Floats:
    """How Better and |Worse| vary together, (..., 2, 2): O answers move both, so draw an ellipse.

    Unweighted the corner is (O/m - Better·|Worse|)/m. Source: delta method for two ratios over one base.

    >>> covariance([10, 20, 30, 40, 0, 0], [10, 20, 30, 40, 0, 0]).round(6).tolist()
    [[0.0025, 0.0005], [0.0005, 0.0021]]
    """
    cells = [[_covariance(w, w2, a, b) for b in (_BETTER, _WORSE)] for a in (_BETTER, _WORSE)]
    return np.moveaxis(np.array(cells), (0, 1), (-2, -1))


def category_strength(w: ArrayLike) -> Floats:
    """The lead of the largest category over the second, as a share of all valid pairs (R and Q count): 0…1.

    Source: Lee & Newcomb 1997; below 0.06 they call the category a combination.

    >>> round(float(category_strength([101, 54, 54, 81, 3, 3])), 4)
    0.0676
    """
    top = np.sort(shares(w), axis=-1)
    return np.asarray(top[..., -1] - top[..., -2])


def total_strength(w: ArrayLike) -> Floats:
    """The share to whom the feature matters at all: (A+O+M) of all valid pairs, 0…1.

    Source: Lee & Newcomb 1997.

    >>> round(float(total_strength([101, 54, 54, 81, 3, 3])), 4)
    0.7061
    """
    w = np.asarray(w, dtype=float)
    with np.errstate(invalid="ignore"):
        # Sums before the division: summed shares may pass 1 by a rounding error.
        return np.asarray(w[..., :3].sum(axis=-1) / w.sum(axis=-1))


def effective_n(w: ArrayLike, w2: ArrayLike) -> Floats:
    """How many equally weighted people the answers are worth: (Σw)²/Σw² over the last axis; n without weights.

    Source: Kish 1965, Survey Sampling, §11.7. Never more than n; NaN on no answers.

    >>> float(effective_n([2.0, 3.0, 0, 0, 0, 0], [4.0, 3.0, 0, 0, 0, 0])).__round__(3)
    3.571
    """
    total = np.asarray(w, dtype=float).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(total**2 / np.asarray(w2, dtype=float).sum(axis=-1))


def effective_counts(w: ArrayLike, w2: ArrayLike) -> Floats:
    """The counts that equally weighted people would need to say as much: shares × effective n, (..., 6).

    The n is the smaller of Kish's and Rao & Scott's (shares' multinomial variance over their linearised one),
    which also sees weights that go with the answers. Source: Rao & Scott 1981, JASA 76, 221-230.

    >>> effective_counts([10, 20, 30, 40, 0, 0], [20, 40, 60, 80, 0, 0]).round(6).tolist()
    [5.0, 10.0, 15.0, 20.0, 0.0, 0.0]
    """
    p, w2 = shares(w), np.asarray(w2, dtype=float)
    total = np.asarray(w, dtype=float).sum(axis=-1)
    squares = (p**2).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (w2 * (1 - 2 * p + squares[..., None])).sum(axis=-1)
        rao_scott = np.where(spread > 0, (1 - squares) * total**2 / spread, np.nan)
    return p * np.fmin(effective_n(w, w2), rao_scott)[..., None]


def _ratio(w: ArrayLike, of: Floats) -> Floats:
    base = np.asarray(w, dtype=float)[..., _BASE]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((base * of).sum(axis=-1) / base.sum(axis=-1))


def _covariance(w: ArrayLike, w2: ArrayLike, of: Floats, and_of: Floats) -> Floats:
    base, squares = np.asarray(w, dtype=float)[..., _BASE], np.asarray(w2, dtype=float)[..., _BASE]
    scores = (of - _ratio(w, of)[..., None]) * (and_of - _ratio(w, and_of)[..., None])
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((squares * scores).sum(axis=-1) / base.sum(axis=-1) ** 2)
