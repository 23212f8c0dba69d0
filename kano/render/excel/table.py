"""A table on a sheet: a table of Excel with a name of its own, raw numbers, and the looks of their kinds."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kano.analyses.kinds import Kind
from kano.render import cells
from kano.render.colours import COLOURS, mixed
from kano.render.excel.page import HEAD, LINE, TEXT, Page, fit, lines_of, put_text, text_width
from kano.render.plain import brief_columns
from kano.report.blocks import Bar, Cell, Column, Label, Table, Tone, Trail

NARROWEST, WIDEST = 8.0, 60.0
ARROW = 3
"""Room for the arrow of a filter."""
LEAST = 3
"""Rows from which a table is one of Excel's."""


def to_read(table: Table) -> Table:
    """What a reader looks at: the columns that text has as well, save drawings, which a sheet can't hold."""
    shown = [(i, column) for i, column in brief_columns(table) if not _is_drawn(table, i)]
    return _with(table, _filled(table, shown))


def to_calculate(table: Table) -> Table:
    """All columns of values, none that says in words what another has as numbers."""
    return _with(table, _filled(table, [(i, each) for i, each in enumerate(table.columns) if not each.brief]))


def keeping(table: Table, wanted: Callable[[Column], bool]) -> Table:
    """The table with these columns only."""
    return _with(table, [(i, column) for i, column in enumerate(table.columns) if wanted(column)])


def widths(tables: Sequence[Table], language: str) -> list[float]:
    """Widths that show the widest cell of each column, up to a limit from where texts wrap."""
    found: dict[int, float] = {}
    for table in tables:
        titles = _titles(table.columns)
        needed = [_needed(table, at, title, language) for at, title in enumerate(titles)]
        # Bars compare only in columns of one width.
        pairs = [*zip(needed, table.columns, strict=True)]
        bars = max((width for width, column in pairs if _has_bar(column)), default=0.0)
        for i, (width, column) in enumerate(pairs):
            found[i] = max(found.get(i, NARROWEST), bars if _has_bar(column) else width)
    return [found[i] for i in sorted(found)]


def put_table(page: Page, row: int, table: Table, *, name: str = "", main: bool = False) -> int:
    """A table; the main one of its sheet has a fixed header. Returns the next free row.

    Under a name it is a table of Excel, whose columns formulas can refer to: `features[Better]`.
    """
    if table.title:
        put_text(page, (row, 0), cells.clean(table.title), bold=True, font_size=12)
        row += 1
    if not table.rows:
        put_text(page, (row, 0), cells.clean(table.empty), font_color=COLOURS[Tone.QUIET].ink)
        return row + 1
    titles = list(_titles(table.columns))
    _header(page, row, table.columns, titles)
    for i, cells_of_row in enumerate(table.rows, row + 1):
        _row(page, i, cells_of_row, table.columns)
    last = row + len(table.rows)
    _conditions(page, row + 1, last, table.columns)
    if name and len(table.rows) >= LEAST:
        _named(page, (row, last), name, table.columns, titles)
    if main:
        page.sheet.freeze_panes(row + 1, 1 if len(table.columns) > 3 else 0)
        page.sheet.repeat_rows(row)
    return last + 1


def _with(table: Table, kept: Sequence[tuple[int, Column]]) -> Table:
    rows = tuple(tuple(row[i] for i, _ in kept) for row in table.rows)
    return replace(table, columns=tuple(column for _, column in kept), rows=rows)


def _filled(table: Table, columns: Sequence[tuple[int, Column]]) -> list[tuple[int, Column]]:
    return [(i, each) for i, each in columns if not all(row[i] is None or row[i] == "" for row in table.rows)]


def _is_drawn(table: Table, i: int) -> bool:
    return any(isinstance(row[i], (Bar, Trail)) for row in table.rows)


