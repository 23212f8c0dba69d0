"""Where a rising chance reaches what is wanted, in few simulations."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import sqrt
from statistics import NormalDist

_NORMAL = NormalDist()
_NEAR = 0.03
"""Distance on the normal scale from which on a chance is the one wanted."""
_TRIALS = 12
_CRITICAL = 1.96


@dataclass(slots=True)
class _Search:
    """What is known so far; a chance is kept as its normal deviate, which is nearly straight in x."""

    wanted: float
    low: tuple[float, float] | None = None
    high: tuple[float, float] | None = None
    tried: list[float] = field(default_factory=list)

    def note(self, x: float, deviate: float) -> None:
        self.tried.append(x)
        if deviate >= self.wanted:
            self.high = (x, deviate)
        else:
            self.low = (x, deviate)

    def between(self) -> float:
        """Where the line between the two ends reaches what is wanted."""
        assert self.low
        assert self.high
        (left, below), (right, above) = self.low, self.high
        return left + (right - left) * (self.wanted - below) / max(above - below, 1e-9)

    def next(self) -> float:
        """Between the ends, or beyond the only one by the line that starts at the critical value."""
        if self.low and self.high:
            gap = self.high[0] - self.low[0]
            return min(max(self.between(), self.low[0] + 0.1 * gap), self.high[0] - 0.1 * gap)
        end = self.high or self.low
        assert end
        ratio = (self.wanted + _CRITICAL) / max(end[1] + _CRITICAL, 0.1)
        return end[0] * (min(max(0.97 * ratio, 0.4), 0.9) if self.high else min(max(1.03 * ratio, 1.1), 2.0))


def threshold(
    chance: Callable[[float], float], wanted: float, *, limits: tuple[float, float], start: float, trials: int
) -> float | None:
    """The x at which a chance that rises with x is the one wanted; None where it is lower at the upper limit.

    `trials` is on how many draws each chance rests. What is wanted at the lower limit already gives that limit.
    """
    search = _Search(_NORMAL.inv_cdf(wanted))
    x = min(max(start, limits[0]), limits[1])
    for _ in range(_TRIALS):
        value = chance(x)
        deviate = _NORMAL.inv_cdf(min(max(value, 0.5 / trials), 1 - 0.5 / trials))
        search.note(x, deviate)
        if abs(deviate - search.wanted) < _NEAR:
            return x
        if (x == limits[0] and search.high == (x, deviate)) or (x == limits[1] and search.low == (x, deviate)):
            return x if x == limits[0] else None
        x = min(max(search.next(), limits[0]), limits[1])
        if search.low and search.high and search.high[0] - search.low[0] < 0.03 * search.high[0]:
            break
    return search.between() if search.low and search.high else x


def relative_error(power: float, trials: int) -> float:
    """Monte Carlo error (one sd) of what `threshold` finds, as a part of it, for a test at two-sided 5 %.

    >>> round(relative_error(0.8, 900), 3)
    0.017
    """
    wanted = _NORMAL.inv_cdf(power)
    return sqrt(power * (1 - power) / trials) / _NORMAL.pdf(wanted) / (wanted + _CRITICAL)
