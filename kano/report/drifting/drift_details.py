"""The evidence behind a report on drift: tests, people's moves, what differed between waves."""

from collections.abc import Iterator, Sequence

from kano.analyses.drifting.rows import DriftRow
from kano.analyses.kinds import Kind
from kano.report.blocks import Cell, Column, Section, Table
from kano.report.drifting.drift_tables import by_category, category_cell, column
from kano.report.language import Words


def tests_section(say: Words, shown: Sequence[DriftRow]) -> Section:
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
            row.label, say(f"drift.test.{test.name}"), test.statistic, test.p, test.p_adjusted, test.budget,
        )
        for row in shown
        for test in row.tests
    )  # fmt: skip
    return Section("tests", say("drift.section.tests"), (Table("tests", columns, rows),), detail=True)


def transitions_section(say: Words, shown: Sequence[DriftRow]) -> Iterator[Section]:
    """People of a panel by what a feature was to them first (down) and last (across)."""
    if not (moved := [row for row in shown if row.transitions]):
        return
    columns = (
        Column("feature", say("column.feature"), Kind.TEXT),
        column(say, "before", Kind.TEXT),
        *by_category(say, "drift.column.mean", "to_", Kind.COUNT),
        column(say, "people", Kind.COUNT),
    )
    rows = tuple(
        (row.label, category_cell(say, before), *people.values(), sum(people.values()))
        for row in moved
        for before, people in (row.transitions or {}).items()
        if sum(people.values())
    )
    table = Table("transitions", columns, rows)
    yield Section("transitions", say("drift.section.transitions"), (table,), detail=True)


def differences_section(say: Words, shown: Sequence[DriftRow]) -> Iterator[Section]:
    """What differed between the waves of the features that were not compared."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.label, say(f"drift.what.{found.what}"),
            say.phrase("drift.between", first=found.waves[0], last=found.waves[1]), *found.said,
        )
        for row in shown
        for found in row.differences
    )  # fmt: skip
    if rows:
        columns = (
            Column("feature", say("column.feature"), Kind.TEXT),
            *(column(say, name, Kind.TEXT) for name in ("what", "waves", "one", "other")),
        )
        title = say("drift.section.differences")
        yield Section("differences", title, (Table("differences", columns, rows),))
