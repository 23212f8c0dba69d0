"""The drift of a feature as plain Python values: what JSON and tables are made of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from kano.analyses.drifting.assessment import TESTS
from kano.analyses.drifting.strand import Strand, Undecided, adjusted, undecided_by, verdict_of
from kano.analyses.result import category_at, flatten, number
from kano.measures.course.fitted import route
from kano.measures.course.steps import told
from kano.measures.survey.coefficients import better, effective_n, worse
from kano.measures.waves.counts_over_waves import Floats
from kano.measures.waves.movement import Movement
from kano.measures.waves.trend import Test
from kano.measures.waves.verdict import ALARMS, Verdict
from kano.scale import CATEGORIES

if TYPE_CHECKING:
    from kano.analyses.drifting.drift import Drift

DIRECTIONS = {
    Verdict.DRIFTING: "basis",
    Verdict.DEGRADED: "basis",
    Verdict.RENEWED: "bijzonder",
    Verdict.EMERGING: "interest",
    Verdict.FADING: "indifference",
}
"""Where a feature goes: down the ladder, up, into or out of what people care about."""
LETTERS = tuple(str(category) for category in CATEGORIES)


def record(result: Drift, segment: int, feature: int, language: str) -> dict[str, Any]:
    """Everything about one feature in one segment; None where undefined."""
    strand, place = result.strands[segment], int(result.strands[segment].place[feature])
    asked = result.features[feature]
    stops = result.differences(asked.key)
    verdict = verdict_of(strand, feature, comparable=not stops)
    small = not stops and _too_few(result, segment, feature)
    found: dict[str, Any] = {
        "feature": asked.key,
        "label": asked.label(language),
        "segment": result.segments[segment] or None,
        "too_few": small,
        "verdict": None if small else verdict.value,
        "direction": None if small else DIRECTIONS.get(verdict),
        "undecided_by": Undecided.WAVES.value if verdict is Verdict.INCONCLUSIVE and not small else None,
        "moving": None,
        "route": [],
        "p": None,
        "p_adjusted": None,
        "stable_p": None,
        "waves": list(_waves(result, segment, feature)),
        "changes": [],
        "effect": {name: {"change": None, "low": None, "high": None} for name in ("better", "worse")},
        "tests": [],
        "flips": {"seen": None, "expected": None},
        "forecast": [],
        "transitions": None,
        "differences": [{"what": d.what, "waves": list(d.waves), "said": list(d.said)} for d in stops],
    }
    return found | (_compared(result, strand, place, verdict) if place >= 0 and not small else {})


def _too_few(result: Drift, segment: int, feature: int) -> bool:
    """Whether too few people in some waves leave fewer than two to compare."""
    held = result.data.categories.n[:, segment, feature].sum(axis=-1) > 0
    return bool(result.data.too_few[:, segment, feature].any() and held.sum() < 2)


def flat(records: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One flat dictionary a wave and feature; what is said of the feature stands in each."""
    return [row for found in records for row in _flat(found)]


