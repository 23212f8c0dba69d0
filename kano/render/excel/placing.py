"""On which side of its point each label of a chart stands, so that labels cover one another least."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TypeAlias

SIDES = ("right", "left", "above", "below")
CHARACTER, LINE, GAP, MARK = 6.0, 14.0, 7.0, 5.0
"""About how large a label is, how far it stands from its point, and half a point, in pixels."""
MARGIN = 20.0
ROUNDS = 4

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def sides(points: Sequence[tuple[str, float, float]], plot: tuple[float, float]) -> list[str]:
    """For each label, x and y (0 to 1) in a plot of this width and height: right, left, above or below.

    Each label in turn takes the side where it covers least of points and other labels, in a few rounds;
    the same points give the same sides.

    >>> sides([("one", 0.5, 0.5), ("two", 0.52, 0.5), ("edge", 1.0, 0.1)], (400, 300))
    ['left', 'right', 'left']
    """
    width, height = plot
    at = [(x * width, (1 - y) * height) for _, x, y in points]
    marks = [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in at]
    boxes = [
        dict(zip(SIDES, _boxes(label, x, y), strict=True))
        for (label, _, _), (x, y) in zip(points, at, strict=True)
    ]
    chosen: dict[int, str] = {}
    for _, i in product(range(ROUNDS), range(len(points))):
        others = [mark for j, mark in enumerate(marks) if j != i]
        others += [boxes[j][side] for j, side in chosen.items() if j != i]
        chosen[i] = min(SIDES, key=lambda side: _cost(boxes[i][side], others, plot))
    return [chosen[i] for i in range(len(points))]


def _boxes(label: str, x: float, y: float) -> Iterator[Box]:
    wide = len(label) * CHARACTER
    yield x + GAP, y - LINE / 2, x + GAP + wide, y + LINE / 2
    yield x - GAP - wide, y - LINE / 2, x - GAP, y + LINE / 2
    yield x - wide / 2, y - GAP - LINE, x + wide / 2, y - GAP
    yield x - wide / 2, y + GAP, x + wide / 2, y + GAP + LINE


def _cost(box: Box, others: Sequence[Box], plot: tuple[float, float]) -> float:
    """Area covered, and what falls outside the plot and its margin."""
    inside = _shared(box, (-MARGIN, -MARGIN, plot[0] + MARGIN, plot[1] + MARGIN))
    outside = (box[2] - box[0]) * (box[3] - box[1]) - inside
    return 2 * outside + sum(_shared(box, other) for other in others)


def _shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(wide, 0.0) * max(high, 0.0)
