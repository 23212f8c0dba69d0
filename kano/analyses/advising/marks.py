"""Marks for how well features are done now: on which scale they are, and what each feature gets."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.counts import Counts
from kano.errors import UsageError
from kano.measures.survey.marks import fulfilled, mark_mean
from kano.responses import FULFILMENT, NOT_APPLICABLE
from kano.settings.panels.advising import SCALES, AdviceSettings
from kano.values import dataclass

PASS = 0.8
"""The part of the highest mark from which expectations are met: an 8 of 10 (CustomerScope)."""


@dataclass(frozen=True)
class Mark:
    """What one feature gets."""

    mean: float
    low: float | None = None
    high: float | None = None
    """Its 95 % interval; None where it can't be told."""
    n: int | None = None
    """People who gave one; None where a file of marks doesn't say."""
    not_applicable: int = 0


@dataclass(frozen=True)
class Limit:
    """From which mark basis is in order, on which scale."""

    scale: str
    least: float
    strict: bool = False

    @classmethod
    def of(cls, scale: str, settings: AdviceSettings) -> Limit:
        """The limit that was chosen, eight tenths of the highest mark where none was.

        UsageError for one that isn't on the scale.
        """
        bottom, top = SCALES[scale]
        if settings.pass_mark and not bottom < settings.pass_mark <= top:
            allowed = f"It lies above {bottom:g}, up to {top:g}; name another scale with --mark-scale."
            raise UsageError(f"{settings.pass_mark:g} is no mark on the scale {scale}", "--pass-mark", allowed)
        least = top if settings.strict else settings.pass_mark or PASS * top
        return cls(scale, least, settings.strict)

    def fulfilment(self, mark: float) -> float:
        """How far a mark fulfils what is promised, 0 to 1."""
        return min(1.0, max(0.0, float(fulfilled(mark, *SCALES[self.scale]))))

    def verdict(self, mark: Mark | None) -> str:
        """Whether a basis feature with this mark is sound, failing, doubtful, or unmarked.

        By its interval where there is one; flawless is what everybody gives the top mark.

        >>> ten = Limit("1-10", 8)
        >>> [ten.verdict(Mark(8.1, low, 8.4)) for low in (8.02, 7.8)], ten.verdict(None)
        (['sound', 'doubtful'], 'unmarked')
        """
        if mark is None:
            return "unmarked"
        if self.strict or mark.low is None or mark.high is None:
            told = self.strict or mark.n is None
            return ("sound" if mark.mean >= self.least else "failing") if told else "doubtful"
        if mark.high < self.least:
            return "failing"
        return "sound" if mark.low >= self.least else "doubtful"


def mark_given(mean: float, n: int | None, sd: float | None, not_applicable: int = 0) -> Mark:
    """A mean mark that a file gives, with its interval where n and sd are known.

    >>> found = mark_given(8.0, 10, 1.1547)
    >>> round(found.low, 2), mark_given(8.0, None, None).low
    (7.17, None)
    """
    if n is None or sd is None:
        return Mark(mean, n=n, not_applicable=not_applicable)
    found = mark_mean([n, n, n * mean, (n - 1) * sd**2 + n * mean**2])
    low, high = (float(each) if math.isfinite(each) else None for each in (found.low, found.high))
    return Mark(mean, low, high, n, not_applicable)


def scale_of(counts: Counts, given: Mapping[str, Mark], chosen: str) -> str:
    """The scale of the marks: the one chosen, else the first that all of them fit.

    Marks of 1 to 5 have E[x²] ≤ 6·E[x] − 5, since (x−1)(x−5) is nowhere positive: marks of ten seldom do.
    """
    means = [mark.mean for mark in given.values()] or _means(counts)
    if chosen:
        _check(means, chosen)
        return chosen
    small = all(1 <= mean <= 5 for mean in means) if given else _fit(counts, "1-5")
    if any(mean > SCALES["1-10"][1] for mean in means):
        return "percent"
    return "1-5" if small and means else "1-10"


def fits_seven(counts: Counts, settings: AdviceSettings) -> bool:
    """Whether marks of a survey that nobody set a scale for may as well be those of a scale of seven."""
    if settings.mark_scale or settings.marks or not len(_told(counts)):
        return False
    return scale_of(counts, {}, "") == "1-10" and _fit(counts, "1-7")


def _check(means: Sequence[float], scale: str) -> None:
    """UsageError for mean marks that this scale can't give."""
    bottom, top = SCALES[scale]
    if strange := [mean for mean in means if not bottom <= mean <= top]:
        raise UsageError(f"a mark of {strange[0]:.3g} is not on the scale {scale}", "--mark-scale")


def _means(counts: Counts) -> list[float]:
    moments = _told(counts)
    means: list[float] = (moments[:, 2] / moments[:, 1]).tolist()
    return means


def _fit(counts: Counts, scale: str) -> bool:
    """Whether all marks can be those of a scale: (x − bottom)(x − top) is nowhere positive on it."""
    (bottom, top), moments = SCALES[scale], _told(counts)
    mean, square = moments[:, 2] / moments[:, 1], moments[:, 3] / moments[:, 1]
    return bool((square <= (bottom + top) * mean - bottom * top + 1e-9).all())


def _told(counts: Counts) -> NDArray[np.float64]:
    """The moments of the features that got a mark, in any wave and segment."""
    found = counts.ratings.get(FULFILMENT)
    if found is None:
        return np.zeros((0, 4))
    flat = found.reshape(-1, found.shape[-1])
    return np.asarray(flat[flat[:, 1] > 0])


def marks_of(counts: Counts, least: int, wave: int) -> Mapping[tuple[str, str | None], Mark]:
    """The marks of one wave, by feature and segment; of a segment only where enough people gave one."""
    moments = counts.ratings.get(FULFILMENT)
    if moments is None:
        return {}
    last, none = moments[wave], counts.ratings.get(NOT_APPLICABLE, np.zeros_like(moments))[wave]
    found = mark_mean(last, _design(counts, wave))
    return {
        (feature.key, segment or None): _mark(found, (s, f), last[s, f, 0], none[s, f, 0])
        for s, segment in enumerate(counts.segments)
        for f, feature in enumerate(counts.features)
        if not feature.control and last[s, f, 0] >= (max(least, 1) if segment else 1) and last[s, f, 1] > 0
    }


def _mark(found: Any, place: tuple[int, int], n: float, none: float) -> Mark:  # noqa: ANN401
    low, high = (float(each[place]) for each in (found.low, found.high))
    told = math.isfinite(low)
    return Mark(float(found.value[place]), low if told else None, high if told else None, int(n), int(none))


def _design(counts: Counts, wave: int) -> NDArray[np.float64]:
    """Kish's effective number over the number of people, of one wave: (S, F)."""
    n, w, w2 = (each[wave].reshape(*each.shape[1:3], -1).sum(-1) for each in (counts.n, counts.w, counts.w2))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(w2 > 0, w**2 / w2 / np.maximum(n, 1), 1.0))
