"""Parquet and Feather files."""

from __future__ import annotations

import importlib.util
import re
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from kano.errors import DataError
from kano.readers.files.cells import clean
from kano.readers.files.columnar.columnar import Column, coded, columnar_sheet
from kano.readers.files.kinds import SAVE_AS
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

_MOST = 8 << 30
"""Bytes that a table may take in memory."""


def arrow_sheet(raw: Raw, *, parquet: bool) -> Sheet:
    """The one sheet of a Parquet or Feather file."""
    if importlib.util.find_spec("pyarrow") is None:
        what = "Parquet and Feather files need the extra parquet"
        raise DataError(what, raw.name, todo=f"pip install 'kano[parquet]', or: {SAVE_AS}")
    import pyarrow as pa

    if not runs_no_code(pa.__version__):
        what = f"pyarrow {pa.__version__} runs code that such a file may hold"
        raise DataError(what, raw.name, todo=f"pip install --upgrade pyarrow, or: {SAVE_AS}")
    try:
        table = _table(raw, parquet=parquet)
    except (pa.ArrowException, OSError, ValueError, NotImplementedError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise DataError(f"the file is damaged ({first})", raw.name, todo=SAVE_AS) from None
    if not table.num_columns:
        raise DataError("there are no columns in it", raw.name, todo=SAVE_AS)
    columns = [partial(_column, table.column(i)) for i in range(table.num_columns)]
    return columnar_sheet(raw.name, [str(name) for name in table.column_names], columns)


def runs_no_code(version: str) -> bool:
    """Whether this pyarrow leaves pickles in a file's schema alone; source: CVE-2023-47248, mended in 14.0.1.

    >>> [runs_no_code(each) for each in ("9.0.0", "14.0.0", "14.0.1", "26.0.1.dev3", "27.0.0a1")]
    [False, False, True, True, True]
    """
    numbers = tuple(map(int, re.findall(r"\d+", version)[:3]))
    return numbers >= (14, 0, 1)


def _table(raw: Raw, *, parquet: bool) -> pa.Table:
    import pyarrow as pa
    from pyarrow import feather, types
    from pyarrow import parquet as pq

    source = str(raw.path) if raw.path else pa.BufferReader(raw.data)
    if not parquet:
        return feather.read_table(source)
    about = pq.read_metadata(source)
    size = sum(about.row_group(i).total_byte_size for i in range(about.num_row_groups))
    if size > _MOST:
        raise DataError(f"unpacks to {size / 1e9:.0f} GB, which is too much", raw.name, todo=SAVE_AS)
    schema = pq.read_schema(source if raw.path else pa.BufferReader(raw.data))
    texts = [each.name for each in schema if types.is_string(each.type) or types.is_large_string(each.type)]
    return pq.read_table(
        source if raw.path else pa.BufferReader(raw.data), read_dictionary=texts, use_pandas_metadata=False
    )


def _column(values: pa.ChunkedArray) -> Column:
    """A column as codes; the table says which values repeat where it can."""
    import pyarrow as pa

    try:
        whole = values if pa.types.is_dictionary(values.type) else values.dictionary_encode()
        whole = whole.unify_dictionaries().combine_chunks()
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return coded([str(value) if value is not None else "" for value in values.to_pylist()])
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.chunk(0) if whole.num_chunks else pa.array([], pa.string()).dictionary_encode()
    texts = [clean(value) for value in whole.dictionary.to_pylist()]
    codes = whole.indices.fill_null(len(texts)).cast("uint32", safe=False)
    return Column(np.asarray(codes), (*texts, ""))
