"""Reads a workbook in a process of its own, as the library makes room for all that a file may claim.

Writes one line of JSON (`why` and `said` where it can't be read, else `sheets`: the name and, of those that
can be seen, rows, columns, merged ranges and every value that occurs) and then the cells of all sheets row by
row, as places among the values of their sheet, 32 bits each. The first value is the blank one.
It is run by its file name, apart from the package: it imports the standard library and python-calamine alone.
"""

from __future__ import annotations

import json
import sys
from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


class _Places(dict[Any, int]):
    """Values in the order in which they were met."""

    def __init__(self) -> None:
        super().__init__({"": 0})
        self.values_met: list[Any] = [""]

    def __missing__(self, value: object) -> int:
        # True == 1.0 and False == 0.0 as keys: these are kept apart by their types.
        key = value if type(value) is str or value not in (0, 1) else (type(value), value)
        if key is value or key not in self:
            self[key] = len(self.values_met)
            self.values_met.append(value)
        return self[key]


def main(path: str) -> None:
    """Write what the file holds to standard output."""
    from python_calamine import PasswordError, SheetVisibleEnum, load_workbook

    cells = array("I")
    try:
        book = load_workbook(path)
        seen = [meta.visible == SheetVisibleEnum.Visible for meta in book.sheets_metadata]
        told = [
            {"name": meta.name} | (_sheet(book.get_sheet_by_index(i), cells) if seen[i] else {})
            for i, meta in enumerate(book.sheets_metadata)
        ]
        said: dict[str, Any] = {"sheets": told}
    except BaseException as error:  # noqa: BLE001 - a panic of its Rust is no Exception
        kind = "locked" if isinstance(error, PasswordError) else "damaged"
        said, cells = (
            {"why": "room" if isinstance(error, MemoryError) else kind, "said": str(error)},
            array("I"),
        )
    sys.stdout.buffer.write(json.dumps(said, default=str).encode() + b"\n")
    sys.stdout.buffer.write(cells.tobytes())


def _sheet(sheet: CalamineSheet, cells: array[int]) -> dict[str, Any]:
    """What one sheet is, while its cells are added to the others."""
    if sheet.start is None or sheet.end is None:
        return {"rows": 0, "columns": 0, "merged": [], "values": [""]}
    places, left, before = _Places(), array("I", [0]) * sheet.start[1], len(cells)
    place = places.__getitem__
    for row in sheet.iter_rows():
        cells.extend(left)
        cells.extend(map(place, row))
    columns = sheet.end[1] + 1
    return {
        "rows": (len(cells) - before) // columns,
        "columns": columns,
        "merged": [[*first, *last] for first, last in sheet.merged_cell_ranges or ()],
        "values": places.values_met,
    }


if __name__ == "__main__":
    main(sys.argv[1])
