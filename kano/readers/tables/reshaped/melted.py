"""Long sheets made out of others: cells without their addresses, under the usual names."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from kano.provenance import Notice, frozen_map
from kano.readers.files.cells import Row, clean
from kano.readers.files.sheet import Sheet, sheet_of

PAIRS = ("respondent", "feature", "functional", "dysfunctional")
ANSWERS = ("respondent", "feature", "question_type", "answer")
COUNTS = ("feature", "functional", "dysfunctional", "count")


def melted(sheet: Sheet, header: Sequence[str], rows: Callable[[], Iterable[Row]], layout: str) -> Sheet:
    """A long sheet in place of this one, with the notice `layout` on how it was laid out."""
    notice = Notice(layout, frozen_map({}), warning=False)

    def every() -> Iterator[Row]:
        yield header
        yield from rows()

    notices = (*sheet.notices, notice)
    return sheet_of(every, file=sheet.file, name=sheet.name, encoding=sheet.encoding, notices=notices)


def texts(sheet: Sheet, start: int = 0) -> Iterator[list[str]]:
    """The rows of a sheet from this one on, as text."""
    for number, row in enumerate(sheet.rows()):
        if number >= start:
            yield [clean(value) for value in row]


def at(row: Sequence[str], column: int) -> str:
    """A cell of a row, "" beyond its end."""
    return row[column] if column < len(row) else ""
