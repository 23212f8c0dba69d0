"""Tables of rows, by columns that each say what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from kano.report.blocks import Cell, Column, Table

T = TypeVar("T")


def grid(
    key: str,
    columns: Sequence[tuple[Column, Callable[[T], Cell]]],
    rows: Iterable[T],
    about: Callable[[T], str] | None = None,
) -> Table:
    """A table of columns that each say what stands in them for a row, `about` what the row is about."""
    rows, heads = tuple(rows), tuple(column for column, _ in columns)
    body = tuple(tuple(cell(row) for _, cell in columns) for row in rows)
    return Table(key, heads, body, about=tuple(map(about, rows)) if about else ())
