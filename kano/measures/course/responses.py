"""Counts of answers as log weights that would have given them, with the counts expected as their weights.

As in iterated least squares for counts, so that sparse categories don't bend the model.
Source: Rue, Martino & Chopin 2009, J. R. Statist. Soc. B 71 (a Laplace step).
"""

import numpy as np

from kano.measures.course.state import Ints, Pace, State, advance, backward, observe, softmax, states
from kano.measures.waves.counts_over_waves import Floats, Waves, kish_counts
from kano.values import dataclass

_STEPS = 3
"""Newton steps to the mode, taken twice: shares are within .001 of it."""


@dataclass(frozen=True)
class Seen:
    """Answers as the filter takes them: arrays (waves, 6, features)."""

    clock: Floats
    """Dates of the waves in units of their mean gap, from 0, also of those whose answers aren't there."""
    response: Floats
    """Log weights that would have given these counts."""
    weight: Floats
    """Expected counts: the weights of the responses."""
    shares: Floats
    """Those at which the counts are expected."""

    def of(self, features: Ints | slice) -> "Seen":
        """That of some features."""
        return Seen(self.clock, *(each[..., features] for each in (self.response, self.weight, self.shares)))


def clock_of(dates: Floats) -> Floats:
    """Dates in units of their mean gap, from 0."""
    return np.asarray((dates - dates[0]) / mean_gap(dates))


def mean_gap(dates: Floats) -> float:
    """Mean distance between waves, in the unit of their dates."""
    return float(dates[-1] - dates[0]) / (len(dates) - 1)


def seen(
    waves: Waves, pace: Pace | None = None, *, shares: Floats | None = None, until: int | None = None
) -> Seen:
    """Answers taken at the mode of a course of this pace, given all of them.

    `shares`: where to begin. `until`: of how many waves the answers may be known; dates are known of all.
    """
    counts, clock = _counts(waves)[:until], clock_of(waves.dates)
    if pace is None:
        still = np.ones(counts.shape[-1])
        pace = Pace(0.4 / clock[-1] * still, 0.1 * still)
    if shares is None:
        every = counts.sum(axis=0)
        shares = (every + 0.5) / (every.sum(axis=0) + 3.0) + np.zeros_like(counts)
    for _ in range(_STEPS):
        found = Seen(clock, *_response(counts, shares), shares)
        shares = _smoothed(found, pace)
    return Seen(clock, *_response(counts, shares), shares)


def seen_in_time(waves: Waves, pace: Pace, first: Seen) -> Seen:
    """The answers of later waves added to the `first`, each taken at what it and the waves before it tell."""
    counts, clock = _counts(waves), first.clock
    *_, (state, _) = states(first.response, first.weight, clock[: len(first.response)], pace)
    added = []
    for wave in range(len(first.response), len(counts)):
        advance(state, float(clock[wave] - clock[wave - 1]), pace)
        shares = softmax(state.level)
        for _ in range(_STEPS):
            told, here = _response(counts[wave], shares), state.copy()
            observe(here, *told)
            shares = softmax(here.level)
        state = here
        added.append((*told, shares))
    known = (first.response, first.weight, first.shares)
    later = [np.array([each[part] for each in added]).reshape(-1, *known[part].shape[1:]) for part in range(3)]
    return Seen(clock, *(np.concatenate(pair) for pair in zip(known, later, strict=True)))


def _counts(waves: Waves) -> Floats:
    return np.ascontiguousarray(np.moveaxis(kish_counts(waves)[0], -1, 1))


def _response(counts: Floats, shares: Floats) -> tuple[Floats, Floats]:
    """Responses and expected counts, categories on the last axis but one."""
    expected = counts.sum(axis=-2, keepdims=True) * shares
    surprise = (counts - expected) / np.maximum(expected, 1e-9)
    return np.log(shares) + np.clip(surprise, -2.0, 4.0), expected


def _smoothed(told: Seen, pace: Pace) -> Floats:
    after = states_of(told, pace)
    quiet = np.zeros((len(after) + 1, 1, 1))
    levels = np.stack(list(backward(after, told.clock, pace, quiet))[::-1])
    return softmax(levels, axis=1)


def states_of(told: Seen, pace: Pace) -> list[State]:
    """What is known after each wave."""
    clock = told.clock[: len(told.response)]
    return [state.copy() for state, _ in states(told.response, told.weight, clock, pace)]
