"""DuMouchel's continuous analysis: a mean for each of the two questions, and the stated importance.

Answer tables are (..., 6, 6): functional answer × dysfunctional answer, each like, must-be, neutral, live-with,
dislike, no answer. Each question's mean is over its own answers, whether or not the other was answered.
"""

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.special import Floats

FUNCTIONAL_SCORES = (4.0, 2.0, 0.0, -1.0, -2.0)
DYSFUNCTIONAL_SCORES = (-2.0, -1.0, 0.0, 2.0, 4.0)


def functional_mean(w: ArrayLike) -> Floats:
    """How the feature is liked when present: mean of like 4, must-be 2, neutral 0, live-with -1, dislike -2.

    (..., 6, 6) → (...), -2…4; NaN where nobody answered. Source: DuMouchel in Berger et al. 1993, pp. 20-23.

    >>> table = np.zeros((6, 6)); table[0, 2], table[1, 5] = 3, 1
    >>> float(functional_mean(table))
    3.5
    """
    return _mean(_functional(w), FUNCTIONAL_SCORES)


def dysfunctional_mean(w: ArrayLike) -> Floats:
    """How the feature is missed when absent: mean of like -2, must-be -1, neutral 0, live-with 2, dislike 4.

    (..., 6, 6) → (...), -2…4; NaN where nobody answered. Source: DuMouchel in Berger et al. 1993, pp. 20-23.

    >>> table = np.zeros((6, 6)); table[1, 4], table[2, 3], table[0, 5] = 1, 1, 5
    >>> float(dysfunctional_mean(table))
    3.0
    """
    return _mean(_dysfunctional(w), DYSFUNCTIONAL_SCORES)


def functional_mean_se(w: ArrayLike, w2: ArrayLike) -> Floats:
    """Standard error of `functional_mean`: s/√n, linearised where there are weights; NaN below two answers.

    >>> table = np.zeros((6, 6)); table[0, 2], table[2, 2] = 2, 2
    >>> round(float(functional_mean_se(table, table)), 4)
    1.1547
    """
    return _error(_functional(w), _functional(w2), FUNCTIONAL_SCORES)


def dysfunctional_mean_se(w: ArrayLike, w2: ArrayLike) -> Floats:
    """Standard error of `dysfunctional_mean`, as `functional_mean_se`.

    >>> table = np.zeros((6, 6)); table[1, 4], table[1, 2] = 2, 2
    >>> round(float(dysfunctional_mean_se(table, table)), 4)
    1.1547
    """
    return _error(_dysfunctional(w), _dysfunctional(w2), DYSFUNCTIONAL_SCORES)


def importance_mean(moments: ArrayLike) -> Floats:
    """The importance that respondents state themselves: Σwx/Σw of moments (..., 4) = n, Σw, Σwx, Σwx².

    On the scale of the question (1-9 in Berger et al. 1993); NaN where nobody was asked.

    >>> float(importance_mean([4, 4.0, 30.0, 228.0]))
    7.5
    """
    moments = np.asarray(moments, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(moments[..., 2] / moments[..., 1])


def _functional(table: ArrayLike) -> Floats:
    """Answers to the functional question, (..., 5)."""
    return np.asarray(np.asarray(table, dtype=float).sum(axis=-1)[..., :5])


def _dysfunctional(table: ArrayLike) -> Floats:
    """Answers to the dysfunctional question, (..., 5)."""
    return np.asarray(np.asarray(table, dtype=float).sum(axis=-2)[..., :5])


def _mean(answers: Floats, scores: tuple[float, ...]) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((answers * scores).sum(axis=-1) / answers.sum(axis=-1))


def _error(w: Floats, w2: Floats, scores: tuple[float, ...]) -> Floats:
    """√(Σw²(x-mean)²)/Σw, times √(k/(k-1)) with Kish's k, which without weights is s/√n."""
    gaps = np.asarray(scores) - _mean(w, scores)[..., None]
    total = w.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        kish = total**2 / w2.sum(axis=-1)
        variance = (w2 * gaps**2).sum(axis=-1) / total**2 * kish / (kish - 1)
        return np.asarray(np.where(kish > 1 + 1e-9, np.sqrt(variance), np.nan))
