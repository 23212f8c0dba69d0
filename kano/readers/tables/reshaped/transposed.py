"""Sheets turned on their side: a row a question, a column a person."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from kano.provenance import Notice, frozen_map
from kano.readers.columns.header import Kind
from kano.readers.columns.names import RATINGS, names, same_stem
from kano.readers.columns.table import Table
from kano.readers.files.cells import clean
from kano.readers.files.sheet import HEAD, Sheet, sheet_of
from kano.words.folding import number

_FEWEST, _SHARE = 4, 0.8
"""Rows that are questions, and of the columns beside their names those that hold answers, at least."""


def transposed(sheet: Sheet, table: Table) -> Sheet | None:
    """The sheet with a row a person; None where the rows aren't named as the two questions about features."""
    below = [[cell.strip() for cell in row] for row in sheet.head[table.header.start :]]
    named = [row[0] for row in below if row and row[0]]
    beside = table.kinds[1:]
    answers = sum(kind in (Kind.ANSWERS, Kind.NUMBERS) for kind in beside)
    if len(below) >= HEAD - 1 or len(named) < _FEWEST or answers < max(_SHARE * len(beside), 2):
        return None
    if not _are_questions(named):
        return None

    def rows() -> Iterator[list[str]]:
        lines = [[clean(value) for value in row] for row in sheet.rows()][table.header.start :]
        yield from map(list, zip_longest(*lines, fillvalue=""))

    notice = Notice("laid_out_transposed", frozen_map({}), warning=False)
    turned = sheet_of(rows, file=sheet.file, name=sheet.name, encoding=sheet.encoding)
    return replace(turned, notices=(*sheet.notices, notice))


def _are_questions(named: Sequence[str]) -> bool:
    """Whether the names of rows are each another, and nearly all those of the two questions about something."""
    if len({*named}) < len(named) or any(number(text) is not None for text in named):
        return False
    sides: dict[tuple[str, int], set[str]] = {}
    for text in named:
        for name in names(text):
            if name.stem and name.role not in RATINGS:
                sides.setdefault((same_stem(name.stem), name.family), set()).add(name.role)
    both = {stem for (stem, _), roles in sides.items() if len(roles) > 1}
    return 2 * len(both) >= _SHARE * len(named)
