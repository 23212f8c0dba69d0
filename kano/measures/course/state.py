"""Level and slope of the log weights of the six categories, moved on from wave to wave and told by answers.

A Kalman filter of any number of features and variances at once. No share depends on what all log weights of a
feature have in common, so that each wave leaves it open; after each wave the categories are held apart again,
with the variances that the shares have (assumed density filtering: Maybeck 1982, §12.7; Minka 2001).
Source: West & Harrison 1997, Bayesian Forecasting and Dynamic Models, §4 and §14.
"""

import dataclasses
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kano.measures.waves.counts_over_waves import Floats
from kano.values import dataclass

Ints = NDArray[np.intp]

START = 4.0
"""Prior sd of a log weight at the first wave: shares from 0.0005 to 0.9 are nothing special."""
_CENTRE = float(np.log(0.1))


@dataclasses.dataclass(slots=True)
class State:
    """What is known after a wave: arrays (6, ...)."""

    level: Floats
    slope: Floats
    spread: Floats
    """Variance of the level."""
    tilt: Floats
    """Covariance of level and slope."""
    turn: Floats
    """Variance of the slope."""

    def copy(self) -> "State":
        """The same, to be kept while this one moves on."""
        return State(*(getattr(self, each.name).copy() for each in dataclasses.fields(self)))

    def of(self, features: slice) -> "State":
        """That of some features, the last axis."""
        return State(*(getattr(self, each.name)[..., features] for each in dataclasses.fields(self)))

    def drawable(self) -> "State":
        """With a last axis for draws."""
        return State(*(getattr(self, each.name)[..., None] for each in dataclasses.fields(self)))


@dataclass(frozen=True)
class Pace:
    """Prior sds, broadcast over the axes of a state behind its categories; time in mean gaps between waves."""

    slope: Floats
    step: Floats
    """Of a random step over one gap."""
    bend: Floats = dataclasses.field(default_factory=lambda: np.zeros(()))
    """Of the change of the slope over one gap."""

    def of(self, features: Ints) -> "Pace":
        """That of some features, where it differs by feature alone and doesn't bend."""
        return Pace(self.slope[features], self.step[features])

    def drawable(self) -> "Pace":
        """With a last axis for draws, where it doesn't bend."""
        return Pace(self.slope[..., None], self.step[..., None])


def begin(pace: Pace, shape: tuple[int, ...]) -> State:
    """Before the first wave: nothing is known but how steep slopes are."""
    zero = np.zeros((6, *shape))
    return State(zero + _CENTRE, zero.copy(), zero + START**2, zero.copy(), zero + np.square(pace.slope))


def advance(state: State, gap: float, pace: Pace) -> None:
    """Move on by a gap between waves, in place.

    Source of the bend: an integrated Brownian motion (Wahba 1978; Harvey 1989, §2.3: a local linear trend).
    """
    bend = np.square(pace.bend)
    state.level += gap * state.slope
    state.spread += gap * (2 * state.tilt + gap * state.turn)
    state.spread += np.square(pace.step) * gap + bend * (gap**3 / 3)
    state.tilt += gap * state.turn + bend * (gap**2 / 2)
    state.turn += bend * gap


def observe(state: State, response: Floats, weight: Floats) -> Floats:
    """Take in a wave's responses and weights, in place; returns their log likelihood but for a constant.

    Both (6, ...); where all weights are 0 nothing was asked, and nothing changes.
    """
    held = weight.sum(axis=0)
    asked = held > 0
    sure = weight / (1 + weight * state.spread)
    total = np.where(asked, sure.sum(axis=0), 1.0)
    error = response - state.level
    error -= (sure * error).sum(axis=0) / total
    size = np.where(asked, np.prod(np.where(asked, sure, 1.0), axis=0), 1.0)
    likelihood = 0.5 * (np.log(size / total) - (sure * error * error).sum(axis=0))
    _learn(state, (sure, total, error), weight / np.where(asked, held, 1.0))
    return np.where(asked, likelihood, 0.0)


def _learn(state: State, told: tuple[Floats, Floats, Floats], shares: Floats) -> None:
    sure, total, error = told
    level, slope = state.spread * sure, state.tilt * sure
    state.level += level * error
    state.slope += slope * error
    state.turn -= slope * state.tilt
    state.tilt -= level * state.tilt
    state.spread -= level * state.spread
    # What isn't known of the part in common is no doubt about shares where all categories take it in alike.
    level -= (shares * level).sum(axis=0)
    slope -= (shares * slope).sum(axis=0)
    part = level / total
    state.spread += part * level
    state.tilt += part * slope
    state.turn += slope * slope / total


def states(response: Floats, weight: Floats, clock: Floats, pace: Pace) -> Iterator[tuple[State, Floats]]:
    """The state after each wave, one that moves on, and the log likelihood of the wave.

    Responses and weights (waves, 6, ...) broadcast against the variances.
    """
    shape = np.broadcast_shapes(response.shape[2:], np.shape(pace.slope), np.shape(pace.bend))
    state = begin(pace, shape)
    for wave in range(len(clock)):
        if wave:
            advance(state, float(clock[wave] - clock[wave - 1]), pace)
        yield state, observe(state, response[wave], weight[wave])


def backward(after: Sequence[State], clock: Floats, pace: Pace, noise: Floats) -> Iterator[Floats]:
    """Levels of the last wave, of that before, … given all waves, for a slope that doesn't bend.

    `noise` (waves + 1, 6, ...) of zeros gives their means, of standard normals a draw of the course each; its
    further axes broadcast against those of the states. Source: Frühwirth-Schnatter 1994, J. Time Ser. Anal. 15.
    """
    last = after[-1]
    root = np.sqrt(last.spread)
    level = last.level + root * noise[-1]
    rest = np.sqrt(np.maximum(last.turn - last.tilt**2 / last.spread, 0.0))
    slope = last.slope + last.tilt / root * noise[-1] + rest * noise[-2]
    yield level
    for wave in range(len(after) - 2, -1, -1):
        state, gap = after[wave], float(clock[wave + 1] - clock[wave])
        lean = np.divide(state.tilt, state.turn, out=np.zeros_like(state.tilt), where=state.turn > 0)
        own = np.maximum(state.spread - state.tilt * lean, 1e-12)
        kept = own / (own + np.square(pace.step) * gap)
        level = (1 - kept) * (state.level + lean * (slope - state.slope)) + kept * (level - gap * slope)
        level += np.sqrt(own * (1 - kept)) * noise[wave]
        yield level


def joined(parts: Sequence[State]) -> State:
    """Blocks of the last axis put together."""
    return State(
        *(
            np.concatenate([getattr(part, each.name) for part in parts], -1)
            for each in dataclasses.fields(State)
        )
    )


def softmax(log_weights: Floats, axis: int = 0) -> Floats:
    """Shares along an axis."""
    weights = np.exp(log_weights - log_weights.max(axis=axis, keepdims=True))
    weights /= weights.sum(axis=axis, keepdims=True)
    return np.asarray(weights)
