"""Category counts over waves, with what every test of drift derives from them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kano.values import dataclass

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

M, O, A, I, R, Q = range(6)
LADDER: Floats = np.array([2.0, 1.0, 0.0, np.nan, np.nan, np.nan])
"""Steps from bijzonder (0) over beleving (1) to basis (2); a positive trend goes toward basis."""
I_TO_A: Floats = np.array([np.nan, np.nan, 1.0, 0.0, np.nan, np.nan])
"""Indifferent (0) against attractive (1); a positive trend is the birth of a delighter."""
UNUSABLE: Floats = np.array([0.0, 0.0, 0.0, 0.0, 1.0, 1.0])
"""Reverse and questionable answers (1) against all others; a positive trend is a survey that gets worse."""


@dataclass(frozen=True)
class Waves:
    """People, Σ weight and Σ weight² by wave, feature and category, with the dates of the waves.

    Arrays `n`, `w`, `w2` are (waves, features, 6) in the order M, O, A, I, R, Q; a feature that a wave
    doesn't hold is all zeros there. `dates` (waves,) are years, rising, at any distance.
    """

    n: Floats
    w: Floats
    w2: Floats
    dates: Floats

    @classmethod
    def of(
        cls, n: ArrayLike, dates: ArrayLike, *, w: ArrayLike | None = None, w2: ArrayLike | None = None
    ) -> Waves:
        """Waves of plain counts; or of weighted ones when Σ weight and Σ weight² are given too."""
        counts = np.asarray(n, dtype=np.float64)
        weights = counts if w is None else np.asarray(w, dtype=np.float64)
        squares = weights if w2 is None else np.asarray(w2, dtype=np.float64)
        return cls(counts, weights, squares, np.asarray(dates, dtype=np.float64))

    @property
    def present(self) -> Flags:
        """Whether a wave holds a feature: (waves, features)."""
        return np.asarray(self.w.sum(axis=-1) > 0)

    @property
    def weighted(self) -> bool:
        """Whether any weight differs from one."""
        return not (np.array_equal(self.n, self.w) and np.array_equal(self.n, self.w2))

    def until(self, wave: int) -> Waves:
        """The first `wave` waves: what an earlier look has seen."""
        return Waves(self.n[:wave], self.w[:wave], self.w2[:wave], self.dates[:wave])


def shares(waves: Waves) -> Floats:
    """Weighted share of each category: (waves, features, 6); NaN where a wave lacks the feature."""
    total = waves.w.sum(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(waves.w / total)


def kish_counts(waves: Waves, keep: Floats | Flags | None = None) -> tuple[Floats, Floats]:
    """Counts of as many unweighted people as the weighted ones are worth, and their variance factor.

    Both (waves, features, 6). The sum over the kept categories is Kish's effective number within them,
    (Σw)²/Σw². Plain counts come back unchanged. Source: Kish 1965, Survey Sampling, §11.7.
    """
    mask = np.ones(6) if keep is None else np.asarray(keep, dtype=np.float64)
    w = waves.w * mask
    if not waves.weighted:
        return w, w
    w2 = waves.w2 * mask
    squares = w2.sum(axis=-1, keepdims=True)
    scale = np.divide(w.sum(axis=-1, keepdims=True), squares, out=np.zeros_like(squares), where=squares > 0)
    return w * scale, w2 * scale**2


def period(waves: Waves) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First and last wave that hold each feature: two arrays (features,); 0 and 0 where none does."""
    held = waves.present
    last = len(held) - 1 - np.argmax(held[::-1], axis=0)
    return np.argmax(held, axis=0), np.where(held.any(axis=0), last, 0)
