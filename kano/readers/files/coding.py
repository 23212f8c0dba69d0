"""Columns of a sheet as codes: each text that occurs once, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.readers.files.cells import Row, blank_at_end, clean, is_blank
from kano.values import dataclass

_CHUNK = 256
"""Rows encoded at a time: enough to stay in C, few enough to stay in the cache."""


@dataclass(frozen=True, eq=False)
class Coded:
    """Columns that share a vocabulary."""

    codes: NDArray[np.unsignedinteger[Any]]
    """(rows, columns) positions in `vocabulary`, of the smallest type that fits; 0 is a blank cell."""
    vocabulary: tuple[str, ...]
    """Every text that occurs, as in the file but for invisible characters around it; the first is ""."""

    def take(self, places: Sequence[int]) -> Coded:
        """The columns at these places; the vocabulary stays, whether they say all of it or not."""
        return Coded(self.codes.take(places, axis=1), self.vocabulary)


Encode: TypeAlias = Callable[[int, Sequence[Sequence[int]]], tuple[Coded, ...]]
"""See `Sheet.encode`."""


Blocks: TypeAlias = Callable[[int, Sequence[Sequence[int]]], Iterator[tuple[Coded, ...]]]
"""See `Sheet.blocks`."""
_MOST = 4 << 30
"""Bytes that the codes of a sheet may take in memory."""


def whole(blocks: Blocks, start: int, groups: Sequence[Sequence[int]], place: str) -> tuple[Coded, ...]:
    """All blocks of a sheet as one; DataError where that takes too much memory."""
    found = {tuple(group): _Joined(len(group)) for group in groups}
    for block in blocks(start, [*found]):
        for joined, each in zip(found.values(), block, strict=True):
            joined.add(each)
        if sum(joined.size for joined in found.values()) > _MOST:
            todo = "Save the counts of parts of it with kano tally, and add those up."
            raise DataError(Problem("its rows don't fit in memory", place, todo=todo))
    coded = {group: joined.coded() for group, joined in found.items()}
    return tuple(coded[tuple(group)] for group in groups)


class _Joined:
    """Blocks of one group with one vocabulary, those of the first blocks first."""

    def __init__(self, width: int) -> None:
        self.size = 0
        self._width = width
        self._known = {"": 0}
        self._last: tuple[str, ...] = ("",)
        self._lookup: NDArray[Any] | None = None
        self._parts: list[NDArray[Any]] = []

    def add(self, block: Coded) -> None:
        """Put these rows below those before."""
        if block.vocabulary is not self._last:
            known = self._known
            places = [known.setdefault(text, len(known)) for text in block.vocabulary]
            same = places == [*range(len(places))]
            self._lookup = None if same else np.array(places, dtype=np.min_scalar_type(len(known) - 1))
            self._last = block.vocabulary
        codes = block.codes if self._lookup is None else self._lookup[block.codes]
        self._parts.append(codes)
        self.size += codes.nbytes

    def coded(self) -> Coded:
        """All of them."""
        rows, fits = sum(map(len, self._parts)), np.min_scalar_type(len(self._known) - 1)
        codes = np.empty((rows, self._width), dtype=fits, order="F")
        at = 0
        for part in self._parts:
            codes[at : at + len(part)] = part
            at += len(part)
        self._parts.clear()
        return Coded(codes, tuple(self._known))


def encoded(
    rows: Iterator[Row], start: int, width: int, groups: Sequence[Sequence[int]], place: str
) -> tuple[Coded, ...]:
    """The columns of each group, of rows that stand at `start` and below; see `Sheet.encode`."""
    encoders = {tuple(group): _Encoder(group) for group in groups}
    seen = kept = 0
    overlong: list[int] = []
    while chunk := list(islice(rows, _CHUNK)):
        overlong += [start + seen + i for i in _overlong(chunk, width)]
        for encoder in encoders.values():
            encoder.add(chunk)
        said = len(chunk) - blank_at_end(chunk)
        kept = seen + said if said else kept
        seen += len(chunk)
    if overlong:
        raise DataError(_too_wide(place, overlong, width))
    found = {group: encoder.coded(kept) for group, encoder in encoders.items()}
    return tuple(found[tuple(group)] for group in groups)


def _overlong(rows: Sequence[Row], width: int) -> list[int]:
    if max(map(len, rows)) <= width:
        return []
    return [i for i, row in enumerate(rows) if len(row) > width and not is_blank(row[width:])]


def _too_wide(place: str, rows: Sequence[int], width: int) -> Problem:
    first = ", ".join(str(row + 1) for row in rows[:5]) + (", …" if len(rows) > 5 else "")
    return Problem(
        f"{len(rows)} {'row has' if len(rows) == 1 else 'rows have'} more cells than the {width} of the header",
        f"{place}, row {first}",
        todo="Put quotation marks around answers that hold the delimiter, or export the answers again.",
    )


class _Codes(dict[object, int]):
    """Code of each cell value met so far; a new one gets the code of its text."""

    def __init__(self) -> None:
        super().__init__({"": 0})
        self.texts = [""]

    def __missing__(self, value: object) -> int:
        text = clean(value)
        if text is value:
            return self._added(text)
        code = self[text] if text in self else self._added(text)
        # True == 1.0 and False == 0.0 as keys, and NaN equals nothing: these are looked at every time.
        if type(value) is str or (value not in (0, 1) and value == value):  # noqa: PLR0124
            self[value] = code
        return code

    def _added(self, text: str) -> int:
        code = self[text] = len(self.texts)
        self.texts.append(text)
        return code


class _Encoder:
    """Turns chunks of rows into codes for the columns of one group."""

    def __init__(self, columns: Sequence[int]) -> None:
        self.columns = tuple(columns)
        self.codes = _Codes()
        self.parts: list[NDArray[Any]] = []
        self.width = max(self.columns, default=-1) + 1
        self.pick = _picking(self.columns)
        self.wide = False

    def add(self, rows: list[Row]) -> None:
        """Encode these rows after those before."""
        if min(map(len, rows)) < self.width:
            rows = [[*row, *[""] * (self.width - len(row))] for row in rows]
        self.parts.append(self._encode(rows).reshape(len(rows), len(self.columns)))

    def coded(self, rows: int) -> Coded:
        """Everything encoded so far, cut to this many rows."""
        empty = np.zeros((0, len(self.columns)), dtype=np.uint8)
        codes = np.concatenate([empty, *self.parts])[:rows]
        vocabulary = tuple(self.codes.texts)
        fits = np.min_scalar_type(len(vocabulary) - 1)
        return Coded(codes.astype(fits, copy=False), vocabulary)

    def _encode(self, rows: list[Row]) -> NDArray[Any]:
        code = self.codes.__getitem__
        if not self.wide:
            try:
                return np.frombuffer(bytes(map(code, self._cells(rows))), dtype=np.uint8)
            except ValueError:  # a 257th text: a byte no longer holds its code
                self.wide = True
        return np.fromiter(map(code, self._cells(rows)), np.uint32, len(rows) * len(self.columns))

    def _cells(self, rows: list[Row]) -> Iterable[Any]:
        return chain.from_iterable(map(self.pick, rows))


def _picking(columns: tuple[int, ...]) -> Callable[[Row], Iterable[object]]:
    """Takes the cells of these columns out of a row; neighbours as one slice, which is quicker."""
    first = min(columns, default=0)
    if columns == tuple(range(first, first + len(columns))):
        return itemgetter(slice(first, first + len(columns)))
    return itemgetter(*columns)
