"""The names of points: on the plane where there is room, else as numbers with a key below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kano.render.charts.kinds.field import Field, quadrant_boxes
from kano.render.charts.kinds.spots import radius
from kano.render.charts.letters import Type, cut, width, wrapped
from kano.render.charts.look import Look, group
from kano.render.charts.place import Box, Name, Placed, placed
from kano.render.charts.svg import Element, element
from kano.report.pictures.kinds import Plane

SIZES = ((12.0, 168.0), (12.0, 140.0), (11.0, 140.0), (11.0, 120.0))
"""Sizes of names and how wide they may be, tried in turn."""
MOST_LINES = 4
FULLEST = 0.6
"""How much of the plane names may cover."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of points, in lines, each in its place."""

    kind: Type
    lines: list[list[str]]
    places: list[Placed]


def names_on(plane: Plane, field: Field) -> Names | None:
    """Names that stand on the plane; None where there is no room for them, so that numbers do."""
    if field.look.narrow:
        return None
    avoid = quadrant_boxes(plane, field)
    frame = Box(field.box.left + 4, field.box.top + 4, field.box.right - 4, field.box.bottom - 4)
    for size, room in SIZES:
        kind = Type(size)
        lines = [wrapped(each.label, kind, room, MOST_LINES) for each in plane.spots]
        boxes = [
            Name(
                field.x(s.x),
                field.y(s.y),
                max(width(each, kind) for each in text),
                len(text) * kind.line,
                radius(s),
            )
            for s, text in zip(plane.spots, lines, strict=True)
        ]
        if sum(each.width * each.height for each in boxes) > FULLEST * frame.width * frame.height:
            continue
        if (found := placed(boxes, frame, avoid)) is not None:
            return Names(kind, lines, found)
    return None


def leaders(plane: Plane, field: Field, names: Names) -> Iterator[Element]:
    """Lines from points to names that stand far from them."""
    for spot, place in zip(plane.spots, names.places, strict=True):
        if place.led:
            start = (field.x(spot.x), field.y(spot.y))
            yield field.look.rule(start, place.led, "soft", stroke_width=0.8, data_feature=spot.feature)


def labels(plane: Plane, field: Field, names: Names) -> Iterator[Element]:
    """Names with a halo of the ground; a line keeps its width in whatever font it is shown."""
    for spot, lines, place in zip(plane.spots, names.lines, names.places, strict=True):
        box, kind = place.box, names.kind
        side = _side(field.x(spot.x), box)
        yield group(
            [_line(line, kind, box, i, side) for i, line in enumerate(lines)],
            data_feature=spot.feature,
            **field.look.theme.paint("ink", "ground"),
            stroke_width=3,
            stroke_linejoin="round",
            paint_order="stroke",
            font_size=kind.size,
        )


def _side(x: float, box: Box) -> float:
    """How lines stand in their box: 0 to the left, where their point is; 1 to the right; else in the middle."""
    if x <= box.left:
        return 0.0
    return 1.0 if x >= box.right else 0.5


def _line(line: str, kind: Type, box: Box, i: int, side: float) -> Element:
    wide = width(line, kind)
    x, y = box.left + (box.width - wide) * side, box.top + i * kind.line + kind.size * 0.98
    return element("text", line, x=x, y=y, textLength=wide, lengthAdjust="spacingAndGlyphs")


def numbers(plane: Plane, field: Field) -> Iterator[Element]:
    """A number beside each point, where names have no room."""
    look, kind = field.look, Type(11, bold=True)
    boxes = [
        Name(field.x(s.x), field.y(s.y), width(str(i), kind), kind.size, radius(s))
        for i, s in enumerate(plane.spots, 1)
    ]
    places = placed(boxes, field.box) or []
    for i, (spot, place) in enumerate(zip(plane.spots, places, strict=False), 1):
        at = (place.box.left, place.box.top + kind.size * 0.9)
        yield look.text(
            at, str(i), kind, "ink", data_feature=spot.feature, paint_order="stroke", stroke_width=3
        )


def key_of(plane: Plane, look: Look, box: Box) -> tuple[list[Element], float]:
    """The names behind the numbers, in columns below the plane."""
    columns = max(int(box.width // 270), 1)
    wide, kind = box.width / columns, Type(12)
    rows = -(-len(plane.spots) // columns)
    drawn = []
    for i, spot in enumerate(plane.spots):
        x, y = box.left + wide * (i // rows), box.top + 14 + (i % rows) * 19
        drawn.append(look.mark(spot.tone, (x + 7, y - 4), 5, clear=spot.clear))
        drawn.append(look.text((x + 20, y), f"{i + 1}", Type(12, bold=True), "ink"))
        drawn.append(look.text((x + 42, y), cut(spot.label, kind, wide - 54), kind, "ink"))
    return drawn, box.top + 14 + rows * 19
