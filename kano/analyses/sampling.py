"""How people were drawn, and what that costs: clusters and strata of the answers behind a table of counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from kano.analyses import kinds as k
from kano.analyses.drawing import Cell, cells_of, clusters_of
from kano.analyses.result import number
from kano.analyses.row import Row
from kano.clusters import Clusters
from kano.counts import Counts
from kano.errors import AnalysisError, Problem, UsageError
from kano.measures.survey.design import correlation, effect, ratio_slopes, student_factor
from kano.responses import Responses
from kano.settings.panels.study import Settings
from kano.tally import Categories, Tally
from kano.values import dataclass

Floats = NDArray[np.float64]
_RATIOS = np.array([[0, 1, 1, 0, 0, 0], [1, 1, 0, 0, 0, 0], [2, 1, 0, 0, 0, 0]], dtype=float)
_BASES = np.array([[1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 0, 0], [1, 1, 1, 0, 0, 0]], dtype=float)
"""Better, |Worse| and the ladder, as ratios of sums over the categories."""


@dataclass(frozen=True)
class DesignRow(Row):
    """Errors of a feature in a wave as its clusters, strata and weights make them (Taylor linearisation)."""

    feature: k.Feature
    label: k.Label
    wave: k.WaveName
    n: Annotated[k.Count, "people who answered both questions"]
    better_se: Annotated[k.Statistic, "standard error of better"]
    worse_se: Annotated[k.Statistic, "standard error of worse"]
    deff: Annotated[k.Statistic, "design effect: what clusters do to the variance of the shares"]
    icc: Annotated[k.Statistic, "how alike people of a cluster answer; null without clusters"]


@dataclass(frozen=True, kw_only=True)
class DesignTold(Row):
    """How people were drawn."""

    cluster: Annotated[str | None, "column of clusters; null where people were drawn one by one"]
    strata: Annotated[str | None, "column of strata"]
    clusters: Annotated[k.Count, "clusters, or people without, in the wave that has the fewest"]
    df: Annotated[k.Count, "clusters less strata in that wave: degrees of freedom of every error"]
    features: Annotated[tuple[DesignRow, ...], "one a wave and feature"]


@dataclass(frozen=True, eq=False)
class Design:
    """How people were drawn, and by feature what it costs: so many people say as much as one alone."""

    told: DesignTold
    costs: Mapping[str, float]


def design_of(
    parts: Sequence[Responses | Counts], settings: Settings, *, pooled: bool = False
) -> Design | None:
    """The design that the settings or saved counts tell, or None.

    Waves that are `pooled` lend each other their degrees of freedom. What a feature's answers cost is the
    largest design effect of its shares, Better, |Worse| and ladder, over all waves, never below 1, times what
    few clusters cost. AnalysisError where a column isn't there.
    """
    waves = clusters_of(parts, settings)
    if not waves:
        return None
    if problems := list(_problems(waves)):
        raise AnalysisError(problems)
    cells = [each for part in parts for each in cells_of(part, settings)]
    measured = [_measured(key, own, cells) for key, own in waves.items()]
    df = [own.df for own in waves.values()]
    student = student_factor(sum(df) if pooled else min(df))
    keys = list(dict.fromkeys(each.row.feature for wave in measured for each in wave))
    by_key = {key: [m for wave in measured for m in wave if m.row.feature == key] for key in keys}
    columns = next(iter(waves.values())).columns
    told = DesignTold(
        cluster=columns[0] or None,
        strata=columns[1] or None,
        clusters=min(own.clusters for own in waves.values()),
        df=round(min(df)),
        features=tuple(each.row for wave in measured for each in wave),
    )
    return Design(told, {key: student * max(1.0, *_effects(each)) for key, each in by_key.items()})


def counted(
    part: Responses | Tally | Categories, by: str, settings: Settings, design: Design | None
) -> Tally | Categories:
    """The part as counts whose squared weights say what its design costs."""
    counts = as_counts(part, by)
    costs = [design.costs.get(each.key, 1.0) if design else 1.0 for each in counts.features]
    factor = settings.deff * np.array(costs)
    if (factor == 1).all():
        return counts
    return replace(counts, w2=counts.w2 * factor.reshape(-1, *[1] * (counts.w2.ndim - 3)))


def as_counts(part: Responses | Tally | Categories, by: str) -> Tally | Categories:
    """The part as counts, without clusters, which belong to everybody of a wave."""
    return Tally.of(part, by) if isinstance(part, Responses) else replace(part, clusters=())


@dataclass(frozen=True, eq=False)
class _Measured:
    row: DesignRow
    clustered: Floats
    """Variances of the shares over the shares, summed, of Better, |Worse| and the ladder: (4,)."""
    alone: Floats


def _measured(wave: str, clusters: Clusters, cells: Sequence[Cell]) -> list[_Measured]:
    """Errors and design effects of every feature of a wave."""
    by_key: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.wave == wave:
            by_key.setdefault(cell.feature.key, []).append(cell)
    return [_feature(wave, clusters, key, each) for key, each in by_key.items()]


def _feature(wave: str, clusters: Clusters, key: str, cells: Sequence[Cell]) -> _Measured:
    totals, squares = (np.sum([getattr(cell, name) for cell in cells], axis=0) for name in ("w", "w2"))
    covariance = clusters.covariance[key]
    p = totals / max(float(totals.sum()), 1e-300)
    weights = np.divide(1.0, p, out=np.zeros(6), where=p > 0.02)
    shares = _variances(totals, squares, covariance, np.eye(6), np.ones(6))
    ratios = [
        _variances(totals, squares, covariance, top[None], base)
        for top, base in zip(_RATIOS, _BASES, strict=True)
    ]
    clustered, alone = (
        np.array([weights @ shares[side], *(each[side][0] for each in ratios)]) for side in (0, 1)
    )
    deff = effect(clustered[:1], alone[:1])
    good, bad = (float(np.sqrt(each)) if each > 0 else np.nan for each in clustered[1:3])
    icc = correlation(deff, clusters.mean_size) if clusters.columns[0] else np.nan
    row = DesignRow(
        key, cells[0].feature.label(), wave or None, sum(cell.n for cell in cells),
        number(good), number(bad), number(deff), number(icc),
    )  # fmt: skip
    return _Measured(row, clustered, alone)


def _variances(
    totals: Floats, squares: Floats, covariance: Floats, top: Floats, base: Floats
) -> tuple[Floats, Floats]:
    """Variances of ratios under the design, and of the same people drawn alone; zeros where nobody counts."""
    if totals @ base <= 0:
        return np.zeros(len(top)), np.zeros(len(top))
    slopes = ratio_slopes(totals, top, base)
    return np.einsum("kj,ji,ki->k", slopes, covariance, slopes), slopes**2 @ squares


def _effects(measured: Sequence[_Measured]) -> list[float]:
    """Design effects of shares, Better, |Worse| and ladder over all waves."""
    clustered, alone = (sum(getattr(each, side) for each in measured) for side in ("clustered", "alone"))
    return [effect(clustered[i : i + 1], alone[i : i + 1]) for i in range(4)]


def _problems(waves: Mapping[str, Clusters]) -> list[Problem]:
    return [
        Problem(
            f"{own.clusters} clusters in {own.strata} strata"
            f"{f' of wave {key}' if key else ''} tell no error: it takes two in a stratum",
            "--cluster",
        )
        for key, own in waves.items()
        if own.df < 1
    ]


def refuse_panel(settings: Settings) -> None:
    """UsageError where the same people over waves are said to come in clusters, which no test here knows."""
    if settings.drift.panel and (settings.cluster or settings.strata):
        raise UsageError(
            "a panel's tests know no clusters", "--cluster", todo="Leave out --panel or --cluster."
        )
