"""The report of a plan: the sample size first, then what the planned survey can find."""

from collections.abc import Iterator, Mapping

from kano.analyses.kinds import Kind
from kano.analyses.planning.move import Move
from kano.analyses.planning.plan import Needed, Planned
from kano.analyses.planning.power import MOST
from kano.analyses.row import plain
from kano.report.blocks import Block, Inline, Note, Phrase, Report, Section, Table, Tone, Value
from kano.report.composed import Composed
from kano.report.language import Words, words
from kano.report.planning.contract import PLAN, Choices, Content, PlanRow, content, data
from kano.report.planning.power_tables import drift_table, margins_table, needed_table, plan_table
from kano.report.wing import Wing
from kano.scale import CATEGORIES
from kano.version import __version__

METHOD = ("simulated", "verdict", "adjustment", "two_waves", "margin", "respondents", "starts")

ALARMS = 0.07
"""Chance of a false alarm from which on the plan finds noise as well as drift."""


def power_report(planned: Planned, *, language: str = "en") -> Composed:
    """Compose the report of a plan."""
    say = words(language, "power")
    told = content(planned)
    legend = Note(say.phrase("power.legend"), Tone.QUIET)
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, planned, told.plan))),
        Section("plan", say("power.section.plan"), (plan_table(say, told.plan),)),
        Section("drift", say("power.section.drift"), (drift_table(say, planned), legend)),
        Section("needed", say("power.section.needed"), (needed_table(say, planned),)),
        Section("margins", say("power.section.margins"), (margins_table(say, planned),)),
        Section("method", say("section.method"), tuple(_method(say, told.settings)), detail=True),
    )
    head = Phrase("{respondents} × {waves} · {features}", _planned(say, planned))
    document = Report(say("power.title"), head, language, sections)
    return Composed(document, data(told))


WING = Wing("power", Content, power_report)


def _summary(say: Words, planned: Planned, plan: PlanRow) -> Iterator[Block]:
    study, aims = planned.study, planned.aims
    needed = next(each for each in planned.needed if each.waves == study.waves)
    margin = next(each for each in planned.margins if each.margin == aims.margin)
    chances: dict[str, Inline] = {
        "power": Value(aims.power, Kind.PROBABILITY),
        "waves": say.phrase("waves", n=study.waves),
    }
    # Just short by chance is not short.
    moved = planned.found.moved
    enough = moved + 2 * planned.found.error(moved) >= aims.power
    yield Note(_answer(say, needed, chances), Tone.GOOD)
    people = say.phrase("respondents", n=margin.respondents)
    width = Value(aims.margin, Kind.COEFFICIENT)
    yield Note(say.phrase("power.classify", margin=width, respondents=people), Tone.GOOD)
    found = Value(moved, Kind.PROBABILITY)
    key, tone = ("power.enough", Tone.PLAIN) if enough else ("power.few", Tone.WARNING)
    yield Note(say.phrase(key, found=found, **_planned(say, planned)), tone)
    if planned.smallest:
        yield Note(say.phrase("power.smallest", **chances, moves=_ends(say, planned.smallest.move)))
    else:
        yield Note(say.phrase("power.smallest.none"), Tone.WARNING)
    yield from _reservations(say, planned)
    error = Value(2 * max(plan.chance(key)[1] or 0.0 for key in PLAN), Kind.SHARE)
    yield Note(say.phrase("power.error", share=error), Tone.QUIET)


def _reservations(say: Words, planned: Planned) -> Iterator[Block]:
    """Where the plan would find noise as well, or take the drift of many for something else."""
    found, study = planned.found, planned.study
    if found.alarms - 2 * found.error(found.alarms, still=True) > ALARMS:
        yield Note(say.phrase("power.alarms", share=Value(found.alarms, Kind.PROBABILITY)), Tone.WARNING)
    if study.together:
        yield Note(say.phrase("power.together", moving=study.moving, features=study.features), Tone.WARNING)


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


def _method(say: Words, settings: Choices) -> Iterator[Block]:
    columns = (say.column("item"), say.column("value"))
    rows = [(say(f"power.settings.{key}"), f"{value:g}") for key, value in plain(settings).items()]
    yield Table("method", columns, (*rows, (say("settings.version"), __version__)))
    for key in METHOD:
        yield Note(say.phrase(f"power.method.{key}"))
