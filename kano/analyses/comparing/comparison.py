"""Which features differ between groups of respondents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from math import prod, sqrt
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from kano.analyses.classifying.chances import chances
from kano.analyses.classifying.classification import as_categories
from kano.analyses.comparing.rows import Choices, CompareRow, GapRow, GroupRow, Verdict
from kano.analyses.privacy import OTHERS, only, too_few
from kano.analyses.result import Result, category_at, number
from kano.counts import BLANK, EVERYBODY, Counts
from kano.errors import AnalysisError, Problem
from kano.evaluation import table
from kano.measures.survey import coefficients, intervals
from kano.measures.survey.groups import alike_within, group_tests
from kano.measures.waves.multiplicity import holm
from kano.settings.panels.study import Settings
from kano.tally import Categories
from kano.values import dataclass

LEVEL = 0.05
NO_GROUPS = (EVERYBODY, BLANK, OTHERS)
"""Segments that are no group of their own."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Comparison(Result[CompareRow]):
    """A row a column of respondents × feature."""

    name: ClassVar[str] = "comparison"

    settings: Choices
    compared: tuple[CompareRow, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    """Of each column the groups that take part, in the order of the file."""

    def rows(self, language: str = "") -> list[CompareRow]:
        """A row a column × feature, in the order of the file."""
        labels = {feature.key: feature.label(language) for feature in self.features}
        return [replace(row, label=labels[row.feature]) for row in self.compared]


def compare(divided: Sequence[Counts], settings: Settings | None = None) -> Comparison:
    """Compare the groups of the last wave; each counts is divided by another column.

    Adjusted by Holm over all features and columns, so that comparing groups that are alike raises any false
    alarm in at most 5 % of studies. Raises AnalysisError where no column makes two groups.
    """
    settings = settings or Settings()
    each = [_Grouping(_groups(counts), settings) for counts in divided]
    if not any(grouping.several for grouping in each):
        raise AnalysisError(_too_few(each, settings))
    adjusted = holm(np.concatenate([grouping.tests.p for grouping in each]))
    starts = np.cumsum([0, *(len(grouping.counts.features) for grouping in each)])
    rows = (
        row for start, grouping in zip(starts, each, strict=False) for row in grouping.rows(adjusted[start:])
    )
    first = divided[0]
    return Comparison(
        waves=first.waves,
        segments=(),
        features=first.features,
        by=", ".join(counts.by for counts in divided),
        settings=_settings(each, settings),
        compared=tuple(rows),
        groups=tuple((grouping.counts.by, grouping.counts.segments) for grouping in each),
    )


def _groups(counts: Counts) -> Counts:
    """The groups proper of the last wave."""
    named = [segment for segment in counts.segments if segment not in NO_GROUPS]
    return counts.select(waves=[counts.waves[-1].key], segments=named)


def _too_few(each: Sequence[_Grouping], settings: Settings) -> Problem:
    names = ", ".join(grouping.counts.by for grouping in each)
    what = f"{names} makes no two groups of {settings.min_group} people who answered about a feature"
    return Problem(what, "--by", todo="Name another column, or set min_group in kano.toml.")


def _settings(each: Sequence[_Grouping], settings: Settings) -> Choices:
    return Choices(
        table=each[0].categories.table or None,
        rule=settings.rule,
        clear=settings.clear,
        level=LEVEL,
        equivalence=settings.drift.equivalence,
        weighted=any(grouping.counts.people_weighted for grouping in each),
        by=", ".join(grouping.counts.by for grouping in each),
        min_group=settings.min_group,
        exclude=settings.exclude or None,
    )


class _Grouping:
    """The groups that one column makes, without those too small to be shown."""

    def __init__(self, counts: Counts, settings: Settings) -> None:
        self.settings = settings
        self.hidden = too_few(counts, settings.min_group)[0]
        self.counts = only(counts, ~self.hidden[None])
        self.categories: Categories = as_categories(self.counts, table(settings.table))
        n, w, w2 = (getattr(self.categories, name)[0] for name in ("n", "w", "w2"))
        self.tests = group_tests(n, w, w2)
        self.within = alike_within(w, w2)

    @property
    def several(self) -> bool:
        """Whether any feature was answered by two groups."""
        return bool(np.isfinite(self.tests.p).any())

    @cached_property
    def told(self) -> dict[str, Any]:
        """Values of each group and feature."""
        letters, probabilities = chances(self.counts, self.settings)
        w, w2 = self.categories.w, self.categories.w2
        low, high = intervals.better_interval(w, w2)
        weak, strong = intervals.worse_interval(w, w2)
        return {
            "n": self.categories.n.sum(-1)[0],
            "letters": letters[0],
            "p": probabilities[0],
            "effective_n": coefficients.effective_n(w, w2)[0],
            "better": (coefficients.better(w)[0], low[0], high[0]),
            # As |Worse|, so that the high one is the strong one.
            "worse": (-coefficients.worse(w)[0], -strong[0], -weak[0]),
        }

    def rows(self, adjusted: Floats) -> Iterator[CompareRow]:
        """A row a feature."""
        tests = self.tests
        for f, feature in enumerate(self.counts.features):
            groups = tuple(self._group(s, f) for s in self._shown(f))
            certainty = _certainty(groups)
            yield CompareRow(
                by=self.counts.by,
                feature=feature.key,
                label=feature.label(),
                verdict=self._verdict(f, float(adjusted[f]), certainty, groups),
                p=number(tests.p[f]),
                p_adjusted=number(adjusted[f]),
                ladder=number(tests.ladder[f]),
                ladder_p=number(tests.ladder_p[f]),
                any=number(tests.any[f]),
                any_p=number(tests.any_p[f]),
                cramers_v=number(tests.cramers_v[f]),
                certainty=certainty,
                alike_within=number(self.within[f]),
                better=self._gap("better", f),
                worse=self._gap("worse", f),
                groups=groups,
            )

    def _verdict(self, f: int, p: float, certainty: float | None, groups: Sequence[GroupRow]) -> Verdict:
        if np.isnan(p):
            return "too few"
        if p <= LEVEL:
            return "degree" if certainty is None else "component"
        one = len({group.category for group in groups}) == 1
        return "alike" if one and self.within[f] < self.settings.drift.equivalence else "not shown"

    def _shown(self, f: int) -> list[int]:
        return [s for s in range(len(self.counts.segments)) if not self.hidden[s, f] and self.told["n"][s, f]]

    def _group(self, s: int, f: int) -> GroupRow:
        told, letter = self.told, int(self.told["letters"][s, f])
        p = number(told["p"][s, f, letter]) if letter >= 0 else None
        return GroupRow(
            segment=self.counts.segments[s],
            n=int(told["n"][s, f]),
            effective_n=number(told["effective_n"][s, f]),
            category=category_at(letter),
            category_p=p,
            clear=(p or 0.0) >= self.settings.clear,
            better=number(told["better"][0][s, f]),
            worse=number(-told["worse"][0][s, f]),
        )

    def _gap(self, name: str, f: int) -> GapRow:
        """The groups farthest apart, and the interval of their difference.

        Source: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10, of Wilson's intervals.
        """
        value, low, high = (each[:, f] for each in self.told[name])
        known = [s for s in self._shown(f) if np.isfinite(value[s])]
        if len(known) < 2:
            return GapRow()
        top, bottom = max(known, key=lambda s: value[s]), min(known, key=lambda s: value[s])
        gap = float(value[top] - value[bottom])
        down = sqrt((value[top] - low[top]) ** 2 + (high[bottom] - value[bottom]) ** 2)
        up = sqrt((high[top] - value[top]) ** 2 + (value[bottom] - low[bottom]) ** 2)
        names = self.counts.segments
        return GapRow(names[top], names[bottom], gap, gap - down, gap + up)


def _certainty(groups: Sequence[GroupRow]) -> float | None:
    """That all groups whose category is clear have it; None where these are not of several categories."""
    clear = [group for group in groups if group.clear]
    if len({group.category for group in clear}) < 2:
        return None
    return prod(group.category_p or 0.0 for group in clear)
