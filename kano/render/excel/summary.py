"""The first sheet of a workbook, one page: the answer, what it asks for, the main table in brief, a chart."""

from collections.abc import Sequence
from dataclasses import replace

from kano.render import cells
from kano.render.colours import COLOURS
from kano.render.excel.chart import Picture
from kano.render.excel.page import (
    LINE,
    TEXT,
    Page,
    across,
    fit,
    heading,
    lines_of,
    note_row,
    put_text,
    width_to,
)
from kano.render.excel.table import keeping, put_table
from kano.report.blocks import Block, Card, Cards, Note, Report, Table, Tone
from kano.words.lookup import Texts

ROWS = 24
"""Rows of the main table that one page has room for."""
TODO, NAMES = 52.0, 88.0
"""How wide a card says what it asks for, and of which features."""


def overview_of(tables: Sequence[Table], blocks: Sequence[Block]) -> list[Table]:
    """The columns of the main table that are always shown, unless the summary has a table itself.

    The main one is about the most things; where none is about any, the first.
    """
    if any(isinstance(block, Table) for block in blocks):
        return []
    found = sorted(tables, key=lambda table: -len(table.about))
    return [keeping(table, lambda column: column.priority == 1) for table in found[:1]]


def put_summary(
    page: Page, report: Report, overview: Sequence[Table], picture: Picture | None, say: Texts
) -> None:
    """Fill the sheet."""
    row = heading(page, report)
    for block in report.sections[0].blocks:
        match block:
            case Note():
                row = note_row(page, row, block)
            case Cards():
                row = _cards(page, row + 1, block, say) + 1
            case Table():
                row = put_table(page, row + 1, block) + 1
    row += 1
    if picture:
        picture(page, (row, len(page.widths) + 1 if overview else 0))
    for table in overview:
        end = put_table(page, row, replace(table, rows=table.rows[:ROWS], title=""))
        if len(table.rows) > ROWS:
            more = say("sheet.more").format(n=len(table.rows) - ROWS)
            put_text(page, (end, 0), more, font_color=COLOURS[Tone.QUIET].ink)


def _cards(page: Page, row: int, block: Cards, say: Texts) -> int:
    """A row a card: how many of what, what that asks for, and which they are; returns the next free row."""
    for card in block.cards:
        _card(page, row, card, say)
        row += 1
    return row


def _card(page: Page, row: int, card: Card, say: Texts) -> None:
    colour = COLOURS[card.label.tone]
    tinted = {"bg_color": colour.tint, "font_color": colour.ink}
    count = f"{card.count} {cells.clean(card.label.text)}"
    put_text(page, (row, 0), count, bold=True, font_size=12, **LINE, **TEXT, **tinted)
    looks = {**LINE, **TEXT, "text_wrap": True}
    todo, names = cells.clean(card.todo), _names(card, say)
    last = across(page, (row, 1), todo, TODO if names else TODO + NAMES, **looks)
    parts = [lines_of(todo, width_to(page, 1, last) - 2)]
    if names:
        end = across(page, (row, last + 1), names, NAMES, font_color=COLOURS[Tone.QUIET].ink, **looks)
        parts.append(lines_of(names, width_to(page, last + 1, end) - 2))
    fit(page, row, parts, least=1)


def _names(card: Card, say: Texts) -> str:
    """As many names as two lines have room for."""
    shown: list[str] = []
    for name in map(cells.clean, card.names):
        if shown and len(", ".join([*shown, name])) > 1.6 * NAMES:
            return ", ".join([*shown, say("page.more").format(n=len(card.names) - len(shown))])
        shown.append(name)
    return ", ".join(shown)
