"""How shares move between waves: a shrunk trend and a random walk in log shares, pooled over features.

Every category of a feature has a log weight η; the shares are its softmax. η has a wide start, a slope of
variance τ² and steps of variance q² per unit of time, alike for all categories and features of a study.
Source: West & Harrison 1997, Bayesian Forecasting and Dynamic Models, §14; Rue, Martino & Chopin 2009.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from kano.measures.course.responses import Seen, seen
from kano.measures.course.state import Pace, State, joined, softmax, states
from kano.measures.waves.counts_over_waves import Floats, Waves
from kano.values import dataclass

Grid = tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]
GRID: Grid = ((0.0, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2), (0.0, 0.03, 0.06, 0.1, 0.15, 0.22, 0.33, 0.5, 1.0), (0.0,))
"""Prior sd of a log weight's movement over the whole period, of its step over a mean gap between waves, and of
the change of its slope over one."""
BENDING: Grid = ((0.0, 0.2, 0.5, 1.2, 3.2), (0.0, 0.06, 0.12, 0.2, 0.35, 1.0), (0.0, 0.1, 0.25, 0.5))
"""The same with slopes that change on the way, as where a market is first slow to move, and later has moved."""
_CELLS = 4_000
"""Grid points times features that are filtered at once: their states stay near the processor."""
_OWN = 0.02
"""Prior probability that a feature moves by its own measure, whatever the others do."""


@dataclass(frozen=True)
class Dynamics:
    """What the waves of a study say about its movement, on a grid of (slope, step, bend)."""

    pace: Pace
    """The grid: each sd (grid, 1)."""
    weight: Floats
    """Posterior probability of each grid point for each feature (grid, features)."""
    others: Floats
    """The same by what the other features say alone (grid, features)."""
    state: State
    """Log weights after the last wave: (6, grid, features)."""

    def of(self, features: slice) -> "Dynamics":
        """Those of some features."""
        weights = self.weight[:, features], self.others[:, features]
        return Dynamics(self.pace, *weights, self.state.of(features))

    def typical(self) -> Pace:
        """Sds of slope and step that the waves tell of each feature (features,)."""
        return Pace(self.pace.slope[:, 0] @ self.weight, self.pace.step[:, 0] @ self.weight)


def fit_dynamics(waves: Waves, grid: Grid = GRID, *, studies: int = 1) -> Dynamics:
    """Trend, wave-to-wave variance and current state of every feature. Needs two waves at least.

    Features follow one another study by study, as many in each; a study's features tell of one another.
    """
    told, _ = told_of(waves, studies)
    return next(dynamics(told, grid, [len(told.clock)], studies))


def told_of(waves: Waves, studies: int = 1, *, until: int | None = None) -> tuple[Seen, Pace]:
    """The answers as the filter takes them, expected at the shares of a course of the pace that they tell.

    `until`: of how many waves the answers may be known.
    """
    first = seen(waves, until=until)
    pace = next(dynamics(first, _ROUGH, [len(first.response)], studies)).typical()
    return seen(waves, pace, shares=first.shares, until=until), pace


_ROUGH: Grid = ((0.0, 0.4, 1.6), (0.0, 0.06, 0.15, 0.4, 1.0), (0.0,))
"""Enough to tell at what shares the answers are expected."""


def dynamics(told: Seen, grid: Grid, after: Sequence[int], studies: int = 1) -> Iterator[Dynamics]:
    """What is known after so many waves each, in one pass."""
    axes = np.meshgrid(np.array(grid[0]) / told.clock[-1], grid[1], grid[2], indexing="ij")
    pace = Pace(*(axis.reshape(-1, 1) for axis in axes))
    block = max(1, _CELLS // len(pace.slope))
    count = told.response.shape[-1]
    parts = [_kept(told.of(slice(start, start + block)), pace, after) for start in range(0, count, block)]
    for each in zip(*parts, strict=True):
        found, likelihoods = zip(*each, strict=True)
        weight, others = _weights(np.concatenate(likelihoods, axis=-1), studies)
        yield Dynamics(pace, weight, others, joined(found))


def _kept(told: Seen, pace: Pace, after: Sequence[int]) -> list[tuple[State, Floats]]:
    """States after so many waves each, and their log likelihood so far (grid, features)."""
    kept, total = [], np.zeros(())
    response, weight = told.response[:, :, None], told.weight[:, :, None]
    for wave, (state, likelihood) in enumerate(states(response, weight, told.clock[: len(response)], pace), 1):
        total = total + likelihood
        if wave in after:
            kept.append((state.copy(), total))
    return kept


def _weights(likelihood: Floats, studies: int) -> tuple[Floats, Floats]:
    """Posterior (grid, features): what the other features say, or anything, times the feature's own word.

    And without its own word.
    """
    own = likelihood.reshape(len(likelihood), studies, -1)
    others = own.sum(axis=-1, keepdims=True) - own
    prior = (1 - _OWN) * softmax(others) + _OWN / len(own)
    return softmax(np.log(prior) + own).reshape(likelihood.shape), prior.reshape(likelihood.shape)
