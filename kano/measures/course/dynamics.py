"""How shares move between waves: a shrunk trend and a random walk in log shares, pooled over features.

Every category of a feature has a log weight η; the shares are its softmax. η has a wide start, a slope of
variance τ² and steps of variance q² per unit of time, alike for all categories and features of a study.
Counts enter at their expected values (a Laplace step), so that sparse categories don't bend the model.
Source: West & Harrison 1997, Bayesian Forecasting and Dynamic Models, §14; Rue, Martino & Chopin 2009.
"""

import numpy as np

from kano.measures.waves.counts_over_waves import Floats, Waves, kish_counts
from kano.values import dataclass

_START = 4.0
"""Prior sd of a log weight at the first wave: shares from 0.0005 to 0.9 are nothing special."""
_FREE = 25.0
"""Variance of the part that all six categories share, which no share depends on."""
Grid = tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]
GRID: Grid = ((0.0, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2), (0.0, 0.03, 0.06, 0.1, 0.15, 0.22, 0.33, 0.5, 1.0), (0.0,))
"""Prior sd of a log weight's movement over the whole period, of its step over a mean gap between waves, and of
the change of its slope over one."""
BENDING: Grid = ((0.0, 0.2, 0.5, 1.2, 3.2), (0.0, 0.06, 0.12, 0.2, 0.35, 1.0), (0.0, 0.1, 0.25, 0.5))
"""The same with slopes that change on the way, as where a market is first slow to move, and later has moved."""
_LOOSE = 1e-4
"""Variance of a log weight that belongs to its wave alone: too little to matter, enough to invert."""
_CELLS = 480
"""Grid points times features that are filtered at once: about 0.5 MB of covariances."""
_OWN = 0.02
"""Prior probability that a feature moves by its own measure, whatever the others do."""


@dataclass(frozen=True)
class Dynamics:
    """What the waves of a study say about its movement, on a grid of (slope, step) pairs."""

    clock: Floats
    """Dates of the waves in units of their mean gap, from 0."""
    gap: float
    """Mean gap between waves in the unit of the dates."""
    slope: Floats
    """Prior sd of a slope for each grid point (grid,)."""
    step: Floats
    """Sd of a random step per mean gap for each grid point (grid,)."""
    bend: Floats
    """Sd of the change of a slope per mean gap for each grid point (grid,)."""
    weight: Floats
    """Posterior probability of each grid point for each feature (grid, features)."""
    others: Floats
    """The same by what the other features say alone (grid, features)."""
    response: Floats
    """Working responses (waves, features, 6)."""
    expected: Floats
    """Expected counts (waves, features, 6): the weights of the responses."""
    mean: Floats
    """Level and slope of the log weights after the last wave: (12, grid, features)."""
    covariance: Floats
    """Their covariance: (12, 12, grid, features)."""


def fit_dynamics(waves: Waves, grid: Grid = GRID) -> Dynamics:
    """Trend, wave-to-wave variance and current state of every feature. Needs two waves at least."""
    counts, _ = kish_counts(waves)
    gap = float(waves.dates[-1] - waves.dates[0]) / (len(waves.dates) - 1)
    clock = (waves.dates - waves.dates[0]) / gap
    axes = np.meshgrid(np.array(grid[0]) / clock[-1], grid[1], grid[2], indexing="ij")
    slope, step, bend = (axis.ravel() for axis in axes)
    features = counts.shape[1]
    centre = (np.full(features, 0.4 / clock[-1]), np.full(features, 0.1))
    for _ in range(2):
        response, expected = working_responses(counts, time_precision(clock, *centre))
        mean, covariance, likelihood = _filter(response, expected, clock, np.array([slope, step, bend]))
        weight, others = _weights(likelihood)
        centre = (slope @ weight, step @ weight)
    return Dynamics(clock, gap, slope, step, bend, weight, others, response, expected, mean, covariance)


def _weights(likelihood: Floats) -> tuple[Floats, Floats]:
    """Posterior (grid, features): what the other features say, or anything, times the feature's own word.

    And without its own word.
    """
    others = likelihood.sum(axis=1, keepdims=True) - likelihood
    prior = (1 - _OWN) * softmax(others.T).T + _OWN / len(likelihood)
    return softmax((np.log(prior) + likelihood).T).T, prior


def time_precision(clock: Floats, slope: Floats, step: Floats) -> Floats:
    """Inverse prior covariance (features, waves, waves) of a log weight over the waves."""
    walk = step[:, None, None] ** 2 * np.minimum(clock[:, None], clock[None, :])
    line = _START**2 + slope[:, None, None] ** 2 * (clock[:, None] * clock[None, :])
    return np.asarray(np.linalg.inv(line + walk + _LOOSE * np.eye(len(clock))))


