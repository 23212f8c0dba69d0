"""The points of a plane, with their ellipses and their ways through the waves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from kano.render.charts.kinds.field import Field
from kano.render.charts.letters import Type
from kano.render.charts.look import group, moved
from kano.render.charts.svg import Element, element, number, path
from kano.report.pictures.kinds import Plane, Spot, Spread

REACH = math.sqrt(-2 * math.log(0.05))
"""Half axes of a 95 % ellipse in standard deviations: the root of chi-square with 2 degrees of freedom."""
MANY = 25
"""From so many features on, ellipses are fainter."""


def radius(spot: Spot) -> float:
    """How large a point is drawn."""
    return 6.0 if spot.size is None else 4.0 + 6.0 * math.sqrt(max(spot.size, 0.0))


def ellipses(plane: Plane, field: Field) -> Iterator[Element]:
    """Where the true places lie, cut off where the plane ends."""
    look, box = field.look, field.box
    clip = f"{look.prefix or plane.key}-field"
    inside = element("rect", x=box.left, y=box.top, width=box.width, height=box.height)
    yield element("defs", element("clip_path", inside, id=clip))
    many = len(plane.spots) > MANY
    drawn = [_ellipse(each, field, faint=many) for each in plane.spots if each.spread]
    yield group(drawn, class_="ellipses", clip_path=f"url(#{clip})")


def courses(plane: Plane, field: Field) -> Iterator[Element]:
    """The ways of features through the waves."""
    if drawn := [_course(each, field) for each in plane.spots if each.course]:
        yield group(drawn, class_="courses")


def points(plane: Plane, field: Field) -> Element:
    """The points; the group says where 0 and 1 are, so that a page can move them."""
    ends = {"data_x0": field.x(0), "data_x1": field.x(1), "data_y0": field.y(0), "data_y1": field.y(1)}
    return group([_point(each, field) for each in plane.spots], class_="points", **ends)


def _point(spot: Spot, field: Field) -> Element:
    told = element("title", f"{spot.label}: {field.look.phrase(spot.said)}")
    mark = field.look.mark(spot.tone, (0, 0), radius(spot), clear=spot.clear)
    return group([told, mark], data_feature=spot.feature, transform=moved(field.x(spot.x), field.y(spot.y)))


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

    >>> [round(each, 3) for each in half_axes(Spread(0.01, 0.0, 0.0025), 100, 100)]
    [24.477, 12.239, 0.0]
    """
    xx, yy, xy = spread.x * across**2, spread.y * up**2, -spread.xy * across * up
    middle, half = (xx + yy) / 2, math.hypot((xx - yy) / 2, xy)
    turn = math.degrees(math.atan2(2 * xy, xx - yy) / 2) if half > 1e-12 else 0.0
    return REACH * math.sqrt(max(middle + half, 0.0)), REACH * math.sqrt(max(middle - half, 0.0)), turn


def _course(spot: Spot, field: Field) -> Element:
    """The way of a feature through the waves, with a small sign for each."""
    steps = [(field.x(each.x), field.y(each.y)) for each in spot.course]
    way = [*steps, (field.x(spot.x), field.y(spot.y))]
    line = path("M", *way[0], *(part for at in way[1:] for part in ("L", *at)))
    colour = field.look.theme.paint(stroke="soft")
    parts = [element("path", d=line, fill="none", stroke_width=1.4, stroke_opacity=0.7, **colour)]
    for step, at in zip(spot.course, steps, strict=True):
        told = element("title", f"{spot.label}, {step.when}")
        parts.append(group([told, field.look.mark(step.tone, (0, 0), 3.4)], transform=moved(*at)))
    if len(spot.label) and steps:
        parts += _when(spot, field, steps)
    return group(parts, data_feature=spot.feature)


def _when(spot: Spot, field: Field, steps: Sequence[tuple[float, float]]) -> Iterator[Element]:
    """The date of each wave beside its sign, where that has room."""
    after = [*steps[1:], (field.x(spot.x), field.y(spot.y))]
    for i, (step, (x, y), (nx, _)) in enumerate(zip(spot.course, steps, after, strict=True)):
        if i and math.hypot(x - steps[i - 1][0], y - steps[i - 1][1]) < 40:
            continue
        side = {"text_anchor": "end"} if nx > x else {}
        at = (x - 7 if nx > x else x + 7, y + 4)
        yield field.look.text(at, step.when, Type(10.5), "soft", **side)
