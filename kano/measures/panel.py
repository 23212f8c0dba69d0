"""The same people in two waves or more: who moved where, and tests that know it was the same people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kano.measures.homogeneity import centred, ratio
from kano.measures.movement import Movement
from kano.measures.trend import Test, two_sided
from kano.measures.waves import Floats

Codes = NDArray[np.int8]


def transitions(first: Codes, second: Codes, kinds: int = 6) -> Floats:
    """People by category before (rows) and after (columns): (features, kinds, kinds).

    `first`, `second` (people, features) hold places of categories, −1 where there is none; people with a
    category in both waves count.
    """
    features = first.shape[1]
    both = (first >= 0) & (second >= 0)
    cell = (np.arange(features) * kinds + first) * kinds + second
    people = np.bincount(cell[both], minlength=features * kinds**2)
    return people.reshape(-1, kinds, kinds).astype(np.float64)


def bowker(table: Floats) -> Test:
    """Whether moves between each two categories balance (symmetry): chi-square (...,).

    `table` (..., k, k); pairs without a move don't count. NaN when nobody moved.
    Source: Bowker 1948, J. Am. Statist. Ass. 43, 572-574.
    """
    upper = np.triu_indices(table.shape[-1], 1)
    up, down = table[..., upper[0], upper[1]], np.swapaxes(table, -1, -2)[..., upper[0], upper[1]]
    statistic = ratio((up - down) ** 2, up + down).sum(axis=-1)
    return _chi_square(statistic, ((up + down) > 0).sum(axis=-1))


def stuart_maxwell(table: Floats) -> Test:
    """Whether the shares of the categories changed among the same people: chi-square (...,).

    `table` (..., k, k); empty categories don't count. NaN when nobody moved.
    Source: Stuart 1955, Biometrika 42, 412-416; Maxwell 1970, Brit. J. Psychiatry 116, 651-655.
    """
    statistic, free = _marginal(table)
    return _chi_square(statistic, free)


def bhapkar(table: Floats) -> Test:
    """Stuart–Maxwell with the variance of the alternative, a little more powerful: SM / (1 − SM/n).

    Source: Bhapkar 1966, J. Am. Statist. Ass. 61, 228-235.
    """
    statistic, free = _marginal(table)
    with np.errstate(divide="ignore", invalid="ignore"):
        return _chi_square(statistic / (1 - statistic / table.sum(axis=(-2, -1))), free)


def mcnemar(table: Floats, kind: int) -> Test:
    """Whether as many people left a category as joined it, exactly; statistic: joined − left.

    `table` (..., k, k). NaN when nobody did either. Source: McNemar 1947; exact: binomial with ½.

    >>> float(mcnemar(np.array([[5.0, 8.0], [1.0, 5.0]]), 0).p)
    0.0390625
    """
    from scipy.special import bdtr

    stayed = table[..., kind, kind]
    left, joined = table[..., kind, :].sum(axis=-1) - stayed, table[..., :, kind].sum(axis=-1) - stayed
    tail = 2 * bdtr(np.minimum(left, joined), (left + joined).astype(np.int64), 0.5)
    return Test(joined - left, np.where(left + joined > 0, np.minimum(tail, 1.0), np.nan))


def transition_shares(table: Floats) -> Floats:
    """Of the people in a category before, the share in each category after; NaN for an empty row."""
    total = table.sum(axis=-1, keepdims=True)
    return np.asarray(np.divide(table, total, out=np.full(table.shape, np.nan), where=total > 0))


def panel_test(codes: Codes, dates: Floats, scores: Floats) -> Test:
    """As `directed_test`, with the variance between people: repeated answers don't count as new people.

    `codes` (waves, people, features), −1 where there is no category; people may miss waves.
    Source: Liang & Zeger 1986, Biometrika 73 (working independence).
    """
    pull, _ = _pulls(codes, dates, scores)
    spread = np.sqrt((pull**2).sum(axis=0))
    z = np.divide(pull.sum(axis=0), spread, out=np.full(spread.shape, np.nan), where=spread > 1e-9)
    return Test(z, two_sided(z, np.inf))


def panel_trend_test(codes: Codes, dates: Floats) -> Test:
    """As `trend_test` for the same people: whether the share of any category moves with the dates."""
    pulls = np.stack([_pulls(codes, dates, np.eye(6)[kind])[0] for kind in range(6)], axis=-1)
    moved = pulls.sum(axis=0)
    return _chi_square(*_quadratic(moved, np.einsum("pfj,pfk->fjk", pulls, pulls)))


def panel_movement(codes: Codes, dates: Floats, scores: Floats) -> Movement:
    """As `movement` for the same people: change of a score over the period, variance between people."""
    pull, steepness = _pulls(codes, dates, scores, by_wave=True)
    slope, _ = _pulls(codes, dates, scores)
    held = np.asarray((codes >= 0).any(axis=1))
    last = len(held) - 1 - np.argmax(held[::-1], axis=0)
    span = dates[last] - dates[np.argmax(held, axis=0)]
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.where(steepness > 0, span / steepness, np.nan)
    return Movement(slope.sum(axis=0) * factor, np.sqrt((pull**2).sum(axis=0)) * factor, np.inf)


def _pulls(codes: Codes, dates: Floats, scores: Floats, *, by_wave: bool = False) -> tuple[Floats, Floats]:
    """Each person's part (people, features) in Σ date × (score − mean), and Σ n date² (features,)."""
    value = np.append(scores, np.nan)[codes]
    asked = np.isfinite(value)
    size = asked.sum(axis=1).astype(np.float64)
    filled = np.where(asked, value, 0.0)
    total = filled.sum(axis=1)
    mean = ratio(total, size) if by_wave else ratio(total.sum(axis=0), size.sum(axis=0))[None] + 0 * size
    date = centred(dates, size)
    apart = np.where(asked, value - mean[:, None], 0.0)
    return np.einsum("tf,tpf->pf", date, apart), (size * date**2).sum(axis=0)


def _marginal(table: Floats) -> tuple[Floats, Floats]:
    rows, columns = table.sum(axis=-1), table.sum(axis=-2)
    both = table + np.swapaxes(table, -1, -2)
    variance = np.eye(table.shape[-1]) * (rows + columns)[..., None] - both
    return _quadratic(rows - columns, variance)


def _quadratic(vector: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """d'V⁺d and the rank of V, which has no full rank since shares add up."""
    inverse = np.linalg.pinv(variance, rcond=1e-9, hermitian=True)
    rank = np.linalg.matrix_rank(variance, rtol=1e-9, hermitian=True)
    return np.einsum("...j,...jk,...k->...", vector, inverse, vector), np.asarray(rank, dtype=np.float64)


def _chi_square(statistic: Floats, free: Floats) -> Test:
    from scipy.special import chdtrc

    held = np.asarray(free) > 0
    p = chdtrc(np.maximum(free, 1), statistic)
    return Test(np.where(held, statistic, np.nan), np.where(held, p, np.nan))
