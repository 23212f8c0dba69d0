"""What all features of a study did together between waves, and the waves with that taken off.

Another field-work house, panel or season shifts the answers to all questions alike, and so does a market
that changes as a whole. Features alone can't tell these apart (Kopf, Zeileis & Strobl 2015, Appl. Psychol.
Meas. 39, on anchors), so the movement that they share is measured first, and each is judged by what it did
beyond that. As in robust scaling (Halpin 2024, Psychometrika 89, "Differential item functioning via robust
scaling") the shared part is a redescending M-estimate over features, which those that went their own way
don't pull.
"""

from enum import StrEnum

import numpy as np

from kano.measures.special import t_tail
from kano.measures.waves.counts_over_waves import Flags, Floats, Waves, kish_counts
from kano.measures.waves.homogeneity import ratio
from kano.measures.waves.slopes import DIRECTIONS, Slopes, heterogeneity, slopes
from kano.values import dataclass

FEWEST = 5
"""Features below which nothing can be said about what all did together."""
TRIFLE = 0.02
"""Change of Better, |Worse| or the share of R and Q below which what all did is too little to matter."""
OWN = 4
"""One in so many features may move by itself, all the same way, and doesn't make a common movement."""
LEVEL = 0.05
"""Of what all did together."""
_ROUNDS = 6
_SURE = 2.576
"""Standard errors (two-sided 1 %) from which on an anchor says that a movement is real, or isn't."""


class Cause(StrEnum):
    """What anchors say of a movement that all features share."""

    UNTOLD = "untold"
    """No anchor, or one with too few answers to tell."""
    ANSWERING = "answering"
    """What can't have moved moved along: the way of asking or answering changed."""
    REAL = "real"
    """What can't have moved kept still while the others moved."""


class Mark(StrEnum):
    """What the directions themselves suggest, without proving it."""

    NONE = ""
    STYLE = "style"
    """Liking and disliking both grew, or both shrank: stronger or weaker words."""
    AGEING = "ageing"
    """Less liked, and more disliked when absent: features that become taken for granted."""
    REVIVAL = "revival"
    """More liked, and less disliked when absent."""


@dataclass(frozen=True)
class Common:
    """The movement that all features share: arrays (directions,) for `DIRECTIONS`, unless said."""

    features: int
    """Features that tell something of Better and of Worse."""
    p: Floats
    """That more than a quarter of the features moved together, over all directions; 1 with too few."""
    found: Flags
    """Whether it did, and not by a trifle."""
    change: Floats
    """Change of Better, |Worse| and R + Q among R, Q and I, first wave to last, that the features share."""
    odds: Floats
    """The same as a change of log odds."""
    along: Floats
    """Share of the features that moved to that side."""
    shift: Floats
    """What each wave added to the log weights of the categories (waves, 6); 0 where nothing was found."""
    cause: Cause

    @property
    def told(self) -> bool:
        """Whether there were enough features to say anything."""
        return self.features >= FEWEST

    @property
    def any(self) -> bool:
        """Whether the features moved together in any direction."""
        return bool(self.found.any())

    @property
    def counts(self) -> bool:
        """Whether features are judged by what they did beyond it: always, but where anchors say it is real."""
        return self.any and self.cause is not Cause.REAL

    @property
    def mark(self) -> Mark:
        """What the directions suggest."""
        if not self.found[:2].all():
            return Mark.NONE
        liked, missed = np.sign(self.odds[:2])
        return Mark.STYLE if liked == missed else Mark.AGEING if missed > 0 else Mark.REVIVAL


def common_movement(waves: Waves, anchor: Flags | None = None) -> Common:
    """What the features of a study did together, and whether that is more than a quarter of them could do.

    In each direction the features' changes of log odds are compared. The quarter that went farthest one way
    is left out before the mean of the others is tested against the spread between features (random effects,
    DerSimonian & Laird 1986): as long as no more than a quarter drifted by themselves, the test is wrong at
    most as often as it says. `anchor` (features,): those known to keep still; they don't take part, and
    tell the cause.
    """
    fixed = np.zeros(waves.n.shape[1], dtype=bool) if anchor is None else anchor
    each = [slopes(waves, scores) for scores in DIRECTIONS]
    own = [one.of(~fixed) for one in each]
    features = min(len(one.change) for one in own[:2])
    p = shared_p(waves, ~fixed)
    change, odds, along = np.array([_size(one) for one in own]).T
    found = (p <= LEVEL) & (np.abs(change) >= TRIFLE) & (features >= FEWEST)
    told = {_cause(one.of(fixed), size) for one, size, yes in zip(each, odds, found, strict=True) if yes}
    told -= {Cause.UNTOLD}
    cause = told.pop() if len(told) == 1 else Cause.UNTOLD
    return Common(features, p, found, change, odds, along, _shift(waves, found, ~fixed), cause)


