"""What a comparison of groups says of one feature."""

from typing import Annotated, Literal

from kano.analyses import kinds as k
from kano.analyses.row import Row
from kano.values import dataclass

Verdict = Literal["component", "degree", "alike", "not shown", "too few"]
"""Another component in some groups; the same, more or less so; surely alike; neither shown; too few groups."""


@dataclass(frozen=True)
class GroupRow(Row):
    """A feature in one group."""

    segment: Annotated[str, "name of the group"]
    n: Annotated[k.People, "people who answered both questions"]
    effective_n: Annotated[k.Amount, "how many equally weighted people that is worth"]
    category: Annotated[k.Letter, "Kano category under the chosen rule"]
    category_p: Annotated[k.Probability, "probability that the rule gives it by the true shares as well"]
    clear: Annotated[k.Flag, "whether that reaches the threshold"]
    better: Annotated[k.Better, "(A+O)/(A+O+M+I)"]
    worse: Annotated[k.Worse, "-(O+M)/(A+O+M+I)"]


@dataclass(frozen=True)
class GapRow(Row):
    """The two groups that lie farthest apart."""

    high: Annotated[str | None, "group with the highest value; null where there is nothing to compare"] = None
    low: Annotated[str | None, "group with the lowest"] = None
    gap: Annotated[k.Change, "how far they lie apart"] = None
    gap_low: Annotated[k.Change, "lower end of its 95 % interval"] = None
    gap_high: Annotated[k.Change, "upper end"] = None


Gap = Annotated[GapRow, k.Named("gap", "the two groups that lie farthest apart, and how far")]


@dataclass(frozen=True)
class CompareRow(Row):
    """One feature by one column of respondents."""

    by: Annotated[str, "column that makes the groups"]
    feature: k.Feature
    label: k.Label
    verdict: Annotated[Verdict, "another component, another degree, alike, neither shown, or too few groups"]
    p: Annotated[k.PValue, "of both tests in one error budget"]
    p_adjusted: Annotated[k.PValue, "adjusted by Holm over features and columns"]
    ladder: Annotated[k.Statistic, "chi-square of the mean places on the ladder from bijzonder to basis"]
    ladder_p: Annotated[k.PValue, "its own p"]
    any: Annotated[k.Statistic, "chi-square of groups by categories"]
    any_p: Annotated[k.PValue, "its own p"]
    cramers_v: Annotated[k.Share, "Cramér's V less what chance gives: 0 alike, 1 wholly apart"]
    certainty: Annotated[k.Probability, "that all clear groups are what they are said to be, together"]
    alike_within: Annotated[
        k.Share, "margin within which Better and |Worse| of any two groups surely lie; null where one has none"
    ]
    better: Annotated[Gap, "of Better"]
    worse: Annotated[Gap, "of |Worse|"]
    groups: Annotated[tuple[GroupRow, ...], "the groups that may be shown"]


@dataclass(frozen=True)
class Choices(Row):
    """The choices that a comparison depends on."""

    table: k.Table
    rule: Annotated[str, "decision rule that gives the category"]
    clear: Annotated[float, k.Kind.SHARE, "from which category_p on a category is called clear"]
    level: Annotated[
        float, k.Kind.SHARE, "family-wise error: chance of any false alarm in the whole comparison"
    ]
    equivalence: Annotated[float, "difference of Better and |Worse| within which groups are called alike"]
    weighted: k.Weighted
    by: k.By
    min_group: k.MinGroup
    exclude: k.Exclude
