"""A sheet as the process that reads workbooks tells of it: every cell as a place among its values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.provenance import Notice
from kano.readers.files.cells import Row, clean
from kano.readers.files.coding import Coded
from kano.readers.files.sheet import Sheet, sheet_of
from kano.values import dataclass

_MERGED = 1_000_000
"""Cells filled at most: a title merged over the whole width of a sheet needs no more."""

_BLOCK = 1 << 17
"""Cells looked at together for texts that were not met before."""


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
            texts = list(map(clean, values))
            said = np.array(list(map(bool, texts)))
            lines = np.flatnonzero(said[cells[start:]].any(axis=1))
            below = cells[start : start + (int(lines[-1]) + 1 if lines.size else 0)]
            return tuple(_coded(below[:, list(group)], texts) for group in groups)

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


def _coded(cells: NDArray[np.uint32], texts: Sequence[str]) -> Coded:
    """These columns with a vocabulary of their own, in the order in which its texts are met."""
    codes, known = [0] * len(texts), {"": 0}
    for place in _met(cells.ravel(), len(texts)):
        codes[place] = known.setdefault(texts[place], len(known))
    return Coded(np.array(codes, dtype=np.min_scalar_type(len(known) - 1))[cells], tuple(known))


def _met(places: NDArray[np.uint32], many: int) -> Iterator[int]:
    """Each place that occurs, once, in the order in which they are met."""
    seen = np.zeros(many, dtype=bool)
    for start in range(0, places.size, _BLOCK):
        block = places[start : start + _BLOCK]
        new, first = np.unique(block[~seen[block]], return_index=True)
        seen[new] = True
        yield from new[np.argsort(first)].tolist()
