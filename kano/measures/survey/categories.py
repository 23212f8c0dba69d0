"""Category shares, and the published rules that turn them into one category a feature.

The last axis of category arrays is M, O, A, I, R, Q. Categories are given as indices on that axis, -1 where
undefined. Sums of weights that agree to one part in a thousand million count as equal, so that a tie stays
a tie when the weights are scaled.
"""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kano.measures.special import Floats

M, O, A, I, R, Q = range(6)
UNDEFINED = -1
WANTED = slice(0, 3)
UNWANTED = slice(3, 6)
TOLERANCE = 1e-9

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]
Cut = float | Literal["mean"] | tuple[ArrayLike, ArrayLike]


def shares(w: ArrayLike) -> Floats:
    """What part of the valid pairs falls in each category: (..., 6) → (..., 6), sum 1; NaN on no answers.

    >>> shares([95, 123, 45, 33, 0, 0]).round(2).tolist()
    [0.32, 0.42, 0.15, 0.11, 0.0, 0.0]
    """
    w = np.asarray(w, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(w / w.sum(axis=-1, keepdims=True))


def mode(w: ArrayLike) -> Indices:
    """The category given most often; ties fall M > O > A > I > R > Q and `tied` tells them: (..., 6) → (...).

    Source: Berger et al. 1993; the order of ties after Sauerwein et al. 1996, p. 9.

    >>> mode([[15, 24, 121, 124, 6, 6], [1, 5, 5, 0, 0, 0]]).tolist()
    [3, 1]
    """
    return moai(w, margin=0.0)


def moai(w: ArrayLike, *, margin: float = 0.0) -> Indices:
    """The weightiest (M > O > A > I > R > Q) of the categories within `margin` of the largest share.

    `margin` 0 settles exact ties only; 0.06 is Lee & Newcomb's limit. Every category that near takes part,
    not the top two alone: with two equal seconds "the top two" would be chance. (..., 6) → (...).
    Source: Berger et al. 1993; Sauerwein et al. 1996, p. 9; Lee & Newcomb 1997 (the 6 %).

    >>> [moai([15, 24, 121, 124, 6, 6], margin=m).item() for m in (0, 0.06)]
    [3, 2]
    """
    near = _near(shares(w), margin)
    return np.asarray(np.where(near.any(axis=-1), near.argmax(axis=-1), UNDEFINED))


def tied(w: ArrayLike, *, margin: float = 0.0) -> Flags:
    """Whether more than one category stands at the top, exactly or within `margin`: (..., 6) → (...).

    >>> tied([[1, 5, 5, 0, 0, 0], [1, 5, 4, 0, 0, 0]]).tolist()
    [True, False]
    """
    return np.asarray(_near(shares(w), margin).sum(axis=-1) > 1)


def _near(p: Floats, margin: float) -> Flags:
    return np.asarray(p >= p.max(axis=-1, keepdims=True) - margin - TOLERANCE)


def block(w: ArrayLike) -> Indices:
    """The largest of M, O, A where these outnumber I, R, Q, else the largest of these: (..., 6) → (...).

    Equality goes to I, R, Q: no majority wants the feature. Ties inside a block fall M > O > A and I > R > Q.
    Source: Berger et al. 1993; "Transparent transfers" of the REPPL study is I by mode and O by this rule.

    >>> block([[32, 90, 88, 105, 15, 28], [0, 5, 0, 2, 3, 0]]).tolist()
    [1, 4]
    """
    p = shares(w)
    wanted = p[..., WANTED].sum(axis=-1) > p[..., UNWANTED].sum(axis=-1) + TOLERANCE
    first = _near(p[..., WANTED], 0.0).argmax(axis=-1)
    second = I + _near(p[..., UNWANTED], 0.0).argmax(axis=-1)
    chosen = np.where(wanted, first, second)
    return np.asarray(np.where(np.isnan(p[..., M]), UNDEFINED, chosen))


def quadrant(better: ArrayLike, worse: ArrayLike, *, cut: Cut = 0.5) -> Indices:
    """The quadrant of a feature on the Better-Worse map: O high on both, A on Better, M on Worse, I on neither.

    `worse` is 0…-1. A value on the cut is high. R and Q have no quadrant: read their shares beside it.
    Source: Berger et al. 1993 (0.5); the study mean is a practice that moves with the features asked.

    >>> quadrant([0.5, 0.4, 0.7], [-0.5, -0.83, -0.2]).tolist()
    [1, 0, 2]
    """
    better, worse = np.asarray(better, dtype=float), np.asarray(worse, dtype=float)
    cut_better, cut_worse = cuts(better, worse, cut=cut)
    high = better >= cut_better - TOLERANCE
    low = -worse >= cut_worse - TOLERANCE
    chosen = np.where(high, np.where(low, O, A), np.where(low, M, I))
    return np.asarray(np.where(np.isnan(better + worse), UNDEFINED, chosen))


def cuts(better: ArrayLike, worse: ArrayLike, *, cut: Cut = 0.5) -> tuple[Floats, Floats]:
    """Where the quadrants part, on Better and on |Worse|; "mean" averages over the last axis, the features.

    >>> [round(float(c[0]), 2) for c in cuts([0.2, 0.6], [-0.5, -0.9], cut="mean")]
    [0.4, 0.7]
    """
    if cut == "mean":
        return _mean(np.asarray(better, dtype=float)), _mean(-np.asarray(worse, dtype=float))
    first, second = cut if isinstance(cut, tuple) else (cut, cut)
    return np.asarray(first, dtype=float), np.asarray(second, dtype=float)


def _mean(values: Floats) -> Floats:
    """The mean over the last axis of what is defined, kept as an axis of one."""
    defined = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        return np.asarray(
            np.where(defined, values, 0.0).sum(axis=-1, keepdims=True) / defined.sum(axis=-1, keepdims=True)
        )


def continuous(functional: ArrayLike, dysfunctional: ArrayLike, *, floor: float = -1.0) -> Indices:
    """The region of DuMouchel's means: O from 2 on both, A on the functional, M on the dysfunctional, else I.

    A mean below `floor` (between the last two answers of its scale) leaves the map: Q where the other mean is 3
    or more (like-like, dislike-dislike), else R. Source: Berger et al. 1993, pp. 20-23; the floor is the one
    that the AudioConf study used, whose features at -0.46 are published as attractive.

    >>> continuous([2.95, 1.45, 0.0, 3.6], [-0.46, -0.18, -1.5, -1.5]).tolist()
    [2, 3, 4, 5]
    """
    y, x = np.asarray(functional, dtype=float), np.asarray(dysfunctional, dtype=float)
    high, low = y >= 2 - TOLERANCE, x >= 2 - TOLERANCE
    inside = np.where(high, np.where(low, O, A), np.where(low, M, I))
    outside = np.where(np.maximum(x, y) >= 3 - TOLERANCE, Q, R)
    chosen = np.where(np.minimum(x, y) < floor - TOLERANCE, outside, inside)
    return np.asarray(np.where(np.isnan(x + y), UNDEFINED, chosen))
