"""Headers that have more cells than the rows below them: answers would stand under other questions."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kano.errors import DataError
from kano.readers.files.cells import Row, clean, column_letters, is_blank

_ROWS = 200
_USUAL = 0.8
"""Share of the rows that have one length before a header is measured by it."""
_NAMED = 5
_SHOWN = 30
"""Characters shown before and after the place where quotation marks break."""


def check_header(rows: Sequence[Row], lines: Iterator[str], delimiter: str, place: str) -> None:
    """DataError where a row above the answers is longer than they all are.

    `rows` are the first rows, `lines` the lines that they were read from.
    """
    usual = _usual_width(rows)
    longer = next((i for i, row in enumerate(rows) if usual and not is_blank(row[usual:])), None)
    if longer is None or not usual or any(len(row) > usual for row in rows[longer + 1 :]):
        return
    broken = _broken_quotes(lines, delimiter)
    what = f"the header has {len(rows[longer])} cells, but the rows below it have {usual}"
    todo = "Write a quotation mark within a cell twice, or export the answers again, as XLSX for example."
    if not broken:
        names = ", ".join(
            f'{column_letters(i)} "{clean(rows[longer][i])}"' for i in range(usual, len(rows[longer]))
        )
        broken, todo = f"Without answers are {names}.", "Mend the header, or export the answers again."
    raise DataError(what, f"{place}, row {longer + 1}", broken, todo)


def _usual_width(rows: Sequence[Row]) -> int:
    """The length that nearly all rows have and none of the last is above; 0 where there is none such."""
    if not (widths := Counter(len(row) for row in rows if not is_blank(row))):
        return 0
    width, count = widths.most_common(1)[0]
    return width if count >= 3 and count >= _USUAL * (widths.total() - 1) else 0


def _broken_quotes(lines: Iterator[str], delimiter: str) -> str:
    """Where a quotation mark within a cell ends it too early, in words; "" where none does."""
    mark = re.escape(delimiter)
    early = re.compile(rf'(?<=[^{mark}"])"(?=[^{mark}"\r\n])')
    for number, line in zip(range(1, _ROWS), lines, strict=False):
        if found := early.search(line):
            shown = line[max(0, found.start() - _SHOWN) : found.end() + _SHOWN].strip()
            return f"Its quotation marks break in line {number}, at character {found.start() + 1}: … {shown} …"
    return ""
