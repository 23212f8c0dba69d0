"""What all features of a study did together between waves, and the waves with that taken off.

Another field-work house, panel or season shifts the answers to all questions alike, and so does a market
that changes as a whole. Features alone can't tell these apart (Cernat 2015 on modes of interview; Kopf,
Zeileis & Strobl 2015 on anchors), so the movement that features share is measured first, and single
features are judged by what they did beyond it. As in robust scaling (Halpin 2024, Psychometrika,
"Differential item functioning via robust scaling") the shared part is a redescending M-estimate over
features, which those that moved on their own don't pull.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kano.measures.waves.counts_over_waves import UNUSABLE, Flags, Floats, Waves, kish_counts
from kano.measures.waves.homogeneity import centred, ratio
from kano.measures.waves.movement import BETTER, WORSE

FEWEST = 5
"""Features below which nothing can be said about what all did together."""
TRIFLE = 0.02
"""Change of Better, |Worse| or R + Q below which a movement of all features is too little to matter."""
DIRECTIONS: Floats = np.stack([BETTER, WORSE, UNUSABLE])
"""What an answering style moves, one row each: liking the presence, disliking the absence, R and Q."""
_OWN = 4
"""One in so many features may move by itself, all the same way, and doesn't make a common movement."""
_LEVEL = 0.05
_BISQUARE = 4.685
"""Tukey's constant: 95 % efficient where no feature moves by itself."""
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Common:
    """The movement that all features share: arrays (directions,) for `DIRECTIONS`, unless said."""

    p: Floats
    """That more than a quarter of the features moved together, over all directions; NaN with too few."""
    found: Flags
    """Whether it did, and not by a trifle."""
    change: Floats
    """Change of Better, |Worse| and R + Q from the first wave to the last that the features share."""
    along: Floats
    """Share of the features that moved to the same side."""
    shift: Floats
    """What each wave added to the log weights of the categories (waves, 6); 0 where nothing was found."""
    features: int
    """Features that could be used."""

    @property
    def told(self) -> bool:
        """Whether there were enough features to say anything."""
        return self.features >= FEWEST

    @property
    def any(self) -> bool:
        """Whether the features moved together in any direction."""
        return bool(self.found.any())


def common_movement(waves: Waves) -> Common:
    """What the features of a study did together, and whether that is more than a quarter of them could do.

    In each direction the features' slopes of log odds are compared. A quarter of the features, those that
    went farthest that way, is left out before the mean of the others is tested against the spread between
    features (random effects, DerSimonian & Laird 1986): as long as no more than a quarter drifted by
    themselves, the test is at most as often wrong as it says.
    """
    slopes = [_slopes(waves, scores) for scores in DIRECTIONS]
    usable = min(int(np.isfinite(theta).sum()) for theta, _ in slopes[:2])
    nothing = np.zeros((len(waves.dates), 6))
    if usable < FEWEST:
        none = np.full(len(slopes), np.nan)
        return Common(none, np.zeros(len(slopes), dtype=bool), none, none, nothing, usable)
    p = np.minimum(len(slopes) * np.array([_shared_p(*one) for one in slopes]), 1.0)
    change, along = np.array([_size(waves, s, *one) for s, one in zip(DIRECTIONS, slopes, strict=True)]).T
    found = (p <= _LEVEL) & (np.abs(change) >= TRIFLE)
    return Common(p, found, change, along, _shift(waves, found), usable)


def apart_from(waves: Waves, shift: Floats) -> Waves:
    """The waves as if their log weights hadn't been shifted (waves, 6): answers weighted back.

    Weights carry the error of that through every test. Numbers of people don't change.
    """
    factor = np.exp(-shift)[:, None]
    return Waves(waves.n, waves.w * factor, waves.w2 * factor**2, waves.dates)


def _slopes(waves: Waves, scores: Floats) -> tuple[Floats, Floats]:
    """Change of the log odds of a score over the whole period, and its variance by sampling (features,)."""
    counts, squares = kish_counts(waves, np.isfinite(scores))
    step = np.nan_to_num(scores)
    size = counts.sum(axis=-1)
    share = ratio((counts @ step).sum(axis=0), size.sum(axis=0))
    date = centred(waves.dates, size)
    moved = (date * (counts @ step - size * share)).sum(axis=0)
    spread = np.einsum("tf,tfj,fj->f", date**2, squares, (step - share[:, None]) ** 2)
    information = share * (1 - share) * (size * date**2).sum(axis=0)
    span = waves.dates[-1] - waves.dates[0]
    usable = (information > 0) & (spread > 0)
    theta = np.where(usable, ratio(span * moved, information), np.nan)
    return theta, np.where(usable, ratio(span**2 * np.maximum(spread, information), information**2), np.nan)


