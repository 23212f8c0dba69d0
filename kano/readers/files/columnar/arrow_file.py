"""Parquet and Feather files."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
from functools import partial
from pathlib import Path

from kano.errors import DataError, Problem
from kano.readers.files.columnar.columnar import Column, columnar_sheet
from kano.readers.files.columnar.told import told_table
from kano.readers.files.isolation import run
from kano.readers.files.kinds import SAVE_AS
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet

_CHILD = Path(__file__).with_name("arrow_child.py")
_PATIENCE = 120
"""Seconds; a million rows of 40 answers take 10."""
_ROOM, _ROOM_A_BYTE = 2 << 30, 50
"""Bytes for the library, which asks for more than it takes, and for each byte of the file."""


def arrow_sheet(raw: Raw, *, parquet: bool) -> Sheet:
    """The one sheet of a Parquet or Feather file."""
    if importlib.util.find_spec("pyarrow") is None:
        what = "Parquet and Feather files need the extra parquet"
        raise DataError(Problem(what, raw.name, todo=f"pip install 'kano[parquet]', or: {SAVE_AS}"))
    version = importlib.metadata.version("pyarrow")
    if not runs_no_code(version):
        what = f"pyarrow {version} runs code that such a file may hold"
        raise DataError(Problem(what, raw.name, todo=f"pip install --upgrade pyarrow, or: {SAVE_AS}"))
    size = raw.path.stat().st_size if raw.path else len(raw.data)
    ending = ".parquet" if parquet else ".feather"
    ended = run(_CHILD, raw, ending, patience=_PATIENCE, room=_ROOM + _ROOM_A_BYTE * size)
    breaks_down = b'{"why": "the library for such files (pyarrow) breaks down on it"}'
    try:
        table = told_table(breaks_down if ended.returncode else ended.stdout)
    except ValueError as error:
        raise DataError(Problem(f"the file is damaged ({error})", raw.name, todo=SAVE_AS)) from None
    if not table.names:
        raise DataError(Problem("there are no columns in it", raw.name, todo=SAVE_AS))
    columns = [partial(Column, each, texts) for each, texts in zip(table.codes, table.texts, strict=True)]
    return columnar_sheet(raw.name, table.names, columns)


def runs_no_code(version: str) -> bool:
    """Whether this pyarrow leaves pickles in a file's schema alone; source: CVE-2023-47248, mended in 14.0.1.

    >>> [runs_no_code(each) for each in ("9.0.0", "14.0.0", "14.0.1", "26.0.1.dev3", "27.0.0a1")]
    [False, False, True, True, True]
    """
    numbers = tuple(map(int, re.findall(r"\d+", version)[:3]))
    return numbers >= (14, 0, 1)
