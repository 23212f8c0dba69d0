"""The quadrant of the Better-Worse map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.analyses.classifying.rule import Rule

if TYPE_CHECKING:
    from kano.analyses.classifying.grounds import Grounds
    from kano.measures.special import Floats
    from kano.measures.survey.categories import Indices


def _category(grounds: Grounds) -> Indices:
    from kano.measures.survey.categories import quadrant
    from kano.measures.survey.coefficients import better, worse

    w = grounds.categories.w
    return quadrant(better(w), worse(w), cut=_cut(grounds))


def _probabilities(grounds: Grounds) -> Floats:
    from kano.measures.survey.certainty import quadrant_probabilities

    return quadrant_probabilities(grounds.effective, cut=_cut(grounds))


def _cut(grounds: Grounds) -> float | tuple[Floats, Floats]:
    """Where the quadrants part; the study's mean is that of everybody, for every segment of a wave."""
    from kano.measures.survey.categories import cuts
    from kano.measures.survey.coefficients import better, worse

    if grounds.cut is not None:
        return grounds.cut
    everybody = grounds.categories.total().w
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
