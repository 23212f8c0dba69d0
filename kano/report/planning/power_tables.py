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
        say.column("what", within="power."),
        say.column("chance", Kind.PROBABILITY, within="power."),
        say.column("error", Kind.SHARE, within="power."),
    )
    chances = ((say(f"power.plan.{key}"), *plan.chance(key)) for key in PLAN)
    rows = ((name, share, None if error is None else 2 * error) for name, share, error in chances)
    return Table("plan", columns, tuple(rows))


def drift_table(say: Words, planned: Planned) -> Table:
    """The shares between which the drift goes."""
    columns = (
        say.column("when", within="power."),
        *(
            Column(k.value, k.value, Kind.SHARE, meaning=say(f"category.{k}"), tone=TONES[k])
            for k in CATEGORIES
        ),
        say.column("better", Kind.COEFFICIENT),
        say.column("worse", Kind.COEFFICIENT),
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
        say.column(key, Kind.COUNT, within="power.")
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
        say.column("margin", Kind.COEFFICIENT, within="power."),
        say.column("respondents", Kind.COUNT, within="power."),
        say.column("answers", Kind.COUNT, within="power."),
    )
    rows = tuple((each.margin, each.respondents, each.answers) for each in planned.margins)
    return Table("margins", columns, rows)
