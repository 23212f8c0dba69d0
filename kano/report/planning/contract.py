"""What JSON holds of a plan."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from math import sqrt
from typing import Annotated, Any, Literal

from kano.analyses.kinds import Kind, Limits
from kano.analyses.planning.move import Move
from kano.analyses.planning.plan import Margin, Needed, Planned, Smallest, Study
from kano.analyses.planning.sorting import Sorting, people_to_be_clear
from kano.analyses.result import number
from kano.analyses.row import Row
from kano.measures.survey.coefficients import better, worse
from kano.measures.waves.counts_over_waves import Floats
from kano.report.composed import Data
from kano.report.payload import FORMAT, KIND, Format, Version
from kano.scale import CATEGORIES, Category
from kano.values import dataclass
from kano.version import __version__

Chance = Annotated[float, Kind.PROBABILITY]
Error = Annotated[float, Kind.AMOUNT, "Monte Carlo error, one standard deviation"]
Shift = Annotated[float, Limits(-1, 1)]
Shares = Mapping[Category, Annotated[float, Kind.SHARE]]

PLAN = ("found", "ladder_test", "stable", "false_alarm", "right")
"""What the planned survey does how often."""


@dataclass(frozen=True, kw_only=True)
class Choices(Study):
    """The planned survey, and what it should tell."""

    margin: Annotated[float, Kind.SHARE, "half the width wanted of the interval of Better and Worse"]
    power: Annotated[Chance, "chance wanted that the verdict says of a feature that drifts that it moved"]
    seed: Annotated[int, Limits(0), "seed of what is drawn"]


@dataclass(frozen=True)
class MoveRow(Row):
    """The drift to be found."""

    from_: Annotated[Shares, "true shares at the first wave"]
    to: Annotated[Shares, "true shares at the last wave"]
    better_change: Annotated[Shift, "change of Better from the first wave to the last"]
    worse_change: Annotated[Shift, "change of Worse from the first wave to the last"]


@dataclass(frozen=True)
class SmallestRow(Row):
    """The smallest drift of a kind that is found."""

    size: Annotated[float, Kind.AMOUNT, "how many times as far as the drift asked for, in log shares"]
    size_error: Error
    to: Annotated[Shares, "true shares at the last wave"]
    better_change: Annotated[Shift, "change of Better from the first wave to the last"]
    worse_change: Annotated[Shift, "change of Worse from the first wave to the last"]


@dataclass(frozen=True)
class PlanRow(Row):
    """What the planned survey says of a feature, adjusted over all of them."""

    margin: Annotated[float, Kind.SHARE, "half the width of the 95 % interval of Better and Worse in a wave"]
    found: Annotated[Chance, "chance that the verdict says of a feature that drifts that it moved"]
    found_error: Error
    ladder_test: Annotated[Chance, "chance that the ladder test alone is significant at two-sided 5 %"]
    ladder_test_error: Error
    stable: Annotated[
        Chance | None, "chance that a feature that stands still is called stable; null where none"
    ]
    stable_error: Annotated[Error | None, "null where none stands still"]
    false_alarm: Annotated[Chance | None, "chance that a feature that stands still is said to have moved"]
    false_alarm_error: Annotated[Error | None, "null where none stands still"]
    right: Annotated[Chance, "chance that the largest category of a wave is the true one"]
    right_error: Error
    smallest: Annotated[SmallestRow | None, "the smallest such drift found with the chance wanted"]

    def chance(self, key: str) -> tuple[float | None, float | None]:
        """One of `PLAN`, and its Monte Carlo error."""
        return getattr(self, key), getattr(self, f"{key}_error")


@dataclass(frozen=True, kw_only=True)
class Content(Row):
    """How many respondents and waves a Kano survey needs, and what a planned one can find.

    Simulated; probabilities from 0 to 1, null where no number of respondents does.
    """

    format: Format = FORMAT
    kind: Annotated[Literal["power"], KIND] = "power"
    kano: Version = __version__
    settings: Annotated[Choices, "the planned survey, and what it should tell"]
    drift: Annotated[MoveRow | None, "the drift to be found; null of a single wave"]
    margins: Annotated[tuple[Margin, ...], "what it takes to know Better and Worse within a margin"]
    needed: Annotated[tuple[Needed, ...], "what it takes to find the drift, by number of waves"]
    plan: Annotated[
        PlanRow | None,
        "what is said of a feature, adjusted over all; null of a single wave",
    ]
    sortings: Annotated[tuple[Sorting, ...], "what a single survey makes clear; empty of several waves"]
    clear_needed: Annotated[int | None, Limits(1), "people with whom the share `power` of features is clear"]


@dataclass(frozen=True)
class PowerRow(Row):
    """One number: what it is about, for how many waves or which margin, the value and its error."""

    about: str
    waves: int | None
    margin: float | None
    value: float | None
    error: float | None = None


def content(planned: Planned) -> Content:
    """Raw numbers, None where there is no such size."""
    study, aims, smallest = planned.study, planned.aims, planned.smallest
    moved = MoveRow(_shares(aims.move.before), _shares(aims.move.after), *_change(aims.move))
    plan = PlanRow(
        margin=planned.margin, **_chances(planned), smallest=_smallest(smallest) if smallest else None
    ) if planned.found else None  # fmt: skip
    return Content(
        settings=Choices(**asdict(study), margin=aims.margin, power=aims.power, seed=planned.seed),
        drift=moved if plan else None,
        margins=planned.margins,
        needed=planned.needed,
        plan=plan,
        sortings=planned.sortings,
        clear_needed=people_to_be_clear(planned.sortings, aims.power) if planned.sortings else None,
    )


def _smallest(found: Smallest) -> SmallestRow:
    return SmallestRow(found.size, found.error, _shares(found.move.after), *_change(found.move))


def data(told: Content) -> Data:
    """The content, and a row a number."""
    return Data(told, tuple(_rows(told)))


def _rows(told: Content) -> Iterator[PowerRow]:
    for margin in told.margins:
        yield PowerRow("margin", None, margin.margin, margin.respondents)
    for needed in told.needed:
        yield PowerRow("drift", needed.waves, None, needed.respondents, needed.error)
    for each in told.sortings:
        yield PowerRow("clear", 1, None, each.clear)
    if told.plan is None:
        return
    waves, smallest = told.settings.waves, told.plan.smallest
    for key in PLAN:
        yield PowerRow(key, waves, None, *told.plan.chance(key))
    size, error = (smallest.size, smallest.size_error) if smallest else (None, None)
    yield PowerRow("smallest", waves, None, size, error)


def _chances(planned: Planned) -> dict[str, Any]:
    """What the planned survey does how often, each with its Monte Carlo error, one sd."""
    found, letters = planned.found, planned.letters
    assert found and letters  # noqa: PT018 - of several waves
    shares = (found.moved, found.directed, letters.stable, found.alarms, planned.right)
    told: dict[str, Any] = {}
    for key, share, drawn in zip(PLAN, shares, planned.drawn, strict=True):
        error = sqrt(share * (1 - share) / drawn) if drawn else math.nan
        told |= {key: number(share), f"{key}_error": number(error)}
    return told


def _shares(shares: Floats) -> dict[Category, float]:
    return {kind: float(share) for kind, share in zip(CATEGORIES, shares, strict=True)}


def _change(move: Move) -> tuple[float, float]:
    """How far Better and Worse move."""
    return (float(better(move.after) - better(move.before)), float(worse(move.after) - worse(move.before)))