def apart_from(waves: Waves, shift: Floats) -> Waves:
    """The waves as if their log weights hadn't been shifted (waves, 6): answers weighted back.

    Weights carry the error of that through every test. Numbers of people don't change.
    """
    factor = np.exp(-shift)[:, None]
    return Waves(waves.n, waves.w * factor, waves.w2 * factor**2, waves.dates)


def shared_p(waves: Waves, own: Flags, studies: int = 1) -> Floats:
    """How surely more than a quarter of the features moved to one side, over all directions: (directions,).

    A two-sided p. `own` (features,): those that take part. Of so many studies, whose features follow one
    another, as many in each, it is (directions, studies).
    """
    found = np.array([_two_sided(slopes(waves, scores), own, studies) for scores in DIRECTIONS])
    p = np.minimum(len(DIRECTIONS) * found, 1.0)
    return np.asarray(p[:, 0] if studies == 1 else p)


def _two_sided(each: Slopes, own: Flags, studies: int) -> Floats:
    change, variance = (
        np.where(own, value, np.nan).reshape(studies, -1) for value in (each.change, each.variance)
    )
    spread = variance + heterogeneity(change, variance)[:, None]
    tails = [_tail(side * change, spread) for side in (1, -1)]
    few = np.isfinite(change).sum(axis=1) < FEWEST
    return np.where(few, 1.0, np.minimum(2 * np.minimum(*tails), 1.0))


def _tail(change: Floats, spread: Floats) -> Floats:
    """One-sided p of a positive mean without the quarter of features that went farthest up."""
    told = np.isfinite(change).sum(axis=1)
    kept = (told - told // OWN)[:, None]
    # What tells nothing is sorted last.
    first = np.argsort(np.argsort(change / np.sqrt(spread), axis=1), axis=1) < kept
    weight = np.where(first, 1 / spread, 0.0)
    t = ratio((weight * np.where(first, change, 0.0)).sum(axis=1), np.sqrt(weight.sum(axis=1)))
    return t_tail(t, np.maximum(kept[:, 0] - 1, 1))


def _size(own: Slopes) -> tuple[float, float, float]:
    """The shared change of the share and of its log odds, and the part of the features that moved that way."""
    if len(own.change) < FEWEST:
        return 0.0, 0.0, 0.0
    weight = own.resistant()
    odds = float(weight @ own.change / weight.sum())
    along = float((np.sign(own.change) == np.sign(odds)).mean())
    return odds * float(weight @ own.lean / weight.sum()), odds, along


def _cause(anchor: Slopes, odds: float) -> Cause:
    """Whether anchors moved along with the others, kept still, or can't tell."""
    if not len(anchor.change):
        return Cause.UNTOLD
    weight = 1 / anchor.variance
    moved, error = weight @ anchor.change / weight.sum(), _SURE / np.sqrt(weight.sum())
    still, along = abs(moved) <= error, abs(moved - odds) <= error
    if along == still:
        return Cause.UNTOLD
    return Cause.ANSWERING if along else Cause.REAL


def _shift(waves: Waves, found: Flags, own: Flags) -> Floats:
    """What each wave added to the log weights, along the directions found: (waves, 6), mean 0."""
    shift = np.zeros((len(waves.dates), 6))
    those = Waves(waves.n[:, own], waves.w[:, own], waves.w2[:, own], waves.dates)
    for _ in range(_ROUNDS if found.any() else 0):
        left = apart_from(those, shift)
        for scores in DIRECTIONS[found]:
            shift += _by_wave(left, scores)[:, None] * (np.nan_to_num(scores) > 0)
    return np.asarray(shift - shift.mean(axis=0))


def _by_wave(waves: Waves, scores: Floats) -> Floats:
    """How far each wave's log odds of a score lie from those of all waves, over the features: (waves,)."""
    each = slopes(waves, scores)
    told = np.isfinite(each.change)
    those = each.of(told)
    counts, _ = kish_counts(waves, np.isfinite(scores))
    step, size = np.nan_to_num(scores), counts.sum(axis=-1)[:, told]
    hits = (counts @ step)[:, told]
    share = ratio(hits.sum(axis=0), size.sum(axis=0))
    kept = those.resistant() * those.variance
    apart = ((hits - size * share) * kept).sum(axis=-1)
    return np.asarray(ratio(apart, (size * those.lean * kept).sum(axis=-1)))
