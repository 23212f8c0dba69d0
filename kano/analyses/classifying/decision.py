"""The decision rule that settings ask for, with what it needs."""

from typing import Self

import numpy as np
from numpy.typing import NDArray

from kano.analyses.classifying.grounds import Grounds
from kano.analyses.classifying.rule import Rule
from kano.analyses.classifying.rules import RULES, rule_named
from kano.errors import AnalysisError, UsageError
from kano.measures.survey.categories import UNDEFINED
from kano.settings.panels.study import Settings, problems_of
from kano.tally import Categories, Tally
from kano.values import dataclass

FEWEST = 3
"""Features below which their mean says nothing about any one of them."""

Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Decision:
    """The rule that was chosen, with its settings."""

    rule: Rule
    margin: float
    cut: float | None
    """As in `Grounds`."""

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The decision that these settings ask for; UsageError lists what is wrong with them."""
        rule = rule_named(settings.rule)
        if rule is None or problems_of(settings):
            raise UsageError(problems_of(settings))
        return cls(rule, settings.margin, None if settings.cut == "mean" else float(settings.cut))

    def grounds(self, categories: Categories, pairs: Tally | None) -> Grounds:
        """What the rules decide on; AnalysisError where the chosen rule can't do with that."""
        if self.rule.needs_pairs and pairs is None:
            what = f"the rule {self.rule.key} needs answer pairs, and this file holds category counts only"
            todo = "Choose another rule with --rule, or give the answers."
            raise AnalysisError(what, todo=todo)
        if "cut" in self.rule.settings and self.cut is None and len(categories.features) < FEWEST:
            raise AnalysisError(f"a mean of under {FEWEST} features is no cut", "--cut mean")
        return Grounds(categories, pairs, self.margin, self.cut)


def under_each_rule(grounds: Grounds) -> Indices:
    """The category of each cell under every rule: (W, S, F, rules), −1 where undefined."""
    nothing = np.full(grounds.categories.not_asked.shape, UNDEFINED)
    told = (nothing if rule.needs_pairs and grounds.pairs is None else rule.category(grounds) for rule in RULES)
    return np.stack(list(told), axis=-1)
