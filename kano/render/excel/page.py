"""One sheet of a workbook: its styles, headings and sentences, row by row."""

import dataclasses
import unicodedata
from collections.abc import Sequence
from dataclasses import field
from textwrap import wrap
from typing import Any

from kano.render import cells
from kano.render.colours import COLOURS
from kano.report.blocks import Note, Report, Tone
from kano.values import dataclass

LINE = {"bottom": 1, "bottom_color": "#D9D9D9", "valign": "vcenter"}
HEAD = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter", "border": 1}
TEXT = {"align": "left", "indent": 1}
"""Set off from a number that ends at the same line."""
MARKS = {Tone.WARNING: "! "}
"""What is said by colour as well."""
STANDARD = 8.43
"""The width of a column that has none of its own."""
NOTE_SPAN = 110.0
LONGEST_TEXT = 32_767
LINE_HEIGHT = 15


@dataclasses.dataclass
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
    starts: list[int] = field(default_factory=list)
    """Rows where tables with titles of their own begin."""


def heading(page: Page, report: Report) -> int:
    """The title and what it is about; returns the next free row."""
    ink = COLOURS[Tone.GOOD].ink
    page.sheet.set_row(0, 30)
    put_text(page, (0, 0), cells.clean(report.title), bold=True, font_size=20, font_color=ink, valign="vcenter")
    subtitle = cells.phrase(report.subtitle, report.language)
    put_text(page, (1, 0), subtitle, font_color=COLOURS[Tone.QUIET].ink)
    return 3


def subheading(page: Page, row: int, title: str) -> int:
    """A heading between the parts of a sheet; returns the next free row."""
    ink = COLOURS[Tone.GOOD].ink
    put_text(page, (row, 0), cells.clean(title), bold=True, font_size=13, font_color=ink)
    page.sheet.set_row(row, 24)
    return row + 1


def note_row(page: Page, row: int, note: Note) -> int:
    """A sentence over the width of the page; returns the next free row."""
    colour, big = COLOURS[note.tone], note.tone is Tone.GOOD
    properties: dict[str, object] = {"text_wrap": True, "valign": "vcenter", "font_color": colour.ink}
    if note.tone in {Tone.GOOD, Tone.WARNING}:
        properties |= {"bg_color": colour.tint, "bold": big, "font_size": 14 if big else 11}
    text = MARKS.get(note.tone, "") + cells.phrase(note.phrase, page.language)
    scale = 1.35 if big else 1.0
    last = across(page, (row, 0), text, NOTE_SPAN, **properties)
    fit(page, row, [lines_of(text, width_to(page, 0, last) / scale)], scale=scale)
    return row + 1


def across(page: Page, place: tuple[int, int], text: str, wanted: float, **properties: Any) -> int:  # noqa: ANN401
    """A text over as many columns as it takes to be so wide; returns the last of them."""
    row, first = place
    last = first
    while width_to(page, first, last) < wanted:
        last += 1
    if last > first:
        page.sheet.merge_range(row, first, row, last, "", page.styles(**properties))
    put_text(page, place, text, **properties)
    return last


def width_to(page: Page, first: int, last: int) -> float:
    """How wide these columns are together; beyond the table columns are standard."""
    return sum(page.widths[i] if i < len(page.widths) else STANDARD for i in range(first, last + 1))


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in so many characters."""
    wide = text_width(text) / max(len(text), 1)
    return len(wrap(text, max(int(width / max(wide, 1)), 1)))


def fit(page: Page, row: int, lines: Sequence[int], *, scale: float = 1, least: int = 2) -> None:
    """Room for the longest text; not every program measures wrapped texts by itself."""
    if max(lines, default=0) >= least or scale > 1:
        page.sheet.set_row(row, LINE_HEIGHT * max(lines) * scale + 5)


def text_width(text: str) -> float:
    """In characters; those of East Asian scripts take two."""
    return float(sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text))


def put_text(page: Page, place: tuple[int, int], text: str, **properties: object) -> None:
    """A text as text, whatever it looks like."""
    page.sheet.write_string(*place, text[:LONGEST_TEXT], page.styles(**properties))
