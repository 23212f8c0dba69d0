"""Merged cells: every cell of a range says what the range shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

Place = tuple[int, int]
_MOST = 1_000_000
"""Cells filled at most: a title merged over the whole width of a sheet needs no more."""


def sources(ranges: Iterable[tuple[Place, Place]], end: Place) -> dict[int, dict[int, Place]]:
    """By row and column: the cell whose text is shown there; `end` is the last cell that is used."""
    found: dict[int, dict[int, Place]] = {}
    room = _MOST
    for (top, left), (bottom, right) in ranges:
        rows, columns = range(top, min(bottom, end[0]) + 1), range(left, min(right, end[1]) + 1)
        room -= len(rows) * len(columns)
        if room < 0:
            break
        for row in rows:
            found.setdefault(row, {}).update(dict.fromkeys(columns, (top, left)))
    return found


def filled(rows: Iterator[list[Any]], places: dict[int, dict[int, Place]]) -> Iterator[list[Any]]:
    """The same rows with merged cells filled; rows are changed in place."""
    shown: dict[Place, Any] = {}
    for number, row in enumerate(islice(rows, max(places, default=-1) + 1)):
        for column, place in places.get(number, {}).items():
            if place == (number, column):
                shown[place] = row[column]
            row[column] = shown[place]
        yield row
    yield from rows
