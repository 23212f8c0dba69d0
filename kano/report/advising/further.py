"""Step 5, and what else the answers say: wrong efforts, the unsure, what was decided otherwise, the ceiling."""

from collections.abc import Callable, Iterator, Sequence

from kano.analyses.advising.advice import Advice
from kano.analyses.advising.rows import LineRow, RenewalRow
from kano.analyses.kinds import Kind
from kano.report.blocks import Cell, Column, Note, Phrase, Section, Tone, Value
from kano.report.grid import grid
from kano.report.labels import short
from kano.report.language import Words
from kano.scale import Component

Told = tuple[Column, Callable[[LineRow], Cell]]


def renewal(say: Words, result: Advice, rows: Sequence[LineRow]) -> Section:
    """What sinks, when to measure again, and how many new ideas that takes."""
    found = [row for row in rows if row.step == "renewal"]
    notes = [
        Note(Phrase(say("advice.renewal"))),
        *_sinking(say, found),
        *_dates(say, result.renewal),
        *_supply(say, result.renewal),
    ]
    return Section("renewal", say("advice.section.renewal"), tuple(notes))


def wrong(say: Words, rows: Sequence[LineRow]) -> Section:
    """What nobody waits for, what is not wanted, and what the controls say."""
    found = [row for row in rows if row.step == "wrong"]
    notes = [
        Note(
            say.phrase(
                f"advice.wrong.{statement}",
                features=tuple(_share(say, row) for row in found if row.statement == statement),
            ),
            Tone.WARNING if statement in ("reverse", "control_failed") else Tone.PLAIN,
        )
        for statement in dict.fromkeys(row.statement for row in found)
    ]
    none = [] if any(row.statement in ("indifferent", "reverse") for row in found) else [_none(say, "wrong")]
    return Section("wrong", say("advice.section.wrong"), (*none, *notes))


def unsure(say: Words, rows: Sequence[LineRow]) -> Iterator[Section]:
    """Features that are not clear, and what would help."""
    found = [row for row in rows if row.step == "unsure"]
    if not found:
        return
    columns: list[Told] = [
        (say.column("feature"), lambda row: row.label),
        (say.column("is", within="advice."), lambda row: say.category(row.category)),
        (say.column("certainty", Kind.PROBABILITY, within="advice."), lambda row: row.certainty),
        (say.column("or", within="advice."), lambda row: say.category(row.runner_up) if row.runner_up else ""),
        (say.column("n", Kind.COUNT), lambda row: row.n),
        (
            say.column("needed", Kind.COUNT, within="advice.", priority=2),
            lambda row: row.needed if row.statement != "two_minds" else None,
        ),
        (say.column("todo", within="advice."), lambda row: say(f"advice.unsure.{row.statement}")),
    ]
    yield Section("unsure", say("advice.section.unsure"), (grid("unsure", columns, found),))


def decided(say: Words, rows: Sequence[LineRow]) -> Iterator[Section]:
    """What was decided in place of the advice, beside what was measured."""
    found = list({row.feature: row for row in reversed(rows) if row.decision}.values())[::-1]
    if not found:
        return
    columns: list[Told] = [
        (say.column("feature"), lambda row: row.label),
        (say.column("said", within="advice."), lambda row: say.category(row.category)),
        (say.column("certainty", Kind.PROBABILITY, within="advice."), lambda row: row.certainty),
        (say.column("mark", Kind.MARK, within="advice."), lambda row: row.mark),
        (say.column("n", Kind.COUNT), lambda row: row.n),
        (say.column("decision", within="advice."), lambda row: say(f"advice.decision.{row.decision}")),
        (say.column("reason", within="advice."), lambda row: row.reason),
    ]
    yield Section("decided", say("advice.section.decided"), (grid("decided", columns, found),))


def ceiling(say: Words, result: Advice) -> Section:
    """What the source claims of marks, which nothing here is computed with."""
    parts = tuple(say.phrase(f"advice.ceiling.{key}") for key in ("basis", "met", "exceeded"))
    notes = [Note(say.phrase("advice.ceiling", parts=parts), Tone.QUIET), Note(Phrase(say("advice.direction")))]
    others = sum(count for part, count in result.proposition.items() if part is not Component.BASIS)
    if result.proposition[Component.BASIS] and not others:
        notes.insert(0, Note(Phrase(say("advice.ceiling.only_basis")), Tone.WARNING))
    return Section("ceiling", say("advice.section.ceiling"), tuple(notes))


def _sinking(say: Words, rows: Sequence[LineRow]) -> Iterator[Note]:
    if down := [row for row in rows if row.statement == "sinking"]:
        features = tuple(
            say.phrase(
                "advice.renewal.sinking.item", feature=short(row.label), share=Value(row.share, Kind.SHARE)
            )
            for row in down
        )
        yield Note(say.phrase("advice.renewal.sinking", features=features), Tone.WARNING)
    for row in rows:
        if row.statement == "nearest":
            share, worse = Value(row.share, Kind.SHARE), Value(row.worse, Kind.COEFFICIENT)
            yield Note(say.phrase("advice.renewal.nearest", feature=short(row.label), share=share, worse=worse))


def _dates(say: Words, found: RenewalRow) -> Iterator[Note]:
    if found.soon is None or found.late is None:
        yield Note(Phrase(say("advice.renewal.undated")), Tone.QUIET)
        return
    yield Note(say.phrase("advice.renewal.dates", soon=say.day(found.soon), late=say.day(found.late)))
    if found.due:
        yield Note(Phrase(say("advice.renewal.due")), Tone.WARNING)


def _supply(say: Words, found: RenewalRow) -> Iterator[Note]:
    if found.lost is None or found.found is None:
        yield Note(Phrase(say("advice.renewal.supply.unknown")))
        if found.owed:
            yield Note(say.phrase("advice.renewal.owed.year", n=found.owed))
        return
    yield Note(say.phrase("advice.renewal.supply", lost=found.lost, found=found.found, leaving=found.leaving))
    if found.owed:
        yield Note(say.phrase("advice.renewal.owed", n=found.owed), Tone.WARNING)


def _share(say: Words, row: LineRow) -> Phrase:
    share, category = Value(row.share, Kind.SHARE), say.category(row.category)
    key = "control_failed" if row.statement == "control_failed" else "drop"
    return say.phrase(f"advice.item.{key}", feature=short(row.label), share=share, category=category)


def _none(say: Words, key: str) -> Note:
    return Note(Phrase(say(f"advice.{key}.none")))
