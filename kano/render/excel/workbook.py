"""A report as an Excel workbook: a sheet for each section, numbers as numbers, the chart native."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kano.render import cells
from kano.render.excel.chart import Picture, draw, scatter
from kano.render.excel.lines import lines
from kano.render.excel.page import Page, Styles, heading, keeping, notes, put_table, widths
from kano.report.blocks import Block, Lines, Note, Report, Scatter, Section, Table

CREATED = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones
"""Fixed, so that the same report gives the same bytes."""

PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_NAME = 31
NOTES_WIDTH = 110.0
A4 = 9
READABLE = 240.0
"""As many characters as one sheet of paper shows side by side."""


def workbook(report: Report) -> bytes:
    """The sections as sheets; the first is a page of its own: the answer, the main table in brief, the chart.

    Texts of the survey are written as text, whatever they look like. The same report gives the same bytes.
    """
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, **PLAIN_TEXT})
    book.set_properties({"title": cells.clean(report.title), "created": CREATED})
    styles = Styles(book)
    names = sheet_names(section.title for section in report.sections)
    overview = _overview(report.sections)
    pages = [
        _page(book, styles, [*_tables(section), *overview[: i == 0]], name, report.language)
        for i, (section, name) in enumerate(zip(report.sections, names, strict=True))
    ]
    pictures: list[Picture] = []
    # The first sheet comes last, when the points that its chart draws are in place.
    for page, section in [*zip(pages, report.sections, strict=True)][:0:-1]:
        pictures = _blocks(page, section.blocks, 0) + pictures
        _paper(page, report)
    if pages:
        _first(pages[0], report, overview, pictures)
    book.close()
    return target.getvalue()


def _first(page: Page, report: Report, overview: list[Table], pictures: list[Picture]) -> None:
    row = heading(page, report)
    blocks = report.sections[0].blocks
    _blocks(page, blocks, row)
    row += len(blocks) + 1
    for table in overview:
        put_table(page, row, table, main=False)
    for picture in pictures[:1]:
        draw(page, (row, len(page.widths) + 1 if overview else 0), picture)
    _paper(page, report)


def _overview(sections: Sequence[Section]) -> list[Table]:
    """The columns of the first table that are always shown, unless the first section has a table itself."""
    if not sections or _tables(sections[0]):
        return []
    found = [table for section in sections for table in _tables(section)]
    return [keeping(table, lambda column: column.priority == 1) for table in found[:1]]


def _tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table) and block.rows]


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


def _page(
    book: Any,  # noqa: ANN401 - XlsxWriter has no types
    styles: Styles,
    tables: Sequence[Table],
    name: str,
    language: str,
) -> Page:
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    page = Page(book, sheet, styles, language, widths(tables, language) or [NOTES_WIDTH])
    for column, width in enumerate(page.widths):
        sheet.set_column(column, column, width)
    return page


def _blocks(page: Page, blocks: Sequence[Block], row: int) -> list[Picture]:
    alone = sum(isinstance(block, Table) for block in blocks) == 1
    pictures: list[Picture] = []
    for i, block in enumerate(blocks):
        match block:
            case Note(brief=False):
                gap = i > 0 and not isinstance(blocks[i - 1], Note)
                row = notes(page, row + gap, block)
            case Table():
                row = put_table(page, row + (i > 0), block, main=alone)
            case Scatter():
                row, picture = scatter(page, row, block)
                pictures.append(picture)
            case Lines():
                lines(page, block, sum(isinstance(each, Lines) for each in blocks[:i]))
    return pictures


def _paper(page: Page, report: Report) -> None:
    page.sheet.set_paper(A4)
    page.sheet.set_landscape()
    page.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    wide = sum(page.widths) > READABLE
    page.sheet.fit_to_pages(2 if wide else 1, 0)
    if wide:
        page.sheet.repeat_columns(0)
    subtitle = cells.phrase(report.subtitle, report.language)
    footer = f"{cells.clean(report.title)} · {subtitle}".replace("&", "&&")
    page.sheet.set_footer(f"&L&8{footer[:200]}&R&8&A · &P / &N")
