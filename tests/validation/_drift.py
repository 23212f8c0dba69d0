"""Short names for what the simulations of drift share with `kano power`."""

from collections.abc import Iterator

import numpy as np

from kano.analyses.planning.power import Plan, Worlds, moved, words
from kano.analyses.planning.power import studies as planned
from kano.analyses.planning.simulation import Sampling
from kano.measures.waves.counts_over_waves import Waves

__all__ = ["moved", "studies", "words"]


def studies(
    worlds: Worlds, dates: np.ndarray, sampling: Sampling, *, features: int, total: int, seed: list[int]
) -> Iterator[Waves]:
    """As many studies as hold `total` features."""
    return planned(worlds, Plan(dates, sampling, features), total=total, seed=seed)
