"""How sure shares and coefficients are where people were drawn in clusters or strata.

A person is a row; `cluster` and `stratum` (N,) are whole numbers, and a cluster lies in one stratum. Totals of
clusters vary about their mean within each stratum: Taylor linearisation, as survey packages compute it.
Source: Woodruff 1971, JASA 66; Lumley 2004, J. Statistical Software 9(8) for the `survey` package of R.
"""

import numpy as np
from numpy.typing import NDArray

from kano.measures.special import Floats, beta_cdf, normal_quantile
from kano.values import dataclass

Ints = NDArray[np.int64]
_LEVEL = 0.95


@dataclass(frozen=True)
class Drawn:
    """How people were drawn."""

    cluster: Ints
    """(N,) numbered from 0, a cluster of two strata being two."""
    stratum: Ints
    """(clusters,) of each cluster; strata of one cluster are put together."""
    clusters: int
    strata: int

    @classmethod
    def of(cls, cluster: Ints, stratum: Ints) -> "Drawn":
        """From what files say of each person: any whole numbers."""
        pair = np.stack([stratum, cluster])
        kinds, number = np.unique(pair, axis=1, return_inverse=True)
        of_cluster, place, size = np.unique(kinds[0], return_inverse=True, return_counts=True)
        lonely = size[place] == 1
        own = np.where(lonely, len(of_cluster), place)
        _, own = np.unique(own, return_inverse=True)
        return cls(number.ravel(), own.ravel(), len(own), int(own.max()) + 1 if len(own) else 0)

    @property
    def sizes(self) -> Ints:
        """People of each cluster (clusters,)."""
        return np.bincount(self.cluster, minlength=self.clusters)


def total_covariance(scores: Floats, drawn: Drawn) -> Floats:
    """Covariance (k, k) of the totals of scores (N, k) over the clusters: Σ_h C/(C−1) Σ (t − t̄)(t − t̄)'."""
    totals = np.zeros((drawn.clusters, scores.shape[1]))
    np.add.at(totals, drawn.cluster, scores)
    size = np.bincount(drawn.stratum, minlength=drawn.strata)
    means = np.zeros((drawn.strata, scores.shape[1]))
    np.add.at(means, drawn.stratum, totals)
    apart = totals - (means / np.maximum(size, 1)[:, None])[drawn.stratum]
    factor = size / np.maximum(size - 1, 1)
    return np.asarray(apart.T @ (apart * factor[drawn.stratum][:, None]))


def ratio_slopes(totals: Floats, top: Floats, base: Floats) -> Floats:
    """By how much ratios Σ top·t / Σ base·t change with the totals t (J,): (k, J); `top` (k, J), `base` (J,).

    Their covariance is that of the totals between two of these. Source: Woodruff 1971, the linearised ratio.
    """
    below = float(base @ totals)
    return np.asarray((top - np.outer(top @ totals / below, base)) / below)


def effect(clustered: Floats, alone: Floats) -> float:
    """By how much clusters widen variances (k,) over those of people drawn alone with the same weights."""
    below = float(np.sum(alone))
    return float(np.sum(clustered)) / below if below > 0 else 1.0


def correlation(deff: float, size: float) -> float:
    """How alike people of a cluster answer (ICC), from the design effect: (deff − 1)/(mean size − 1).

    The mean size is over people, so that large clusters count more. Source: Kish 1965, Survey Sampling, §5.4.
    """
    return (deff - 1) / (size - 1) if size > 1 else np.nan


def student_factor(df: float) -> float:
    """Square of Student's 95 % quantile over the normal's: what few clusters cost beyond the design effect.

    Source: Korn & Graubard 1998, Survey Methodology 24, who divide the effective n by it.

    >>> round(student_factor(19), 3)
    1.14
    """
    low, high = 0.0, 1e3
    for _ in range(80):
        middle = (low + high) / 2
        inside = 1 - float(beta_cdf(df / (df + middle**2), df / 2, 0.5))
        low, high = (middle, high) if inside < _LEVEL else (low, middle)
    return float((low / normal_quantile((1 + _LEVEL) / 2)) ** 2)
