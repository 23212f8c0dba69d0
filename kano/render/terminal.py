"""A report for the terminal: in colour, and no wider than the window."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kano.render import cells
from kano.render.plain import brief_columns, drawing, note_text
from kano.report.blocks import Bar, Cell, Column, Figure, Label, Note, Report, Section, Table, Tone, Trail

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

STYLES = {
    Tone.PLAIN: "",
    Tone.QUIET: "dim",
    Tone.GOOD: "bold",
    Tone.WARNING: "yellow",
    Tone.FIRST: "bold blue",
    Tone.SECOND: "bold yellow",
    Tone.THIRD: "bold green",
    Tone.FOURTH: "bright_black",
    Tone.FIFTH: "magenta",
    Tone.SIXTH: "yellow",
}
BAR_WIDTH = 10
GAP = 2
"""Blanks between two columns."""
NARROWEST = 16
"""Below this width a text column is not squeezed to make room for another column."""


def render(report: Report, *, width: int, colour: bool) -> str:
    """The report as text of at most `width` columns; with escape codes where the terminal has colour."""
    from rich.console import Console

    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(_line(report.title, "bold"))
    console.print(_line(cells.phrase(report.subtitle, report.language), STYLES[Tone.QUIET]))
    for section in report.sections:
        if not section.detail:
            _section(console, section, report.language, width)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def _section(console: Console, section: Section, language: str, width: int) -> None:
    console.print()
    if section.key != "summary":
        console.print(_line(section.title, "bold underline"))
    for block in section.blocks:
        if isinstance(block, Note):
            console.print(_line(note_text(block, language), STYLES[block.tone]))
        elif isinstance(block, Table):
            console.print(_table(block, language, width))
        elif isinstance(block, Figure):
            for line in drawing(block, language):
                console.print(_line(line, ""))


def _table(table: Table, language: str, width: int) -> RenderableType:
    from rich import box
    from rich.table import Table as RichTable

    if not table.rows:
        return _line(table.empty, STYLES[Tone.QUIET])
    shown = _fitting(table, language, width)
    drawn = RichTable(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for i, column in shown:
        numeric = column.kind in cells.NUMERIC
        whole = numeric or any(isinstance(row[i], (Bar, Label, Trail)) for row in table.rows)
        drawn.add_column(
            _line(column.title, "bold"),
            justify="right" if numeric else "left",
            no_wrap=whole,
            overflow="fold",
        )
    for row in table.rows:
        drawn.add_row(*(_cell(row[i], column, language) for i, column in shown))
    return drawn


def _fitting(table: Table, language: str, width: int) -> list[tuple[int, Column]]:
    """The columns of the highest priority that fit without squeezing a text below its least width."""
    brief = brief_columns(table)
    needed = sum(_needed(table, i, column, language) + GAP for i, column in brief) - GAP
    return brief if needed <= width else [(i, column) for i, column in brief if column.priority < 2]


def _needed(table: Table, i: int, column: Column, language: str) -> int:
    from rich.cells import cell_len

    texts = [cells.clean(column.title), *(cells.text(row[i], column.kind, language) for row in table.rows)]
    widest = max(map(cell_len, texts))
    return widest if column.kind in cells.NUMERIC or i else min(widest, NARROWEST)


def _cell(cell: Cell, column: Column, language: str) -> Text:
    from rich.text import Text

    match cell:
        case Bar():
            return Text.assemble(*_bar(cell))
        case Label():
            return _line(cells.text(cell, column.kind, language), STYLES[cell.tone])
        case _:
            return _line(cells.text(cell, column.kind, language), "")


def _bar(bar: Bar) -> Iterator[tuple[str, str]]:
    for part, width in zip(bar.parts, cells.bar_cells(bar, BAR_WIDTH), strict=True):
        yield part.letter * width, STYLES[part.tone]


def _line(text: str, style: str) -> Text:
    from rich.text import Text

    return Text(cells.clean(text), style=style)
