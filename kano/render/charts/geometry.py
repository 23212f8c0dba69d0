"""Rectangles and lines that meet, many at a time; a rectangle is left, top, right and bottom."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def overlap(boxes: Floats, others: Floats, gap: float = 0.0) -> Bools:
    """Which boxes (k) come within the gap of which others (m): (k, m)."""
    left, top, right, bottom = boxes.T[:, :, None]
    other_left, other_top, other_right, other_bottom = others.T[:, None, :]
    across = (left < other_right + gap) & (right > other_left - gap)
    return np.asarray(across & (top < other_bottom + gap) & (bottom > other_top - gap))


def through(starts: Floats, ends: Floats, boxes: Floats) -> Bools:
    """Which lines (k), from one point or as many, go through which boxes (m): (k, m).

    Source: the slab method, Kay & Kajiya 1986, SIGGRAPH 20(4), 269-278.
    """
    way = ends - starts
    way, start = np.where(np.abs(way) < 1e-9, 1e-9, way).T[..., None], np.atleast_2d(starts).T[..., None]
    one, other = (boxes.T[:2, None] - start) / way, (boxes.T[2:, None] - start) / way
    enter, leave = np.maximum(*np.minimum(one, other)), np.minimum(*np.maximum(one, other))
    found: Bools = (leave > np.maximum(enter, 0)) & (enter < 0.999)
    return found


def crossing(point: Floats, ends: Floats, starts: Floats, stops: Floats) -> Bools:
    """Which lines from a point (k) cross which other lines (m): (k, m)."""

    def side(a: Floats, b: Floats, c: Floats) -> Floats:
        turned: Floats = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
            c[..., 0] - a[..., 0]
        )
        return turned

    p, e, s, t = point[None, None], ends[:, None], starts[None], stops[None]
    found: Bools = (side(p, e, s) * side(p, e, t) < 0) & (side(s, t, p) * side(s, t, e) < 0)
    return found