def _titles(columns: Sequence[Column]) -> Iterator[str]:
    """Titles of columns as Excel's tables want them: none empty, no two alike.

    What stands under several titles alike is told apart by the last one that stands alone.

    >>> about = [Column("a", "Shop", Kind.TEXT), Column("b", "n", Kind.COUNT), Column("c", "Web", Kind.TEXT)]
    >>> list(_titles([*about, Column("d", "n", Kind.COUNT)]))
    ['Shop', 'n (Shop)', 'Web', 'n (Web)']
    """
    plain = [cells.clean(column.title) or column.key for column in columns]
    folded = [title.casefold() for title in plain]
    taken: set[str] = set()
    alone = ""
    for title, same in zip(plain, folded, strict=True):
        several = folded.count(same) > 1
        alone = alone if several else title
        wanted = f"{title} ({alone})" if several and alone else title
        shown, again = wanted, 1
        while shown.casefold() in taken:
            again += 1
            shown = f"{wanted} {again}"
        taken.add(shown.casefold())
        yield shown


def _named(
    page: Page, rows: tuple[int, int], name: str, columns: Sequence[Column], titles: Sequence[str]
) -> None:
    """Make the rows a table of Excel, and give each column of numbers a name that holds in any language."""
    first, last = rows
    shown = [
        {"header": title, "header_format": _head_style(page, column)}
        for title, column in zip(titles, columns, strict=True)
    ]
    looks = {"name": name, "style": None, "autofilter": any(each.kind in cells.NUMERIC for each in columns)}
    page.sheet.add_table(first, 0, last, len(columns) - 1, {**looks, "columns": shown})
    from xlsxwriter.utility import quote_sheetname, xl_range_abs

    for i, column in enumerate(columns):
        if column.kind in cells.NUMERIC and re.fullmatch(r"\w+", column.key, re.ASCII):
            place = f"{quote_sheetname(page.sheet.get_name())}!{xl_range_abs(first + 1, i, last, i)}"
            page.book.define_name(f"{name}_{column.key}", f"={place}")


def _needed(table: Table, at: int, title: str, language: str) -> float:
    """The widest cell, or the longest word of the title: titles wrap."""
    kind = table.columns[at].kind
    longest = max(map(text_width, title.split() or [""])) + ARROW
    shown = (text_width(cells.text(row[at], kind, language)) + 3 for row in table.rows)
    return min(max([longest, *shown]), WIDEST)


def _has_bar(column: Column) -> bool:
    return column.kind is Kind.SHARE


def _head_style(page: Page, column: Column) -> object:
    ground = COLOURS[Tone.GOOD if column.tone is Tone.PLAIN else column.tone].ink
    align = {"align": "right"} if column.kind in cells.NUMERIC else TEXT
    return page.styles(**HEAD, bg_color=ground, border_color="#FFFFFF", **align)


def _header(page: Page, row: int, columns: Sequence[Column], titles: Sequence[str]) -> None:
    for i, (column, title) in enumerate(zip(columns, titles, strict=True)):
        page.sheet.write_string(row, i, title, _head_style(page, column))
        if column.meaning:
            message = {"input_title": column.title[:32], "input_message": column.meaning[:255]}
            page.sheet.data_validation(row, i, row, i, {"validate": "any", **message})
    pairs = zip(titles, page.widths, strict=False)
    fit(page, row, [lines_of(title, width - ARROW) for title, width in pairs], least=1)


def _row(page: Page, i: int, row: Sequence[Cell], columns: Sequence[Column]) -> None:
    texts = [cells.text(cell, column.kind, page.language) for cell, column in zip(row, columns, strict=True)]
    fit(page, i, [lines_of(text, width - 2) for text, width in zip(texts, page.widths, strict=False)])
    for j, (cell, column) in enumerate(zip(row, columns, strict=True)):
        _cell(page, (i, j), cell, column)


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
        put_text(page, place, cells.text(cell, column.kind), **looks)
    else:
        looks = {**LINE, **TEXT, "text_wrap": True}
        put_text(page, place, cells.text(cell, column.kind, page.language), **looks)


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
        ends = {"min_color": "#FFFFFF", "max_color": mixed(COLOURS[Tone.SECOND].strong)}
        page.sheet.conditional_format(first, 1, last, len(columns) - 1, {"type": "2_color_scale", **ends})


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
