"""The report of a plan: the sample size first, then what the planned survey can find."""

from collections.abc import Iterator, Mapping, Sequence

from kano.analyses.kinds import Kind
from kano.analyses.planning.move import Move
from kano.analyses.planning.plan import Needed, Planned
from kano.analyses.planning.power import MOST
from kano.analyses.planning.sorting import SIZES
from kano.analyses.row import plain
from kano.report.blocks import Block, Inline, Note, Phrase, Report, Section, Table, Tone, Value
from kano.report.composed import Composed
from kano.report.language import Words, words
from kano.report.pictures.planned import planned_figure
from kano.report.planning.contract import PLAN, Choices, Content, PlanRow, content, data
from kano.report.planning.power_tables import (
    drift_table,
    margins_table,
    needed_table,
    plan_table,
    sorting_table,
)
from kano.report.wing import Wing
from kano.scale import CATEGORIES
from kano.version import __version__

METHOD = ("simulated", "verdict", "adjustment", "two_waves", "margin", "respondents", "starts")

METHOD_SINGLE = ("sorting", "margin", "respondents", "starts")

ALARMS = 0.07
"""Chance of a false alarm from which on the plan finds noise as well as drift."""


def power_report(planned: Planned, *, language: str = "en") -> Composed:
    """Compose the report of a plan."""
    say = words(language, "power")
    told = content(planned)
    if told.plan is None:
        return _single(say, planned, told)
    legend = Note(say.phrase("power.legend"), Tone.QUIET)
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, planned, told.plan))),
        Section(
            "plan",
            say("power.section.plan"),
            (
                plan_table(say, told.plan),
                planned_figure(planned, told.plan, _enough(say, planned).phrase, language),
            ),
        ),
        Section("drift", say("power.section.drift"), (drift_table(say, planned), legend)),
        Section("needed", say("power.section.needed"), (needed_table(say, planned),)),
        Section("margins", say("power.section.margins"), (margins_table(say, planned),)),
        Section(
            "method", say("section.method"), tuple(_method(say, told.settings)), detail=True, appendix=True
        ),
    )
    head = Phrase("{respondents} × {waves} · {features}", _planned(say, planned))
    document = Report(say("power.title"), head, language, sections)
    return Composed(document, data(told))


def _single(say: Words, planned: Planned, told: Content) -> Composed:
    """The report of a plan for one wave."""
    share = Value(planned.aims.power, Kind.SHARE)
    people = told.clear_needed and say.phrase("respondents", n=told.clear_needed)
    answer = say.phrase("power.clear.answer", share=share, respondents=people) if people else None
    answer = answer or say.phrase("power.clear.none", share=share, most=SIZES[-1])
    sections = (
        Section("summary", say("section.summary"), (Note(answer, Tone.GOOD), _to_classify(say, planned))),
        Section(
            "sortings",
            say("power.section.sortings"),
            (sorting_table(say, planned), planned_figure(planned, None, answer, say.language.key)),
        ),
        Section("margins", say("power.section.margins"), (margins_table(say, planned),)),
        Section(
            "method", say("section.method"), tuple(_method(say, told.settings, METHOD_SINGLE)), detail=True
        ),
    )
    head = Phrase("{respondents} · {features}", _planned(say, planned))
    return Composed(Report(say("power.title"), head, say.language.key, sections), data(told))


def _to_classify(say: Words, planned: Planned) -> Note:
    aims = planned.aims
    margin = next(each for each in planned.margins if each.margin == aims.margin)
    people, width = say.phrase("respondents", n=margin.respondents), Value(aims.margin, Kind.COEFFICIENT)
    return Note(say.phrase("power.classify", margin=width, respondents=people), Tone.GOOD)


WING = Wing("power", Content, power_report)


def _summary(say: Words, planned: Planned, plan: PlanRow) -> Iterator[Block]:
    study, aims = planned.study, planned.aims
    needed = next(each for each in planned.needed if each.waves == study.waves)
    chances: dict[str, Inline] = {
        "power": Value(aims.power, Kind.PROBABILITY),
        "waves": say.phrase("waves", n=study.waves),
    }
    yield Note(_answer(say, needed, chances), Tone.GOOD)
    yield _to_classify(say, planned)
    yield _enough(say, planned)
    if planned.smallest:
        yield Note(say.phrase("power.smallest", **chances, moves=_ends(say, planned.smallest.move)))
    else:
        yield Note(say.phrase("power.smallest.none"), Tone.WARNING)
    yield from _reservations(say, planned)
    error = Value(2 * max(plan.chance(key)[1] or 0.0 for key in PLAN), Kind.SHARE)
    yield Note(say.phrase("power.error", share=error), Tone.QUIET)


def _enough(say: Words, planned: Planned) -> Note:
    """Whether the plan finds what it looks for; just short by chance is not short."""
    assert planned.found
    moved = planned.found.moved
    enough = moved + 2 * planned.found.error(moved) >= planned.aims.power
    key, tone = ("power.enough", Tone.PLAIN) if enough else ("power.few", Tone.WARNING)
    return Note(say.phrase(key, found=Value(moved, Kind.PROBABILITY), **_planned(say, planned)), tone)


def _reservations(say: Words, planned: Planned) -> Iterator[Block]:
    """Where the plan would find noise as well, or take the drift of many for something else."""
    found, study = planned.found, planned.study
    assert found
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


def _method(say: Words, settings: Choices, method: Sequence[str] = METHOD) -> Iterator[Block]:
    columns = (say.column("item"), say.column("value"))
    rows = [(say(f"power.settings.{key}"), f"{value:g}") for key, value in plain(settings).items()]
    yield Table("method", columns, (*rows, (say("settings.version"), __version__)))
    for key in method:
        yield Note(say.phrase(f"power.method.{key}"))
