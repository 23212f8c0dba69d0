"""The largest share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.analyses.classifying.rule import Rule

if TYPE_CHECKING:
    from kano.analyses.classifying.grounds import Grounds
    from kano.measures.special import Floats
    from kano.measures.survey.categories import Indices


def _category(grounds: Grounds) -> Indices:
    from kano.measures.survey.categories import mode

    return mode(grounds.categories.w)


def _probabilities(grounds: Grounds) -> Floats:
    from kano.measures.survey.certainty import mode_probabilities
    from kano.measures.survey.races import in_study

    counts = grounds.effective
    return in_study(mode_probabilities(counts), counts)


MODE = Rule(
    "mode",
    _category,
    _probabilities,
    meaning="the largest share",
    boundaries="exact ties fall M > O > A > I > R > Q, and are said",
    orders_ties=True,
)
