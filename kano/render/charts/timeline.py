"""Dates at their true distances along an axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kano.render.charts.letters import Type, width
from kano.render.charts.look import Look
from kano.render.charts.place import Box
from kano.render.charts.svg import Element
from kano.values import dataclass

SMALL = Type(11.5)


@dataclass(frozen=True, eq=False)
class Timeline:
    """An axis of dates from the left of a box to its right."""

    box: Box
    dates: Sequence[dt.date]
    names: Sequence[str]

    def x(self, day: dt.date) -> float:
        """Where a date is."""
        first, last = self.dates[0], self.dates[-1]
        span = (last - first).days or 1
        return self.box.left + self.box.width * (day - first).days / span

    def drawn(self, look: Look) -> Iterator[Element]:
        """A faint line for each date, and the names of as many as have room: first and last among them."""
        named = self._named()
        for i, day in enumerate(self.dates):
            x = self.x(day)
            yield look.rule((x, self.box.top), (x, self.box.bottom), "faint")
            if i in named:
                last = i == len(self.dates) - 1
                anchor = "start" if i == 0 else "end" if last else "middle"
                at = (x if i > 0 and not last else x + (-4 if i == 0 else 4), self.box.bottom + 16)
                yield look.text(at, self.names[i], SMALL, "soft", text_anchor=anchor)

    def _named(self) -> set[int]:
        last = len(self.dates) - 1
        kept, end = {0, last}, self.x(self.dates[0]) + width(self.names[0], SMALL)
        stop = self.x(self.dates[-1]) - width(self.names[-1], SMALL)
        for i in range(1, last):
            half = width(self.names[i], SMALL) / 2
            x = self.x(self.dates[i])
            if x - half > end + 10 and x + half < stop - 10:
                kept.add(i)
                end = x + half
        return kept
