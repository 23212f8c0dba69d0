"""What a classification says of one feature, and the choices that it depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from kano.analyses.classifying.rules import RULES
from kano.analyses.kinds import (
    Amount,
    Better,
    Count,
    Flag,
    Keys,
    Kind,
    Letter,
    Limits,
    Mean,
    OneOf,
    Probability,
    PValue,
    Share,
    Statistic,
    Text,
    Worse,
)
from kano.analyses.row import Row
from kano.scale import Category, Component

RuleKey = Annotated[str, OneOf(RULES)]


@dataclass(frozen=True, slots=True)
class FeatureRow(Row):
    """One feature in one wave and segment."""

    feature: Annotated[Text, Limits(1), "stable key of the feature"]
    label: Annotated[Text, "short name in the language of the report"]
    wave: Annotated[str | None, "name of the wave; null in a survey of one wave"]
    segment: Annotated[str | None, "name of the segment; null is everybody"]
    category: Annotated[Letter, "Kano category under the chosen rule"]
    component: Annotated[Component | None, Kind.COMPONENT, "3B component of that category; I, R, Q have none"]
    clear: Annotated[Flag, "whether category_p reaches the threshold"]
    category_p: Annotated[
        Probability, "posterior probability that the rule, applied to the true shares, gives this category"
    ]
    runner_up: Annotated[Letter, "the next most probable category"]
    runner_up_p: Annotated[Probability, "its posterior probability"]
    enough: Annotated[Flag, "whether there are enough answers to say anything"]
    too_few: Annotated[Flag, "whether the segment is too small to be shown; all numbers are then null"]
    tied: Annotated[
        Flag, "whether another category stands exactly as high, and only the order M>O>A>I>R>Q decides"
    ]
    n: Annotated[Count, "people who answered both questions: the base"]
    effective_n: Annotated[Amount, "how many equally weighted people the base is worth"]
    counts: Annotated[Mapping[Category, Count], Kind.COUNT, "people by category"]
    shares: Annotated[Mapping[Category, Share], Kind.SHARE, "weighted shares of the base by category"]
    no_answer: Annotated[Count, "people who left one or both questions open"]
    not_asked: Annotated[Count, "people who were never asked"]
    better: Annotated[Better, "(A+O)/(A+O+M+I)"]
    better_low: Annotated[Better, "lower end of the 95 % interval of better"]
    better_high: Annotated[Better, "upper end"]
    worse: Annotated[Worse, "-(O+M)/(A+O+M+I)"]
    worse_low: Annotated[Worse, "lower end of the 95 % interval of worse"]
    worse_high: Annotated[Worse, "upper end"]
    satisfaction_average: Annotated[Better, "average satisfaction coefficient, (better + |worse|)/2"]
    category_strength: Annotated[Better, "lead of the largest category over the second"]
    total_strength: Annotated[Better, "share of A, O and M together"]
    functional_mean: Annotated[Mean, "DuMouchel mean of the functional answers, -2 to 4"]
    functional_mean_se: Annotated[Statistic, "its standard error"]
    dysfunctional_mean: Annotated[Mean, "DuMouchel mean of the dysfunctional answers, -2 to 4"]
    dysfunctional_mean_se: Annotated[Statistic, "its standard error"]
    importance: Annotated[Mean, "mean importance that respondents stated"]
    fulfilment: Annotated[Mean, "mean current satisfaction that respondents stated"]
    rules: Annotated[
        Mapping[str, Letter],
        Keys(RULES, "under the rule {}"),
        Kind.CATEGORY,
        "category under each decision rule",
    ]
    leaders_z: Annotated[Statistic, "(a-b)/sqrt(a+b) of the two largest categories a and b"]
    leaders_p: Annotated[PValue, "two-sided conditional binomial test of a against b"]
    fong_difference: Annotated[Statistic, "a-b, as Fong's test uses it"]
    fong_critical: Annotated[Statistic, "Fong's critical difference, as published"]
    rules_disagree: Annotated[tuple[RuleKey, ...], "the rules that give another category than the chosen one"]


@dataclass(frozen=True, slots=True)
class Choices(Row):
    """The choices that a classification depends on."""

    table: Annotated[str | None, "evaluation table; null where published counts don't say"]
    rule: Annotated[RuleKey, "decision rule that gives the category"]
    margin: Annotated[
        Share, "how far apart categories tie under the rule moai, as a share of n; null under another rule"
    ]
    cut: Annotated[
        str | None,
        "where the rule quadrant cuts Better and |Worse|: a number from 0 to 1, or mean; null under another "
        "rule",
    ]
    clear: Annotated[float, Kind.SHARE, "from which category_p on a category is called clear"]
    weighted: Annotated[Flag, "whether respondents have survey weights"]
    weight: Annotated[
        str | None, "column of the weights; null where nobody is weighted or the counts don't say"
    ]
    by: Annotated[str | None, "column that divides respondents into segments; null where nobody is divided"]
    min_group: Annotated[
        Count, "respondents below which nothing is shown of a segment; null where nobody is divided"
    ]
    exclude: Annotated[
        str | None,
        "signs of careless answers for which respondents were left out; null where nobody was",
    ]
