"""A pandas DataFrame as a sheet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeGuard

from kano.readers.sheet import Row, Sheet, sheet_of

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
    header = [list(level) for level in zip(*map(_levels, whole.columns), strict=True)]
    cells = [whole.iloc[:, i] for i in range(whole.shape[1])]

    def rows() -> Iterator[Row]:
        values = (column.astype(object).where(column.notna(), None).tolist() for column in cells)
        return chain(header, zip(*values, strict=True))

    return sheet_of(rows, file="DataFrame")


def _levels(name: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return name if isinstance(name, tuple) else (name,)
