"""How outcomes came out, and who gives more of them: of respondents, since counts don't hold who gave what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from kano.analyses.result import number
from kano.analyses.scoring.rows import About, ContrastRow, OutcomeRow
from kano.counts import BLANK
from kano.evaluation import EvaluationTable
from kano.measures.survey.coefficients import effective_n
from kano.measures.survey.marks import mark_difference, mark_mean, mark_spread
from kano.measures.waves.multiplicity import holm
from kano.provenance import frozen_map
from kano.questionnaire import Outcome
from kano.responses import FULFILMENT, Responses
from kano.scale import ANSWERS, Category
from kano.values import dataclass

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
FEWEST = 2
"""People of whom a mean has an interval."""


@dataclass(frozen=True, eq=False)
class People:
    """The respondents of one wave who may be seen, of all parts."""

    parts: tuple[Responses, ...]
    table: EvaluationTable
    by: str = ""
    """Column that divides them."""
    least: int = FEWEST
    """People below which nothing is shown of some of them."""

    @classmethod
    def of(cls, parts: Sequence[Responses], wave: str, table: EvaluationTable, by: str, least: int) -> People:
        """Those of the wave with this key."""
        kept = (part.take(_in_wave(part, wave)) for part in parts)
        return cls(tuple(part for part in kept if len(part)), table, by, max(least, FEWEST))

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """What was asked, by key."""
        return {each.outcome.key: each.outcome for part in self.parts for each in part.outcomes}

    def marks(self, outcome: str) -> Floats:
        """What each person gave for it, NaN where nothing; nobody of a segment of which too few gave one."""
        told = [
            next(
                (each.marks for each in part.outcomes if each.outcome.key == outcome),
                np.full(len(part), np.nan),
            )
            for part in self.parts
        ]
        marks = np.concatenate(told)
        for _, inside in self.segments():
            if (inside & np.isfinite(marks)).sum() < self.least:
                marks = np.where(inside, np.nan, marks)
        return marks

    def segments(self) -> Iterator[tuple[str, Bools]]:
        """The groups of the column, and who is in each."""
        groups = [part.groups.get(self.by) for part in self.parts]
        names = dict.fromkeys(label for group in groups if group for label in (*group.labels, BLANK))
        for name in names if self.by else ():
            inside = np.concatenate(
                [
                    np.array([label == name for label in (*group.labels, BLANK)])[group.codes]
                    if group
                    else np.zeros(len(part), dtype=bool)
                    for group, part in zip(groups, self.parts, strict=True)
                ]
            )
            if inside.any():
                yield name, inside

    def weights(self) -> Floats:
        """By person; 1 where nobody is weighted."""
        return np.concatenate(
            [np.ones(len(part)) if part.weight is None else part.weight for part in self.parts]
        )

    def failing(self, feature: str, limit: float) -> tuple[Bools, Bools]:
        """Whose own mark of a feature is below a limit, and who gave one."""
        marks = self._of(feature, _rated)
        return marks < limit, np.isfinite(marks)

    def delighted(self, feature: str) -> tuple[Bools, Bools]:
        """Whose answers make a feature bijzonder, and who answered both questions about it."""
        found = self._of(feature, lambda part, f: _delighted(part.answers[:, f], self.table))
        return found == 1, np.isfinite(found)

    def _of(self, feature: str, value: Callable[[Responses, int], Floats]) -> Floats:
        """A value of each person about a feature, NaN where it wasn't asked."""
        parts = []
        for part in self.parts:
            place = next((f for f, each in enumerate(part.features) if each.key == feature), None)
            parts.append(np.full(len(part), np.nan) if place is None else value(part, place))
        return np.concatenate(parts)


def outcome_rows(people: People) -> list[OutcomeRow]:
    """The mean of each outcome of everybody, then of each segment of which enough gave one."""
    rows = []
    for key, outcome in people.outcomes.items():
        marks = people.marks(key)
        everybody = np.isfinite(marks)
        several = [
            (name, inside & everybody) for name, inside in people.segments() if (inside & everybody).any()
        ]
        for name, inside in [(None, everybody), *several]:
            if inside.any():
                rows.append(_mean(outcome, name, _moments(marks, people.weights(), inside)))
    return rows


def contrast_rows(
    people: People, basis: Sequence[str], delights: Sequence[str], limit: float
) -> list[ContrastRow]:
    """Each outcome of those for whom basis fails, and of those whom a feature delights, beside the others.

    Basis fails for whoever gives a mark below the limit: one feature is enough, then each by itself. A feature
    delights whose answers make it bijzonder. Nothing is said of fewer people than may be shown, on either side.
    """
    found = [
        row
        for key, outcome in people.outcomes.items()
        for row in _contrasts(people, outcome, people.marks(key), (basis, delights, limit))
    ]
    return [row for _, rows in groupby(found, attrgetter("outcome")) for row in _adjusted([*rows])]


