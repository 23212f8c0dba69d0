"""Studies of twelve realistic features with an own simulator: log weights, moved, drawn as multinomials."""

from collections.abc import Iterator

import numpy as np

from kano.measures.waves.counts_over_waves import Waves

PROFILES = np.array(
    [
        (0.10, 0.16, 0.42, 0.28, 0.02, 0.02),
        (0.14, 0.30, 0.34, 0.18, 0.02, 0.02),
        (0.08, 0.12, 0.34, 0.41, 0.03, 0.02),
        (0.06, 0.08, 0.22, 0.56, 0.06, 0.02),
        (0.46, 0.22, 0.10, 0.19, 0.01, 0.02),
        (0.38, 0.33, 0.12, 0.14, 0.01, 0.02),
        (0.24, 0.44, 0.18, 0.12, 0.01, 0.01),
        (0.16, 0.38, 0.28, 0.15, 0.01, 0.02),
        (0.20, 0.24, 0.26, 0.26, 0.02, 0.02),
        (0.30, 0.14, 0.12, 0.40, 0.02, 0.02),
        (0.05, 0.06, 0.14, 0.45, 0.27, 0.03),
        (0.04, 0.20, 0.55, 0.18, 0.02, 0.01),
    ]
)
"""Shares of M, O, A, I, R and Q: delighters, performance, basis, indifferent, mixed and disputed features."""
SINKING = np.log(np.array([0.16, 0.24, 0.31, 0.26, 0.02, 0.01]) / PROFILES[0])
"""Change of the log weights of a delighter on its way to basis, over the whole period."""
LIKED = np.array([0.0, 1.0, 1.0, 0.0, 0.0, 0.0])
"""Answers in which the presence of the feature is liked: their log weights go up in another house."""
DISLIKED = np.array([1.0, 1.0, 0.0, 0.0, 0.0, 0.0])
"""Answers in which the absence of the feature is disliked."""


def features(count: int) -> np.ndarray:
    """Log weights (count, 6) of as many features, the profiles in turn."""
    return np.log(PROFILES[np.arange(count) % len(PROFILES)])


def line(waves: int) -> np.ndarray:
    """Part of the whole movement that each wave has seen, evenly: (waves, 1, 1)."""
    return np.linspace(0, 1, waves)[:, None, None]


def step(waves: int) -> np.ndarray:
    """The whole movement at once, half way: (waves, 1, 1)."""
    return (np.arange(waves) >= waves / 2).astype(float)[:, None, None]


def drawn(
    log_weights: np.ndarray, people: int, studies: int, seed: list[int], noise: float = 0.0
) -> Iterator[Waves]:
    """So many studies of these log weights (waves, features, 6), with noise of each field work in them."""
    rng = np.random.default_rng(seed)
    dates = np.arange(float(len(log_weights)))
    for _ in range(studies):
        shaken = np.exp(log_weights + noise * rng.standard_normal(log_weights.shape))
        yield Waves.of(rng.multinomial(people, shaken / shaken.sum(axis=-1, keepdims=True)), dates)
