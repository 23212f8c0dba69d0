"""Whether a survey shows what it must."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import ClassVar

import numpy as np

from kano.analyses.checking.grounds import Grounds
from kano.analyses.checking.means import about_outcomes, decided, mean_held
from kano.analyses.checking.rows import CheckRow, Choices, Outcome
from kano.analyses.classifying.chances import among
from kano.analyses.result import Result, category_at, number
from kano.measures.survey.categories import M
from kano.questionnaire import Outcome as Asked
from kano.scale import CATEGORIES
from kano.settings.panels.checking import WORDS, FeatureTarget, Targets
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Check(Result[CheckRow]):
    """Every target with what was found, in the order in which the targets file speaks of them."""

    name: ClassVar[str] = "check"

    settings: Choices
    checks: tuple[CheckRow, ...]
    outcomes: tuple[Asked, ...]
    """What everybody was asked once, about no feature."""
    file: str
    """Path of the targets, "" where they come from a program."""

    def rows(self, language: str = "") -> list[CheckRow]:
        """A row a target."""
        labels = {each.key: each.label(language) for each in self.outcomes}
        labels |= {each.key: each.label(language) for each in self.features}
        return [
            replace(row, label=labels.get(row.feature, row.feature)) if row.feature else row
            for row in self.checks
        ]

    def of(self, outcome: Outcome) -> tuple[CheckRow, ...]:
        """The targets that ended so."""
        return tuple(row for row in self.checks if row.outcome == outcome)

    @property
    def passed(self) -> bool:
        """Whether a run that asks for these targets passes."""
        lenient = self.settings.undecided == "pass"
        return not self.of("failed") and (lenient or not self.of("undecided"))


def check(on: Grounds, targets: Targets, baseline: Grounds | None = None) -> Check:
    """Hold the last wave against targets; `baseline` is an earlier survey, or None.

    Raises AnalysisError where the decision rule can't do with these counts.
    """
    counts = on.counts
    rows = (
        *_about_features(on, targets),
        *about_outcomes(on.outcomes, targets),
        *_about_survey(on, targets, baseline),
    )
    placed = tuple(replace(row, line=_line(row, targets)) for row in rows)
    chosen = _settings(on, targets, baseline)
    outcomes = tuple(each.outcome for each in on.outcomes.values())
    return Check(counts.waves, counts.segments, counts.features, "", chosen, placed, outcomes, targets.file)


def _line(row: CheckRow, targets: Targets) -> int | None:
    if row.check in ("outcome", "asked") and row.feature in targets.outcomes:
        return targets.lines.get(f"outcomes.{row.feature}", targets.lines.get(""))
    own = row.check in ("asked", "component", "mark") or (row.check == "respondents" and not row.every)
    return targets.lines.get(row.feature or "" if own else "", targets.lines.get(""))


def _settings(on: Grounds, targets: Targets, baseline: Grounds | None) -> Choices:
    return Choices(
        table=on.categories.table or None,
        rule=on.settings.rule,
        targets=targets.file.rsplit("/", 1)[-1] or None,
        undecided="pass" if targets.undecided == "pass" else "fail",
        baseline=(baseline.name or None) if baseline else None,
        survey_date=on.date,
        today=on.today,
        weighted=on.counts.people_weighted,
        exclude=on.settings.exclude or None,
    )


def _about_features(on: Grounds, targets: Targets) -> Iterator[CheckRow]:
    for key, target in targets.features.items():
        place = on.place.get(key)
        if place is None:
            yield CheckRow(check="asked", feature=key, outcome="failed")
            continue
        certainty = target.certainty or targets.certainty
        if target.component:
            yield _component(on, place, target, certainty)
        if target.mark:
            yield _mark(on, place, (target.mark, certainty), "mark")
        if target.respondents:
            yield _enough(on, place, target.respondents)


def _component(on: Grounds, i: int, target: FeatureTarget, certainty: float) -> CheckRow:
    wanted = tuple(WORDS[word] for word in target.component)
    p = number(float(among(on.probabilities[i], tuple(map(CATEGORIES.index, wanted)))))
    outcome = decided(p, certainty)
    return CheckRow(
        check="component",
        feature=on.counts.features[i].key,
        outcome=outcome,
        reason="unclear" if outcome == "undecided" else None,
        wanted=wanted,
        certainty=certainty,
        category=category_at(int(on.letters[i])),
        p=p,
        n=int(on.n[i]),
    )


def _mark(on: Grounds, i: int, asked: tuple[float, float], check: str) -> CheckRow:
    """Whether a mean mark reaches a limit with a certainty."""
    moments = on.marks[i]
    return CheckRow(
        check=check,
        feature=on.counts.features[i].key,
        category=category_at(int(on.letters[i])),
        n=int(moments[0]),
        **mean_held(moments, float(on.design[i]), asked),
    )


def _enough(on: Grounds, i: int, least: int) -> CheckRow:
    n = int(on.n[i])
    outcome: Outcome = "passed" if n >= least else "failed"
    key = on.counts.features[i].key
    return CheckRow(check="respondents", feature=key, outcome=outcome, limit=least, value=n, n=n)


def _about_survey(on: Grounds, targets: Targets, baseline: Grounds | None) -> Iterator[CheckRow]:
    if targets.expected:
        yield from _expectations(on, targets)
    if targets.basis_mark:
        basis = [i for i, letter in enumerate(on.letters) if letter == M]
        yield from map(partial(_basis, on, targets), basis)
    if targets.degraded and baseline:
        from kano.analyses.checking.sinking import sinking

        yield from sinking(on, baseline, 1 - targets.certainty)
    if targets.respondents:
        yield replace(_enough(on, int(np.argmin(on.n)), targets.respondents), every=True)
    if targets.questionable < 1:
        yield _contradictions(on, targets.questionable)
    if targets.months:
        yield _age(on, targets.months)


def _expectations(on: Grounds, targets: Targets) -> Iterator[CheckRow]:
    for i, feature in enumerate(on.counts.features):
        if feature.expected and not feature.control:
            wanted = FeatureTarget((feature.expected.value,))
            yield replace(_component(on, i, wanted, targets.certainty), check="expected")


def _basis(on: Grounds, targets: Targets, i: int) -> CheckRow:
    return _mark(on, i, (targets.basis_mark, targets.certainty), "basis")


def _contradictions(on: Grounds, most: float) -> CheckRow:
    """The feature with the largest share of them."""
    i = int(np.argmax(np.nan_to_num(on.questionable, nan=-1.0)))
    share = number(on.questionable[i])
    return CheckRow(
        check="questionable",
        every=True,
        feature=on.counts.features[i].key,
        outcome="passed" if share is not None and share <= most else "failed",
        limit=most,
        value=share,
        n=int(on.n[i]),
    )


def _age(on: Grounds, months: float) -> CheckRow:
    if on.date is None or on.today is None:
        return CheckRow(check="age", outcome="undecided", reason="no date", limit=months)
    value = months_between(on.date, on.today)
    return CheckRow(check="age", outcome="passed" if value <= months else "failed", limit=months, value=value)


def months_between(first: dt.date, last: dt.date) -> float:
    """How many months lie between two dates, the rest as a part of the month that it lies in.

    >>> [months_between(dt.date(2025, 1, 31), last) for last in (dt.date(2026, 1, 31), dt.date(2025, 2, 28))]
    [12.0, 1.0]
    """
    whole = (last.year - first.year) * 12 + last.month - first.month
    if _later(first, whole) > last:
        whole -= 1
    start, end = _later(first, whole), _later(first, whole + 1)
    return whole + (last - start).days / (end - start).days


def _later(date: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last day."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))
