"""How people were drawn, and what that costs: clusters and strata of the answers behind a table of counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from kano.analyses import kinds as k
from kano.analyses.result import number
from kano.analyses.row import Row
from kano.counts import Counts
from kano.errors import AnalysisError, Problem, UsageError, did_you_mean
from kano.evaluation import EvaluationTable, table
from kano.measures.survey.design import (
    Drawn,
    correlation,
    effect,
    ratio_scores,
    student_factor,
    total_covariance,
)
from kano.responses import Responses
from kano.settings.panels.study import Settings
from kano.tally import Categories, Tally

Floats = NDArray[np.float64]
_RATIOS = np.array([[0, 1, 1, 0, 0, 0], [1, 1, 0, 0, 0, 0], [2, 1, 0, 0, 0, 0]], dtype=float)
_BASES = np.array([[1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 0, 0], [1, 1, 1, 0, 0, 0]], dtype=float)
"""Better, |Worse| and the ladder, as ratios of sums over the categories."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignTold(Row):
    """How people were drawn."""

    cluster: Annotated[str | None, "column of clusters; null where people were drawn one by one"]
    strata: Annotated[str | None, "column of strata"]
    clusters: Annotated[k.Count, "clusters, or people without, in the wave that has the fewest"]
    df: Annotated[k.Count, "clusters less strata in that wave: degrees of freedom of every error"]
    features: Annotated[tuple[DesignRow, ...], "one a wave and feature"]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """How people were drawn, and by feature what it costs: so many people say as much as one alone."""

    told: DesignTold
    costs: Mapping[str, float]


def design_of(
    parts: Sequence[Responses | Counts], settings: Settings, *, pooled: bool = False
) -> Design | None:
    """The design that the settings name, or None; `pooled` waves lend each other their degrees of freedom.

    What a feature's answers cost is the largest design effect of its shares, Better, |Worse| and ladder, over
    all waves, never below 1, times what few clusters cost. AnalysisError where a column isn't there.
    """
    # Saved counts keep what their design cost when they were counted.
    people = [part for part in parts if isinstance(part, Responses)]
    if not people or not (settings.cluster or settings.strata):
        return None
    waves = [
        _wave(people, wave, settings) for wave in dict.fromkeys(w.key for part in people for w in part.waves)
    ]
    if problems := list(_problems(waves)):
        raise AnalysisError(problems)
    measured = [[_measured(wave, key) for key in wave.codes] for wave in waves]
    df = [wave.drawn.df for wave in waves]
    student = student_factor(sum(df) if pooled else min(df))
    keys = list(dict.fromkeys(each.row.feature for wave in measured for each in wave))
    by_key = {key: [m for wave in measured for m in wave if m.row.feature == key] for key in keys}
    told = DesignTold(
        cluster=settings.cluster or None,
        strata=settings.strata or None,
        clusters=min(wave.drawn.clusters for wave in waves),
        df=min(df),
        features=tuple(each.row for wave in measured for each in wave),
    )
    return Design(told, {key: student * max(1.0, *_effects(each)) for key, each in by_key.items()})


def counted(
    part: Responses | Tally | Categories, by: str, settings: Settings, design: Design | None
) -> Tally | Categories:
    """The part as counts whose squared weights say what its design costs."""
    counts = Tally.of(part, by) if isinstance(part, Responses) else part
    costs = [design.costs.get(each.key, 1.0) if design else 1.0 for each in counts.features]
    factor = settings.deff * np.array(costs)
    if (factor == 1).all():
        return counts
    return replace(counts, w2=counts.w2 * factor.reshape(-1, *[1] * (counts.w2.ndim - 3)))


@dataclass(frozen=True, slots=True, eq=False)
class _Wave:
    """Everybody of a wave: place of the category by feature (−1 for none), weight, how they were drawn."""

    key: str
    codes: Mapping[str, NDArray[np.int8]]
    labels: Mapping[str, str]
    weight: Floats
    drawn: Drawn
    named: bool
    """Whether clusters were named."""


@dataclass(frozen=True, slots=True, eq=False)
class _Measured:
    row: DesignRow
    clustered: Floats
    """Variances of the shares over the shares, summed, of Better, |Worse| and the ladder: (4,)."""
    alone: Floats


