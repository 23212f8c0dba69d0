"""From what was measured of one group to what is said of each feature."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from kano.analyses.drifting.assessment import TESTS, Adjustment, adjusted
from kano.analyses.drifting.comparability import Difference
from kano.analyses.drifting.rows import (
    AheadRow,
    Direction,
    DriftRow,
    Effect,
    Flips,
    Moved,
    Range,
    StepRow,
    TestRow,
    WaveRow,
)
from kano.analyses.drifting.series import Series
from kano.analyses.drifting.strand import Strand, Undecided, undecided_by, verdict_of
from kano.analyses.result import category_at, number
from kano.measures.course.fitted import route
from kano.measures.course.steps import told
from kano.measures.survey.coefficients import better, effective_n, worse
from kano.measures.waves.counts_over_waves import Floats
from kano.measures.waves.movement import Movement
from kano.measures.waves.trend import Test
from kano.measures.waves.verdict import ALARMS, Verdict, by_little
from kano.scale import CATEGORIES, Category
from kano.values import dataclass

DIRECTIONS: Mapping[Verdict, Direction] = {
    Verdict.DRIFTING: "basis",
    Verdict.DEGRADED: "basis",
    Verdict.RENEWED: "bijzonder",
    Verdict.EMERGING: "interest",
    Verdict.FADING: "indifference",
}
"""Where a feature goes: down the ladder, up, into or out of what people care about."""
PANEL_TESTS = ("ladder", "birth", "stuart_maxwell", "trend")
"""Names of the tests that share the error budget where the same people answered."""


@dataclass(frozen=True)
class Terms:
    """By which choices findings are worded."""

    level: float
    """Error budget of this look."""
    adjust: str
    ahead: tuple[dt.date, ...]
    language: str = ""


@dataclass(frozen=True)
class Spot:
    """One feature in one segment of a series, with what was measured there."""

    data: Series
    strand: Strand
    segment: int
    feature: int

    @property
    def place(self) -> int:
        """Position among the compared features; −1 where it isn't compared."""
        return int(self.strand.place[self.feature])

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Why it can't be compared."""
        key = self.data.categories.features[self.feature].key
        return tuple(each for each in self.data.differing if each.feature == key)

    @property
    def too_few(self) -> bool:
        """Whether too few people in some waves leave fewer than two to compare."""
        held = self.data.categories.n[:, self.segment, self.feature].sum(axis=-1) > 0
        small = self.data.too_few[:, self.segment, self.feature].any()
        return bool(not self.differences and small and held.sum() < 2)


def drift_rows(data: Series, strands: Sequence[Strand], terms: Terms) -> Iterator[DriftRow]:
    """A row a segment × feature."""
    for segment, strand in enumerate(strands):
        for feature in range(len(data.categories.features)):
            yield _row(Spot(data, strand, segment, feature), terms)


def _row(spot: Spot, terms: Terms) -> DriftRow:
    """Everything about one feature in one segment; None where undefined."""
    asked, small = spot.data.categories.features[spot.feature], spot.too_few
    verdict = verdict_of(spot.strand, spot.feature, comparable=not spot.differences)
    row = DriftRow(
        feature=asked.key,
        label=asked.label(terms.language),
        segment=spot.data.categories.segments[spot.segment] or None,
        too_few=small,
        verdict=None if small else verdict,
        direction=None if small else DIRECTIONS.get(verdict),
        undecided_by=Undecided.WAVES if verdict is Verdict.INCONCLUSIVE and not small else None,
        waves=tuple(_waves(spot)),
        differences=spot.differences,
    )
    return row if small or spot.place < 0 else _compared(row, spot, verdict, terms)


def _compared(row: DriftRow, spot: Spot, verdict: Verdict, terms: Terms) -> DriftRow:
    strand, place = spot.strand, spot.place
    found, moved = strand.assessment, strand.moving[place]
    moving = None if math.isnan(moved) else bool(moved != 0)
    reason = undecided_by(strand, place, terms.level, terms.adjust)
    return replace(
        row,
        undecided_by=reason if verdict is Verdict.INCONCLUSIVE else None,
        moving=moving if verdict in ALARMS or moving is None else False,
        route=tuple(CATEGORIES[each] for each in route(found.course, strand.compared, place)),
        p=number(found.p[place]),
        p_adjusted=number(found.p_adjusted[place]),
        p_apart=number(found.p_apart[place]) if found.evidence.shared[place] else None,
        by_little=bool(by_little(found.evidence)[place]) if verdict in ALARMS else None,
        stable_p=number(found.equivalence[place]),
        findable=number(found.findable[place]) if verdict is Verdict.INCONCLUSIVE else None,
        changes=tuple(_steps(spot, verdict)),
        effect=Effect(_moved(found.measured.better, place, 1.0), _moved(found.measured.worse, place, -1.0)),
        tests=tuple(_tests(strand, place, terms.adjust)),
        flips=Flips(int(strand.flips[0][place]), number(strand.flips[1][place])),
        forecast=tuple(_ahead(strand, place, terms.ahead)),
        transitions=None if strand.transitions is None else _transitions(strand.transitions[place]),
    )


