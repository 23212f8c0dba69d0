"""Whether mean marks reach what is asked: of features, and of what everybody was asked once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from numpy.typing import ArrayLike

from kano.analyses.checking.rows import CheckRow, Outcome
from kano.analyses.result import number
from kano.analyses.scoring.outcomes import OutcomeSum
from kano.measures.survey.marks import mark_mean
from kano.measures.survey.reaching import reaches_p
from kano.settings.panels.checking import OutcomeTarget, Targets


def decided(p: float | None, certainty: float) -> Outcome:
    """Reached, or missed, with this probability."""
    if p is None or 1 - certainty < p < certainty:
        return "undecided"
    return "passed" if p >= certainty else "failed"


def mean_held(moments: ArrayLike, design: float, asked: tuple[float, float]) -> Mapping[str, Any]:
    """What a row says of a mean beside the mark and the certainty asked."""
    limit, certainty = asked
    p = number(float(reaches_p(moments, limit, design)))
    mean, low, high = (number(float(each)) for each in mark_mean(moments, design))
    outcome = decided(p, certainty)
    reason = "no marks" if p is None else "unclear"
    return {
        "outcome": outcome,
        "reason": reason if outcome == "undecided" else None,
        "limit": limit,
        "certainty": certainty,
        "value": mean,
        "low": low,
        "high": high,
        "p": p,
    }


def about_outcomes(found: Mapping[str, OutcomeSum], targets: Targets) -> Iterator[CheckRow]:
    """The targets about what everybody was asked once."""
    for key, target in targets.outcomes.items():
        if key in found:
            yield from _about(found[key], target, targets.certainty)
        else:
            yield CheckRow(check="asked", feature=key, outcome="failed")


def _about(found: OutcomeSum, target: OutcomeTarget, certainty: float) -> Iterator[CheckRow]:
    key, n = found.outcome.key, int(found.moments[0])
    if target.mark:
        held = mean_held(found.moments, found.design, (target.mark, target.certainty or certainty))
        yield CheckRow(check="outcome", feature=key, n=n, **held)
    if target.respondents:
        outcome: Outcome = "passed" if n >= target.respondents else "failed"
        yield CheckRow(
            check="respondents", feature=key, outcome=outcome, limit=target.respondents, value=n, n=n
        )
