"""Reads a Parquet or Feather file in a process of its own, as the library for them dies of some files.

Writes one line of JSON (`why` where it can't be read, else names, labels and texts of every column) and then
the codes of all columns, 32 bits each; empty cells have the last of the texts.
It is run by its file name, apart from the package: it imports the standard library, numpy and pyarrow alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

_MOST = 8 << 30
"""Bytes that a table may take in memory."""


def main(path: str) -> None:
    """Write what the file holds to standard output."""
    import pyarrow as pa

    codes = b""
    try:
        table = _table(path)
        columns = [_column(column) for column in table.columns]
        names, texts = [str(name) for name in table.column_names], [texts for texts, _ in columns]
        codes = b"".join(each for _, each in columns)
        said: dict[str, Any] = {"names": names, "labels": [""] * len(names), "texts": texts}
    except (pa.ArrowException, OSError, ValueError, NotImplementedError) as error:
        said = {"why": str(error).splitlines()[0] if str(error) else type(error).__name__}
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")
    sys.stdout.buffer.write(codes)


def _table(path: str) -> pa.Table:
    from pyarrow import feather, types
    from pyarrow import parquet as pq

    if Path(path).suffix == ".feather":
        return feather.read_table(path, memory_map=False)
    about = pq.read_metadata(path)
    size = sum(about.row_group(i).total_byte_size for i in range(about.num_row_groups))
    if size > _MOST:
        raise ValueError(f"it unpacks to {size / 1e9:.0f} GB, which is too much")
    schema = pq.read_schema(path)
    texts = [each.name for each in schema if types.is_string(each.type) or types.is_large_string(each.type)]
    return pq.read_table(path, read_dictionary=texts, use_pandas_metadata=False)


def _column(values: pa.ChunkedArray) -> tuple[list[Any], bytes]:
    """The texts of a column and its codes; the table says which values repeat where it can."""
    import numpy as np
    import pyarrow as pa

    try:
        whole = values if pa.types.is_dictionary(values.type) else values.dictionary_encode()
        whole = whole.unify_dictionaries().combine_chunks()
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return _written(["" if each is None else str(each) for each in values.to_pylist()])
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.chunk(0) if whole.num_chunks else pa.array([], pa.string()).dictionary_encode()
    texts = [_plain(value) for value in whole.dictionary.to_pylist()]
    codes = whole.indices.fill_null(len(texts)).cast("uint32", safe=False)
    return [*texts, ""], np.asarray(codes, dtype=np.uint32).tobytes()


def _written(texts: list[str]) -> tuple[list[Any], bytes]:
    from array import array

    places: dict[str, int] = {}
    codes = array("I", (places.setdefault(text, len(places)) for text in texts))
    return list(places), codes.tobytes()


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | float) else str(value)


if __name__ == "__main__":
    main(sys.argv[1])
