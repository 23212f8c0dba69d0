"""Tallies: how many people gave each pair of answers; the sufficient statistic of every analysis."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from kano.counts import BLANK, EVERYBODY, MOMENTS, Counts
from kano.errors import AnalysisError, DataError, Problem, did_you_mean
from kano.evaluation import EvaluationTable
from kano.provenance import frozen_map
from kano.responses import Responses
from kano.scale import NOT_ASKED
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Tally(Counts):
    """Counts of answer pairs: (W, S, F, 6, 6), functional × dysfunctional, the sixth being "no answer"."""

    @classmethod
    def of(cls, responses: Responses, by: str = "") -> Self:
        """Count responses, divided by one of their groups; AnalysisError if there is no such group."""
        segments, segment = _segments(responses, by)
        wave = np.zeros(len(responses), dtype=np.int64) if responses.wave is None else responses.wave
        shape = (len(responses.waves), len(segments))
        cell = wave * shape[1] + segment
        ones = np.ones(len(responses))
        weight = ones if responses.weight is None else responses.weight

        def counted(each: NDArray[np.float64]) -> NDArray[np.float64]:
            features = range(len(responses.features))
            return np.stack([_pairs(responses.answers[:, f], cell, each, shape) for f in features], 2)

        n = counted(ones)
        w, w2 = (n, n) if responses.weight is None else (counted(weight), counted(weight**2))
        pairs, not_asked = n[..., :36].reshape(*n.shape[:3], 6, 6), n[..., 36]
        return cls(
            waves=responses.waves,
            segments=segments,
            features=responses.features,
            n=pairs.astype(np.int64),
            w=w[..., :36].reshape(pairs.shape),
            w2=w2[..., :36].reshape(pairs.shape),
            not_asked=not_asked.astype(np.int64),
            by=by,
            ratings=frozen_map(
                {name: moments(values, cell, weight, shape) for name, values in responses.ratings.items()}
            ),
        )

    def categories(self, table: EvaluationTable) -> Categories:
        """Sum answer pairs into categories; DataError where a pair can't occur in this table."""
        stray = self.n[..., :5, :5][..., table.impossible].sum(axis=(0, 1, 3))
        if stray.any():
            raise DataError(
                Problem(
                    f"{int(count)} answer pairs about {feature.label()} don't exist in the table {table.key}",
                    todo="Name the table of your questionnaire with --table.",
                )
                for feature, count in zip(self.features, stray, strict=True)
                if count
            )
        unanswered = self.n.sum(axis=(-2, -1)) - self.n[..., :5, :5].sum(axis=(-2, -1))
        return Categories(
            waves=self.waves,
            segments=self.segments,
            features=self.features,
            n=table.count(self.n).astype(np.int64),
            w=table.count(self.w),
            w2=table.count(self.w2),
            not_asked=self.not_asked,
            by=self.by,
            ratings=self.ratings,
            no_answer=unanswered,
            table=table.key,
        )


@dataclass(frozen=True, eq=False)
class Categories(Counts):
    """Counts of categories: cells are (W, S, F, 6) in the order of `Category`; what published tables give."""

    no_answer: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """(W, S, F): people who left one or both questions open."""
    table: str = ""
    """Key of the evaluation table, "" where a published count doesn't say."""

    _tables: ClassVar[tuple[str, ...]] = (*Counts._tables, "no_answer")  # noqa: SLF001

    def __post_init__(self) -> None:
        if self.no_answer.size == 0:
            object.__setattr__(self, "no_answer", np.zeros(self.not_asked.shape, dtype=np.int64))


def _pairs(
    answers: NDArray[np.int8], cell: NDArray[np.int64], weight: NDArray[np.float64], shape: tuple[int, int]
) -> NDArray[np.float64]:
    """One feature's pair counts and, last, those not asked: (W, S, 37)."""
    functional, dysfunctional = answers[:, 0].astype(np.int64), answers[:, 1].astype(np.int64)
    unasked = (functional == NOT_ASKED) | (dysfunctional == NOT_ASKED)
    pair = np.where(unasked, 36, functional * 6 + dysfunctional)
    counts = np.bincount(cell * 37 + pair, weights=weight, minlength=shape[0] * shape[1] * 37)
    return np.asarray(counts, dtype=np.float64).reshape(*shape, 37)


def moments(
    values: NDArray[np.float64], cell: NDArray[np.int64], weight: NDArray[np.float64], shape: tuple[int, int]
) -> NDArray[np.float64]:
    """(W, S, F, 4): people, Σw, Σw·x, Σw·x² of the ratings that were given."""
    cells = shape[0] * shape[1]
    out = np.empty((cells, values.shape[1], MOMENTS))
    for f in range(values.shape[1]):
        given = ~np.isnan(values[:, f])
        x, where, w = values[given, f], cell[given], weight[given]
        for moment, terms in enumerate((np.ones_like(x), w, w * x, w * x * x)):
            out[:, f, moment] = np.bincount(where, weights=terms, minlength=cells)
    return out.reshape(*shape, values.shape[1], MOMENTS)


def _segments(responses: Responses, by: str) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    if not by:
        return (EVERYBODY,), np.zeros(len(responses), dtype=np.int64)
    if by not in responses.groups:
        known = responses.groups
        raise AnalysisError(
            f'there is no column "{by}" to divide respondents by',
            allowed=f"There are: {', '.join(known)}." if known else "",
            todo=did_you_mean(by, known),
        )
    group = responses.groups[by]
    labels = tuple(dict.fromkeys([*group.labels, *([BLANK] if (group.codes < 0).any() else [])]))
    return labels, np.where(group.codes < 0, labels.index(BLANK) if BLANK in labels else 0, group.codes)
