"""The quadrant of the Better-Worse map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.analyses.classifying.rule import Rule

if TYPE_CHECKING:
    from kano.analyses.classifying.evidence import Evidence
    from kano.measures.special import Floats
    from kano.measures.survey.categories import Indices


def _category(evidence: Evidence) -> Indices:
    from kano.measures.survey.categories import quadrant
    from kano.measures.survey.coefficients import better, worse

    w = evidence.categories.w
    return quadrant(better(w), worse(w), cut=_cut(evidence))


def _probabilities(evidence: Evidence) -> Floats:
    from kano.measures.survey.certainty import quadrant_probabilities

    return quadrant_probabilities(evidence.effective, cut=_cut(evidence))


def _cut(evidence: Evidence) -> float | tuple[Floats, Floats]:
    """Where the quadrants part; the study's mean is that of everybody, for every segment of a wave."""
    from kano.measures.survey.categories import cuts
    from kano.measures.survey.coefficients import better, worse

    if evidence.cut is not None:
        return evidence.cut
    everybody = evidence.categories.total().w
    return cuts(better(everybody), worse(everybody), cut="mean")


QUADRANT = Rule(
    "quadrant",
    _category,
    _probabilities,
    meaning="O: Better and |Worse| high, A: only Better, M: only |Worse|, I: neither",
    boundaries="a value on the cut is high; the cut is 0.5, another number, "
    "or the mean of the study's features",
    settings=("cut",),
    gives="MOAI",
)
