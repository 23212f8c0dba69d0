"""People with a known truth, who fill in any form."""

from __future__ import annotations

import random
from dataclasses import dataclass

from kano.questionnaire import Questionnaire
from tests.support.forms.asked import Asked

# Answer pairs, 0 = like … 4 = dislike, that make each category in the standard table.
PAIRS = {
    "M": [(1, 4), (2, 4), (3, 4)],
    "O": [(0, 4)],
    "A": [(0, 1), (0, 2), (0, 3)],
    "I": [(2, 2), (1, 2), (2, 3)],
    "R": [(4, 0), (4, 1), (2, 0)],
}


def truth_of(questionnaire: Questionnaire) -> dict[str, str]:
    """A category for each feature, all of them in use."""
    return {feature.key: "MOAIR"[i % 5] for i, feature in enumerate(questionnaire.features)}


@dataclass
class People:
    """What some people answer to each question of a questionnaire, whatever the form looks like."""

    questionnaire: Questionnaire
    register: str
    n: int = 40
    seed: int = 1

    def __post_init__(self) -> None:
        chance = random.Random(self.seed)
        truth = truth_of(self.questionnaire)
        self.answers: list[dict[tuple[str, int], int]] = []
        for _ in range(self.n):
            told = {}
            for key, category in truth.items():
                meant = category if chance.random() < 0.8 else chance.choice("MOAI")
                told[key, 0], told[key, 1] = chance.choice(PAIRS[meant])
            self.answers.append(told)
        self.sides = {}
        for feature in self.questionnaire.features:
            question = feature.questions[self.register]
            self.sides[question.functional] = (feature.key, 0)
            self.sides[question.dysfunctional] = (feature.key, 1)
        self._chance = chance
        self.outcome = {
            outcome.questions[self.register]: [chance.randrange(11) for _ in range(self.n)]
            for outcome in self.questionnaire.outcomes
        }

    def choice(self, person: int, asked: Asked) -> int:
        """The position of the choice that somebody makes; ratings and segments are left to chance."""
        text = asked.sub or asked.text
        if text in self.sides:
            return self.answers[person][self.sides[text]]
        if given := self.outcome.get(text.partition(" (")[0]):
            return given[person]
        return self._chance.randrange(len(asked.choices))

    def asks_about(self, asked: Asked) -> str:
        return self.sides.get(asked.sub or asked.text, ("", 0))[0]
