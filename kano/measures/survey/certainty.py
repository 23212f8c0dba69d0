"""How probable it is that the rule, applied to the true shares, gives this category; and when n is too small.

The true shares have a uniform Dirichlet prior: one imagined answer in each of the six categories. Everything
is numerical integration or a fixed set of points: the same counts give the same probability on every run.
Under weights pass `coefficients.effective_counts`.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.special import Floats, gamma_points, normal_lattice
from kano.measures.survey import posterior
from kano.measures.survey.categories import UNDEFINED, UNWANTED, WANTED, Flags, Indices, continuous, moai
from kano.measures.survey.continuous import DYSFUNCTIONAL_SCORES, FUNCTIONAL_SCORES
from kano.measures.survey.posterior import leader_probabilities

PRIOR = 1.0
_POINTS = 4096
_CHUNK = 64


def mode_probabilities(counts: ArrayLike) -> Floats:
    """How probable each category is to have the largest share: counts (..., 6) → (..., 6); NaN on no answers.

    Source: multinomial model with uniform Dirichlet prior (Gelman et al. 2013, §3.4).

    >>> mode_probabilities([101, 54, 54, 81, 3, 3]).round(2).tolist()
    [0.93, 0.0, 0.0, 0.07, 0.0, 0.0]
    """
    return _posterior(counts, lambda alpha: _in_chunks(leader_probabilities, alpha))


def moai_probabilities(counts: ArrayLike, *, margin: float = 0.0) -> Floats:
    """The same for the `moai` rule with this margin; without one, a tie of true shares has no probability."""
    if margin <= 0:
        return mode_probabilities(counts)
    return _posterior(counts, lambda alpha: _in_chunks(lambda part: _by_margin(part, margin), alpha))


def block_probabilities(counts: ArrayLike) -> Floats:
    """The same for the `block` rule.

    >>> block_probabilities([32, 90, 88, 105, 15, 28]).round(2).tolist()
    [0.0, 0.56, 0.44, 0.0, 0.0, 0.0]
    """
    return _posterior(counts, lambda alpha: _in_chunks(_by_block, alpha))


def quadrant_probabilities(counts: ArrayLike, *, cut: float | tuple[ArrayLike, ArrayLike] = 0.5) -> Floats:
    """The same for the `quadrant` rule, R and Q 0; a cut at the study's mean is the pair of `categories.cuts`.

    That pair is taken as known, not as estimated.
    """
    shape = np.shape(counts)[:-1]
    return _posterior(counts, lambda alpha: _by_quadrant(alpha, shape, cut))


def continuous_probabilities(w: ArrayLike, w2: ArrayLike) -> Floats:
    """How probable each category is under the `continuous` rule: answer tables (..., 6, 6) → (..., 6).

    The two means are taken as jointly normal, with one imagined answer spread evenly over the five of each
    question; their covariance is that of the complete pairs. NaN where a question has no answer.
    """
    w, w2 = np.asarray(w, dtype=float), np.asarray(w2, dtype=float)
    y, y_variance = _posterior_mean(w[..., :5, :].sum(axis=-1), w2[..., :5, :].sum(axis=-1), FUNCTIONAL_SCORES)
    x, x_variance = _posterior_mean(w[..., :5].sum(axis=-2), w2[..., :5].sum(axis=-2), DYSFUNCTIONAL_SCORES)
    r = _correlation(w)[..., None]
    first, second = normal_lattice(2, _POINTS)
    ys = y[..., None] + np.sqrt(y_variance)[..., None] * first
    xs = x[..., None] + np.sqrt(x_variance)[..., None] * (r * first + np.sqrt(1 - r**2) * second)
    return _frequencies(continuous(ys, xs))


def category_p(probabilities: ArrayLike, category: ArrayLike) -> Floats:
    """The probability of the category that was given: (..., 6), (...) → (...); NaN where none was.

    >>> category_p([0.1, 0.7, 0.2, 0.0, 0.0, 0.0], 1).item()
    0.7
    """
    chosen = np.asarray(category)
    taken = np.take_along_axis(np.asarray(probabilities), np.maximum(chosen, 0)[..., None], axis=-1)
    # Probabilities that were integrated numerically may pass 1 by a rounding error.
    return np.asarray(np.where(chosen == UNDEFINED, np.nan, np.clip(taken[..., 0], 0.0, 1.0)))


def runner_up(probabilities: ArrayLike, category: ArrayLike) -> Indices:
    """The most probable category other than the one given: (..., 6), (...) → (...); -1 where none was.

    >>> runner_up([0.1, 0.7, 0.2, 0.0, 0.0, 0.0], 1).item()
    2
    """
    chosen = np.asarray(category)
    others = np.arange(6) != chosen[..., None]
    best = np.where(others, np.nan_to_num(np.asarray(probabilities), nan=0.0), -1.0).argmax(axis=-1)
    return np.asarray(np.where(chosen == UNDEFINED, UNDEFINED, best))


@lru_cache(maxsize=8)
def needed_n(clear: float = 0.95) -> int:
    """The base below which n is too small to say: a lead of a half against a quarter wouldn't be `clear`.

    Counts n/2, n/4, n/8, n/8, 0, 0 by mode; the smallest n whose probability reaches `clear`.

    >>> needed_n(), needed_n(0.9)
    (35, 24)
    """
    lead = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8, 0, 0])
    numbers = range(1, 100_000)
    return numbers[bisect_left(numbers, clear, key=lambda n: mode_probabilities(n * lead)[0].item())]


def enough(n: ArrayLike, *, clear: float = 0.95) -> Flags:
    """Whether so many people (effective, under weights) can tell a clear lead from chance; False on NaN.

    >>> enough([12, 200]).tolist()
    [False, True]
    """
    return np.asarray(np.asarray(n, dtype=float) >= needed_n(clear))


def _posterior(counts: ArrayLike, under: Callable[[Floats], Floats]) -> Floats:
    """Counts (..., 6) → (..., 6) by what a rule makes of the posterior's parameters (N, 6); sum 1."""
    counts = np.asarray(counts, dtype=float)
    result = under(counts.reshape(-1, 6) + PRIOR)
    answered = counts.sum(axis=-1, keepdims=True) > 0
    return np.where(answered, result.reshape(counts.shape), np.nan)


