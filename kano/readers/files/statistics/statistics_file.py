"""Files of SPSS and Stata: short names, long labels, codes with value labels."""

import importlib.util
from functools import partial
from pathlib import Path

from kano.errors import DataError, Problem
from kano.readers.files.columnar.columnar import Column, columnar_sheet
from kano.readers.files.columnar.told import told_table
from kano.readers.files.isolation import run
from kano.readers.files.kinds import SAVE_AS
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet
from kano.readers.files.syntax.variables import question

_CHILD = Path(__file__).with_name("statistics_child.py")
_PATIENCE, _PATIENCE_A_MEGABYTE = 8, 16
"""Seconds of the processor; a million rows of 40 answers, in 10 megabytes and more, take 20."""
_ROOM, _ROOM_A_BYTE = 768 << 20, 200
"""Bytes for the library, which believes any number, and for each byte of the file, which may be packed."""


def statistics_sheet(raw: Raw, *, stata: bool) -> Sheet:
    """The one sheet of a .sav, .zsav or .dta file; answers as the texts of their value labels."""
    if importlib.util.find_spec("pyreadstat") is None:
        what = "SPSS and Stata files need the extra spss"
        raise DataError(Problem(what, raw.name, todo=f"pip install 'kano[spss]', or: {SAVE_AS}"))
    try:
        table = told_table(_told(raw, ".dta" if stata else ".sav"))
    except ValueError as error:
        why = f"the library for such files (pyreadstat) gave no table ({error})"
        raise DataError(why, raw.name, todo=SAVE_AS) from None
    if not table.names:
        raise DataError("there are no columns in it", raw.name, todo=SAVE_AS)
    columns = [partial(Column, each, texts) for each, texts in zip(table.codes, table.texts, strict=True)]
    return columnar_sheet(raw.name, table.names, columns, labels=[question(text) for text in table.labels])


def _told(raw: Raw, ending: str) -> bytes:
    """What the reader writes; DataError where it finds no way through the file, or dies of it."""
    size = raw.path.stat().st_size if raw.path else len(raw.data)
    patience, room = _PATIENCE + (_PATIENCE_A_MEGABYTE * size >> 20), _ROOM + _ROOM_A_BYTE * size
    ended = run(_CHILD, raw, ending, patience=patience, room=room)
    if ended.returncode == 0:
        return ended.stdout
    said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
    why = "the library for such files (pyreadstat) breaks down on it"
    if ended.returncode > 0 and said:
        why = f"it can't be read: {said[-1].partition(': ')[2] or said[-1]}"
    raise DataError(why, raw.name, todo=f"{SAVE_AS} GNU PSPP can turn SPSS files into CSV.")
