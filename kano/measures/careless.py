"""Signs that a respondent didn't read the questions: chance answers, one answer throughout, copies, haste."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.scale import ANSWERS, NOT_ASKED, Answer

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

PAIRS = len(ANSWERS) ** 2
SMOOTHING = 5.0
"""How many people's worth of the answers about all features goes into those about each one."""
ROUNDS = 10
_MIXER = np.uint64(6364136223846793005)
"""Any odd number of 64 bits that looks random."""
_CHUNK = 1 << 21
"""Numbers held at a time."""


@dataclass(frozen=True, eq=False)
class Fit:
    """How the answers of each respondent fit what others say about the same features."""

    ratio: Floats
    """(N,) log likelihood ratio of answers at random to answers like those of the others; 0 without a pair."""
    probability: Floats
    """(N, F) how usual each pair is among the others who aren't answering at random; NaN without a pair."""
    weight: Floats
    """(N,) probability that the answers are not at random."""


def pair_codes(answers: NDArray[np.int8]) -> Ints:
    """Each answer pair as one number, 0 to 24; -1 where a question was left open or not asked.

    `answers` is (N, F, 2), the result (N, F).

    >>> pair_codes(np.array([[[0, 4], [2, 5]]], dtype=np.int8)).tolist()
    [[4, -1]]
    """
    functional, dysfunctional = (np.bincount(each) > 0 for each in divmod(used, len(ANSWERS)))
    return max(float(functional.sum() * dysfunctional.sum()), 1.0)


def _counts(codes: Ints, weight: Floats) -> tuple[Floats, Floats]:
    """Weighted counts of pairs by feature, (F, 25), and their shares over all features, (25,)."""
    counts = np.zeros((codes.shape[1], PAIRS))
    for f in range(codes.shape[1]):
        given = codes[:, f] >= 0
        counts[f] = np.bincount(codes[given, f], weights=weight[given], minlength=PAIRS)
    total = counts.sum(axis=0)
    return counts, (total + 0.5) / (total.sum() + 0.5 * PAIRS)


def _of_others(codes: Ints, weight: Floats) -> Floats:
    counts, smooth = _counts(codes, weight)
    rows = np.arange(codes.shape[1])[None]
    own = weight[:, None]
    said = np.maximum(counts[rows, codes] - own, 0) + SMOOTHING * smooth[codes]
    found = said / (np.maximum(counts.sum(axis=1)[None] - own, 0) + SMOOTHING)
    return np.where(codes >= 0, found, np.nan)


def _heed(codes: Ints, weight: Floats, counts: Floats, smooth: Floats) -> Floats:
    features = np.arange(codes.shape[1])
    given = codes >= 0
    both = given[:, :, None] & given[:, None, :]
    # (people, place of the pair, feature): the pair given at one place held against another feature.
    own = weight[:, None, None] * (codes[:, :, None] == codes[:, None, :])
    said = (
        np.maximum(counts[features[None, None], codes[:, :, None]] - own, 0)
        + SMOOTHING * smooth[codes][..., None]
    )
    logs = np.where(both, np.log(said), 0.0)
    many = given.sum(axis=1)
    k = np.maximum(many, 1)[:, None]
    rows, columns = logs.sum(axis=2) / k, logs.sum(axis=1) / k
    centre = logs.sum(axis=(1, 2)) / k[:, 0] ** 2
    apart = np.where(both, logs - rows[:, :, None] - columns[:, None, :] + centre[:, None, None], 0.0)
    variance = (apart**2).sum(axis=(1, 2)) / np.maximum(many - 1, 1)
    observed = np.einsum("nff->n", logs) - centre * k[:, 0]
    tells = (many > 1) & (variance > 1e-12)
    z = np.full(len(codes), np.nan)
    np.divide(observed, np.sqrt(variance), out=z, where=tells)
    return z
