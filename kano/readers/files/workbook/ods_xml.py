"""What the XML of an OpenDocument spreadsheet tells and its values don't: extent, errors, merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kano.readers.files.cells import cell
from kano.readers.files.kinds import damaged
from kano.readers.files.raw import Raw
from kano.readers.files.workbook.sheet_xml import FIRST, Findings

_TABLE = re.compile(rb"<table:table\s.*?</table:table>", re.DOTALL)
_ROW = re.compile(
    rb"<table:table-row\b([^>]*[^/>]|)>(.*?)</table:table-row>|<table:table-row\b([^>]*)/>", re.DOTALL
)
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(?:/>|>)")
_ROWS = re.compile(rb"number-rows-repeated\s*=\s*[\"']0*(\d{1,15})")
_COLUMNS = re.compile(rb"number-columns-repeated\s*=\s*[\"']0*(\d{1,15})")
_SPANNED = re.compile(rb"number-columns-spanned\s*=\s*[\"']0*(\d{1,15})")
_SPANNED_ROWS = re.compile(rb"number-rows-spanned\s*=\s*[\"']0*(\d{1,15})")
_ERROR = b'calcext:value-type="error"'


def check_whole(raw: Raw, content: bytes) -> None:
    """DataError where the XML is cut off or not well-formed: the library would look for its end for ever."""
    from xml.parsers import expat

    def refuse(name: str, *_: object) -> None:
        raise damaged(raw, f"it declares an entity, {name}")

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged(raw, error) from None


def tables(content: bytes) -> Iterator[tuple[tuple[int, int], Findings]]:
    """Of each sheet: rows and columns up to the last filled cell, and the cells that show an error."""
    for table in _TABLE.findall(content):
        found = Findings()
        rows = columns = seen = 0
        for row in _ROW.finditer(table):
            width = _look_at_row(row[2] or b"", seen, found)
            seen += _repeated(_ROWS, row[1] or row[3] or b"")
            rows, columns = (seen, max(columns, width)) if width else (rows, columns)
        yield (rows, columns), found


def _look_at_row(content: bytes, row: int, found: Findings) -> int:
    """Columns up to the last cell that says anything."""
    seen = width = 0
    for attributes in _CELL.findall(content):
        if _ERROR in attributes:
            found.errors += 1
            found.first_errors += [cell(row, seen)] if len(found.first_errors) < FIRST else []
        if b"-spanned" in attributes:
            last = row + _repeated(_SPANNED_ROWS, attributes) - 1, seen + _repeated(_SPANNED, attributes) - 1
            found.merged.append(((row, seen), last))
        seen += _repeated(_COLUMNS, attributes)
        if b"office:value-type" in attributes:
            width = seen
    return width


def _repeated(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    said = pattern.search(attributes)
    return int(said[1]) if said else 1
