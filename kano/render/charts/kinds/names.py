"""The names of points, on the plane where there is room for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kano.render.charts.kinds.field import Field, named
from kano.render.charts.kinds.spots import radius
from kano.render.charts.letters import Type, width, wrapped
from kano.render.charts.look import Look, group
from kano.render.charts.place import Box, Name, Placed, placed
from kano.render.charts.svg import Element, element
from kano.report.pictures.kinds import Plane
from kano.values import dataclass

SIZES = ((12.0, 168.0), (12.0, 140.0), (11.0, 140.0), (11.0, 120.0))
"""Sizes of names and how wide they may be, tried in turn."""
MOST_LINES = 4
LONGEST = 1.6
"""How much wider than others a name may be for a word that has no room."""
FULLEST = 0.6
"""How much of the plane names may cover."""


@dataclass(frozen=True, eq=False)
class Names:
    """The names of points, in lines, each in its place."""

    kind: Type
    lines: list[list[str]]
    places: list[Placed]


def names_on(plane: Plane, field: Field) -> Names | None:
    """Names that stand on the plane; None where there is no room for them, so that numbers do."""
    if field.look.narrow:
        return None
    avoid = [*(each.box for each in named(plane, field)), *_steps(plane, field)]
    frame = Box(field.box.left + 4, field.box.top + 4, field.box.right - 4, field.box.bottom - 4)
    points = [(field.x(each.x), field.y(each.y), radius(each)) for each in plane.spots]
    return fitted([each.label for each in plane.spots], points, frame, avoid)


def fitted(
    labels: Sequence[str], points: Sequence[tuple[float, float, float]], frame: Box, avoid: Sequence[Box] = ()
) -> Names | None:
    """Labels beside points of a radius inside a frame, in the largest letters that have room there."""
    for size, room in SIZES:
        kind = Type(size)
        lines = [wrapped(each, kind, _room(each, kind, room), MOST_LINES) for each in labels]
        boxes = [_measured(text, kind, *point) for text, point in zip(lines, points, strict=True)]
        if sum(each.width * each.height for each in boxes) > FULLEST * frame.width * frame.height:
            continue
        if (found := placed(boxes, frame, avoid)) is not None:
            return Names(kind, lines, found)
    return None


def _room(label: str, kind: Type, room: float) -> float:
    """A little more room for a name with a long word, rather than to break it."""
    return max(room, min(max((width(word, kind) for word in label.split()), default=0.0), LONGEST * room))


def _measured(lines: Sequence[str], kind: Type, x: float, y: float, round_it: float) -> Name:
    return Name(x, y, max(width(line, kind) for line in lines), len(lines) * kind.line, round_it)


def _steps(plane: Plane, field: Field) -> Iterator[Box]:
    """Where the signs and dates of earlier waves are."""
    for spot in plane.spots:
        for step in spot.course:
            x, y = field.x(step.x), field.y(step.y)
            yield Box(x - 30, y - 12, x + 30, y + 12)


def leaders(plane: Plane, field: Field, names: Names) -> Iterator[Element]:
    """Lines from points to names that stand far from them."""
    for spot, place in zip(plane.spots, names.places, strict=True):
        if place.led:
            start = (field.x(spot.x), field.y(spot.y))
            yield field.look.rule(start, place.led, "soft", stroke_width=0.8, data_feature=spot.feature)


def labels(plane: Plane, field: Field, names: Names) -> Iterator[Element]:
    """The names, each in its place."""
    for spot, lines, place in zip(plane.spots, names.lines, names.places, strict=True):
        yield label(lines, names.kind, (place.box, field.x(spot.x)), field.look, spot.feature)


def label(lines: Sequence[str], kind: Type, at: tuple[Box, float], look: Look, feature: str) -> Element:
    """A name in a box beside its point, with a rim of the ground; a line keeps its width in whatever font."""
    box, x = at
    side = _side(x, box)
    told = [_line(line, kind, box, i, side) for i, line in enumerate(lines)]
    return group(told, data_feature=feature, font_size=kind.size, **look.halo())


def _side(x: float, box: Box) -> float:
    """How lines stand in their box: 0 to the left, where their point is; 1 to the right; else in the middle."""
    if x <= box.left:
        return 0.0
    return 1.0 if x >= box.right else 0.5


def _line(line: str, kind: Type, box: Box, i: int, side: float) -> Element:
    wide = width(line, kind)
    x, y = box.left + (box.width - wide) * side, box.top + i * kind.line + kind.size * 0.98
    return element("text", line, x=x, y=y, textLength=wide, lengthAdjust="spacingAndGlyphs")
