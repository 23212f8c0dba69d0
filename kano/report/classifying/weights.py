"""What weights change: both results side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kano.analyses.classifying.classification import Classification, classify
from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.kinds import Kind
from kano.counts import Counts
from kano.report.blocks import Block, Cell, Column, Note, Section, Tone
from kano.report.grid import grid
from kano.report.labels import short
from kano.report.language import Words
from kano.settings.panels.study import Settings

Pair = tuple[FeatureRow, FeatureRow]
"""A feature with weights and without."""
SHOWN = 5


def pairs(
    result: Classification, counts: Counts, settings: Settings, shown: Sequence[FeatureRow], language: str
) -> list[Pair]:
    """Each feature as it is, and as it would be if everybody counted for one; nothing without weights."""
    if not result.settings.weighted:
        return []
    n = counts.n.astype(float)
    alike = classify(replace(counts, w=n, w2=n), settings).rows(language)
    at = {(row.feature, row.wave, row.segment): row for row in alike}
    return [(row, at[row.feature, row.wave, row.segment]) for row in shown]


def changed(say: Words, both: Sequence[Pair], column: str) -> Iterator[Block]:
    """Which features are something else because of the weights."""
    other = [(one, plain) for one, plain in both if one.category != plain.category]
    if other:
        items = tuple(
            say.phrase(
                "weights.item",
                feature=short(one.label),
                category=say.category(one.category),
                plain=say.category(plain.category),
            )
            for one, plain in other[:SHOWN]
        )
        yield Note(say.phrase("weights.changed", features=items, column=column), Tone.WARNING)
    elif both:
        yield Note(say.phrase("weights.same", column=column), Tone.QUIET)


def side_by_side(say: Words, both: Sequence[Pair]) -> Iterator[Section]:
    """Component, Better and Worse with weights and without."""
    if not both:
        return
    columns: list[tuple[Column, Callable[[Pair], Cell]]] = [(say.column("feature"), lambda pair: pair[0].label)]
    for i, which in enumerate(("with", "without")):
        head = say(f"weights.{which}")
        columns += [
            (Column(f"category_{i}", head, Kind.TEXT), lambda pair, i=i: say.category(pair[i].category)),  # type: ignore[misc]
            (Column(f"better_{i}", say("column.better"), Kind.COEFFICIENT), lambda pair, i=i: pair[i].better),  # type: ignore[misc]
            (Column(f"worse_{i}", say("column.worse"), Kind.COEFFICIENT), lambda pair, i=i: pair[i].worse),  # type: ignore[misc]
        ]
    yield Section("weights", say("section.weights"), (grid("weights", columns, both),), detail=True)
