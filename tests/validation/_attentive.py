"""Attentive respondents of several kinds: (people, features, 2) answers."""

from collections.abc import Callable

import numpy as np

from kano.evaluation import table
from kano.scale import CATEGORIES

PAIRS = [np.argwhere(mask > 0) for mask in table("berger").masks]
"""The answer pairs of each category."""


def of_shares(shares: np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
    """People whose category of each feature is drawn from its shares (F, 6), any of its pairs alike."""
    category = (rng.random((n, len(shares), 1)) > shares.cumsum(axis=-1)).sum(axis=-1).clip(0, 5)
    answers = np.empty((n, len(shares), 2), dtype=np.int8)
    for k in range(len(CATEGORIES)):
        chosen = category == k
        answers[chosen] = PAIRS[k][rng.integers(0, len(PAIRS[k]), int(chosen.sum()))]
    return answers


def leading(n: int, features: int, rng: np.random.Generator) -> np.ndarray:
    """One category of M, O, A, I leads each feature with 35 to 70 %; 1-6 % R and 1-3 % Q."""
    return of_shares(_leading_shares(features, rng), n, rng)


def _leading_shares(features: int, rng: np.random.Generator) -> np.ndarray:
    rest = rng.dirichlet([2, 2, 2, 2.5], features)
    leader = rng.integers(0, 4, features)
    rest[np.arange(features), leader] = 0
    lead = rng.uniform(0.35, 0.7, features)
    four = rest / rest.sum(axis=1, keepdims=True) * (1 - lead)[:, None]
    four[np.arange(features), leader] = lead
    odd = np.column_stack([rng.uniform(0.01, 0.06, features), rng.uniform(0.01, 0.03, features)])
    return np.column_stack([four * (1 - odd.sum(axis=1))[:, None], odd])


def segments(n: int, features: int, rng: np.random.Generator) -> np.ndarray:
    """Three segments of 60, 25 and 15 %, each with its own leading categories."""
    segment = rng.choice(3, n, p=[0.6, 0.25, 0.15])
    answers = np.empty((n, features, 2), dtype=np.int8)
    for k in range(3):
        answers[segment == k] = leading(int((segment == k).sum()), features, rng)
    return answers


def vague(n: int, features: int, rng: np.random.Generator) -> np.ndarray:
    """Shares of all six categories anyhow: Dirichlet(1, …, 1), so a sixth of the answers is R and a sixth Q."""
    return of_shares(rng.dirichlet(np.ones(6), features), n, rng)


def styles(n: int, features: int, rng: np.random.Generator) -> np.ndarray:
    """Feelings on a continuous scale, with a personal level and strength of words for each question."""
    level = rng.normal([1.0, -0.9], 0.7, (features, 2))
    own = rng.normal(0, 0.6, (n, 1, 2))
    strength = np.exp(rng.normal(0, 0.3, (n, 1, 1)))
    feeling = (level + own + rng.normal(0, 0.7, (n, features, 2))) * strength
    return (4 - np.digitize(feeling, [-1.5, -0.5, 0.5, 1.2])).astype(np.int8)


WORLDS: dict[str, Callable[[int, int, np.random.Generator], np.ndarray]] = {
    "leading category": leading,
    "three segments": segments,
    "vague": vague,
    "personal styles": styles,
}