def _wave(people: Sequence[Responses], key: str, settings: Settings) -> _Wave:
    here = [(part, _of_wave(part, key)) for part in people if key in {wave.key for wave in part.waves}]
    grid, features = table(settings.table), {f.key: f.label() for part, _ in here for f in part.features}
    cluster, stratum, before = [], [], 0
    for part, rows in here:
        own = _column(part, settings.cluster, "--cluster")[rows]
        # Files are disjoint: the same name in two files is two clusters.
        cluster.append(np.where(own < 0, before + len(part) + np.arange(len(own)), before + own))
        stratum.append(_column(part, settings.strata, "--strata", blank=0)[rows])
        before += 2 * len(part)
    codes = {each: np.concatenate([_codes(part, each, grid)[rows] for part, rows in here]) for each in features}
    weight = np.concatenate([np.ones(len(r)) if p.weight is None else p.weight[r] for p, r in here])
    drawn = Drawn.of(np.concatenate(cluster), np.concatenate(stratum))
    return _Wave(key, codes, features, weight, drawn, bool(settings.cluster))


def _of_wave(part: Responses, key: str) -> NDArray[np.int64]:
    place = [wave.key for wave in part.waves].index(key)
    return np.arange(len(part)) if part.wave is None else np.flatnonzero(part.wave == place)


def _column(part: Responses, name: str, option: str, *, blank: int = -1) -> NDArray[np.int64]:
    """Numbers of a column's texts; `blank` for everybody without the column."""
    if not name:
        return np.full(len(part), blank, dtype=np.int64)
    if name not in part.groups:
        raise AnalysisError(
            Problem(f'there is no column "{name}"', option, todo=did_you_mean(name, part.groups))
        )
    return part.groups[name].codes


def _codes(part: Responses, feature: str, grid: EvaluationTable) -> NDArray[np.int8]:
    """Place of each person's category of a feature, −1 for none."""
    keys = [each.key for each in part.features]
    if feature not in keys:
        return np.full(len(part), -1, dtype=np.int8)
    places = np.full((7, 7), -1, dtype=np.int8)
    places[:5, :5] = np.where(grid.masks.any(axis=0), grid.masks.argmax(axis=0), -1)
    answers = part.answers[:, keys.index(feature)]
    return np.asarray(places[answers[:, 0], answers[:, 1]])


def _measured(wave: _Wave, key: str) -> _Measured:
    code = wave.codes[key]
    letters = (code[:, None] == np.arange(6)).astype(float)
    shares = _variances(wave, letters, (code >= 0).astype(float))
    p = wave.weight @ letters / max(float(wave.weight @ (code >= 0)), 1e-300)
    weights = np.divide(1.0, p, out=np.zeros(6), where=p > 0.02)
    ratios = [
        _variances(wave, letters @ top[:, None], letters @ base)
        for top, base in zip(_RATIOS, _BASES, strict=True)
    ]
    clustered, alone = (
        np.array([weights @ shares[side], *(each[side][0] for each in ratios)]) for side in (0, 1)
    )
    deff = effect(clustered[:1], alone[:1])
    good, bad = (float(np.sqrt(each)) if each > 0 else np.nan for each in clustered[1:3])
    icc = correlation(deff, wave.drawn) if wave.named else np.nan
    row = DesignRow(
        key, wave.labels[key], wave.key or None, int((code >= 0).sum()),
        number(good), number(bad), number(deff), number(icc),
    )  # fmt: skip
    return _Measured(row, clustered, alone)


def _variances(wave: _Wave, top: Floats, base: Floats) -> tuple[Floats, Floats]:
    """Variances of ratios under the design, and of the same people drawn alone; zeros where nobody counts."""
    if wave.weight @ base <= 0:
        return np.zeros(top.shape[1]), np.zeros(top.shape[1])
    scores = ratio_scores(wave.weight, top, base)
    return np.diag(total_covariance(scores, wave.drawn)), (scores**2).sum(axis=0)


def _effects(measured: Sequence[_Measured]) -> list[float]:
    """Design effects of shares, Better, |Worse| and ladder over all waves."""
    clustered, alone = (sum(getattr(each, side) for each in measured) for side in ("clustered", "alone"))
    return [effect(clustered[i : i + 1], alone[i : i + 1]) for i in range(4)]


def _problems(waves: Sequence[_Wave]) -> list[Problem]:
    few = [wave for wave in waves if wave.drawn.df < 1]
    return [
        Problem(
            f"{wave.drawn.clusters} clusters in {wave.drawn.strata} strata"
            f"{f' of wave {wave.key}' if wave.key else ''} tell no error: it takes two in a stratum",
            "--cluster",
        )
        for wave in few
    ]


def refuse_panel(settings: Settings) -> None:
    """UsageError where the same people over waves are said to come in clusters, which no test here knows."""
    if settings.drift.panel and (settings.cluster or settings.strata):
        raise UsageError(
            "a panel's tests know no clusters", "--cluster", todo="Leave out --panel or --cluster."
        )
