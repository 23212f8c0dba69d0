"""Workbooks: xlsx, xlsm, xlsb, xls and ods, every cell as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from kano.errors import DataError, Problem
from kano.provenance import Notice, frozen_map
from kano.readers.raw import Raw
from kano.readers.sheet import Row, Sheet, sheet_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata


def workbook_sheets(raw: Raw) -> tuple[Sheet, ...]:
    """Every visible sheet that holds cells, in the order of the workbook."""
    book = _opened(raw)
    hidden = [meta.name for meta in book.sheets_metadata if not _visible(meta)]
    notices = [Notice("hidden_sheets", frozen_map({"sheets": tuple(hidden)}), warning=False)] if hidden else []
    found = []
    for index, meta in enumerate(book.sheets_metadata):
        if _visible(meta):
            loaded = book.get_sheet_by_index(index)
            if loaded.start is not None:
                found.append(sheet_of(_rows_of(loaded), file=raw.name, name=meta.name, notices=notices))
    return tuple(found)


def _visible(meta: SheetMetadata) -> bool:
    from python_calamine import SheetVisibleEnum

    return meta.visible == SheetVisibleEnum.Visible


def _opened(raw: Raw) -> CalamineWorkbook:
    from python_calamine import CalamineError, load_workbook

    try:
        return load_workbook(str(raw.path) if raw.path else raw.open())
    except CalamineError as error:
        raise DataError(Problem(f"the workbook is damaged: {error}", raw.name)) from None


def _rows_of(sheet: CalamineSheet) -> Callable[[], Iterator[Row]]:
    left: list[Any] = [""] * (sheet.start or (0, 0))[1]

    def rows() -> Iterator[Row]:
        read = sheet.iter_rows()
        return (left + row for row in read) if left else iter(read)

    return rows
