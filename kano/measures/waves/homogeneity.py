"""How far the categories of a feature differ between waves: chi-square, split into a trend and the rest."""

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.waves.counts_over_waves import Floats, Waves, kish_counts
from kano.values import dataclass

_SPARSE = 1.0


@dataclass(frozen=True)
class Homogeneity:
    """Pieces of the waves × categories chi-square of every feature, arrays (features,) unless said.

    All are on the scale of unweighted sampling: weighted statistics are divided by their design factor.
    """

    total: Floats
    """Chi-square of all waves and categories."""
    trend: Floats
    """The part that a linear trend of every share explains."""
    waves: Floats
    """Number of waves that hold the feature and any of these categories."""
    categories: Floats
    """Number of categories that are not too sparse to move."""
    people: Floats
    """Effective number of answers."""
    variance: Floats
    """Variance of the total under sampling alone, given the margins."""
    spread: Floats
    """Covariance (features, 6, 6) that noise of variance one in log shares adds to standardised shares."""
    load: Floats
    """Effective answers by which wave noise enters the total."""
    rest_load: Floats
    """Effective answers by which wave noise enters what the trend leaves."""
    trend_load: Floats
    """Effective answers by which wave noise enters the trend."""
    design: Floats
    """Design factor by which weighted statistics were divided; one without weights."""


def homogeneity(waves: Waves) -> Homogeneity:
    """Pearson's chi-square of waves × categories and its linear trend part, every feature at once.

    Categories expected less than once a wave are left out, being too sparse to show movement.
    Source: Pearson 1900; trend part: Cochran 1954; design factor: Rao & Scott 1981; variance: Dawson 1954.
    """
    held = waves.present.sum(axis=0).astype(np.float64)
    everyone, _ = kish_counts(waves)
    keep = everyone.sum(axis=0) >= np.maximum(_SPARSE * held, 1.0)[:, None] - 1e-9
    counts, squares = kish_counts(waves, keep)
    size = counts.sum(axis=-1)
    people = size.sum(axis=0)
    pooled = ratio(counts.sum(axis=0), people[:, None])
    date = centred(waves.dates, size)
    date_square = (size * date**2).sum(axis=0)
    design = np.maximum(ratio(_excess(squares, size, pooled), _excess(counts, size, pooled)), 1.0)
    moved = np.einsum("tf,tfj->fj", date, counts)
    total = ratio((counts - size[..., None] * pooled) ** 2, size[..., None] * pooled).sum(axis=(0, 2))
    trend = ratio(ratio(moved**2, pooled).sum(axis=-1), date_square)
    load = people - ratio((size**2).sum(axis=0), people)
    trend_load = ratio((size**2 * date**2).sum(axis=0), date_square)
    return Homogeneity(
        total=total / design,
        trend=trend / design,
        waves=(size > 0).sum(axis=0).astype(np.float64),
        categories=(pooled > 0).sum(axis=-1).astype(np.float64),
        people=people,
        variance=_variance(size, pooled),
        spread=_spread(pooled),
        load=load / design,
        rest_load=np.maximum(load - trend_load, 0.0) / design,
        trend_load=trend_load / design,
        design=design,
    )


def centred(dates: Floats, size: Floats) -> Floats:
    """Dates (waves, features) as distances from each feature's mean date, weighted by its answers."""
    since = dates - dates[0]
    apart = since[:, None] - ratio((size * since[:, None]).sum(axis=0), size.sum(axis=0))
    return np.where(np.abs(apart) > 1e-12 * since[-1], apart, 0.0)


def ratio(top: ArrayLike, bottom: ArrayLike) -> Floats:
    """Quotient of arrays, 0 where the bottom is 0: for sums in which an empty cell adds nothing."""
    upper, lower = np.broadcast_arrays(np.asarray(top, dtype=float), np.asarray(bottom, dtype=float))
    return np.asarray(np.divide(upper, lower, out=np.zeros(upper.shape), where=lower > 0))


def _excess(squares: Floats, size: Floats, pooled: Floats) -> Floats:
    """Sum (features,) of the linearised variances of the cells over their expectations."""
    whole = squares.sum(axis=-1, keepdims=True)
    spread = squares * (1 - 2 * pooled) + pooled**2 * whole
    return np.asarray(ratio(spread, size[..., None] * pooled).sum(axis=(0, 2)))


def _variance(size: Floats, pooled: Floats) -> Floats:
    """Variance of chi-square over all tables with these margins (Dawson 1954, Biometrika 41)."""
    people = size.sum(axis=0)
    parts = []
    for margin in (np.moveaxis(size, 0, -1), pooled * people[:, None]):
        kinds = (margin > 0).sum(axis=-1)
        uneven = ratio(ratio(people[:, None], margin).sum(axis=-1) - kinds**2, people - 2)
        parts.append(((kinds - 1) * ratio(people - kinds, people - 1), uneven))
    (v1, w1), (v2, w2) = parts
    even = 2 * ratio(people, people - 3) * (v1 - w1) * (v2 - w2)
    return np.asarray(even + ratio(people**2, people - 1) * w1 * w2)


def _spread(pooled: Floats) -> Floats:
    """Covariance of √n(p̂−p)/√p per unit of n when every log share carries noise of variance one."""
    root = np.sqrt(pooled)
    lean = pooled * root
    cross = root[..., :, None] * lean[..., None, :]
    square = (pooled**2).sum(axis=-1)[..., None, None] * root[..., :, None] * root[..., None, :]
    return np.asarray(np.eye(6) * pooled[..., None] - cross - np.swapaxes(cross, -1, -2) + square)
