"""How far cells reach: the library makes room for all between, and ends the process where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kano.errors import DataError, Problem
from kano.readers.files.cells import cell
from kano.readers.files.kinds import damaged
from kano.readers.files.raw import Raw
from kano.readers.files.workbook.package import Package
from kano.readers.files.workbook.sheet_xml import whole_rows

_AREA = 64_000_000
"""Cells up to the last one: loading makes room for all between, filled or not."""
_LAST = (1 << 20, 1 << 14)
"""Rows and columns that any spreadsheet program can hold."""
_ADDRESS = re.compile(rb" r=[\"']([A-Za-z]+)0*(\d+)[\"'](?!(?: s=\"\d+\")?/>)")
"""Of a cell that holds something: of blank ones, kept for their colour, the library takes no notice."""
_ANY_ADDRESS = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]*)0*(\d+)[\"']")
"""Of any cell or row, however the library would read it; takes twice the time."""
_DIGITS, _LETTERS = 10, 7
"""As many of an address are enough to see that it is too far."""
_NO_ADDRESS = rb"(?=[\s/>])(?![^>]*\br\s*=)"
_NEXT_CELL = re.compile(rb"<(?:[^\s<>/:]+:)?c" + _NO_ADDRESS)
_NEXT_ROW = re.compile(rb"<(?:[^\s<>/:]+:)?row" + _NO_ADDRESS)
_END = re.compile(rb"</(?:[^\s<>/:]+:)?row")
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_ODD = (re.compile(rb"<c(?! r=[\"'][A-Z])[\s/>]"), re.compile(rb"<row(?! r=[\"']\d)[\s/>]"), _PREFIXED)
"""A cell or row that doesn't begin with its address; patterns with a literal start are quick to search."""
_FAR = (
    re.compile(rb"<c(?! r=\"(?:[A-Z]|A[A-Z]|B[A-I])\d{1,6}\")[\s/>].{14}", re.DOTALL),
    re.compile(rb"<row(?! r=\"\d{1,6}\")[\s/>].{12}", re.DOTALL),
    _PREFIXED,
)
"""The same, or one that lies far away; with as much behind it as its address may take."""
_REACH = 24
"""Bytes in which an address may be cut by the end of a piece."""
_FEW = 1_000_000
"""Texts that may be said to be there in any case."""
_TEXTS = re.compile(rb"uniqueCount\s{0,99}=\s{0,99}[\"']0{0,99}(\d{1,20})")
_LONG = 400
"""Bytes in which that may be cut by the end of a piece."""


def extent_of(chunks: Iterable[bytes]) -> tuple[int, int]:
    """Rows and columns up to the last cell that is there; one without an address follows the one before."""
    rows = columns = next_rows = next_cells = 0
    for piece in whole_rows(chunks):
        odd = any(pattern.search(piece) for pattern in _ODD)
        addresses = (_ANY_ADDRESS if odd else _ADDRESS).findall(piece)
        columns = max([columns, *map(_number, {letters for letters, _ in addresses})])
        rows = max(rows, max((int(row[:_DIGITS]) for _, row in addresses), default=0))
        if odd:
            next_rows += len(_NEXT_ROW.findall(piece))
            next_cells = max([next_cells, *(len(_NEXT_CELL.findall(row)) for row in _END.split(piece))])
    return rows + next_rows, columns + next_cells


class FarError(Exception):
    """A cell may lie beyond column BI or row 999,999; all cells up to there still fit in memory."""


def all_near(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same pieces; FarError at the first cell that may lie far away."""
    rest = b""
    for chunk in chunks:
        for piece in (chunk, rest + chunk[:_REACH]):
            if any(pattern.search(piece) for pattern in _FAR):
                raise FarError
        rest = chunk[-_REACH:]
        yield chunk


def check_area(raw: Raw, extent: tuple[int, int]) -> None:
    """DataError where so many cells can't be loaded."""
    rows, columns = extent
    if rows * columns > _AREA or rows > _LAST[0] or columns > _LAST[1]:
        far = cell(rows - 1, columns - 1)
        what = f"the sheet reaches to {far}, which is too far to be read"
        todo = "Delete the rows and columns after the answers, or save the sheet as CSV."
        raise DataError(Problem(what, raw.name, todo=todo))


def check_texts(raw: Raw, package: Package) -> None:
    """DataError where a workbook says it holds more texts than can be in it: room is made for them all."""
    for name, part in package.parts.items():
        if name.lower().endswith("sharedstrings.xml"):
            rest = b""
            for chunk in part.chunks():
                for said in _TEXTS.findall(rest + chunk):
                    if int(said[:_DIGITS]) > max(part.size, _FEW):
                        raise damaged(raw, f"it says it holds {said.decode()} texts, in {part.size} bytes")
                rest = chunk[-_LONG:]


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters[:_LETTERS].upper():
        number = number * 26 + letter - 64
    return number
