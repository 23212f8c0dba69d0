"""Beleving as investments: what each can still gain at its present mark, by importance, against its cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kano.analyses.advising.marks import Limit
from kano.analyses.advising.profile import Profile
from kano.analyses.advising.rows import LineRow
from kano.analyses.advising.statement import line
from kano.measures.survey.marks import Estimate, at_stake, still_to_gain
from kano.scale import CATEGORIES, Category
from kano.values import dataclass


@dataclass(frozen=True)
class Gains:
    """What one feature is worth."""

    stake: float | None
    gain: float | None = None
    low: float | None = None
    high: float | None = None


def investments(profiles: Sequence[Profile], limit: Limit) -> list[LineRow]:
    """A line a beleving feature, the most worth first: gain where it has a mark, else what is at stake.

    Those without a mark stand behind those with one, as what they still can gain isn't known. Importance counts
    where all of them have one: gain times importance over their mean importance.
    """
    chosen = [each for each in profiles if each.category is Category.ONE_DIMENSIONAL and not each.control]
    gains = {each.feature: gains_of(each, limit) for each in chosen}
    weight = _weights(chosen)
    worth = {key: _worth(found, weight[key]) for key, found in gains.items()}
    ranked = sorted(chosen, key=lambda each: (gains[each.feature].gain is None, -(worth[each.feature] or 0.0)))
    best = frontier(
        {
            each.feature: (each.cost, worth[each.feature] or 0.0)
            for each in ranked
            if each.cost is not None and gains[each.feature].gain is not None
        }
    )
    return [
        line(
            "beleving", "invest", each, rank=i, stake=gains[each.feature].stake, gain=gains[each.feature].gain,
            gain_low=gains[each.feature].low, gain_high=gains[each.feature].high, worth=worth[each.feature],
            frontier=each.feature in best,
        )
        for i, each in enumerate(ranked, start=1)
    ]  # fmt: skip


def gains_of(profile: Profile, limit: Limit) -> Gains:
    """What is at stake in a feature, and what of it is still to be gained at its mark."""
    base = np.array([profile.shares.get(each) or 0.0 for each in CATEGORIES])
    if not base[:4].sum():
        return Gains(None)
    stake = at_stake(base * (profile.effective_n or 1.0))
    if (mark := profile.mark) is None:
        return Gains(float(stake.value))
    ends = [mark.mean if each is None else each for each in (mark.mean, mark.low, mark.high)]
    found = still_to_gain(stake, Estimate(*(np.asarray(limit.fulfilment(each)) for each in ends)))
    return Gains(float(stake.value), *(max(float(each), 0.0) for each in found))


def frontier(options: Mapping[str, tuple[float, float]]) -> frozenset[str]:
    """Those of which none that costs as little or less is worth as much or more.

    Source: Pareto's order; of two that cost and gain the same, both stand.

    >>> sorted(frontier({"a": (1, 0.3), "b": (2, 0.5), "c": (3, 0.4), "d": (1, 0.2)}))
    ['a', 'b']
    """
    return frozenset(
        key
        for key, (cost, worth) in options.items()
        if not any(
            other <= cost and more >= worth and (other, more) != (cost, worth)
            for other, more in options.values()
        )
    )


def _weights(profiles: Sequence[Profile]) -> Mapping[str, float]:
    rated = [each.importance for each in profiles if each.importance]
    mean = sum(rated) / len(rated) if len(rated) == len(profiles) and rated else 0.0
    return {each.feature: (each.importance or 0.0) / mean if mean else 1.0 for each in profiles}


def _worth(gains: Gains, weight: float) -> float | None:
    value = gains.stake if gains.gain is None else gains.gain
    return None if value is None else value * weight
