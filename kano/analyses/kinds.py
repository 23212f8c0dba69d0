"""What a value is: the words in which rows declare their fields, once for tables, JSON and its schema."""

from enum import StrEnum
from typing import Annotated, TypeAlias

from kano.scale import Category
from kano.values import dataclass


class Kind(StrEnum):
    """What sort of value a column holds; the renderers decide once how each looks."""

    TEXT = "text"
    CATEGORY = "category"
    COMPONENT = "component"
    FLAG = "flag"
    COUNT = "count"
    """Whole people."""
    AMOUNT = "amount"
    """A sum of weights, or an effective number of people."""
    SHARE = "share"
    """Part of a whole, 0 to 1."""
    PROBABILITY = "probability"
    """0 to 1, never shown as certain by rounding."""
    COEFFICIENT = "coefficient"
    """Better, Worse and strengths, −1 to 1."""
    CHANGE = "change"
    """How far a coefficient moved; shown with its sign."""
    MEAN = "mean"
    MARK = "mark"
    """How well something is done, on the scale of a school mark."""
    GAIN = "gain"
    """A rise of satisfaction, 0 to 2: from what ruins everything to what delights."""
    STATISTIC = "statistic"
    P_VALUE = "p_value"


@dataclass(frozen=True)
class Limits:
    """Between which values a number lies, both included."""

    low: float | None = None
    high: float | None = None


LIMITS = {
    Kind.COUNT: Limits(0),
    Kind.AMOUNT: Limits(0),
    Kind.SHARE: Limits(0, 1),
    Kind.PROBABILITY: Limits(0, 1),
    Kind.P_VALUE: Limits(0, 1),
}
"""Of the kinds that have them."""


@dataclass(frozen=True)
class Keys:
    """The keys of a mapping, and what a value under one of them says."""

    names: tuple[str, ...]
    meaning: str = "{}"


@dataclass(frozen=True)
class OneOf:
    """The texts there are."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Only:
    """The fields that are told of each row in a list; the others stand elsewhere."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """A type that a schema says once, under this name."""

    name: str
    meaning: str


Text: TypeAlias = Annotated[str, Kind.TEXT]
Flag: TypeAlias = Annotated[bool, Kind.FLAG]
People: TypeAlias = Annotated[int, Kind.COUNT]
Count: TypeAlias = Annotated[int | None, Kind.COUNT]
"""None where people are too few to be shown; the same with what follows, or where a number is undefined."""
Amount: TypeAlias = Annotated[float | None, Kind.AMOUNT]
Share: TypeAlias = Annotated[float | None, Kind.SHARE]
Probability: TypeAlias = Annotated[float | None, Kind.PROBABILITY]
Better: TypeAlias = Annotated[float | None, Kind.COEFFICIENT, Limits(0, 1)]
Worse: TypeAlias = Annotated[float | None, Kind.COEFFICIENT, Limits(-1, 0)]
Change: TypeAlias = Annotated[float | None, Kind.CHANGE]
Mean: TypeAlias = Annotated[float | None, Kind.MEAN]
Mark: TypeAlias = Annotated[float | None, Kind.MARK]
Gain: TypeAlias = Annotated[float | None, Kind.GAIN]
Statistic: TypeAlias = Annotated[float | None, Kind.STATISTIC]
PValue: TypeAlias = Annotated[float | None, Kind.P_VALUE]

Feature: TypeAlias = Annotated[str, Limits(1), "stable key of the feature"]
Label: TypeAlias = Annotated[str, "short name in the language of the report"]
WaveName: TypeAlias = Annotated[str | None, "name of the wave; null in a survey of one wave"]
Segment: TypeAlias = Annotated[str | None, "name of the segment; null is everybody"]
Table: TypeAlias = Annotated[str | None, "evaluation table; null where published counts don't say"]
Weighted: TypeAlias = Annotated[bool, "whether respondents have survey weights"]
By: TypeAlias = Annotated[str | None, "column that makes the segments; null where nobody is divided"]
MinGroup: TypeAlias = Annotated[
    Count, "respondents below which nothing is shown of a segment; null where nobody is divided"
]
Exclude: TypeAlias = Annotated[
    str | None, "signs of careless answers for which respondents were left out; null where nobody was"
]
Letter: TypeAlias = Annotated[
    Category | None,
    Kind.CATEGORY,
    Named(
        "category",
        "M must-be (basis), O one-dimensional (beleving), A attractive (bijzonder), I indifferent, R reverse, "
        "Q questionable; null where undefined",
    ),
]