def _contrasts(
    people: People, outcome: Outcome, marks: Floats, about: tuple[Sequence[str], Sequence[str], float]
) -> Iterator[ContrastRow]:
    basis, delights, limit = about
    failing = {key: people.failing(key, limit) for key in basis}
    sides: list[tuple[About, str | None, Bools, Bools]] = []
    if len(failing) > 1:
        some = np.logical_or.reduce([one for one, _ in failing.values()])
        sides.append(("basis", None, some, np.logical_or.reduce([told for _, told in failing.values()])))
    sides += [("basis", key, *each) for key, each in failing.items()]
    sides += [("delight", key, *people.delighted(key)) for key in delights]
    weights, given = people.weights(), np.isfinite(marks)
    for kind, feature, one, told in sides:
        groups = (given & told & one, given & told & ~one)
        if min(group.sum() for group in groups) >= people.least:
            moments = [_moments(marks, weights, group) for group in groups]
            yield _contrast(outcome, kind, feature, moments)


@dataclass(frozen=True, eq=False)
class OutcomeSum:
    """What everybody gave for an outcome, summed."""

    outcome: Outcome
    moments: Floats
    """(4,): people, Σw, Σw·x, Σw·x²."""
    design: float
    """Kish's effective n over n."""


def outcome_sums(people: People) -> Mapping[str, OutcomeSum]:
    """What everybody gave for each outcome, by its key."""
    weights = people.weights()
    given = {key: people.marks(key) for key in people.outcomes}
    return frozen_map(
        {
            key: OutcomeSum(outcome, *_moments(given[key], weights, np.isfinite(given[key])))
            for key, outcome in people.outcomes.items()
        }
    )


def _in_wave(part: Responses, wave: str) -> Bools:
    place = next((w for w, each in enumerate(part.waves) if each.key == wave), None)
    if place is None:
        return np.zeros(len(part), dtype=bool)
    return np.ones(len(part), dtype=bool) if part.wave is None else part.wave == place


def _rated(part: Responses, feature: int) -> Floats:
    marks = part.ratings.get(FULFILMENT)
    return np.full(len(part), np.nan) if marks is None else marks[:, feature]


def _delighted(answers: NDArray[np.int8], table: EvaluationTable) -> Floats:
    """1 where a pair of answers makes a feature bijzonder, 0 where something else, NaN where it is none."""
    delight = np.array([[cell is Category.ATTRACTIVE for cell in row] for row in table.cells], dtype=float)
    told: Bools = np.asarray(((answers >= 0) & (answers < len(ANSWERS))).all(axis=1))
    places = np.where(told[:, None], answers, 0)
    return np.where(told, delight[places[:, 0], places[:, 1]], np.nan)


def _moments(marks: Floats, weights: Floats, chosen: Bools) -> tuple[Floats, float]:
    """n, Σw, Σwx, Σwx² of some people, and Kish's effective n over n."""
    x, w = marks[chosen], weights[chosen]
    moments = np.array([len(x), w.sum(), (w * x).sum(), (w * x * x).sum()])
    return moments, float(np.nan_to_num(effective_n(w, w**2) / len(x), nan=1.0)) if len(x) else 1.0


def _mean(outcome: Outcome, segment: str | None, told: tuple[Floats, float]) -> OutcomeRow:
    mean, low, high = (number(float(each)) for each in mark_mean(*told))
    spread = number(float(mark_spread(*told)))
    n = int(told[0][0])
    return OutcomeRow(
        outcome=outcome.key,
        label=outcome.label(),
        segment=segment,
        n=n,
        mean=mean,
        low=low,
        high=high,
        spread=spread,
    )


def _contrast(
    outcome: Outcome, about: About, feature: str | None, told: Sequence[tuple[Floats, float]]
) -> ContrastRow:
    (one, design), (other, beside) = told
    means = [number(float(mark_mean(each).value)) for each in (one, other)]
    gap = mark_difference(one, other, (design, beside))
    difference, low, high, p = (number(float(each)) for each in gap)
    return ContrastRow(
        outcome=outcome.key,
        label=outcome.label(),
        about=about,
        feature=feature,
        feature_label=None,
        n=int(one[0]),
        mean=means[0],
        others=int(other[0]),
        others_mean=means[1],
        difference=difference,
        low=low,
        high=high,
        p=p,
        p_adjusted=None,
    )


def _adjusted(rows: Sequence[ContrastRow]) -> Iterator[ContrastRow]:
    p = holm([np.nan if row.p is None else row.p for row in rows])
    return (replace(row, p_adjusted=number(float(each))) for row, each in zip(rows, p, strict=True))
