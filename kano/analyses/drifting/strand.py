"""The drift of every feature among one group of respondents."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kano.analyses.drifting.assessment import (
    Adjustment,
    Assessment,
    Rules,
    adjusted,
    assess,
    budget,
    measure,
    measure_panel,
)
from kano.analyses.drifting.series import DAYS, Series
from kano.measures.course.fitted import still_moving
from kano.measures.course.flips import flips, sampling_flips
from kano.measures.course.forecast import Forecast, forecast
from kano.measures.course.steps import Change, changes
from kano.measures.waves.counts_over_waves import UNUSABLE, A, Floats, M, Waves
from kano.measures.waves.noise import NO_NOISE, Noise
from kano.measures.waves.panel import Codes, bowker, mcnemar, transitions
from kano.measures.waves.trend import Test, directed_test
from kano.measures.waves.verdict import Verdict
from kano.values import dataclass

Ints = NDArray[np.intp]

ALPHA = 0.05
"""Error budget of a feature."""


class Undecided(StrEnum):
    """Why a feature is inconclusive."""

    ANSWERS = "answers"
    """Sampling error is too large."""
    NOISE = "noise"
    """Sampling alone would show movement, but the waves differ among themselves."""
    LOOKS = "looks"
    """It would move at 5 %, but the planned looks leave this one less."""
    LETTER = "letter"
    """Better and |Worse| surely kept inside the margin, but not every wave has the same category."""
    WAVES = "waves"
    """It was asked in fewer than two waves."""


@dataclass(frozen=True, eq=False)
class Strand:
    """The drift of every feature among one group of respondents, or all."""

    waves: Waves
    """All features, compared or not."""
    compared: Waves
    """Those that are compared, as in what follows."""
    place: Ints
    """(F,): position of each feature in what follows, −1 where it isn't compared."""
    assessment: Assessment
    outlook: Forecast
    changes: tuple[Change, ...]
    moving: Floats
    flips: tuple[Floats, Floats]
    """Changes of the largest category: seen, and expected by sampling alone."""
    unusable: Test
    """Whether reverse and questionable answers become more."""
    sampling_only: Floats
    """Combined p if the waves differed by sampling alone (features,); NaN where they do."""
    paired: tuple[tuple[str, Test], ...] = ()
    """Further tests of a panel, from its first wave to its last."""
    transitions: Floats | None = None
    """(features, 6, 6) people of a panel by category in their first wave and in the last."""


def strand_of(data: Series, segment: int, how: tuple[Ints, Rules], ahead: Sequence[dt.date]) -> Strand:
    """Tests, verdicts, course and forecast of the compared features, under these rules, in one segment."""
    compared, rules = how
    counts = data.categories
    n, w, w2 = (array[:, segment].astype(np.float64) for array in (counts.n, counts.w, counts.w2))
    every = Waves(n, w, w2, data.dates)
    waves = Waves(n[:, compared], w[:, compared], w2[:, compared], data.dates)
    codes = None if data.pairs is None else data.pairs.codes[:, :, compared]
    weight = None if data.pairs is None else data.pairs.weight
    anchor = np.array([counts.features[each].control for each in compared])
    assessment = assess(waves, rules, panel=codes, weight=weight, anchor=anchor)
    place = np.full(n.shape[1], -1, dtype=np.intp)
    place[compared] = np.arange(len(compared))
    table = None if codes is None else _first_to_last(codes)
    return Strand(
        waves=every,
        compared=waves,
        place=place,
        assessment=assessment,
        outlook=forecast(waves, [date.toordinal() / DAYS for date in ahead]),
        changes=tuple(changes(assessment.course, waves)),
        moving=still_moving(assessment.course),
        flips=(flips(waves.w), sampling_flips(waves)),
        unusable=directed_test(waves, UNUSABLE, assessment.measured.noise),
        sampling_only=_sampling_only(assessment, waves, codes, weight),
        paired=() if table is None else _paired(table),
        transitions=table,
    )


def _sampling_only(assessment: Assessment, waves: Waves, codes: Codes | None, weight: Floats | None) -> Floats:
    if assessment.measured.noise.q2 <= 0:
        return np.full_like(assessment.p, np.nan)
    bare = measure(waves, NO_NOISE) if codes is None else measure_panel(waves, codes, weight, noise=NO_NOISE)
    return budget(bare)[0]


def p_of(data: Series, segment: int, compared: Ints) -> tuple[float, ...]:
    """Combined p of the compared features in one group, to be adjusted with those of others."""
    counts = data.categories
    n, w, w2 = (each[:, segment][:, compared].astype(np.float64) for each in (counts.n, counts.w, counts.w2))
    return tuple(budget(measure(Waves(n, w, w2, data.dates)))[0].tolist())


def noise_of(strand: Strand) -> Noise:
    """How much waves differ beyond sampling in this group."""
    found = strand.assessment.measured.noise
    assert isinstance(found, Noise)
    return found


def _first_to_last(codes: Codes) -> Floats:
    """Everybody's category in their first wave and in their last: (features, 6, 6)."""
    held = codes >= 0
    twice = held.sum(axis=0) > 1
    first = np.take_along_axis(codes, held.argmax(axis=0)[None], axis=0)[0]
    end = len(codes) - 1 - held[::-1].argmax(axis=0)
    last = np.take_along_axis(codes, end[None], axis=0)[0]
    return transitions(np.where(twice, first, -1), np.where(twice, last, -1))


def _paired(table: Floats) -> tuple[tuple[str, Test], ...]:
    return (("bowker", bowker(table)), ("mcnemar_M", mcnemar(table, M)), ("mcnemar_A", mcnemar(table, A)))


def verdict_of(strand: Strand, feature: int, *, comparable: bool) -> Verdict:
    """The verdict on a feature, compared or not."""
    place = strand.place[feature]
    if place >= 0:
        return Verdict(str(strand.assessment.verdict[place]))
    return Verdict.INCONCLUSIVE if comparable else Verdict.NOT_COMPARABLE


def undecided(strand: Strand, level: float, adjustment: str) -> list[Undecided]:
    """What keeps each feature, were it not found to move, from being found to move.

    Sampling alone would have shown it to move but for the noise between waves, or at 5 % but for a level
    that planned looks lowered; else there are too few answers, or too few to know the letter alone.
    """
    found = strand.assessment
    noisy = adjusted(strand.sampling_only, Adjustment(adjustment)) <= level
    lowered = (level < ALPHA) & (found.p_adjusted <= ALPHA)
    reasons = (Undecided.NOISE, Undecided.LOOKS, Undecided.LETTER, Undecided.ANSWERS)
    which = np.select([noisy, lowered, found.evidence.inside], [0, 1, 2], default=3)
    return [reasons[each] for each in which.tolist()]
