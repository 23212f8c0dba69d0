"""Which sheets a workbook has: one to read a section, one to calculate with, one about the numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kano.render import cells
from kano.render.excel.table import to_calculate, to_read
from kano.report.blocks import Block, Figure, Report, Section, Table
from kano.values import dataclass
from kano.words.lookup import Texts

LONGEST_NAME = 31


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet that is to be written: parts under headings, or one part that needs none."""

    title: str
    parts: tuple[tuple[str, tuple[Block, ...]], ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of its parts."""
        return tuple(block for _, blocks in self.parts for block in blocks)

    @property
    def tables(self) -> list[Table]:
        """Its tables that have rows."""
        return [block for block in self.blocks if isinstance(block, Table) and block.rows]


def sheets_of(report: Report, say: Texts) -> Iterator[Sheet]:
    """The answer first, then what is to be read, what is to be calculated with, and how it came about."""
    read = [section for section in report.sections if not section.appendix and _is_written(section)]
    for _, group in groupby(read, _together):
        yield _sheet([*group])
    numbers = [part for section in read for part in _numbers(section)]
    if numbers:
        yield Sheet(say("sheet.numbers"), tuple(numbers))
    if about := [section for section in report.sections if section.appendix]:
        parts = tuple((section.title, tuple(map(_to_read, section.blocks))) for section in about)
        yield Sheet(say("sheet.about"), parts)


def _is_written(section: Section) -> bool:
    """Whether a section has more than pictures, which a workbook draws from its own cells."""
    return any(not isinstance(block, Figure) for block in section.blocks)


def _together(section: Section) -> object:
    """What sections on one sheet have alike: their chapter, unless they are long or alone."""
    return section.chapter if section.chapter and not section.detail else id(section)


def _sheet(sections: Sequence[Section]) -> Sheet:
    """One section, or those of a chapter under their titles."""
    first = sections[0]
    titles = [""] if len(sections) == 1 else [each.title for each in sections]
    parts = [(title, tuple(map(_to_read, each.blocks))) for title, each in zip(titles, sections, strict=True)]
    return Sheet(first.chapter if len(sections) > 1 else first.title, tuple(parts))


def _to_read(block: Block) -> Block:
    return to_read(block) if isinstance(block, Table) else block


def _numbers(section: Section) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The tables of a section that have more columns than can be read."""
    for block in section.blocks:
        if isinstance(block, Table) and any(each.priority > 2 and not each.brief for each in block.columns):
            yield section.title, (replace(to_calculate(block), title="", key=f"{block.key}_all"),)


def sheet_names(titles: Iterable[str]) -> Iterator[str]:
    r"""Names that Excel takes: at most 31 characters, none of []:*?/\, no two alike.

    >>> list(sheet_names(["Groups: a/b", "groups- a-b", "", "History"]))
    ['Groups- a-b', 'groups- a-b (2)', 'Sheet', 'History_']
    """
    taken: set[str] = set()
    for title in titles:
        plain = re.sub(r"[\[\]:*?/\\]", "-", cells.clean(title)).strip().strip("'") or "Sheet"
        plain = f"{plain}_" if plain.lower() == "history" else plain
        name, again = _cut(plain, ""), 1
        while name.lower() in taken:
            again += 1
            name = _cut(plain, f" ({again})")
        taken.add(name.lower())
        yield name


def _cut(name: str, suffix: str) -> str:
    """The name with its suffix, in the characters that Excel counts: UTF-16 units."""
    while len((name + suffix).encode("utf-16-le")) > 2 * LONGEST_NAME:
        name = name[:-1]
    return name.rstrip(" '") + suffix
