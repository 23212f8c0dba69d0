"""What other readers than ours find in a file: `references.py FILE` prints its sheets as JSON, rows of text each.

Workbooks are read by openpyxl, xlrd, pyxlsb and odfpy, files of statistics programs and columns by the high-level
calls of pyreadstat and pyarrow, of which the program takes others.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Rows = list[list[str]]


def text(value: Any) -> str:
    """A value as a person would type it."""
    if value is None or value != value:  # noqa: PLR0124 - what is no number
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return str(value.date())
    return str(value)


def xlsx(path: str) -> Iterator[tuple[str, Rows]]:
    """By openpyxl, which leaves out what it doesn't know the kind of."""
    import re
    import zipfile

    import openpyxl

    with zipfile.ZipFile(path) as package:
        parts = [package.read(name) for name in package.namelist() if "worksheets/" in name]
    kinds = {kind for part in parts for kind in re.findall(rb'<c [^>]*\bt="([^"]*)"', part)}
    if strange := kinds - {b"s", b"n", b"b", b"e", b"str", b"inlineStr", b"d"}:
        raise ValueError(f"cells of no kind that there is: {strange}")
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        yield sheet.title, [[text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def xls(path: str) -> Iterator[tuple[str, Rows]]:
    """By xlrd."""
    import xlrd

    book = xlrd.open_workbook(path, logfile=sys.stderr)
    for sheet in book.sheets():
        yield sheet.name, [[text(cell) for cell in sheet.row_values(i)] for i in range(sheet.nrows)]


def xlsb(path: str) -> Iterator[tuple[str, Rows]]:
    """By pyxlsb."""
    from pyxlsb import open_workbook

    with open_workbook(path) as book:
        for name in book.sheets:
            with book.get_sheet(name) as sheet:
                rows: dict[int, dict[int, str]] = {}
                for row in sheet.rows(sparse=True):
                    for cell in row:
                        rows.setdefault(cell.r, {})[cell.c] = text(cell.v)
            width = 1 + max((c for row in rows.values() for c in row), default=0)
            height = 1 + max(rows, default=-1)
            yield name, [[rows.get(r, {}).get(c, "") for c in range(width)] for r in range(height)]


def ods(path: str) -> Iterator[tuple[str, Rows]]:
    """By odfpy."""
    from odf.opendocument import load
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.teletype import extractText
    from odf.text import P

    cells = {TableCell().qname, CoveredTableCell().qname}
    for table in load(path).spreadsheet.getElementsByType(Table):
        rows: Rows = []
        for row in table.getElementsByType(TableRow):
            found: list[str] = []
            for cell in (each for each in row.childNodes if getattr(each, "qname", None) in cells):
                said = "\n".join(extractText(each) for each in cell.getElementsByType(P))
                found += [said] * min(int(cell.getAttribute("numbercolumnsrepeated") or 1), 2000)
            rows += [found] * min(int(row.getAttribute("numberrowsrepeated") or 1), 2000)
        yield table.getAttribute("name"), rows


def arrow(path: str) -> Iterator[tuple[str, Rows]]:
    """By pyarrow, value by value."""
    from pyarrow import feather, parquet

    table = feather.read_table(path) if path.endswith(".feather") else parquet.ParquetFile(path).read()
    columns = [[text(value) for value in column.to_pylist()] for column in table.columns]
    yield "", [list(map(str, table.column_names)), *(list(row) for row in zip(*columns, strict=True))]


def statistics(path: str) -> Iterator[tuple[str, Rows]]:
    """By pyreadstat, labels put in by itself."""
    import pyreadstat

    read = pyreadstat.read_dta if path.endswith(".dta") else pyreadstat.read_sav
    frame, about = read(path, apply_value_formats=True, formats_as_category=False)
    heads = [about.column_names_to_labels.get(name) or name for name in frame.columns]
    yield "", [heads, *([text(value) for value in row] for row in frame.itertuples(index=False))]


READERS = {
    ".xlsx": xlsx, ".xls": xls, ".xlsb": xlsb, ".ods": ods, ".parquet": arrow, ".feather": arrow,
    ".sav": statistics, ".dta": statistics,
}  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(dict(READERS[Path(sys.argv[1]).suffix](sys.argv[1]))))
