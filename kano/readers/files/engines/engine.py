"""A table whose rows stay where they are: its engine counts, and only the counts come back."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kano.errors import DataError, KanoError, Problem
from kano.readers.files.cells import clean
from kano.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    import narwhals as nw

PEEK = 10_000
"""Rows of which each column's texts are counted to see what kind of column it is."""
MOST_TEXTS = 1_000
"""Different texts of a column up to which each is counted."""


@dataclass(frozen=True, eq=False)
class Told:
    """A value of a column, what it says, and in how many rows it stands."""

    value: Any
    text: str
    count: int


@dataclass(frozen=True, eq=False)
class Engine:
    """A lazy table of Polars, DuckDB, Dask, Spark or Ibis, through Narwhals."""

    frame: nw.LazyFrame[Any]
    """Its columns are named by their place, as engines don't agree on what a name may hold."""
    names: tuple[str, ...]
    """What the columns are called where they come from."""
    file: str
    """The table as an error names it."""
    numeric: frozenset[int]
    """Columns of numbers."""

    def rows(self, parts: Iterable[nw.LazyFrame[Any]]) -> list[tuple[Any, ...]]:
        """The rows of all these small frames; those of one shape are asked for together.

        Raises:
            DataError: where the engine fails; a part of the counts never comes back for the whole.
        """
        import narwhals as nw

        alike: dict[tuple[Any, ...], list[nw.LazyFrame[Any]]] = {}
        with _failing(self.file):
            for part in parts:
                alike.setdefault(tuple(part.collect_schema().items()), []).append(part)
            asked = [nw.concat(each) if len(each) > 1 else each[0] for each in alike.values()]
            found = [row for each in asked for row in each.collect().rows()]
        return [tuple(map(_present, row)) for row in found]

    def texts(self, places: Sequence[int], rows: int | None = None) -> dict[int, list[Told]]:
        """By column, each different value and how often it occurs, the most frequent first.

        Of the first `rows` only, where that is given; of a column of more than `MOST_TEXTS` one more.
        """
        import narwhals as nw

        frame = self.frame if rows is None else self.frame.head(rows)

        def counted(place: int) -> nw.LazyFrame[Any]:
            name = column_name(place)
            found = frame.select(name).group_by(name).agg(nw.len().alias("n"))
            at = nw.lit(place).cast(nw.Int64).alias("at")
            return found.head(MOST_TEXTS + 1).select(
                at, nw.col(name).alias("value"), nw.col("n").cast(nw.Int64)
            )

        found: dict[int, list[Told]] = {place: [] for place in places}
        for place, value, count in self.rows(counted(each) for each in found):
            found[place].append(Told(value, clean(value), int(count)))
        return {place: sorted(each, key=lambda told: (-told.count, told.text)) for place, each in found.items()}


@contextmanager
def _failing(file: str) -> Iterator[None]:
    """DataError where an engine fails, whose errors are of its own kind."""
    try:
        yield
    except KanoError:
        raise
    except ImportError as error:
        what = f"what the engine counted can't be taken without {error.name}, which isn't installed"
        raise DataError(Problem(what, file, todo="pip install 'kano[frames]'")) from None
    except Exception as error:
        said = str(error).strip().partition("\n")[0] or type(error).__name__
        todo = "Nothing was counted. Mend it there, and try again."
        raise DataError(Problem(f"the engine could not count: {said}", file, todo=todo)) from error


def _present(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    """The value, None where pandas says that it is missing."""
    pandas = sys.modules.get("pandas")
    return None if pandas is not None and (value is pandas.NA or value is pandas.NaT) else value


def column_name(place: int) -> str:
    """How an engine's frame calls the column at this place."""
    return f"c{place}"


def engine_of(frame: nw.LazyFrame[Any], file: str) -> Engine:
    """The engine behind a lazy frame; DataError where it has no columns that can be counted."""
    import narwhals as nw

    with _failing(file):
        schema = frame.collect_schema()
    if not schema:
        raise DataError("the table has no columns", file)
    columns, numeric = [], []
    for place, (name, kind) in enumerate(schema.items()):
        column = nw.col(name)
        if isinstance(kind, nw.Categorical | nw.Enum):
            column = column.cast(nw.String)
        elif kind.is_nested() or isinstance(kind, nw.Unknown | nw.Object | nw.Binary):
            column = nw.lit(None).cast(nw.String)
        columns.append(column.alias(column_name(place)))
        numeric += [place] if kind.is_numeric() else []
    return Engine(frame.select(*columns), tuple(schema), file, frozenset(numeric))
