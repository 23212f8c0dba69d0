"""The few special functions the measures need, in numpy alone: scipy takes longer to load than to use."""

from functools import lru_cache
from math import erfc, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_STIRLING = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188)
_SHIFT = 8
_PRIMES = (2, 3, 5, 7, 11, 13)
_NORMAL = 1e8
"""Degrees of freedom from which t is taken for normal: they differ by less than 1e-8, the fraction by more."""


@lru_cache(maxsize=1024)
def normal_quantile(p: float) -> float:
    """The value below which a standard normal falls with probability `p`; NaN for NaN.

    >>> round(normal_quantile(0.975), 4)
    1.96
    """
    low, high = -40.0, 40.0
    for _ in range(64):
        middle = (low + high) / 2
        below = erfc(-middle / sqrt(2)) / 2 < p
        low, high = (middle, high) if below else (low, middle)
    return (low + high) / 2 if p == p else p  # noqa: PLR0124 - what isn't itself is no number


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


def t_quantile(p: ArrayLike, df: ArrayLike) -> Floats:
    """The value below which Student's t of `df` degrees of freedom falls with probability `p` ≥ ½; NaN for NaN.

    That of the normal where `df` is infinite. Source: Newton's method from the normal's, which lies below it
    on a branch that bends down, so that every step leads nearer and none too far.

    >>> [round(float(v), 3) for v in t_quantile(0.975, [1, 9, 119, np.inf])]
    [12.706, 2.262, 1.98, 1.96]
    """
    wanted, df = np.broadcast_arrays(np.asarray(p, dtype=float), np.asarray(df, dtype=float))
    value = np.array([normal_quantile(each) for each in wanted.ravel().tolist()]).reshape(wanted.shape)
    rest, free = 1 - wanted, np.where(df <= _NORMAL, df, 1.0)
    size = log_gamma((free + 1) / 2) - log_gamma(free / 2) - np.log(free * np.pi) / 2
    for _ in range(60):
        density = np.exp(size - (free + 1) / 2 * np.log1p(value * value / free))
        step = np.where(df > _NORMAL, 0.0, (t_tail(value, free) - rest) / density)
        value = value + step
        if not np.any(np.abs(step) > 1e-13 * (1 + value)):
            break
    return np.asarray(np.where(np.isnan(df), np.nan, value))


def t_tail(t: ArrayLike, df: ArrayLike) -> Floats:
    """Probability that Student's t of `df` degrees of freedom exceeds `t`; the normal's where `df` is infinite.

    Source: P(|T| > t) is the incomplete beta function of df/(df+t²) with df/2 and ½, NIST DLMF 8.17.

    >>> [round(float(p), 4) for p in t_tail([2.0, -2.0, 1.96], [10, 10, np.inf])]
    [0.0367, 0.9633, 0.025]
    """
    t, df = np.broadcast_arrays(np.asarray(t, dtype=float), np.asarray(df, dtype=float))
    out, normal = np.full(t.shape, np.nan), df > _NORMAL
    out[normal] = chi_square_tail(t[normal] ** 2, 1.0) / 2
    free, value = df[~normal], t[~normal]
    out[~normal] = beta_cdf(free / (free + value**2), free / 2, 0.5) / 2
    return np.asarray(np.where(t < 0, 1 - out, out))


def f_tail(x: ArrayLike, first: ArrayLike, second: ArrayLike) -> Floats:
    """Probability that an F of so many degrees of freedom exceeds `x` ≥ 0; NaN for NaN.

    Where `second` is infinite that of a chi-square over its own degrees. Source: NIST DLMF 8.17.

    >>> [round(float(p), 4) for p in f_tail([3.0, 3.0], [2.5, 2.5], [20.0, np.inf])]
    [0.0628, 0.0382]
    """
    x, first, second = np.broadcast_arrays(*(np.asarray(v, dtype=float) for v in (x, first, second)))
    out, known = np.full(x.shape, np.nan), second > _NORMAL
    out[known] = chi_square_tail(x[known] * first[known], first[known])
    value, a, b = x[~known], first[~known], second[~known]
    out[~known] = beta_cdf(b / (b + a * value), b / 2, a / 2)
    return out


