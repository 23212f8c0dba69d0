"""What is said of an outcome: its mean, and how those who miss or admire something differ from the others."""

from typing import Annotated, Literal

from kano.analyses import kinds as k
from kano.analyses.row import Row
from kano.values import dataclass

About = Literal["basis", "delight"]
"""Who is held against the others: people for whom basis fails by their own mark, or whom a feature delights."""


@dataclass(frozen=True, kw_only=True)
class OutcomeRow(Row):
    """The mean of one outcome, of everybody or of a segment."""

    outcome: Annotated[str, k.Limits(1), "stable key of the outcome"]
    label: k.Label
    segment: k.Segment
    n: Annotated[k.People, "people who gave one"]
    mean: Annotated[k.Mark, "what they gave on average; null where nobody did"]
    low: Annotated[k.Mark, "lower end of its 95 % interval; null below two people"]
    high: Annotated[k.Mark, "upper end"]
    spread: Annotated[k.Mean, "standard deviation; null below two people"]


@dataclass(frozen=True, kw_only=True)
class ContrastRow(Row):
    """The mean outcome of some people beside that of the others who were asked the same."""

    outcome: Annotated[str, k.Limits(1), "stable key of the outcome"]
    label: k.Label
    about: Annotated[
        About, "basis: their own mark is below the limit; delight: their answers make it bijzonder"
    ]
    feature: Annotated[str | None, "key of the feature; null is any of the basis features"]
    feature_label: Annotated[str | None, "its short name in the language of the report"]
    n: Annotated[k.People, "people of whom it is so"]
    mean: Annotated[k.Mark, "what they gave on average"]
    others: Annotated[k.People, "people of whom it isn't"]
    others_mean: Annotated[k.Mark, "what the others gave on average"]
    difference: Annotated[k.Mean, "mean less others_mean"]
    low: Annotated[k.Mean, "lower end of its 95 % interval, by Welch"]
    high: Annotated[k.Mean, "upper end"]
    p: Annotated[k.PValue, "p of no difference"]
    p_adjusted: Annotated[k.PValue, "the same, adjusted by Holm over the contrasts of this outcome"]
