"""What a planned survey can find: the same simulation that checks the program's promises."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kano.analyses.drifting.assessment import Adjustment, Measured, Rules, budget, measure, weigh
from kano.analyses.planning.simulation import Sampling, World, draw_counts, field_shares, true_shares
from kano.analyses.planning.threshold import threshold
from kano.measures.course.fitted import Fitted, fitted
from kano.measures.waves.counts_over_waves import Floats, Waves
from kano.measures.waves.movement import equivalence_p
from kano.measures.waves.verdict import ALARMS, Verdict, verdicts

Worlds = Callable[[int, np.random.Generator], World]
"""Makes the truth of so many features."""

ALONE = Rules(adjustment=Adjustment.NONE)
"""Rules for one feature by itself, not adjusted over the others of its study."""
FEWEST, MOST = 10, 12_800
"""People a wave between which a sample size is looked for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A study to come."""

    dates: Floats
    sampling: Sampling
    features: int = 30


@dataclass(frozen=True, slots=True)
class Rates:
    """How often simulated features were said to …; each with a Monte Carlo error of at most `error`."""

    moved: float
    """… have moved, by the verdict."""
    directed: float
    """… move along the ladder, by the directed test alone at two-sided 5 %."""
    stable: float
    """… be stable; of any letters unless these were asked for."""
    error: float


def studies(worlds: Worlds, plan: Plan, *, total: int, seed: int | list[int] = 0) -> Iterator[Waves]:
    """Drawn studies of this plan, as many as hold `total` features."""
    rng = np.random.default_rng(seed)
    for _ in range(-(-total // plan.features)):
        world = worlds(plan.features, rng)
        shares = field_shares(true_shares(world, plan.dates, rng), world, rng)
        yield draw_counts(shares, plan.dates, plan.sampling, rng)


def rates(
    worlds: Worlds, plan: Plan, *, total: int = 3000, seed: int | list[int] = 0, stable: bool = False
) -> Rates:
    """How often a study of this plan finds what is true in these worlds, feature by feature.

    Before adjustment over features, whose cost depends on how many others move. `stable`: whether that word
    is asked for, which takes the letters of every wave and so most of the time.
    """
    calls = []
    for waves in studies(worlds, plan, total=total, seed=seed):
        measured = measure(waves)
        word = words(waves, measured, stable=stable)
        calls.append((moved(word), measured.tests[0].p <= 0.05, word == Verdict.STABLE.value))
    found = np.concatenate(calls, axis=1)
    moving, directed, still = (float(share) for share in found.mean(axis=1))
    worst = max(share * (1 - share) for share in (moving, directed, still))
    return Rates(moving, directed, still, error=float(np.sqrt(worst / found.shape[1])))


def people_needed(
    worlds: Worlds, plan: Plan, *, power: float = 0.8, total: int = 1500, seed: int = 0
) -> int | None:
    """People a wave with whom the verdict finds the movement with this probability; None beyond 12,800.

    The search begins at the people of `plan`; its own error is `relative_error`, twice for people.
    """

    def found(root: float) -> float:
        sampling = replace(plan.sampling, people=round(root**2))
        return rates(worlds, replace(plan, sampling=sampling), total=total, seed=seed).moved

    # The chance depends on the root of the people.
    limits = (np.sqrt(FEWEST), np.sqrt(MOST))
    root = threshold(found, power, limits=limits, start=np.sqrt(plan.sampling.people), trials=total)
    return None if root is None else int(np.ceil(root**2 - 1e-9))


def people_for_margin(margin: float, *, share: float = 0.5, level: float = 0.95) -> int:
    """People for whom the interval of Better or Worse is no wider than ± margin (Wilson).

    `share` is the expected coefficient, 0.5 the worst case; people are those who answer M, O, A or I.
    Source: Wilson 1927, J. Am. Statist. Ass. 22, solved for n.

    >>> people_for_margin(0.05)
    381
    """
    half = margin_of(np.arange(1, 200_001), share=share, level=level)
    return int(np.argmax(half <= margin)) + 1


def margin_of(people: ArrayLike, *, share: float = 0.5, level: float = 0.95) -> Floats:
    """Half the width of the interval of Better or Worse that so many people give (Wilson).

    >>> round(float(margin_of(381)), 4)
    0.05
    """
    from scipy.special import ndtri

    n = np.asarray(people, dtype=np.float64)
    z2 = float(ndtri((1 + level) / 2)) ** 2
    return np.asarray(np.sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n**2))) / (1 + z2 / n))


def words(
    waves: Waves, measured: Measured | None = None, *, exact: bool = False, stable: bool = False
) -> NDArray[np.str_]:
    """Verdict of each feature by itself; without `exact` any word of movement may stand for another.

    The fitted course can only change *whether* something is said to have moved where a feature is
    significant and inside the margin, and whether it is said to be `stable`, if that is asked for, where it
    is inside. Unless the very word is asked it is computed for those alone, without what the other features
    say about steadiness, which calls a little more often.
    """
    found = measure(waves) if measured is None else measured
    significant = budget(found, Adjustment.NONE)[0] <= ALONE.alpha
    inside = equivalence_p((found.better, found.worse), ALONE.margin) <= 0.05
    course = (
        fitted(waves, draws=200)
        if exact and significant.any()
        else _course_of(waves, inside & (significant | stable))
    )
    return verdicts(weigh(waves, found, course, ALONE))


def moved(word: NDArray[np.str_]) -> NDArray[np.bool_]:
    """Whether a verdict says that something moved."""
    return np.isin(word, sorted(each.value for each in ALARMS))


def _course_of(waves: Waves, needed: NDArray[np.bool_]) -> Fitted:
    """The fitted course of the features needed, and for the others one that goes nowhere."""
    shape = waves.n.shape
    draws = 200 if needed.any() else 1
    winner, shares = np.zeros(shape[:2], dtype=np.intp), np.full(shape, 1 / 6)
    drawn = np.zeros((draws, *shape[:2]), dtype=np.intp)
    if needed.any():
        few = Waves(waves.n[:, needed], waves.w[:, needed], waves.w2[:, needed], waves.dates)
        found = fitted(few, draws=draws)
        winner[:, needed], shares[:, needed], drawn[:, :, needed] = found.winner, found.shares, found.drawn
    return Fitted(shares, winner, shares, drawn, drawn.astype(np.float64))
