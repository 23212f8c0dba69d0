"""Draws of what the dynamic model knows after the last wave, and of the way from there."""

from statistics import NormalDist

import numpy as np

from kano.measures.course.dynamics import Dynamics
from kano.measures.course.state import Ints
from kano.measures.special import log_gamma_deviate
from kano.measures.waves.counts_over_waves import Floats
from kano.values import dataclass

_SKEWED = 0.1
"""Variance of a log share from which on its uncertainty is a gamma's, not a normal's."""


@dataclass(frozen=True)
class Drawn:
    """Draws of log weights and their slopes (6, features, draws), with the sds of what is still to come."""

    level: Floats
    slope: Floats
    step: Floats
    """(features, draws)."""
    bend: Floats
    """(features, draws)."""


def normal_scores(shape: tuple[int, ...], draws: int, rng: np.random.Generator) -> Floats:
    """Standard normal draws (*shape, 1, draws), each row of them evenly spread and in an order of its own.

    Source: McKay, Beckman & Conover 1979, Technometrics 21 (Latin hypercube sampling).
    """
    inverse = NormalDist().inv_cdf
    even = np.array([inverse((i + 0.5) / draws) for i in range(draws)])
    return np.asarray(rng.permuted(np.tile(even, (*shape, 1, 1)), axis=-1))


def drawn_states(model: Dynamics, scores: Floats, shuffled: Ints) -> Drawn:
    """Level and slope after the last wave, from the grid as it weighs: `scores` (2, 6, 1, draws)."""
    point = _points(model.weight, scores.shape[-1])
    state = model.state
    root = np.sqrt(state.spread)
    lean = state.tilt / root
    rest = np.sqrt(np.maximum(state.turn - lean * lean, 0.0))
    level, slope, sd, along, apart = (
        np.take_along_axis(np.swapaxes(each, 1, 2), point[None], axis=-1)
        for each in (state.level, state.slope, root, lean, rest)
    )
    slope += along * scores[0] + apart * scores[1]
    # A feature that kept still so far may turn as the others did.
    turning = _points(model.others, scores.shape[-1])[:, shuffled]
    return Drawn(level + _skewed(sd, scores[0]), slope, model.pace.step[point, 0], model.pace.bend[turning, 0])


def moved_on(now: Drawn, gap: float, scores: Floats) -> Drawn:
    """The same after a time, in mean gaps between waves: `scores` (3, 6, 1, draws)."""
    turned, apart, walked = scores
    # Of a Brownian slope the way gone is half the turn, and a part of its own.
    along = gap**1.5 * (turned / 2 + apart / np.sqrt(12))
    level = now.level + gap * now.slope + now.bend * along + now.step * (np.sqrt(gap) * walked)
    return Drawn(level, now.slope + now.bend * (np.sqrt(gap) * turned), now.step, now.bend)


def _points(weight: Floats, draws: int) -> Ints:
    """Points of the grid, as often as they weigh and in their order: (features, draws)."""
    edges = np.rint(np.cumsum(weight, axis=0) * draws).astype(np.intp)
    edges[-1] = draws
    number = np.diff(edges, axis=0, prepend=0).T
    return np.repeat(np.tile(np.arange(len(weight)), len(number)), number.ravel()).reshape(len(number), draws)


def _skewed(sd: Floats, scores: Floats) -> Floats:
    """Deviations of log weights, those of a log gamma where few people gave the answer.

    A Poisson count's posterior is a gamma; with the same mode and curvature its shape is 1 / variance.
    """
    away = sd * scores
    few = sd > np.sqrt(_SKEWED)
    if few.any():
        away[few] = log_gamma_deviate(sd[few] ** 2, np.broadcast_to(scores, sd.shape)[few])
    return np.asarray(away)
