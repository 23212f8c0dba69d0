"""Pairs of answers as a grid: a letter for what a pair makes, a colour the deeper the more people gave it."""

from __future__ import annotations

from collections.abc import Iterator

from kano.analyses.kinds import Kind
from kano.render.charts.frame import Draw, Drawn
from kano.render.charts.letters import Type, wrapped
from kano.render.charts.look import Look, group, row_of
from kano.render.charts.place import Box
from kano.render.charts.svg import Element, element
from kano.report.pictures.kinds import Heat, HeatCell

TITLE, NAME, SHARE, LETTER = Type(13, bold=True), Type(12), Type(14, bold=True), Type(11.5)
DEEP = 0.55
"""From this depth of colour on, words on it are those for the whole colour."""


def drawer(heat: Heat) -> Draw:
    """What draws this grid."""

    def draw(look: Look, box: Box) -> Drawn:
        items = [(look.mark(each.tone, (0, 0)), each.text) for each in heat.legend]
        legend, top = row_of(look, (box.left, box.top + 12), items, box.width)
        names, total, size = (110.0, 64.0, 5) if not look.narrow else (74.0, 46.0, 5)
        wide = min((box.width - names - total) / size, 200.0)
        high = min(wide * 0.6, 96.0)
        grid = Box(box.left + names, top + 58, box.left + names + wide * size, top + 58 + high * size)
        parts = [*_heads(heat, look, grid, box.left), *_cells(heat, look, grid), *_totals(heat, look, grid)]
        return Drawn([*legend, *parts], grid.bottom + 34)

    return draw


def _heads(heat: Heat, look: Look, grid: Box, left: float) -> Iterator[Element]:
    """What is asked, and the answers along both sides."""
    yield look.text((grid.left, grid.top - 40), f"{heat.column_title} →", TITLE)
    yield look.text((left, grid.top - 12), f"{heat.row_title} ↓", TITLE)
    wide, high = grid.width / 5, grid.height / 5
    for i, name in enumerate(heat.answers):
        across = grid.left + wide * (i + 0.5)
        lines = wrapped(name, NAME, wide - 4, 2)
        yield from look.lines(
            (across, grid.top - 10 - (len(lines) - 1) * 14), lines, NAME, text_anchor="middle"
        )
        down = grid.top + high * (i + 0.5) + 4
        yield from look.lines(
            (grid.left - 10, down), wrapped(name, NAME, grid.left - left - 10, 2), NAME, text_anchor="end"
        )


def _cells(heat: Heat, look: Look, grid: Box) -> Iterator[Element]:
    wide, high = grid.width / 5, grid.height / 5
    most = max((cell.share for line in heat.cells for cell in line if cell), default=0.0) or 1.0
    for f, line in enumerate(heat.cells):
        for d, cell in enumerate(line):
            left, top = grid.left + wide * d, grid.top + high * f
            box = Box(left + 1, top + 1, left + wide - 1, top + high - 1)
            yield _cell(cell, look, box, most) if cell else look.box(box, "faint")


def _cell(cell: HeatCell, look: Look, box: Box, most: float) -> Element:
    tone, depth = cell.category.tone.value, 0.06 + 0.94 * cell.share / most
    role = f"on-{tone}" if depth > DEEP else "ink"
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    said = (
        f"{cell.category.text}: {look.number(cell.share, Kind.SHARE)} (n = {look.number(cell.n, Kind.COUNT)})"
    )
    parts = [element("title", said), look.box(box, tone, fill_opacity=depth, rx=3)]
    if cell.n:
        shown = look.number(cell.share, Kind.SHARE)
        parts.append(look.text((middle[0], middle[1] + 1), shown, SHARE, role, text_anchor="middle"))
    name = cell.category.text if box.width > 84 else cell.category.text[:4]
    faint = role if cell.n else "soft"
    down = 17 if cell.n else 4
    parts.append(look.text((middle[0], middle[1] + down), name, LETTER, faint, text_anchor="middle"))
    return group(parts)


def _totals(heat: Heat, look: Look, grid: Box) -> Iterator[Element]:
    """The shares of each answer, behind the rows and below the columns."""
    wide, high = grid.width / 5, grid.height / 5
    for i, (down, across) in enumerate(zip(*heat.totals, strict=True)):
        shown = look.number(down, Kind.SHARE)
        yield look.text((grid.right + 12, grid.top + high * (i + 0.5) + 4), shown, NAME, "soft")
        at = (grid.left + wide * (i + 0.5), grid.bottom + 20)
        yield look.text(at, look.number(across, Kind.SHARE), NAME, "soft", text_anchor="middle")
