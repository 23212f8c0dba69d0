"""Parquet, Feather and Arrow files."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kano.errors import DataError, Problem
from kano.readers.files.cells import Row
from kano.readers.files.coding import Coded, whole
from kano.readers.files.columnar.arrow_told import Head, blocks_told, head_told
from kano.readers.files.isolation import Talk
from kano.readers.files.kinds import SAVE_AS
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import HEAD, Sheet, sheet_of

_CHILD = Path(__file__).with_name("arrow_child.py")
_PATIENCE, _PATIENCE_A_MEGABYTE = 8, 16
"""Seconds; a million rows of 40 answers take 2, and 24 MB."""
_ROOM, _ROOM_A_BYTE = 2 << 30, 50
"""Bytes for the library, which asks for more than it takes, and for each byte of the file."""


def arrow_sheet(raw: Raw, *, parquet: bool) -> Sheet:
    """The one sheet of a Parquet or Feather file."""
    _check_library(raw)
    file = _File(raw, parquet=parquet)
    head = file.head()
    if not head.names:
        raise DataError(Problem("there are no columns in it", raw.name, todo=SAVE_AS))

    def rows() -> Iterator[Row]:
        yield head.names
        if head.rows <= len(head.first):
            yield from head.first
            return
        for block in file.blocks([[i] for i in range(len(head.names))]):
            columns = (map(each.vocabulary.__getitem__, each.codes[:, 0].tolist()) for each in block)
            yield from zip(*columns, strict=True)

    def blocks(start: int, groups: Sequence[Sequence[int]]) -> Iterator[tuple[Coded, ...]]:
        return _below(file.blocks(groups), max(start - 1, 0))

    def columns(start: int, groups: Sequence[Sequence[int]]) -> tuple[Coded, ...]:
        return whole(blocks, start, groups, raw.name)

    first = sheet_of(lambda: chain([head.names], head.first), file=raw.name)
    return replace(first, rows=rows, columns=columns, blocks=blocks, length=head.rows, last=lambda: head.last)


def _check_library(raw: Raw) -> None:
    if importlib.util.find_spec("pyarrow") is None:
        what = "Parquet and Feather files need the extra parquet"
        raise DataError(Problem(what, raw.name, todo=f"pip install 'kano[parquet]', or: {SAVE_AS}"))
    version = importlib.metadata.version("pyarrow")
    if not runs_no_code(version):
        what = f"pyarrow {version} runs code that such a file may hold"
        raise DataError(Problem(what, raw.name, todo=f"pip install --upgrade pyarrow, or: {SAVE_AS}"))


def runs_no_code(version: str) -> bool:
    """Whether this pyarrow leaves pickles in a file's schema alone; source: CVE-2023-47248, mended in 14.0.1.

    >>> [runs_no_code(each) for each in ("9.0.0", "14.0.0", "14.0.1", "26.0.1.dev3", "27.0.0a1")]
    [False, False, True, True, True]
    """
    numbers = tuple(map(int, re.findall(r"\d+", version)[:3]))
    return numbers >= (14, 0, 1)


class _File:
    """A file behind the process that reads it, which is started anew where it was left in mid-answer."""

    def __init__(self, raw: Raw, *, parquet: bool) -> None:
        self._raw, self._ending = raw, ".parquet" if parquet else ".feather"
        self._talk: Talk | None = None

    def head(self) -> Head:
        """What the file is; DataError where it can't be read."""
        talk = self._started()
        try:
            found = head_told(talk.ask(json.dumps({"head": HEAD})))
        except ValueError as error:
            raise self._damaged(error) from None
        self._talk = talk
        return found

    def blocks(self, groups: Sequence[Sequence[int]]) -> Iterator[tuple[Coded, ...]]:
        """The columns of each group in blocks of rows; DataError where the file is damaged."""
        talk, self._talk = self._talk or self._started(), None
        try:
            asked = json.dumps({"groups": [[*map(int, group)] for group in groups]})
            yield from blocks_told(talk.ask(asked), [*map(len, groups)])
        except ValueError as error:
            raise self._damaged(error) from None
        self._talk = talk

    def _started(self) -> Talk:
        size = self._raw.path.stat().st_size if self._raw.path else len(self._raw.data)
        patience, room = _PATIENCE + (_PATIENCE_A_MEGABYTE * size >> 20), _ROOM + _ROOM_A_BYTE * size
        try:
            return Talk(_CHILD, self._raw, self._ending, patience=patience, room=room)
        except OSError as error:
            why = f"the program that reads it can't be started: {error.strerror}"
            raise DataError(Problem(why, self._raw.name, todo=SAVE_AS)) from None

    def _damaged(self, error: ValueError) -> DataError:
        why = str(error)
        if why in ("no JSON", "cut off"):
            why = "the library for such files (pyarrow) breaks down on it"
        return DataError(Problem(f"the file is damaged ({why})", self._raw.name, todo=SAVE_AS))


def _below(blocks: Iterator[tuple[Coded, ...]], skipped: int) -> Iterator[tuple[Coded, ...]]:
    """The blocks without so many rows at the top."""
    for block in blocks:
        rows = len(block[0].codes) if block else 0
        if skipped >= rows:
            skipped -= rows
            continue
        yield tuple(replace(each, codes=each.codes[skipped:]) for each in block) if skipped else block
        skipped = 0
