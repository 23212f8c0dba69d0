"""The same people in two waves: who moved where, and whether the moves balance."""

import numpy as np
from numpy.typing import NDArray

from kano.measures.special import beta_cdf, chi_square_tail
from kano.measures.waves.counts_over_waves import Floats
from kano.measures.waves.homogeneity import ratio
from kano.measures.waves.trend import Test

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
    return chi_square(statistic, ((up + down) > 0).sum(axis=-1))


def stuart_maxwell(table: Floats) -> Test:
    """Whether the shares of the categories changed among the same people: chi-square (...,).

    `table` (..., k, k); empty categories don't count. NaN when nobody moved.
    Source: Stuart 1955, Biometrika 42, 412-416; Maxwell 1970, Brit. J. Psychiatry 116, 651-655.
    """
    statistic, free = _marginal(table)
    return chi_square(statistic, free)


def bhapkar(table: Floats) -> Test:
    """Stuart–Maxwell with the variance of the alternative, a little more powerful: SM / (1 − SM/n).

    Source: Bhapkar 1966, J. Am. Statist. Ass. 61, 228-235.
    """
    statistic, free = _marginal(table)
    with np.errstate(divide="ignore", invalid="ignore"):
        return chi_square(statistic / (1 - statistic / table.sum(axis=(-2, -1))), free)


def mcnemar(table: Floats, kind: int) -> Test:
    """Whether as many people left a category as joined it, exactly; statistic: joined − left.

    `table` (..., k, k). NaN when nobody did either. Source: McNemar 1947; exact: binomial with ½.

    >>> round(float(mcnemar(np.array([[5.0, 8.0], [1.0, 5.0]]), 0).p), 12)
    0.0390625
    """
    stayed = table[..., kind, kind]
    left, joined = table[..., kind, :].sum(axis=-1) - stayed, table[..., :, kind].sum(axis=-1) - stayed
    # Of a fair coin so many throws: NIST DLMF 8.17.5.
    tail = 2 * beta_cdf(0.5, np.maximum(np.maximum(left, joined), 1), np.minimum(left, joined) + 1)
    return Test(joined - left, np.where(left + joined > 0, np.minimum(tail, 1.0), np.nan))


def _marginal(table: Floats) -> tuple[Floats, Floats]:
    rows, columns = table.sum(axis=-1), table.sum(axis=-2)
    both = table + np.swapaxes(table, -1, -2)
    variance = np.eye(table.shape[-1]) * (rows + columns)[..., None] - both
    return quadratic(rows - columns, variance)


def quadratic(vector: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """d'V⁺d and the rank of V, which has no full rank since shares add up."""
    inverse = np.linalg.pinv(variance, rcond=1e-9, hermitian=True)
    rank = np.linalg.matrix_rank(variance, rtol=1e-9, hermitian=True)
    return np.einsum("...j,...jk,...k->...", vector, inverse, vector), np.asarray(rank, dtype=np.float64)


def chi_square(statistic: Floats, free: Floats) -> Test:
    """The statistic with its p, NaN without degrees of freedom."""
    held = np.asarray(free) > 0
    p = chi_square_tail(statistic, np.maximum(free, 1))
    return Test(np.where(held, statistic, np.nan), np.where(held, p, np.nan))
