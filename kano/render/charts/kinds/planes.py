"""The same plane for several groups, side by side, with one key to the numbers on all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kano.render.charts.frame import Draw, Drawn
from kano.render.charts.kinds.field import Field, quarters
from kano.render.charts.kinds.spots import ellipses, points
from kano.render.charts.letters import Type, cut, width
from kano.render.charts.look import Look, row_of
from kano.render.charts.place import Box, Name, placed
from kano.render.charts.svg import Element
from kano.report.blocks import Tone
from kano.report.pictures.kinds import Panel, Planes

TITLE, SMALL, NUMBER = Type(13, bold=True), Type(11.5), Type(10.5, bold=True)
GAP = 26.0


def drawer(planes: Planes) -> Draw:
    """What draws these planes."""

    def draw(look: Look, box: Box) -> Drawn:
        items: list[tuple[Element | None, str]] = [
            (look.mark(each.tone, (0, 0)), each.text) for each in planes.legend
        ]
        if planes.unclear:
            items.append((look.mark(Tone.SECOND, (0, 0), clear=False), planes.unclear))
        legend, top = row_of(look, (box.left, box.top + 12), items, box.width)
        across = min(len(planes.panels), 3 if not look.narrow else 1)
        wide = (box.width - GAP * (across - 1)) / across
        high = wide * 0.86
        numbers = {key: i for i, (key, _, _) in enumerate(planes.names, 1)}
        parts = [*legend]
        for i, panel in enumerate(planes.panels):
            left, y = box.left + (wide + GAP) * (i % across), top + (high + 48) * (i // across)
            parts += _panel(panel, look, Box(left, y, left + wide, y + high), numbers, i)
        end = top + (high + 48) * -(-len(planes.panels) // across)
        key, end = _key(planes, look, Box(box.left, end, box.right, 0))
        return Drawn([*parts, *key], end)

    return draw


def _panel(panel: Panel, look: Look, box: Box, numbers: dict[str, int], i: int) -> Iterator[Element]:
    name = cut(look.phrase(panel.title), TITLE, box.width - 70)
    yield look.text((box.left, box.top + 12), name, TITLE)
    yield look.text((box.right, box.top + 12), look.phrase(panel.said), SMALL, "soft", text_anchor="end")
    own = replace(look, prefix=f"{look.prefix or 'segments'}-{i}")
    field = Field(own, Box(box.left, box.top + 22, box.right, box.bottom), panel.plane.cuts)
    yield from quarters(panel.plane, field)
    yield from ellipses(panel.plane, field)
    yield points(panel.plane, field)
    yield from _numbers(panel, field, numbers)


def _numbers(panel: Panel, field: Field, numbers: dict[str, int]) -> Iterator[Element]:
    spots, look = panel.plane.spots, field.look
    texts = [str(numbers.get(each.feature, "")) for each in spots]
    names = [
        Name(field.x(s.x), field.y(s.y), width(text, NUMBER), NUMBER.size, 6.0)
        for s, text in zip(spots, texts, strict=True)
    ]
    for spot, text, place in zip(spots, texts, placed(names, field.box) or [], strict=False):
        at = (place.box.left, place.box.top + NUMBER.size * 0.9)
        yield look.text(at, text, NUMBER, "ink", data_feature=spot.feature, **look.halo(2.5))


def _key(planes: Planes, look: Look, box: Box) -> tuple[list[Element], float]:
    """What the numbers mean, in columns."""
    columns = max(int(box.width // 270), 1)
    wide, rows = box.width / columns, -(-len(planes.names) // columns)
    drawn = []
    for i, (feature, name, is_) in enumerate(planes.names):
        x, y = box.left + wide * (i // rows), box.top + (i % rows) * 19
        drawn.append(look.mark(is_.tone, (x + 7, y - 4), 5, data_feature=feature))
        drawn.append(look.text((x + 20, y), str(i + 1), Type(12, bold=True)))
        drawn.append(look.text((x + 42, y), cut(name, Type(12), wide - 54), Type(12)))
    return drawn, box.top + rows * 19
