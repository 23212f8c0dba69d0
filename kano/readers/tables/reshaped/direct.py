"""Direct classification: one question a feature, whose answer names the category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kano.readers.columns.header import Kind, is_answer
from kano.readers.columns.table import Table
from kano.readers.columns.timing import tells_people
from kano.readers.files.sheet import Sheet
from kano.readers.tables.reshaped.melted import at, melted, texts
from kano.resources import facts
from kano.scale import CATEGORIES
from kano.words.folding import normal, number
from kano.words.wordings import known_texts

_FEWEST = 2
"""Columns of categories."""
_SHARE = 0.9
"""Of a column's cells, those that name a category."""
_UNLIKE = 3
"""Categories that no Kano answer is called by, and that occur at least."""
_LETTERS = frozenset(each.value for each in CATEGORIES)


def direct(sheet: Sheet, table: Table) -> Sheet | None:
    """The table of counts of a sheet in which people named categories, in words or letters; None otherwise."""
    header = table.header
    if header.row is None:
        return None
    below = [[cell.strip() for cell in row] for row in sheet.head[header.start :]]
    cells = {i: [at(row, i) for row in below] for i in range(len(header.texts))}
    columns = [i for i, said in cells.items() if header.name(i) and _names_categories(said)]
    said = {text for i in columns for text in cells[i]}
    apart = {category_of(text) for text in said if text and not is_answer(text, known_texts())}
    beside = [i for i in cells if i not in columns]
    answers = any(table.kinds[i] is Kind.ANSWERS for i in beside)
    if len(columns) < _FEWEST or len(apart) < _UNLIKE or answers:
        return None
    if any(_names_rows(cells[i]) and not tells_people(header, i) for i in beside if i not in header.metadata):
        return None
    letters = [each.value for each in CATEGORIES]

    def rows() -> Iterator[list[str]]:
        counts = _counted(sheet, header.start, columns)
        for i in columns:
            yield [header.name(i), *(str(counts[i][letter]) for letter in letters)]

    return melted(sheet, ("feature", *letters), rows, "laid_out_direct")


def _names_rows(cells: Sequence[str]) -> bool:
    """Whether a column names what each row is about, as a table of features does; numbers only count rows."""
    said = [cell for cell in cells if cell]
    return len({*said}) == len(said) > 1 and not any(number(cell) is not None for cell in said)


def _counted(sheet: Sheet, start: int, columns: Sequence[int]) -> Mapping[int, Counter[str]]:
    counts: dict[int, Counter[str]] = {i: Counter() for i in columns}
    for row in texts(sheet, start):
        for i in columns:
            if letter := category_of(at(row, i)):
                counts[i][letter] += 1
    return counts


def _names_categories(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell]
    return len(said) > 1 and sum(bool(category_of(cell)) for cell in said) >= _SHARE * len(said)


def category_of(text: str) -> str:
    """The letter of the category that a text names, "" where it names none."""
    return text if text in _LETTERS else _categories().get(normal(text), "")


@cache
def _categories() -> Mapping[str, str]:
    """By name in words: the letter of its category."""
    known = facts("suffixes")["categories"]
    return {normal(name): letter for letter, names in known.items() for name in names if len(name) > 1}
