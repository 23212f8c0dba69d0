"""Where the names of points stand: beside their points where there is room, else at the end of a line.

No name covers another or leaves the frame; covering a point or a line is avoided where that can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

GAP = 2.0
"""Between two names, at the least."""
CLOSE = 9.0
"""How far a name may stand from its point without a line to it."""
RINGS = (0, 4, 9, 16, 25, 36, 50, 66, 85, 108)
TURNS = 16
ROUNDS = 4
LOOKED_AT = 64
"""How many places are looked at in full."""
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
    """The places that a name may take."""

    boxes: Floats
    """(k, 4)"""
    ends: Floats
    """(k, 2): where a line to it would end."""
    led: Bools
    cost: Floats
    """Of how far away it is."""

    def only(self, kept: Any) -> _Places:  # noqa: ANN401 - whatever an array may be indexed by
        """Some of them."""
        return _Places(*(each[kept] for each in self))


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
        radius = np.array([each.radius for each in names])[:, None]
        self.marks = np.concatenate([self.at - radius, self.at + radius], axis=1)
        self.words = np.array(avoid, dtype=float).reshape(-1, 4)
        self.near = [self._places(i, *_around(each)) for i, each in enumerate(names)]
        self.boxes = np.full((len(names), 4), np.nan)
        """Of the names that have their places."""
        self.ends = np.full((len(names), 2), np.nan)
        """Of their lines, where they have one."""

    def settled(self) -> list[Placed] | None:
        """Every name in its place; None where one finds none."""
        order = self._order()
        for _ in range(ROUNDS):
            before = self.boxes.copy()
            if not all(self._choose(i) for i in order):
                return None
            if np.array_equal(before, self.boxes):
                break
        return [self._told(i) for i in range(len(self.names))]

    def _order(self) -> list[int]:
        apart = np.hypot(*(self.at[:, None] - self.at[None]).transpose(2, 0, 1))
        crowded = np.exp(-apart / 60).sum(axis=1).round(9)
        return sorted(range(len(self.names)), key=lambda i: (-crowded[i], i))

    def _choose(self, i: int) -> bool:
        """Give the name its best place; False where all are taken."""
        self.boxes[i], self.ends[i] = np.nan, np.nan
        free = self._free(self.near[i])
        cost = self._cost(i, free)
        if not len(cost) or cost.min() > ON_POINT:
            more = self._free(self._places(i, *_spread(self.names[i], self.frame)))
            free = _Places(*(np.concatenate(both) for both in zip(free, more, strict=True)))
            cost = np.concatenate([cost, self._cost(i, more)])
        if not len(cost):
            return False
        best = int(cost.round(6).argmin())
        self.boxes[i] = free.boxes[best]
        self.ends[i] = free.ends[best] if free.led[best] else np.nan
        return True

    def _places(self, i: int, boxes: Floats, preferred: Floats) -> _Places:
        """Those of the boxes that are inside the frame."""
        inside = (boxes[:, :2] >= self.frame[:2]).all(axis=1) & (boxes[:, 2:] <= self.frame[2:]).all(axis=1)
        boxes, point = boxes[inside], self.at[i]
        ends = np.clip(point, boxes[:, :2], boxes[:, 2:])
        away = np.hypot(*(ends - point).T) - self.names[i].radius
        led = away > CLOSE
        return _Places(boxes, ends, led, np.maximum(away, 0) ** 0.9 + preferred[inside] + led * 12)

    def _free(self, places: _Places) -> _Places:
        """The nearest of those that no name has taken."""
        near = np.argsort(places.cost.round(6), kind="stable")
        found: list[int] = []
        for some in np.array_split(near, max(len(near) // (4 * LOOKED_AT), 1)):
            found += some[~_overlap(places.boxes[some], self.boxes, GAP).any(axis=1)].tolist()
            if len(found) >= LOOKED_AT:
                break
        return places.only(np.array(found[:LOOKED_AT], dtype=np.intp))

    def _cost(self, i: int, places: _Places) -> Floats:
        """What each place costs beside its distance: all that it, or the line to it, would cover."""
        point, boxes, ends, led = self.at[i], places.boxes, places.ends, places.led
        others = np.delete(self.marks, i, axis=0)
        cost = places.cost + ON_POINT * _overlap(boxes, self.marks).sum(axis=1)
        cost += ON_WORDS * _overlap(boxes, self.words).sum(axis=1)
        cost += led * THROUGH_POINT * _through(point, ends, others).sum(axis=1)
        cost += led * THROUGH_NAME * _through(point, ends, self.boxes).sum(axis=1)
        lines = np.flatnonzero(~np.isnan(self.ends[:, 0]))
        cost += led * CROSSED * _crossing(point, ends, self.at[lines], self.ends[lines]).sum(axis=1)
        cost += OVER_LINE * _through(self.at[lines], self.ends[lines], boxes).sum(axis=0)
        return np.asarray(cost)

    def _told(self, i: int) -> Placed:
        x, y = map(float, self.ends[i])
        return Placed(Box(*map(float, self.boxes[i])), None if np.isnan(x) else (x, y))


def _around(name: Name) -> tuple[Floats, Floats]:
    """Boxes round a point, in rings, and how much each direction is preferred."""
    turn = 2 * np.pi * np.arange(TURNS) / TURNS
    ring, angle = np.repeat(RINGS, TURNS) + name.radius + 2, np.tile(turn, len(RINGS))
    way = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    half = np.array([name.width, name.height]) / 2
    centre = np.array([name.x, name.y]) + way * (ring[:, None] + half)
    # Straight beside a point or above it, a name needs no more room than to its own edge.
    return np.concatenate([centre - half, centre + half], axis=1), np.tile(PREFERRED, len(RINGS)).astype(float)


def _spread(name: Name, frame: Box) -> tuple[Floats, Floats]:
    """Boxes all over the frame, in rows."""
    across = np.arange(frame.left, frame.right - name.width + 0.01, FAR_STEP)
    down = np.arange(frame.top, frame.bottom - name.height + 0.01, max(name.height / 2, 8.0))
    corner = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    boxes = np.concatenate([corner, corner + np.array([name.width, name.height])], axis=1)
    return boxes, np.full(len(boxes), 6.0)


def _overlap(boxes: Floats, others: Floats, gap: float = 0.0) -> Bools:
    """Which boxes (k) come within the gap of which others (m): (k, m)."""
    left, top, right, bottom = boxes.T[:, :, None]
    other_left, other_top, other_right, other_bottom = others.T[:, None, :]
    across = (left < other_right + gap) & (right > other_left - gap)
    return np.asarray(across & (top < other_bottom + gap) & (bottom > other_top - gap))


def _through(starts: Floats, ends: Floats, boxes: Floats) -> Bools:
    """Which lines (k), from one point or as many, go through which boxes (m): (k, m).

    Source: the slab method, Kay & Kajiya 1986, SIGGRAPH 20(4), 269-278.
    """
    way = ends - starts
    way, start = np.where(np.abs(way) < 1e-9, 1e-9, way)[:, None, :], starts[..., None, :]
    one, other = (boxes[None, :, :2] - start) / way, (boxes[None, :, 2:] - start) / way
    enter, leave = np.minimum(one, other).max(axis=-1), np.maximum(one, other).min(axis=-1)
    found: Bools = (leave > np.maximum(enter, 0)) & (enter < 0.999)
    return found


def _crossing(point: Floats, ends: Floats, starts: Floats, stops: Floats) -> Bools:
    """Which lines from a point (k) cross which other lines (m): (k, m)."""

    def side(a: Floats, b: Floats, c: Floats) -> Floats:
        turned: Floats = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
            c[..., 0] - a[..., 0]
        )
        return turned

    p, e, s, t = point[None, None], ends[:, None], starts[None], stops[None]
    found: Bools = (side(p, e, s) * side(p, e, t) < 0) & (side(s, t, p) * side(s, t, e) < 0)
    return found
