"""Rows to bytes: the same bytes from the same rows, always."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

Rows = Sequence[Sequence[Any]]
MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - Excel knows no time zones


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook; `merged` are ranges over cells that hold a text in their first one."""

    name: str
    rows: Rows
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()


def text(
    rows: Rows, encoding: str = "utf-8", *, sep: str = ",", end: str = "\r\n", every: bool = False
) -> bytes:
    """Separated values; quoted where needed, or everywhere."""
    held = io.StringIO()
    quoting = csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL
    csv.writer(held, delimiter=sep, lineterminator=end, quoting=quoting).writerows(rows)
    return held.getvalue().encode(encoding)


def bare(rows: Rows, encoding: str = "utf-8", *, sep: str = "\t", end: str = "\r\n") -> bytes:
    """Separated values as some tools write them: quotation marks are neither doubled nor put around."""
    return "".join(sep.join(map(str, row)) + end for row in rows).encode(encoding)


def book(*sheets: Sheet) -> bytes:
    """A workbook for Excel."""
    held = io.BytesIO()
    made = xlsxwriter.Workbook(
        held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    made.set_properties({"created": MADE, "author": "made"})
    formats = {
        "head": made.add_format({"bold": True}),
        "date": made.add_format({"num_format": "m/d/yyyy h:mm"}),
    }
    for sheet in sheets:
        _fill(made.add_worksheet(sheet.name), sheet, formats)
    made.worksheets()[next(i for i, sheet in enumerate(sheets) if not sheet.hidden)].activate()
    made.close()
    return held.getvalue()


def _fill(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for number, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            if isinstance(value, datetime):
                page.write_datetime(number, column, value, formats["date"])
            elif value not in ("", None):
                page.write(number, column, value)
    for top, left, bottom, right in sheet.merged:
        page.merge_range(top, left, bottom, right, sheet.rows[top][left], formats["head"])
    if sheet.hidden:
        page.hide()


def ods(*sheets: Sheet) -> bytes:
    """An OpenDocument spreadsheet."""
    tables = "".join(_table(sheet) for sheet in sheets)
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = (
        f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>{tables}'
    )
    content += "</office:spreadsheet></office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"))
    )
    return packed(
        {
            "mimetype": kind,
            "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>{content}',
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{listed}" m:version="1.2">{entries}</m:manifest>',
        }
    )


def _table(sheet: Sheet) -> str:
    rows = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in sheet.rows)
    return f'<table:table table:name="{escape(sheet.name)}">{rows}</table:table>'


def _cell(value: Any) -> str:
    if isinstance(value, int | float):
        shown = f'office:value-type="float" office:value="{value}"'
    elif value:
        shown = 'office:value-type="string"'
    else:
        return "<table:table-cell/>"
    return f"<table:table-cell {shown}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def packed(parts: dict[str, str]) -> bytes:
    """A zip archive whose members carry no time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, part in parts.items():
            kind = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(path), part, kind)
    return held.getvalue()
