"""Tests of whether the leading category really leads."""

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.special import Floats, beta_cdf
from kano.measures.survey.categories import UNDEFINED, Flags, Indices
from kano.values import dataclass


@dataclass(frozen=True)
class Fong:
    """Fong's comparison of the two largest categories; arrays without the category axis."""

    difference: Floats
    """a - b, the two largest counts, Q left out."""
    critical: Floats
    """The difference from which on Fong calls the first category significant."""
    significant: Flags
    """difference ≥ critical; False where undefined."""


@dataclass(frozen=True)
class LeadersTest:
    """The conditional binomial test of the two largest categories; arrays without the category axis."""

    first: Indices
    """Index of the largest category; -1 where undefined."""
    second: Indices
    """Index of the next; -1 where undefined."""
    z: Floats
    """(a-b)/√(a+b); with weights (Σw_a-Σw_b)/√(Σw²_a+Σw²_b)."""
    p: Floats
    """Exact two-sided binomial p of a among a+b at 1/2; with weights on effective counts."""


def fong(counts: ArrayLike) -> Fong:
    """Fong's test as published: |a-b| ≥ 1.65·√((a+b)(2n-a-b)/(2n)); shown because papers print it.

    It takes a and b for independent, and raises 11-20 % false alarms: decide by `leaders_test`. Q can't lead
    but counts in n. (..., 6) → (...). Source: Fong 1996, CQM Journal 5, 21-24, as in the R package stp25kano.

    >>> test = fong([101, 54, 54, 81, 3, 3])
    >>> float(test.difference), round(float(test.critical), 1), bool(test.significant)
    (20.0, 18.5, True)
    """
    counts = np.asarray(counts, dtype=float)
    n = counts.sum(axis=-1)
    top = np.sort(counts[..., :5], axis=-1)
    a, b = top[..., -1], top[..., -2]
    with np.errstate(divide="ignore", invalid="ignore"):
        critical = np.asarray(1.65 * np.sqrt((a + b) * (2 * n - a - b) / (2 * n)))
    difference = np.where(n > 0, a - b, np.nan)
    return Fong(np.asarray(difference), critical, np.asarray((difference >= critical) & (difference > 0)))


def leaders_test(w: ArrayLike, w2: ArrayLike | None = None) -> LeadersTest:
    """Whether the largest category leads the second by more than chance: a of a+b, binomial at 1/2.

    Given that a person is in one of the two, either is as likely under a tie. All six can lead; weights
    enter as effective counts a·Σw/Σw² of the two. Source: the exact sign test (Conover 1999, §3.4).

    >>> test = leaders_test([101, 54, 54, 81, 3, 3])
    >>> test.first.item(), test.second.item(), round(float(test.z), 2), round(float(test.p), 3)
    (0, 3, 1.48, 0.159)
    """
    w = np.asarray(w, dtype=float)
    squares = w if w2 is None else np.asarray(w2, dtype=float)
    order = np.argsort(-w, axis=-1, kind="stable")[..., :2]
    sums = np.take_along_axis(w, order, axis=-1)
    second = np.take_along_axis(squares, order, axis=-1).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.asarray((sums[..., 0] - sums[..., 1]) / np.sqrt(second))
        a, b = np.moveaxis(sums * (sums.sum(axis=-1) / second)[..., None], -1, 0)
    defined = second > 0
    p = np.where(defined, np.minimum(2 * beta_cdf(0.5, a, b + 1), 1.0), np.nan)
    first, next_ = (np.where(defined, order[..., k], UNDEFINED) for k in (0, 1))
    return LeadersTest(first, next_, z, p)