def _flat(found: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    effect = {f"{name}_{key}": value for name, each in found["effect"].items() for key, value in each.items()}
    last = found["forecast"][-1] if found["forecast"] else {"date": None, "still_p": None}
    for wave in found["waves"]:
        yield {
            **{key: found[key] for key in ("feature", "label", "segment")},
            **flatten(wave),
            **{key: found[key] for key in ("verdict", "direction", "moving", "p", "p_adjusted", "stable_p")},
            "route": " ".join(found["route"]) or None,
            **effect,
            "flips_seen": found["flips"]["seen"],
            "flips_expected": found["flips"]["expected"],
            "forecast_date": last["date"],
            "forecast_still_p": last["still_p"],
        }


def _waves(result: Drift, segment: int, feature: int) -> Iterator[dict[str, Any]]:
    strand, small = result.strands[segment], result.data.too_few[:, segment, feature]
    counts, place = strand.waves, int(strand.place[feature])
    w, w2 = counts.w[:, feature], counts.w2[:, feature]
    size, good, bad = effective_n(w, w2), better(w), worse(w)
    for i, wave in enumerate(result.waves):
        held = bool(w[i].sum() > 0)
        largest = category_at(int(w[i].argmax()) if held else -1)
        shares = w[i] / w[i].sum() if held else np.full(6, np.nan)
        entry = {
            "wave": wave.key,
            "date": str(wave.date),
            "too_few": bool(small[i]),
            "n": None if small[i] else int(counts.n[i, feature].sum()),
            "effective_n": _number(size[i]),
            "category": largest and largest.value,
            "category_p": None,
            "largest": largest and largest.value,
            "shares": _by_letter(shares),
            "fitted_shares": _by_letter(np.full(6, np.nan)),
            "ladder": None,
            "better": _number(good[i]),
            "worse": _number(bad[i]),
        }
        yield entry | (_fitted(strand, i, place) if held and place >= 0 else {})


def _fitted(strand: Strand, wave: int, place: int) -> dict[str, Any]:
    course = strand.assessment.course
    winner = int(course.winner[wave, place])
    return {
        "category": LETTERS[winner],
        "category_p": _number(course.probability[wave, place, winner]),
        "fitted_shares": _by_letter(course.shares[wave, place]),
        "ladder": _number(course.ladder[:, wave, place].mean()),
    }


def _compared(result: Drift, strand: Strand, place: int, verdict: Verdict) -> dict[str, Any]:
    found = strand.assessment
    moved = strand.moving[place]
    table = None if strand.transitions is None else strand.transitions[place]
    moving = None if math.isnan(moved) else bool(moved != 0)
    adjust = str(result.settings["adjust"])
    reason = undecided_by(strand, place, result.looks.level, adjust)
    return {
        "undecided_by": reason.value if verdict is Verdict.INCONCLUSIVE else None,
        "moving": moving if verdict in ALARMS else None if moving is None else False,
        "route": [LETTERS[each] for each in route(found.course, strand.compared, place)],
        "p": _number(found.p[place]),
        "p_adjusted": _number(found.p_adjusted[place]),
        "stable_p": _number(found.equivalence[place]),
        "changes": list(_changes(result, strand, place, verdict)),
        "effect": {
            "better": _effect(found.measured.better, place, 1.0),
            "worse": _effect(found.measured.worse, place, -1.0),
        },
        "tests": list(_tests(result, strand, place)),
        "flips": {"seen": int(strand.flips[0][place]), "expected": _number(strand.flips[1][place])},
        "forecast": list(_forecast(result, strand, place)),
        "transitions": None
        if table is None
        else {a: {b: int(table[i, j]) for j, b in enumerate(LETTERS)} for i, a in enumerate(LETTERS)},
    }


def _changes(result: Drift, strand: Strand, place: int, verdict: Verdict) -> Iterator[dict[str, Any]]:
    for change in strand.changes:
        if change.feature == place and told(change, verdict):
            ends = [result.waves[i] for i in (change.before, change.after)]
            yield {
                "from": LETTERS[change.old],
                "to": LETTERS[change.new],
                "waves": [wave.key for wave in ends],
                "dates": [str(wave.date) for wave in ends],
                "probability": _number(change.probability),
            }


def _effect(movement: Movement, place: int, sign: float) -> dict[str, Any]:
    """Change over the period with its 95 % interval; Worse is negative, so that its sign turns."""
    low, high = (sign * end[place] for end in movement.interval())
    ends = sorted((low, high)) if math.isfinite(low) and math.isfinite(high) else (math.nan, math.nan)
    change = _number(sign * movement.change[place])
    return {"change": change, "low": _number(ends[0]), "high": _number(ends[1])}


def _tests(result: Drift, strand: Strand, place: int) -> Iterator[dict[str, Any]]:
    measured = strand.assessment.measured
    names = ("ladder", "birth", "stuart_maxwell", "trend") if strand.transitions is not None else TESTS
    listed: list[tuple[str, Test, Floats | None]] = [
        *zip(names, measured.tests, measured.weights, strict=True),
        ("unusable", strand.unusable, None),
        *((name, test, None) for name, test in strand.paired),
    ]
    if strand.assessment.measured.noise.q2 > 0:
        bare = strand.sampling_only
        listed.append(("sampling_only", Test(np.full_like(bare, np.nan), bare), None))
    for name, test, weight in listed:
        yield {
            "name": name,
            "statistic": _number(test.statistic[place]),
            "p": _number(test.p[place]),
            "p_adjusted": _number(adjusted(test.p, str(result.settings["adjust"]))[place]),
            "budget": 0.0 if weight is None else _number(weight[place]),
        }


def _forecast(result: Drift, strand: Strand, place: int) -> Iterator[dict[str, Any]]:
    found = strand.outlook
    last = int(strand.assessment.evidence.last[place])
    for step, date in enumerate(result.ahead):
        if math.isnan(found.mean[step, place, 0]):
            return
        ends = {"mean": found.mean, "low80": found.low80, "high80": found.high80}
        ends |= {"low95": found.low95, "high95": found.high95}
        yield {
            "step": step + 1,
            "date": str(date),
            "shares": {
                letter: {name: _number(array[step, place, j]) for name, array in ends.items()}
                for j, letter in enumerate(LETTERS)
            },
            "category_probabilities": _by_letter(found.probability[step, place]),
            "still": LETTERS[last],
            "still_p": _number(found.probability[step, place, last]),
        }


def _by_letter(values: Floats) -> dict[str, float | None]:
    return {letter: _number(value) for letter, value in zip(LETTERS, values, strict=True)}


def _number(value: Any) -> float | None:  # noqa: ANN401 - any real number
    return number(float(value)) if math.isfinite(value) else None
