"""Sheets from whatever was given: a path, an open file, a DataFrame."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from kano.provenance import Notice, frozen_map
from kano.readers.files.frame import is_table, table_sheet
from kano.readers.files.kinds import (
    OLE,
    SYNTAX_ENDINGS,
    TEXT_ENDINGS,
    WORKBOOK_ENDINGS,
    ZIP,
    check_ole,
    check_start,
    damaged,
    refuse,
    special,
)
from kano.readers.files.packed import unpacked
from kano.readers.files.raw import Raw, raw_of
from kano.readers.files.sheet import Sheet

if TYPE_CHECKING:
    import pandas as pd

    from kano.readers.files.workbook.package import Package


def sheets(source: str | Path | BinaryIO | pd.DataFrame, *, encoding: str = "") -> tuple[Sheet, ...]:
    """Every sheet that can be seen and holds cells; what the content is decides, not the ending.

    Raises:
        DataError: where there is nothing to read or it can't be read.
        UsageError: for an encoding that doesn't exist.
    """
    if is_table(source):
        return (table_sheet(source),)
    raw = unpacked(raw_of(cast("str | Path | BinaryIO", source)))
    found = _sheets_of(raw, encoding)
    odd = _ending_notice(raw, found)
    return tuple(replace(sheet, notices=(*sheet.notices, *odd)) for sheet in found) if odd else found


def comes_in_blocks(source: str | Path) -> bool:
    """Whether a file is read block by block, as its first bytes tell: no workbook, and not all at once."""
    raw = unpacked(raw_of(source))
    if kind := special(raw):
        return kind in ("parquet", "feather")
    start = raw.start(len(OLE))
    return not start.startswith(OLE) and not (start.startswith(ZIP) and _package_of(raw).is_workbook)


def _sheets_of(raw: Raw, encoding: str) -> tuple[Sheet, ...]:
    is_half = raw.ending in SYNTAX_ENDINGS or "_r_data_file" in raw.name.casefold()
    if is_half and (both := _both_halves(raw, encoding)):
        return (both,)
    if kind := special(raw):
        return (_special(raw, kind, encoding),)
    check_start(raw)
    start = raw.start(len(OLE))
    if start.startswith(OLE):
        check_ole(raw)
        from kano.readers.files.workbook.loading import workbook_sheets

        return workbook_sheets(raw, None)
    if start.startswith(ZIP):
        package = _package_of(raw)
        return _workbook(raw, package) if package.is_workbook else _zipped(raw, package, encoding)
    from kano.readers.files.delimited.text import text_sheet

    return (text_sheet(raw, encoding),)


def _package_of(raw: Raw) -> Package:
    from kano.readers.files.workbook.package import package_of

    return package_of(raw)


def _both_halves(raw: Raw, encoding: str) -> Sheet | None:
    """The sheet of an export in two files; None where this one stands alone."""
    from kano.readers.files.syntax.halves import halves_of

    if not (halves := halves_of(raw)):
        return None
    from kano.readers.files.syntax.syntax_file import syntax_sheet

    return syntax_sheet(raw, halves, encoding)


def _workbook(raw: Raw, package: Package) -> tuple[Sheet, ...]:
    from kano.readers.files.workbook.loading import workbook_sheets

    if not package.is_binary:
        return workbook_sheets(raw, package)
    from kano.readers.files.workbook.sheet_bin import binary_sheets

    return binary_sheets(raw, package)


def _special(raw: Raw, kind: str, encoding: str) -> Sheet:
    """The sheet of a file of columns or objects; their readers are loaded only here."""
    if kind == "json":
        from kano.readers.files.json_file import json_sheet

        return json_sheet(raw, encoding)
    if kind in ("parquet", "feather"):
        from kano.readers.files.columnar.arrow_file import arrow_sheet

        return arrow_sheet(raw, parquet=kind == "parquet")
    from kano.readers.files.statistics.statistics_file import statistics_sheet

    return statistics_sheet(raw, stata=kind == "stata")


def _zipped(raw: Raw, package: Package, encoding: str) -> tuple[Sheet, ...]:
    """The only file of an archive, as some survey tools send their exports."""
    from kano.readers.files.workbook.package import BROKEN

    part = package.only_file()
    try:
        inner = Raw(PurePosixPath(part.name).name, data=part.content())
    except BROKEN as error:
        raise damaged(raw, error) from None
    if inner.data.startswith(ZIP) and not _package_of(inner).is_workbook:
        raise refuse(raw, "an archive within an archive", "Unpack it and name the file of answers.")
    return _sheets_of(inner, encoding)


def _ending_notice(raw: Raw, found: tuple[Sheet, ...]) -> tuple[Notice, ...]:
    """Says where a workbook has the ending of a text file, or the other way round."""
    if special(raw):
        return ()
    is_text = bool(found[0].encoding)
    if raw.ending not in (WORKBOOK_ENDINGS if is_text else TEXT_ENDINGS):
        return ()
    values = {"ending": raw.ending, "kind": "text" if is_text else "workbook"}
    return (Notice("ending_misleads", frozen_map(values), warning=False),)
