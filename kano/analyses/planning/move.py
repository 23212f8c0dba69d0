"""From which shares to which a feature moves during a study: the usual drift, or one in a user's own words."""

from __future__ import annotations

import re

import numpy as np

from kano.analyses.planning.simulation import AFTER, BEFORE, Course, World
from kano.errors import UsageError, did_you_mean
from kano.measures.waves.counts_over_waves import Floats
from kano.scale import CATEGORIES
from kano.values import dataclass

_SMALLEST = 1e-4
"""Share that stands for none, since log shares move."""


@dataclass(frozen=True)
class Move:
    """Shares of a feature at the first wave and at the last; each (6,), adding up to 1."""

    before: Floats
    after: Floats

    def world(self, features: int, span: float, course: Course = Course.DRIFT) -> World:
        """So many features that move so within `span` units of time."""
        # A step is three units of time at once.
        slope = np.log(self.after / self.before) / (3 if course is Course.STEP else span)
        return World(np.tile(self.before, (features, 1)), course, slope)

    def scaled(self, size: float) -> Move:
        """The same way, but so many times as far in log shares."""
        after = self.before * (self.after / self.before) ** size
        return Move(self.before, after / after.sum())


USUAL_MOVE = Move(BEFORE / BEFORE.sum(), AFTER / AFTER.sum())
"""A delighter in its prime on its way to basis."""


def move_of(text: str) -> Move:
    """A move from its words: "usual", or shares before and after such as "A42 O16 M10 I32 > A30 O24 M16 I30".

    >>> [round(float(share), 2) for share in move_of("A60 I40 > A.4 O.2 I.4").after]
    [0.0, 0.2, 0.4, 0.4, 0.0, 0.0]
    """
    if text.strip().lower() == "usual":
        return USUAL_MOVE
    before, sign, after = text.replace("->", ">").replace("→", ">").replace(":", ">").partition(">")
    if not sign:
        raise UsageError(
            f'"{text}" is no drift',
            "--drift",
            'Allowed: usual, or shares before and after: "A42 O16 M10 I32 > A30 O24 M16 I30".',
            did_you_mean(text, ["usual"]),
        )
    return Move(_shares(before), _shares(after))


def _shares(text: str) -> Floats:
    """Shares of the categories from letters with numbers, in parts of 1 or of 100."""
    found = re.findall(r"([MOAIRQ])\s*=?\s*(\d*\.?\d+)", text.upper())
    given = np.array([float(dict(found).get(category.value, 0.0)) for category in CATEGORIES])
    left = re.sub(r"[MOAIRQ]\s*=?\s*\d*\.?\d+%?|[\s,;]", "", text.upper())
    whole = 100.0 if given.sum() > 2 else 1.0
    if left or len(dict(found)) < len(found) or abs(given.sum() / whole - 1) > 0.021:
        allowed = "Each letter once with its share, together 100: A42 O16 M10 I28 R2 Q2."
        raise UsageError(f'"{text.strip()}" are no shares of categories', "--drift", allowed)
    smoothed = np.maximum(given / whole, _SMALLEST)
    return np.asarray(smoothed / smoothed.sum())
