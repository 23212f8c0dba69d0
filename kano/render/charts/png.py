"""SVG as PNG: the only place that knows the drawing library, and gives it one font for every machine."""

from __future__ import annotations

from functools import lru_cache

from kano.errors import UsageError
from kano.render.charts.letters import FILES

SCALE = 2.0
"""Pixels a unit, so that print and fine screens are sharp."""
KEPT = 8
"""Pictures that are kept."""


@lru_cache(maxsize=KEPT)
def png(svg: str, scale: float = SCALE) -> bytes:
    """The picture as PNG, with the font that ships and no other; UsageError where the extra isn't installed.

    A document and a deck of one report draw each picture once.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        todo = 'Install it: pip install "kano[pictures]"; or write .svg, which needs nothing.'
        raise UsageError("a PNG needs the extra pictures", "-o", todo=todo) from error
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            skip_system_fonts=True,
            font_files=[*FILES],
            font_family="Inter",
            sans_serif_family="Inter",
        )
    )