def working_responses(counts: Floats, precision: Floats) -> tuple[Floats, Floats]:
    """Log weights that would have given these counts, and the expected counts that weigh them.

    Both (waves, features, 6): Newton steps to the mode of the smoothed shares, as in iterated least squares.
    """
    size = counts.sum(axis=-1, keepdims=True)
    shares = (counts.sum(axis=0) + 0.5) / (size.sum(axis=0) + 3.0) + np.zeros_like(counts)
    centre = np.log(0.1)
    for _ in range(5):
        response, expected = _response(counts, size, shares)
        weights = np.moveaxis(expected, 0, -1)
        pulls = weights * (np.moveaxis(response, 0, -1) - centre)
        system = precision[:, None] + weights[..., None] * np.eye(len(counts))
        shares = softmax(np.moveaxis(np.linalg.solve(system, pulls[..., None])[..., 0], -1, 0))
    return _response(counts, size, shares)


def _response(counts: Floats, size: Floats, shares: Floats) -> tuple[Floats, Floats]:
    expected = size * shares
    surprise = (counts - expected) / np.maximum(expected, 1e-9)
    return np.log(shares) + np.clip(surprise, -2.0, 4.0), expected


def softmax(log_weights: Floats) -> Floats:
    """Shares along the last axis."""
    weights = np.exp(log_weights - log_weights.max(axis=-1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))


def _filter(response: Floats, expected: Floats, clock: Floats, grid: Floats) -> tuple[Floats, Floats, Floats]:
    """Kalman filter of all grid points and features; log likelihood (grid, features).

    A few features at a time: their covariances stay near the processor from observation to observation.
    """
    block = max(1, _CELLS // grid.shape[1])
    parts = [
        _filter_block(response[:, start : start + block], expected[:, start : start + block], clock, grid)
        for start in range(0, response.shape[1], block)
    ]
    mean, cov, likelihood = (np.concatenate(each, axis=-1) for each in zip(*parts, strict=True))
    return mean, cov, likelihood


def _filter_block(
    response: Floats, expected: Floats, clock: Floats, grid: Floats
) -> tuple[Floats, Floats, Floats]:
    slope, step, bend = grid
    cells = (len(slope), response.shape[1])
    mean = np.zeros((12, *cells))
    mean[:6] = np.log(0.1)
    cov = np.zeros((12, 12, *cells))
    level, trend = np.arange(6), np.arange(6, 12)
    cov[level, level] = _START**2
    cov[trend, trend] = (slope**2)[:, None]
    cov[:6, :6] += _FREE
    likelihood, scratch = np.zeros(cells), np.empty_like(cov)
    for wave in range(len(response)):
        if wave:
            _advance(mean, cov, float(clock[wave] - clock[wave - 1]), (step, bend))
        for kind in range(6):
            seen = response[wave, :, kind], expected[wave, :, kind]
            likelihood += _observe(mean, cov, kind, seen, scratch)
    return mean, cov, likelihood


def _advance(mean: Floats, cov: Floats, gap: float, sds: tuple[Floats, Floats]) -> None:
    """Move the filter's state on by a gap between waves, in place.

    Source of the bend: an integrated Brownian motion (Wahba 1978; Harvey 1989, §2.3: a local linear trend).
    """
    step, bend = sds
    level, trend = np.arange(6), np.arange(6, 12)
    mean[:6] += gap * mean[6:]
    cov[:6] += gap * cov[6:]
    cov[:, :6] += gap * cov[:, 6:]
    cov[:6, :6] += _FREE
    cov[level, level] += (step**2 * gap + bend**2 * gap**3 / 3)[:, None]
    if bend.any():
        between = (bend**2 * gap**2 / 2)[:, None]
        cov[level, trend] += between
        cov[trend, level] += between
        cov[trend, trend] += (bend**2 * gap)[:, None]


def _observe(mean: Floats, cov: Floats, kind: int, seen: tuple[Floats, Floats], scratch: Floats) -> Floats:
    """Take in one category's response of a wave, in place; returns its log likelihood."""
    response, weight = seen
    asked = weight > 0
    noise = np.divide(1.0, weight, out=np.full(weight.shape, np.inf), where=asked)
    total = cov[kind, kind] + noise
    error = response - mean[kind]
    gain = cov[:, kind] / total
    mean += gain * error
    cov -= np.multiply(gain[:, None], cov[kind], out=scratch)
    return np.where(asked, -0.5 * (np.log(np.where(asked, total, 1.0)) + error**2 / total), 0.0)
