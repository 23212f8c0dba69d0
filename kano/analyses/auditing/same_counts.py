"""Counts that are those of another file: nobody is known of them, but chance doesn't make them equal."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kano.responses import Responses
from kano.tally import Categories, Tally

Part: TypeAlias = Responses | Tally | Categories
_CERTAIN = -9.0
"""Logarithm (base 10) of the chance of counts as equal, below which both count the same people."""


def same_counts(one: Part, other: Part) -> bool:
    """Whether two parts count the same answers, one of them at least being counts.

    Two counts of which the mean is m are equal with a chance of about 1 / sqrt(4 pi m), as Poisson variables
    are; of every feature one count follows from the others.
    """
    if isinstance(one, Responses) and isinstance(other, Responses):
        return False
    counts = [_by_feature(each) for each in (one, other)]
    if counts[0].keys() != counts[1].keys() or len({each.ndim for c in counts for each in c.values()}) > 1:
        return False
    if not all(np.array_equal(count, counts[1][key]) for key, count in counts[0].items()):
        return False
    return sum(_chance(count) for count in counts[0].values()) < _CERTAIN


def people(part: Part) -> int:
    """How many people a part counts at least."""
    return max((int(count.sum()) for count in _by_feature(part).values()), default=0)


def _by_feature(part: Part) -> dict[str, NDArray[np.int64]]:
    """By feature: how many people gave each pair of answers, or stand in each category."""
    counts = Tally.of(part) if isinstance(part, Responses) else part
    return {each.key: counts.n[:, :, f].sum(axis=(0, 1)) for f, each in enumerate(counts.features)}


def _chance(count: NDArray[np.int64]) -> float:
    filled = np.sort(count[count > 0])[1:]
    return float(-0.5 * np.log10(4 * np.pi * filled).sum())
