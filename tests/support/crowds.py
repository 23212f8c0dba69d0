"""Names to be placed on a plane of 1200 × 900: many, long, and all in one corner."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kano.render.charts.kinds.names import SIZES
from kano.render.charts.letters import Type, width, wrapped
from kano.render.charts.place import Box, Name, Placed

FRAME = Box(74, 124, 946, 798)
"""The plane of a picture of 1200 × 900, beside the strip of those that have no place on it."""
CROWDS = {
    "40 names of 63": (40, 63, 1.0),
    "60 names of 25": (60, 25, 1.0),
    "40 of 63 in a corner": (40, 63, 0.05),
}
"""How many, how long, and over how much of the plane."""
WORDS = (
    "gratis", "annuleren", "tot", "de", "avond", "vooraf", "free", "storage", "room", "Nespresso", "with",
    "without", "rekening", "meldingen", "available",
)  # fmt: skip


def crowd(kind: str, seed: int) -> tuple[list[Name], float]:
    """Names of exactly so many letters, wrapped as a plane wraps them, and the size of their letters."""
    many, long, over = CROWDS[kind]
    draw = np.random.default_rng([seed, many, long])
    corner = draw.integers(0, 2, 2) * (1 - over)
    points = corner + draw.random((many, 2)) * over
    size, room = SIZES[0]
    texts = [wrapped(_name(draw, long), Type(size), room) for _ in range(many)]
    return [_measured(text, Type(size), *point) for text, point in zip(texts, points, strict=True)], size


def _name(draw: np.random.Generator, long: int) -> str:
    name = ""
    while len(name) < long:
        name += f"{draw.choice(WORDS)} "
    return name[: long - 1] + "m"


def _measured(text: Sequence[str], kind: Type, x: float, y: float) -> Name:
    across, up = FRAME.width - 30, FRAME.height - 30
    at = FRAME.left + 15 + x * across, FRAME.bottom - 15 - y * up
    return Name(*at, max(width(line, kind) for line in text), len(text) * kind.line)


def faults(names: Sequence[Name], found: Sequence[Placed] | None) -> tuple[int, int, int]:
    """Pairs that overlap, names outside the frame, names without a place or of another size."""
    if found is None:
        return 0, 0, len(names)
    boxes = [each.box for each in found]
    over = sum(
        a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom
        for i, a in enumerate(boxes)
        for b in boxes[:i]
    )
    outside = sum(
        box.left < FRAME.left or box.top < FRAME.top or box.right > FRAME.right or box.bottom > FRAME.bottom
        for box in boxes
    )
    alike = sum(
        abs(box.width - name.width) < 1e-6 and abs(box.height - name.height) < 1e-6
        for box, name in zip(boxes, names, strict=True)
    )
    return over, outside, len(names) - alike
