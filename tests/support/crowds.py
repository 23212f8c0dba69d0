"""Names to be placed on a plane of 1200 × 900: many, long, and all in one corner."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kano.render.charts.kinds.names import Names
from kano.render.charts.letters import width
from kano.render.charts.place import Box

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


def crowd(kind: str, seed: int) -> tuple[list[str], list[tuple[float, float, float]]]:
    """Names of exactly so many letters, and where their points are."""
    many, long, over = CROWDS[kind]
    draw = np.random.default_rng([seed, many, long])
    corner = draw.integers(0, 2, 2) * (1 - over)
    points = corner + draw.random((many, 2)) * over
    return [_name(draw, long) for _ in range(many)], [_at(x, y) for x, y in points]


def _name(draw: np.random.Generator, long: int) -> str:
    name = ""
    while len(name) < long:
        name += f"{draw.choice(WORDS)} "
    return name[: long - 1] + "m"


def _at(x: float, y: float) -> tuple[float, float, float]:
    across, up = FRAME.width - 30, FRAME.height - 30
    return FRAME.left + 15 + x * across, FRAME.bottom - 15 - y * up, 6.0


def faults(labels: Sequence[str], found: Names | None) -> tuple[int, int, int]:
    """Pairs of names that overlap, names outside the frame, names left out, cut or smaller than 11 pixels."""
    if found is None or found.kind.size < 11:
        return 0, 0, len(labels)
    boxes = [each.box for each in found.places]
    over = sum(
        a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom
        for i, a in enumerate(boxes)
        for b in boxes[:i]
    )
    outside = sum(
        box.left < FRAME.left or box.top < FRAME.top or box.right > FRAME.right or box.bottom > FRAME.bottom
        for box in boxes
    )
    whole = sum(
        " ".join(lines).replace(" ", "") == label.replace(" ", "")
        and max(width(line, found.kind) for line in lines) <= box.width + 1e-6
        and len(lines) * found.kind.line <= box.height + 1e-6
        for label, lines, box in zip(labels, found.lines, boxes, strict=True)
    )
    return over, outside, len(labels) - whole
