"""Those who want the feature against those who don't, then the largest share among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.analyses.classifying.rule import Rule

if TYPE_CHECKING:
    from kano.analyses.classifying.evidence import Evidence
    from kano.measures.special import Floats
    from kano.measures.survey.categories import Indices


def _category(evidence: Evidence) -> Indices:
    from kano.measures.survey.categories import block

    return block(evidence.categories.w)


def _probabilities(evidence: Evidence) -> Floats:
    from kano.measures.survey.certainty import block_probabilities

    return block_probabilities(evidence.effective)


BLOCK = Rule(
    "block",
    _category,
    _probabilities,
    meaning="the largest of M, O, A where M + O + A > I + R + Q, else the largest of I, R, Q",
    boundaries="equality goes to I, R, Q; inside a block M > O > A and I > R > Q",
)
