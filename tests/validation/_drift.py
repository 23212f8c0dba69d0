"""Drawn studies, and the verdict of each feature by itself: before adjustment, without a look at the others."""

from collections.abc import Iterator

import numpy as np

from kano.analyses.drifting.assessment import Adjustment, Measured, Rules, budget, measure, weigh
from kano.analyses.planning.judging import moved
from kano.analyses.planning.power import Worlds
from kano.analyses.planning.simulation import Sampling, draw_counts, field_shares, true_shares
from kano.measures.course.fitted import fitted
from kano.measures.waves.counts_over_waves import Waves
from kano.measures.waves.movement import equivalence_p
from kano.measures.waves.verdict import verdicts

__all__ = ["moved", "studies", "words"]

ALONE = Rules(adjustment=Adjustment.NONE)


def studies(
    worlds: Worlds, dates: np.ndarray, sampling: Sampling, *, features: int, total: int, seed: list[int]
) -> Iterator[Waves]:
    """As many studies as hold `total` features, all of one world."""
    rng = np.random.default_rng(seed)
    for _ in range(-(-total // features)):
        world = worlds(features, rng)
        shares = field_shares(true_shares(world, dates, rng), world, rng)
        yield draw_counts(shares, dates, sampling, rng)


def words(
    waves: Waves, measured: Measured | None = None, *, exact: bool = False, stable: bool = False
) -> np.ndarray:
    """Verdicts; unless the very word is asked for, the course is fitted only where it can change the answer."""
    found = measure(waves) if measured is None else measured
    significant = budget(found, Adjustment.NONE)[0] <= ALONE.alpha
    inside = equivalence_p((found.better, found.worse), ALONE.margin) <= 0.05
    asked = np.ones_like(inside) if exact else inside & (significant | stable)
    course = fitted(waves, draws=200, only=asked)
    return verdicts(weigh(waves, found, course, ALONE))
