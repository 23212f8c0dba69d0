"""How well the study's own earlier waves would have been foretold."""

import numpy as np
from numpy.typing import NDArray

from kano.measures.course.dynamics import BENDING, dynamics, told_of
from kano.measures.course.forecast import MIN_WAVES, courses
from kano.measures.course.responses import seen_in_time
from kano.measures.waves.counts_over_waves import Floats, Waves
from kano.values import dataclass

_LATEST = 4
"""Waves that are foretold at most, the last ones."""
_DRAWS = 400


@dataclass(frozen=True)
class BackTest:
    """Categories foretold one wave ahead, from the waves before it alone."""

    right: int
    """How many were the fitted category of that wave, as all waves tell it."""
    of: int
    """How many were foretold; 0 with fewer than four waves."""


def back_test(waves: Waves, winner: NDArray[np.intp]) -> BackTest:
    """The most probable category of each of the last waves, foretold from those before, against what it was.

    `winner` (waves, features). Source: Dawid 1984, J. R. Statist. Soc. A 147 (prequential).
    """
    right = of = 0
    first = max(MIN_WAVES, len(waves.dates) - _LATEST)
    for wave, likely in zip(range(first, len(waves.dates)), foretold(waves, first), strict=True):
        told = (waves.present[:wave].sum(axis=0) >= MIN_WAVES) & waves.present[wave]
        right += int((likely == winner[wave])[told].sum())
        of += int(told.sum())
    return BackTest(right, of)


def foretold(waves: Waves, first: int) -> list[NDArray[np.intp]]:
    """Most probable category (features,) of every wave from the `first` on, each from the answers before it.

    One pass through the waves: the answers of each are taken as those up to it tell.
    """
    count = len(waves.dates)
    if first >= count:
        return []
    early, pace = told_of(waves, until=first)
    told = seen_in_time(waves.until(count - 1), pace, early)
    found = []
    for wave, model in zip(range(first, count), dynamics(told, BENDING, range(first, count)), strict=True):
        ahead = np.array([told.clock[wave] - told.clock[wave - 1]])
        found.append(np.concatenate([_likely(shares) for _, _, shares in courses(model, ahead, _DRAWS, 0)]))
    return found


def _likely(shares: Floats) -> NDArray[np.intp]:
    """The category that is most often the largest: (features,)."""
    won = shares.argmax(axis=0)
    return np.asarray((won == np.arange(6)[:, None, None]).sum(axis=-1).argmax(axis=0))
