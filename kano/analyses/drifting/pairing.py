"""The same people in several waves: found by their ids, and brought into one array."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kano.errors import AnalysisError
from kano.evaluation import EvaluationTable
from kano.responses import Responses, id_marks
from kano.values import dataclass

Codes = NDArray[np.int8]


def shared_ids(parts: Sequence[Responses]) -> int:
    """How many people, known by the marks of their ids, are in two waves or more."""
    waves = list(dict.fromkeys(wave.key for part in parts for wave in part.waves))
    told = [np.stack([_marks(part), _waves(part, waves)], axis=1) for part in parts]
    everybody = np.concatenate([np.zeros((0, 2), dtype=np.int64), *told])
    seen = np.unique(everybody[everybody[:, 0] != 0], axis=0)
    return int((np.unique(seen[:, 0], return_counts=True)[1] > 1).sum())


@dataclass(frozen=True, eq=False)
class Pairs:
    """People over waves."""

    codes: Codes
    """(waves, people, features): category of each, −1 for none."""
    weight: NDArray[np.float64] | None
    """(waves, people), averaging 1 in each wave; None where nobody is weighted."""
    repeated: int
    """Rows that repeat an id within a wave."""


def paired(
    parts: Sequence[Responses], waves: Sequence[str], features: Sequence[str], table: EvaluationTable
) -> Pairs:
    """The people of all parts, found again by their ids; those without an id stay alone.

    Of rows that repeat an id within a wave the first counts. AnalysisError where nobody is in two waves.
    """
    people: dict[str, int] = {}
    places = [_people(part, people) for part in parts]
    codes = np.full((len(waves), len(people), len(features)), -1, dtype=np.int8)
    taken = np.zeros(codes.shape[:2], dtype=bool)
    weight = np.zeros(codes.shape[:2])
    repeated = 0
    for part, place in zip(parts, places, strict=True):
        wave = _waves(part, waves)
        rows = np.flatnonzero(wave >= 0)
        _, first = np.unique(wave[rows] * len(people) + place[rows], return_index=True)
        fresh = rows[np.sort(first)]
        fresh = fresh[~taken[wave[fresh], place[fresh]]]
        repeated += len(rows) - len(fresh)
        taken[wave[fresh], place[fresh]] = True
        weight[wave[fresh], place[fresh]] = 1.0 if part.weight is None else part.weight[fresh]
        for f, feature in enumerate(part.features):
            if feature.key in features:
                codes[wave[fresh], place[fresh], features.index(feature.key)] = _categories(
                    part.answers[fresh, f], table
                )
    if not (taken.sum(axis=0) > 1).any():
        raise AnalysisError(
            "no respondent's id occurs in two waves",
            todo="Name the column of ids with --panel, or leave --panel out: waves of other people.",
        )
    if all(part.weight is None for part in parts):
        return Pairs(codes, None, repeated)
    mean = weight.sum(axis=1, keepdims=True) / np.maximum(taken.sum(axis=1, keepdims=True), 1)
    return Pairs(codes, np.divide(weight, mean, out=np.zeros_like(weight), where=mean > 0), repeated)


def _people(part: Responses, people: dict[str, int]) -> NDArray[np.intp]:
    if part.ids is None:
        raise AnalysisError(
            "a panel needs the ids of its people", todo="Name their column with --panel COLUMN."
        )
    ids = [each or f"\0{len(people) + i}" for i, each in enumerate(part.ids)]
    return np.array([people.setdefault(each, len(people)) for each in ids], dtype=np.intp)


def _waves(part: Responses, waves: Sequence[str]) -> NDArray[np.intp]:
    places = np.array([waves.index(w.key) if w.key in waves else -1 for w in part.waves], dtype=np.intp)
    return places[np.zeros(len(part), dtype=np.intp) if part.wave is None else part.wave]


def _categories(answers: NDArray[np.int8], table: EvaluationTable) -> Codes:
    grid = np.full((7, 7), -1, dtype=np.int8)
    grid[:5, :5] = np.where(table.masks.any(axis=0), table.masks.argmax(axis=0), -1)
    return np.asarray(grid[answers[:, 0], answers[:, 1]])


def _marks(part: Responses) -> NDArray[np.int64]:
    if part.marks is not None:
        return part.marks
    return id_marks(part.ids or [""] * len(part))
