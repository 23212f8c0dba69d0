"""Reads a Parquet or Feather file in a process of its own, as the library for them dies of some files.

It answers the requests on its standard input, a line of JSON each, until that ends: `{"head": n}` with the
names of the columns, how many rows there are, the first of them and the last cells of the first column;
`{"groups": [[column, …], …]}` with the columns of each group in blocks of rows. A block is a line of JSON (how
many rows; of each group the texts that are new, and the bytes of a code) and then the codes, column by column;
the last says that there are no more. `{"why": …}` says that the file can't be read.
It is run by its file name, apart from the package: it imports the standard library, numpy and pyarrow alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

_MOST = 8 << 30
"""Bytes that one part of a table may take in memory."""
_ROWS = 1 << 16
"""Rows of a block."""
_BUFFER = 1 << 18
"""Bytes of a column that are read from the file at a time."""
_TEXTS = 4096
"""Texts of a group that are remembered from block to block; columns of more hold ids or people's own words."""


class _File(Protocol):
    """What both kinds of file can do."""

    names: list[str]
    rows: int

    def batches(self, columns: Sequence[int], size: int, *, end: bool = False) -> Iterator[pa.RecordBatch]:
        """These columns in blocks of so many rows at most; with `end` at least the last of the blocks."""
        ...


class _Parquet:
    """A Parquet file."""

    def __init__(self, path: str) -> None:
        from pyarrow import parquet as pq

        about = pq.read_metadata(path)
        size = max((about.row_group(i).total_byte_size for i in range(about.num_row_groups)), default=0)
        if size > _MOST:
            raise ValueError(f"a part of it unpacks to {size / 1e9:.0f} GB, which is too much")
        self._path, self._about = path, about
        self.names = [str(name) for name in about.schema.to_arrow_schema().names]
        self.rows = about.num_rows

    def _texts(self) -> list[str]:
        """The columns of texts, which the file mostly keeps as codes already."""
        from pyarrow import types

        schema = self._about.schema.to_arrow_schema()
        return [each.name for each in schema if types.is_string(each.type) or types.is_large_string(each.type)]

    def batches(self, columns: Sequence[int], size: int, *, end: bool = False) -> Iterator[pa.RecordBatch]:
        from pyarrow import parquet as pq

        names = [self.names[i] for i in columns] if len({*self.names}) == len(self.names) else None
        parts = [*range(self._about.num_row_groups)][-1 if end else 0 :]
        # Of a few rows, the texts of all rows aren't wanted.
        texts = self._texts() if size == _ROWS and not end else []
        for part in parts:
            # Opened for each part anew: it keeps what it has read of those before.
            file = pq.ParquetFile(self._path, metadata=self._about, read_dictionary=texts, buffer_size=_BUFFER)
            for batch in file.iter_batches(size, [part], columns=names, use_threads=False):
                # By their places where two columns share a name, as only all together can be read then.
                places = columns if names is None else map(batch.schema.names.index, names)
                yield batch.select([*places])


class _Feather:
    """A Feather or Arrow file, of either version."""

    def __init__(self, path: str) -> None:
        import pyarrow as pa
        from pyarrow import feather

        self._table: pa.Table | None = None
        try:
            with pa.ipc.open_file(path) as file:
                self.names = [str(name) for name in file.schema.names]
                self._parts = file.num_record_batches
        except pa.ArrowInvalid:
            self._table = feather.read_table(path, memory_map=False)
            self.names = [str(name) for name in self._table.column_names]
        self._path = path
        self.rows = len(self._table) if self._table is not None else sum(map(len, self._read([0])))

    def _read(self, columns: Sequence[int], *, end: bool = False) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        if self._table is not None:
            yield from self._table.select([*columns]).to_batches()
            return
        # These come in the order of the file, each once.
        order = sorted({*columns})
        options = pa.ipc.IpcReadOptions(included_fields=order)
        with pa.ipc.open_file(self._path, options=options) as file:
            for i in [*range(self._parts)][-1 if end else 0 :]:
                yield file.get_batch(i).select([order.index(each) for each in columns])

    def batches(self, columns: Sequence[int], size: int, *, end: bool = False) -> Iterator[pa.RecordBatch]:
        for batch in self._read(columns, end=end):
            for start in range(0, len(batch), size):
                yield batch.slice(start, size)


