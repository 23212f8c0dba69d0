"""Tables that a program holds: DataFrames of any library that Narwhals knows, rows, and columns by name."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

from kano.errors import DataError, Problem
from kano.readers.files.cells import Row
from kano.readers.files.sheet import Sheet, sheet_of
from kano.values import dataclass

if TYPE_CHECKING:
    import pandas as pd

FRAME, ROWS = "DataFrame", "rows"
"""What tables without a name are called."""
_TODO = "Give a file, a DataFrame, a list of rows, or columns by name."


@dataclass(frozen=True, eq=False)
class Named:
    """Something to read, and what it is called: a wave as a rule."""

    name: str
    source: Any


def is_table(source: object) -> bool:
    """Whether this is no file, but may be a table."""
    return not isinstance(source, (str, Path)) and not hasattr(source, "read")


def is_rows(source: object) -> bool:
    """Whether this is a list of rows, each of cells or of cells by column."""
    return isinstance(source, (list, tuple)) and bool(source) and all(map(_is_row, source))


def is_columns(source: object) -> bool:
    """Whether these are columns by name, or rows by respondent."""
    if not isinstance(source, Mapping) or not source:
        return False
    columns = all(_is_cells(each) or getattr(each, "ndim", 0) == 1 for each in source.values())
    return columns or all(map(_is_cells_by_name, source.values()))


def table_sheet(source: Any) -> Sheet:  # noqa: ANN401 - whatever holds a table
    """The sheet of a table, under its name where it has one; DataError where it is none."""
    name, table = (source.name, source.source) if isinstance(source, Named) else ("", source)
    if is_frame(table):
        return _frame_sheet(table, name or FRAME)
    if is_rows(table):
        return _rows_sheet(table, name or ROWS)
    if is_columns(table):
        return _columns_sheet(table, name or ROWS)
    return _narwhals_sheet(table, name or FRAME)


def is_frame(source: object) -> TypeGuard[pd.DataFrame]:
    """Whether this is a pandas DataFrame; says so without importing pandas."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(source, pandas.DataFrame)


def _frame_sheet(frame: pd.DataFrame, file: str) -> Sheet:
    """The frame with its column names as first row, or rows; named indexes come first as columns."""
    named = [name for name in frame.index.names if name is not None]
    whole = frame.reset_index(level=named, allow_duplicates=True) if named else frame
    if not whole.shape[1]:
        raise DataError("the DataFrame has no columns", file)
    header = list(zip(*map(_levels, whole.columns), strict=True))

    def rows() -> Iterator[Row]:
        columns = (_values(whole.iloc[:, i]) for i in range(whole.shape[1]))
        return chain(header, zip(*columns, strict=True))

    return sheet_of(rows, file=file)


def _levels(name: object) -> tuple[object, ...]:
    return name if isinstance(name, tuple) else (name,)


def _values(column: pd.Series[Any]) -> list[Any]:
    """The values, None where they are missing in whatever way the type of the column says it; lists as text."""
    missing = column.isna()
    values = column.tolist()
    if column.dtype == object:
        values = [*map(_cell, values)]
    if missing.any():
        return [None if gone else value for value, gone in zip(values, missing, strict=True)]
    return values


def _rows_sheet(table: Sequence[Any], file: str) -> Sheet:
    """Rows of cells, the first of which is the header; or of cells by column."""
    if not isinstance(table[0], Mapping):
        return sheet_of(lambda: ([*map(_cell, row)] for row in table), file=file)
    names = list(dict.fromkeys(name for row in table for name in row))
    return sheet_of(lambda: chain([names], ([_cell(row.get(n)) for n in names] for row in table)), file=file)


def _columns_sheet(table: Mapping[Any, Any], file: str) -> Sheet:
    """Columns by name; or rows by respondent, whose ids come first."""
    if all(map(_is_cells_by_name, table.values())):
        return _rows_sheet([{"respondent": key, **row} for key, row in table.items()], file)
    columns = [_listed(each) for each in table.values()]
    if len({*map(len, columns)}) > 1:
        sizes = ", ".join(f"{name} {len(each)}" for name, each in zip(table, columns, strict=True))
        raise DataError(Problem("the columns are not equally long", file, f"They hold: {sizes}."))
    return _by_columns([*table], columns, file)


def _narwhals_sheet(table: Any, file: str) -> Sheet:  # noqa: ANN401 - of a library that nobody knows yet
    """A frame of another library, through Narwhals."""
    kind = type(table)
    called = f"{kind.__module__.partition('.')[0]}.{kind.__qualname__}"
    try:
        import narwhals
    except ImportError:
        what = f"to read a {called} takes Narwhals, which isn't installed"
        raise DataError(Problem(what, file, todo="pip install 'kano[frames]'")) from None
    try:
        frame = narwhals.from_native(table)
    except TypeError:
        raise DataError(Problem(f"a {called} is nothing that can be read", file, todo=_TODO)) from None
    if isinstance(frame, narwhals.LazyFrame):
        from kano.readers.files.engines.peeked import engine_sheet

        return engine_sheet(frame, file)
    return _by_columns(frame.columns, [frame[name].to_list() for name in frame.columns], file)


def _by_columns(names: Iterable[object], columns: Sequence[Sequence[object]], file: str) -> Sheet:
    header = [*names]
    if not header:
        raise DataError("the table has no columns", file)
    return sheet_of(lambda: chain([header], ([*map(_cell, r)] for r in zip(*columns, strict=True))), file=file)


def _listed(column: Any) -> list[object]:  # noqa: ANN401 - a list, an array or a series
    return [*(column.tolist() if hasattr(column, "tolist") else column)]


def _is_row(value: object) -> bool:
    return _is_cells(value) or _is_cells_by_name(value)


def _is_cells(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(map(_is_plain, value))


def _is_cells_by_name(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(_is_plain, value.values()))


def _is_plain(value: object) -> bool:
    """Whether a value is one cell: a text, a number, nothing, rather than a table."""
    return isinstance(value, (str, int, float)) or not (
        isinstance(value, (list, tuple, Mapping, Path)) or hasattr(value, "columns") or hasattr(value, "read")
    )


def _cell(value: object) -> object:
    return value if isinstance(value, Hashable) else str(value)
