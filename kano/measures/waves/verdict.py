"""One word for what a feature did between waves, by a fixed order of precedence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kano.measures.waves.counts_over_waves import A, Flags, I, M

Ints = NDArray[np.intp]


class Verdict(StrEnum):
    """What happened to a feature; the value is the word in every output."""

    STABLE = "stable"
    """Better and |Worse| surely moved less than the margin."""
    DRIFTING = "drifting"
    """Moves toward basis, category unchanged: the early warning."""
    DEGRADED = "degraded"
    """Has become a lower component."""
    RENEWED = "renewed"
    """Moves up the ladder."""
    EMERGING = "emerging"
    """From indifferent to something that matters."""
    FADING = "fading"
    """From something that matters to indifferent."""
    SHIFTED = "shifted"
    """Moved otherwise: reverse or questionable answers, a split."""
    INCONCLUSIVE = "inconclusive"
    """Neither movement nor stability can be shown: not enough data."""
    NOT_COMPARABLE = "not comparable"
    """The waves didn't ask the same."""


ALARMS = frozenset(
    {
        Verdict.DRIFTING,
        Verdict.DEGRADED,
        Verdict.RENEWED,
        Verdict.EMERGING,
        Verdict.FADING,
        Verdict.SHIFTED,
    }
)
"""Verdicts that say that something moved."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the verdict rests on, one entry a feature (features,)."""

    significant: Flags
    """The combined p is within the error budget."""
    inside: Flags
    """Changes of Better and |Worse| are both surely inside the margin."""
    hidden: Flags
    """Some fitted share moves by more than the margin, whatever Better and Worse do."""
    ladder: Ints
    """+1 the ladder test alone shows movement toward basis, −1 away, 0 it doesn't show any."""
    birth: Ints
    """+1 the I-against-A test alone shows A gaining, −1 I gaining, 0 neither."""
    first: Ints
    """Fitted category of the first wave."""
    last: Ints
    """Fitted category of the last wave."""
    comparable: Flags
    """The waves asked the same."""
    changed: Flags
    """That the category went from `first` to `last` is surer than `SURE`."""


SURE = 0.9
"""From which probability on a change of the fitted category may name the movement by itself."""


def verdicts(evidence: Evidence) -> NDArray[np.str_]:
    """The verdict of every feature (features,), the first of these that holds.

    1 not comparable. 2 stable: inside the margin, unless significant *and* some share moved by more than
    the margin behind an unmoved Better and Worse. 3 inconclusive: not significant. 4 the fitted category
    changed, and the test of that direction says so or the change is sure: emerging from I, fading to I,
    degraded or renewed on the ladder; another sure change is shifted. 5 otherwise drifting or renewed by
    the ladder test where the category is on the ladder, emerging or fading by I against A, else shifted.
    """
    given = evidence
    first, last = given.first, given.last
    on_ladder = (first <= A) & (last <= A)
    known = (first <= A) | (last <= A)
    sunk, risen = on_ladder & (last < first), on_ladder & (last > first)
    rules = [
        (~given.comparable, Verdict.NOT_COMPARABLE),
        (given.inside & ~(given.significant & given.hidden), Verdict.STABLE),
        (~given.significant, Verdict.INCONCLUSIVE),
        ((first == I) & (last <= A) & ((given.birth > 0) | given.changed), Verdict.EMERGING),
        ((first <= A) & (last == I) & ((given.birth < 0) | given.changed), Verdict.FADING),
        (sunk & ((given.ladder > 0) | (given.changed & (given.ladder == 0))), Verdict.DEGRADED),
        (risen & ((given.ladder < 0) | (given.changed & (given.ladder == 0))), Verdict.RENEWED),
        ((first != last) & given.changed, Verdict.SHIFTED),
        ((given.ladder > 0) & known, Verdict.DRIFTING),
        ((given.ladder < 0) & known, Verdict.RENEWED),
        (given.birth > 0, Verdict.EMERGING),
        (given.birth < 0, Verdict.FADING),
    ]
    holds = [np.asarray(rule) for rule, _ in rules]
    return np.select(holds, [word.value for _, word in rules], default=Verdict.SHIFTED.value)


assert (M, A, I) == (0, 2, 3), "the ladder runs from A (2) down to M (0)"
