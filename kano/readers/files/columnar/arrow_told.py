"""What the process says that reads a Parquet or Feather file; checked, whatever it writes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from kano.readers.files.cells import clean
from kano.readers.files.coding import Coded
from kano.values import dataclass

_LONGEST = 1 << 28
"""Bytes of a line."""
_SIZES: Mapping[object, type[np.unsignedinteger[Any]]] = {1: np.uint8, 2: np.uint16, 4: np.uint32}


@dataclass(frozen=True, eq=False)
class Head:
    """What a file is, before it is read."""

    names: tuple[str, ...]
    rows: int
    first: tuple[tuple[str, ...], ...]
    """The first rows, cleaned."""
    last: tuple[str, ...] = ()
    """The last cells of the first column."""


def head_told(told: BinaryIO) -> Head:
    """The answer to what a file is; ValueError where it is none."""
    said = _line(told)
    names, rows, columns = said.get("names"), said.get("rows"), said.get("head")
    if not (isinstance(names, list) and isinstance(columns, list) and isinstance(rows, int)):
        raise ValueError("no columns")  # noqa: TRY004 - what was written is wrong, not who called
    if len(columns) != len(names) or not all(isinstance(name, str) for name in names):
        raise ValueError("names and columns differ")
    texts = [[clean(value) for value in _values(column)] for column in columns]
    first = tuple(zip(*texts, strict=True)) if names else ()
    return Head(tuple(names), rows, first, tuple(map(clean, _values(said.get("last")))))


def blocks_told(told: BinaryIO, widths: Sequence[int]) -> Iterator[tuple[Coded, ...]]:
    """Groups of so many columns each, block after block; ValueError where the answer is none or is cut off."""
    groups = [_Group(width) for width in widths]
    while rows := (said := _line(told)).get("rows"):
        parts = said.get("groups")
        if not (isinstance(rows, int) and isinstance(parts, list) and len(parts) == len(groups)):
            raise ValueError("no block")
        yield tuple(group.coded(told, rows, part) for group, part in zip(groups, parts, strict=True))


class _Group:
    """Columns that share their texts, which are told once."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._forget()

    def _forget(self) -> None:
        self._known: dict[str, int] = {"": 0}
        self._places: list[int] = []
        self._texts: tuple[str, ...] = ("",)

    def coded(self, told: BinaryIO, rows: int, said: object) -> Coded:
        """The next block of it."""
        if not isinstance(said, dict) or said.get("size") not in _SIZES:
            raise ValueError("no block")
        if said.get("fresh"):
            self._forget()
        known = self._known
        if new := _values(said.get("texts")):
            self._places += [known.setdefault(clean(value), len(known)) for value in new]
            self._texts = tuple(known)
        return Coded(self._codes(told, rows, _SIZES[said["size"]]), self._texts)

    def _codes(self, told: BinaryIO, rows: int, kind: type[np.unsignedinteger[Any]]) -> NDArray[Any]:
        size = rows * self._width * np.dtype(kind).itemsize
        if len(body := told.read(size)) < size:
            raise ValueError("cut off")
        codes = np.frombuffer(body, dtype=kind).reshape(self._width, rows).T
        if codes.size and codes.max() >= len(self._places):
            raise ValueError("a code without a text")
        if len(self._places) == len(self._texts):
            return codes
        # Some texts are the same once they are cleaned.
        lookup = np.array(self._places, dtype=np.min_scalar_type(len(self._texts) - 1))
        return lookup[codes]


def _line(told: BinaryIO) -> dict[str, Any]:
    """The next line; ValueError where it is none, or says why there is nothing more."""
    line = told.readline(_LONGEST)
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("no JSON") from None
    if not isinstance(said, dict):
        raise ValueError("no JSON")  # noqa: TRY004
    if "why" in said:
        raise ValueError(said["why"])
    return said


def _values(said: object) -> list[Any]:
    if not isinstance(said, list) or any(isinstance(value, list | dict) for value in said):
        raise ValueError("no list of values")
    return said
