"""Whether features sank toward basis since a baseline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kano.analyses.checking.grounds import Grounds
from kano.analyses.checking.rows import CheckRow
from kano.analyses.result import category_at, number
from kano.measures.survey.categories import UNDEFINED, A, M, O
from kano.measures.waves.counts_over_waves import LADDER, Waves
from kano.measures.waves.multiplicity import holm
from kano.measures.waves.trend import directed_test
from kano.values import dataclass

STEPS = {A: 0, O: 1, M: 2}
"""From bijzonder down to basis; other categories stand on no step."""
Floats = NDArray[np.float64]


def sinking(on: Grounds, before: Grounds, level: float) -> Iterator[CheckRow]:
    """A row a feature: failed where its category fell and the ladder test shows that by `level` or less.

    The test is that of `kano drift`, one-sided and adjusted by Holm over the features; a category that fell
    without it may have done so by chance, and stays undecided.
    """
    p = _sunk_p(on, before)
    for i, feature in enumerate(on.counts.features):
        place = before.place.get(feature.key)
        was = UNDEFINED if place is None else int(before.letters[place])
        said = _said(_Course(was, int(on.letters[i]), shown=bool(p[i] <= level)))
        told = CheckRow(
            check="degraded",
            feature=feature.key,
            outcome=said,
            category=category_at(int(on.letters[i])),
            before=category_at(was),
            sunk_p=number(p[i]),
            certainty=1 - level,
            n=int(on.n[i]),
        )
        reason = "not in the baseline" if was == UNDEFINED else "may be chance"
        yield replace(told, reason=reason) if said == "undecided" else told


@dataclass(frozen=True)
class _Course:
    """What a feature was, what it is, and whether the ladder test shows that it sank."""

    was: int
    is_: int
    shown: bool


def _said(course: _Course) -> Literal["passed", "failed", "undecided"]:
    if course.was == UNDEFINED:
        return "undecided"
    if STEPS.get(course.was, 9) >= STEPS.get(course.is_, -1):
        return "passed"
    return "failed" if course.shown else "undecided"


def _sunk_p(on: Grounds, before: Grounds) -> Floats:
    """One-sided p of each feature's movement toward basis, adjusted; NaN where it can't be tested."""
    names = ("n", "w", "w2")
    pairs = [(_aligned(before, on, name), getattr(on.categories, name)[0, 0]) for name in names]
    n, w, w2 = (np.stack(pair) for pair in pairs)
    test = directed_test(Waves.of(n, [0.0, 1.0], w=w, w2=w2), LADDER)
    return holm(np.where(test.statistic > 0, test.p / 2, 1 - test.p / 2))


def _aligned(before: Grounds, on: Grounds, name: str) -> Floats:
    """An array of the baseline by the features of the survey, zeros where it lacks one."""
    known = getattr(before.categories, name)[0, 0]
    empty = np.zeros(6)
    places = (before.place.get(feature.key) for feature in on.counts.features)
    return np.stack([empty if place is None else known[place] for place in places])
