"""Rows of answers told apart and found again in another file, however many there are."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kano.responses import Responses
from kano.values import dataclass

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of a file, equal ones with equal codes."""

    code: Ints
    order: Ints
    """Their places by code, equal ones in the order of the file."""
    often: Ints
    """How many rows of the file are equal to each."""


def equal_rows(responses: Responses, keys: Sequence[str]) -> Rows:
    """The rows of these features' answers, by a hash of 64 bits, which unlike rows don't share."""
    places = {feature.key: f for f, feature in enumerate(responses.features)}
    answers = responses.answers[:, [places[key] for key in keys]].reshape(len(responses), -1)
    odd = np.random.default_rng(1).integers(2**62, size=answers.shape[1]) * 2 + 1
    code = (answers.astype(np.int64) + 1) @ odd
    order = np.argsort(code, kind="stable")
    _, which, count = np.unique(code, return_inverse=True, return_counts=True)
    return Rows(code, order, count[which])


def shifts(one: Rows, other: Rows, *, rare: int) -> list[int]:
    """By how many rows equal ones lie apart, the commonest first; of rows that are `rare` in both files."""
    ranked = one.code[one.order]
    first = np.searchsorted(ranked, other.code)
    met = (first < len(ranked)) & (other.often <= rare)
    met[met] = ranked[first[met]] == other.code[met]
    there = np.flatnonzero(met)
    there = there[one.often[one.order[first[there]]] <= rare]
    place = first[there, None] + np.arange(rare)
    held = np.arange(rare) < one.often[one.order[first[there]]][:, None]
    apart = (there[:, None] - one.order[np.minimum(place, len(ranked) - 1)])[held]
    shift, begin, count = np.unique(apart, return_index=True, return_counts=True)
    found: Sequence[int] = shift[np.lexsort((begin, -count))].tolist()
    return list(found)


def longest(one: Rows, other: Rows, shift: int) -> tuple[int, int]:
    """Begin and end, in the other, of the longest stretch that is equal at this shift, the first of those."""
    start, end = max(shift, 0), min(len(other.code), len(one.code) + shift)
    equal = one.code[start - shift : end - shift] == other.code[start:end]
    turns = np.flatnonzero(np.diff(equal, prepend=False, append=False))
    if not len(turns):
        return 0, 0
    begins, ends = turns[::2], turns[1::2]
    most = int((ends - begins).argmax())
    return start + int(begins[most]), start + int(ends[most])
