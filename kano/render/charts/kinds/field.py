"""The rectangle of a plane: its quadrants with their names, its axes and grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kano.analyses.kinds import Kind
from kano.render.charts.letters import Type, width
from kano.render.charts.look import Look
from kano.render.charts.place import Box
from kano.render.charts.svg import Element, element
from kano.report.pictures.kinds import Plane, Quadrant
from kano.values import dataclass

PAD = 0.025
"""How far the axes reach beyond 0 and 1, so that points there are whole."""
AXIS, SMALL, NAME = Type(13), Type(11.5), Type(16, bold=True)


@dataclass(frozen=True, eq=False)
class Field:
    """The rectangle of the plane, and where its values are in it."""

    look: Look
    box: Box
    cuts: tuple[float, float]

    def x(self, value: float) -> float:
        """Of a value across."""
        return self.box.left + self.box.width * (value + PAD) / (1 + 2 * PAD)

    def y(self, value: float) -> float:
        """Of a value up."""
        return self.box.bottom - self.box.height * (value + PAD) / (1 + 2 * PAD)


def quarters(plane: Plane, field: Field) -> Iterator[Element]:
    """The quadrants, each in a breath of its tone, and the lines between them."""
    look, box = field.look, field.box
    cut_x, cut_y = field.x(plane.cuts[0]), field.y(plane.cuts[1])
    for quadrant, quarter in _quarters(plane, field):
        yield look.box(quarter, quadrant.name.tone.value, fill_opacity=0.05)
    dashed = {"stroke_dasharray": "5 4"}
    yield look.rule((cut_x, box.top), (cut_x, box.bottom), **dashed)
    yield look.rule((box.left, cut_y), (box.right, cut_y), **dashed)
    colour = look.theme.paint(stroke="rule")
    yield element("rect", x=box.left, y=box.top, width=box.width, height=box.height, fill="none", **colour)


def ground(plane: Plane, field: Field) -> Iterator[Element]:
    """The quadrants with their names, the axes and their grid."""
    look, box = field.look, field.box
    yield from quarters(plane, field)
    for value in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y, shown = field.x(value), field.y(value), look.number(value, Kind.COEFFICIENT)
        if value != plane.cuts[0]:
            yield look.rule((x, box.top), (x, box.bottom), "faint")
        if value != plane.cuts[1]:
            yield look.rule((box.left, y), (box.right, y), "faint")
        yield look.text((x, box.bottom + 16), shown, SMALL, "soft", text_anchor="middle")
        yield look.text((box.left - 7, y + 4), shown, SMALL, "soft", text_anchor="end")
    middle = (box.left + box.right) / 2
    yield look.text((middle, box.bottom + 36), f"{plane.x_title} →", AXIS, "ink", text_anchor="middle")
    up = f"translate({box.left - 40:.0f} {(box.top + box.bottom) / 2:.0f}) rotate(-90)"
    yield look.text((0, 0), f"{plane.y_title} →", AXIS, "ink", text_anchor="middle", transform=up)
    for each in named(plane, field):
        yield from _quadrant(look, each)


class Named(NamedTuple):
    """Where the name of a quadrant stands."""

    quadrant: Quadrant
    box: Box
    to_right: bool
    meaning: str


def named(plane: Plane, field: Field) -> list[Named]:
    """The names of the quadrants, each in that corner of its own where least is, the outer one first."""
    points = [(field.x(spot.x), field.y(spot.y)) for spot in plane.spots]
    found = []
    for i, (quadrant, quarter) in enumerate(_quarters(plane, field)):
        meaning = quadrant.meaning if width(quadrant.meaning, SMALL) < quarter.width - 20 else ""
        size = max(width(quadrant.name.text, NAME), width(meaning, SMALL)) + 6, 36.0 if meaning else 20.0
        corners = _corners(quarter, size, right=i % 2 == 1, low=i > 1)
        box, to_right = min(corners, key=lambda at: sum(_near(at[0], point) for point in points))
        found.append(Named(quadrant, box, to_right, meaning))
    return found


def _quarters(plane: Plane, field: Field) -> list[tuple[Quadrant, Box]]:
    box, corners = field.box, plane.corners
    cut_x, cut_y = field.x(plane.cuts[0]), field.y(plane.cuts[1])
    return [
        (corners.upper_left, Box(box.left, box.top, cut_x, cut_y)),
        (corners.upper_right, Box(cut_x, box.top, box.right, cut_y)),
        (corners.lower_left, Box(box.left, cut_y, cut_x, box.bottom)),
        (corners.lower_right, Box(cut_x, cut_y, box.right, box.bottom)),
    ]


def _corners(box: Box, size: tuple[float, float], *, right: bool, low: bool) -> list[tuple[Box, bool]]:
    """The corners of a quadrant, the outer one first, and whether a name there ends at the right."""
    wide, high = size
    lefts = {False: box.left + 8, True: box.right - 8 - wide}
    tops = {False: box.top + 6, True: box.bottom - 4 - high}
    order = ((right, low), (not right, low), (right, not low), (not right, not low))
    return [
        (Box(lefts[to_right], tops[down], lefts[to_right] + wide, tops[down] + high), to_right)
        for to_right, down in order
    ]


def _near(box: Box, point: tuple[float, float]) -> bool:
    x, y = point
    return box.left - 12 < x < box.right + 12 and box.top - 12 < y < box.bottom + 12


def _quadrant(look: Look, each: Named) -> Iterator[Element]:
    x, anchor = (each.box.right, "end") if each.to_right else (each.box.left, None)
    name = each.quadrant.name
    yield look.text((x, each.box.top + 15), name.text, NAME, f"{name.tone.value}-ink", text_anchor=anchor)
    if each.meaning:
        yield look.text((x, each.box.top + 31), each.meaning, SMALL, "soft", text_anchor=anchor)
