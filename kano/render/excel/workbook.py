"""A report as an Excel workbook: sheets to read, one to calculate with, numbers as numbers, charts native."""

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kano.render import cells
from kano.render.excel.chart import Picture, scatter
from kano.render.excel.lines import lines
from kano.render.excel.page import Page, Styles, note_row, subheading
from kano.render.excel.sheets import Sheet, sheet_names, sheets_of
from kano.render.excel.summary import overview_of, put_summary
from kano.render.excel.table import put_table, widths
from kano.report.blocks import Block, Cards, Lines, Note, Report, Scatter, Table
from kano.words.lookup import Texts

CREATED = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones
"""Fixed, so that the same report gives the same bytes."""

PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NOTES_WIDTH = 110.0
A4 = 9
UPRIGHT, READABLE = 105.0, 240.0
"""As many characters as one sheet of paper shows side by side, upright and at most."""
PRINTED = 66.0
"""As many characters as upright paper has room for where pages break by hand, in whatever program."""
GRIDS = 4
"""Tables with titles of their own that one upright page holds whole."""


def workbook(report: Report) -> bytes:
    """The first sheet is a page of its own: the answer, what it asks for, the main table in brief, a chart.

    Texts of the survey are written as text, whatever they look like. The same report gives the same bytes.
    """
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, **PLAIN_TEXT})
    book.set_properties({"title": cells.clean(report.title), "created": CREATED})
    _write(book, report)
    book.close()
    return target.getvalue()


def _write(book: Any, report: Report) -> None:  # noqa: ANN401 - XlsxWriter has no types
    say, styles = Texts.of(report.language, "page"), Styles(book)
    sheets = [*sheets_of(report, say)]
    names = sheet_names(sheet.title for sheet in sheets)
    overview = overview_of([table for sheet in sheets for table in sheet.tables], sheets[0].blocks)
    pages = [
        _page(book, styles, [*sheet.tables, *(overview if sheet is sheets[0] else [])], name, report.language)
        for sheet, name in zip(sheets, names, strict=True)
    ]
    pictures: list[Picture] = []
    tables = Names()
    for page, sheet in [*zip(pages, sheets, strict=True)][1:]:
        pictures += _sheet(page, sheet, tables)
        _paper(page, report)
    # The first sheet comes last, when the points that its chart draws are in place.
    put_summary(pages[0], report, overview, next(iter(pictures), None), say)
    _paper(pages[0], report, pages_high=1)


@dataclass
class Names:
    """Names of Excel's tables: in any language the same, since formulas refer to them."""

    taken: set[str] = field(default_factory=set)

    def of(self, table: Table) -> str:
        """A name for this table; "" for one of many alike, each under its own title."""
        plain = re.sub(r"\W", "_", table.key, flags=re.ASCII)
        if table.title or plain in self.taken:
            return ""
        self.taken.add(plain)
        return plain


def _page(book: Any, styles: Styles, tables: Sequence[Table], name: str, language: str) -> Page:  # noqa: ANN401
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    page = Page(book, sheet, styles, language, widths(tables, language) or [NOTES_WIDTH])
    for column, width in enumerate(page.widths):
        sheet.set_column(column, column, width)
    return page


def _sheet(page: Page, sheet: Sheet, names: Names) -> list[Picture]:
    """Its parts, each under its heading where there are several."""
    pictures: list[Picture] = []
    row, alone = 0, len(sheet.parts) == 1
    for title, blocks in sheet.parts:
        row = subheading(page, row, title) if not alone else row
        row, drawn = _blocks(page, row, blocks, names, alone=alone and len(sheet.tables) == 1)
        pictures += drawn
        row += 1
    return pictures


def _blocks(
    page: Page, row: int, blocks: Sequence[Block], names: Names, *, alone: bool
) -> tuple[int, list[Picture]]:
    pictures: list[Picture] = []
    for i, block in enumerate(blocks):
        match block:
            case Note(brief=False):
                row = note_row(page, row + (i > 0 and not isinstance(blocks[i - 1], Note)), block)
            case Table():
                row += i > 0
                page.starts.extend([row] if block.title else [])
                row = put_table(page, row, block, name=names.of(block), main=alone)
            case Scatter():
                row, picture = scatter(page, row, block)
                pictures.append(picture)
            case Lines():
                # The first sheet prints it; beside a long table it would shrink that.
                page.sheet.print_area(0, 0, max(row - 1, 0), len(page.widths) - 1)
                pictures.append(lines(page, block, sum(isinstance(each, Lines) for each in blocks[:i])))
            case Cards():
                pass
    return row, pictures


def _paper(page: Page, report: Report, *, pages_high: int = 0) -> None:
    """A4 with nothing cut off: upright where that has room, wide tables on two sheets side by side."""
    total = sum(page.widths)
    page.sheet.set_paper(A4)
    page.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    if total > UPRIGHT or pages_high:
        page.sheet.set_landscape()
        page.sheet.fit_to_pages(2 if total > READABLE else 1, pages_high)
    elif page.starts:
        # A program that fits pages ignores where they are to break.
        page.sheet.set_print_scale(min(100, int(100 * PRINTED / total)))
        page.sheet.set_h_pagebreaks(page.starts[GRIDS::GRIDS])
    else:
        page.sheet.fit_to_pages(1, 0)
    if total > READABLE:
        page.sheet.repeat_columns(0)
    subtitle = cells.phrase(report.subtitle, report.language)
    footer = f"{cells.clean(report.title)} · {subtitle}".replace("&", "&&")
    page.sheet.set_footer(f"&L&8{footer[:200]}&R&8&A · &P / &N")
