"""A pandas DataFrame as a sheet."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeGuard

from kano.errors import DataError
from kano.readers.files.cells import Row
from kano.readers.files.sheet import Sheet, sheet_of

if TYPE_CHECKING:
    import pandas as pd


def is_frame(source: object) -> TypeGuard[pd.DataFrame]:
    """Whether this is a pandas DataFrame; says so without importing pandas."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(source, pandas.DataFrame)


def frame_sheet(frame: pd.DataFrame) -> Sheet:
    """The frame with its column names as first row, or rows; named indexes come first as columns."""
    named = [name for name in frame.index.names if name is not None]
    whole = frame.reset_index(level=named, allow_duplicates=True) if named else frame
    if not whole.shape[1]:
        raise DataError("the DataFrame has no columns", "DataFrame")
    header = list(zip(*map(_levels, whole.columns), strict=True))

    def rows() -> Iterator[Row]:
        columns = (_values(whole.iloc[:, i]) for i in range(whole.shape[1]))
        return chain(header, zip(*columns, strict=True))

    return sheet_of(rows, file="DataFrame")


def _levels(name: object) -> tuple[object, ...]:
    return name if isinstance(name, tuple) else (name,)


def _values(column: pd.Series[Any]) -> list[Any]:
    """The values, None where they are missing in whatever way the type of the column says it; lists as text."""
    missing = column.isna()
    values = column.tolist()
    if column.dtype == object:
        values = [value if isinstance(value, Hashable) else str(value) for value in values]
    if missing.any():
        return [None if gone else value for value, gone in zip(values, missing, strict=True)]
    return values
