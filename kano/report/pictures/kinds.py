"""The kinds of pictures: raw values and words, no pixel and no colour."""

import datetime as dt

from kano.report.blocks import Label, Phrase, Picture, Tone
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Spread:
    """How far a point may be off: the variances of both axes, and how they go together."""

    x: float
    xy: float
    y: float


@dataclass(frozen=True, eq=False)
class Step:
    """Where a feature was in an earlier wave."""

    when: str
    x: float
    y: float
    tone: Tone


@dataclass(frozen=True, eq=False)
class Stop:
    """Where a feature was in a wave, for pages whose readers step through them."""

    wave: str
    x: float
    y: float
    tone: Tone
    said: Phrase
    clear: bool = True


@dataclass(frozen=True, eq=False, kw_only=True)
class Spot:
    """A feature on a plane."""

    feature: str
    label: str
    x: float
    y: float
    tone: Tone
    said: Phrase
    """Its numbers in words."""
    clear: bool = True
    """Whether it is sure what it is."""
    size: float | None = None
    """How large it is drawn, 0 to 1; None where all are alike."""
    spread: Spread | None = None
    course: tuple[Step, ...] = ()
    """Where it was before, oldest first."""
    stops: tuple[Stop, ...] = ()
    """Where it was in each wave that has it."""


@dataclass(frozen=True, eq=False)
class Apart:
    """A feature that has no place on a plane."""

    feature: str
    label: str
    tone: Tone
    said: Phrase


@dataclass(frozen=True, eq=False)
class Quadrant:
    """A quarter of a plane: what features there are, and what that means."""

    name: Label
    meaning: str


@dataclass(frozen=True, eq=False)
class Corners:
    """The four quadrants of a plane."""

    upper_left: Quadrant
    upper_right: Quadrant
    lower_left: Quadrant
    lower_right: Quadrant


@dataclass(frozen=True, eq=False, kw_only=True)
class Plane(Picture):
    """Features on two axes from 0 to 1, each cut in two."""

    spots: tuple[Spot, ...]
    corners: Corners
    x_title: str
    y_title: str
    cuts: tuple[float, float] = (0.5, 0.5)
    apart: tuple[Apart, ...] = ()
    """Features that belong in no quadrant."""
    apart_title: str = ""
    legend: tuple[Label, ...] = ()
    unclear: str = ""
    """What is said of those that are drawn open."""
    sizes: str = ""
    """What the size of a point means."""
    earlier: str = ""
    """What is said of where features were before."""
    waves: tuple[str, ...] = ()
    """Names of the waves that its reader may step through, the last one drawn."""
    waves_title: str = ""


@dataclass(frozen=True, eq=False)
class Panel:
    """The plane of one group."""

    title: Phrase
    said: Phrase
    """How many people it is of."""
    plane: Plane


@dataclass(frozen=True, eq=False, kw_only=True)
class Planes(Picture):
    """The same plane for several groups, side by side."""

    panels: tuple[Panel, ...]
    names: tuple[tuple[str, str, Label], ...]
    """Every feature in the order of its number: key, name, and what it is to everybody."""
    legend: tuple[Label, ...]
    unclear: str = ""


@dataclass(frozen=True, eq=False)
class Share:
    """A part of a bar."""

    letter: str
    share: float
    tone: Tone


@dataclass(frozen=True, eq=False)
class StackRow:
    """A feature with its shares."""

    feature: str
    label: str
    n: int
    shares: tuple[Share, ...]
    verdict: Label | None = None
    """What it is, where it is something."""
    clear: bool = True


@dataclass(frozen=True, eq=False, kw_only=True)
class Stack(Picture):
    """Shares of a whole, a bar a feature."""

    rows: tuple[StackRow, ...]
    legend: tuple[Label, ...]
    n_title: str


@dataclass(frozen=True, eq=False)
class HeatCell:
    """How many people gave a pair of answers, and what that pair makes."""

    share: float
    n: int
    category: Label


@dataclass(frozen=True, eq=False, kw_only=True)
class Heat(Picture):
    """The pairs of answers about a feature: functional down, dysfunctional across."""

    row_title: str
    column_title: str
    answers: tuple[str, ...]
    cells: tuple[tuple[HeatCell | None, ...], ...]
    """None for a pair that can't occur."""
    totals: tuple[tuple[float, ...], tuple[float, ...]]
    """Shares of each answer to the functional question, and to the dysfunctional one."""
    legend: tuple[Label, ...]


@dataclass(frozen=True, eq=False)
class Placed:
    """A feature at its fulfilment, 0 to 1, and the satisfaction that gives, −1 to 1."""

    feature: str
    label: str
    x: float
    y: float
    tone: Tone
    said: Phrase
    clear: bool = True


@dataclass(frozen=True, eq=False)
class Curve:
    """How satisfaction answers to fulfilment for one component."""

    name: Label
    meaning: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Curves(Picture):
    """Satisfaction against fulfilment, a curve for each component."""

    x_title: str
    y_title: str
    x_ends: tuple[str, str]
    y_ends: tuple[str, str]
    curves: tuple[Curve, ...]
    placed: tuple[Placed, ...]
    marks: tuple[tuple[float, float], ...] = ()
    """Marks with their fulfilment."""
    marks_title: str = ""


@dataclass(frozen=True, eq=False)
class Course:
    """A share over the waves, and where it is going."""

    name: Label
    values: tuple[float | None, ...]
    ahead: tuple[tuple[float, float, float, float, float], ...] = ()
    """For each date ahead: lowest and low, expected, high and highest (95 and 80 %)."""


@dataclass(frozen=True, eq=False)
class FanPanel:
    """The courses of one feature."""

    feature: str
    label: str
    verdict: Label
    courses: tuple[Course, ...]
    said: Phrase


@dataclass(frozen=True, eq=False, kw_only=True)
class Fan(Picture):
    """Shares over dates at their true distances, with what is to come."""

    dates: tuple[dt.date, ...]
    date_names: tuple[str, ...]
    ahead: tuple[dt.date, ...]
    ahead_names: tuple[str, ...]
    panels: tuple[FanPanel, ...]
    legend: tuple[Label, ...]
    ahead_title: str


@dataclass(frozen=True, eq=False)
class Climb:
    """The course of a feature on the ladder, with the tone of what it was in each wave."""

    feature: str
    label: str
    values: tuple[float | None, ...]
    tones: tuple[Tone, ...]
    said: Phrase
    moving: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Ladder(Picture):
    """Features on the ladder from bijzonder to basis, over dates at their true distances."""

    dates: tuple[dt.date, ...]
    date_names: tuple[str, ...]
    climbs: tuple[Climb, ...]
    rungs: tuple[Label, ...]
    """From the top: bijzonder, beleving, basis."""
