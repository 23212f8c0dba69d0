"""What each feature is, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from kano.analyses.classifying.changed import Since
from kano.analyses.classifying.decision import Decision, under_each_rule
from kano.analyses.classifying.grounds import Grounds
from kano.analyses.classifying.rows import Choices, FeatureRow, Hypothesis
from kano.analyses.classifying.rule import Rule
from kano.analyses.classifying.rules import RULES
from kano.analyses.classifying.strengths import means, strengths, tests
from kano.analyses.privacy import HIDDEN, beside, hide, shown, too_few
from kano.analyses.result import Arrays
from kano.analyses.sampling import DesignTold
from kano.counts import C, Counts
from kano.errors import AnalysisError, Problem
from kano.evaluation import EvaluationTable, table
from kano.measures.survey import certainty, coefficients, races
from kano.measures.survey.categories import tied
from kano.scale import CATEGORIES, Component
from kano.settings.panels.study import Settings
from kano.tally import Categories, Tally
from kano.values import dataclass

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Classification(Arrays[FeatureRow]):
    """The component and category of each feature: arrays of (waves, segments, features).

    `FeatureRow` says what each of them holds; counts and shares have an axis of categories, rules one of rules.
    """

    name: ClassVar[str] = "classification"
    row: ClassVar[type[FeatureRow]] = FeatureRow

    settings: Choices
    evaluation: EvaluationTable = field(repr=False)
    """By which answer pairs were counted, whatever becomes of the file that it was read from."""
    category: Ints
    component: Ints
    clear: Bools
    more_answers: Ints
    category_p: Floats
    runner_up: Ints
    runner_up_p: Floats
    enough: Bools
    too_few: Bools
    tied: Bools
    n: Ints
    effective_n: Floats
    counts: Ints
    shares: Floats
    share_low: Floats
    share_high: Floats
    no_answer: Ints
    not_asked: Ints
    better: Floats
    better_low: Floats
    better_high: Floats
    worse: Floats
    worse_low: Floats
    worse_high: Floats
    satisfaction_average: Floats
    category_strength: Floats
    total_strength: Floats
    functional_mean: Floats
    functional_mean_se: Floats
    dysfunctional_mean: Floats
    dysfunctional_mean_se: Floats
    importance: Floats
    fulfilment: Floats
    rules: Ints
    leaders_z: Floats
    leaders_p: Floats
    fong_difference: Floats
    fong_critical: Floats
    expected_p: Floats
    design: DesignTold | None = None
    """How people were drawn, where the settings name clusters or strata."""
    chosen: Settings = field(default_factory=Settings, repr=False)
    """All that the study decided."""
    before: Classification | None = None
    """The same with everybody, where careless respondents are left out."""
    since: Since | None = None
    """What is new since a baseline, where there is one."""

    def rows(self, language: str = "") -> list[FeatureRow]:
        """A row a wave × segment × feature."""
        expected = {feature.key: feature.expected for feature in self.features if not feature.control}
        return [_row(cell, expected.get(cell["feature"])) for cell in self._cells(language)]


def _row(cell: Mapping[str, Any], expected: Component | None) -> FeatureRow:
    hypothesis = _hypothesis(cell, expected)
    return FeatureRow(**cell, expected=expected, hypothesis=hypothesis, rules_disagree=_disagreeing(cell))


def _hypothesis(cell: Mapping[str, Any], expected: Component | None) -> Hypothesis | None:
    """What became of an expectation; None where there was none, or nothing is shown."""
    if expected is None or cell["category"] is None:
        return None
    if not cell["clear"]:
        return "undecided"
    return "confirmed" if cell["component"] is expected else "refuted"


def _disagreeing(cell: Mapping[str, Any]) -> tuple[str, ...]:
    """The rules that give another category than the chosen one, which they could give as well."""
    chosen, told = cell["category"], cell["rules"]
    return tuple(
        rule.key
        for rule in RULES
        if (letter := told[rule.key]) and letter != chosen and (chosen or "") in rule.gives
    )


def classify(counts: C, settings: Settings | None = None, *, before: C | None = None) -> Classification:
    """Classify every feature of a tally, or of published category counts, in every wave and segment.

    With segments, everybody together comes first. `before` counts those as well who were left out of `counts`.
    Raises AnalysisError where the rule needs answer pairs and there are only category counts, or where nobody
    answered a single pair.
    """
    settings = settings or Settings()
    found = _classified(shown(counts, settings.min_group), settings)
    if before is None:
        return found
    if not counts.by:
        return replace(found, before=_classified(before, settings))
    whole, close = beside(before, counts, settings.min_group)
    return replace(found, before=_classified(whole, settings, close))


def _classified(counts: Counts, settings: Settings, close: Bools | None = None) -> Classification:
    """The same of counts that may be shown but for those that are too close to others."""
    evaluation = table(settings.table)
    categories = as_categories(counts, evaluation)
    if not categories.n.sum():
        raise AnalysisError(_nothing(counts, settings))
    hidden = too_few(categories, settings.min_group) if close is None else close
    values = {
        "n": categories.n.sum(-1),
        "counts": categories.n,
        "no_answer": categories.no_answer,
        "not_asked": categories.not_asked,
        **_decided(Decision.of(settings), categories, counts, settings.clear),
        **strengths(categories),
        **means(counts),
        **tests(categories),
    }
    declared = Classification.columns()
    return Classification(
        waves=counts.waves,
        segments=counts.segments,
        features=counts.features,
        by=counts.by,
        settings=_settings(settings, categories),
        evaluation=evaluation,
        too_few=hidden,
        chosen=settings,
        **{name: hide(each, declared[name], hidden) if hidden.any() else each for name, each in values.items()},
    )


def as_categories(counts: Counts, by: EvaluationTable) -> Categories:
    """Counts of categories, by this evaluation table where there are answer pairs."""
    if isinstance(counts, Tally):
        return counts.categories(by)
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
        "more_answers": _more(rule, grounds, p, clear),
        "runner_up": runner_up,
        "runner_up_p": certainty.category_p(probabilities, runner_up),
        "enough": certainty.enough(_decisive_n(rule, categories), clear=clear),
        "tied": (chosen >= 0) & rule.orders_ties & tied(categories.w),
        "rules": rules,
        "expected_p": certainty.category_p(probabilities, _expected(categories)),
    }


def _expected(categories: Categories) -> Ints:
    """The category that the team expects of each feature: (W, S, F), −1 where none."""
    places = [CATEGORIES.index(each.expected.category) if each.expected else -1 for each in categories.features]
    return np.broadcast_to(np.array(places, dtype=np.int64), categories.not_asked.shape)


def _more(rule: Rule, grounds: Grounds, p: Floats, clear: float) -> Ints:
    """Answers more that would make each unclear category clear, if the shares stay; HIDDEN where none would."""
    counts = grounds.effective
    unclear = np.nan_to_num(p, nan=1.0) < clear
    if not rule.orders_ties or grounds.margin > 0 or not unclear.any():
        return np.full(p.shape, HIDDEN)
    times = races.times_needed(counts, unclear, clear)
    people = grounds.categories.n.sum(-1)
    with np.errstate(invalid="ignore"):
        return np.where(np.isfinite(times), np.ceil((times - 1) * people), HIDDEN).astype(np.int64)


def _decisive_n(rule: Rule, categories: Categories) -> Floats:
    """The effective number of the answers that the rule looks at: R and Q have no quadrant."""
    seen = [letter in rule.gives for letter in CATEGORIES]
    return coefficients.effective_n(categories.w[..., seen], categories.w2[..., seen])


def _nothing(counts: Counts, settings: Settings) -> Problem:
    if not counts.by:
        return Problem("nobody answered both questions about any feature")
    what = f"no group of {counts.by} has {settings.min_group} people who answered about a feature"
    return Problem(what, "--by", todo="Leave out --by, or set min_group in kano.toml.")


def _settings(settings: Settings, categories: Categories) -> Choices:
    heeded = Decision.of(settings).rule.settings
    return Choices(
        table=categories.table or None,
        rule=settings.rule,
        margin=settings.margin if "margin" in heeded else None,
        cut=settings.cut if "cut" in heeded else None,
        clear=settings.clear,
        weighted=categories.people_weighted,
        weight=", ".join(dict.fromkeys(each.weighting for each in categories.waves if each.weighting)) or None,
        cluster=settings.cluster or None,
        strata=settings.strata or None,
        deff=settings.deff if settings.deff > 1 else None,
        by=categories.by or None,
        min_group=settings.min_group if categories.by else None,
        exclude=settings.exclude or None,
    )
