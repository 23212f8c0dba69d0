"""Where the shares of a feature will be, and which category it will have, with what certainty."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.course.drawing import drawn_states, moved_on, normal_scores
from kano.measures.course.dynamics import BENDING, Dynamics, Grid, fit_dynamics
from kano.measures.course.responses import mean_gap
from kano.measures.course.state import softmax
from kano.measures.waves.counts_over_waves import Floats, Waves
from kano.values import dataclass

_LEVELS = (0.025, 0.1, 0.9, 0.975)
_BLOCK = 16
"""Features that are drawn at once: they stay near the processor."""
MIN_WAVES = 3
"""With fewer waves noise and trend can't be told apart: no honest forecast."""
DRAWS = 1000


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
    waves: Waves, dates: ArrayLike, *, draws: int = DRAWS, seed: int = 0, grid: Grid = BENDING
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
        ahead = (when - waves.dates[-1]) / mean_gap(waves.dates)
        out[:, :, known] = _summary(fit_dynamics(held, grid), ahead, draws, seed)
    return Forecast(when, *out)


def _summary(model: Dynamics, ahead: Floats, draws: int, seed: int) -> Floats:
    """Mean, four quantiles and winner's probability: (6, dates, features, 6)."""
    out = np.empty((6, len(ahead), model.weight.shape[1], 6))
    for at, some, shares in courses(model, ahead, draws, seed):
        out[0, at, some] = shares.mean(axis=-1).T
        out[1:5, at, some] = np.moveaxis(_quantiles(shares), 1, 2)
        won = shares.argmax(axis=0)
        out[5, at, some] = (won == np.arange(6)[:, None, None]).mean(axis=-1).T
    return out


def courses(model: Dynamics, ahead: Floats, draws: int, seed: int) -> Iterator[tuple[int, slice, Floats]]:
    """Draws of shares (6, features, draws) at each time ahead, of a block of features at a time."""
    scores = normal_scores((4 + 3 * len(ahead), 6), draws, np.random.default_rng(seed))
    shuffled = np.random.default_rng([seed, 1]).permutation(draws)
    for start in range(0, model.weight.shape[1], _BLOCK):
        some = slice(start, start + _BLOCK)
        now, before = drawn_states(model.of(some), scores[:2], shuffled), 0.0
        for step, at in enumerate(np.argsort(ahead)):
            gap = max(float(ahead[at]) - before, 0.0)
            now, before = moved_on(now, gap, scores[4 + 3 * step : 7 + 3 * step]), float(ahead[at])
            yield int(at), some, softmax(now.level)


def _quantiles(shares: Floats) -> Floats:
    """The ends of both intervals along the last axis: (4, 6, features)."""
    place = np.array(_LEVELS) * (shares.shape[-1] - 1)
    low = np.floor(place).astype(int)
    # The whole order is found sooner than a few places of it.
    ranked = np.sort(shares, axis=-1)
    part = (place - low)[:, None, None]
    below, above = (np.moveaxis(ranked[..., each], -1, 0) for each in (low, low + 1))
    return np.asarray((1 - part) * below + part * above)
