"""Steps 1 to 4: what is what, whether the basis works, investments, and what surprises."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from kano.analyses.advising.advice import Advice
from kano.analyses.advising.rows import LineRow
from kano.analyses.kinds import Kind
from kano.report.advising.short import limit_text
from kano.report.blocks import Block, Cell, Column, Label, Note, Phrase, Section, Tone, Value
from kano.report.grid import grid
from kano.report.labels import short
from kano.report.language import TONES, Words
from kano.report.origin import segment_name
from kano.scale import Component

Told = tuple[Column, Callable[[LineRow], Cell]]
SIGN_TONES = {
    "failing": Tone.WARNING,
    "doubtful": Tone.WARNING,
    "unmarked": Tone.QUIET,
    "sound": Tone.GOOD,
}


def what(say: Words, result: Advice, rows: Sequence[LineRow]) -> Section:
    """What the proposition is made of, and what was expected of it."""
    parts = tuple(
        say.phrase(
            "advice.what.part", count=result.proposition[each], component=Label(each, TONES[each.category])
        )
        for each in Component
    )
    blocks = [
        Note(say.phrase("advice.what", parts=parts)),
        Note(Phrase(say("advice.what.legend")), Tone.QUIET),
        *_clarity(say, result, rows),
        *_expected(say, result, rows),
    ]
    return Section("what", say("advice.section.what"), tuple(blocks))


def basis(say: Words, result: Advice, rows: Sequence[LineRow]) -> Section:
    """The gate: a line a basis feature, by its mark."""
    found = [row for row in rows if row.step == "basis"]
    left = any(row.decision == "leave" and row.statement != "sound" for row in found)
    answer = "decided" if left and result.gate.state == "open" else result.gate.state
    title = say("advice.section.basis").format(answer=say(f"advice.gate.{answer}"))
    if not found:
        return Section("basis", title, (Note(Phrase(say("advice.gate.nobasis"))),))
    blocks: list[Block] = [grid("basis", [*_gate_columns(say, found)], found)]
    if result.settings.mark_scale:
        key = "advice.limit.strict" if result.gate.strict else "advice.limit"
        blocks.append(Note(say.phrase(key, limit=limit_text(say, result), scale=_scale(result)), Tone.QUIET))
    if result.settings.marks_from:
        blocks.append(Note(say.phrase("advice.marks.from", file=result.settings.marks_from), Tone.QUIET))
    if any(row.statement == "doubtful" and row.mark_low is None for row in found):
        blocks.append(Note(Phrase(say("advice.marks.sd"))))
    blocks.append(Note(Phrase(say("advice.limit.legend")), Tone.QUIET))
    if result.settings.fits_seven:
        blocks.append(Note(Phrase(say("advice.limit.seven")), Tone.WARNING))
    if missing := [row for row in found if row.statement == "unmarked"]:
        blocks.append(Note(say.phrase("advice.gate.missing", feature=short(missing[0].label)), Tone.WARNING))
    blocks.append(Note(Phrase(say("advice.gate.cost"))))
    return Section("basis", title, tuple(blocks))


def beleving(say: Words, rows: Sequence[LineRow]) -> Section:
    """Investments, ranked."""
    found = [row for row in rows if row.step == "beleving"]
    title = say("advice.section.beleving")
    if not found:
        return Section("beleving", title, (Note(Phrase(say("advice.beleving.none"))),))
    table = grid("beleving", [*_investment_columns(say, found)], found)
    return Section(
        "beleving",
        title,
        (Note(Phrase(say("advice.beleving"))), table, *_apart(say, found), *_about_order(say, found)),
    )


def bijzonder(say: Words, rows: Sequence[LineRow]) -> Section:
    """What surprises, once the basis works."""
    found = [row for row in rows if row.step == "bijzonder"]
    title = say("advice.section.bijzonder")
    if not found:
        return Section("bijzonder", title, (Note(Phrase(say("advice.bijzonder.none"))),))
    held = found[0].statement != "fuel"
    note = Note(Phrase(say(f"advice.bijzonder.{found[0].statement}")), Tone.WARNING if held else Tone.PLAIN)
    columns: list[Told] = [
        (say.column("feature"), lambda row: row.label),
        *_numbers(say, found, ("better",), Kind.COEFFICIENT),
        *_mark(say, found, interval=False),
        *_sure(say),
        *_elsewhere(say, found),
        *_drift(say, found),
    ]
    legend = Note(Phrase(say("advice.bijzonder.legend")), Tone.QUIET)
    return Section("bijzonder", title, (note, grid("bijzonder", columns, found), *_apart(say, found), legend))


def _clarity(say: Words, result: Advice, rows: Sequence[LineRow]) -> Iterator[Note]:
    unclear = {row.feature: row for row in rows if row.segment is None and row.category and not row.clear}
    if unclear:
        features = tuple(
            say.phrase(
                "advice.item.unsure.unclear",
                feature=short(row.label),
                category=say.category(row.category),
                other=say.category(row.runner_up),
            )
            for row in unclear.values()
        )
        yield Note(say.phrase("advice.what.unclear", features=features), Tone.WARNING)
    elif rows:
        yield Note(say.phrase("advice.what.sure", clear=Value(result.settings.clear, Kind.SHARE)))


def _expected(say: Words, result: Advice, rows: Sequence[LineRow]) -> Iterator[Note]:
    found = [row for row in rows if row.step == "what"]
    if not found:
        yield Note(Phrase(say("advice.expected.none")), Tone.QUIET)
        return
    yield Note(Phrase(say("advice.expected"), {"confirmed": result.expected.confirmed, "n": len(found)}))
    if refuted := [row for row in found if row.statement == "refuted"]:
        items = tuple(
            say.phrase(
                "advice.expected.refuted.item",
                feature=short(row.label),
                expected=str(row.expected),
                category=say.category(row.category),
            )
            for row in refuted
        )
        yield Note(say.phrase("advice.expected.refuted", features=items), Tone.WARNING)
    if undecided := [row for row in found if row.statement == "undecided"]:
        features = tuple(short(row.label) for row in undecided)
        yield Note(say.phrase("advice.expected.undecided", features=features))


def _gate_columns(say: Words, rows: Sequence[LineRow]) -> Iterator[Told]:
    yield (
        say.column("sign", within="advice."),
        lambda row: Label(say(f"advice.sign.{row.statement}"), SIGN_TONES[row.statement]),
    )
    yield say.column("feature"), lambda row: row.label
    if any(row.segment for row in rows):
        yield say.column("segment", within="advice."), lambda row: segment_name(say, row.segment or "")
    yield from _mark(say, rows, interval=True)
    yield from _numbers(say, rows, ("worse",), Kind.COEFFICIENT)
    yield from _sure(say)


def _investment_columns(say: Words, rows: Sequence[LineRow]) -> Iterator[Told]:
    yield say.column("rank", Kind.COUNT, within="advice."), lambda row: row.rank
    yield say.column("feature"), lambda row: row.label
    yield from _numbers(say, rows, ("gain",), Kind.GAIN)
    if any(row.gain is not None for row in rows):
        words = Column("gain_interval", say("advice.column.gain_interval"), Kind.TEXT, 2, brief=True)
        yield words, lambda row: interval(say, row.gain_low, row.gain_high, Kind.GAIN)
    yield from _numbers(say, rows, ("gain_low", "gain_high"), Kind.GAIN, 3)
    yield from _numbers(say, rows, ("stake",), Kind.GAIN, 2)
    yield from _mark(say, rows, interval=False)
    yield from _numbers(say, rows, ("importance",), Kind.MEAN)
    whole = all(row.cost is None or row.cost == int(row.cost) for row in rows)
    yield from _numbers(say, rows, ("cost",), Kind.COUNT if whole else Kind.AMOUNT)
    if any(row.frontier for row in rows):
        yield say.column("frontier", within="advice."), lambda row: "◆" if row.frontier else ""
    yield from _sure(say)
    yield from _elsewhere(say, rows)


def _apart(say: Words, rows: Sequence[LineRow]) -> Iterator[Note]:
    """Features that clearly are something else in some segments."""
    features = tuple(
        say.phrase(
            "advice.elsewhere.item",
            feature=short(row.label),
            segments=tuple(segment_name(say, each) for each in row.elsewhere),
        )
        for row in rows
        if row.elsewhere
    )
    if features:
        yield Note(say.phrase("advice.elsewhere", features=features))


def _about_order(say: Words, rows: Sequence[LineRow]) -> Iterator[Note]:
    if any(row.gain is not None for row in rows):
        yield Note(Phrase(say("advice.beleving.gain")), Tone.QUIET)
    if all(row.importance for row in rows):
        yield Note(Phrase(say("advice.beleving.weighed")), Tone.QUIET)
    if any(row.gain is None for row in rows):
        yield Note(Phrase(say("advice.beleving.unmarked")), Tone.QUIET)
    if any(_overlap(one, other) for one, other in pairwise(rows)):
        yield Note(Phrase(say("advice.beleving.overlap")), Tone.QUIET)
    if any(row.frontier for row in rows):
        yield Note(Phrase(say("advice.beleving.frontier")), Tone.QUIET)


def _overlap(one: LineRow, other: LineRow) -> bool:
    return one.gain_low is not None and other.gain_high is not None and other.gain_high > one.gain_low


def _mark(say: Words, rows: Sequence[LineRow], *, interval: bool) -> Iterator[Told]:
    """The mark, with its interval in words and in numbers, and how many gave one."""
    if all(row.mark is None for row in rows):
        return
    yield say.column("mark", Kind.MARK, within="advice."), attrgetter("mark")
    if interval:
        words = Column("mark_interval", say("advice.column.mark_interval"), Kind.TEXT, brief=True)
        yield words, lambda row: _interval(say, row)
    yield from _numbers(say, rows, ("mark_low", "mark_high"), Kind.MARK, 3)
    yield from _numbers(say, rows, ("marks", "not_applicable"), Kind.COUNT, 3)


def _interval(say: Words, row: LineRow) -> Cell:
    return interval(say, row.mark_low, row.mark_high, Kind.MARK)


def interval(say: Words, low: float | None, high: float | None, kind: Kind) -> Cell:
    """The two ends of an interval in a cell."""
    if low is None:
        return None
    return say.phrase("advice.interval", low=Value(low, kind), high=Value(high, kind))


def _numbers(
    say: Words, rows: Sequence[LineRow], names: tuple[str, ...], kind: Kind, priority: int = 1
) -> Iterator[Told]:
    """Columns of numbers, without those that no row has."""
    for name in names:
        if any(getattr(row, name) is not None for row in rows):
            yield say.column(name, kind, within="advice.", priority=priority), attrgetter(name)


def _sure(say: Words) -> Iterator[Told]:
    yield say.column("certainty", Kind.PROBABILITY, within="advice."), attrgetter("certainty")
    yield say.column("n", Kind.COUNT), attrgetter("n")


def _elsewhere(say: Words, rows: Sequence[LineRow]) -> Iterator[Told]:
    if any(row.elsewhere for row in rows):
        yield say.column("elsewhere", within="advice.", priority=3), lambda row: ", ".join(row.elsewhere)


def _drift(say: Words, rows: Sequence[LineRow]) -> Iterator[Told]:
    if any(row.drift for row in rows):
        yield (
            say.column("drift", within="advice."),
            lambda row: say(f"drift.verdict.{row.drift}") if row.drift else None,
        )


def _scale(result: Advice) -> str:
    scale = result.gate.scale
    return "0–100%" if scale == "percent" else scale.replace("-", "–")
