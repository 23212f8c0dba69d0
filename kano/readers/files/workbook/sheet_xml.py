"""What the XML of a worksheet tells and its values don't: errors, formulas never calculated, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from kano.provenance import Notice, frozen_map
from kano.readers.files.cells import column_letters

FIRST = 5
"""How many addresses are kept."""
_LONGEST = 1 << 24
"""Bytes without the end of a row, from which they are taken for no rows at all."""
_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*[^<>/])>([^<]*+(?:<(?!/?(?:\w+:)?c\b)[^<]*+)*+)")
_ERROR = re.compile(rb"<(?:\w+:)?c\b([^<>]*\st=\"e\"[^<>]*)>")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_ANY_ERROR, _ANY_HIDDEN = re.compile(rb' t="e"'), re.compile(rb'hidden="')
_ANY_FORMULA = (re.compile(rb"f><"), re.compile(rb'"/></c>'))
"""Literals as patterns: those search three times as fast as `in`, which counts with 100 MB of XML."""
_UNCALCULATED = (b"</f></c>", b"</f><v/>", b"</f><v />", b"</f><v></v>", b'"/></c>', b":f></", b":f><")
"""A formula without a value has one of these; looking at each cell is too slow for all."""
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^<>]*)?>[^<]")
_ADDRESS = re.compile(rb"\br=\"([A-Z]+)(\d+)\"")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
_HIDDEN = re.compile(rb"\bhidden=\"(?:1|true)\"")


@dataclass
class Findings:
    """What was found while reading through the XML of one sheet."""

    cells: int = 0
    """Filled cells in those parts of the sheet where formulas wait."""
    errors: int = 0
    """Cells that show #N/A, #REF! and the like."""
    first_errors: list[str] = field(default_factory=list)
    uncalculated: int = 0
    """Formulas that no program has calculated yet."""
    first_uncalculated: list[str] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: list[str] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    """Top, left, bottom and right of merged ranges, where the cell values don't tell."""

    def notices(self) -> Iterator[Notice]:
        """What a reader of the report should know of it."""
        if self.errors:
            values = {"count": self.errors, "where": tuple(self.first_errors)}
            yield Notice("error_cells", frozen_map(values))
        if self.uncalculated:
            values = {"count": self.uncalculated, "where": tuple(self.first_uncalculated)}
            yield Notice("formulas_without_values", frozen_map(values))
        if self.hidden_rows:
            yield Notice("hidden_rows", frozen_map({"count": self.hidden_rows}))
        if self.hidden_columns:
            values = {"columns": tuple(self.hidden_columns)}
            yield Notice("hidden_columns", frozen_map(values), warning=False)


def findings_of(chunks: Iterable[bytes]) -> Findings:
    """Reads through the XML of a sheet; costs little where it holds nothing of the kind."""
    found = Findings()
    for piece in _whole_rows(chunks):
        if _ANY_ERROR.search(piece):
            found.errors += piece.count(b' t="e"')
            found.first_errors += _addresses(_ERROR.finditer(piece), FIRST - len(found.first_errors))
        if _ANY_HIDDEN.search(piece):
            _look_for_hidden(piece, found)
        if any(gate.search(piece) for gate in _ANY_FORMULA) and any(mark in piece for mark in _UNCALCULATED):
            _look_at_formulas(piece, found)
    return found


def _whole_rows(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut at the ends of rows."""
    rest = b""
    for chunk in chunks:
        piece = rest + chunk
        cut = max(piece.rfind(b"</row>"), piece.rfind(b":row>"), 0)
        if not cut and len(piece) > _LONGEST:
            cut = len(piece)
        yield piece[:cut]
        rest = piece[cut:]
    yield rest


def _look_for_hidden(piece: bytes, found: Findings) -> None:
    found.hidden_rows += sum(1 for row in _ROW.findall(piece) if _HIDDEN.search(row))
    for column in _COLUMN.findall(piece):
        found.hidden_columns += _letters(column) if _HIDDEN.search(column) else []


def _look_at_formulas(piece: bytes, found: Findings) -> None:
    found.cells += piece.count(b"</c>") + piece.count(b":c>")
    waiting = [
        cell
        for cell in _CELL.finditer(piece)
        if _FORMULA.search(cell[2]) and b't="str"' not in cell[1] and not _VALUE.search(cell[2])
    ]
    found.uncalculated += len(waiting)
    found.first_uncalculated += _addresses(waiting, FIRST - len(found.first_uncalculated))


def _addresses(cells: Iterable[re.Match[bytes]], most: int) -> list[str]:
    found = (_ADDRESS.search(cell[1]) for cell in islice(cells, most))
    return [(address[1] + address[2]).decode() for address in found if address]


def _letters(column: bytes) -> list[str]:
    ends = [re.search(rb"\b" + name + rb"=\"(\d{1,9})\"", column) for name in (b"min", b"max")]
    if not all(ends):
        return []
    first, last = (int(end[1]) for end in ends if end)
    return [column_letters(i) for i in range(first - 1, min(last, first + 99))]
