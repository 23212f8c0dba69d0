"""What the XML of an OpenDocument spreadsheet tells and its values don't: extent, errors, merged cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kano.errors import DataError, Problem
from kano.readers.files.cells import cell
from kano.readers.files.kinds import SAVE_AS
from kano.readers.files.raw import Raw
from kano.readers.files.workbook.package import parse
from kano.readers.files.workbook.sheet_xml import FIRST, Findings

_FREE = 2_000_000
"""Cells that few bytes may say are there, and ..."""
_DENSE = 10
"""... how many more each byte may: repeating is quick to write and slow to read."""
_VALUES = {
    "string": "", "boolean": "office:boolean-value", "date": "office:date-value", "time": "office:time-value",
    **dict.fromkeys(("float", "percentage", "currency"), "office:value"),
}  # fmt: skip
"""The kinds of a cell, and which attribute has its value: the library reads no others."""


@dataclass
class _Table:
    """A sheet while it is read."""

    found: Findings = field(default_factory=Findings)
    row: int = 0
    column: int = 0
    repeated: int = 1
    width: int = 0
    """Columns of the row up to the last cell that says anything."""
    extent: tuple[int, int] = (0, 0)
    blank: bool = False
    """Whether the cell has no value that the library reads."""
    doubtful: bool = False
    """Whether such a cell may show a text all the same."""

    def add(self, told: Mapping[str, str]) -> None:
        """Take up a cell, which may stand for several."""
        found = self.found
        if told.get("calcext:value-type") == "error":
            found.errors += 1
            found.first_errors += [cell(self.row, self.column)] if len(found.first_errors) < FIRST else []
        if any(name.endswith("-spanned") for name in told):
            last = (
                self.row + _count(told, "number-rows-spanned"),
                self.column + _count(told, "number-columns-spanned"),
            )
            found.merged.append([self.row, self.column, last[0] - 1, last[1] - 1])
        self.column += _count(told, "number-columns-repeated")
        if any(name.endswith("value-type") for name in told):
            self.width = self.column
        self.blank = _is_blank(told)

    def end_row(self) -> None:
        """Finish a row, which may stand for several."""
        self.row += self.repeated
        if self.width:
            self.extent = self.row, max(self.extent[1], self.width)


def tables(raw: Raw, content: bytes) -> list[Findings]:
    """Of each sheet the cells that show an error, and merged ones.

    DataError where cells are said to be there that no bytes account for.
    """
    found: list[_Table] = []

    def start(tag: str, told: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "table":
                found.append(_Table())
            case "table-row" if found:
                found[-1].column = found[-1].width = 0
                found[-1].repeated = _count(told, "number-rows-repeated")
            case "table-cell" | "covered-table-cell" if found:
                found[-1].add(told)
            case "p" if found:
                found[-1].doubtful |= found[-1].blank

    def end(tag: str) -> None:
        if tag.rpartition(":")[2] == "table-row" and found:
            found[-1].end_row()

    parse(content, start, end)
    _check(raw, content, found)
    return [each.found for each in found]


def _check(raw: Raw, content: bytes, found: Sequence[_Table]) -> None:
    """Refuse cells that no bytes account for, and those whose text would be lost."""
    extents = [each.extent for each in found]
    rows, columns = max(extents, key=lambda extent: extent[0] * extent[1], default=(0, 0))
    if rows * columns > _FREE + _DENSE * len(content):
        what = f"the sheet reaches to {cell(rows - 1, columns - 1)}, which is too far to be read"
        todo = "Delete the rows and columns after the answers, or save the sheet as CSV."
        raise DataError(Problem(what, raw.name, todo=todo))
    if any(each.doubtful for each in found) and (text := _lost(content)):
        what = f'a cell shows "{text}" without saying that this is its text'
        raise DataError(Problem(what, raw.name, todo=SAVE_AS))


def _is_blank(told: Mapping[str, str]) -> bool:
    """Whether the library finds no value in a cell, whatever it shows."""
    value = _VALUES.get(told.get("office:value-type", ""))
    return value is None or bool(value and value not in told)


def _lost(content: bytes) -> str:
    """The first text of a cell that the library takes for blank; comments and drawings in it are no text."""
    texts: list[str] = []
    inside = 0
    """How deep below such a cell, itself being 1."""

    def start(tag: str, told: dict[str, str]) -> None:
        nonlocal inside
        if inside:
            inside += 1
            texts.extend([""] if inside == 2 and tag.rpartition(":")[2] == "p" else [])
        elif tag.rpartition(":")[2] in ("table-cell", "covered-table-cell"):
            inside = int(_is_blank(told))

    def end(_: str) -> None:
        nonlocal inside
        inside -= inside > 0

    def take(text: str) -> None:
        if inside == 2 and texts:
            texts[-1] += text

    parse(content, start, end, take)
    return next((text.strip()[:40] for text in texts if text.strip()), "")


def _count(told: Mapping[str, str], name: str) -> int:
    """What any attribute of this name says, whatever its prefix; 1 where none does."""
    said = [text.strip().lstrip("+") for key, text in told.items() if key.rpartition(":")[2] == name]
    return max([1, *(int(text[-18:]) for text in said if text.isdecimal())])
