"""How people came in clusters: what columns of the answers and saved counts tell of each wave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from kano.analyses.privacy import people_asked
from kano.clusters import Clusters
from kano.counts import Counts
from kano.errors import AnalysisError, Problem, did_you_mean
from kano.evaluation import EvaluationTable, table
from kano.measures.survey.design import Drawn, total_covariance
from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.responses import Responses
from kano.settings.panels.study import Settings
from kano.tally import Tally
from kano.values import dataclass

Floats = NDArray[np.float64]
FEWEST = 10
"""Clusters below which their covariances aren't kept with counts."""


@dataclass(frozen=True)
class Cell:
    """Everybody's answers about a feature in a wave of a part: (6,) each."""

    wave: str
    feature: Feature
    n: int
    w: Floats
    w2: Floats


def clusters_of(parts: Sequence[Responses | Counts], settings: Settings) -> dict[str, Clusters]:
    """By wave, how its people came in clusters, as the settings name columns or saved counts tell; or nothing.

    Clusters of two files are taken for different ones. People of saved counts that tell none are clusters of
    their own. AnalysisError where a column isn't there, or saved clusters were counted by another table.
    """
    people = [part for part in parts if isinstance(part, Responses)]
    named = bool(people) and bool(settings.cluster or settings.strata)
    saved = [part for part in parts if isinstance(part, Counts)]
    if not named and not any(part.clusters for part in saved):
        return {}
    found: dict[str, Clusters] = {}
    for wave in dict.fromkeys(wave.key for part in parts for wave in part.waves):
        own = [part for part in people if wave in {each.key for each in part.waves}]
        each = [_of_people(own, wave, settings)] if own else []
        each += [_of_counts(part, wave, settings) for part in saved if wave in {one.key for one in part.waves}]
        found[wave] = reduce(add, each)
    return found


def tells_too_much(clusters: Mapping[str, Clusters]) -> bool:
    """Whether there are so few clusters that their covariances would tell what people of each answered."""
    return any(each.clusters < FEWEST for each in clusters.values())


def _of_people(parts: Sequence[Responses], key: str, settings: Settings) -> Clusters:
    """Of a wave of answers, all parts together."""
    cluster, stratum, weight, before = [], [], [], 0
    rows = [_of_wave(part, key) for part in parts]
    for part, here in zip(parts, rows, strict=True):
        own = _column(part, settings.cluster, "--cluster")[here]
        # Files are disjoint: the same name in two files is two clusters.
        cluster.append(np.where(own < 0, before + len(part) + np.arange(len(own)), before + own))
        stratum.append(_column(part, settings.strata, "--strata", blank=0)[here])
        weight.append(np.ones(len(here)) if part.weight is None else part.weight[here])
        before += 2 * len(part)
    drawn = Drawn.of(np.concatenate(cluster), np.concatenate(stratum))
    weights, grid = np.concatenate(weight)[:, None], table(settings.table)
    codes = {
        feature: np.concatenate([_codes(part, feature, grid)[r] for part, r in zip(parts, rows, strict=True)])
        for feature in dict.fromkeys(each.key for part in parts for each in part.features)
    }
    return Clusters(
        (settings.cluster, settings.strata), grid.key, drawn.clusters, drawn.strata,
        len(weights), int((drawn.sizes**2).sum()),
        frozen_map({
            feature: total_covariance(weights * (code[:, None] == np.arange(6)), drawn)
            for feature, code in codes.items()
        }),
    )  # fmt: skip


def _of_counts(part: Counts, key: str, settings: Settings) -> Clusters:
    """Of a wave of saved counts: what they tell, or that everybody was drawn alone."""
    place = [wave.key for wave in part.waves].index(key)
    if part.clusters and (own := part.clusters[place]):
        if own.table != table(settings.table).key:
            raise AnalysisError(
                f'the clusters of these counts were saved by the table "{own.table}"',
                "--table",
                todo="Save the counts again from the answers by the table that is wanted.",
            )
        return own
    cells = [each for each in cells_of(part, settings) if each.wave == key]
    people = int((people_asked(part) + part.not_asked)[place].sum(axis=0).max(initial=1))
    wide = people / max(people - 1, 1)
    return Clusters(
        ("", ""), table(settings.table).key, people, 1, people, people,
        frozen_map({c.feature.key: wide * (np.diag(c.w2) - np.outer(c.w, c.w) / people) for c in cells}),
    )  # fmt: skip


def cells_of(part: Responses | Counts, settings: Settings) -> Iterator[Cell]:
    """Everybody's answers in a part, by wave and feature."""
    counts = Tally.of(part) if isinstance(part, Responses) else part.total()
    whole = counts.categories(table(settings.table)) if isinstance(counts, Tally) else counts
    for w, wave in enumerate(whole.waves):
        for f, feature in enumerate(whole.features):
            n, weights, squares = (array[w, 0, f] for array in (whole.n, whole.w, whole.w2))
            yield Cell(wave.key, feature, int(n.sum()), weights, squares)


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
