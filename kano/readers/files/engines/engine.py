"""A table whose rows stay where they are: its engine counts, and only the counts come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kano.errors import DataError, Problem
from kano.readers.files.cells import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    import narwhals as nw

PEEK = 10_000
"""Rows of which each column's texts are counted to see what kind of column it is."""
MOST_TEXTS = 1_000
"""Different texts of a column up to which they are counted one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A value of a column, what it says, and in how many rows it stands."""

    value: Any
    text: str
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """A lazy table of Polars, DuckDB, Dask, Spark or Ibis, through Narwhals."""

    frame: nw.LazyFrame[Any]
    """Its columns are named by their place, as engines don't agree on what a name may hold."""
    names: tuple[str, ...]
    """What the columns are called where they come from."""
    file: str
    """The table as an error names it."""

    def column(self, place: int) -> str:
        """How the frame calls the column at this place."""
        return column_name(place)

    def rows(self, parts: Iterable[nw.LazyFrame[Any]]) -> list[tuple[Any, ...]]:
        """The rows of all these small frames; those of one shape are asked for together."""
        import narwhals as nw

        alike: dict[tuple[Any, ...], list[nw.LazyFrame[Any]]] = {}
        for part in parts:
            alike.setdefault(tuple(part.collect_schema().items()), []).append(part)
        asked = [nw.concat(each) if len(each) > 1 else each[0] for each in alike.values()]
        return [row for each in asked for row in self._collected(each)]

    def texts(self, places: Sequence[int], rows: int | None = None) -> dict[int, list[Told]]:
        """By column, each different value and how often it occurs, the most frequent first.

        Of the first `rows` only, where that is given; of a column of more than `MOST_TEXTS` as many as that, and
        one more.
        """
        import narwhals as nw

        frame = self.frame if rows is None else self.frame.head(rows)

        def counted(place: int) -> nw.LazyFrame[Any]:
            name = self.column(place)
            found = frame.select(name).group_by(name).agg(nw.len().cast(nw.Int64).alias("n"))
            at = nw.lit(place).cast(nw.Int64).alias("at")
            return found.head(MOST_TEXTS + 1).select(at, nw.col(name).alias("value"), "n")

        found: dict[int, list[Told]] = {place: [] for place in places}
        for place, value, count in self.rows(counted(each) for each in found):
            found[place].append(Told(value, clean(value), int(count)))
        return {place: sorted(each, key=lambda told: (-told.count, told.text)) for place, each in found.items()}

    def _collected(self, frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
        """A small frame's rows; DataError where its engine fails."""
        try:
            return frame.collect().rows()
        except ImportError as error:
            what = f"to take what the engine counted needs {error.name}, which isn't installed"
            raise DataError(Problem(what, self.file, todo="pip install 'kano[frames]'")) from None
        except Exception as error:  # noqa: BLE001 - each engine has errors of its own
            said = str(error).strip().partition("\n")[0] or type(error).__name__
            todo = "Nothing was counted. Mend it there, and try again."
            raise DataError(Problem(f"the engine could not count: {said}", self.file, todo=todo)) from error


def column_name(place: int) -> str:
    """How an engine's frame calls the column at this place."""
    return f"c{place}"


def engine_of(frame: nw.LazyFrame[Any], file: str) -> Engine:
    """The engine behind a lazy frame; DataError where it has no columns that can be counted."""
    import narwhals as nw

    schema = frame.collect_schema()
    if not schema:
        raise DataError("the table has no columns", file)
    columns = []
    for place, (name, kind) in enumerate(schema.items()):
        column = nw.col(name)
        if isinstance(kind, nw.Categorical | nw.Enum):
            column = column.cast(nw.String)
        elif kind.is_nested() or isinstance(kind, nw.Unknown | nw.Object | nw.Binary):
            column = nw.lit(None).cast(nw.String)
        columns.append(column.alias(column_name(place)))
    return Engine(frame.select(*columns), tuple(schema), file)