class _Group:
    """Columns that share their texts; the first text is blank."""

    def __init__(self) -> None:
        self._known: dict[object, int] = {"": 0}
        self._told = 0

    def coded(self, columns: Sequence[pa.Array]) -> tuple[dict[str, Any], bytes]:
        """What is new of these columns' texts, and their codes."""
        import numpy as np

        fresh = len(self._known) > _TEXTS
        if fresh:
            self._known, self._told = {"": 0}, 0
        found = [self._codes(each) for each in columns]
        texts = [*self._known][self._told :]
        self._told = len(self._known)
        kind = np.min_scalar_type(len(self._known) - 1)
        said = {"fresh": fresh, "texts": texts, "size": kind.itemsize}
        return said, b"".join(codes.astype(kind, copy=False).tobytes() for codes in found)

    def _codes(self, column: pa.Array) -> NDArray[np.unsignedinteger[Any]]:
        import numpy as np

        texts, places = _parted(column)
        known = self._known
        lookup = [known.setdefault(text, len(known)) for text in texts]
        kind = np.min_scalar_type(len(known))
        return np.asarray(np.array([*lookup, 0], dtype=kind)[places])


def _parted(column: pa.Array) -> tuple[list[Any], Any]:
    """The texts of a column and their places by row; empty cells are at the place after the last text."""
    import numpy as np
    import pyarrow as pa

    try:
        coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        plain = ["" if each is None else str(each) for each in column.to_pylist()]
        places: dict[str, int] = {}
        return list(places), np.array([places.setdefault(text, len(places)) for text in plain], dtype=np.int64)
    indices, known = coded.indices, coded.dictionary
    if indices.null_count:
        wide = indices if pa.types.is_int32(indices.type) else indices.cast("int32")
        indices = wide.fill_null(len(known))
    codes = np.asarray(indices)
    if len(known) > max(len(codes), _TEXTS) // 2:
        # It holds the texts of many more rows than these.
        used, codes = np.unique(codes, return_inverse=True)
        known = known.take(pa.array(used[used < len(known)]))
    return [_plain(value) for value in known.to_pylist()], codes


def _plain(value: object) -> object:
    """A value that JSON can bear; True and 1, which Python takes for the same, are kept apart."""
    if value is None or value != value:  # noqa: PLR0124 - NaN is how undefined numbers arrive
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return str(value)
    return value if isinstance(value, str | float) else str(value)


def main(path: str) -> None:
    """Answer what is asked of the file until nothing more is."""
    import pyarrow as pa

    try:
        file: _File = _Feather(path) if Path(path).suffix == ".feather" else _Parquet(path)
        for line in sys.stdin.buffer:
            asked = json.loads(line)
            if "groups" in asked:
                _tell_blocks(file, asked["groups"])
            else:
                head, last = _head(file, asked["head"]), _last(file, asked["head"])
                _tell({"names": file.names, "rows": file.rows, "head": head, "last": last})
    except (pa.ArrowException, OSError, ValueError, NotImplementedError) as error:
        _tell({"why": str(error).splitlines()[0] if str(error) else type(error).__name__})


def _head(file: _File, rows: int) -> list[list[object]]:
    """The first rows, column by column."""
    batch = next(file.batches(range(len(file.names)), rows), None) if file.names else None
    if batch is None:
        return [[] for _ in file.names]
    return [*map(_values, batch.columns)]


def _last(file: _File, rows: int) -> list[object]:
    """The last cells of the first column."""
    cells: list[object] = []
    for batch in file.batches([0], _ROWS, end=True) if file.names else ():
        cells = (cells + _values(batch.column(0).slice(max(len(batch) - rows, 0))))[-rows:]
    return cells


def _values(column: pa.Array) -> list[object]:
    texts, places = _parted(column)
    return [[*texts, ""][place] for place in places]


def _tell_blocks(file: _File, asked: Sequence[Sequence[int]]) -> None:
    groups = [_Group() for _ in asked]
    columns = sorted({i for group in asked for i in group})
    for batch in file.batches(columns, _ROWS):
        chosen = ([batch.column(columns.index(i)) for i in group] for group in asked)
        told = [group.coded(each) for group, each in zip(groups, chosen, strict=True)]
        _tell({"rows": len(batch), "groups": [said for said, _ in told]}, *(codes for _, codes in told))
    _tell({"rows": 0})


def _tell(said: object, *codes: bytes) -> None:
    out = sys.stdout.buffer
    out.write(json.dumps(said).encode() + b"\n")
    for each in codes:
        out.write(each)
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1])
