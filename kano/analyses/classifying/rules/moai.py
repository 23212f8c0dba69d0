"""The weightiest of the categories that are near the largest share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.analyses.classifying.rule import Rule

if TYPE_CHECKING:
    from kano.analyses.classifying.grounds import Grounds
    from kano.measures.special import Floats
    from kano.measures.survey.categories import Indices


def _category(grounds: Grounds) -> Indices:
    from kano.measures.survey.categories import moai

    return moai(grounds.categories.w, margin=grounds.margin)


def _probabilities(grounds: Grounds) -> Floats:
    from kano.measures.survey.certainty import moai_probabilities
    from kano.measures.survey.races import in_study

    counts = grounds.effective
    found = moai_probabilities(counts, margin=grounds.margin)
    # Without a margin it is the mode, whose certainty knows the study.
    return found if grounds.margin > 0 else in_study(found, counts)


MOAI = Rule(
    "moai",
    _category,
    _probabilities,
    meaning="the first of M > O > A > I > R > Q among all categories within a margin of the largest share",
    boundaries="margin 0: exact ties only, the same as `mode`",
    settings=("margin",),
    orders_ties=True,
)
