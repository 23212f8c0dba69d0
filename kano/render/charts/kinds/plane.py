"""The Kano plane: features by what is lost without them and gained with them, names that never overlap."""

from __future__ import annotations

from collections.abc import Iterator

from kano.render.charts.frame import Draw, Drawn
from kano.render.charts.kinds.field import SMALL, Field, ground
from kano.render.charts.kinds.names import MOST_LINES, Names, key_of, labels, leaders, names_on, numbers
from kano.render.charts.kinds.spots import courses, ellipses, points
from kano.render.charts.letters import Type, wrapped
from kano.render.charts.look import Look, group, row_of
from kano.render.charts.place import Box
from kano.render.charts.svg import Element
from kano.report.blocks import Tone
from kano.report.pictures.kinds import Apart, Plane

FOOT = 46.0
"""Below the plane: its axis."""
STRIP = 200.0
"""How wide the strip of those that have no place on the plane is."""


def drawer(plane: Plane) -> Draw:
    """What draws this plane."""

    def draw(look: Look, box: Box) -> Drawn:
        legend, top = row_of(look, (box.left, box.top + 12), list(_legend(plane, look)), box.width)
        field = Field(look, _room(plane, look, box, top - 4), plane.cuts)
        beside = bool(plane.apart) and not look.narrow
        names = names_on(plane, field)
        parts = [*legend, *on_field(plane, field, names)]
        end = field.box.bottom + FOOT
        if names is None:
            more, end = key_of(plane, look, Box(box.left, end, box.right, 0))
            parts += more
        if plane.apart:
            strip = (
                Box(box.right - STRIP, top - 4, box.right, 0)
                if beside
                else Box(box.left, end + 8, box.right, 0)
            )
            more, under = _apart(plane, look, strip)
            parts, end = [*parts, *more], max(end, under)
        return Drawn(parts, end)

    return draw


def on_field(plane: Plane, field: Field, names: Names | None) -> Iterator[Element]:
    """Ellipses below, then ways and lines to names, then points, then names."""
    yield from ground(plane, field)
    yield from ellipses(plane, field)
    yield from courses(plane, field)
    if names:
        yield group(leaders(plane, field, names), class_="leaders")
    yield points(plane, field)
    yield group(labels(plane, field, names) if names else numbers(plane, field), class_="labels")


def _room(plane: Plane, look: Look, box: Box, top: float) -> Box:
    """Where the plane is, beside its axis and the strip of those that have no place on it."""
    strip = STRIP + 24 if plane.apart and not look.narrow else 2
    left, right = box.left + 46, box.right - strip
    high = (right - left) * (0.78 if not look.narrow else 0.9)
    return Box(left, top, right, box.bottom - FOOT if box.bottom else top + high)


def _legend(plane: Plane, look: Look) -> Iterator[tuple[Element | None, str]]:
    for each in plane.legend:
        yield look.mark(each.tone, (0, 0)), each.text
    if plane.unclear:
        yield look.mark(Tone.SECOND, (0, 0), clear=False), plane.unclear
    if plane.sizes:
        yield None, plane.sizes


def _apart(plane: Plane, look: Look, box: Box) -> tuple[list[Element], float]:
    """Those that have no place on the plane, with why."""
    head, kind = Type(13, bold=True), Type(12)
    lines = wrapped(plane.apart_title, head, box.width)
    drawn = look.lines((box.left, box.top + 14), lines, head)
    y = box.top + 14 + len(lines) * head.line + 8
    for each in plane.apart:
        more, y = _one_apart(each, look, kind, Box(box.left, y, box.right, box.bottom))
        drawn.append(more)
    return drawn, y


def _one_apart(each: Apart, look: Look, kind: Type, box: Box) -> tuple[Element, float]:
    name = wrapped(each.label, kind, box.width - 22, MOST_LINES)
    said = wrapped(look.phrase(each.said), SMALL, box.width - 22)
    y = box.top + len(name) * kind.line
    parts = [
        look.mark(each.tone, (box.left + 8, box.top - 4)),
        *look.lines((box.left + 22, box.top), name, kind),
        *look.lines((box.left + 22, y), said, SMALL, "soft"),
    ]
    return group(parts, data_feature=each.feature), y + len(said) * SMALL.line + 10
