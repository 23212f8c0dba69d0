"""Those who want the feature against those who don't, then the largest share among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.analyses.classifying.rule import Rule

if TYPE_CHECKING:
    from kano.analyses.classifying.grounds import Grounds
    from kano.measures.special import Floats
    from kano.measures.survey.categories import Indices


def _category(grounds: Grounds) -> Indices:
    from kano.measures.survey.categories import block

    return block(grounds.categories.w)


def _probabilities(grounds: Grounds) -> Floats:
    from kano.measures.survey.certainty import block_probabilities

    return block_probabilities(grounds.effective)


BLOCK = Rule(
    "block",
    _category,
    _probabilities,
    meaning="the largest of M, O, A where M + O + A > I + R + Q, else the largest of I, R, Q",
    boundaries="equality goes to I, R, Q; inside a block M > O > A and I > R > Q",
)
