"""What is said of every feature of one group, all features at once: waves, tests, effects and forecasts."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kano.analyses.drifting.assessment import TESTS, Adjustment, adjusted
from kano.analyses.drifting.rows import AheadRow, Effect, Moved, Range, TestRow, WaveRow
from kano.analyses.drifting.series import Series
from kano.analyses.drifting.strand import Strand, Undecided, undecided
from kano.analyses.result import category_at, numbers
from kano.measures.survey.coefficients import better, effective_n, worse
from kano.measures.waves.counts_over_waves import Floats, shares
from kano.measures.waves.movement import Movement
from kano.measures.waves.trend import Test
from kano.measures.waves.verdict import by_little
from kano.scale import CATEGORIES, Category
from kano.values import dataclass

PANEL_TESTS = ("ladder", "birth", "stuart_maxwell", "trend")
"""Names of the tests that share the error budget where the same people answered."""


@dataclass(frozen=True)
class Told:
    """One a feature: waves of all features, the others of those that are compared."""

    waves: tuple[tuple[WaveRow, ...], ...]
    undecided_by: tuple[Undecided, ...]
    by_little: tuple[bool, ...]
    effects: tuple[Effect, ...]
    tests: tuple[tuple[TestRow, ...], ...]
    forecasts: tuple[tuple[AheadRow, ...], ...]


def told_of(data: Series, strand: Strand, segment: int, terms: tuple[float, str, Sequence[dt.date]]) -> Told:
    """Everything about the features of one group, by the level of a feature, its adjustment and dates ahead."""
    level, adjust, ahead = terms
    found = strand.assessment
    moved = zip(_moved(found.measured.better, 1.0), _moved(found.measured.worse, -1.0), strict=True)
    return Told(
        waves=tuple(zip(*_waves(data, strand, segment), strict=True)),
        undecided_by=tuple(undecided(strand, level, adjust)),
        by_little=tuple(by_little(found.evidence).tolist()),
        effects=tuple(Effect(*each) for each in moved),
        tests=tuple(zip(*_tests(strand, Adjustment(adjust)), strict=True)),
        forecasts=tuple(_ahead(strand, ahead)),
    )


def _waves(data: Series, strand: Strand, segment: int) -> Iterator[list[WaveRow]]:
    """The rows of all features, a wave at a time."""
    counts, fitted = strand.waves, _fitted(strand)
    largest = np.where(counts.present, counts.w.argmax(axis=-1), -1).tolist()
    told = [
        counts.n.sum(axis=-1).astype(int).tolist(),
        *(numbers(each) for each in (effective_n(counts.w, counts.w2), better(counts.w), worse(counts.w))),
        numbers(shares(counts)),
        *(numbers(each) for each in fitted[1:]),
    ]
    for i, wave in enumerate(data.categories.waves):
        assert wave.date
        small = data.too_few[i, segment].tolist()
        columns = zip(small, largest[i], fitted[0][i].tolist(), *(each[i] for each in told), strict=True)
        yield [
            WaveRow(
                wave=wave.key,
                date=wave.date,
                too_few=few,
                n=None if few else n,
                effective_n=size,
                category=category_at(letter if letter >= 0 else first),
                category_p=p,
                largest=category_at(first),
                shares=_by_category(seen),
                fitted_shares=_by_category(likely),
                ladder=rung,
                better=good,
                worse=bad,
            )
            for few, first, letter, n, size, good, bad, seen, likely, p, rung in columns
        ]


def _fitted(strand: Strand) -> tuple[Floats, Floats, Floats, Floats]:
    """Letters, shares, probability of the letter and rung (waves, features) of the fitted courses.

    −1 and NaN where a feature isn't compared, or a wave lacks it.
    """
    course, held = strand.assessment.course, strand.waves.present & (strand.place >= 0)
    letter = np.full(held.shape, -1)
    likely, probability, rung = np.full((*held.shape, 6), np.nan), *np.full((2, *held.shape), np.nan)
    wave, feature = np.nonzero(held)
    at = wave, strand.place[feature]
    letter[held] = course.winner[at]
    likely[held] = course.shares[at]
    probability[held] = course.probability[(*at, letter[held])]
    rung[held] = course.ladder.mean(axis=0)[at]
    return letter, likely, probability, rung


def _moved(movement: Movement, sign: float) -> list[Moved]:
    """Change over the period with its 95 % interval; Worse is negative, so that its sign turns."""
    ends = np.sort(sign * np.array(movement.interval()), axis=0)
    # An end that isn't known leaves no interval.
    ends[:, ~np.isfinite(ends).all(axis=0)] = np.nan
    columns = [numbers(each) for each in (sign * movement.change, *ends)]
    return [Moved(*each) for each in zip(*columns, strict=True)]


def _tests(strand: Strand, adjust: Adjustment) -> Iterator[list[TestRow]]:
    """Every test of all features."""
    measured = strand.assessment.measured
    names = TESTS if strand.transitions is None else PANEL_TESTS
    none = np.zeros(len(strand.assessment.p))
    listed: list[tuple[str, Test, Floats]] = [
        *zip(names, measured.tests, measured.weights, strict=True),
        ("unusable", strand.unusable, none),
        *((name, test, none) for name, test in strand.paired),
    ]
    if measured.noise.q2 > 0:
        bare = strand.sampling_only
        listed.append(("sampling_only", Test(np.full_like(bare, np.nan), bare), none))
    for name, test, weight in listed:
        columns = [numbers(each) for each in (test.statistic, test.p, adjusted(test.p, adjust))]
        yield [TestRow(name, *each) for each in zip(*columns, weight.tolist(), strict=True)]


def _ahead(strand: Strand, dates: Sequence[dt.date]) -> Iterator[tuple[AheadRow, ...]]:
    """The dates ahead of every feature; none of those seen in too few waves."""
    found, last = strand.outlook, strand.assessment.evidence.last.tolist()
    known: NDArray[np.bool_] = np.all(np.isfinite(found.mean[..., 0]), axis=0)
    ends = np.stack([found.mean, found.low80, found.high80, found.low95, found.high95], axis=-1)
    shares, chances = numbers(ends), numbers(found.probability)
    for place, letter in enumerate(last):
        yield tuple(
            AheadRow(
                step=step + 1,
                date=date,
                shares=dict(zip(CATEGORIES, (Range(*each) for each in shares[step][place]), strict=True)),
                category_probabilities=_by_category(chances[step][place]),
                still=CATEGORIES[letter],
                still_p=chances[step][place][letter],
            )
            for step, date in enumerate(dates if known[place] else ())
        )


def _by_category(values: Sequence[float | None]) -> Mapping[Category, float | None]:
    return dict(zip(CATEGORIES, values, strict=True))
