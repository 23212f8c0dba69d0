"""Studies of features with a known course, and what the program says about each of them."""

from collections.abc import Callable, Iterator

import numpy as np

from kano.analyses.assessment import Adjustment, Measured, Rules, budget, measure, weigh
from kano.analyses.simulation import Sampling, World, draw_counts, field_shares, true_shares
from kano.measures.fitted import Fitted, fitted
from kano.measures.movement import equivalence_p
from kano.measures.verdict import ALARMS, verdicts
from kano.measures.waves import Waves

ALONE = Rules(adjustment=Adjustment.NONE)
MOVED = sorted(word.value for word in ALARMS)

Worlds = Callable[[int, np.random.Generator], World]


def studies(
    worlds: Worlds, dates: np.ndarray, sampling: Sampling, *, features: int, total: int, seed: list[int]
) -> Iterator[Waves]:
    """As many studies as hold `total` features."""
    rng = np.random.default_rng(seed)
    for _ in range(-(-total // features)):
        world = worlds(features, rng)
        yield draw_counts(field_shares(true_shares(world, dates, rng), world, rng), dates, sampling, rng)


def words(waves: Waves, measured: Measured | None = None, *, exact: bool = False) -> np.ndarray:
    """The verdict of each feature before adjustment; without `exact` any word of movement will do.

    The fitted course can only matter where a feature is significant and inside the margin, so elsewhere
    it isn't computed unless the very word is asked.
    """
    found = measure(waves) if measured is None else measured
    p, _ = budget(found, Adjustment.NONE)
    significant = p <= ALONE.alpha
    inside = equivalence_p((found.better, found.worse), ALONE.margin) <= 0.05
    fits = (exact and significant.any()) or (significant & inside).any()
    course = fitted(waves, draws=200) if fits else still(waves)
    return verdicts(weigh(waves, found, course, ALONE))


def still(waves: Waves) -> Fitted:
    """A course that goes nowhere."""
    shape = waves.n.shape
    flat = np.full(shape, 1 / 6)
    nowhere = np.zeros((1, *shape[:2]), dtype=np.intp)
    return Fitted(flat, nowhere[0], flat, nowhere, nowhere.astype(float))


def moved(verdict: np.ndarray) -> np.ndarray:
    return np.isin(verdict, MOVED)
