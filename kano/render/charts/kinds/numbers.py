"""Numbers beside points where names have no room, and the key that says what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kano.render.charts.letters import Type, cut, width
from kano.render.charts.look import Look
from kano.render.charts.place import Box, Name, placed
from kano.render.charts.svg import Element
from kano.report.blocks import Tone

NUMBER, NAME, KEY_NUMBER = Type(11, bold=True), Type(12), Type(12, bold=True)
COLUMN, LINE = 270, 19.0
"""How wide a column of the key is at the least, and how high its lines are."""


class Numbered(NamedTuple):
    """A point with its number; "" where it has none."""

    feature: str
    number: str
    x: float
    y: float
    radius: float = 6.0


class Entry(NamedTuple):
    """What a number stands for."""

    feature: str
    label: str
    tone: Tone
    clear: bool = True
    placed: bool = True
    """Whether it has a number at all."""


def numbers(points: Sequence[Numbered], look: Look, box: Box) -> Iterator[Element]:
    """A number beside each point, none over another as long as there is room."""
    names = [Name(each.x, each.y, width(each.number, NUMBER), NUMBER.size, each.radius) for each in points]
    for each, place in zip(points, placed(names, box) or [], strict=False):
        at = (place.box.left, place.box.top + NUMBER.size * 0.9)
        yield look.text(at, each.number, NUMBER, "ink", data_feature=each.feature, **look.halo(2.5))


def key(entries: Sequence[Entry], look: Look, box: Box) -> tuple[list[Element], float]:
    """The names behind the numbers in columns, and down to where they go."""
    columns = max(int(box.width // COLUMN), 1)
    wide, rows = box.width / columns, -(-len(entries) // columns)
    drawn = []
    for i, each in enumerate(entries):
        x, y = box.left + wide * (i // rows), box.top + 14 + (i % rows) * LINE
        number = str(i + 1) if each.placed else "–"
        drawn.append(look.mark(each.tone, (x + 7, y - 4), 5, clear=each.clear))
        drawn.append(look.text((x + 20, y), number, KEY_NUMBER, "ink"))
        name = cut(each.label, NAME, wide - 54)
        drawn.append(look.text((x + 42, y), name, NAME, "ink", data_feature=each.feature))
    return drawn, box.top + 14 + rows * LINE
