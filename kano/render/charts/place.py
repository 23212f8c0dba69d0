"""Where the names of points stand: beside their points where there is room, else at the end of a line.

No name covers another or leaves the frame; covering a point or a line is avoided where that can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from kano.render.charts.geometry import Bools, Floats, crossing, overlap, through

GAP = 2.0
"""Between two names, at the least."""
CLOSE = 9.0
"""How far a name may stand from its point without a line to it."""
NEAR = (0, 4, 9)
FAR = (16, 25, 36, 50, 66, 85, 108)
"""Rings of places round a point, in pixels from it."""
TURNS = 16
ROUNDS, CHOICES = 4, 240
"""How often each name may choose again, and how many choices are made in all."""
TRIES = 8
"""How often the order is changed for a name that found no place."""
AT_ONCE, SPREAD_AT_ONCE, LOOKED_AT = 32, 256, 64
"""How many places are looked at together, the nearest first, round a point and all over the frame; how many
free ones at the least."""
ENOUGH = 12.0
"""What a place may cost so that no other is looked for: less than a line to it."""
FAR_STEP = 22.0
PREFERRED = np.array([0, 5, 3, 3, 2, 3, 3, 4, 1, 4, 3, 3, 2, 3, 3, 5])
"""By direction, from the right and down: beside first, then below and above."""
ON_POINT, ON_WORDS, THROUGH_NAME, THROUGH_POINT, CROSSED, OVER_LINE = 160.0, 70.0, 90.0, 30.0, 70.0, 90.0
"""What it costs to stand on another point or a word, to be led through a name or a point, to cross a line."""


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


class Name(NamedTuple):
    """A point, and how large its name and itself are."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 6.0


class Placed(NamedTuple):
    """Where a name stands; the line to it ends at `led`, None where it needs none."""

    box: Box
    led: tuple[float, float] | None


class _Places(NamedTuple):
    """The places that names may take, for each the cheapest first."""

    boxes: Floats
    """(…, k, 4)"""
    ends: Floats
    """(…, k, 2): where a line to it would end."""
    led: Bools
    cost: Floats
    """Of how far away it is and what it covers that never moves; infinite outside the frame."""

    def at(self, some: Any) -> _Places:  # noqa: ANN401 - whatever an array may be indexed by
        """Some of them."""
        return _Places(*(each[some] for each in self))


class _Choice(NamedTuple):
    """A place, and what it costs in all."""

    cost: float
    box: Floats
    end: Floats
    """NaN where it needs no line."""


_NONE = _Choice(np.inf, np.full(4, np.nan), np.full(2, np.nan))


def placed(names: Sequence[Name], frame: Box, avoid: Sequence[Box] = ()) -> list[Placed] | None:
    """A place for each name inside the frame, none covering another; None where there is no room.

    Names in a crowd choose first; then each in turn takes the best place that the others leave it, a few times.
    The same names get the same places.

    >>> [each.led is None for each in placed([Name(50, 50, 40, 14), Name(52, 50, 40, 14)], Box(0, 0, 300, 100))]
    [True, True]
    """
    return _Crowd(names, frame, avoid).settled() if names else []


