"""The few special functions the measures need, in numpy alone: scipy takes longer to load than to use."""

from functools import lru_cache
from math import erfc, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_STIRLING = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188)
_SHIFT = 8
_PRIMES = (2, 3, 5, 7, 11, 13)


@lru_cache(maxsize=16)
def normal_quantile(p: float) -> float:
    """The value below which a standard normal falls with probability `p`.

    >>> round(normal_quantile(0.975), 4)
    1.96
    """
    low, high = -40.0, 40.0
    for _ in range(64):
        middle = (low + high) / 2
        below = erfc(-middle / sqrt(2)) / 2 < p
        low, high = (middle, high) if below else (low, middle)
    return (low + high) / 2


def log_gamma(x: ArrayLike) -> Floats:
    """Logarithm of the gamma function for positive `x`, elementwise, to about 1e-13.

    Source: Stirling's series after eight steps of Γ(x+1) = xΓ(x); NIST DLMF 5.11.1 and 5.5.1.

    >>> [round(float(v), 6) for v in log_gamma([1.0, 5.0, 0.5])]
    [0.0, 3.178054, 0.572365]
    """
    x = np.asarray(x, dtype=float)
    steps = sum((np.log(x + k) for k in range(_SHIFT)), np.zeros_like(x))
    y = x + _SHIFT
    tail = sum((c / y ** (2 * k + 1) for k, c in enumerate(_STIRLING)), np.zeros_like(y))
    return np.asarray((y - 0.5) * np.log(y) - y + 0.5 * np.log(2 * np.pi) + tail - steps)


def beta_cdf(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Probability that a Beta(a, b) variable lies below `x`; accurate in the tails too; NaN for NaN.

    Source: continued fraction of the incomplete beta function, NIST DLMF 8.17.22, by Lentz's method.

    >>> round(float(beta_cdf(0.5, 8, 3)), 5)
    0.05469
    """
    x, a, b = np.broadcast_arrays(*(np.asarray(v, dtype=float) for v in (x, a, b)))
    swap = x > (a + 1) / (a + b + 2)
    x, a, b = np.where(swap, 1 - x, x), np.where(swap, b, a), np.where(swap, a, b)
    with np.errstate(divide="ignore", invalid="ignore"):
        front = np.exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * np.log(x) + b * np.log1p(-x))
        lower = front / (a * _beta_fraction(x, a, b))
    return np.asarray(np.where(swap, 1 - lower, lower))


def _beta_fraction(x: Floats, a: Floats, b: Floats) -> Floats:
    """The continued fraction 1 + d1/(1 + d2/(1 + …)), to full precision."""
    value, ratio_up, ratio_down = np.ones_like(x), np.ones_like(x), np.zeros_like(x)
    for step in range(1, 20_000):
        m = step // 2
        if step % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        ratio_down = 1 / (1 + term * ratio_down)
        ratio_up = 1 + term / ratio_up
        change = ratio_up * ratio_down
        value = value * change
        if not np.any(np.abs(change - 1) > 1e-14):
            break
    return value


def t_quantile(p: float, df: ArrayLike) -> Floats:
    """The value below which Student's t of `df` degrees of freedom falls with probability `p` ≥ ½; NaN for NaN.

    Source: P(|T| > t) is the incomplete beta function of df/(df+t²) with df/2 and ½, NIST DLMF 8.17; bisected.

    >>> [round(float(v), 3) for v in t_quantile(0.975, [1, 9, 119])]
    [12.706, 2.262, 1.98]
    """
    df = np.asarray(df, dtype=float)
    low, high = np.zeros_like(df), np.full_like(df, 1e4)
    for _ in range(60):
        middle = (low + high) / 2
        beyond = beta_cdf(df / (df + middle**2), df / 2, 0.5) / 2
        low, high = np.where(beyond > 1 - p, middle, low), np.where(beyond > 1 - p, high, middle)
    return np.asarray(np.where(np.isnan(df), np.nan, (low + high) / 2))


@lru_cache(maxsize=4)
def normal_lattice(dimensions: int, points: int) -> Floats:
    """Evenly spread standard normal points, (dimensions, points): the same on every run and machine.

    Source: Halton 1960, Numerische Mathematik 2, 84-90, through the normal quantile; at most six dimensions.

    >>> normal_lattice(2, 64).shape
    (2, 64)
    """
    # Only the rules that need these points pay for loading the module.
    from statistics import NormalDist

    even = np.stack([_radical_inverse(base, points) for base in _PRIMES[:dimensions]])
    normal = NormalDist().inv_cdf
    return np.array([[normal(value) for value in row] for row in even.tolist()])


def _radical_inverse(base: int, points: int) -> Floats:
    """1, 2, 3, … with their digits in `base` mirrored at the point."""
    rest, place = np.arange(1, points + 1), 1.0
    value = np.zeros(points)
    while rest.any():
        place /= base
        rest, digit = np.divmod(rest, base)
        value += place * digit
    return value


def gamma_points(shape: ArrayLike, normal: ArrayLike) -> Floats:
    """Gamma(shape) values at the probabilities of standard `normal` points (within .013; .0013 from shape 5).

    Source: Wilson & Hilferty 1931, PNAS 17, 684-688.

    >>> round(float(gamma_points(50.0, 1.96)), 1)
    64.8
    """
    shape = np.asarray(shape, dtype=float)
    root = 1 - 1 / (9 * shape) + np.asarray(normal, dtype=float) * (1 / (3 * np.sqrt(shape)))
    root = np.maximum(root, 0)
    # Multiplied out: a power of an array takes ten times as long.
    return np.asarray(shape * root * root * root)
