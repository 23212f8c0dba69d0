"""One sheet of a workbook: headings, notes and tables, row by row."""

import math
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from textwrap import wrap
from typing import Any

from kano.analyses.kinds import Kind
from kano.render import cells
from kano.render.colours import COLOURS, mixed
from kano.report.blocks import Cell, Column, Label, Note, Report, Table, Tone

LINE = {"bottom": 1, "bottom_color": "#D9D9D9", "valign": "vcenter"}
HEAD = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter", "border": 1}
TEXT = {"align": "left", "indent": 1}
"""Set off from a number that ends at the same line."""
MARKS = {Tone.WARNING: "! "}
"""What is said by colour as well."""
NARROWEST, WIDEST, NOTE_SPAN = 8.0, 60.0, 110.0
ARROW = 3
"""Room for the arrow of a filter."""
LONGEST_TEXT = 32_767
LINE_HEIGHT = 15


@dataclass
class Styles:
    """The cell formats of a workbook, each made once."""

    book: Any
    made: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def __call__(self, **properties: object) -> Any:  # noqa: ANN401 - XlsxWriter has no types
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(properties)
        return self.made[key]


@dataclass(frozen=True)
class Page:
    """A sheet that is being written."""

    book: Any
    sheet: Any
    styles: Styles
    language: str
    widths: Sequence[float]
    """Of its columns, in characters."""


def widths(tables: Sequence[Table], language: str) -> list[float]:
    """Widths that show the widest cell of each column, up to a limit from where texts wrap."""
    found: dict[int, float] = {}
    for table in tables:
        columns = _columns(table)
        needed = [_needed(table, at, column, language) for at, column in columns]
        # Bars compare only in columns of one width.
        bars = max((n for n, (_, column) in zip(needed, columns, strict=True) if _has_bar(column)), default=0.0)
        for i, (_, column) in enumerate(columns):
            found[i] = max(found.get(i, NARROWEST), bars if _has_bar(column) else needed[i])
    return [found[i] for i in sorted(found)]


def keeping(table: Table, wanted: Callable[[Column], bool]) -> Table:
    """The table with these columns only, of those that a workbook has."""
    kept = [(i, column) for i, column in _columns(table) if wanted(column)]
    rows = tuple(tuple(row[i] for i, _ in kept) for row in table.rows)
    return replace(table, columns=tuple(column for _, column in kept), rows=rows)


def heading(page: Page, report: Report) -> int:
    """The title and what it is about; returns the next free row."""
    ink = COLOURS[Tone.GOOD].ink
    page.sheet.set_row(0, 30)
    _text(page, (0, 0), cells.clean(report.title), bold=True, font_size=20, font_color=ink, valign="vcenter")
    subtitle = cells.phrase(report.subtitle, report.language)
    _text(page, (1, 0), subtitle, font_color=COLOURS[Tone.QUIET].ink)
    return 3


def notes(page: Page, row: int, note: Note) -> int:
    """A sentence over the width of the page; returns the next free row."""
    colour = COLOURS[note.tone]
    text = MARKS.get(note.tone, "") + cells.phrase(note.phrase, page.language)
    big = note.tone is Tone.GOOD
    properties: dict[str, object] = {"text_wrap": True, "valign": "vcenter", "font_color": colour.ink}
    if note.tone in {Tone.GOOD, Tone.WARNING}:
        properties |= {"bg_color": colour.tint, "bold": big, "font_size": 14 if big else 11}
    last, width = _span(page.widths)
    _height(page, row, [_lines(text, width / (1.35 if big else 1))], scale=1.35 if big else 1)
    if last > 0:
        page.sheet.merge_range(row, 0, row, last, "", page.styles(**properties))
    _text(page, (row, 0), text, **properties)
    return row + 1


def put_table(page: Page, row: int, table: Table, *, main: bool) -> int:
    """A table; the main one of its sheet gets a filter and a fixed header. Returns the next free row."""
    if table.title:
        _text(page, (row, 0), cells.clean(table.title), bold=True, font_size=12)
        row += 1
    if not table.rows:
        _text(page, (row, 0), cells.clean(table.empty), font_color=COLOURS[Tone.QUIET].ink)
        return row + 1
    columns = _columns(table)
    _header(page, row, [column for _, column in columns])
    for i, cells_of_row in enumerate(table.rows, row + 1):
        texts = [_shown(cells_of_row[at], column, page.language) for at, column in columns]
        _height(page, i, [_lines(text, width - 2) for text, width in zip(texts, page.widths, strict=False)])
        for j, (at, column) in enumerate(columns):
            _cell(page, (i, j), cells_of_row[at], column)
    last = row + len(table.rows)
    _conditions(page, row + 1, last, [column for _, column in columns])
    if main and any(column.kind in cells.NUMERIC for _, column in columns):
        page.sheet.autofilter(row, 0, last, len(columns) - 1)
    if main:
        page.sheet.freeze_panes(row + 1, 1 if len(columns) > 3 else 0)
        page.sheet.repeat_rows(row)
    return last + 1


def _needed(table: Table, at: int, column: Column, language: str) -> float:
    """The widest cell, or the longest word of the title: titles wrap."""
    title = max(map(_width, column.title.split() or [""])) + ARROW
    return min(max([title, *(_width(_shown(row[at], column, language)) + 3 for row in table.rows)]), WIDEST)


