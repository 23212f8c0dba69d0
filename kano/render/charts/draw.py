"""From a picture to SVG: what pages, documents and decks call."""

from __future__ import annotations

import re
from dataclasses import replace
from pkgutil import resolve_name

from kano.errors import UsageError
from kano.render.charts.frame import Draw, framed
from kano.render.charts.letters import lacks
from kano.render.charts.look import Look
from kano.render.charts.svg import Element
from kano.report.blocks import Figure, Picture, Report
from kano.words.lookup import Texts

KINDS = {
    "Plane": "kano.render.charts.kinds.plane:drawer",
    "Planes": "kano.render.charts.kinds.planes:drawer",
    "Stack": "kano.render.charts.kinds.stack:drawer",
    "Heat": "kano.render.charts.kinds.heat:drawer",
    "Curves": "kano.render.charts.kinds.curves:drawer",
    "Fan": "kano.render.charts.kinds.fan:drawer",
    "Ladder": "kano.render.charts.kinds.ladder:drawer",
}
"""What draws each kind of picture, loaded when it is asked for."""


def svg(picture: Picture, look: Look | None = None) -> str:
    """The picture as SVG: text stays text, no style attribute, no script, nothing from elsewhere.

    The same picture and look give the same characters.
    """
    return str(drawn(picture, look or Look())) + "\n"


def drawn(picture: Picture, look: Look) -> Element:
    """The same as an element, to stand in a page."""
    make: Draw = resolve_name(KINDS[type(picture).__name__])(picture)
    return framed(picture, look, make)


def png_of(picture: Picture, look: Look) -> bytes:
    """The picture as PNG, twice as fine; it says where its font lacks letters. Needs the extra `pictures`."""
    from kano.render.charts.png import png

    drawn_so = svg(picture, look)
    if any(lacks(text) for text in _TEXT.findall(drawn_so)):
        note = Texts.of(look.language, "pictures")("caption.lacking")
        drawn_so = svg(picture, replace(look, note=note))
    return png(drawn_so)


_TEXT = re.compile("<text[^>]*>([^<]*)</text>")


def main_svg(report: Report) -> str:
    """The first picture of a report; UsageError where it has none."""
    return svg(first(report), Look(language=report.language))


def main_png(report: Report) -> bytes:
    """The same as PNG, twice as fine; UsageError without the extra `pictures`."""
    return png_of(first(report), Look(language=report.language))


def first(report: Report) -> Picture:
    """The first picture of a report; UsageError where it has none."""
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Figure):
                return block.compose()
    raise UsageError("this report has no picture", "-o", todo="Write it as .md or .xlsx.")
