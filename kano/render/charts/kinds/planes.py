"""The same plane for several groups, side by side, with one key to the numbers on all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kano.render.charts.frame import Draw, Drawn
from kano.render.charts.kinds.field import Field, quarters
from kano.render.charts.kinds.numbers import Entry, Numbered, key, numbers
from kano.render.charts.kinds.spots import ellipses, points
from kano.render.charts.letters import Type, cut
from kano.render.charts.look import Look, row_of
from kano.render.charts.place import Box
from kano.render.charts.svg import Element
from kano.report.blocks import Tone
from kano.report.pictures.kinds import Panel, Planes

TITLE, SMALL = Type(13, bold=True), Type(11.5)
GAP, TWO = 26.0, 460.0
"""Between planes, and how wide a narrow picture is in which two stand side by side."""


def drawer(planes: Planes) -> Draw:
    """What draws these planes."""

    def draw(look: Look, box: Box) -> Drawn:
        items: list[tuple[Element | None, str]] = [
            (look.mark(each.tone, (0, 0)), each.text) for each in planes.legend
        ]
        if planes.unclear:
            items.append((look.mark(Tone.QUIET, (0, 0), clear=False), planes.unclear))
        legend, top = row_of(look, (box.left, box.top + 12), items, box.width)
        across = min(len(planes.panels), 3 if not look.narrow else 2 if box.width > TWO else 1)
        wide = (box.width - GAP * (across - 1)) / across
        high = wide * 0.86
        of = {feature: str(i) for i, (feature, _, _) in enumerate(planes.names, 1)}
        parts = [*legend]
        for i, panel in enumerate(planes.panels):
            left, y = box.left + (wide + GAP) * (i % across), top + (high + 48) * (i // across)
            parts += _panel(panel, look, Box(left, y, left + wide, y + high), of, i)
        end = top + (high + 48) * -(-len(planes.panels) // across)
        on = {spot.feature for panel in planes.panels for spot in panel.plane.spots}
        entries = [Entry(feature, name, is_.tone, placed=feature in on) for feature, name, is_ in planes.names]
        below, end = key(entries, look, Box(box.left, end - 14, box.right, 0))
        return Drawn([*parts, *below], end)

    return draw


def _panel(panel: Panel, look: Look, box: Box, of: dict[str, str], i: int) -> Iterator[Element]:
    name = cut(look.phrase(panel.title), TITLE, box.width - 70)
    yield look.text((box.left, box.top + 12), name, TITLE)
    yield look.text((box.right, box.top + 12), look.phrase(panel.said), SMALL, "soft", text_anchor="end")
    own = replace(look, prefix=f"{look.prefix or 'segments'}-{i}")
    field = Field(own, Box(box.left, box.top + 22, box.right, box.bottom), panel.plane.cuts)
    yield from quarters(panel.plane, field)
    yield from ellipses(panel.plane, field)
    yield points(panel.plane, field)
    spots = [
        Numbered(each.feature, of.get(each.feature, ""), field.x(each.x), field.y(each.y))
        for each in panel.plane.spots
    ]
    yield from numbers(spots, own, field.box)
