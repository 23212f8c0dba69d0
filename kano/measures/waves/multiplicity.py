"""Many tests, one promise: error budgets shared between tests, features and looks."""

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.special import normal_quantile
from kano.measures.waves.counts_over_waves import Floats


def combined_p(p: ArrayLike, weights: ArrayLike) -> Floats:
    """One p for several tests of the same feature that together spend a single error budget: min(p / weight).

    `p` and `weights` (tests, features), weights adding up to at most 1; a test without p (NaN) spends
    nothing. NaN where no test has a p. Source: weighted Bonferroni, Holm 1979, Scand. J. Statist. 6, §3.

    >>> combined_p([[0.02], [0.5]], [[0.7], [0.3]]).round(4).tolist()
    [0.0286]
    """
    values = np.asarray(p, dtype=np.float64)
    share = np.asarray(weights, dtype=np.float64) + np.zeros_like(values)
    ratio = np.divide(values, share, out=np.full(values.shape, np.inf), where=share > 0)
    least = np.minimum(np.where(np.isnan(ratio), np.inf, ratio).min(axis=0), 1.0)
    return np.where(np.isnan(np.where(share > 0, values, np.nan)).all(axis=0), np.nan, least)


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """Adjusted p: calling features with at most 0.05 makes at most 5 % of the calls false on average.

    Over the last axis. NaN stays NaN and isn't counted.
    Source: Benjamini & Hochberg 1995, J. R. Statist. Soc. B 57.

    >>> benjamini_hochberg([0.01, 0.02, 0.04]).round(3).tolist()
    [0.03, 0.03, 0.04]
    """
    values = np.asarray(p, dtype=np.float64)
    order = np.argsort(values, axis=-1)
    steps = np.take_along_axis(values, order, axis=-1) * np.isfinite(values).sum(axis=-1, keepdims=True)
    steps = steps / np.arange(1, values.shape[-1] + 1)
    least = np.fmin.accumulate(steps[..., ::-1], axis=-1)[..., ::-1]
    out = np.empty_like(values)
    np.put_along_axis(out, order, np.minimum(least, 1.0), axis=-1)
    return np.where(np.isfinite(values), out, np.nan)


def holm(p: ArrayLike) -> Floats:
    """Adjusted p: calling features with at most 0.05 makes any false call in at most 5 % of studies.

    Over the last axis. NaN stays NaN and isn't counted. Source: Holm 1979, Scand. J. Statist. 6, 65-70.

    >>> holm([0.01, 0.02, 0.04]).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    values = np.asarray(p, dtype=np.float64)
    order = np.argsort(values, axis=-1)
    left = np.isfinite(values).sum(axis=-1, keepdims=True) - np.arange(values.shape[-1])
    steps = np.take_along_axis(values, order, axis=-1) * left
    out = np.empty_like(values)
    np.put_along_axis(out, order, np.minimum(np.fmax.accumulate(steps, axis=-1), 1.0), axis=-1)
    return np.where(np.isfinite(values), out, np.nan)


def looks_information(dates: ArrayLike, people: ArrayLike) -> Floats:
    """Information about a trend at each look, from the second wave on: Σ n (date − mean)², (looks,).

    `people` (waves,) is a typical feature's number of answers in each wave.
    """
    when, size = np.asarray(dates, dtype=np.float64), np.asarray(people, dtype=np.float64)
    total, first = np.cumsum(size), np.cumsum(size * when)
    second = np.cumsum(size * when**2)
    return np.maximum(second - first**2 / np.maximum(total, 1e-300), 0.0)[1:]


def any_false_alarm(information: ArrayLike, levels: ArrayLike = 0.05) -> float:
    """Chance that a stable feature was called at any of the looks so far, each at its two-sided level.

    `information` (looks,) rises; a trend's z at two looks correlate as √(information ratio).
    Source: Armitage, McPherson & Rowe 1969, J. R. Statist. Soc. A 132, table 2.

    >>> round(any_false_alarm([1, 2, 3, 4, 5]), 3)
    0.142
    """
    seen = np.asarray(information, dtype=np.float64)
    bounds = _bounds(np.asarray(levels, dtype=np.float64) + np.zeros(len(seen)))
    inside: float = 1.0
    nodes = density = None
    for look, bound in enumerate(bounds):
        nodes, density, inside = _next(seen, look, bound, (nodes, density))
    return 1.0 - inside


def look_levels(information: ArrayLike, looks: int, alpha: float = 0.05) -> Floats:
    """Two-sided level of each look so far that spends alpha evenly over the planned looks: (looks so far,).

    Once the planned looks are used up, later ones get level 0. Source: Lan & DeMets 1983, Biometrika 70,
    with spending proportional to the number of the look.
    """
    seen = np.asarray(information, dtype=np.float64)
    levels = np.zeros(len(seen))
    for look in range(min(len(seen), looks)):
        target = alpha * (look + 1) / looks
        low, high = 0.0, alpha
        for _ in range(30):
            levels[look] = (low + high) / 2
            over = any_false_alarm(seen[: look + 1], levels[: look + 1]) > target
            low, high = (low, levels[look]) if over else (levels[look], high)
        levels[look] = low
    return levels


def _bounds(levels: Floats) -> Floats:
    return np.array([min(-normal_quantile(level / 2), 8.0) for level in levels.tolist()])


def _next(
    seen: Floats, look: int, bound: float, before: tuple[Floats | None, Floats | None]
) -> tuple[Floats, Floats, float]:
    """Score points, their probability of having stayed inside all bounds, and its sum."""
    at, weight = _POINTS
    edge = bound * np.sqrt(seen[look])
    points = at * edge
    nodes, density = before
    if nodes is None or density is None:
        spread = points / np.sqrt(seen[0])
        inside = np.exp(-0.5 * spread**2) / np.sqrt(2 * np.pi) * weight * bound
    else:
        sd = np.sqrt(seen[look] - seen[look - 1])
        kernel = np.exp(-0.5 * ((points[:, None] - nodes[None, :]) / sd) ** 2) / (sd * np.sqrt(2 * np.pi))
        inside = (kernel @ density) * weight * edge
    return points, inside, float(inside.sum())


_POINTS: tuple[Floats, Floats] = np.polynomial.legendre.leggauss(120)
