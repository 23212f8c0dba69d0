"""Features in order, with the ranks that each may truly have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from kano.analyses import kinds as k
from kano.analyses.advising.marks import Limit, scale_of
from kano.analyses.classifying.classification import as_categories
from kano.analyses.result import number
from kano.analyses.row import Row
from kano.counts import Counts
from kano.evaluation import table
from kano.measures.special import normal_quantile
from kano.measures.survey import coefficients
from kano.measures.survey.continuous import importance_mean
from kano.measures.survey.marks import Estimate, at_stake, fulfilled, mark_mean, still_to_gain
from kano.measures.survey.ranks import rank_intervals
from kano.responses import FULFILMENT, SCORE
from kano.settings.panels.advising import SCALES
from kano.settings.panels.study import Settings
from kano.tally import Categories
from kano.values import dataclass

MEASURES = ("importance", "score", "better", "worse", "gain")
"""By what features are ranked, the highest first; Worse by its size."""
PLAIN = ("better", "worse")
"""Those of which it is known how features would rank if everybody counted for one."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Place(Row):
    """The place of a feature by one measure."""

    value: Annotated[float | None, "by what it is ranked; |worse| for worse"]
    rank: Annotated[int | None, k.Limits(1), "place, 1 the highest; null where there is no value"]
    low: Annotated[int | None, k.Limits(1), "best place that it may truly have"]
    high: Annotated[int | None, k.Limits(1), "worst; all places of a measure hold together with 95 %"]


@dataclass(frozen=True)
class RankRow(Row):
    """The places of one feature."""

    feature: k.Feature
    label: k.Label
    ranks: Annotated[
        Mapping[str, Annotated[Place, k.Named("place", "the place of a feature by one measure")]],
        k.Keys(MEASURES, "by {}"),
        "its places by stated importance, by a score from elsewhere, by better, |worse|, and the gain left",
    ]
    unweighted: Annotated[
        Mapping[str, Annotated[Place, k.Named("place", "the place of a feature by one measure")]],
        k.Keys(PLAIN, "by {}"),
        "its places where everybody counts for one; as the others without weights",
    ]


def ranked(counts: Counts, settings: Settings, language: str = "") -> tuple[RankRow, ...]:
    """A row a feature but the controls, of everybody in the last wave, in the order of the file."""
    asked = [feature.key for feature in counts.features if not feature.control]
    last = counts.select(waves=[counts.waves[-1].key], segments=counts.segments[:1], features=asked)
    categories = as_categories(last, table(settings.table))
    found = {
        "importance": _rated(last, categories),
        "score": _scored(last),
        **_coefficients(categories),
        "gain": _gain(last, categories, settings),
    }
    places = {name: _places(*each) for name, each in found.items()}
    n = categories.n.astype(float)
    plain = {name: _places(*each) for name, each in _coefficients(replace(categories, w=n, w2=n)).items()}
    return tuple(
        RankRow(
            feature.key,
            feature.label(language),
            {name: places[name][i] for name in MEASURES},
            {name: plain[name][i] for name in PLAIN},
        )
        for i, feature in enumerate(last.features)
    )


def _places(value: Floats, variance: Floats) -> list[Place]:
    found = rank_intervals(value, variance)
    return [
        Place(number(float(each)), *(int(rank) or None for rank in ranks))
        for each, *ranks in zip(value, found.rank, found.low, found.high, strict=True)
    ]


def _coefficients(categories: Categories) -> dict[str, tuple[Floats, Floats]]:
    w, w2 = categories.w[0, 0], categories.w2[0, 0]
    return {
        "better": (coefficients.better(w), coefficients.better_variance(w, w2)),
        "worse": (-coefficients.worse(w), coefficients.worse_variance(w, w2)),
    }


def _rated(counts: Counts, categories: Categories) -> tuple[Floats, Floats]:
    """Stated importance and its variance."""
    moments = counts.ratings.get("importance")
    return _spread(
        mark_mean(
            np.zeros((len(counts.features), 4)) if moments is None else moments[0, 0], _design(categories)
        )
    )


def _scored(counts: Counts) -> tuple[Floats, Floats]:
    """Scores from elsewhere, taken as known."""
    moments = counts.ratings.get(SCORE)
    value = np.full(len(counts.features), np.nan) if moments is None else importance_mean(moments[0, 0])
    return value, np.zeros_like(value)


def _gain(counts: Counts, categories: Categories, settings: Settings) -> tuple[Floats, Floats]:
    """What is still to be gained at the present mark."""
    moments = counts.ratings.get(FULFILMENT)
    if moments is None:
        return np.full(len(counts.features), np.nan), np.full(len(counts.features), np.nan)
    scale = SCALES[Limit.of(scale_of(counts, {}, settings.advice.mark_scale), settings.advice).scale]
    marks = mark_mean(moments[0, 0], _design(categories))
    done = Estimate(*(fulfilled(each, *scale) for each in marks))
    return _spread(
        still_to_gain(at_stake(coefficients.effective_counts(categories.w[0, 0], categories.w2[0, 0])), done)
    )


def _design(categories: Categories) -> Floats:
    """Effective people over people, by feature."""
    n, w, w2 = categories.n[0, 0], categories.w[0, 0], categories.w2[0, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.nan_to_num(coefficients.effective_n(w, w2) / n.sum(axis=-1), nan=1.0))


def _spread(estimate: Estimate) -> tuple[Floats, Floats]:
    """An estimate with the variance that its interval tells."""
    half = (estimate.high - estimate.low) / 2
    return estimate.value, (half / normal_quantile(0.975)) ** 2
