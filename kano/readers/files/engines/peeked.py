"""The sheet that stands for an engine's table: what its columns say, and no row of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from kano.readers.files.engines.engine import PEEK, Told, engine_of
from kano.readers.files.sheet import HEAD, Sheet

if TYPE_CHECKING:
    import narwhals as nw

    from kano.readers.files.coding import Coded


def engine_sheet(frame: nw.LazyFrame[Any], file: str) -> Sheet:
    """A sheet whose head holds the texts of each column about as often as they occur; its rows are nobody's."""
    engine = engine_of(frame, file)
    found = engine.texts(range(len(engine.names)), PEEK)
    columns = [_shown(found[place]) for place in range(len(engine.names))]
    head = (engine.names, *zip_longest(*columns, fillvalue=""))

    def encode(start: int, groups: Sequence[Sequence[int]]) -> tuple[Coded, ...]:
        del start
        return tuple(_coded(engine.texts(group), group) for group in groups)

    return Sheet(file, None, head, columns=encode, engine=engine)


def _shown(found: Sequence[Told]) -> list[str]:
    """As many cells as a head has: each text in proportion to its rows, at least once."""
    room, rows = HEAD - 1, sum(each.count for each in found)
    cells: list[str] = []
    for each in found:
        cells += [each.text] * max(1, room * each.count // rows)
    return cells[:room]


def _coded(found: dict[int, list[Told]], columns: Sequence[int]) -> Coded:
    """Every text of these columns once, each column for itself."""
    import numpy as np

    from kano.readers.files.coding import Coded

    known = {"": 0}
    listed = [[known.setdefault(each.text, len(known)) for each in found[place]] for place in columns]
    codes = np.zeros((max(map(len, listed), default=0), len(columns)), dtype=np.uint32)
    for k, column in enumerate(listed):
        codes[: len(column), k] = column
    return Coded(codes, tuple(known))