def _by_block(alpha: Floats) -> Floats:
    """The blocks' sum, and the leader inside each block, are independent under a Dirichlet."""
    wanted, unwanted = alpha[:, WANTED], alpha[:, UNWANTED]
    first = leader_probabilities(np.stack([wanted.sum(axis=-1), unwanted.sum(axis=-1)], axis=-1))
    inside = [leader_probabilities(wanted) * first[:, :1], leader_probabilities(unwanted) * first[:, 1:]]
    return np.concatenate(inside, axis=-1)


def _by_quadrant(alpha: Floats, shape: tuple[int, ...], cut: float | tuple[ArrayLike, ArrayLike]) -> Floats:
    pair = cut if isinstance(cut, tuple) else (cut, cut)
    cuts = np.stack([np.broadcast_to(np.asarray(c, dtype=float), shape).ravel() for c in pair], axis=-1)
    together = np.concatenate([alpha, cuts], axis=-1)
    return _in_chunks(
        lambda part: posterior.quadrant_probabilities(part[:, :6], part[:, 6], part[:, 7]), together
    )


def _by_margin(alpha: Floats, margin: float) -> Floats:
    # The categories come first in memory, which makes sums over them three times as fast.
    draws = gamma_points(alpha.T[:, :, None], normal_lattice(6, _POINTS)[:, None, :])
    return _frequencies(moai(np.moveaxis(draws, 0, -1), margin=margin))


def _frequencies(categories: Indices) -> Floats:
    """How often each category comes out over the last axis; NaN where any draw is undefined."""
    found = np.stack([(categories == k).mean(axis=-1) for k in range(6)], axis=-1)
    return np.where((categories == UNDEFINED).any(axis=-1, keepdims=True), np.nan, found)


def _posterior_mean(w: Floats, w2: Floats, scores: tuple[float, ...]) -> tuple[Floats, Floats]:
    """Mean and variance of a question's mean: Dirichlet on the effective answers plus one spread over five."""
    score, total = np.asarray(scores), w.sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = w / total
        gaps = score - (p * score).sum(axis=-1, keepdims=True)
        linearised = (w2 * gaps**2).sum(axis=-1) / total[..., 0] ** 2
        by_spread = np.where(linearised > 0, (p * gaps**2).sum(axis=-1) / linearised, np.nan)
        n = np.fmin(total[..., 0] ** 2 / w2.sum(axis=-1), by_spread)
    p = (p * n[..., None] + 1 / 5) / (n[..., None] + 1)
    mean = (p * score).sum(axis=-1)
    return mean, (p * (score - mean[..., None]) ** 2).sum(axis=-1) / (n + 2)


def _correlation(w: Floats) -> Floats:
    """Correlation of the two scores over complete pairs; 0 where either doesn't vary."""
    pairs = w[..., :5, :5]
    y, x = np.asarray(FUNCTIONAL_SCORES)[:, None], np.asarray(DYSFUNCTIONAL_SCORES)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = pairs / pairs.sum(axis=(-2, -1), keepdims=True)
        y = y - (p * y).sum(axis=(-2, -1), keepdims=True)
        x = x - (p * x).sum(axis=(-2, -1), keepdims=True)
        yy, xx, yx = ((p * part).sum(axis=(-2, -1)) for part in (y * y, x * x, y * x))
        r = np.nan_to_num(yx / np.sqrt(yy * xx), nan=0.0, posinf=0.0, neginf=0.0)
    return np.asarray(np.clip(r, -1, 1))


def _in_chunks(function: Callable[[Floats], Floats], rows: Floats) -> Floats:
    """Rows by the batch, so that memory stays small for any number of features × waves × segments."""
    parts = [function(rows[start : start + _CHUNK]) for start in range(0, len(rows), _CHUNK)]
    return np.concatenate(parts) if parts else np.empty((0, 6))
