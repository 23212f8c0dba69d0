"""Exact p for small counts: the same test on tables with the same margins in which dates mean nothing."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from kano.measures.waves.counts_over_waves import Floats, Waves
from kano.measures.waves.noise import AnyNoise, Noises
from kano.measures.waves.trend import Test

FEW = 20
"""Answers outside the commonest category below which no large-sample p is trusted."""
_EXPECTED = 1 - 1e-9
"""Answers expected of a category in a wave below which no large-sample p is trusted either."""
_DRAWS = 9_999
_WORTH = 0.1
"""A p above this decides nothing, and isn't drawn again."""


Again = Callable[[Waves, AnyNoise], Test]
"""A test done on other counts."""


def permuted(found: Test, waves: Waves, kinds: NDArray[np.bool_], again: Again, noise: AnyNoise) -> Test:
    """The test found, with its p drawn anew where a feature has few answers: (features,).

    `kinds` (6,): the categories that the test compares. The p is (1 + tables at least as extreme) / (1 +
    tables), over seeded tables with the margins of the data; never below the test's own where that one
    covers wave noise. Weighted counts have no such tables and keep theirs.
    Source: Fisher 1935, The Design of Experiments; Davison & Hinkley 1997, §4.2.1 for the +1.
    """
    if waves.weighted:
        return found
    counts = waves.n * kinds
    rest = counts.sum(axis=(0, 2)) - counts.sum(axis=0).max(axis=-1)
    p = found.p.copy()
    for feature in np.flatnonzero(((rest < FEW) | _uneven(counts)) & (rest > 0) & (found.p < _WORTH)):
        drawn = tables(counts[:, feature], np.random.default_rng(int(feature)))
        own = _of(noise, int(feature))
        spread = np.abs(again(Waves.of(drawn, waves.dates), own).statistic)
        seen = np.abs(again(Waves.of(counts[:, [feature]], waves.dates), own).statistic[0])
        exact = (1 + (spread >= seen * (1 - 1e-9)).sum()) / (1 + _DRAWS)
        p[feature] = max(exact, p[feature]) if np.all(own.q2 > 0) else exact
    return Test(found.statistic, p)


def _uneven(counts: Floats) -> NDArray[np.bool_]:
    """Whether a wave is so much smaller than others that it expects less than one of no rare category.

    (features,). Not rare is one of which there is an answer for every wave, as tests of all categories keep it;
    where waves are alike none is expected less than once.
    """
    size, total = counts.sum(axis=-1), counts.sum(axis=0)
    held = size > 0
    least = np.where(held, size, np.inf).min(axis=0) / np.maximum(size.sum(axis=0), 1)
    kept = np.where(total >= np.maximum(held.sum(axis=0), 1)[:, None], total, np.inf).min(axis=-1)
    return np.asarray(np.where(np.isfinite(least * kept), least * kept, 1.0) < _EXPECTED)


def _of(noise: AnyNoise, feature: int) -> AnyNoise:
    """The noise of one feature."""
    return Noises(noise.q2[[feature]], noise.df[[feature]]) if isinstance(noise, Noises) else noise


def tables(table: Floats, rng: np.random.Generator, draws: int = _DRAWS) -> Floats:
    """Random tables (waves, draws, kinds) with the margins of `table` (waves, kinds)."""
    rows = table.sum(axis=1).astype(np.int64)
    left = np.tile(table.sum(axis=0).astype(np.int64), (draws, 1))
    out = np.zeros((len(rows), draws, table.shape[1]))
    for wave, size in enumerate(rows):
        open_places = np.full(draws, size)
        others = left.sum(axis=1)
        for kind in range(table.shape[1]):
            others = others - left[:, kind]
            taken = rng.hypergeometric(left[:, kind], others, open_places)
            out[wave, :, kind] = taken
            open_places = open_places - taken
        left = left - out[wave].astype(np.int64)
    return out