def _shared_p(theta: Floats, variance: Floats) -> float:
    """Two-sided p that more than a quarter of the features moved to one side."""
    held = np.isfinite(theta)
    if held.sum() < FEWEST:
        return 1.0
    one, spread = theta[held], variance[held]
    spread = spread + _heterogeneity(one, spread)
    return min(1.0, 2 * min(_tail(side * one, spread) for side in (1, -1)))


def _tail(theta: Floats, spread: Floats) -> float:
    """One-sided p of a positive mean without the quarter of features that went farthest up."""
    from scipy.special import stdtr

    kept = np.argsort(theta / np.sqrt(spread))[: len(theta) - len(theta) // _OWN]
    weight = 1 / spread[kept]
    t = (weight @ theta[kept]) / np.sqrt(weight.sum())
    return float(stdtr(len(kept) - 1, -t))


def _heterogeneity(theta: Floats, variance: Floats) -> float:
    """Variance between features beyond sampling (DerSimonian & Laird 1986, Control. Clin. Trials 7)."""
    weight = 1 / variance
    total = weight.sum()
    mean = weight @ theta / total
    excess = weight @ (theta - mean) ** 2 - (len(theta) - 1)
    return max(0.0, float(excess / (total - (weight @ weight) / total)))


def _resistant(theta: Floats, variance: Floats) -> Floats:
    """Weight of each feature in what all did: the bisquare's, 0 for one that went its own way."""
    centre = np.nanmedian(theta)
    for _ in range(20):
        z = (theta - centre) / np.sqrt(variance)
        scale = max(1.0, 1.4826 * float(np.nanmedian(np.abs(z))))
        bend = np.nan_to_num(np.clip(1 - (z / (_BISQUARE * scale)) ** 2, 0, None) ** 2)
        weight = np.where(np.isfinite(theta), bend / variance, 0.0)
        centre = np.nansum(weight * np.nan_to_num(theta)) / weight.sum()
    return np.nan_to_num(weight)


def _size(waves: Waves, scores: Floats, theta: Floats, variance: Floats) -> tuple[float, float]:
    """The shared change of a share, and the part of the features that moved that way."""
    if np.isfinite(theta).sum() < FEWEST:
        return 0.0, 0.0
    weight = _resistant(theta, variance)
    counts, _ = kish_counts(waves, np.isfinite(scores))
    share = ratio((counts @ np.nan_to_num(scores)).sum(axis=0), counts.sum(axis=(0, 2)))
    slope = float(weight @ np.nan_to_num(theta) / weight.sum())
    lean = float(weight @ (share * (1 - share)) / weight.sum())
    along = np.sign(theta[np.isfinite(theta)]) == np.sign(slope)
    return slope * lean, float(along.mean())


def _shift(waves: Waves, found: Flags) -> Floats:
    """What each wave added to the log weights, along the directions found: (waves, 6), mean 0."""
    shift = np.zeros((len(waves.dates), 6))
    for _ in range(_ROUNDS if found.any() else 0):
        left = apart_from(waves, shift)
        for scores in DIRECTIONS[found]:
            shift += _by_wave(left, scores)[:, None] * (np.nan_to_num(scores) > 0)
    return shift - shift.mean(axis=0)


def _by_wave(waves: Waves, scores: Floats) -> Floats:
    """How far each wave's log odds of a score lie from those of all waves, over the features: (waves,)."""
    counts, _ = kish_counts(waves, np.isfinite(scores))
    step, size = np.nan_to_num(scores), counts.sum(axis=-1)
    share = ratio((counts @ step).sum(axis=0), size.sum(axis=0))
    lean = share * (1 - share)
    apart = counts @ step - size * share
    theta, variance = _slopes(waves, scores)
    kept = _resistant(theta, variance) * np.where(np.isfinite(variance), variance, 0.0)
    return np.asarray(ratio((apart * kept).sum(axis=-1), (size * lean * kept).sum(axis=-1)))
