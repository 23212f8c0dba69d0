"""Files that keep columns rather than rows: each column as codes, and a sheet made of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.readers.files.cells import Row
from kano.readers.files.coding import Coded
from kano.readers.files.sheet import Sheet, sheet_of
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a file."""

    codes: NDArray[np.unsignedinteger[Any]]
    """(rows,) positions in `texts`."""
    texts: tuple[str, ...]


def columnar_sheet(
    file: str, names: Sequence[str], columns: Sequence[Callable[[], Column]], *, labels: Sequence[str] = ()
) -> Sheet:
    """The sheet of a file of columns: their names in its first row, their values below."""

    def rows() -> Iterator[Row]:
        yield list(names)
        read = [each() for each in columns]
        values = [map(column.texts.__getitem__, column.codes.tolist()) for column in read]
        yield from (list(row) for row in zip(*values, strict=True))

    def encode(start: int, groups: Sequence[Sequence[int]]) -> tuple[Coded, ...]:
        return tuple(_coded([columns[i]() for i in group], start - 1) for group in groups)

    whole = labels if any(labels) else ()
    return replace(sheet_of(rows, file=file), labels=tuple(whole), columns=encode)


def _coded(columns: Sequence[Column], skipped: int) -> Coded:
    """Several columns with one vocabulary, whose first text is blank."""
    known = {"": 0}
    found = []
    for column in columns:
        lookup = [known.setdefault(text, len(known)) for text in column.texts] or [0]
        found.append(np.array(lookup, dtype=np.uint32)[column.codes[skipped:]])
    rows = len(columns[0].codes) - skipped if columns else 0
    fits = np.min_scalar_type(len(known) - 1)
    codes = np.empty((max(rows, 0), len(found)), dtype=fits)
    for i, each in enumerate(found):
        codes[:, i] = each
    return Coded(codes, tuple(known))
