"""Features on the ladder from bijzonder to basis over dates; names beside their last places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kano.render.charts.frame import Draw, Drawn
from kano.render.charts.letters import Type, cut, width
from kano.render.charts.look import Look, group
from kano.render.charts.place import Box
from kano.render.charts.svg import Element, element, path
from kano.render.charts.timeline import Timeline
from kano.report.pictures.kinds import Climb, Ladder

NAME, SMALL, RUNG = Type(12), Type(11.5), Type(14, bold=True)


def drawer(ladder: Ladder) -> Draw:
    """What draws this ladder."""

    def draw(look: Look, box: Box) -> Drawn:
        behind = _behind(ladder, look, 320.0 if not look.narrow else 190.0)
        least = 16.0 * len(ladder.climbs) + 20
        high = max(box.bottom - box.top - 40 if box.bottom else box.width * 0.46, least, 260.0)
        field = Box(box.left + 96, box.top, box.right - behind, box.top + high)
        time = Timeline(
            Box(field.left + 14, field.top, field.right - 14, field.bottom), ladder.dates, ladder.date_names
        )
        parts = [*_rungs(ladder, look, field), *(time.drawn(look) if ladder.climbs else ())]
        ends = spread(
            [_y(field, _last(each)) + 4 for each in ladder.climbs], field.top + 8, field.bottom - 8, 17.0
        )
        order = sorted(range(len(ladder.climbs)), key=lambda i: (ladder.climbs[i].moving, i))
        parts += [_climb(ladder.climbs[i], look, time, (field, box.right), ends[i]) for i in order]
        return Drawn(parts, field.bottom + 26)

    return draw


def spread(wanted: Sequence[float], low: float, high: float, apart: float) -> list[float]:
    """Places as near as can be to those wanted, at least so far apart, between two ends.

    Neighbours that come too close become one block about the mean of what they want: isotonic regression by
    pooling adjacent violators. Source: Ayer et al. 1955, Ann. Math. Statist. 26, 641-647.

    >>> spread([10.0, 11.0, 40.0], 0.0, 100.0, 6.0)
    [7.5, 13.5, 40.0]
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    blocks: list[tuple[float, int]] = []
    for rank, i in enumerate(order):
        mean, size = wanted[i] - rank * apart, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean, size = (before * many + mean * size) / (many + size), many + size
        blocks.append((mean, size))
    flat = [mean for mean, size in blocks for _ in range(size)]
    most = high - (len(order) - 1) * apart
    found = [0.0] * len(wanted)
    for rank, i in enumerate(order):
        found[i] = max(min(flat[rank], most), low) + rank * apart
    return found


def _behind(ladder: Ladder, look: Look, most: float) -> float:
    """Room for the names behind the ladder."""
    wide = (width(_name(each, look), _kind(each)) for each in ladder.climbs)
    return min(max(wide, default=0.0) + 24, most)


def _name(climb: Climb, look: Look) -> str:
    return climb.label if look.narrow else f"{climb.label} · {look.phrase(climb.said)}"


def _kind(climb: Climb) -> Type:
    return Type(NAME.size, bold=climb.moving)


def _y(field: Box, value: float) -> float:
    return field.top + 14 + (field.height - 28) * value


def _last(climb: Climb) -> float:
    return next((value for value in reversed(climb.values) if value is not None), 0.5)


def _rungs(ladder: Ladder, look: Look, field: Box) -> Iterator[Element]:
    """The three rungs, from bijzonder at the top to basis at the bottom."""
    third = field.height / 3
    for i, rung in enumerate(ladder.rungs):
        band = Box(field.left, field.top + i * third, field.right, field.top + (i + 1) * third)
        yield look.box(band, rung.tone.value, fill_opacity=0.06)
        y = (field.top + 18, (field.top + field.bottom) / 2 + 4, field.bottom - 8)[i]
        yield look.text((field.left - 10, y), rung.text, RUNG, f"{rung.tone.value}-ink", text_anchor="end")


def _climb(climb: Climb, look: Look, time: Timeline, room: tuple[Box, float], end: float) -> Element:
    field, right = room
    at = [
        (time.x(day), _y(field, value), tone)
        for day, value, tone in zip(time.dates, climb.values, climb.tones, strict=True)
        if value is not None
    ]
    parts = [element("title", f"{climb.label}: {look.phrase(climb.said)}")]
    line = path("M", *at[0][:2], *(part for x, y, _ in at[1:] for part in ("L", x, y)))
    colour = look.theme.paint(stroke="ink" if climb.moving else "rule")
    thick = 2.4 if climb.moving else 1.3
    parts.append(element("path", d=line, fill="none", stroke_width=thick, stroke_linejoin="round", **colour))
    parts += [look.mark(tone, (x, y), 4.6 if climb.moving else 3.4) for x, y, tone in at]
    last = at[-1]
    parts.append(look.rule((last[0] + 7, last[1]), (field.right + 10, end - 4), "rule", stroke_width=0.8))
    kind = _kind(climb)
    name = cut(_name(climb, look), kind, right - field.right - 16)
    parts.append(look.text((field.right + 14, end), name, kind, "ink" if climb.moving else "soft"))
    return group(parts, data_feature=climb.feature)
