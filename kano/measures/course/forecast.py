"""Where the shares of a feature will be, and which category it will have, with what certainty."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kano.measures.course.dynamics import BENDING, Dynamics, Grid, fit_dynamics, softmax
from kano.measures.waves.counts_over_waves import Floats, Waves
from kano.values import dataclass

Ints = NDArray[np.intp]
_LEVELS = (0.025, 0.1, 0.9, 0.975)
_SKEWED = 0.1
"""Variance of a log share from which on its uncertainty is a gamma's, not a normal's."""
_ROWS = 1024
"""Draws that are turned at once: their matrices stay near the processor."""
MIN_WAVES = 3
"""With fewer waves noise and trend can't be told apart: no honest forecast."""


@dataclass(frozen=True)
class Forecast:
    """Shares and categories ahead, arrays (dates, features, 6); NaN for features seen in too few waves."""

    dates: Floats
    """Dates of the forecasts (dates,)."""
    mean: Floats
    """Expected shares."""
    low95: Floats
    low80: Floats
    high80: Floats
    high95: Floats
    probability: Floats
    """Probability that a category is then the largest."""


def forecast(
    waves: Waves, dates: ArrayLike, *, draws: int = 2000, seed: int = 0, grid: Grid = BENDING
) -> Forecast:
    """The six shares at later dates with 80 and 95 % intervals, and the probability of each category.

    Drawn from the dynamic model of log shares: same waves and seed, same numbers. `dates` lie after the
    last wave. A feature held by fewer than three waves gets NaN, and so do all in a study of two waves.
    Source: West & Harrison 1997, §14; compositions over time: Aitchison 1986; checked by simulation.
    """
    when = np.atleast_1d(np.asarray(dates, dtype=np.float64))
    known = waves.present.sum(axis=0) >= MIN_WAVES
    out = np.full((6, len(when), len(known), 6), np.nan)
    if known.any():
        held = Waves(waves.n[:, known], waves.w[:, known], waves.w2[:, known], waves.dates)
        out[:, :, known] = _summary(fit_dynamics(held, grid), when - waves.dates[-1], draws, seed)
    return Forecast(when, *out)


def _summary(model: Dynamics, after: Floats, draws: int, seed: int) -> Floats:
    """Mean, four quantiles and winner's probability: (6, dates, features, 6)."""
    rng = np.random.default_rng(seed)
    out = np.empty((6, len(after), model.weight.shape[1], 6))
    states = _states(model, draws, rng)
    for at, drawn in _paths(states, after / model.gap, rng):
        out[0, at] = drawn.mean(axis=0)
        out[1:5, at] = np.quantile(drawn, _LEVELS, axis=0)
        out[5, at] = np.eye(6)[drawn.argmax(axis=-1)].mean(axis=0)
    return out


def _paths(
    states: tuple[Floats, Floats, Floats, Floats], ahead: Floats, rng: np.random.Generator
) -> Iterator[tuple[int, Floats]]:
    """Draws of shares (draws, features, 6) at each time ahead, along one random walk a draw."""
    level, slope, step, bend = states
    before = 0.0
    for at in np.argsort(ahead):
        gap = max(float(ahead[at]) - before, 0.0)
        turned, apart, walked = rng.standard_normal((3, *level.shape))
        turn = bend[..., None] * np.sqrt(gap) * turned
        # Of a Brownian slope the way gone is half the turn, and a part of its own.
        level = level + gap * (slope + turn / 2) + bend[..., None] * np.sqrt(gap**3 / 12) * apart
        level = level + step[..., None] * np.sqrt(gap) * walked
        slope, before = slope + turn, float(ahead[at])
        yield int(at), softmax(level)


def _states(model: Dynamics, draws: int, rng: np.random.Generator) -> tuple[Floats, Floats, Floats, Floats]:
    """Draws of level and slope (draws, features, 6) after the last wave, and of the sds of step and bend."""
    point = _points(model.weight, draws, rng)
    level = np.empty((*point.shape, 6))
    slope = np.empty_like(level)
    for one in np.unique(point):
        draw, feature = np.nonzero(point == one)
        level[draw, feature], slope[draw, feature] = _drawn(model, int(one), feature, rng)
    # A feature that kept still so far may turn as the others did.
    turning = rng.permuted(_points(model.others, draws, rng), axis=0)
    return level, slope, model.step[point], model.bend[turning]


def _points(weight: Floats, draws: int, rng: np.random.Generator) -> Ints:
    """Points of the grid, as often as they weigh: (draws, features)."""
    edges = np.cumsum(weight, axis=0)
    spot = (np.arange(draws)[:, None] + rng.random((1, edges.shape[1]))) / draws
    return np.asarray(np.minimum((spot[:, None, :] > edges).sum(axis=1), len(edges) - 1))


def _drawn(model: Dynamics, point: int, feature: Ints, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Draws of the state at one grid point, freed of the part that no share depends on."""
    mean = model.mean[:, point].T
    apart = np.eye(6) - softmax(mean[:, :6])[:, None, :]
    free = np.zeros((len(mean), 12, 12))
    free[:, :6, :6] = free[:, 6:, 6:] = apart
    covariance = free @ np.moveaxis(model.covariance[:, :, point], -1, 0) @ np.swapaxes(free, 1, 2)
    root = np.linalg.cholesky(covariance + 1e-9 * np.eye(12))
    noise = rng.standard_normal((len(feature), 12))
    for start in range(0, len(feature), _ROWS):
        rows = slice(start, start + _ROWS)
        noise[rows] = np.einsum("dij,dj->di", root[feature[rows]], noise[rows])
    variance = np.diagonal(covariance, axis1=1, axis2=2)[feature, :6]
    centre = mean[feature]
    return centre[:, :6] + _skewed(noise[:, :6], variance), centre[:, 6:] + noise[:, 6:]


def _skewed(noise: Floats, variance: Floats) -> Floats:
    """Normal deviations of log shares, bent to those of a log gamma where few people gave the answer.

    A Poisson count's posterior is a gamma; with the same mode and curvature its shape is 1 / variance.
    """
    from scipy.special import gammaincinv, ndtr

    few = variance > _SKEWED
    shape = 1 / variance[few]
    drawn = gammaincinv(shape, ndtr(noise[few] * np.sqrt(shape)))
    bent = noise.copy()
    bent[few] = np.log(np.maximum(drawn, 1e-300) / shape)
    return bent
