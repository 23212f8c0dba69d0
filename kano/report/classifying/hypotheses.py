"""What the team expected beside what was measured."""

from collections.abc import Callable, Iterator, Sequence

from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.kinds import Kind
from kano.report.blocks import Cell, Column, Label, Note, Phrase, Section, Tone, Value
from kano.report.grid import grid
from kano.report.labels import short
from kano.report.language import Words

TONES = {"confirmed": Tone.GOOD, "refuted": Tone.WARNING, "undecided": Tone.PLAIN}
ORDER = tuple(TONES)[1:] + tuple(TONES)[:1]
"""What wants attention first."""
SHOWN = 5


def expectations(say: Words, shown: Sequence[FeatureRow]) -> Iterator[Note]:
    """How many expectations were confirmed, and which were refuted; nothing where nothing was expected."""
    told = [row for row in shown if row.hypothesis]
    if not told:
        return
    sure = sum(row.hypothesis == "confirmed" for row in told)
    yield Note(Phrase(say("expected.headline"), {"n": sure, "features": len(told)}))
    if refuted := [row for row in told if row.hypothesis == "refuted"]:
        items = tuple(_item(say, row) for row in refuted[:SHOWN])
        more = (say.phrase("attention.more", n=len(refuted) - SHOWN),) if len(refuted) > SHOWN else ()
        yield Note(say.phrase("expected.refuted", features=(*items, *more)), Tone.WARNING)


def _item(say: Words, row: FeatureRow) -> Phrase:
    return say.phrase(
        "expected.item",
        feature=short(row.label),
        expected=say.category(row.expected.category if row.expected else None),
        category=say.category(row.category),
        p=Value(row.category_p, Kind.PROBABILITY),
    )


def hypotheses(say: Words, shown: Sequence[FeatureRow]) -> Iterator[Section]:
    """A row a feature of which something was expected."""
    told = sorted((row for row in shown if row.hypothesis), key=lambda row: ORDER.index(str(row.hypothesis)))
    if not told:
        return
    columns: tuple[tuple[Column, Callable[[FeatureRow], Cell]], ...] = (
        (say.column("feature"), lambda row: row.label),
        (say.column("expected"), lambda row: say.category(row.expected.category if row.expected else None)),
        (say.column("component"), lambda row: say.category(row.category)),
        (say.column("hypothesis"), lambda row: _verdict(say, row)),
        (say.column("expected_p", Kind.PROBABILITY), lambda row: row.expected_p),
        (say.column("n", Kind.COUNT), lambda row: row.n),
    )
    yield Section("hypotheses", say("section.hypotheses"), (grid("hypotheses", columns, told),), detail=True)


def _verdict(say: Words, row: FeatureRow) -> Label:
    return Label(say(f"hypothesis.{row.hypothesis}"), TONES[str(row.hypothesis)])
