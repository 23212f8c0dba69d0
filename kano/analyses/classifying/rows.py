"""What a classification says of one feature, and the choices that it depends on."""

from collections.abc import Mapping
from typing import Annotated, Literal

from kano.analyses import kinds as k
from kano.analyses.classifying.rules import rule_keys
from kano.analyses.row import Row
from kano.scale import Category, Component
from kano.values import dataclass

RuleKey = Annotated[str, k.OneOf(rule_keys())]
Hypothesis = Literal["confirmed", "refuted", "undecided"]
"""Clearly what was expected; clearly something else; neither."""
ByRule = Annotated[Mapping[str, k.Letter], k.Keys(rule_keys(), "under the rule {}")]


@dataclass(frozen=True)
class FeatureRow(Row):
    """One feature in one wave and segment."""

    feature: k.Feature
    label: k.Label
    wave: k.WaveName
    segment: k.Segment
    category: Annotated[k.Letter, "Kano category under the chosen rule"]
    component: Annotated[Component | None, k.Kind.COMPONENT, "3B component of that category; I, R, Q have none"]
    clear: Annotated[k.Flag, "whether category_p reaches the threshold"]
    more_answers: Annotated[k.Count, "more that would make it clear, if shares stay; null where none would"]
    category_p: Annotated[k.Probability, "probability that the rule gives it by the true shares as well"]
    runner_up: Annotated[k.Letter, "the next most probable category"]
    runner_up_p: Annotated[k.Probability, "its posterior probability"]
    enough: Annotated[k.Flag, "whether there are enough answers to say anything"]
    too_few: Annotated[k.Flag, "whether the segment is too small to be shown; all numbers are then null"]
    tied: Annotated[k.Flag, "whether another category is as high, so that the order M>O>A>I>R>Q decides"]
    n: Annotated[k.Count, "people who answered both questions: the base"]
    effective_n: Annotated[k.Amount, "how many equally weighted people the base is worth"]
    counts: Annotated[Mapping[Category, k.Count], k.Kind.COUNT, "people by category"]
    shares: Annotated[Mapping[Category, k.Share], k.Kind.SHARE, "weighted shares of the base by category"]
    share_low: Annotated[
        Mapping[Category, k.Share], k.Kind.SHARE, "lower end of the 95 % interval of each share"
    ]
    share_high: Annotated[Mapping[Category, k.Share], k.Kind.SHARE, "upper end"]
    no_answer: Annotated[k.Count, "people who left one or both questions open"]
    not_asked: Annotated[k.Count, "people who were never asked"]
    better: Annotated[k.Better, "(A+O)/(A+O+M+I)"]
    better_low: Annotated[k.Better, "lower end of the 95 % interval of better"]
    better_high: Annotated[k.Better, "upper end"]
    worse: Annotated[k.Worse, "-(O+M)/(A+O+M+I)"]
    worse_low: Annotated[k.Worse, "lower end of the 95 % interval of worse"]
    worse_high: Annotated[k.Worse, "upper end"]
    satisfaction_average: Annotated[k.Better, "average satisfaction coefficient, (better + |worse|)/2"]
    category_strength: Annotated[k.Better, "lead of the largest category over the second"]
    total_strength: Annotated[k.Better, "share of A, O and M together"]
    functional_mean: Annotated[k.Mean, "DuMouchel mean of the functional answers, -2 to 4"]
    functional_mean_se: Annotated[k.Statistic, "its standard error"]
    dysfunctional_mean: Annotated[k.Mean, "DuMouchel mean of the dysfunctional answers, -2 to 4"]
    dysfunctional_mean_se: Annotated[k.Statistic, "its standard error"]
    importance: Annotated[k.Mean, "mean importance that respondents stated"]
    fulfilment: Annotated[k.Mean, "mean current satisfaction that respondents stated"]
    rules: Annotated[ByRule, k.Kind.CATEGORY, "category under each decision rule"]
    leaders_z: Annotated[k.Statistic, "(a-b)/sqrt(a+b) of the two largest categories a and b"]
    leaders_p: Annotated[k.PValue, "two-sided conditional binomial test of a against b"]
    fong_difference: Annotated[k.Statistic, "a-b, as Fong's test uses it"]
    fong_critical: Annotated[k.Statistic, "Fong's critical difference, as published"]
    expected: Annotated[Component | None, k.Kind.COMPONENT, "component that the team expected; null where none"]
    expected_p: Annotated[k.Probability, "probability that it is that"]
    hypothesis: Annotated[Hypothesis | None, "what became of the expectation"]
    rules_disagree: Annotated[tuple[RuleKey, ...], "the rules that give another category than the chosen one"]


@dataclass(frozen=True)
class Choices(Row):
    """The choices that a classification depends on."""

    table: k.Table
    rule: Annotated[RuleKey, "decision rule that gives the category"]
    margin: Annotated[k.Share, "share of n by which categories tie under moai; null under another rule"]
    cut: Annotated[str | None, "where quadrant cuts Better and |Worse|: 0 to 1, or mean; else null"]
    clear: Annotated[float, k.Kind.SHARE, "from which category_p on a category is called clear"]
    weighted: k.Weighted
    weight: Annotated[str | None, "column of the weights; null without, or where counts don't say"]
    cluster: Annotated[str | None, "column of clusters; null where people were drawn one by one"]
    strata: Annotated[str | None, "column of strata"]
    deff: Annotated[float | None, "design effect that was given; null where none was"]
    by: k.By
    min_group: k.MinGroup
    exclude: k.Exclude