def chi_square_tail(x: ArrayLike, df: ArrayLike) -> Floats:
    """Probability that a chi-square of `df` degrees of freedom, whole or not, exceeds `x`; NaN for NaN.

    Source: the incomplete gamma function by its series below the mean and by Lentz's continued fraction above,
    NIST DLMF 8.11.4 and 8.9.2.

    >>> [round(float(p), 4) for p in chi_square_tail([3.841, 18.307, 0.0], [1, 10, 3])]
    [0.05, 0.05, 1.0]
    """
    z, a = np.broadcast_arrays(np.asarray(x, dtype=float) / 2, np.asarray(df, dtype=float) / 2)
    known = (z > 0) & np.isfinite(z) & (a > 0)
    z, a = np.where(known, z, 1.0), np.where(known, a, 1.0)
    front = np.exp(a * np.log(z) - z - log_gamma(a))
    tail = np.where(z < a + 1, 1 - front * _gamma_series(z, a), front * _gamma_fraction(z, a))
    undefined = np.isnan(x) | np.isnan(np.asarray(df, dtype=float))
    return np.asarray(np.where(undefined, np.nan, np.where(known, np.clip(tail, 0.0, 1.0), 1.0)))


def _gamma_series(z: Floats, a: Floats) -> Floats:
    """Σ zᵏ/(a(a+1)…(a+k)), for z up to a + 1."""
    term = total = 1 / a
    for k in range(1, 10_000):
        term = np.where(z < a + 1, term * z / (a + k), 0.0)
        total = total + term
        if not np.any(term > 1e-16 * total):
            break
    return np.asarray(total)


def _gamma_fraction(z: Floats, a: Floats) -> Floats:
    """1/(z+1−a− 1(1−a)/(z+3−a− …)), for z from a + 1 up."""
    z = np.maximum(z, a + 1)
    b = z + 1 - a
    c, d = np.full_like(b, 1e300), 1 / b
    value = d
    for k in range(1, 10_000):
        b = b + 2
        step = -k * (k - a)
        d = 1 / (step * d + b)
        c = b + step / c
        value = value * c * d
        if not np.any(np.abs(c * d - 1) > 1e-15):
            break
    return np.asarray(value)


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


def log_gamma_deviate(variance: ArrayLike, normal: ArrayLike) -> Floats:
    """How far the logarithm of a gamma lies from its mode, at the probabilities of standard `normal` points.

    Of the gamma whose log density has this curvature at its mode: of shape 1 / `variance`, from 0.1 to 40.
    Interpolated in a table, within 0.002 of the square root of `variance` for points from −4 to 4.

    >>> [round(float(v), 2) for v in log_gamma_deviate([0.1, 1.0, 9.0], [-1.0, 0.0, 1.0])]
    [-0.37, -0.37, 0.28]
    """
    variances, points, table = _log_gamma_table()
    variance = np.clip(variance, 0.1, 40.0)
    across = (np.log(variance) - variances[0]) / (variances[1] - variances[0])
    along = (np.clip(normal, points[0], points[-1]) - points[0]) / (points[1] - points[0])
    i, j = (
        np.minimum(across, len(variances) - 1.001).astype(int),
        np.minimum(along, len(points) - 1.001).astype(int),
    )
    across, along = across - i, along - j
    near, far = ((1 - along) * table[row, j] + along * table[row, j + 1] for row in (i, i + 1))
    return np.asarray((variance + np.sqrt(variance)) * ((1 - across) * near + across * far))


@lru_cache(maxsize=1)
def _log_gamma_table() -> tuple[Floats, Floats, Floats]:
    """Log variances, normal points, and at each pair the deviate over the sum of variance and its root."""
    variances, points = np.linspace(np.log(0.1), np.log(40.0), 61), np.linspace(-4.5, 4.5, 181)
    wanted = np.array([erfc(-point / sqrt(2)) / 2 for point in points.tolist()])
    table = np.empty((len(variances), len(points)))
    for row, variance in enumerate(np.exp(variances)):
        reach = 25 * variance + 8 * np.sqrt(variance)
        away = np.concatenate(
            [-(np.linspace(1, 0, 3000, endpoint=False) ** 2) * reach, np.linspace(0, np.log1p(reach), 1000)]
        )
        density = np.exp((away - np.expm1(away)) / variance)
        mass = np.cumsum(np.diff(away) * (density[1:] + density[:-1]) / 2)
        table[row] = np.interp(wanted, np.concatenate([[0.0], mass / mass[-1]]), away)
        table[row] /= variance + np.sqrt(variance)
    return variances, points, table