def _waves(spot: Spot) -> Iterator[WaveRow]:
    counts, small = spot.strand.waves, spot.data.too_few[:, spot.segment, spot.feature]
    n, w, w2 = (each[:, spot.feature] for each in (counts.n, counts.w, counts.w2))
    size, good, bad, held = effective_n(w, w2), better(w), worse(w), w.sum(axis=-1) > 0
    for i, wave in enumerate(spot.data.categories.waves):
        assert wave.date
        largest = category_at(int(w[i].argmax()) if held[i] else -1)
        row = WaveRow(
            wave=wave.key,
            date=wave.date,
            too_few=bool(small[i]),
            n=None if small[i] else int(n[i].sum()),
            effective_n=number(size[i]),
            category=largest,
            category_p=None,
            largest=largest,
            shares=_by_category(w[i] / w[i].sum() if held[i] else UNDEFINED),
            fitted_shares=_by_category(UNDEFINED),
            ladder=None,
            better=number(good[i]),
            worse=number(bad[i]),
        )
        yield _fitted(row, spot, i) if held[i] and spot.place >= 0 else row


UNDEFINED = np.full(len(CATEGORIES), np.nan)


def _fitted(row: WaveRow, spot: Spot, wave: int) -> WaveRow:
    course, place = spot.strand.assessment.course, spot.place
    winner = int(course.winner[wave, place])
    return replace(
        row,
        category=CATEGORIES[winner],
        category_p=number(course.probability[wave, place, winner]),
        fitted_shares=_by_category(course.shares[wave, place]),
        ladder=number(course.ladder[:, wave, place].mean()),
    )


def _steps(spot: Spot, verdict: Verdict) -> Iterator[StepRow]:
    for change in spot.strand.changes:
        if change.feature == spot.place and told(change, verdict):
            first, last = (spot.data.categories.waves[i] for i in (change.before, change.after))
            assert first.date and last.date  # noqa: PT018 - every wave of a series is dated
            yield StepRow(
                from_=CATEGORIES[change.old],
                to=CATEGORIES[change.new],
                waves=(first.key, last.key),
                dates=(first.date, last.date),
                probability=number(change.probability),
            )


def _moved(movement: Movement, place: int, sign: float) -> Moved:
    """Change over the period with its 95 % interval; Worse is negative, so that its sign turns."""
    low, high = (sign * end[place] for end in movement.interval())
    ends = sorted((low, high)) if math.isfinite(low) and math.isfinite(high) else (math.nan, math.nan)
    return Moved(number(sign * movement.change[place]), number(ends[0]), number(ends[1]))


def _tests(strand: Strand, place: int, adjust: str) -> Iterator[TestRow]:
    measured = strand.assessment.measured
    names = TESTS if strand.transitions is None else PANEL_TESTS
    listed: list[tuple[str, Test, Floats | None]] = [
        *zip(names, measured.tests, measured.weights, strict=True),
        ("unusable", strand.unusable, None),
        *((name, test, None) for name, test in strand.paired),
    ]
    if measured.noise.q2 > 0:
        bare = strand.sampling_only
        listed.append(("sampling_only", Test(np.full_like(bare, np.nan), bare), None))
    for name, test, weight in listed:
        yield TestRow(
            name=name,
            statistic=number(test.statistic[place]),
            p=number(test.p[place]),
            p_adjusted=number(adjusted(test.p, Adjustment(adjust))[place]),
            budget=0.0 if weight is None else float(weight[place]),
        )


def _ahead(strand: Strand, place: int, dates: Sequence[dt.date]) -> Iterator[AheadRow]:
    found, last = strand.outlook, int(strand.assessment.evidence.last[place])
    ends = (found.mean, found.low80, found.high80, found.low95, found.high95)
    for step, date in enumerate(dates):
        if math.isnan(found.mean[step, place, 0]):
            return
        yield AheadRow(
            step=step + 1,
            date=date,
            shares={
                kind: Range(*(number(end[step, place, j]) for end in ends)) for j, kind in enumerate(CATEGORIES)
            },
            category_probabilities=_by_category(found.probability[step, place]),
            still=CATEGORIES[last],
            still_p=number(found.probability[step, place, last]),
        )


def _transitions(table: Floats) -> Mapping[Category, Mapping[Category, int]]:
    return {
        before: {after: int(n) for after, n in zip(CATEGORIES, row, strict=True)}
        for before, row in zip(CATEGORIES, table, strict=True)
    }


def _by_category(values: Floats) -> Mapping[Category, float | None]:
    return {kind: number(value) for kind, value in zip(CATEGORIES, values, strict=True)}
