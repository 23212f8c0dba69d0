"""A sheet: one table of text cells, wherever it comes from."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from itertools import islice
from typing import TYPE_CHECKING

from kano.provenance import Notice
from kano.readers.files.cells import Row, as_text, blank_at_end, cell, column_letters
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.readers.files.coding import Blocks, Coded, Encode
    from kano.readers.files.engines.engine import Engine

__all__ = ["HEAD", "Sheet", "cell", "column_letters", "sheet_of"]

HEAD = 60
"""How many rows are looked at to understand a sheet."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """One table of cells as text; rows and columns are counted from 0, as `cell` expects them."""

    file: str
    """Name without folders, "stdin" or "DataFrame"."""
    name: str | None
    """Name of the sheet in a workbook."""
    head: tuple[tuple[str, ...], ...]
    """The first rows, text as in the file; rows may differ in length."""
    encoding: str = ""
    """Of text files: encoding and delimiter."""
    notices: tuple[Notice, ...] = ()
    labels: tuple[str, ...] = ()
    """What files of statistics programs call their columns beside the short names in the first row."""
    rows: Callable[[], Iterator[Row]] = field(default=lambda: iter(()), repr=False)
    """Starts reading all rows anew, cells of any type."""
    columns: Encode | None = field(default=None, repr=False)
    """Reads columns as codes where the file keeps columns, rather than rows one by one."""
    blocks: Blocks | None = field(default=None, repr=False)
    """The same in blocks of rows, for files that may be larger than the memory: each block of a group has its
    own vocabulary, which is that of the block before it, or begins with it, as long as it is short."""

    last: Callable[[], Sequence[str]] = field(default=tuple, repr=False)
    """The first cells of the last rows, where there are `blocks`."""
    engine: Engine | None = field(default=None, repr=False)
    """What counts the rows where they are, where none of them is at hand: `head` and `columns` then tell what
    each column says by itself."""
    length: int = 0
    """About how many rows there are, where that can be told before they are read."""

    @property
    def place(self) -> str:
        """The sheet as an error names it."""
        return f'{self.file}, sheet "{self.name}"' if self.name else self.file

    def encode(self, start: int, groups: Sequence[Sequence[int]]) -> tuple[Coded, ...]:
        """The columns of each group from row `start` to the last row that says anything, in one pass.

        Blank rows in between stay, so that row i of the codes is row `start` + i of the sheet. Cells that a
        short row doesn't have are blank. DataError where rows have more filled cells than the rows above
        `start`, as their answers may stand in the wrong columns.
        """
        if self.columns is not None:
            return self.columns(start, groups)
        # Loads numpy, which a sheet needs no earlier.
        from kano.readers.files.coding import encoded

        width = max(map(len, self.head[:start]), default=sys.maxsize)
        return encoded(islice(self.rows(), start, None), start, width, groups, self.place)


def sheet_of(
    rows: Callable[[], Iterator[Row]],
    *,
    file: str,
    name: str | None = None,
    encoding: str = "",
    notices: Iterable[Notice] = (),
) -> Sheet:
    """A sheet over anything that gives its rows again and again; reads its head."""
    first = list(islice(rows(), HEAD))
    shown = first[: len(first) - blank_at_end(first)]
    head = tuple(tuple(as_text(value).replace("\0", "") for value in row) for row in shown)
    return Sheet(file, name, head, encoding, tuple(notices), rows=rows)
