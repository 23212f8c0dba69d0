"""Sums over blocks of rows: how many people of each group gave each pair of texts, and their weights."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kano.tally import moments
from kano.values import dataclass

MOST_TEXTS = 64
"""Different texts among the answers; a survey has five a question."""
MOST_CELLS = 1 << 23
"""Numbers that the sums may take."""
KEYS = ("block", "wave", "segment")
"""What tells a respondent's group: the block of the form, the wave and the segment."""
Key: TypeAlias = tuple[int, int, int]
"""Codes of the texts of these."""


class TooManyError(Exception):
    """More texts or groups than sums are kept of."""


@dataclass(frozen=True, eq=False)
class Block:
    """Some rows, all of them respondents."""

    answers: NDArray[np.unsignedinteger[Any]]
    """(F, 2, rows) codes of texts."""
    kept: NDArray[np.bool_]
    """(rows,) whether they take part: with an answer, and a wave where there are waves."""
    cell: NDArray[np.int64]
    """(rows,) position of their key."""
    weight: NDArray[np.float64] | None
    ratings: Mapping[str, NDArray[np.float64]]
    """By name: (rows, F), NaN where not rated."""


@dataclasses.dataclass(slots=True, eq=False)
class Sums:
    """What is known after some blocks; grows with the texts and groups that are met."""

    features: int
    weighted: bool
    keys: dict[Key, int] = field(default_factory=dict)
    texts: int = 0
    n: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0, 0, 0), np.int64))
    """(keys, F, texts, texts): people who take part."""
    w: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 0, 0, 0)))
    w2: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 0, 0, 0)))
    said: NDArray[np.int64] = field(default_factory=lambda: np.zeros((2, 0), np.int64))
    """(2, texts): how often each text was said on either side, by whomever."""
    rows: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    people: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """(keys,): rows, and those that take part."""
    ratings: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    """By name: (keys, F, 4) moments."""

    def cells(self, codes: Sequence[NDArray[Any]], sizes: Sequence[int]) -> NDArray[np.int64]:
        """The position of each row's key, given by columns of codes that are below these sizes."""
        if int(np.prod(sizes)) > MOST_CELLS:
            raise TooManyError
        flat = np.ravel_multi_index([*codes], [*sizes])
        found = np.flatnonzero(np.bincount(flat))
        lookup = np.zeros(int(found[-1]) + 1 if found.size else 1, dtype=np.int64)
        for place in found:
            block, wave, segment = (int(i) for i in np.unravel_index(place, sizes))
            lookup[place] = self.keys.setdefault((block, wave, segment), len(self.keys))
        return lookup[flat]

    def add(self, block: Block, texts: int) -> NDArray[np.int64]:
        """Count these rows, whose codes are below `texts`; what was said for the first time: (times, 2)."""
        self._grow(texts)
        every = self._counted(block, None, None)
        said = np.stack([every.sum(axis=(0, 1, 3)), every.sum(axis=(0, 1, 2))])
        new = np.argwhere((self.said == 0) & (said > 0))
        self.said += said
        self.rows += np.bincount(block.cell, minlength=len(self.keys))
        self.people += np.bincount(block.cell[block.kept], minlength=len(self.keys))
        self.n += every
        if not block.kept.all():
            self.n -= self._counted(block, np.flatnonzero(~block.kept), None)
        if block.weight is not None:
            weight = np.where(block.kept, block.weight, 0.0)
            self.w += self._counted(block, None, weight)
            self.w2 += self._counted(block, None, weight**2)
        self._rate(block)
        return new

    def _counted(
        self, block: Block, rows: NDArray[np.int64] | None, weight: NDArray[Any] | None
    ) -> NDArray[Any]:
        """Sums of these rows alone."""
        k, v = len(self.keys), self.texts
        answers, cell = block.answers, block.cell
        if rows is not None:
            answers, cell = answers[..., rows], cell[rows]
        kind = np.uint16 if k * v * v <= 1 << 16 else np.int64
        base = (cell * (v * v)).astype(kind)
        out = np.empty((k, self.features, v, v), dtype=np.int64 if weight is None else np.float64)
        for f, (functional, dysfunctional) in enumerate(answers):
            place = functional.astype(kind) * kind(v) + dysfunctional + base
            out[:, f] = np.bincount(place, weights=weight, minlength=k * v * v).reshape(k, v, v)
        return out

    def _rate(self, block: Block) -> None:
        weight = np.ones(len(block.cell)) if block.weight is None else block.weight
        kept = block.kept
        for name, values in block.ratings.items():
            found = moments(values[kept], block.cell[kept], weight[kept], (len(self.keys), 1))[:, 0]
            self.ratings[name] = found + grown(self.ratings.get(name), found.shape)

    def _grow(self, texts: int) -> None:
        k, v = len(self.keys), max(texts, self.texts)
        if v > MOST_TEXTS or k * self.features * v * v > MOST_CELLS:
            raise TooManyError
        if (k, v) == (len(self.n), self.texts):
            return
        self.texts = v
        shape = (k, self.features, v, v)
        self.n, self.said = grown(self.n, shape), grown(self.said, (2, v))
        self.rows, self.people = grown(self.rows, (k,)), grown(self.people, (k,))
        if self.weighted:
            self.w, self.w2 = grown(self.w, shape), grown(self.w2, shape)


def grown(array: NDArray[Any] | None, shape: tuple[int, ...]) -> NDArray[Any]:
    """The same with zeros behind it on every axis."""
    if array is None:
        return np.zeros(shape)
    return np.pad(array, [(0, wide - narrow) for wide, narrow in zip(shape, array.shape, strict=True)])
