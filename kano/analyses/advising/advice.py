"""Advice in five steps, of what features are and how well they are done."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import ClassVar

from kano.analyses.advising.answers import answers
from kano.analyses.advising.gate import gate_lines, gate_of
from kano.analyses.advising.investments import investments
from kano.analyses.advising.marks import Limit, Mark, fits_seven, marks_of, scale_of
from kano.analyses.advising.profile import Known, Profile, profile_of
from kano.analyses.advising.rows import AnswerRow, Choices, ExpectedRow, GateRow, LineRow, RenewalRow
from kano.analyses.advising.steps import expectations, fuel, renewal, unsure, wrong_efforts
from kano.analyses.classifying.classification import Classification
from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.result import Result
from kano.analyses.scoring.outcomes import People, contrast_rows, outcome_rows
from kano.analyses.scoring.rows import ContrastRow, OutcomeRow
from kano.counts import Counts
from kano.measures.waves.verdict import Verdict
from kano.provenance import frozen_map
from kano.questionnaire import Outcome
from kano.responses import Wave
from kano.scale import Category, Component
from kano.settings.kinds import day
from kano.settings.panels.study import Settings
from kano.values import dataclass
from kano.words.dates import later

REAL = 1000
"""Waves before this year are counted, not dated."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What advice can take into account beside the answers themselves."""

    marks: Mapping[str, Mark] = field(default_factory=frozen_map)
    """By feature, where they come from a file of their own."""
    marks_from: str = ""
    """Name of that file."""
    costs: Mapping[str, float] = field(default_factory=frozen_map)
    drift: Mapping[str, Verdict | None] = field(default_factory=frozen_map)
    """What became of each feature between waves."""
    lost: int | None = None
    """Bijzonder features lost between waves."""
    found: int | None = None
    period: tuple[dt.date, dt.date] | None = None
    """First and last day of the answers."""
    people: People | None = None
    """The respondents who may be seen, where they were asked for outcomes; None where only counts are known."""


@dataclass(frozen=True, eq=False)
class Advice(Result[LineRow]):
    """What to do first, next, not at all, and what is not known, as typed lines in the order of the steps."""

    name: ClassVar[str] = "advice"

    settings: Choices
    lines: tuple[LineRow, ...]
    """Without labels."""
    answers: tuple[AnswerRow, ...]
    gate: GateRow
    proposition: Mapping[Component, int]
    """Features by component."""
    expected: ExpectedRow
    renewal: RenewalRow
    asked: tuple[Outcome, ...] = ()
    """What everybody was asked once, about no feature."""
    outcomes: tuple[OutcomeRow, ...] = ()
    contrasts: tuple[ContrastRow, ...] = ()
    """Without labels of features."""

    def rows(self, language: str = "") -> list[LineRow]:
        """A row a statement."""
        labels = {feature.key: feature.label(language) for feature in self.features}
        return [replace(each, label=labels[each.feature]) for each in self.lines]


def advise(
    result: Classification, counts: Counts, settings: Settings | None = None, beside: Beside | None = None
) -> Advice:
    """Advice on the last wave of a classification and the counts that it was made of, as they may be shown.

    Everybody comes first; segments tell where a feature is something else.
    """
    chosen, more = settings or Settings(), beside or Beside()
    limit = Limit.of(scale_of(counts, more.marks, chosen.advice.mark_scale), chosen.advice)
    wave = last_wave(result.waves)
    everybody, segments = _profiles(result, _known(result, counts, chosen, more), result.waves[wave])
    gate = gate_lines(everybody, segments, limit)
    state = gate_of(gate, limit).state
    lines = (
        *expectations(everybody),
        *gate,
        *investments(everybody, limit),
        *fuel(everybody, state),
        *renewal(everybody),
        *wrong_efforts(everybody),
        *unsure(everybody, chosen.clear),
    )
    return Advice(
        waves=(result.waves[wave],),
        segments=result.segments,
        features=result.features,
        by=result.by,
        settings=replace(
            _choices(result, limit, more, marked=any(each.mark is not None for each in lines)),
            fits_seven=fits_seven(counts, chosen.advice),
        ),
        lines=lines,
        answers=answers(lines, state),
        gate=gate_of(gate, limit),
        proposition=_proposition(everybody),
        expected=_expected(lines),
        renewal=_renewal(everybody, lines, _with_date(more, result.waves[wave]), chosen),
        asked=tuple(more.people.outcomes.values()) if more.people else (),
        outcomes=tuple(outcome_rows(more.people)) if more.people else (),
        contrasts=tuple(_contrasts(more, everybody, limit)),
    )


