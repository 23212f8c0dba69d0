"""Do the answers move with the dates? Directed tests and tests of all categories together."""

import numpy as np

from kano.measures.special import f_tail, t_tail
from kano.measures.waves.counts_over_waves import Floats, Waves, kish_counts
from kano.measures.waves.homogeneity import Homogeneity, centred, ratio
from kano.measures.waves.noise import NO_NOISE, AnyNoise
from kano.values import dataclass


@dataclass(frozen=True)
class Test:
    """One test for every feature: arrays (features,); NaN where the counts leave nothing to test."""

    __test__ = False

    statistic: Floats
    """z or t of a directed test, chi-square of the others."""
    p: Floats
    """Two-sided p."""


def directed_test(waves: Waves, scores: Floats, noise: AnyNoise = NO_NOISE) -> Test:
    """Whether the mean score of the answers rises (z > 0) or falls with the dates, two-sided p.

    `scores` (6,): categories scored NaN are left out. Without weights and noise, z² is the
    linear-by-linear association (N−1)r². Weights enter by Kish counts and their linearised variance,
    wave noise by its own variance and Student's t. NaN where dates or scores don't vary.
    Source: Agresti 2013, Categorical Data Analysis, §3.4.1; Cochran 1954; Armitage 1955.

    >>> from kano.measures.waves.counts_over_waves import LADDER
    >>> waves = Waves.of([[[2, 8, 20, 0, 0, 0]], [[9, 9, 12, 0, 0, 0]]], [0, 1])
    >>> round(float(directed_test(waves, LADDER).statistic[0]), 3)
    2.491
    """
    score, sampling, waver = _score(waves, scores)
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(sampling > 0, score / np.sqrt(sampling + noise.q2 * waver), np.nan)
    return Test(z, two_sided(z, noise.df))


def _score(waves: Waves, scores: Floats) -> tuple[Floats, Floats, Floats]:
    """Sum of score × date, its variance under sampling, and the variance that unit wave noise adds."""
    counts, squares = kish_counts(waves, np.isfinite(scores))
    size = counts.sum(axis=-1)
    people = size.sum(axis=0)
    pooled = ratio(counts.sum(axis=0), people[:, None])
    step = np.nan_to_num(scores)
    step = step - (pooled @ step)[:, None]
    date = centred(waves.dates, size)
    score = np.einsum("tf,tfj,fj->f", date, counts, step)
    spread = np.einsum("tfj,fj->f", counts, step**2)
    factor = np.maximum(ratio(np.einsum("tfj,fj->f", squares, step**2), spread), 1.0)
    sampling = factor * ratio(spread, people - 1) * (size * date**2).sum(axis=0)
    waver = (size**2 * date**2).sum(axis=0) * (pooled**2 * step**2).sum(axis=-1)
    return score, np.where(spread > 1e-9, sampling, 0.0), waver


def change_test(pieces: Homogeneity, noise: AnyNoise = NO_NOISE) -> Test:
    """Whether any category differs between any two waves (chi-square), with wave noise allowed for.

    The statistic is referred to a scaled chi-square (F once noise is estimated) with its exact mean and
    variance for these margins. NaN with fewer than two waves or categories.
    Source: Pearson 1900; Dawson 1954; Satterthwaite 1946.
    """
    free = (pieces.waves - 1) * (pieces.categories - 1)
    mean = free * ratio(pieces.people, pieces.people - 1)
    half = np.where(pieces.variance > 0, pieces.variance / 2, free)
    first, second = _waver(pieces, noise, pieces.load, ratio(pieces.load**2, pieces.waves - 1))
    return Test(pieces.total, _upper_tail(pieces.total, mean + first, half + second, noise.df))


def trend_test(pieces: Homogeneity, noise: AnyNoise = NO_NOISE) -> Test:
    """Whether the share of any category rises or falls with the dates: chi-square on categories − 1.

    Sees one-way movement of R, Q or of two categories apart, which a ladder can't.
    Source: the score test of a multinomial slope; Cochran 1954 for two categories.
    """
    free = np.where(pieces.waves > 1, pieces.categories - 1, 0.0)
    mean = free * ratio(pieces.people, pieces.people - 1)
    first, second = _waver(pieces, noise, pieces.trend_load, pieces.trend_load**2)
    return Test(pieces.trend, _upper_tail(pieces.trend, mean + first, free + second, noise.df))


def _waver(pieces: Homogeneity, noise: AnyNoise, load: Floats, square: Floats) -> tuple[Floats, Floats]:
    """What wave noise adds to the sum of a quadratic form's eigenvalues and to that of their squares."""
    trace = np.trace(pieces.spread, axis1=1, axis2=2)
    trace_square = (pieces.spread**2).sum(axis=(1, 2))
    return noise.q2 * load * trace, 2 * noise.q2 * load * trace + noise.q2**2 * square * trace_square


def _upper_tail(statistic: Floats, first: Floats, second: Floats, df: float | Floats) -> Floats:
    """P(more than this) for Σλχ²₁ with Σλ = `first` and Σλ² = `second`; F where the scale is estimated."""
    held = first > 1e-9
    mean, free = np.where(held, first, 1.0), np.where(held, ratio(first**2, second), 1.0)
    return np.where(held, f_tail(statistic / mean, free, df), np.nan)


def two_sided(z: Floats, df: float | Floats) -> Floats:
    """Two-sided p of Student's t, or of the normal where df is infinite. NaN stays NaN."""
    return 2 * t_tail(np.abs(z), df)
