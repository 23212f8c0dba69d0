"""What a planned survey can find: the same simulation that checks the program's promises."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from kano.analyses.drifting.assessment import RULES, Rules
from kano.analyses.planning.judging import judged, moved
from kano.analyses.planning.simulation import (
    Sampling,
    World,
    draw_counts,
    field_shares,
    starts,
    true_shares,
)
from kano.analyses.planning.threshold import threshold
from kano.measures.special import normal_quantile
from kano.measures.waves.counts_over_waves import Flags, Floats, Waves
from kano.measures.waves.verdict import Verdict
from kano.values import dataclass

Worlds = Callable[[int, np.random.Generator], World]
"""Makes the truth of so many features."""

FEWEST, MOST = 10, 12_800
"""People a wave between which a sample size is looked for."""
_CELLS = 1_500_000
"""Counts that are judged at once: as many as fit into the memory of a small machine."""


@dataclass(frozen=True)
class Plan:
    """A study to come."""

    dates: Floats
    sampling: Sampling
    features: int = 30
    moving: int = 3
    """How many of them move; the others, of every kind, keep still."""
    rules: Rules = RULES
    """By which they are judged."""


@dataclass(frozen=True)
class Rates:
    """How often simulated features were said to …; NaN where there are none."""

    moved: float
    """… have moved, of those that move."""
    directed: float
    """… move along the ladder by the directed test alone at two-sided 5 %, of those that move."""
    alarms: float
    """… have moved, of those that keep still."""
    stable: float
    """… be stable, of those that keep still; of any letters unless these were asked for."""
    drawn: tuple[int, int]
    """Features that moved and that kept still, on which these rest."""

    def error(self, share: float, *, still: bool = False) -> float:
        """Monte Carlo error of one of these shares, one standard deviation."""
        return float(np.sqrt(share * (1 - share) / max(self.drawn[still], 1)))


def studies(
    worlds: Worlds, plan: Plan, count: int, *, seed: int | list[int] = 0
) -> Iterator[tuple[Waves, int]]:
    """So many drawn studies of this plan, by the batch: counts of (waves, studies × features) and how many.

    Of each study's features those that move come first.
    """
    rng = np.random.default_rng(seed)
    noise = worlds(1, np.random.default_rng(0)).noise
    size = max(1, _CELLS // (len(plan.dates) * plan.features * 6))
    for done in range(0, count, size):
        number = min(size, count - done)
        truth = _truth(worlds, plan, number, rng)
        met = field_shares(truth, World(truth[0], noise=noise), rng)
        yield _drawn(met, plan, number, rng), number


def _truth(worlds: Worlds, plan: Plan, number: int, rng: np.random.Generator) -> Floats:
    """True shares (waves, studies × features, 6)."""
    moving = true_shares(worlds(number * plan.moving, rng), plan.dates, rng)
    begin = starts(number * (plan.features - plan.moving), rng)
    still = true_shares(World(begin), plan.dates, rng)
    parts = (each.reshape(len(plan.dates), number, -1, 6) for each in (moving, still))
    return np.concatenate(list(parts), axis=2).reshape(len(plan.dates), -1, 6)


def _drawn(shares: Floats, plan: Plan, number: int, rng: np.random.Generator) -> Waves:
    """Counts of the people of each study; with weights, which go with people, study by study."""
    if not plan.sampling.weight_cv:
        return draw_counts(shares, plan.dates, plan.sampling, rng)
    each = np.split(shares, number, axis=1)
    drawn = [draw_counts(part, plan.dates, plan.sampling, rng) for part in each]
    n, w, w2 = (np.concatenate([getattr(one, name) for one in drawn], axis=1) for name in ("n", "w", "w2"))
    return Waves(n, w, w2, plan.dates)


def rates(worlds: Worlds, plan: Plan, count: int, *, seed: int | list[int] = 0, stable: bool = False) -> Rates:
    """How often `kano drift` finds in so many studies of this plan what is true in these worlds.

    By its own verdicts, with its adjustment over features and its look at what all did. `stable`: whether
    that word is asked for, which takes the letters of every wave and so most of the time.
    """
    found, directed, still = [], [], []
    for waves, number in studies(worlds, plan, count, seed=seed):
        word, measured = judged(waves, number, plan.rules, stable=stable)
        word, p = word.reshape(number, -1), measured.tests[0].p.reshape(number, -1)
        found.append(moved(word[:, : plan.moving]).ravel())
        directed.append((p[:, : plan.moving] <= 0.05).ravel())
        still.append(word[:, plan.moving :].ravel())
    others = np.concatenate(still)
    return Rates(
        moved=_share(np.concatenate(found)),
        directed=_share(np.concatenate(directed)),
        alarms=_share(moved(others)),
        stable=_share(np.asarray(others == Verdict.STABLE.value)),
        drawn=(count * plan.moving, len(others)),
    )


def found(worlds: Worlds, plan: Plan, count: int, *, seed: int | list[int] = 0) -> float:
    """How often a feature that moves is found: `Rates.moved` alone, in a fraction of the time.

    Of the features that keep still no letters are needed, which take the most.
    """
    words = (
        judged(waves, number, plan.rules, first=plan.moving)[0].reshape(number, -1)[:, : plan.moving].ravel()
        for waves, number in studies(worlds, plan, count, seed=seed)
    )
    return _share(moved(np.concatenate(list(words))))


def _share(flags: Flags) -> float:
    return float(flags.mean()) if flags.size else float("nan")


def people_needed(worlds: Worlds, plan: Plan, count: int, *, power: float = 0.8, seed: int = 0) -> int | None:
    """People a wave with whom the verdict finds a feature that moves with this probability; None beyond 12,800.

    The search begins at the people of `plan`; its own error is `relative_error`, twice for people.
    """

    def chance(root: float) -> float:
        sampling = replace(plan.sampling, people=round(root**2))
        return found(worlds, replace(plan, sampling=sampling), count, seed=seed)

    # The chance depends on the root of the people.
    limits = (np.sqrt(FEWEST), np.sqrt(MOST))
    start = np.sqrt(plan.sampling.people)
    root = threshold(chance, power, limits=limits, start=start, trials=count * plan.moving)
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
    n = np.asarray(people, dtype=np.float64)
    z2 = normal_quantile((1 + level) / 2) ** 2
    return np.asarray(np.sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n**2))) / (1 + z2 / n))
