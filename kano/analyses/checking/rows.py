"""What a check says of one target."""

import datetime as dt
from typing import Annotated, Literal

from kano.analyses import kinds as k
from kano.analyses.row import Row
from kano.scale import Category
from kano.values import dataclass

Outcome = Literal["passed", "failed", "undecided"]
CHECKS = (
    "component",
    "outcome",
    "expected",
    "mark",
    "basis",
    "degraded",
    "respondents",
    "questionable",
    "age",
    "asked",
)
"""What can be looked at."""
REASONS = ("unclear", "no marks", "no date", "not in the baseline", "may be chance")
"""Why a target can stay undecided."""


@dataclass(frozen=True, kw_only=True)
class CheckRow(Row):
    """One target, what was found, and whether that reaches it."""

    check: Annotated[str, k.OneOf(CHECKS), "what was looked at"]
    feature: Annotated[
        str | None, "key of the feature, or of the outcome; null where the target is about the survey"
    ] = None
    label: Annotated[str | None, "its short name in the language of the report"] = None
    every: Annotated[k.Flag, "whether the target is about every feature, of which this one is the worst"] = (
        False
    )
    outcome: Annotated[Outcome, "whether the target is reached"]
    reason: Annotated[str | None, k.OneOf(REASONS), "why it is undecided; null where it isn't"] = None
    wanted: Annotated[tuple[Category, ...], "categories that will do"] = ()
    limit: Annotated[float | None, "number to be reached, or not to be passed; null where there is none"] = None
    certainty: Annotated[k.Probability, "how probable it must be; null where a number is simply compared"] = (
        None
    )
    category: Annotated[k.Letter, "category found"] = None
    before: Annotated[k.Letter, "category in the baseline"] = None
    value: Annotated[float | None, "number found: a mark, people, a share or months"] = None
    low: Annotated[float | None, "lower end of the 95 % interval of a mark"] = None
    high: Annotated[float | None, "upper end"] = None
    p: Annotated[
        k.Probability, "probability that the target is met; null where a number is simply compared"
    ] = None
    sunk_p: Annotated[k.PValue, "p of movement toward basis since the baseline, adjusted over features"] = None
    n: Annotated[k.Count, "people it rests on"] = None
    line: Annotated[int | None, "line of the targets file; null where targets come from a program"] = None


@dataclass(frozen=True)
class Choices(Row):
    """The choices that a check depends on."""

    table: k.Table
    rule: Annotated[str, "decision rule that gives the category"]
    targets: Annotated[str | None, "file of the targets; null where they come from a program"]
    undecided: Annotated[Literal["fail", "pass"], "what becomes of targets that stay undecided"]
    baseline: Annotated[str | None, "what it was compared with; null where it was with nothing"]
    survey_date: Annotated[dt.date | None, "date of the survey; null where it isn't known"]
    today: Annotated[dt.date | None, "day to which its age is counted; null where no age is asked"]
    weighted: k.Weighted
    exclude: k.Exclude
