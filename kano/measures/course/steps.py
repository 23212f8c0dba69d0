"""From which category to which a feature moved on balance, and between which waves that surely lies."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kano.measures.course.fitted import Fitted
from kano.measures.waves.counts_over_waves import A, I, Waves
from kano.measures.waves.verdict import Verdict
from kano.values import dataclass

SURE = 0.8
"""Probability that the interval of a change must hold."""

Ints = NDArray[np.intp]


@dataclass(frozen=True)
class Change:
    """The fitted winner of a feature changes on balance between two waves."""

    feature: int
    before: int
    """Last wave that surely has the old winner."""
    after: int
    """First wave that surely has the new winner."""
    old: int
    new: int
    probability: float
    """Probability that the winner is the old one before and the new one after."""


@dataclass(frozen=True)
class Stay:
    """A feature has a category from one wave to another, excursions included."""

    winner: int
    first: int
    last: int


def changes(course: Fitted, waves: Waves) -> list[Change]:
    """Changes of each feature's fitted winner on balance, by feature and date, with their probability.

    What goes and comes back is no change, nor is a way round beside the way from the first winner to the
    last. Intervals reach over as many waves as it takes to hold the change with `SURE`; a category that no
    interval holds so surely is passed over. Only a change from the first winner to the last may be less sure.
    """
    found = []
    for feature in range(course.winner.shape[1]):
        held = np.flatnonzero(waves.present[:, feature])
        if held.size:
            stays = _direct(_stays(held, course.winner[held, feature].tolist()))
            found += _surely(course, waves, feature, stays)
    return found


def told(change: Change, verdict: Verdict) -> bool:
    """Whether a change is worth telling beside this verdict: sure, or that for which it has its name.

    What goes against the verdict is not.
    """
    down = change.new < change.old <= A
    up = change.old < change.new <= A
    fits = {
        Verdict.DRIFTING: down and change.probability >= SURE,
        Verdict.DEGRADED: down,
        Verdict.RENEWED: up,
        Verdict.EMERGING: change.new <= A,
        Verdict.FADING: change.old <= A and change.new <= I,
        Verdict.SHIFTED: True,
    }
    return fits.get(verdict, change.probability >= SURE)


def _stays(held: Ints, winners: list[int]) -> list[Stay]:
    """The way from the first winner to the last without its loops."""
    found: list[Stay] = []
    for wave, winner in zip(held.tolist(), winners, strict=True):
        if known := [i for i, stay in enumerate(found) if stay.winner == winner]:
            found[known[0] :] = [Stay(winner, found[known[0]].first, wave)]
        else:
            found.append(Stay(winner, wave, wave))
    return found


def _direct(stays: list[Stay]) -> list[Stay]:
    """Without what lies beside the way: off the ladder, or beyond its ends."""
    low, high = sorted((stays[0].winner, stays[-1].winner))
    beyond = (low, high) if high <= A else (-1, I)
    between = [stay for stay in stays[1:-1] if beyond[0] < stay.winner < beyond[1]]
    return [stays[0], *between, *stays[1:][-1:]]


def _surely(course: Fitted, waves: Waves, feature: int, stays: list[Stay]) -> list[Change]:
    """The changes of this way; where one isn't sure, those of the surest way with one category less."""
    steps = [_step(course, waves, feature, pair) for pair in pairwise(stays)]
    apart = all(one.after <= other.before for one, other in pairwise(steps))
    if len(steps) < 2 or (apart and all(step.probability >= SURE for step in steps)):
        return steps
    shorter = [_surely(course, waves, feature, [*stays[:i], *stays[i + 1 :]]) for i in range(1, len(stays) - 1)]
    return max(shorter, key=lambda way: (len(way), min(step.probability for step in way)))


def _step(course: Fitted, waves: Waves, feature: int, pair: tuple[Stay, Stay]) -> Change:
    """The shortest interval that surely holds the change, or that which most probably does."""
    one, other = pair
    held = np.flatnonzero(waves.present[:, feature])
    before = held[(held >= one.first) & (held < other.first)]
    after = held[(held > one.last) & (held <= other.last)]
    drawn = course.drawn[:, :, feature]
    was, became = drawn[:, before] == one.winner, drawn[:, after] == other.winner
    both = was.T.astype(np.float64) @ became / len(drawn)
    both[before[:, None] >= after] = -1.0
    length = waves.dates[after] - waves.dates[before][:, None]
    sure = np.where(both >= SURE, length, np.inf)
    best = np.lexsort((length.ravel(), -both.ravel(), sure.ravel()))[0]
    i, j = np.unravel_index(best, both.shape)
    return Change(feature, int(before[i]), int(after[j]), one.winner, other.winner, float(both[i, j]))
