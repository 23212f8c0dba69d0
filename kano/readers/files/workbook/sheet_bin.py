"""Sheets of xlsb workbooks, which keep their cells as binary records.

Source: [MS-XLSB] 2.1.4 (records) and 2.4 (BrtRowHdr, BrtCell..., BrtFmla..., BrtShort..., BrtBundleSh).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from kano.readers.files.kinds import damaged
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet
from kano.readers.files.workbook.loading import workbook_sheets
from kano.readers.files.workbook.package import BROKEN, Package

_ROW = 0
_CELLS = 12
"""Records below this one are cells that say their column ..."""
_SHORT = 19
"""... and those below this one are cells beside the one before them."""
_SHEET = 156
_ROWS = 1 << 20
"""As many as a sheet can have."""


def binary_sheets(raw: Raw, package: Package) -> tuple[Sheet, ...]:
    """Every visible sheet that holds cells, in the order of the workbook; notices as for other workbooks."""
    return workbook_sheets(_whole_cells(raw, package), package)


def _whole_cells(raw: Raw, package: Package) -> Raw:
    """The workbook with the column of every cell, which the library needs; DataError where it is damaged."""
    try:
        told = {name: package.parts[name].content() for name in _sheets(package)}
        changed = {name: whole for name, content in told.items() if (whole := _whole(raw, content))}
        return _with(raw, changed) if changed else raw
    except BROKEN as error:
        raise damaged(raw, error) from None


def _sheets(package: Package) -> list[str]:
    """The parts of the workbook that are sheets."""
    targets = package.targets("xl/workbook.bin")
    book = package.parts["xl/workbook.bin"].content()
    keys = (book[at + 8 : at + size] for kind, _, at, size in _records(book) if kind == _SHEET)
    known = (key[4 : 4 + 2 * int.from_bytes(key[:4], "little")].decode("utf-16-le") for key in keys)
    return [targets[key] for key in known]


def _records(content: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Kind, start, start of what it holds and size of that, of each record."""
    at = 0
    while at < len(content):
        start = at
        kind, at = _number(content, at, 2)
        size, at = _number(content, at, 4)
        yield kind, start, at, size
        at += size


def _whole(raw: Raw, content: bytes) -> bytes:
    """The sheet with the column of every cell; b"" where each has it already."""
    pieces: list[bytes] = []
    column = rows = done = 0
    for kind, start, at, size in _records(content):
        if kind == _ROW:
            row = int.from_bytes(content[at : at + 4], "little")
            if not rows - 1 <= row < _ROWS:
                raise damaged(raw, "its rows are out of order")
            rows = row + 1
        elif kind < _SHORT:
            column = int.from_bytes(content[at : at + 4], "little") if kind < _CELLS else column + 1
            if kind >= _CELLS:
                place = bytes([kind - _CELLS + 1, *_varied(size + 4)]) + column.to_bytes(4, "little")
                pieces += content[done:start], place
                done = at
    return b"".join([*pieces, content[done:]]) if pieces else b""


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to so many bytes, seven bits in each, and where it ends."""
    number = content[at]
    if number < 0x80:
        return number, at + 1
    number &= 0x7F
    for i in range(1, most):
        byte = content[at + i]
        number |= (byte & 0x7F) << (7 * i)
        if byte < 0x80:
            return number, at + i + 1
    return number, at + most


def _varied(number: int) -> bytes:
    """The same the other way round."""
    found = []
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])


def _with(raw: Raw, changed: dict[str, bytes]) -> Raw:
    """The package with other content in some of its parts."""
    made = io.BytesIO()
    with raw.open() as handle, zipfile.ZipFile(handle) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, changed[name] if name in changed else old.read(name))
    return Raw(raw.name, data=made.getvalue())
