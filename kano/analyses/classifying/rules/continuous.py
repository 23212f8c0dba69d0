"""The region of the two mean answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.analyses.classifying.rule import Rule

if TYPE_CHECKING:
    from kano.analyses.classifying.grounds import Grounds
    from kano.measures.special import Floats
    from kano.measures.survey.categories import Indices


def _category(grounds: Grounds) -> Indices:
    from kano.measures.survey.categories import continuous
    from kano.measures.survey.continuous import dysfunctional_mean, functional_mean

    w = grounds.answers.w
    return continuous(functional_mean(w), dysfunctional_mean(w))


def _probabilities(grounds: Grounds) -> Floats:
    from kano.measures.survey.certainty import continuous_probabilities

    return continuous_probabilities(grounds.answers.w, grounds.answers.w2)


CONTINUOUS = Rule(
    "continuous",
    _category,
    _probabilities,
    meaning="the region of the two DuMouchel means: O both from 2, A functional from 2, "
    "M dysfunctional from 2, I neither",
    boundaries="2 is high; a mean below −1 leaves the map: Q where the other is 3 or more, else R",
    needs_pairs=True,
)
