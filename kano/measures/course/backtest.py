"""How well the study's own earlier waves would have been foretold."""

import numpy as np
from numpy.typing import NDArray

from kano.measures.course.forecast import MIN_WAVES, forecast
from kano.measures.waves.counts_over_waves import Waves
from kano.values import dataclass

_LATEST = 4
"""Waves that are foretold at most, the last ones: each takes a forecast of its own."""
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
    count = len(waves.dates)
    for wave in range(max(MIN_WAVES, count - _LATEST), count):
        said = forecast(waves.until(wave), waves.dates[[wave]], draws=_DRAWS).probability[0]
        told = np.isfinite(said).all(axis=-1) & waves.present[wave]
        right += int((said[told].argmax(axis=-1) == winner[wave, told]).sum())
        of += int(told.sum())
    return BackTest(right, of)
