"""How often the largest category changes between waves, in the data and by sampling alone."""

import numpy as np

from kano.measures.waves.counts_over_waves import Floats, Waves, kish_counts

_FEWEST = 40
"""Draws at least on which the chances of one size rest, of which there may be many."""


def flips(counts: Floats) -> Floats:
    """Changes of the largest category from each wave to the next that holds the feature.

    `counts` (..., waves, features, 6) → (..., features); the first in the order of categories wins a tie.
    """
    held = counts.sum(axis=-1) > 0
    winner = counts.argmax(axis=-1)
    last = np.where(held[..., 0, :], winner[..., 0, :], -1)
    total = np.zeros(last.shape)
    for wave in range(1, counts.shape[-3]):
        now, asked = winner[..., wave, :], held[..., wave, :]
        total += asked & (last >= 0) & (now != last)
        last = np.where(asked, now, last)
    return total


def sampling_flips(waves: Waves, *, draws: int = 200, seed: int = 0) -> Floats:
    """Flips that waves of these sizes would show if nothing moved: expected number, (features,).

    `draws` a feature are taken from its pooled shares, with effective sizes where there are weights; two waves
    flip as often as their winners differ, each with its own chances. Real flips that are no more than these
    are no news: why winning letters aren't compared.
    """
    counts, _ = kish_counts(waves)
    pooled = counts.sum(axis=0) + 1e-12
    size = np.rint(counts.sum(axis=-1)).astype(np.int64)
    # Waves of one size have the same chances.
    code = size * size.shape[1] + np.arange(size.shape[1])
    ranked = np.sort(code, axis=None)
    distinct = ranked[np.diff(ranked, prepend=-1) > 0]
    people, feature = np.divmod(distinct, size.shape[1])
    draws = max(draws * size.shape[1] // len(distinct), _FEWEST)
    shares = pooled / pooled.sum(axis=-1, keepdims=True)
    drawn = np.random.default_rng(seed).multinomial(people, shares[feature], size=(draws, len(distinct)))
    chance = (drawn.argmax(axis=-1)[..., None] == np.arange(6)).mean(axis=0)
    own = ((chance**2).sum(axis=-1) * draws - 1) / (draws - 1)
    place = np.searchsorted(distinct, code)
    last, total = np.where(size[0] > 0, place[0], -1), np.zeros(size.shape[1])
    for wave in range(1, len(size)):
        now, asked = place[wave], size[wave] > 0
        same = np.where(now == last, own[now], (chance[now] * chance[last]).sum(axis=-1))
        total += np.where(asked & (last >= 0), 1 - same, 0.0)
        last = np.where(asked, now, last)
    return total
