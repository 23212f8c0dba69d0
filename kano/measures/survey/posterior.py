"""Probabilities of orderings of Dirichlet shares, by numerical integration in one or two dimensions."""

from functools import lru_cache

import numpy as np

from kano.measures.special import Floats, log_gamma

_LEADER_POINTS = 96
_LEADER_REACH = 3.6
_TABLE = 385
_NODES = 20
_REACH = 6.5


def leader_probabilities(alpha: Floats) -> Floats:
    """How probable it is that each share is the largest: Dirichlet parameters (..., K) → (..., K), sum 1.

    Shares of a Dirichlet are gammas over their sum, so P(j leads) = ∫ f_j Π F_k. In √x every gamma has
    a standard deviation near 1/2, so one grid around the leader does for all. NaN for NaN.

    >>> import numpy as np
    >>> leader_probabilities(np.array([3.0, 1.0])).round(4).tolist()
    [0.875, 0.125]
    """
    top = np.sqrt(alpha.max(axis=-1, keepdims=True))
    low = np.maximum(top - _LEADER_REACH, 0.0)
    step = ((top + _LEADER_REACH - low) / _LEADER_POINTS)[..., None]
    t = low[..., None] + (np.arange(_LEADER_POINTS) + 0.5) * step
    power = 2 * alpha[..., None] - 1
    density = np.exp(np.log(2.0) + power * np.log(t) - t**2 - log_gamma(alpha)[..., None])
    above = np.cumsum(density[..., ::-1], axis=-1)[..., ::-1] - density / 2
    # The next term of Euler and Maclaurin, with the density's own slope.
    above = step * above + step**2 / 12 * density * (power / t - 2 * t)
    below = np.clip(1 - above, 1e-300, 1.0)
    mass = (density / below * np.prod(below, axis=-2, keepdims=True)).sum(axis=-1)
    return np.asarray(mass / mass.sum(axis=-1, keepdims=True))


def quadrant_probabilities(alpha: Floats, cut_better: Floats, cut_worse: Floats) -> Floats:
    """How probable each quadrant of Better and |Worse| is: (N, 6), (N,), (N,) → (N, 6), R and Q 0.

    Of Dirichlet shares three are independent betas: B = A+O of A+O+M+I, U = O of A+O, V = M of M+I. Then
    Better = B and |Worse| = BU + (1-B)V: Gauss-Legendre over B (parted at its cut) and U, V from a table.

    >>> import numpy as np
    >>> quadrant_probabilities(np.ones((1, 6)), np.array([0.5]), np.array([0.5])).round(3).tolist()
    [[0.25, 0.25, 0.25, 0.25, 0.0, 0.0]]
    """
    m, o, a, i = alpha[:, :4].T
    b, b_weight = _nodes(a + o, m + i, cut_better)
    u, u_weight = _nodes(o, a, o / (o + a))
    needed = (cut_worse[:, None, None] - b[..., None] * u[:, None, :]) / (1 - b[..., None])
    beyond = 1 - _table_cdf(m, i, needed.reshape(len(alpha), -1)).reshape(needed.shape)
    strong = (beyond * u_weight[:, None, :]).sum(axis=-1)
    weak = b_weight * (1 - strong)
    strong = b_weight * strong
    low, high = slice(None, _NODES), slice(_NODES, None)
    columns = [strong[:, low], strong[:, high], weak[:, high], weak[:, low]]
    sums = [part.sum(axis=-1) for part in columns]
    return np.stack([*sums, 0 * sums[0], 0 * sums[0]], axis=-1)


@lru_cache(maxsize=1)
def _gauss() -> tuple[Floats, Floats]:
    """Gauss-Legendre nodes and weights on 0…1."""
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    return (nodes + 1) / 2, weights / 2


def _span(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Where a Beta(a, b) has all but a negligible part of its mass."""
    mean = a / (a + b)
    reach = _REACH * np.sqrt(mean * (1 - mean) / (a + b + 1))
    return np.maximum(mean - reach, 0.0), np.minimum(mean + reach, 1.0)


def _log_density(x: Floats, a: Floats, b: Floats) -> Floats:
    """Logarithm of the Beta density but for a constant, which normalising removes."""
    with np.errstate(divide="ignore", invalid="ignore"):
        left = np.where(a[:, None] == 1, 0.0, (a[:, None] - 1) * np.log(x))
        right = np.where(b[:, None] == 1, 0.0, (b[:, None] - 1) * np.log1p(-x))
    log = left + right
    return np.asarray(log - log.max(axis=-1, keepdims=True))


def _nodes(a: Floats, b: Floats, part: Floats) -> tuple[Floats, Floats]:
    """Nodes and weights (N, 2·nodes) of a Beta(a, b), half of them on either side of `part`."""
    low, high = _span(a, b)
    middle = np.clip(part, low, high)
    nodes, weights = _gauss()
    edges = ((low, middle - low), (middle, high - middle))
    x = np.concatenate([start[:, None] + width[:, None] * nodes for start, width in edges], axis=-1)
    scale = np.concatenate([width[:, None] * weights for _, width in edges], axis=-1)
    mass = scale * np.exp(_log_density(x, a, b))
    return x, mass / mass.sum(axis=-1, keepdims=True)


def _table_cdf(a: Floats, b: Floats, x: Floats) -> Floats:
    """The Beta(a, b) distribution at x (N, K), from a table of N rows by linear interpolation."""
    low, high = _span(a, b)
    width = (high - low)[:, None]
    grid = low[:, None] + width * np.linspace(0, 1, _TABLE)
    density = np.exp(_log_density(grid, a, b))
    table = np.zeros_like(density)
    np.cumsum((density[:, 1:] + density[:, :-1]) / 2, axis=-1, out=table[:, 1:])
    table /= table[:, -1:]
    place = np.clip((x - low[:, None]) / width, 0, 1) * (_TABLE - 1)
    left = np.minimum(np.nan_to_num(place).astype(np.intp), _TABLE - 2)
    start = np.take_along_axis(table, left, axis=-1)
    return np.asarray(start + (np.take_along_axis(table, left + 1, axis=-1) - start) * (place - left))
