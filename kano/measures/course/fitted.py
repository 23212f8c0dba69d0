"""Shares with the noise between waves smoothed out: which category a feature had when, and since when."""

import numpy as np
from numpy.typing import NDArray

from kano.measures.course.dynamics import Dynamics, fit_dynamics, softmax, time_precision
from kano.measures.waves.counts_over_waves import A, Flags, Floats, M, O, Waves
from kano.values import dataclass

Ints = NDArray[np.intp]


@dataclass(frozen=True)
class Fitted:
    """Smoothed course of every feature over all waves, also those that lack it."""

    shares: Floats
    """Expected shares (waves, features, 6)."""
    winner: Ints
    """Place of the category with the largest expected share (waves, features)."""
    probability: Floats
    """Probability that a category is the largest (waves, features, 6)."""
    drawn: Ints
    """Winners in each draw of the course (draws, waves, features)."""
    ladder: Floats
    """Place on the ladder bijzonder (0) … basis (1) in each draw (draws, waves, features)."""


DRAWS = 500


def fitted(waves: Waves, *, draws: int = DRAWS, seed: int = 0, only: Flags | None = None) -> Fitted:
    """The course of the true shares given all waves, under the dynamic model: same seed, same numbers.

    Winners come from here, never from raw counts, whose winners flip by sampling alone. Arrays
    (waves, features, 6). Needs two waves; a feature without any answer gets the prior, not NaN. `only`
    (features,): those that are asked about, with the same numbers as all have; the others get even shares.
    Source: Rauch, Tung & Striebel 1965 for smoothing; Rue & Held 2005, §2 for the draws.
    """
    model = fit_dynamics(waves)
    rng = np.random.default_rng(seed)
    held, features, _ = waves.n.shape
    drawn = np.full((draws, held, features, 6), 1 / 6)
    for feature in range(features):
        noise = rng.standard_normal((held * 6, draws))
        if only is None or only[feature]:
            drawn[:, :, feature] = _course(model, feature, noise)
    shares = drawn.mean(axis=0)
    winners = drawn.argmax(axis=-1)
    rungs = drawn[..., [M, O, A]].sum(axis=-1)
    return Fitted(
        shares=shares,
        winner=shares.argmax(axis=-1),
        probability=np.eye(6)[winners].mean(axis=0),
        drawn=winners,
        ladder=(drawn[..., M] + drawn[..., O] / 2) / rungs,
    )


def _course(model: Dynamics, feature: int, noise: Floats) -> Floats:
    """Draws of the shares of one feature: (draws, waves, 6)."""
    from scipy.linalg import cho_solve, cholesky, solve_triangular

    slope, step = (np.atleast_1d(axis @ model.weight[:, feature]) for axis in (model.slope, model.step))
    expected = model.expected[:, feature]
    waves = len(expected)
    precision = np.kron(time_precision(model.clock, slope, step)[0], np.eye(6))
    size = np.maximum(expected.sum(axis=1), 1e-9)
    seen = np.zeros((waves, 6, waves, 6))
    at = np.arange(waves)
    seen[at, :, at] = expected[..., None] * (np.eye(6) - expected[:, None, :] / size[:, None, None])
    weight = seen.reshape(waves * 6, waves * 6)
    root = cholesky(precision + weight, lower=True)
    mode = cho_solve((root, True), weight @ model.response[:, feature].ravel())
    # Transposed it has the order that the solver wants, which is several times as fast.
    drawn = mode[:, None] + solve_triangular(root.T, noise, lower=False, check_finite=False)
    return softmax(drawn.T.reshape(-1, waves, 6))


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
