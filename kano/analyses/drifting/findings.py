"""From what was measured of one group to what is said of each feature."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kano.analyses.drifting.comparability import Difference
from kano.analyses.drifting.rows import (
    Direction,
    DriftRow,
    Flips,
    StepRow,
)
from kano.analyses.drifting.series import Series
from kano.analyses.drifting.strand import Strand, Undecided, verdict_of
from kano.analyses.drifting.told import Told, told_of
from kano.analyses.result import number
from kano.measures.course.fitted import route
from kano.measures.course.steps import told
from kano.measures.waves.counts_over_waves import Floats
from kano.measures.waves.verdict import ALARMS, Verdict
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
    told: Told
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
        told = told_of(data, strand, segment, (terms.level, terms.adjust, terms.ahead))
        for feature in range(len(data.categories.features)):
            yield _row(Spot(data, strand, told, segment, feature), terms)


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
        waves=spot.told.waves[spot.feature],
        differences=spot.differences,
    )
    return row if small or spot.place < 0 else _compared(row, spot, verdict)


def _compared(row: DriftRow, spot: Spot, verdict: Verdict) -> DriftRow:
    strand, told, place = spot.strand, spot.told, spot.place
    found, moved = strand.assessment, strand.moving[place]
    moving = None if math.isnan(moved) else bool(moved != 0)
    return replace(
        row,
        undecided_by=told.undecided_by[place] if verdict is Verdict.INCONCLUSIVE else None,
        moving=moving if verdict in ALARMS or moving is None else False,
        route=tuple(CATEGORIES[each] for each in route(found.course, strand.compared, place)),
        p=number(found.p[place]),
        p_adjusted=number(found.p_adjusted[place]),
        p_apart=number(found.p_apart[place]) if found.evidence.shared[place] else None,
        by_little=told.by_little[place] if verdict in ALARMS else None,
        stable_p=number(found.equivalence[place]),
        findable=number(found.findable[place]) if verdict is Verdict.INCONCLUSIVE else None,
        changes=tuple(_steps(spot, verdict)),
        effect=told.effects[place],
        tests=told.tests[place],
        flips=Flips(int(strand.flips[0][place]), number(strand.flips[1][place])),
        forecast=told.forecasts[place],
        transitions=None if strand.transitions is None else _transitions(strand.transitions[place]),
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


def _transitions(table: Floats) -> Mapping[Category, Mapping[Category, int]]:
    return {
        before: {after: int(n) for after, n in zip(CATEGORIES, row, strict=True)}
        for before, row in zip(CATEGORIES, table, strict=True)
    }
