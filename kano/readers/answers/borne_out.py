"""Whether answers bear out which question is the functional one, where only the order of columns says it.

Exchanging the two questions makes R of A, O and M, and the other way round. So a pair that stands the other way
round in the file shows as reverse, unless people don't want the feature.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kano.evaluation import table
from kano.readers.pairs.pair import Pair, Unsettled
from kano.scale import CATEGORIES, Category
from kano.values import dataclass

_STANDARD = table("berger")
_LEAD = 10
"""By how many the answers that speak for an order must outnumber those against it, however few there are."""
_DEVIATIONS = 3.09
"""By how many standard deviations of a fair coin: one in a thousand."""
_TIMES = 3
"""And how many times as many they must be."""
_SOME = 3
"""Pairs of answers against an order that a word or code bears out, from which they are no chance."""


@dataclass(frozen=True)
class Fit:
    """How many pairs of answers speak for an order of two questions, and against it."""

    forward: int
    """A, O and M."""
    reverse: int
    answered: int

    @property
    def decides(self) -> bool:
        """Whether the order is borne out beyond chance, and by most."""
        lead = self.forward - self.reverse
        enough = max(_LEAD, _DEVIATIONS * (self.forward + self.reverse) ** 0.5)
        return lead >= enough and self.forward >= _TIMES * self.reverse

    @property
    def contradicts(self) -> bool:
        """Whether answers speak against the order, or as much against it as for it."""
        return self.reverse >= _SOME and _TIMES * self.reverse > self.forward

    def turned(self) -> Fit:
        """The same, the questions exchanged."""
        return Fit(self.reverse, self.forward, self.answered)


def fit_of(counts: NDArray[np.int64]) -> Fit:
    """What the answers to a pair of questions, counted as (6, 6), say of their order."""
    found = dict(zip(CATEGORIES, _STANDARD.count(counts), strict=True))
    forward = sum(int(count) for each, count in found.items() if each.component)
    return Fit(forward, int(found[Category.REVERSE]), int(sum(found.values())))


def not_borne_out(pairs: Sequence[Pair], counts: NDArray[np.int64]) -> list[Unsettled]:
    """Those pairs told apart by the order of the others whose answers, as (F, 6, 6), don't bear it out.

    Where a word or a code says the same as the order, it is enough that the answers don't speak against it.
    """
    fits = [(pair, fit_of(counts[k])) for k, pair in enumerate(pairs) if pair.evidence == "order"]
    return [_unsettled(pair, fit) for pair, fit in fits if _is_doubted(pair, fit)]


def _is_doubted(pair: Pair, fit: Fit) -> bool:
    return fit.contradicts if pair.backed else not fit.decides


def _unsettled(pair: Pair, fit: Fit) -> Unsettled:
    if fit.turned().decides:
        return Unsettled(pair.dysfunctional, pair.functional, "answers", _told(fit.turned()))
    return Unsettled(pair.functional, pair.dysfunctional, "silent", _told(fit))


def _told(fit: Fit) -> tuple[str, str]:
    """The share of reverse pairs in this order, and the other way round."""
    reverse, forward = (f"{each / max(fit.answered, 1):.0%}" for each in (fit.reverse, fit.forward))
    return reverse, forward
