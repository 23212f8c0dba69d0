"""Files of SPSS and Stata: short names, long labels, codes with value labels."""

import importlib.util
import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError
from kano.readers.files.columnar.columnar import Column, columnar_sheet
from kano.readers.files.isolation import isolated
from kano.readers.files.kinds import SAVE_AS
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet
from kano.readers.files.syntax.variables import question

_CHILD = Path(__file__).with_name("statistics_child.py")
_PATIENCE = 300
"""Seconds; a million rows of 40 answers take 20."""


def statistics_sheet(raw: Raw, *, stata: bool) -> Sheet:
    """The one sheet of a .sav, .zsav or .dta file; answers as the texts of their value labels."""
    if importlib.util.find_spec("pyreadstat") is None:
        what = "SPSS and Stata files need the extra spss"
        raise DataError(what, raw.name, todo=f"pip install 'kano[spss]', or: {SAVE_AS}")
    ending = ".dta" if stata else ".sav"
    if raw.path is not None and raw.path.suffix == ending:
        return _sheet(raw, raw.path)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{ending}"
        with raw.open() as handle:
            path.write_bytes(handle.read())
        return _sheet(raw, path)


def _sheet(raw: Raw, path: Path) -> Sheet:
    try:
        table = told_table(_told(raw, path))
    except ValueError as error:
        why = f"the library for such files (pyreadstat) gave no table ({error})"
        raise DataError(why, raw.name, todo=SAVE_AS) from None
    if not table.names:
        raise DataError("there are no columns in it", raw.name, todo=SAVE_AS)
    columns = [partial(Column, each, texts) for each, texts in zip(table.codes, table.texts, strict=True)]
    return columnar_sheet(raw.name, table.names, columns, labels=[question(text) for text in table.labels])


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What the process that reads the file says of it."""

    names: tuple[str, ...]
    labels: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    """Of each column the texts that occur, stripped."""
    codes: NDArray[np.uint32]
    """(columns, rows) positions in the texts of their column."""


def told_table(told: bytes) -> Told:
    """The table in what the process wrote; ValueError where it is not one, whatever was written."""
    head, _, body = told.partition(b"\n")
    try:
        said = json.loads(head)
    except (ValueError, RecursionError):
        raise ValueError("no JSON") from None
    if not isinstance(said, dict) or not isinstance(said.get("texts"), list):
        raise ValueError("no columns")  # noqa: TRY004 - what was written is wrong, not who called
    names, labels = _texts(said.get("names")), _texts(said.get("labels"))
    texts = tuple(tuple(text.strip() for text in _texts(column)) for column in said["texts"])
    if not len(names) == len(labels) == len(texts):
        raise ValueError("names, labels and texts differ in number")
    return Told(names, labels, texts, _codes(body, texts))


def _texts(said: object) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(text, str) for text in said):
        raise ValueError("no list of texts")
    return tuple(said)


def _codes(body: bytes, texts: Sequence[Sequence[str]]) -> NDArray[np.uint32]:
    rows, over = divmod(len(body), 4 * len(texts)) if texts else (0, len(body))
    if over:
        raise ValueError("cut off")
    codes = np.frombuffer(body, dtype=np.uint32).reshape(len(texts), rows)
    if rows and any(column.max() >= len(known) for column, known in zip(codes, texts, strict=True)):
        raise ValueError("a code without a text")
    return codes


def _told(raw: Raw, path: Path) -> bytes:
    """What the reader writes; DataError where it finds no way through the file, or dies of it."""
    try:
        run = isolated(_CHILD, path, patience=_PATIENCE)
    except subprocess.TimeoutExpired:
        raise DataError(f"not read within {_PATIENCE} seconds", raw.name, todo=SAVE_AS) from None
    except OSError as error:
        why = f"the program that reads it can't be started: {error.strerror}"
        raise DataError(why, raw.name, todo=SAVE_AS) from None
    if run.returncode == 0:
        return run.stdout
    said = run.stderr.decode("utf-8", "replace").strip().splitlines()
    why = "the library for such files (pyreadstat) breaks down on it"
    if run.returncode > 0 and said:
        why = f"it can't be read: {said[-1].partition(': ')[2] or said[-1]}"
    raise DataError(why, raw.name, todo=f"{SAVE_AS} GNU PSPP can turn SPSS files into CSV.")