def last_wave(waves: Sequence[Wave]) -> int:
    """Position of the latest wave: by date, the last one given where a date is missing."""
    dates = [wave.date for wave in waves]
    known = [date for date in dates if date]
    return dates.index(max(known)) if len(known) == len(waves) else len(waves) - 1


def _contrasts(beside: Beside, profiles: Sequence[Profile], limit: Limit) -> list[ContrastRow]:
    """Outcomes of those for whom basis fails, and of those whom something delights, beside the others."""
    if beside.people is None:
        return []
    asked = [each for each in profiles if not each.control]
    basis, delights = (
        [each.feature for each in asked if each.category is wanted]
        for wanted in (Category.MUST_BE, Category.ATTRACTIVE)
    )
    # Marks from a file are nobody's own.
    return contrast_rows(beside.people, [] if beside.marks else basis, delights, limit.least)


def _with_date(beside: Beside, wave: Wave) -> Beside:
    """The days of the answers, or of their wave where nothing more is known."""
    told = wave.date if wave.date and wave.date.year >= REAL else None
    return replace(beside, period=(told, told)) if told and beside.period is None else beside


def _known(result: Classification, counts: Counts, settings: Settings, beside: Beside) -> Known:
    given: Mapping[tuple[str, str | None], Mark] = {(key, None): mark for key, mark in beside.marks.items()}
    return Known(
        features=frozen_map({feature.key: feature for feature in result.features}),
        marks=given or marks_of(counts, settings.min_group, last_wave(result.waves)),
        costs=beside.costs,
        drift=beside.drift,
        overrides=frozen_map({each.key: each for each in settings.overrides}),
    )


def _profiles(result: Classification, known: Known, wave: Wave) -> tuple[list[Profile], list[Profile]]:
    """What is known of everybody, and of each segment, in one wave."""
    last = [row for row in result.rows() if row.wave == (wave.key or None)]
    whole = {row.feature: row for row in last if row.segment is None or len(result.segments) == 1}
    parts = [row for row in last if row.segment is not None and len(result.segments) > 1 and row.category]
    everybody = [profile_of(row, known, _elsewhere(row, parts)) for row in whole.values()]
    return everybody, [profile_of(row, known) for row in parts]


def _elsewhere(row: FeatureRow, parts: Sequence[FeatureRow]) -> tuple[str, ...]:
    """The segments in which a feature clearly is something else."""
    return tuple(
        each.segment or ""
        for each in parts
        if each.feature == row.feature and each.clear and each.enough and each.category != row.category
    )


def _choices(result: Classification, limit: Limit, beside: Beside, *, marked: bool) -> Choices:
    own = result.settings
    return Choices(
        table=own.table,
        rule=own.rule,
        clear=own.clear,
        mark_scale=limit.scale if marked else None,
        fits_seven=False,
        pass_mark=limit.least if marked else None,
        strict=limit.strict,
        marks_from=beside.marks_from or None,
        weighted=own.weighted,
        by=own.by,
        min_group=own.min_group,
        exclude=own.exclude,
    )


def _proposition(profiles: Sequence[Profile]) -> Mapping[Component, int]:
    found = Counter(each.category.component for each in profiles if each.category and not each.control)
    return frozen_map({component: found[component] for component in Component})


def _expected(lines: Sequence[LineRow]) -> ExpectedRow:
    found = Counter(each.statement for each in lines if each.step == "what")
    return ExpectedRow(found["confirmed"], found["refuted"], found["undecided"])


def _renewal(
    profiles: Sequence[Profile], lines: Sequence[LineRow], beside: Beside, settings: Settings
) -> RenewalRow:
    """Ideas owed: as many as sank or are sinking beyond those found; after one wave, one for each there is."""
    today, (soon, late) = day(settings.drift.today), settings.drift.review
    first, last = beside.period or (None, None)
    start = last or today
    now = _proposition(profiles)[Component.BIJZONDER]
    leaving = sum(each.statement == "sinking" for each in lines)
    owed = now if beside.lost is None else max(0, beside.lost + leaving - (beside.found or 0))
    again = later(start, soon) if start else None
    return RenewalRow(
        first=first,
        last=start,
        soon=again,
        late=later(start, late) if start else None,
        due=bool(today and again and again <= today),
        bijzonder=now,
        leaving=leaving,
        lost=beside.lost,
        found=beside.found,
        owed=owed,
    )
