"""The rectangle of a plane: its quadrants with their names, its axes and grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kano.analyses.kinds import Kind
from kano.render.charts.letters import Type, width
from kano.render.charts.look import Look
from kano.render.charts.place import Box
from kano.render.charts.svg import Element, element
from kano.report.pictures.kinds import Plane, Quadrant

PAD = 0.025
"""How far the axes reach beyond 0 and 1, so that points there are whole."""
AXIS, SMALL, NAME = Type(13), Type(11.5), Type(16, bold=True)


@dataclass(frozen=True, slots=True, eq=False)
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


def ground(plane: Plane, field: Field) -> Iterator[Element]:
    """The frame, the quadrants with their names, and the axes."""
    look, box = field.look, field.box
    cut_x, cut_y = field.x(plane.cuts[0]), field.y(plane.cuts[1])
    corners = plane.corners
    quarters = (
        (corners.upper_left, Box(box.left, box.top, cut_x, cut_y)),
        (corners.upper_right, Box(cut_x, box.top, box.right, cut_y)),
        (corners.lower_left, Box(box.left, cut_y, cut_x, box.bottom)),
        (corners.lower_right, Box(cut_x, cut_y, box.right, box.bottom)),
    )
    for quadrant, quarter in quarters:
        yield look.box(quarter, quadrant.name.tone.value, fill_opacity=0.05)
    for value in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y, shown = field.x(value), field.y(value), look.number(value, Kind.COEFFICIENT)
        yield look.rule((x, box.top), (x, box.bottom), "faint")
        yield look.rule((box.left, y), (box.right, y), "faint")
        yield look.text((x, box.bottom + 16), shown, SMALL, "soft", text_anchor="middle")
        yield look.text((box.left - 7, y + 4), shown, SMALL, "soft", text_anchor="end")
    dashed = {"stroke_dasharray": "5 4"}
    yield look.rule((cut_x, box.top), (cut_x, box.bottom), **dashed)
    yield look.rule((box.left, cut_y), (box.right, cut_y), **dashed)
    colour = look.theme.paint(stroke="rule")
    yield element("rect", x=box.left, y=box.top, width=box.width, height=box.height, fill="none", **colour)
    middle = (box.left + box.right) / 2
    yield look.text((middle, box.bottom + 36), f"{plane.x_title} →", AXIS, "ink", text_anchor="middle")
    up = f"translate({box.left - 40:.0f} {(box.top + box.bottom) / 2:.0f}) rotate(-90)"
    yield look.text((0, 0), f"{plane.y_title} →", AXIS, "ink", text_anchor="middle", transform=up)
    for (quadrant, _), name in zip(quarters, quadrant_boxes(plane, field), strict=True):
        yield from _quadrant(look, quadrant, name)


def quadrant_boxes(plane: Plane, field: Field) -> list[Box]:
    """Where the names of the quadrants stand, each in its corner."""
    box, corners = field.box, plane.corners
    sizes = [
        (max(width(each.name.text, NAME), width(each.meaning, SMALL)) + 6, 36.0 if each.meaning else 20.0)
        for each in (corners.upper_left, corners.upper_right, corners.lower_left, corners.lower_right)
    ]
    lefts = (box.left + 8, box.right - 8 - sizes[1][0], box.left + 8, box.right - 8 - sizes[3][0])
    tops = (box.top + 6, box.top + 6, box.bottom - 4 - sizes[2][1], box.bottom - 4 - sizes[3][1])
    return [Box(left, top, left + w, top + h) for left, top, (w, h) in zip(lefts, tops, sizes, strict=True)]


def _quadrant(look: Look, quadrant: Quadrant, box: Box) -> Iterator[Element]:
    to_right = box.left > look.width / 2 - 150 and box.left > 300
    x, anchor = (box.right, "end") if to_right else (box.left, None)
    yield look.text(
        (x, box.top + 15), quadrant.name.text, NAME, f"{quadrant.name.tone.value}-ink", text_anchor=anchor
    )
    if quadrant.meaning:
        yield look.text((x, box.top + 31), quadrant.meaning, SMALL, "soft", text_anchor=anchor)
