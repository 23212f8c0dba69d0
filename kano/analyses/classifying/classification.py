"""What each feature is, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from kano.analyses.classifying.decision import Decision, under_each_rule
from kano.analyses.classifying.rule import Rule
from kano.analyses.classifying.rules import RULES, rule_keys
from kano.analyses.privacy import hide, too_few
from kano.analyses.result import Kind, Result, column, stated
from kano.counts import EVERYBODY, C, Counts
from kano.errors import AnalysisError, Problem
from kano.evaluation import table
from kano.measures.survey import certainty, coefficients, continuous, intervals, significance
from kano.measures.survey.categories import shares, tied
from kano.scale import CATEGORIES
from kano.settings.study import Settings
from kano.tally import Categories, Tally

LETTERS = tuple(str(category) for category in CATEGORIES)
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Classification(Result):
    """The component and category of each feature: arrays of (waves, segments, features)."""

    name: ClassVar[str] = "classification"

    category: NDArray[np.int64] = column(Kind.CATEGORY, "Kano category under the chosen rule")
    component: NDArray[np.int64] = column(Kind.COMPONENT, "3B component of that category; I, R, Q have none")
    clear: NDArray[np.bool_] = column(Kind.FLAG, "whether category_p reaches the threshold")
    category_p: Floats = column(
        Kind.PROBABILITY, "posterior probability that the rule, applied to the true shares, gives this category"
    )
    runner_up: NDArray[np.int64] = column(Kind.CATEGORY, "the next most probable category")
    runner_up_p: Floats = column(Kind.PROBABILITY, "its posterior probability")
    enough: NDArray[np.bool_] = column(Kind.FLAG, "whether there are enough answers to say anything")
    too_few: NDArray[np.bool_] = column(
        Kind.FLAG, "whether the segment is too small to be shown; all numbers are then null"
    )
    tied: NDArray[np.bool_] = column(
        Kind.FLAG, "whether another category stands exactly as high, and only the order M>O>A>I>R>Q decides"
    )
    n: NDArray[np.int64] = column(Kind.COUNT, "people who answered both questions: the base")
    effective_n: Floats = column(Kind.AMOUNT, "how many equally weighted people the base is worth")
    counts: NDArray[np.int64] = column(Kind.COUNT, "people by category", LETTERS)
    shares: Floats = column(Kind.SHARE, "weighted shares of the base by category", LETTERS)
    no_answer: NDArray[np.int64] = column(Kind.COUNT, "people who left one or both questions open")
    not_asked: NDArray[np.int64] = column(Kind.COUNT, "people who were never asked")
    better: Floats = column(Kind.COEFFICIENT, "(A+O)/(A+O+M+I)")
    better_low: Floats = column(Kind.COEFFICIENT, "lower end of the 95 % interval of better")
    better_high: Floats = column(Kind.COEFFICIENT, "upper end")
    worse: Floats = column(Kind.COEFFICIENT, "-(O+M)/(A+O+M+I)")
    worse_low: Floats = column(Kind.COEFFICIENT, "lower end of the 95 % interval of worse")
    worse_high: Floats = column(Kind.COEFFICIENT, "upper end")
    satisfaction_average: Floats = column(
        Kind.COEFFICIENT, "average satisfaction coefficient, (better + |worse|)/2"
    )
    category_strength: Floats = column(Kind.COEFFICIENT, "lead of the largest category over the second")
    total_strength: Floats = column(Kind.COEFFICIENT, "share of A, O and M together")
    functional_mean: Floats = column(Kind.MEAN, "DuMouchel mean of the functional answers, -2 to 4")
    functional_mean_se: Floats = column(Kind.STATISTIC, "its standard error")
    dysfunctional_mean: Floats = column(Kind.MEAN, "DuMouchel mean of the dysfunctional answers, -2 to 4")
    dysfunctional_mean_se: Floats = column(Kind.STATISTIC, "its standard error")
    importance: Floats = column(Kind.MEAN, "mean importance that respondents stated")
    fulfilment: Floats = column(Kind.MEAN, "mean current satisfaction that respondents stated")
    rules: NDArray[np.int64] = column(Kind.CATEGORY, "category under each decision rule", rule_keys())
    leaders_z: Floats = column(Kind.STATISTIC, "(a-b)/sqrt(a+b) of the two largest categories a and b")
    leaders_p: Floats = column(Kind.P_VALUE, "two-sided conditional binomial test of a against b")
    fong_difference: Floats = column(Kind.STATISTIC, "a-b, as Fong's test uses it")
    fong_critical: Floats = column(Kind.STATISTIC, "Fong's critical difference, as published")
    before: Classification | None = None
    """The same with everybody, where careless respondents are left out."""

    def more(self, language: str = "") -> Mapping[str, Any]:
        """The same features with everybody, where careless respondents are left out."""
        names = ("feature", "wave", "segment", "category", "component", "category_p", "n")
        records = None if self.before is None else self.before.records(language)
        kept = records and [{name: record[name] for name in names} for record in records]
        return {"with_everybody": kept}

    def _record(self, w: int, s: int, f: int, language: str) -> dict[str, Any]:
        record = super()._record(w, s, f, language)
        chosen = record["category"]
        record["rules_disagree"] = [
            rule.key
            for rule in RULES
            if (letter := record["rules"][rule.key]) and letter != chosen and (chosen or "") in rule.gives
        ]
        return record


def classify(counts: Counts, settings: Settings | None = None) -> Classification:
    """Classify every feature of a tally, or of published category counts, in every wave and segment.

    With segments, everybody together comes first. Raises AnalysisError where the rule needs answer pairs
    and there are only category counts, or where nobody answered a single pair.
    """
    settings = settings or Settings()
    counts = with_everybody(counts)
    categories = as_categories(counts, settings.table)
    if not categories.n.sum():
        raise AnalysisError(Problem("nobody answered both questions about any feature"))
    hidden = too_few(categories, settings.min_group)
    values = {
        "n": categories.n.sum(-1),
        "counts": categories.n,
        "no_answer": categories.no_answer,
        "not_asked": categories.not_asked,
        **_decided(Decision.of(settings), categories, counts, settings.clear),
        **_strengths(categories),
        **_means(counts),
        **_tests(categories),
    }
    declared = Classification.columns()
    return Classification(
        waves=counts.waves,
        segments=counts.segments,
        features=counts.features,
        by=counts.by,
        settings=_settings(settings, categories),
        too_few=hidden,
        **{name: hide(each, declared[name], hidden) if hidden.any() else each for name, each in values.items()},
    )


def as_categories(counts: Counts, key: str) -> Categories:
    """Counts of categories, by this evaluation table where there are answer pairs."""
    if isinstance(counts, Tally):
        return counts.categories(table(key))
    assert isinstance(counts, Categories)
    return counts


def _decided(decision: Decision, categories: Categories, counts: Counts, clear: float) -> dict[str, Any]:
    rule = decision.rule
    grounds = decision.grounds(categories, counts if isinstance(counts, Tally) else None)
    rules = under_each_rule(grounds)
    chosen = rules[..., RULES.index(rule)]
    probabilities = rule.probabilities(grounds)
    p = certainty.category_p(probabilities, chosen)
    runner_up = certainty.runner_up(probabilities, chosen)
    return {
        "category": chosen,
        "component": chosen,
        "category_p": p,
        "clear": np.nan_to_num(p) >= clear,
        "runner_up": runner_up,
        "runner_up_p": certainty.category_p(probabilities, runner_up),
        "enough": certainty.enough(_decisive_n(rule, categories), clear=clear),
        "tied": (chosen >= 0) & rule.orders_ties & tied(categories.w),
        "rules": rules,
    }


def _decisive_n(rule: Rule, categories: Categories) -> Floats:
    """The effective number of the answers that the rule looks at: R and Q have no quadrant."""
    seen = [letter in rule.gives for letter in LETTERS]
    return coefficients.effective_n(categories.w[..., seen], categories.w2[..., seen])


def _strengths(categories: Categories) -> dict[str, Any]:
    w, w2 = categories.w, categories.w2
    better_low, better_high = intervals.better_interval(w, w2)
    worse_low, worse_high = intervals.worse_interval(w, w2)
    return {
        "effective_n": coefficients.effective_n(w, w2),
        "shares": shares(w),
        "better": coefficients.better(w),
        "better_low": better_low,
        "better_high": better_high,
        "worse": coefficients.worse(w),
        "worse_low": worse_low,
        "worse_high": worse_high,
        "satisfaction_average": coefficients.satisfaction_average(w),
        "category_strength": coefficients.category_strength(w),
        "total_strength": coefficients.total_strength(w),
    }


def _means(counts: Counts) -> dict[str, Any]:
    undefined = np.full(counts.not_asked.shape, np.nan)
    means = {
        name: continuous.importance_mean(counts.ratings[name]) if name in counts.ratings else undefined
        for name in ("importance", "fulfilment")
    }
    if not isinstance(counts, Tally):
        names = ("functional_mean", "functional_mean_se", "dysfunctional_mean", "dysfunctional_mean_se")
        return means | dict.fromkeys(names, undefined)
    return means | {
        "functional_mean": continuous.functional_mean(counts.w),
        "functional_mean_se": continuous.functional_mean_se(counts.w, counts.w2),
        "dysfunctional_mean": continuous.dysfunctional_mean(counts.w),
        "dysfunctional_mean_se": continuous.dysfunctional_mean_se(counts.w, counts.w2),
    }


def _tests(categories: Categories) -> dict[str, Any]:
    leaders = significance.leaders_test(categories.w, categories.w2)
    # Fong's test is published for people, and weights have no place in it.
    fong = significance.fong(np.where(categories.weighted, np.nan, categories.n))
    return {
        "leaders_z": leaders.z,
        "leaders_p": leaders.p,
        "fong_difference": fong.difference,
        "fong_critical": fong.critical,
    }


def with_everybody(counts: C) -> C:
    """The segments behind their total, where there are any."""
    if EVERYBODY in counts.segments:
        return counts
    return replace(replace(counts.total(), by=counts.by) + counts, by=counts.by)


def _settings(settings: Settings, categories: Categories) -> Any:  # noqa: ANN401
    heeded = Decision.of(settings).rule.settings
    return stated(
        table=categories.table or None,
        rule=settings.rule,
        margin=settings.margin if "margin" in heeded else None,
        cut=settings.cut if "cut" in heeded else None,
        clear=settings.clear,
        weighted=categories.weighted,
        weight=", ".join(dict.fromkeys(each.weighting for each in categories.waves if each.weighting)) or None,
        by=categories.by or None,
        min_group=settings.min_group if categories.by else None,
        exclude=settings.exclude or None,
    )
