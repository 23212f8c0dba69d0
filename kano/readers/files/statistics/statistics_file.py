"""Files of SPSS and Stata: short names, long labels, codes with value labels."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import numpy as np

from kano.errors import DataError, Problem
from kano.readers.files.columnar.columnar import Column, columnar_sheet
from kano.readers.files.kinds import SAVE_AS
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet
from kano.readers.files.syntax.variables import question

_PATIENCE = 300
"""Seconds; a million rows of 40 answers take 20."""


def statistics_sheet(raw: Raw, *, stata: bool) -> Sheet:
    """The one sheet of a .sav, .zsav or .dta file; answers as the texts of their value labels."""
    if importlib.util.find_spec("pyreadstat") is None:
        what = "SPSS and Stata files need the extra spss"
        raise DataError(Problem(what, raw.name, todo=f"pip install 'kano[spss]', or: {SAVE_AS}"))
    ending = ".dta" if stata else ".sav"
    if raw.path is not None and raw.path.suffix == ending:
        return _sheet(raw, raw.path)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{ending}"
        with raw.open() as handle:
            path.write_bytes(handle.read())
        return _sheet(raw, path)


def _sheet(raw: Raw, path: Path) -> Sheet:
    head, _, body = _told(raw, path).partition(b"\n")
    told = json.loads(head)
    width = len(told["names"])
    if not width:
        raise DataError(Problem("there are no columns in it", raw.name, todo=SAVE_AS))
    codes = np.frombuffer(body, dtype=np.uint32).reshape(width, -1)
    columns = [
        partial(Column, each, tuple(text.strip() for text in texts))
        for each, texts in zip(codes, told["texts"], strict=True)
    ]
    return columnar_sheet(raw.name, told["names"], columns, labels=[question(text) for text in told["labels"]])


def _told(raw: Raw, path: Path) -> bytes:
    """What the reader writes; DataError where it finds no way through the file, or dies of it."""
    command = [sys.executable, "-m", "kano.readers.files.statistics.statistics_child", str(path)]
    try:
        run = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 - own code
    except subprocess.TimeoutExpired:
        raise DataError(Problem(f"not read within {_PATIENCE} seconds", raw.name, todo=SAVE_AS)) from None
    if run.returncode == 0:
        return run.stdout
    said = run.stderr.decode("utf-8", "replace").strip().splitlines()
    why = "the library for such files (pyreadstat) breaks down on it"
    if run.returncode > 0 and said:
        why = f"it can't be read: {said[-1].partition(': ')[2] or said[-1]}"
    raise DataError(Problem(why, raw.name, todo=f"{SAVE_AS} GNU PSPP can turn SPSS files into CSV."))
