"""From a picture to SVG: what pages, documents and decks call."""

from __future__ import annotations

from pkgutil import resolve_name

from kano.errors import UsageError
from kano.render.charts.frame import Draw, framed
from kano.render.charts.look import Look
from kano.report.blocks import Figure, Picture, Report

KINDS = {
    "Plane": "kano.render.charts.kinds.plane:drawer",
}
"""What draws each kind of picture, loaded when it is asked for."""


def svg(picture: Picture, look: Look | None = None) -> str:
    """The picture as SVG: text stays text, no style attribute, no script, nothing from elsewhere.

    The same picture and look give the same characters.
    """
    look = look or Look()
    make: Draw = resolve_name(KINDS[type(picture).__name__])(picture)
    return str(framed(picture, look, make)) + "\n"


def main_svg(report: Report) -> str:
    """The first picture of a report; UsageError where it has none."""
    return svg(first(report), Look(language=report.language))


def main_png(report: Report) -> bytes:
    """The same as PNG, twice as fine; UsageError without the extra `pictures`."""
    from kano.render.charts.png import png

    return png(main_svg(report))


def first(report: Report) -> Picture:
    """The first picture of a report; UsageError where it has none."""
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Figure):
                return block.compose()
    todo = "Write it as .md or .xlsx: pictures are of classifications and drift."
    raise UsageError("this report has no picture", "-o", todo=todo)
