"""The tables of a plan."""

from kano.analyses.kinds import Kind
from kano.analyses.planning.plan import Planned
from kano.measures.survey.coefficients import better, worse
from kano.report.blocks import Cell, Column, Table
from kano.report.language import TONES, Words
from kano.report.planning.contract import PLAN, PlanRow
from kano.scale import CATEGORIES


def plan_table(say: Words, plan: PlanRow) -> Table:
    """What the planned survey does how often."""
    columns = (
        Column("what", say("power.column.what"), Kind.TEXT),
        Column("chance", say("power.column.chance"), Kind.PROBABILITY),
        Column("error", say("power.column.error"), Kind.SHARE),
    )
    chances = ((key, *plan.chance(key)) for key in PLAN)
    return Table(
        "plan", columns, tuple((say(f"power.plan.{key}"), share, 2 * error) for key, share, error in chances)
    )


def drift_table(say: Words, planned: Planned) -> Table:
    """The shares between which the drift goes."""
    columns = (
        Column("when", say("power.column.when"), Kind.TEXT),
        *(
            Column(kind.value, kind.value, Kind.SHARE, meaning=say(f"category.{kind}"), tone=TONES[kind])
            for kind in CATEGORIES
        ),
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


def needed_table(say: Words, planned: Planned) -> Table:
    """Respondents by number of waves."""
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


def margins_table(say: Words, planned: Planned) -> Table:
    """Respondents by margin."""
    columns = (
        Column("margin", say("power.column.margin"), Kind.COEFFICIENT),
        Column("respondents", say("power.column.respondents"), Kind.COUNT),
        Column("answers", say("power.column.answers"), Kind.COUNT),
    )
    rows = tuple((each.margin, each.respondents, each.answers) for each in planned.margins)
    return Table("margins", columns, rows)
