"""How often the largest category changes between waves, in the data and by sampling alone."""

import numpy as np

from kano.measures.waves.counts_over_waves import Floats, Waves, kish_counts


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
    """Flips that waves of these sizes would show if nothing moved: mean over draws, (features,).

    Waves are drawn from each feature's pooled shares, with effective sizes where there are weights. Real
    flips that are no more than these are no news: why winning letters aren't compared.
    """
    counts, _ = kish_counts(waves)
    pooled = counts.sum(axis=0) + 1e-12
    size = np.rint(counts.sum(axis=-1)).astype(np.int64)
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(size, pooled / pooled.sum(axis=-1, keepdims=True), size=(draws, *size.shape))
    return np.asarray(flips(drawn.astype(np.float64)).mean(axis=0))
