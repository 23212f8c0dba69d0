"""What stands around every picture: headline, how to read it, caption, and its words for who can't see it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from kano.render.charts.letters import FAMILY, Type, wrapped
from kano.render.charts.look import Look
from kano.render.charts.place import Box
from kano.render.charts.svg import Element, element, number
from kano.report.blocks import Picture
from kano.values import dataclass

EDGE = 28.0
"""Between the edge of a picture and what is in it."""
HEADLINE, READING, CAPTION = Type(22, bold=True), Type(13.5), Type(11.5)


@dataclass(frozen=True, eq=False)
class Drawn:
    """What was drawn, and down to where."""

    elements: Sequence[Element | None]
    bottom: float


Draw = Callable[[Look, Box], Drawn]
"""Draws in a box, whose bottom is 0 where the picture may be as high as it needs to be."""


def framed(picture: Picture, look: Look, draw: Draw) -> Element:
    """The whole picture, with what `draw` puts between headline and caption."""
    edge = 0.0 if look.bare else EDGE if not look.narrow else 14.0
    room = look.width - 2 * edge
    head = [] if look.bare else _head(picture, look, edge, room)
    top = _below(head, edge)
    caption = [] if look.bare else wrapped(look.phrase(picture.caption), CAPTION, room)
    caption += wrapped(look.note, CAPTION, room) if look.note else []
    foot = len(caption) * CAPTION.line + (14 if caption else 0)
    bottom = look.height - edge - foot if look.height else 0
    drawn = draw(look, Box(edge, top, look.width - edge, bottom))
    below = drawn.bottom + 14
    told = look.lines((edge, below + CAPTION.size), caption, CAPTION, "soft")
    height = math.ceil(max(look.height, drawn.bottom + foot + edge))
    return _root(picture, look, height, [*head, *drawn.elements, *told])


def _head(picture: Picture, look: Look, edge: float, room: float) -> list[Element]:
    kind = HEADLINE if not look.narrow else Type(17, bold=True)
    headline = wrapped(look.phrase(picture.headline), kind, room)
    reading = wrapped(look.phrase(picture.reading), READING, room)
    y = edge + kind.size * 0.8
    lines = look.lines((edge, y), headline, kind)
    y += len(headline) * kind.line + 4
    return [*lines, *look.lines((edge, y), reading, READING, "soft")]


def _below(head: Sequence[Element], edge: float) -> float:
    """Where the picture itself begins."""
    ends = [float(dict(each.attributes)["y"]) for each in head]
    return max(ends) + 18 if ends else edge


def _root(picture: Picture, look: Look, height: float, children: Sequence[Element | None]) -> Element:
    prefix = look.prefix or picture.key
    title, description = f"{prefix}-title", f"{prefix}-description"
    ground = (
        None if look.bare else element("rect", width=look.width, height=height, **look.theme.paint("ground"))
    )
    return element(
        "svg",
        element("title", picture.title, id=title),
        element("desc", picture.description, id=description),
        ground,
        *children,
        xmlns="http://www.w3.org/2000/svg",
        width=look.width,
        height=height,
        viewBox=f"0 0 {number(look.width)} {number(height)}",
        class_=f"picture picture-{picture.key}",
        role="img",
        aria_labelledby=f"{title} {description}",
        font_family=FAMILY,
    )
