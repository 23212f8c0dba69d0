"""With and without the respondents who were left out, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kano.analyses.auditing.exclusion import REASON
from kano.analyses.classifying.classification import Classification
from kano.analyses.result import Kind
from kano.provenance import Provenance
from kano.report.blocks import Column, Note, Section, Table, Tone
from kano.report.classifying.tables import category_label
from kano.report.language import Words

Record = Mapping[str, Any]


def changes(say: Words, result: Classification, shown: list[Record], provenance: Provenance) -> Iterator[Note]:
    """How many features change their category by leaving respondents out, where anybody was."""
    if result.before is None:
        return
    left = sum(each.count for each in provenance.excluded if each.reason.startswith(REASON))
    before = _before(result)
    items = tuple(
        say.phrase(
            "before.item",
            feature=str(record["label"]),
            old=category_label(say, before[_place(record)]["category"]),
            new=category_label(say, record["category"]),
        )
        for record in shown
        if before[_place(record)]["category"] != record["category"]
    )
    if items:
        yield Note(say.phrase("before.changed", left=left, features=items), Tone.WARNING)
    else:
        yield Note(say.phrase("before.same", left=left))


def side_by_side(say: Words, result: Classification, shown: list[Record]) -> Iterator[Section]:
    """Each feature with everybody, and without those left out."""
    if result.before is None:
        return
    before = _before(result)
    columns = (
        Column("feature", say("column.feature"), Kind.TEXT),
        Column("before", say("column.before"), Kind.TEXT),
        Column("before_p", say("column.sure"), Kind.PROBABILITY),
        Column("before_n", say("column.n"), Kind.COUNT),
        Column("after", say("column.after"), Kind.TEXT),
        Column("after_p", say("column.sure"), Kind.PROBABILITY),
        Column("after_n", say("column.n"), Kind.COUNT),
    )
    rows = tuple(
        (
            str(record["label"]),
            *(
                cell
                for each in (before[_place(record)], record)
                for cell in (category_label(say, each["category"]), each["category_p"], each["n"])
            ),
        )
        for record in shown
    )
    yield Section("before", say("section.before"), (Table("before", columns, rows),))


def _before(result: Classification) -> Mapping[tuple[str, ...], Record]:
    assert result.before is not None
    return {_place(record): record for record in result.before.records()}


def _place(record: Record) -> tuple[str, ...]:
    return record["feature"], record["wave"], record["segment"]
