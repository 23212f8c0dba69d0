"""A survey on its way to files: columns with what they are, pages, and how they will be written."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.contact.changing.study import Study

Kind = tuple[str, int, int]
"""What a column is: "ask" with feature and side, or another word with zeros."""
OTHER: Kind = ("other", 0, 0)
ID: Kind = ("id", 0, 0)


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    kind: Kind
    head: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """A table in a file or sheet."""

    name: str
    columns: tuple[Column, ...]
    above: tuple[tuple[str, ...], ...] = ()
    """Rows above the header."""
    below: tuple[tuple[str, ...], ...] = ()
    gaps: frozenset[int] = frozenset()
    """Rows below which a blank one stands; 0 is the header."""

    def rows(self) -> list[list[str]]:
        """All rows as they are written."""
        found = [list(each) for each in self.above]
        table = [[each.head for each in self.columns], *self.body()]
        for number, row in enumerate(table):
            found += [row, *([[""] * len(row)] if number in self.gaps else [])]
        return [*found, *map(list, self.below)]

    def body(self) -> list[list[str]]:
        return [list(row) for row in zip(*(each.cells for each in self.columns), strict=True)]

    def ordered(self, order: Sequence[int]) -> "Page":
        """The same with its rows in this order."""
        return self.each(lambda c: replace(c, cells=tuple(c.cells[i] for i in order)))

    def each(self, change: Callable[[Column], Column]) -> "Page":
        return replace(self, columns=tuple(map(change, self.columns)))


@dataclass(frozen=True)
class Dress:
    """How a table is written."""

    ending: str = ".csv"
    encoding: str = "utf-8"
    sep: str = ","
    end: str = "\r\n"
    every: bool = False
    """Quotation marks around all cells."""
    told: bool = False
    """A first line that names the separator, as Excel reads it."""


@dataclass(frozen=True)
class Draft:
    """A survey in one layout, with all that was changed so far."""

    study: Study
    layout: str
    pages: tuple[Page, ...]
    dress: Dress = Dress()
    sheets: bool = False
    """Whether pages are sheets of one workbook; else each is a file."""
    before: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    """Sheets of something else, by name, before those of the survey."""
    behind: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    hidden: bool = False
    """Whether the sheets of something else are hidden."""

    @property
    def wide(self) -> bool:
        return not self.layout.startswith("long")

    @property
    def bare(self) -> bool:
        """Whether nothing but rows under one header stands in its tables, as in lists of records."""
        alone = len(self.pages) == 1 or not self.sheets
        plain = all(not (p.above or p.below or p.gaps) and _apart(p) for p in self.pages)
        return alone and plain and not self.before and not self.behind

    def every_page(self, change: Callable[[Page], Page]) -> "Draft":
        return replace(self, pages=tuple(map(change, self.pages)))


def _apart(page: Page) -> bool:
    heads = [each.head for each in page.columns]
    return len(set(heads)) == len(heads) and all(heads)


def ids(pick: random.Random, n: int) -> tuple[str, tuple[str, ...]]:
    """A header and ids, as platforms make them."""
    head = pick.choice(("ID", "Respondent ID", "respondent_id", "Response ID", "Participant"))
    start = pick.choice((1, 101, 48_213_007))
    made = (
        (str(start + i) for i in range(n)) if pick.random() < 0.6 else (f"R_{start + i:x}q" for i in range(n))
    )
    return head, tuple(made)
