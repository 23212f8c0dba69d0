"""Do groups of respondents answer alike? A directed and an omnibus test a feature, and how far apart they lie.

Arrays are (groups, features, 6) in the order M, O, A, I, R, Q; a group that lacks a feature is all zeros there.
"""

import numpy as np

from kano.measures.special import Floats, chi_square_tail
from kano.measures.survey.coefficients import better, worse
from kano.measures.survey.intervals import better_interval, worse_interval
from kano.measures.waves.counts_over_waves import LADDER, Waves, kish_counts
from kano.measures.waves.homogeneity import Homogeneity, homogeneity, ratio
from kano.measures.waves.multiplicity import combined_p
from kano.values import dataclass

WEIGHTS = (0.7, 0.3)
"""How the two tests of a feature share its error: most groups that differ do so along the ladder."""

SURE = 0.90
"""Confidence of the intervals that two one-sided tests of 5 % amount to."""


@dataclass(frozen=True)
class GroupTests:
    """What tells groups apart, arrays (features,); NaN where there is nothing to compare."""

    ladder: Floats
    """Chi-square of the mean places on the ladder from bijzonder (0) to basis (2)."""
    ladder_p: Floats
    any: Floats
    """Pearson's chi-square of groups × categories."""
    any_p: Floats
    p: Floats
    """Of both tests in one error budget."""
    cramers_v: Floats
    """How far apart the groups are: 0 alike, 1 each group has categories of its own."""


def group_tests(n: Floats, w: Floats, w2: Floats) -> GroupTests:
    """Compare the groups of each feature: by the mean place on the ladder, and by all categories at once.

    >>> counts = np.array([[[40, 10, 5, 5, 0, 0]], [[10, 40, 5, 5, 0, 0]]], dtype=float)
    >>> found = group_tests(counts, counts, counts)
    >>> round(float(found.ladder[0]), 2), round(float(found.any[0]), 2), round(float(found.cramers_v[0]), 2)
    (19.62, 36.0, 0.53)
    """
    if not len(n):
        return GroupTests(*np.full((6, n.shape[1]), np.nan))
    waves = Waves.of(n, np.arange(len(n)), w=w, w2=w2)
    ladder, df = _ladder(waves)
    pieces = homogeneity(waves)
    ladder_p = chi_square_tail(ladder, df)
    any_p = _any_p(pieces)
    total = np.where(np.isnan(any_p), np.nan, pieces.total)
    both = combined_p(np.stack([ladder_p, any_p]), np.array(WEIGHTS)[:, None])
    return GroupTests(ladder, ladder_p, total, any_p, both, _cramers_v(pieces))


def alike_within(w: Floats, w2: Floats) -> Floats:
    """The least margin within which Better and |Worse| of any two groups surely lie: (features,).

    Surely: a 90 % interval of a difference that lies inside a margin passes two one-sided tests of 5 %, and
    all pairs and both coefficients passing is a test of 5 % again. NaN where a group that answered has no
    Better, or there are no two groups.
    Source: Schuirmann 1987, J. Pharmacokinet. Biopharm. 15, 657-680; Berger 1982, Technometrics 24, 295-300;
    interval of a difference: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10.

    >>> counts = np.array([[[0, 480, 0, 320, 0, 0]], [[0, 392, 0, 308, 0, 0]]], dtype=float)
    >>> round(float(alike_within(counts, counts)[0]), 3)
    0.082
    """
    gain, low, high = better(w), *better_interval(w, w2, confidence=SURE)
    loss, strong, weak = -worse(w), *worse_interval(w, w2, confidence=SURE)
    widest = np.maximum(_widest(gain, low, high), _widest(loss, -weak, -strong))
    lacking = (np.isnan(gain) & (w.sum(axis=-1) > 0)).any(axis=0)
    return np.where(lacking | (widest < 0), np.nan, widest)


def _widest(value: Floats, low: Floats, high: Floats) -> Floats:
    """The largest upper limit of a difference between two groups, -1 where there are none: (features,)."""
    most = value[:, None] - value[None] + np.hypot((high - value)[:, None], (value - low)[None])
    most[np.arange(len(value)), np.arange(len(value))] = np.nan
    return np.asarray(np.nan_to_num(most.reshape(-1, value.shape[1]), nan=-1.0).max(axis=0, initial=-1.0))


def _ladder(waves: Waves) -> tuple[Floats, Floats]:
    """Mean score test of groups on the ladder, and its degrees of freedom: (N−1) SS between / SS total.

    Categories without a place on the ladder take no part. Weights enter by Kish counts, divided by the design
    factor of the scores' variance. Source: Landis, Heyman & Koch 1978, Int. Statist. Rev. 46, 237-254
    (nominal by ordinal); Agresti 2013, §8.4; Rao & Scott 1981.
    """
    counts, squares = kish_counts(waves, np.isfinite(LADDER))
    size = counts.sum(axis=-1)
    people = size.sum(axis=0)
    pooled = ratio(counts.sum(axis=0), people[:, None])
    scores = np.nan_to_num(LADDER)
    step = scores - (pooled @ scores)[:, None]
    spread = np.einsum("gfj,fj->f", counts, step**2)
    between = ratio(np.einsum("gfj,fj->gf", counts, step) ** 2, size).sum(axis=0)
    design = np.maximum(ratio(np.einsum("gfj,fj->f", squares, step**2), spread), 1.0)
    df = (size > 0).sum(axis=0) - 1.0
    held = (df > 0) & (spread > 1e-9)
    statistic = ratio((people - 1) * between, spread * design)
    return np.where(held, statistic, np.nan), np.where(held, df, np.nan)


def _any_p(pieces: Homogeneity) -> Floats:
    """How likely so large a chi-square is by chance, scaled to its exact mean and variance given the margins.

    Source: Pearson 1900; Dawson 1954; Satterthwaite 1946.
    """
    free = (pieces.waves - 1) * (pieces.categories - 1)
    held = (free > 0) & (pieces.people > 1)
    mean = np.where(held, free * ratio(pieces.people, pieces.people - 1), np.nan)
    half = np.where(pieces.variance > 0, pieces.variance / 2, np.where(held, free, np.nan))
    return chi_square_tail(pieces.total / mean * (mean**2 / half), mean**2 / half)


def _cramers_v(pieces: Homogeneity) -> Floats:
    """Cramér's V without the part that chance gives. Source: Bergsma 2013, J. Korean Statist. Soc. 42."""
    rows, columns, people = pieces.waves, pieces.categories, pieces.people
    with np.errstate(divide="ignore", invalid="ignore"):
        square = np.maximum(pieces.total / people - (rows - 1) * (columns - 1) / (people - 1), 0.0)
        narrow = [kinds - (kinds - 1) ** 2 / (people - 1) for kinds in (rows, columns)]
        v = np.sqrt(square / (np.minimum(*narrow) - 1))
    return np.asarray(np.where((rows > 1) & (columns > 1), np.minimum(v, 1.0), np.nan))
