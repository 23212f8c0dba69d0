"""The report of a plan: the sample size first, then what the planned survey can find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from kano.analyses.move import Move
from kano.analyses.planning import Needed, Planned
from kano.analyses.power import MOST
from kano.analyses.result import Kind
from kano.measures.coefficients import better, worse
from kano.report.blocks import Block, Cell, Column, Inline, Note, Phrase, Report, Section, Table, Tone, Value
from kano.report.language import TONES, Words, words
from kano.report.payload import FORMAT
from kano.scale import CATEGORIES
from kano.version import __version__

METHOD = ("simulated", "verdict", "adjustment", "two_waves", "margin", "respondents", "starts")

ALARMS = 0.07
"""Chance of a false alarm from which on the plan finds noise as well as drift."""


def power_report(planned: Planned, *, language: str = "en") -> Report:
    """Compose the report of a plan."""
    say = words(language)
    content = payload(planned)
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, planned))),
        Section("plan", say("power.section.plan"), (_plan(say, content),)),
        Section("drift", say("power.section.drift"), (_drift(say, planned),)),
        Section("needed", say("power.section.needed"), (_needed(say, planned),)),
        Section("margins", say("power.section.margins"), (_margins(say, planned),)),
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
            "right": planned.right,
            "right_error": planned.right_error,
            "found": planned.moving.moved,
            "ladder_test": planned.moving.directed,
            "found_error": planned.moving.error,
            "stable": planned.still.stable,
            "false_alarm": planned.still.moved,
            "stable_error": planned.still.error,
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
    yield Note(say.phrase("power.error", share=Value(2 * _worst(planned), Kind.SHARE)), Tone.QUIET)


def _answer(say: Words, needed: Needed, chances: Mapping[str, Inline]) -> Phrase:
    if needed.respondents is None or needed.error is None:
        return say.phrase("power.answer.none", **chances, most=MOST)
    return say.phrase(
        "power.answer",
        **chances,
        respondents=say.phrase("respondents", n=needed.respondents),
        error=max(1, round(2 * needed.error)),
    )


def _worst(planned: Planned) -> float:
    return max(planned.moving.error, planned.still.error, planned.right_error)


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


def _plan(say: Words, content: Mapping[str, Any]) -> Table:
    columns = (
        Column("what", say("power.column.what"), Kind.TEXT),
        Column("chance", say("power.column.chance"), Kind.PROBABILITY),
        Column("error", say("power.column.error"), Kind.SHARE),
    )
    found = content["plan"]
    rows: list[tuple[Cell, ...]] = [
        (say(f"power.plan.{key}"), found[key], 2 * found[f"{error}_error"]) for key, error in PLAN.items()
    ]
    return Table("plan", columns, tuple(rows))


PLAN = {
    "found": "found",
    "ladder_test": "found",
    "stable": "stable",
    "false_alarm": "stable",
    "right": "right",
}
"""What the planned survey does how often, and whose error that has."""


def _drift(say: Words, planned: Planned) -> Table:
    columns = (
        Column("when", say("power.column.when"), Kind.TEXT),
        *(Column(kind.value, say(f"category.{kind}"), Kind.SHARE, tone=TONES[kind]) for kind in CATEGORIES),
        Column("better", say("column.better"), Kind.COEFFICIENT),
        Column("worse", say("column.worse"), Kind.COEFFICIENT),
    )
    ends = [("first", planned.aims.move.before), ("last", planned.aims.move.after)]
    if planned.smallest:
        ends.append(("smallest", planned.smallest.move.after))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (say(f"power.when.{key}"), *map(float, shares), float(better(shares)), float(worse(shares)))
        for key, shares in ends
    )
    return Table("drift", columns, rows)


def _needed(say: Words, planned: Planned) -> Table:
    columns = tuple(
        Column(key, say(f"power.column.{key}"), Kind.COUNT)
        for key in ("waves", "respondents", "people_error", "total")
    )
    rows = tuple(
        (
            each.waves,
            each.respondents,
            None if each.error is None else max(1, round(2 * each.error)),
            None if each.respondents is None else each.waves * each.respondents,
        )
        for each in planned.needed
    )
    return Table("needed", columns, rows)


def _margins(say: Words, planned: Planned) -> Table:
    columns = (
        Column("margin", say("power.column.margin"), Kind.COEFFICIENT),
        Column("respondents", say("power.column.respondents"), Kind.COUNT),
        Column("answers", say("power.column.answers"), Kind.COUNT),
    )
    rows = tuple((each.margin, each.respondents, each.answers) for each in planned.margins)
    return Table("margins", columns, rows)


def _method(say: Words, content: Mapping[str, Any]) -> Iterator[Block]:
    columns = (Column("item", say("column.item"), Kind.TEXT), Column("value", say("column.value"), Kind.TEXT))
    rows = [(say(f"power.settings.{key}"), f"{value:g}") for key, value in content["settings"].items()]
    yield Table("method", columns, (*rows, (say("settings.version"), __version__)))
    for key in METHOD:
        yield Note(say.phrase(f"power.method.{key}"))


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
    for key, error in PLAN.items():
        yield {"about": key, "waves": waves, "value": plan[key], "error": plan[f"{error}_error"]}
    size = plan["smallest"] or {"size": None, "size_error": None}
    yield {"about": "smallest", "waves": waves, "value": size["size"], "error": size["size_error"]}


def _shares(shares: Any) -> dict[str, float]:  # noqa: ANN401 - an array
    return {kind.value: float(share) for kind, share in zip(CATEGORIES, shares, strict=True)}


def _change(move: Move) -> dict[str, float]:
    return {
        "better_change": float(better(move.after) - better(move.before)),
        "worse_change": float(worse(move.after) - worse(move.before)),
    }
