"""A report and, beside it, its data: what people read, and what machines read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kano.analyses.row import Row, plain
from kano.report.blocks import Report
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Data:
    """A result for machines: as one content, and as rows of a table."""

    content: Row | Mapping[str, Any]
    """As the JSON contract has it."""
    rows: Sequence[Row | Mapping[str, Any]]

    def payload(self) -> dict[str, Any]:
        """The content as plain Python values; None where undefined."""
        found: dict[str, Any] = plain(self.content)
        return found

    def lines(self) -> Iterator[Mapping[str, Any]]:
        """The rows as flat lines."""
        for row in self.rows:
            yield from row.lines() if isinstance(row, Row) else (row,)


@dataclass(frozen=True, eq=False)
class Composed:
    """A report with its data; a format writes the one or the other."""

    document: Report
    data: Data
