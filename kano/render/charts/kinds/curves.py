"""Satisfaction against fulfilment: three curves, and features where their marks put them."""

from __future__ import annotations

from collections.abc import Iterator

from kano.render.charts.frame import Draw, Drawn
from kano.render.charts.kinds.names import fitted, label
from kano.render.charts.kinds.numbers import Entry, Numbered, key, numbers
from kano.render.charts.letters import Type, wrapped
from kano.render.charts.look import Look, group, moved
from kano.render.charts.place import Box
from kano.render.charts.svg import Element, element, path
from kano.report.pictures.kinds import Curve, Curves

AXIS, SMALL, NAME = Type(13), Type(11.5), Type(15, bold=True)
BEHIND = 190.0
"""Room behind the curves for their names."""
REACH = 1.12
"""How far the axis of satisfaction goes beyond 1."""


def drawer(curves: Curves) -> Draw:
    """What draws these curves."""

    def draw(look: Look, box: Box) -> Drawn:
        behind = BEHIND if not look.narrow else 86.0
        high = box.bottom - box.top - 50 if box.bottom else box.width * (0.56 if not look.narrow else 0.8)
        field = Box(box.left + 46, box.top + 4, box.right - behind, box.top + 4 + high)
        parts = [*_ground(curves, look, field), *_lines(curves, look, field)]
        names, end = _names(curves, look, field), field.bottom + 46
        parts += _points(curves, look, field)
        if names is not None:
            return Drawn([*parts, *names], end)
        entries = [Entry(each.feature, each.label, each.tone, each.clear) for each in curves.placed]
        below, end = key(entries, look, Box(box.left, end, box.right, 0))
        return Drawn([*parts, *_numbers(curves, look, field), *below], end)

    return draw


def _at(box: Box, x: float, y: float) -> tuple[float, float]:
    return box.left + box.width * (0.02 + 0.96 * x), (box.top + box.bottom) / 2 - y / REACH * box.height / 2


def _ground(curves: Curves, look: Look, box: Box) -> Iterator[Element]:
    """The axes with the words at their ends; marks where there are any."""
    middle = (box.top + box.bottom) / 2
    yield look.box(box, "faint", fill_opacity=0.35)
    for mark, x in curves.marks:
        left, _ = _at(box, x, 0)
        yield look.rule((left, box.top), (left, box.bottom), "faint")
        yield look.text((left, box.bottom + 16), f"{mark:g}", SMALL, "soft", text_anchor="middle")
    yield look.rule((box.left, middle), (box.right, middle), "rule")
    low, high = curves.x_ends
    if not curves.marks:
        yield look.text((box.left, box.bottom + 16), low, SMALL, "soft")
        yield look.text((box.right, box.bottom + 16), high, SMALL, "soft", text_anchor="end")
    told = f"{curves.x_title} ({curves.marks_title}) →" if curves.marks else f"{curves.x_title} →"
    yield look.text(((box.left + box.right) / 2, box.bottom + 36), told, AXIS, text_anchor="middle")
    turned = f"{moved(box.left - 34, middle)} rotate(-90)"
    yield look.text((0, 0), f"{curves.y_title} →", AXIS, text_anchor="middle", transform=turned)
    for word, y in zip(curves.y_ends, (box.bottom - 8, box.top + 18), strict=True):
        yield look.text((box.left + 10, y), word, SMALL, "soft")


def _lines(curves: Curves, look: Look, box: Box) -> Iterator[Element]:
    for each in curves.curves:
        tone = each.name.tone.value
        first, *rest = [_at(box, x, y) for x, y in each.points]
        line = path("M", *first, *(part for at in rest for part in ("L", *at)))
        colour = look.theme.paint(stroke=tone)
        yield element(
            "path", d=line, fill="none", stroke_width=3, stroke_opacity=0.75, stroke_linejoin="round", **colour
        )
        yield from _named(each, look, box)


def _named(curve: Curve, look: Look, box: Box) -> Iterator[Element]:
    """What the curve is, behind its end; two that end together stand below one another."""
    _, y = _at(box, *curve.points[-1])
    y += {"second": 20.0, "third": -22.0}.get(curve.name.tone.value, 0.0)
    room = (BEHIND if not look.narrow else 86.0) - 10
    role = f"{curve.name.tone.value}-ink"
    yield look.text(
        (box.right + 8, y + 2), curve.name.text, NAME if not look.narrow else Type(12, bold=True), role
    )
    if not look.narrow:
        yield from look.lines((box.right + 8, y + 17), wrapped(curve.meaning, SMALL, room, 2), SMALL, "soft")


def _points(curves: Curves, look: Look, box: Box) -> Iterator[Element]:
    for each in curves.placed:
        told = element("title", f"{each.label}: {look.phrase(each.said)}")
        mark = look.mark(each.tone, (0, 0), clear=each.clear)
        yield group([told, mark], data_feature=each.feature, transform=moved(*_at(box, each.x, each.y)))


def _names(curves: Curves, look: Look, box: Box) -> list[Element] | None:
    """The names of the features; None where there is no room for them."""
    if look.narrow:
        return None
    points = [(*_at(box, each.x, each.y), 6.0) for each in curves.placed]
    avoid = [_spot(box, x, y) for each in curves.curves for x, y in each.points]
    found = fitted([each.label for each in curves.placed], points, box, avoid)
    if found is None:
        return None
    drawn = []
    for each, lines, place, (x, y, _) in zip(curves.placed, found.lines, found.places, points, strict=True):
        if place.led:
            drawn.append(look.rule((x, y), place.led, "soft", stroke_width=0.8))
        drawn.append(label(lines, found.kind, (place.box, x), look, each.feature))
    return drawn


def _numbers(curves: Curves, look: Look, box: Box) -> Iterator[Element]:
    spots = [
        Numbered(each.feature, str(i), *_at(box, each.x, each.y)) for i, each in enumerate(curves.placed, 1)
    ]
    return numbers(spots, look, box)


def _spot(box: Box, x: float, y: float) -> Box:
    left, top = _at(box, x, y)
    return Box(left - 4, top - 4, left + 4, top + 4)
