"""Sheets from whatever was given: a path, an open file, a DataFrame."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from kano.readers.frame import frame_sheet, is_frame
from kano.readers.raw import Raw, raw_of
from kano.readers.sheet import Sheet
from kano.readers.text import text_sheet
from kano.readers.workbook import workbook_sheets

if TYPE_CHECKING:
    import pandas as pd

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sheets(source: str | Path | BinaryIO | pd.DataFrame, *, encoding: str = "") -> tuple[Sheet, ...]:
    """Every sheet that can be seen and holds cells; what the content is decides, not the ending.

    Raises:
        DataError: where there is nothing to read or it can't be read.
        UsageError: for an encoding that doesn't exist.
    """
    if is_frame(source):
        return (frame_sheet(source),)
    return _sheets_of(raw_of(cast("str | Path | BinaryIO", source)), encoding)


def _sheets_of(raw: Raw, encoding: str) -> tuple[Sheet, ...]:
    if raw.start(8).startswith((_ZIP, _OLE)):
        return workbook_sheets(raw)
    return (text_sheet(raw, encoding),)
