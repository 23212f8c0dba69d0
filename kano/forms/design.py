"""Rotated blocks: which features each respondent sees, so that every two are seen together by somebody."""

from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from kano.errors import UsageError
from kano.values import dataclass

EFFORT = 2_000
"""Attempts times features of the greedy search."""
LONGEST_SEARCH = 200_000
"""Base blocks that are tried at most for a cyclic design."""


@dataclass(frozen=True)
class Design:
    """Blocks of features; a respondent is shown one block, each block equally often."""

    blocks: tuple[tuple[int, ...], ...]
    """Positions of the features of each block, in order."""
    features: int

    def of(self, feature: int) -> tuple[int, ...]:
        """The blocks that show a feature, counted from 1."""
        return tuple(number for number, block in enumerate(self.blocks, start=1) if feature in block)

    def together(self) -> NDArray[np.int64]:
        """(F, F): in how many blocks two features stand together; the diagonal is a feature's own blocks."""
        shown = np.zeros((len(self.blocks), self.features), dtype=np.int64)
        for row, block in zip(shown, self.blocks, strict=True):
            row[list(block)] = 1
        return np.asarray(shown.T @ shown)


def rotated_blocks(features: int, size: int, *, seed: int = 0) -> Design:
    """Few blocks of `size` features in which every two features meet, each feature about equally often.

    A cyclic balanced design where there is one, else a cover built greedily from several random starts; the
    same seed gives the same blocks.

    Source: Gordon, Kuperberg & Patashnik 1995, New constructions for covering designs; Bose 1939 (difference
    sets).

    >>> len(rotated_blocks(7, 3).blocks)
    7
    """
    if not 2 <= size < features:
        allowed = f"It is at least 2 and less than the number of features, {features}."
        raise UsageError(f"{size} features a respondent make no rotated blocks", "--subset", allowed)
    random = np.random.default_rng(seed)
    attempts = max(5, EFFORT // features)
    designs = [Design(_balanced(_cover(features, size, random), features), features) for _ in range(attempts)]
    best = min(designs, key=lambda each: (len(each.blocks), np.ptp(each.together().diagonal())))
    if len(best.blocks) >= features and (base := _difference_set(features, size)):
        blocks = (sorted((each + shift) % features for each in base) for shift in range(features))
        return Design(tuple(tuple(block) for block in blocks), features)
    return best


def _difference_set(features: int, size: int) -> tuple[int, ...]:
    """Numbers whose differences, modulo the number of features, are every number; () where none is found."""
    if comb(features - 1, size - 1) > LONGEST_SEARCH:
        return ()
    for rest in combinations(range(1, features), size - 1):
        base = (0, *rest)
        if len({(one - other) % features for one in base for other in base}) == features:
            return base
    return ()


def _cover(features: int, size: int, random: np.random.Generator) -> list[list[int]]:
    apart = ~np.eye(features, dtype=bool)
    used = np.zeros(features)
    blocks: list[list[int]] = []
    while apart.any():
        block: list[int] = []
        for _ in range(size):
            # New meetings count first, then how seldom a feature was used, then chance.
            gain = (apart[block].sum(axis=0) if block else apart.sum(axis=0)).astype(float)
            gain += 0.5 / (1.0 + used) + 0.01 * random.random(features)
            gain[block] = -1.0
            block.append(int(gain.argmax()))
        apart[np.ix_(block, block)] = False
        used[block] += 1
        blocks.append(block)
    return blocks


def _balanced(blocks: list[list[int]], features: int) -> tuple[tuple[int, ...], ...]:
    """The same blocks, with features that needn't be where they are exchanged for seldom ones."""
    design = Design(tuple(tuple(block) for block in blocks), features)
    together = design.together()
    found = [list(block) for block in blocks]
    for block in found:
        for place, feature in enumerate(block):
            rest = [each for each in block if each != feature]
            counts = together.diagonal()
            seldom = min((each for each in range(features) if each not in block), key=lambda each: counts[each])
            if (together[feature, rest] > 1).all() and counts[seldom] + 1 < counts[feature]:
                _move(together, rest, feature, -1)
                _move(together, rest, seldom, 1)
                block[place] = seldom
    return tuple(tuple(sorted(block)) for block in found)


def _move(together: NDArray[np.int64], rest: list[int], feature: int, step: int) -> None:
    together[feature, rest] += step
    together[rest, feature] += step
    together[feature, feature] += step