class _Crowd:
    """Names that look for their places."""

    def __init__(self, names: Sequence[Name], frame: Box, avoid: Sequence[Box]) -> None:
        self.names, self.frame = names, frame
        self.at = np.array([(each.x, each.y) for each in names])
        self.size = np.array([(each.width, each.height) for each in names])
        self.radius = np.array([each.radius for each in names])
        self.marks = np.concatenate([self.at - self.radius[:, None], self.at + self.radius[:, None]], axis=1)
        still = np.concatenate([self.marks, np.array(avoid, dtype=float).reshape(-1, 4)])
        self.still, self.covers = still, np.repeat([ON_POINT, ON_WORDS], [len(names), len(avoid)])
        self.near = self._around(range(len(names)), NEAR)
        self.far: dict[int, _Places] = {}
        self.taken = np.full((2 * len(names), 4), np.nan)
        self.boxes, self.lines = self.taken[: len(names)], self.taken[len(names) :]
        """Of the names that have their places, and round the lines to them."""
        self.ends = np.full((len(names), 2), np.nan)
        """Of these lines, where there is one."""

    def settled(self) -> list[Placed] | None:
        """Every name in its place; None where one finds none."""
        order = self._seated()
        for _ in range(max(1, min(ROUNDS, CHOICES // len(self.names))) - 1):
            before, unsettled = self.boxes.copy(), self._unsettled()
            if not all(self._choose(i) for i in order if unsettled[i]):
                return None
            if np.array_equal(before, self.boxes):
                break
        return [self._told(i) for i in range(len(self.names))] if order else None

    def _seated(self) -> list[int]:
        """Give each name a place, and tell in which order: who finds none comes first next time; () in vain."""
        order, alone = self._order(), self._undisputed()
        for _ in range(TRIES):
            self.taken[:], self.ends[:] = np.nan, np.nan
            self.boxes[alone] = self.near.boxes[alone, 0]
            stuck = next((i for i in order if not (alone[i] or self._choose(i))), None)
            if stuck is None:
                return order
            order = [stuck, *(i for i in order if i != stuck)]
            alone[:] = False
        return []

    def _order(self) -> list[int]:
        apart = np.hypot(*(self.at[:, None] - self.at[None]).transpose(2, 0, 1))
        crowded = np.exp(-apart / 60).sum(axis=1).round(9)
        return sorted(range(len(self.names)), key=lambda i: (-crowded[i], i))

    def _undisputed(self) -> Bools:
        """Names whose best places lie far from those of all others."""
        first = self.near.boxes[:, 0]
        return np.asarray((overlap(first, first, GAP).sum(axis=1) == 1) & (self.near.cost[:, 0] <= ENOUGH))

    def _unsettled(self) -> Bools:
        """Names that have not the best place there could be for them, or over which a line goes."""
        moved = (self.boxes != self.near.boxes[:, 0]).any(axis=1)
        return np.asarray(moved | overlap(self.boxes, self.lines).any(axis=1))

    def _choose(self, i: int) -> bool:
        """Give the name its best place, looking no further than it must; False where all are taken."""
        self._take(i, _NONE)
        best = self._best(i, self.near.at(i), _NONE)
        if best.cost > ENOUGH:
            if i not in self.far:
                self.far[i] = self._around([i], FAR).at(0)
            best = self._best(i, self.far[i], best)
        if best.cost > ON_POINT:
            best = self._best(i, self._everywhere(i), best, SPREAD_AT_ONCE)
        self._take(i, best)
        return best is not _NONE

    def _take(self, i: int, place: _Choice) -> None:
        self.boxes[i], self.ends[i] = place.box, place.end
        self.lines[i, :2] = np.minimum(self.at[i], place.end)
        self.lines[i, 2:] = np.maximum(self.at[i], place.end)

    def _best(self, i: int, places: _Places, best: _Choice, at_once: int = AT_ONCE) -> _Choice:
        """The cheapest of these places and the one that is known; dearer ones aren't looked at."""
        free = 0
        for start in range(0, len(places.cost), at_once):
            if places.cost[start] >= best.cost or free >= LOOKED_AT:
                break
            some = places.at(slice(start, start + at_once))
            cost = self._cost(i, some)
            free += int(np.isfinite(cost).sum())
            found = int(cost.argmin())
            if cost[found] < best.cost:
                end = some.ends[found] if some.led[found] else _NONE.end
                best = _Choice(float(cost[found]), some.boxes[found], end)
        return best

    def _around(self, which: Sequence[int], rings: Sequence[int]) -> _Places:
        """Places round points, in rings; beside a point or above it, a name needs room to its own edge only."""
        turn = 2 * np.pi * np.arange(TURNS) / TURNS
        way = np.stack([np.cos(turn), np.sin(turn)], axis=1)
        ring = np.array(rings)[:, None] + self.radius[which][:, None, None] + 2
        half = self.size[which][:, None, None] / 2
        centre = self.at[which][:, None, None] + way * (ring[..., None] + half)
        boxes = np.concatenate([centre - half, centre + half], axis=-1).reshape(len(which), -1, 4)
        return self._sorted(which, boxes, np.tile(PREFERRED, len(rings)))

    def _everywhere(self, i: int) -> _Places:
        """Places all over the frame, in rows."""
        name, frame = self.names[i], self.frame
        across = np.arange(frame.left, frame.right - name.width + 0.01, FAR_STEP)
        down = np.arange(frame.top, frame.bottom - name.height + 0.01, max(name.height / 2, 8.0))
        corner = np.stack(np.meshgrid(across, down), axis=-1).reshape(1, -1, 2)
        boxes = np.concatenate([corner, corner + self.size[i]], axis=-1)
        return self._sorted([i], boxes, np.full(boxes.shape[1], 6.0)).at(0)

    def _sorted(self, which: Sequence[int], boxes: Floats, preferred: Floats) -> _Places:
        """Boxes (n, k, 4) of names as their places, those inside the frame first, by what they cost anyhow."""
        beyond = (boxes[..., :2] < self.frame[:2]) | (boxes[..., 2:] > self.frame[2:])
        points = self.at[which][:, None]
        ends = np.clip(points, boxes[..., :2], boxes[..., 2:])
        away = np.hypot(*np.moveaxis(ends - points, -1, 0)) - self.radius[which][:, None]
        led = away > CLOSE
        covered = overlap(boxes.reshape(-1, 4), self.still) @ self.covers
        cost = np.maximum(away, 0) ** 0.9 + preferred + led * 12 + covered.reshape(away.shape)
        cost = np.where(beyond.any(axis=-1), np.inf, cost.round(6))
        near = cost.argsort(axis=1, kind="stable")
        rows = np.arange(len(which))[:, None]
        return _Places(boxes, ends, led, cost).at((rows, near))

    def _cost(self, i: int, places: _Places) -> Floats:
        """What each place costs with all that moves and that it, or the line to it, would cover."""
        touched = overlap(places.boxes, self.taken, GAP).reshape(-1, 2, len(self.names))
        taken, over = (np.asarray(touched[:, kind].any(axis=1)) for kind in (0, 1))
        cost = np.where(taken, np.inf, places.cost)
        best = int(cost.argmin())
        if cost[best] == np.inf or not (over[best] or places.led[best]):
            return cost
        free = np.isfinite(cost)
        cost[free] += self._of_lines(i, places.at(free))
        return cost

    def _of_lines(self, i: int, places: _Places) -> Floats:
        """What it costs to be led through points, names and lines, and to stand on lines."""
        point, ends, led = self.at[i], places.ends, places.led
        others = np.delete(self.marks, i, axis=0)
        lines = np.flatnonzero(~np.isnan(self.ends[:, 0]))
        cost = THROUGH_POINT * through(point, ends, others).sum(axis=1)
        cost += THROUGH_NAME * through(point, ends, self.boxes).sum(axis=1)
        cost += CROSSED * crossing(point, ends, self.at[lines], self.ends[lines]).sum(axis=1)
        over = through(self.at[lines], self.ends[lines], places.boxes).sum(axis=0)
        return np.asarray(led * cost + OVER_LINE * over)

    def _told(self, i: int) -> Placed:
        x, y = map(float, self.ends[i])
        return Placed(Box(*map(float, self.boxes[i])), None if np.isnan(x) else (x, y))
