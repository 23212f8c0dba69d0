"""Shares over dates, and what is to come as a fan: a panel a feature."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from kano.analyses.kinds import Kind
from kano.render.charts.frame import Draw, Drawn
from kano.render.charts.letters import Type, width, wrapped
from kano.render.charts.look import Look, group, row_of
from kano.render.charts.place import Box
from kano.render.charts.svg import Element, element, path
from kano.render.charts.timeline import Timeline
from kano.report.pictures.kinds import Course, Fan, FanPanel

TITLE, SMALL = Type(13, bold=True), Type(11.5)
GAP, HEAD, FOOT = 34.0, 40.0, 30.0


def drawer(fan: Fan) -> Draw:
    """What draws these courses."""

    def draw(look: Look, box: Box) -> Drawn:
        items = [(look.mark(each.tone, (0, 0)), each.text) for each in fan.legend]
        legend, top = row_of(look, (box.left, box.top + 12), items, box.width)
        across = _across(len(fan.panels), look)
        wide = (box.width - GAP * (across - 1)) / across
        high = {1: wide * (0.44 if not look.narrow else 0.6), 2: wide * 0.52}.get(across, wide * 0.6)
        step = HEAD + high + FOOT + 14
        parts = []
        for i, panel in enumerate(fan.panels):
            left, y = box.left + (wide + GAP) * (i % across), top + step * (i // across)
            room = Box(left + 34, y + HEAD, left + wide - 6, y + HEAD + high)
            parts.append(group(_panel(fan, panel, look, room), data_feature=panel.feature))
        return Drawn([*legend, *parts], top + step * -(-len(fan.panels) // across) - 14)

    return draw


def _across(many: int, look: Look) -> int:
    if look.narrow or many == 1:
        return 1
    return 2 if many in (2, 4) else 3


def _panel(fan: Fan, panel: FanPanel, look: Look, box: Box) -> Iterator[Element]:
    time = Timeline(box, (*fan.dates, *fan.ahead), (*fan.date_names, *fan.ahead_names))
    yield from _head(panel, look, box)
    if fan.ahead:
        start = time.x(fan.dates[-1])
        yield look.box(Box(start, box.top, box.right, box.bottom), "faint", fill_opacity=0.5)
        if box.right - start > width(fan.ahead_title, SMALL) + 10:
            yield look.text((box.right - 6, box.top + 14), fan.ahead_title, SMALL, "soft", text_anchor="end")
    top = _top(fan)
    yield from _shares(look, box, top)
    yield from time.drawn(look)
    for course in panel.courses:
        yield from _bands(fan, scaled(course, top), look, time)
    for course in panel.courses:
        yield from _line(fan, scaled(course, top), look, time)


def _head(panel: FanPanel, look: Look, box: Box) -> Iterator[Element]:
    """The feature with its verdict; below it, what it will still be."""
    name = wrapped(panel.label, TITLE, box.width + 30, 1)[0]
    said = look.phrase(panel.said)
    told = f"{panel.verdict.text} · {said}" if said else panel.verdict.text
    yield look.text((box.left - 34, box.top - 26), name, TITLE)
    yield look.text((box.left - 34, box.top - 10), wrapped(told, SMALL, box.width + 34, 1)[0], SMALL, "soft")


def _shares(look: Look, box: Box, top: float) -> Iterator[Element]:
    for share in (0.0, top / 2, top):
        y = _y(box, share / top)
        yield look.rule((box.left, y), (box.right, y), "rule" if share == 0 else "faint")
        yield look.text((box.left - 6, y + 4), look.number(share, Kind.SHARE), SMALL, "soft", text_anchor="end")


def _top(fan: Fan) -> float:
    """The share at the top of every panel: the next fifth above the largest there is."""
    every = [each for panel in fan.panels for each in panel.courses]
    most = max(
        (
            value
            for each in every
            for value in (*each.values, *(ends[4] for ends in each.ahead))
            if value is not None
        ),
        default=1.0,
    )
    return min(math.ceil(most * 5 - 1e-9) / 5, 1.0) or 1.0


def scaled(course: Course, top: float) -> Course:
    """The course in parts of the share at the top."""
    values = tuple(None if value is None else value / top for value in course.values)
    low, under, mean, over, high = (tuple(ends[i] / top for ends in course.ahead) for i in range(5))
    return Course(course.name, values, tuple(zip(low, under, mean, over, high, strict=True)))


def _y(box: Box, share: float) -> float:
    return box.bottom - box.height * share


def _bands(fan: Fan, course: Course, look: Look, time: Timeline) -> Iterator[Element]:
    """Where the share will be with 95 and with 80 %, from the last wave on."""
    if not course.ahead or course.values[-1] is None:
        return
    colour = look.theme.paint(course.name.tone.value)
    last = course.values[-1]
    for low, high, depth in ((0, 4, 0.1), (1, 3, 0.16)):
        top = [
            (time.x(day), _y(time.box, ends[high])) for day, ends in zip(fan.ahead, course.ahead, strict=True)
        ]
        under = [
            (time.x(day), _y(time.box, ends[low])) for day, ends in zip(fan.ahead, course.ahead, strict=True)
        ]
        start = (time.x(fan.dates[-1]), _y(time.box, last))
        yield element("path", d=_way([start, *top, *reversed(under)]) + "z", fill_opacity=depth, **colour)


def _line(fan: Fan, course: Course, look: Look, time: Timeline) -> Iterator[Element]:
    """The share in each wave, and dashed what is expected."""
    tone, box = course.name.tone, time.box
    known = [
        (time.x(day), _y(box, v)) for day, v in zip(fan.dates, course.values, strict=True) if v is not None
    ]
    colour = look.theme.paint(stroke=tone.value)
    if len(known) > 1:
        yield element("path", d=_way(known), fill="none", stroke_width=2, stroke_linejoin="round", **colour)
    if known and course.ahead:
        after = [(time.x(day), _y(box, ends[2])) for day, ends in zip(fan.ahead, course.ahead, strict=True)]
        way = _way([known[-1], *after])
        yield element("path", d=way, fill="none", stroke_width=1.6, stroke_dasharray="4 3", **colour)
    yield look.marks(tone, known, 3.6)


def _way(points: Sequence[tuple[float, float]]) -> str:
    first, *rest = points
    return path("M", *first, *(part for at in rest for part in ("L", *at)))
