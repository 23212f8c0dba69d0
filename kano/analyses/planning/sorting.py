"""How many respondents a single survey takes until its categories are clear."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil, sqrt
from statistics import NormalDist
from typing import Annotated

import numpy as np

from kano.analyses.kinds import Kind, Limits
from kano.analyses.planning.simulation import Sampling, draw_counts, starts
from kano.analyses.row import Row
from kano.measures.survey.certainty import mode_probabilities
from kano.measures.survey.coefficients import effective_counts
from kano.measures.survey.races import in_study
from kano.measures.waves.counts_over_waves import Floats
from kano.values import dataclass

SIZES = (50, 100, 200, 400, 800, 1600, 3200)
"""Respondents of whom it is told."""
CLEAR = 0.95
_FEATURES = 1200
"""Features drawn for each size."""
_NORMAL = NormalDist()


@dataclass(frozen=True)
class Sorting(Row):
    """What so many respondents make clear."""

    respondents: Annotated[int, Limits(1), "people to be asked"]
    clear: Annotated[float, Kind.SHARE, "features whose category is clear: certain to 95 %"]
    wrong: Annotated[float, Kind.SHARE, "of these, how many are wrong"]
    features: Annotated[int, Limits(1), "features drawn, on which this rests"]


def sortings(sampling: Sampling, features: int, like: Floats | None, seed: int) -> tuple[Sorting, ...]:
    """What surveys of several sizes make clear, by the certainty that `kano classify` prints.

    `like` (6,): shares that all features have; None for features of every kind.
    """
    sizes = sorted({*SIZES, sampling.people})
    return tuple(_sorting(replace(sampling, people=people), features, like, seed) for people in sizes)


def people_to_be_clear(found: Sequence[Sorting], share: float) -> int | None:
    """People with whom such a share of the features is clear: between two sizes on the normal scale and √n.

    None where the largest size doesn't do.
    """
    for few, many in pairwise(found):
        if few.clear < share <= many.clear:
            low, high = (_NORMAL.inv_cdf(min(max(each.clear, 0.002), 0.998)) for each in (few, many))
            part = (_NORMAL.inv_cdf(share) - low) / max(high - low, 1e-9)
            start, end = sqrt(few.respondents), sqrt(many.respondents)
            return ceil((start + part * (end - start)) ** 2)
    return found[0].respondents if found[0].clear >= share else None


def _sorting(sampling: Sampling, features: int, like: Floats | None, seed: int) -> Sorting:
    rng = np.random.default_rng([seed, 3, sampling.people])
    clear = wrong = drawn = 0
    while drawn < _FEATURES:
        shares = starts(features, rng) if like is None else np.tile(like, (features, 1))
        waves = draw_counts(shares[None] / shares.sum(axis=1)[None, :, None], np.zeros(1), sampling, rng)
        counts = effective_counts(waves.w[0], waves.w2[0])
        top = waves.w[0].argmax(axis=-1)
        sure = in_study(mode_probabilities(counts), counts)[np.arange(features), top] >= CLEAR
        clear += int(sure.sum())
        wrong += int((sure & (top != shares.argmax(axis=-1))).sum())
        drawn += features
    return Sorting(sampling.people, clear / drawn, wrong / max(clear, 1), drawn)
