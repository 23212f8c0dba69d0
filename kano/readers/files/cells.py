"""Cells: their addresses, what they say as text, and whether a row of them says anything."""

import datetime as dt
import sys
from collections.abc import Sequence
from typing import TypeAlias

Row: TypeAlias = Sequence[object]
"""The cells of one row, of any type."""
OUTER = (
    " \t\n\r\v\f\x1a\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\0\u200b\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""Characters that are no text at the ends of a cell: blanks of any width, marks of direction, ends of files."""


def column_letters(column: int) -> str:
    """The letters of a column, counted from 0, as a spreadsheet shows them.

    >>> column_letters(1), column_letters(26)
    ('B', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell(row: int, column: int) -> str:
    """The address of a cell, row and column counted from 0, as a spreadsheet shows it.

    >>> cell(13, 1)
    'B14'
    """
    return f"{column_letters(column)}{row + 1}"


def as_text(value: object) -> str:
    """What a cell says, written as a spreadsheet would show it without any format; undefined is "".

    >>> as_text(5.0), as_text(0.75), as_text(True), as_text("007")
    ('5', '0.75', 'TRUE', '007')
    """
    match value:
        case str():
            return unguarded(value)
        case bool():
            return str(value).upper()
        case float():
            return _number(value)
        case dt.datetime():
            return value.isoformat(" ")
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.generic) and not isinstance(value, numpy.longdouble):
        return as_text(value.item())
    return "" if value is None else str(value)


def _number(value: float) -> str:
    if value != value:  # noqa: PLR0124 - NaN is how undefined numbers arrive
        return ""
    return str(int(value)) if value.is_integer() else repr(float(value))


def unguarded(text: str) -> str:
    """The text without the apostrophe that exports put before what a spreadsheet would calculate.

    >>> unguarded("'=1+1"), unguarded("'t werkt")
    ('=1+1', "'t werkt")
    """
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") else text


def clean(value: object) -> str:
    """What a cell says, without anything invisible around it.

    >>> clean(f"{chr(160)} I like it ")
    'I like it'
    """
    text = (value if type(value) is str else as_text(value)).strip(OUTER)
    return unguarded(text) if text[:1] == "'" else text


def is_blank(row: Row) -> bool:
    """Whether a row says nothing."""
    return not any(map(clean, row))


def blank_at_end(rows: Sequence[Row]) -> int:
    """How many of the last rows say nothing."""
    said = next((i for i in range(len(rows), 0, -1) if not is_blank(rows[i - 1])), 0)
    return len(rows) - said
