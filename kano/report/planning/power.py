"""The report of a plan: the sample size first, then what the planned survey can find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from math import sqrt
from typing import Any

from kano.analyses.planning.move import Move
from kano.analyses.planning.plan import Needed, Planned
from kano.analyses.planning.power import MOST
from kano.analyses.result import Kind
from kano.measures.survey.coefficients import better, worse
from kano.report.blocks import Block, Column, Inline, Note, Phrase, Report, Section, Table, Tone, Value
from kano.report.language import Words, words
from kano.report.payload import FORMAT
from kano.report.planning.power_tables import PLAN, drift_table, margins_table, needed_table, plan_table
from kano.scale import CATEGORIES
from kano.version import __version__

METHOD = ("simulated", "verdict", "adjustment", "two_waves", "margin", "respondents", "starts")

ALARMS = 0.07
"""Chance of a false alarm from which on the plan finds noise as well as drift."""


def power_report(planned: Planned, *, language: str = "en") -> Report:
    """Compose the report of a plan."""
    say = words(language, "power")
    content = payload(planned)
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, planned))),
        Section("plan", say("power.section.plan"), (plan_table(say, content),)),
        Section(
            "drift",
            say("power.section.drift"),
            (drift_table(say, planned), Note(say.phrase("power.legend"), Tone.QUIET)),
        ),
        Section("needed", say("power.section.needed"), (needed_table(say, planned),)),
        Section("margins", say("power.section.margins"), (margins_table(say, planned),)),
        Section("method", say("section.method"), tuple(_method(say, content)), detail=True),
    )
    return Report(
        title=say("power.title"),
        subtitle=_subtitle(say, planned),
        language=language,
        sections=sections,
        payload=content,
        records=tuple(_records(content)),
    )


def payload(planned: Planned) -> Mapping[str, Any]:
    """Raw numbers, None where there is no such size."""
    study, aims, smallest = planned.study, planned.aims, planned.smallest
    return {
        "format": FORMAT,
        "kind": "power",
        "kano": __version__,
        "settings": {**asdict(study), "margin": aims.margin, "power": aims.power, "seed": planned.seed},
        "drift": {"from": _shares(aims.move.before), "to": _shares(aims.move.after), **_change(aims.move)},
        "margins": [asdict(each) for each in planned.margins],
        "needed": [asdict(each) for each in planned.needed],
        "plan": {
            "margin": planned.margin,
            **_chances(planned),
            "smallest": smallest
            and {
                "size": smallest.size,
                "size_error": smallest.error,
                "to": _shares(smallest.move.after),
                **_change(smallest.move),
            },
        },
    }


def _summary(say: Words, planned: Planned) -> Iterator[Block]:
    study, aims = planned.study, planned.aims
    needed = next(each for each in planned.needed if each.waves == study.waves)
    margin = next(each for each in planned.margins if each.margin == aims.margin)
    chances: dict[str, Inline] = {
        "power": Value(aims.power, Kind.PROBABILITY),
        "waves": say.phrase("waves", n=study.waves),
    }
    # Just short by chance is not short.
    enough = planned.moving.moved + 2 * planned.moving.error >= aims.power
    yield Note(_answer(say, needed, chances), Tone.GOOD)
    yield Note(
        say.phrase(
            "power.classify",
            margin=Value(aims.margin, Kind.COEFFICIENT),
            respondents=say.phrase("respondents", n=margin.respondents),
        ),
        Tone.GOOD,
    )
    found: dict[str, Inline] = {
        "found": Value(planned.moving.moved, Kind.PROBABILITY),
        **_planned(say, planned),
    }
    yield Note(
        say.phrase("power.enough" if enough else "power.few", **found), Tone.PLAIN if enough else Tone.WARNING
    )
    if planned.smallest:
        ends = _ends(say, planned.smallest.move)
        yield Note(say.phrase("power.smallest", **chances, moves=ends))
    else:
        yield Note(say.phrase("power.smallest.none"), Tone.WARNING)
    if planned.still.moved - 2 * planned.still.error > ALARMS:
        yield Note(say.phrase("power.alarms", share=Value(planned.still.moved, Kind.PROBABILITY)), Tone.WARNING)
    yield Note(
        say.phrase(
            "power.error", share=Value(2 * max(_chances(planned)[f"{key}_error"] for key in PLAN), Kind.SHARE)
        ),
        Tone.QUIET,
    )


def _answer(say: Words, needed: Needed, chances: Mapping[str, Inline]) -> Phrase:
    if needed.respondents is None or needed.error is None:
        return say.phrase("power.answer.none", **chances, most=MOST)
    return say.phrase(
        "power.answer",
        **chances,
        respondents=say.phrase("respondents", n=needed.respondents),
        error=max(1, round(2 * needed.error)),
    )


def _planned(say: Words, planned: Planned) -> Mapping[str, Inline]:
    study = planned.study
    return {
        "respondents": say.phrase("respondents", n=study.respondents),
        "waves": say.phrase("waves", n=study.waves),
        "features": say.phrase("features", n=study.features),
    }


def _ends(say: Words, move: Move) -> tuple[Phrase, ...]:
    """How far the three components move."""
    return tuple(
        say.phrase(
            "power.move",
            category=say.category(CATEGORIES[i]),
            before=Value(float(move.before[i]), Kind.SHARE),
            after=Value(float(move.after[i]), Kind.SHARE),
        )
        for i in (2, 1, 0)
    )


def _subtitle(say: Words, planned: Planned) -> Phrase:
    return Phrase("{respondents} × {waves} · {features}", _planned(say, planned))


def _method(say: Words, content: Mapping[str, Any]) -> Iterator[Block]:
    columns = (Column("item", say("column.item"), Kind.TEXT), Column("value", say("column.value"), Kind.TEXT))
    rows = [(say(f"power.settings.{key}"), f"{value:g}") for key, value in content["settings"].items()]
    yield Table("method", columns, (*rows, (say("settings.version"), __version__)))
    for key in METHOD:
        yield Note(say.phrase(f"power.method.{key}"))


def _chances(planned: Planned) -> dict[str, float]:
    """What the planned survey does how often, each with its Monte Carlo error, one sd."""
    moving, still, drawn = planned.moving, planned.still, planned.drawn
    shares = (moving.moved, moving.directed, still.stable, still.moved, planned.right)
    numbers = (drawn, drawn, drawn, drawn, planned.drawn_right)
    found: dict[str, float] = {}
    for key, share, number in zip(PLAN, shares, numbers, strict=True):
        found |= {key: share, f"{key}_error": sqrt(share * (1 - share) / number)}
    return found


def _records(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """One row a number: what it is about, for how many waves or which margin, the value and its error."""
    for each in content["margins"]:
        yield {
            "about": "margin",
            "waves": None,
            "margin": each["margin"],
            "value": each["respondents"],
            "error": None,
        }
    for each in content["needed"]:
        yield {"about": "drift", "waves": each["waves"], "value": each["respondents"], "error": each["error"]}
    plan, waves = content["plan"], content["settings"]["waves"]
    for key in PLAN:
        yield {"about": key, "waves": waves, "value": plan[key], "error": plan[f"{key}_error"]}
    size = plan["smallest"] or {"size": None, "size_error": None}
    yield {"about": "smallest", "waves": waves, "value": size["size"], "error": size["size_error"]}


def _shares(shares: Any) -> dict[str, float]:  # noqa: ANN401 - an array
    return {kind.value: float(share) for kind, share in zip(CATEGORIES, shares, strict=True)}


def _change(move: Move) -> dict[str, float]:
    return {
        "better_change": float(better(move.after) - better(move.before)),
        "worse_change": float(worse(move.after) - worse(move.before)),
    }
