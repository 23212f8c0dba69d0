"""The points of a plane, with their ellipses and their ways through the waves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from kano.render.charts.kinds.field import Field
from kano.render.charts.letters import Type, width
from kano.render.charts.look import group, moved
from kano.render.charts.place import Box
from kano.render.charts.svg import Element, element, number, path
from kano.report.blocks import Phrase
from kano.report.pictures.kinds import Plane, Spot, Spread, Stop

REACH = math.sqrt(-2 * math.log(0.05))
"""Half axes of a 95 % ellipse in standard deviations: the root of chi-square with 2 degrees of freedom."""
DATE = Type(10.5)
MANY, MANY_WAYS = 16, 8
"""With more features than this, ellipses are fainter: without ways through waves, and with them."""


def radius(spot: Spot) -> float:
    """How large a point is drawn."""
    return 6.0 if spot.size is None else 4.0 + 6.0 * math.sqrt(max(spot.size, 0.0))


def ellipses(plane: Plane, field: Field) -> Iterator[Element]:
    """Where the true places lie, cut off where the plane ends."""
    look, box = field.look, field.box
    clip = f"{look.prefix or plane.key}-field"
    inside = element("rect", x=box.left, y=box.top, width=box.width, height=box.height)
    yield element("defs", element("clip_path", inside, id=clip))
    many = len(plane.spots) > (MANY_WAYS if any(each.course for each in plane.spots) else MANY)
    drawn = [_ellipse(each, field, faint=many) for each in plane.spots if each.spread]
    yield group(drawn, class_="ellipses", clip_path=f"url(#{clip})")


def courses(plane: Plane, field: Field) -> Iterator[Element]:
    """The ways of features through the waves, with dates where they cover neither one another nor a point."""
    taken = [_around(field.x(each.x), field.y(each.y), 12, 12) for each in plane.spots]
    drawn = []
    for spot in plane.spots:
        if spot.course:
            dates = list(_dates(spot, field, taken))
            drawn.append(group([*_course(spot, field), *dates], data_feature=spot.feature))
    if drawn:
        yield group(drawn, class_="courses")


def points(plane: Plane, field: Field) -> Element:
    """The points; on a page they say where they were in each wave, so that it can move them there."""
    waves = plane.waves if field.look.bare else ()
    return group([_point(each, field, waves) for each in plane.spots], class_="points")


def _point(spot: Spot, field: Field, waves: Sequence[str]) -> Element:
    told = element("title", f"{spot.label}: {field.look.phrase(spot.said)}")
    mark = field.look.mark(spot.tone, (0, 0), radius(spot), clear=spot.clear)
    place = moved(field.x(spot.x), field.y(spot.y))
    return group([told, mark], data_feature=spot.feature, transform=place, **_stops(spot, field, waves))


def _stops(spot: Spot, field: Field, waves: Sequence[str]) -> dict[str, str]:
    """By the number of each wave: where, in which tone, whether open, and in words; the last is what is drawn.

    Words stand in the picture for wide windows, which a page that has a narrow one has as well.
    """
    if not waves:
        return {}
    last = Stop(waves[-1], spot.x, spot.y, spot.tone, Phrase(""), spot.clear)
    found = {each.wave: each for each in (*spot.stops, last)}
    stops = {f"data_w{i}": _stop(found[wave], field) for i, wave in enumerate(waves, 1) if wave in found}
    return stops if field.look.narrow else {"data_label": spot.label, **stops}


def _stop(stop: Stop, field: Field) -> str:
    place = f"{field.x(stop.x):.0f} {field.y(stop.y):.0f} {stop.tone} {'' if stop.clear else 'open'}"
    return (place if field.look.narrow else f"{place} {field.look.phrase(stop.said)}").rstrip()


def _ellipse(spot: Spot, field: Field, *, faint: bool) -> Element:
    assert spot.spread
    rx, ry, turn = half_axes(spot.spread, field.x(1) - field.x(0), field.y(0) - field.y(1))
    place = f"{moved(field.x(spot.x), field.y(spot.y))} rotate({number(turn)})"
    colour = field.look.theme.paint(spot.tone.value, spot.tone.value)
    line = 0.7 if not spot.clear else 0.3 if faint else 0.45
    return element(
        "ellipse",
        rx=rx,
        ry=ry,
        transform=place,
        data_feature=spot.feature,
        fill_opacity=0.06 if faint else 0.1,
        stroke_opacity=line,
        stroke_dasharray=None if spot.clear else "3 3",
        **colour,
    )


def half_axes(spread: Spread, across: float, up: float) -> tuple[float, float, float]:
    """Half axes of the 95 % ellipse in pixels, and how far it is turned, in degrees; y runs down.

    The axes are the roots of the eigenvalues of the covariance, times the root of chi-square with 2 degrees of
    freedom at 95 %. Source: Anderson 2003, An Introduction to Multivariate Statistical Analysis, §2.4.

    >>> [round(each, 3) for each in half_axes(Spread(0.01, 0.0, 0.0025), 100, 100)[:2]]
    [24.477, 12.239]
    """
    xx, yy, xy = spread.x * across**2, spread.y * up**2, -spread.xy * across * up
    middle, half = (xx + yy) / 2, math.hypot((xx - yy) / 2, xy)
    turn = math.degrees(math.atan2(2 * xy, xx - yy) / 2) if half > 1e-12 else 0.0
    return REACH * math.sqrt(max(middle + half, 0.0)), REACH * math.sqrt(max(middle - half, 0.0)), turn


def _way(spot: Spot, field: Field) -> list[tuple[float, float]]:
    way = [(field.x(each.x), field.y(each.y)) for each in spot.course]
    return [*way, (field.x(spot.x), field.y(spot.y))]


def _course(spot: Spot, field: Field) -> Iterator[Element]:
    """The way of a feature through the waves, with a small sign for each."""
    first, *rest = _way(spot, field)
    line = path("M", *first, *(part for at in rest for part in ("L", *at)))
    colour = field.look.theme.paint(stroke="soft")
    yield element("path", d=line, fill="none", stroke_width=1.4, stroke_opacity=0.7, **colour)
    for step, at in zip(spot.course, (first, *rest), strict=False):
        told = element("title", f"{spot.label}, {step.when}")
        yield group([told, field.look.mark(step.tone, (0, 0), 3.4)], transform=moved(*at))


def _dates(spot: Spot, field: Field, taken: list[Box]) -> Iterator[Element]:
    """The dates of the waves on the outer side of each bend, clear of the way itself."""
    way = _way(spot, field)
    for i, step in enumerate(spot.course):
        across, down = _outward(way, i)
        wide = width(step.when, DATE)
        x, y = way[i][0] + (8 + wide / 2) * across, way[i][1] + 12 * down
        box = _around(x, y, wide / 2 + 2, 7)
        if not any(_touch(box, other) for other in taken):
            taken.append(box)
            yield field.look.text((x, y + 4), step.when, DATE, "soft", text_anchor="middle")


def _around(x: float, y: float, wide: float, high: float) -> Box:
    return Box(x - wide, y - high, x + wide, y + high)


def _touch(one: Box, other: Box) -> bool:
    beside = one.left < other.right and other.left < one.right
    return beside and one.top < other.bottom and other.top < one.bottom


def _outward(way: Sequence[tuple[float, float]], i: int) -> tuple[float, float]:
    """The direction away from the way where it bends; square to it where it hardly does."""
    (x, y), (after_x, after_y) = way[i], way[i + 1]
    before_x, before_y = way[i - 1] if i else (2 * x - after_x, 2 * y - after_y)
    one, other = _unit(x - before_x, y - before_y), _unit(x - after_x, y - after_y)
    across, down = one[0] + other[0], one[1] + other[1]
    if math.hypot(across, down) < 0.35:
        across, down = one[1], -abs(one[0])
    return _unit(across, down)


def _unit(x: float, y: float) -> tuple[float, float]:
    long = math.hypot(x, y) or 1.0
    return x / long, y / long
