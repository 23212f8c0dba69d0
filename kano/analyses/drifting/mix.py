"""Whether the mix of respondents moved between waves."""

from collections.abc import Iterator, Sequence

import numpy as np

from kano.counts import Counts
from kano.responses import Responses
from kano.values import dataclass

MUCH = 0.10
"""Change of a group's share, between two waves, that may look like drift."""
SURE = 3.0
"""As many standard errors, so that small waves give no false alarm."""


@dataclass(frozen=True)
class Shift:
    """A group whose share among the respondents moved much."""

    column: str
    group: str
    waves: tuple[str, str]
    shares: tuple[float, float]


def shifts(parts: Sequence[Responses | Counts], order: Sequence[str]) -> Iterator[Shift]:
    """For each column, the group whose share moved most between two waves, where that is much and sure."""
    tables: dict[str, dict[tuple[str, str], float]] = {}
    for part in parts:
        for column, table in _tables(part):
            known = tables.setdefault(column, {})
            for cell, people in table.items():
                known[cell] = known.get(cell, 0.0) + people
    for column, table in tables.items():
        if found := _largest(table, order):
            yield Shift(column, *found)


def _tables(part: Responses | Counts) -> Iterator[tuple[str, dict[tuple[str, str], float]]]:
    """People by wave and group, for each column that is known."""
    if isinstance(part, Counts):
        if part.by:
            asked = part.n.reshape(*part.n.shape[:3], -1).sum(axis=-1).max(axis=-1)
            keys = [wave.key for wave in part.waves]
            yield (
                part.by,
                {(k, s): float(asked[i, j]) for i, k in enumerate(keys) for j, s in enumerate(part.segments)},
            )
        return
    wave = np.zeros(len(part), dtype=np.int64) if part.wave is None else part.wave
    for column, group in part.groups.items():
        cell = wave * (len(group.labels) + 1) + group.codes + 1
        size = (len(part.waves), len(group.labels) + 1)
        people = np.bincount(cell, minlength=size[0] * size[1]).reshape(size)
        labels = ("", *group.labels)
        yield (
            column,
            {(w.key, s): float(people[i, j]) for i, w in enumerate(part.waves) for j, s in enumerate(labels)},
        )


def _largest(
    table: dict[tuple[str, str], float], order: Sequence[str]
) -> tuple[str, tuple[str, str], tuple[float, float]] | None:
    groups = list(dict.fromkeys(group for _, group in table))
    counts = np.array([[table.get((wave, group), 0.0) for group in groups] for wave in order])
    size = counts.sum(axis=1, keepdims=True)
    held = np.flatnonzero(size[:, 0])
    if len(held) < 2 or len(groups) < 2:
        return None
    share = counts[held] / size[held]
    low, high = share.argmin(axis=0), share.argmax(axis=0)
    at = np.arange(len(groups))
    moved = share[high, at] - share[low, at]
    g = int(moved.argmax())
    i, j = sorted((held[low[g]], held[high[g]]))
    one, other = counts[i, g] / size[i, 0], counts[j, g] / size[j, 0]
    pooled = (counts[i, g] + counts[j, g]) / (size[i, 0] + size[j, 0])
    se = np.sqrt(pooled * (1 - pooled) * (1 / size[i, 0] + 1 / size[j, 0]))
    if moved[g] < MUCH or moved[g] < SURE * se:
        return None
    return groups[g] or "?", (order[i], order[j]), (float(one), float(other))
