"""A sheet as the process that reads workbooks tells of it: every cell as a place among its values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.provenance import Notice
from kano.readers.files.cells import Row, clean
from kano.readers.files.coding import Coded
from kano.readers.files.sheet import Sheet, sheet_of

_MERGED = 1_000_000
"""Cells filled at most: a title merged over the whole width of a sheet needs no more."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """One visible sheet."""

    name: str
    values: Sequence[Any]
    """Every value that occurs; the first is blank."""
    cells: NDArray[np.uint32]
    """(rows, columns) positions in `values`."""
    merged: Sequence[Sequence[int]]
    """First row and column and last row and column of ranges that show one value."""

    def sheet(self, file: str, merged: Sequence[Sequence[int]], notices: Sequence[Notice]) -> Sheet:
        """The sheet; where it doesn't tell what is merged, `merged` does."""
        cells, values = _filled(self.cells, self.merged or merged), self.values

        def rows() -> Iterator[Row]:
            return ([values[place] for place in row.tolist()] for row in cells)

        def encode(start: int, groups: Sequence[Sequence[int]]) -> tuple[Coded, ...]:
            said = np.array([bool(clean(value)) for value in values])
            lines = np.flatnonzero(said[cells[start:]].any(axis=1))
            below = cells[start : start + (int(lines[-1]) + 1 if lines.size else 0)]
            return tuple(_coded(below[:, list(group)], values) for group in groups)

        return replace(sheet_of(rows, file=file, name=self.name, notices=notices), columns=encode)


def told_sheets(told: bytes) -> dict[str, Any]:
    """What the process wrote, `sheets` as (name, Loaded; None where hidden); ValueError for anything else."""
    head, _, body = told.partition(b"\n")
    try:
        said = json.loads(head)
        if "sheets" in said:
            cells, start, found = np.frombuffer(body, dtype=np.uint32), 0, []
            for each in said["sheets"]:
                size = each.get("rows", 0) * each.get("columns", 0)
                found.append(
                    (str(each["name"]), _loaded(each, cells[start : start + size]) if "rows" in each else None)
                )
                start += size
            said["sheets"] = found
    except (TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__} in it") from None
    return dict(said)


def _loaded(each: dict[str, Any], cells: NDArray[np.uint32]) -> Loaded:
    if cells.size and int(cells.max()) >= len(each["values"]):
        raise ValueError("a cell without a value")
    shape = each["rows"], each["columns"]
    return Loaded(str(each["name"]), each["values"], cells.reshape(shape), each["merged"])


def _filled(cells: NDArray[np.uint32], merged: Sequence[Sequence[int]]) -> NDArray[np.uint32]:
    """The same cells, but all of a merged range say what the first does."""
    filled, room = cells.copy() if merged else cells, _MERGED
    for top, left, bottom, right in merged:
        part = filled[top : bottom + 1, left : right + 1]
        room -= part.size
        if room < 0:
            break
        part[...] = cells[top, left] if part.size else 0
    return filled


def _coded(cells: NDArray[np.uint32], values: Sequence[Any]) -> Coded:
    """These columns with a vocabulary of their own, in the order in which its texts are met."""
    flat = cells.ravel()
    first = np.full(len(values), flat.size)
    first[flat[::-1]] = np.arange(flat.size - 1, -1, -1)
    used = np.argsort(first, kind="stable")[: np.count_nonzero(first < flat.size)].tolist()
    known, codes = {"": 0}, np.zeros(len(values), dtype=np.uint32)
    for place in used:
        codes[place] = known.setdefault(clean(values[place]), len(known))
    return Coded(codes.astype(np.min_scalar_type(len(known) - 1))[cells], tuple(known))
