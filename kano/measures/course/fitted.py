"""Shares with the noise between waves smoothed out: which category a feature had when, and since when."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kano.measures.course.dynamics import GRID, dynamics, told_of
from kano.measures.course.responses import Seen, states_of
from kano.measures.course.state import Pace, backward, softmax
from kano.measures.waves.counts_over_waves import A, Flags, Floats, M, O, Waves
from kano.values import dataclass

Ints = NDArray[np.intp]
_DIGITS = 12
"""To which shares are told apart: what is less is the arithmetic."""
_BLOCK = 16
"""Features whose courses are drawn at once: they stay near the processor."""


@dataclass(frozen=True)
class Fitted:
    """Smoothed course of every feature over all waves, also those that lack it."""

    shares: Floats
    """Expected shares (waves, features, 6)."""
    winner: Ints
    """Place of the largest category in the most probable course (waves, features)."""
    probability: Floats
    """Probability that a category is the largest (waves, features, 6)."""
    drawn: NDArray[np.integer]
    """Winners in each draw of the course (draws, waves, features)."""
    ladder: Floats
    """Place on the ladder bijzonder (0) … basis (1) in each draw (draws, waves, features)."""


DRAWS = 500


def fitted(
    waves: Waves, *, draws: int = DRAWS, seed: int = 0, only: Flags | None = None, studies: int = 1
) -> Fitted:
    """The course of the true shares given all waves, under the dynamic model: same seed, same numbers.

    Winners come from here, never from raw counts, whose winners flip by sampling alone. Arrays
    (waves, features, 6). Needs two waves; a feature without any answer gets the prior, not NaN. `only`
    (features,): those that are asked about, with the same numbers as all have; the others get even shares.
    `studies`: of how many, as many features each, one after another; each tells of its own movement.
    Source: Rauch, Tung & Striebel 1965 for smoothing; Frühwirth-Schnatter 1994 for the draws.
    """
    told, _ = told_of(waves, studies)
    pace = next(dynamics(told, GRID, [len(told.clock)], studies)).typical()
    held, features, _ = waves.n.shape
    asked = np.arange(features) if only is None else np.flatnonzero(only)
    noise = _noise(held + 1, draws, seed)
    shares, probability = np.full((2, held, features, 6), 1 / 6)
    winner = np.zeros((held, features), dtype=np.intp)
    drawn = np.zeros((held, features, draws), dtype=np.int8)
    ladder = np.full((held, features, draws), 0.5)
    for start in range(0, len(asked), _BLOCK):
        some = asked[start : start + _BLOCK]
        course = _course(told.of(some), pace.of(some), noise)
        for wave, (likely, each) in zip(range(held - 1, -1, -1), course, strict=True):
            winner[wave, some] = likely.round(_DIGITS).argmax(axis=0)
            shares[wave, some] = each.mean(axis=-1).T
            drawn[wave, some] = won = each.argmax(axis=0)
            probability[wave, some] = (won == np.arange(6)[:, None, None]).mean(axis=-1).T
            ladder[wave, some] = (each[M] + each[O] / 2) / each[[M, O, A]].sum(axis=0)
    return Fitted(shares, winner, probability, np.moveaxis(drawn, -1, 0), np.moveaxis(ladder, -1, 0))


def _noise(waves: int, draws: int, seed: int) -> Floats:
    """Standard normals (waves, 6, 1, 1 + draws); the first course has none, and so is the most probable one."""
    drawn = np.random.default_rng(seed).standard_normal((waves, 6, 1, draws))
    return np.concatenate([np.zeros((waves, 6, 1, 1)), drawn], axis=-1)


def _course(told: Seen, pace: Pace, noise: Floats) -> Iterator[tuple[Floats, Floats]]:
    """The most probable shares (6, features), and draws of them, from the last wave to the first."""
    after = [state.drawable() for state in states_of(told, pace)]
    for level in backward(after, told.clock, pace.drawable(), noise):
        shares = softmax(level)
        yield shares[..., 0], shares[..., 1:]


def route(course: Fitted, waves: Waves, feature: int) -> tuple[int, ...]:
    """Fitted winners in order of time, repeats left out: (A, O, M) came by beleving, (A, M) straight."""
    held = course.winner[waves.present[:, feature], feature].tolist()
    return tuple(one for place, one in enumerate(held) if place == 0 or held[place - 1] != one)


def still_moving(course: Fitted, certainty: float = 0.95) -> Floats:
    """Whether the ladder place moves in the later half of the waves: +1 to basis, −1 back, 0 not surely.

    (features,). An old move is thus no news for ever. NaN with two waves, where before and now can't be
    told apart.
    """
    waves = course.ladder.shape[1]
    if waves < 3:
        return np.full(course.ladder.shape[2], np.nan)
    moved = course.ladder[:, -1] - course.ladder[:, waves // 2]
    up, down = (moved > 0).mean(axis=0), (moved < 0).mean(axis=0)
    return np.where(up >= certainty, 1.0, np.where(down >= certainty, -1.0, 0.0))
