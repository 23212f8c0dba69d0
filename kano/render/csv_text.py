"""The rows of data as CSV, raw numbers."""

import csv
import io
import math

from kano.render.cells import clean
from kano.report.composed import Data

STEERING = frozenset("=+-@＝＋－＠")
"""A spreadsheet takes a text that begins with one of these for a formula."""


def csv_text(data: Data) -> str:
    """The rows: comma, line feed, UTF-8; empty where undefined; texts never read as a formula."""
    rows = list(data.lines())
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_field(row.get(name)) for name in names] for row in rows)
    return lines.getvalue()


def _field(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return repr(value) if math.isfinite(value) else ""
        case int():
            return str(value)
        case _:
            return _guarded(str(value))


def _guarded(value: str) -> str:
    r"""A text that no spreadsheet runs.

    >>> _guarded("=1+1"), _guarded("\t@x"), _guarded("a-b")
    ("'=1+1", "'@x", 'a-b')
    """
    text = clean(value)  # nothing that can't be seen stands before what a spreadsheet would calculate
    return f"'{text.lstrip()}" if text.lstrip()[:1] in STEERING else text
