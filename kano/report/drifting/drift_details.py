"""The evidence behind a report on drift: tests, people's moves, what differed between waves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kano.analyses.result import Kind
from kano.report.blocks import Cell, Column, Section, Table
from kano.report.drifting.drift_tables import by_category, category_cell, column
from kano.report.language import Words

Record = Mapping[str, Any]


def tests_section(say: Words, shown: Sequence[Record]) -> Section:
    """Every test of every feature with its own p, and its part of the error budget."""
    columns = (
        Column("feature", say("column.feature"), Kind.TEXT),
        column(say, "test", Kind.TEXT),
        column(say, "statistic", Kind.STATISTIC),
        column(say, "test_p", Kind.P_VALUE),
        column(say, "test_p_adjusted", Kind.P_VALUE),
        column(say, "budget", Kind.SHARE),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(record["label"]), say(f"drift.test.{test['name']}"), test["statistic"], test["p"],
            test["p_adjusted"], test["budget"],
        )
        for record in shown
        for test in record["tests"]
    )  # fmt: skip
    return Section("tests", say("drift.section.tests"), (Table("tests", columns, rows),), detail=True)


def transitions_section(say: Words, shown: Sequence[Record]) -> Iterator[Section]:
    """People of a panel by what a feature was to them first (down) and last (across)."""
    moved = [record for record in shown if record["transitions"]]
    if not moved:
        return
    columns = (
        Column("feature", say("column.feature"), Kind.TEXT),
        column(say, "before", Kind.TEXT),
        *by_category(say, "drift.column.mean", "to_", Kind.COUNT),
        column(say, "people", Kind.COUNT),
    )
    rows = tuple(
        (
            str(record["label"]), category_cell(say, before), *row.values(), sum(row.values()),
        )
        for record in moved
        for before, row in record["transitions"].items()
        if sum(row.values())
    )  # fmt: skip
    table = Table("transitions", columns, rows)
    yield Section("transitions", say("drift.section.transitions"), (table,), detail=True)


def differences_section(say: Words, shown: Sequence[Record]) -> Iterator[Section]:
    """What differed between the waves of the features that were not compared."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(record["label"]), say(f"drift.what.{found['what']}"),
            say.phrase("drift.between", first=found["waves"][0], last=found["waves"][1]), *found["said"],
        )
        for record in shown
        for found in record["differences"]
    )  # fmt: skip
    if rows:
        columns = (
            Column("feature", say("column.feature"), Kind.TEXT),
            *(column(say, name, Kind.TEXT) for name in ("what", "waves", "one", "other")),
        )
        title = say("drift.section.differences")
        yield Section("differences", title, (Table("differences", columns, rows),))