def _has_bar(column: Column) -> bool:
    return column.kind is Kind.SHARE


def _columns(table: Table) -> list[tuple[int, Column]]:
    """The columns that a workbook has, with their places: no texts that repeat numbers, none that is empty."""
    return [
        (i, column)
        for i, column in enumerate(table.columns)
        if not column.brief and not all(row[i] is None or row[i] == "" for row in table.rows)
    ]


def _header(page: Page, row: int, columns: Sequence[Column]) -> None:
    for i, column in enumerate(columns):
        ground = COLOURS[Tone.GOOD if column.tone is Tone.PLAIN else column.tone].ink
        align = {"align": "right"} if column.kind in cells.NUMERIC else TEXT
        style = page.styles(**HEAD, bg_color=ground, border_color="#FFFFFF", **align)
        page.sheet.write_string(row, i, cells.clean(column.title), style)
        if column.meaning:
            message = {"input_title": column.title[:32], "input_message": column.meaning[:255]}
            page.sheet.data_validation(row, i, row, i, {"validate": "any", **message})
    titles = zip(columns, page.widths, strict=False)
    _height(page, row, [_lines(column.title, width - ARROW) for column, width in titles], least=1)


def _cell(page: Page, place: tuple[int, int], cell: Cell, column: Column) -> None:
    """A raw number with the format of its kind, or text; blank where undefined."""
    if _is_number(cell, column):
        value = float(cell)  # type: ignore[arg-type]
        shape = cells.number_format(value, column.kind, page.language)
        page.sheet.write_number(*place, cell, page.styles(**LINE, num_format=shape))
    elif cell is None or cell == "":
        page.sheet.write_blank(*place, None, page.styles(**LINE))
    elif isinstance(cell, Label) and cell.tone is not Tone.PLAIN:
        colour = COLOURS[cell.tone]
        looks = {**LINE, **TEXT, "bg_color": colour.tint, "font_color": colour.ink}
        _text(page, place, cells.text(cell, column.kind), **looks)
    else:
        looks = {**LINE, **TEXT, "text_wrap": True}
        _text(page, place, cells.text(cell, column.kind, page.language), **looks)


def _is_number(cell: Cell, column: Column) -> bool:
    plain = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    return plain and column.kind in cells.NUMERIC and math.isfinite(cell)  # type: ignore[arg-type]


def _conditions(page: Page, first: int, last: int, columns: Sequence[Column]) -> None:
    for i, column in enumerate(columns):
        if column.doubtful_below is not None:
            page.sheet.conditional_format(first, i, last, i, _doubtful(page, first, i, column.doubtful_below))
        if _has_bar(column):
            page.sheet.conditional_format(first, i, last, i, _bar(column.tone))
    if _is_matrix(columns):
        scale = {
            "type": "2_color_scale",
            "min_color": "#FFFFFF",
            "max_color": mixed(COLOURS[Tone.SECOND].strong),
        }
        page.sheet.conditional_format(first, 1, last, len(columns) - 1, scale)


def _doubtful(page: Page, row: int, column: int, limit: float) -> dict[str, object]:
    from xlsxwriter.utility import xl_rowcol_to_cell

    cell, colour = xl_rowcol_to_cell(row, column), COLOURS[Tone.WARNING]
    # A blank cell is less than any limit, unless it is asked whether it is a number.
    style = page.styles(bg_color=colour.tint, font_color=colour.ink, bold=True)
    return {"type": "formula", "criteria": f"=AND(ISNUMBER({cell}),{cell}<{limit!r})", "format": style}


def _bar(tone: Tone) -> dict[str, object]:
    """A bar from 0 to 1 in the cell, so that cells and columns compare."""
    ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
    return {"type": "data_bar", "bar_color": mixed(COLOURS[tone].strong), "bar_solid": True, **ends}


def _is_matrix(columns: Sequence[Column]) -> bool:
    """Whether behind its first column a table has nothing but numbers of one kind about one thing."""
    sorts = {(column.kind, column.tone) for column in columns[1:]}
    return len(columns) > 3 and len(sorts) == 1 and columns[1].kind is Kind.COUNT


def _span(all_widths: Sequence[float]) -> tuple[int, float]:
    """The column up to which a note runs, and how wide that is; beyond the table columns are standard."""
    last, total = 0, all_widths[0]
    while total < NOTE_SPAN:
        last += 1
        total += all_widths[last] if last < len(all_widths) else 8.43
    return last, total


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in so many characters."""
    wide = _width(text) / max(len(text), 1)
    return len(wrap(text, max(int(width / max(wide, 1)), 1)))


def _height(page: Page, row: int, lines: Sequence[int], *, scale: float = 1, least: int = 2) -> None:
    """Room for the longest text; not every program measures wrapped texts by itself."""
    if max(lines, default=0) >= least or scale > 1:
        page.sheet.set_row(row, LINE_HEIGHT * max(lines) * scale + 5)


def _shown(cell: Cell, column: Column, language: str) -> str:
    return cells.text(cell, column.kind, language)


def _width(text: str) -> float:
    """In characters; those of East Asian scripts take two."""
    return float(sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text))


def _text(page: Page, place: tuple[int, int], text: str, **properties: object) -> None:
    page.sheet.write_string(*place, text[:LONGEST_TEXT], page.styles(**properties))
