"""Shares of a whole: a bar a feature, names before it, what it is and how many people behind it."""

from __future__ import annotations

from collections.abc import Iterator

from kano.analyses.kinds import Kind
from kano.render.charts.frame import Draw, Drawn
from kano.render.charts.letters import Type, width, wrapped
from kano.render.charts.look import Look, group, row_of
from kano.render.charts.place import Box
from kano.render.charts.svg import Element, element
from kano.report.pictures.kinds import Share, Stack, StackRow

BAR, GAP = 20.0, 10.0
NAME, SMALL = Type(12.5), Type(11.5)
BEHIND = 150.0
"""Room behind the bars."""


def drawer(stack: Stack) -> Draw:
    """What draws these bars."""

    def draw(look: Look, box: Box) -> Drawn:
        items = [(look.mark(each.tone, (0, 0)), each.text) for each in stack.legend]
        legend, top = row_of(look, (box.left, box.top + 12), items, box.width)
        bars = _bars(stack, look, Box(box.left, top + 6, box.right, 0))
        rows, y = list[Element](), bars.top
        for row in stack.rows:
            drawn, y = _row(row, look, Box(bars.left, y, bars.right, 0), box)
            rows.append(drawn)
        axis = _axis(look, Box(bars.left, bars.top, bars.right, y))
        head = look.text((box.right, bars.top - 8), stack.n_title, SMALL, "soft", text_anchor="end")
        return Drawn([*legend, *axis, *rows, head], y + 20)

    return draw


def _bars(stack: Stack, look: Look, box: Box) -> Box:
    """Where the bars are, beside the names."""
    widest = max((width(row.label, NAME) for row in stack.rows), default=0.0)
    names = min(widest + 16, box.width * (0.3 if not look.narrow else 0.36))
    behind = BEHIND if not look.narrow else 48.0
    return Box(box.left + names, box.top + 8, box.right - behind, 0)


def _axis(look: Look, bars: Box) -> Iterator[Element]:
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = bars.left + bars.width * part
        yield look.rule((x, bars.top - 4), (x, bars.bottom - GAP + 4), "rule" if part == 0.5 else "faint")
        shown = look.number(part, Kind.SHARE)
        yield look.text((x, bars.bottom + 8), shown, SMALL, "soft", text_anchor="middle")


def _row(row: StackRow, look: Look, bars: Box, box: Box) -> tuple[Element, float]:
    name = wrapped(row.label, NAME, bars.left - box.left - 14, 3)
    high = max(BAR, len(name) * NAME.line)
    middle = bars.top + high / 2
    first = middle - (len(name) - 1) * NAME.line / 2 + 4.5
    parts = [*look.lines((box.left, first), name, NAME)]
    x = bars.left
    for share in row.shares:
        wide = share.share * bars.width
        if wide > 0:
            parts += _part(share, look, Box(x, middle - BAR / 2, x + wide, middle + BAR / 2))
        x += wide
    parts.append(
        look.text((box.right, middle + 4), look.number(row.n, Kind.COUNT), SMALL, "soft", text_anchor="end")
    )
    if row.verdict:
        parts.append(look.mark(row.verdict.tone, (bars.right + 16, middle), 5.5, clear=row.clear))
    if row.verdict and not look.narrow:
        parts.append(look.text((bars.right + 30, middle + 4), row.verdict.text, SMALL, "ink"))
    return group(parts, data_feature=row.feature), bars.top + high + GAP


def _part(share: Share, look: Look, box: Box) -> Iterator[Element]:
    """A part of a bar with its share, where that has room."""
    colour = look.theme.paint(share.tone.value, "ground")
    yield element("rect", x=box.left, y=box.top, width=box.width, height=box.height, stroke_width=1, **colour)
    shown = look.number(share.share, Kind.SHARE)
    if width(shown, SMALL) + 6 <= box.width:
        at = ((box.left + box.right) / 2, box.bottom - 6)
        yield look.text(at, shown, SMALL, f"on-{share.tone.value}", text_anchor="middle")
