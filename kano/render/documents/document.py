"""A report as a Word document: headline, what to do, pictures, tables, and the method in short."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from kano.render import cells
from kano.render.colours import COLOURS
from kano.render.documents.parts import (
    DATE,
    cell,
    drawn,
    few,
    method,
    needed,
    said,
    sentence,
    shown,
    steady,
    told,
    widths,
)
from kano.report.blocks import Block, Cards, Figure, Label, Note, Report, Table, Tone
from kano.words.languages import language as spoken

MARGIN, WIDTH = 2.0, 17.0
"""Centimetres of an A4 page: around its text, and of its text."""
LETTERS = 92.0
"""Of a line of a table."""
CARD = (3.5, 7.0, 6.5)
"""Of the columns of a card: how many, what to do, and names."""
COLUMNS = 7
"""That a table has room for."""


def document(report: Report) -> bytes:
    """The report as .docx; UsageError without the extra `documents`. The same report gives the same bytes."""
    try:
        from docx import Document
    except ImportError as error:
        raise needed(error) from error
    made: Any = Document()
    _dress(made, report)
    made.add_heading(said(report.title), 0)
    _paragraph(made, said(cells.phrase(report.subtitle, report.language)), Tone.QUIET)
    for section in told(report):
        made.add_heading(said(section.title), 1)
        for block in section.blocks:
            _block(made, block, report.language)
    for title, sentences in method(report):
        made.add_heading(title, 1)
        for each in sentences:
            _paragraph(made, each, Tone.PLAIN)
    target = io.BytesIO()
    made.save(target)
    return steady(target.getvalue())


def _dress(made: Any, report: Report) -> None:  # noqa: ANN401 - python-docx has no types
    """A4, the language of its text, and what the file says of itself."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    page = made.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    fonts = normal.element.get_or_add_rPr()
    language = fonts.makeelement(qn("w:lang"), {qn("w:val"): spoken(report.language).tag})
    fonts.append(language)
    for name in ("Title", "Heading 1", "Heading 2"):
        made.styles[name].font.color.rgb = RGBColor.from_string(COLOURS[Tone.GOOD].ink[1:])
    about = made.core_properties
    about.title, about.author, about.comments = said(report.title), "kano", ""
    about.language = spoken(report.language).tag
    about.created = about.modified = DATE


def _block(made: Any, block: Block, language: str) -> None:  # noqa: ANN401
    match block:
        case Note(brief=False):
            _paragraph(made, sentence(block, language), block.tone)
        case Cards():
            _cards(made, block, language)
        case Table() if block.rows:
            _table(made, block, language)
        case Table():
            _paragraph(made, said(block.empty), Tone.QUIET)
        case Figure():
            _figure(made, block, language)


def _paragraph(made: Any, text: str, tone: Tone, *, with_next: bool = False) -> None:  # noqa: ANN401
    from docx.shared import Pt, RGBColor

    if not text:
        return
    line = made.add_paragraph()
    line.paragraph_format.keep_with_next = with_next or None
    run = line.add_run(text)
    run.font.color.rgb = RGBColor.from_string(COLOURS[tone].ink[1:])
    run.bold = tone is Tone.GOOD
    if tone is Tone.GOOD:
        run.font.size = Pt(14)


def _cards(made: Any, block: Cards, language: str) -> None:  # noqa: ANN401
    rows = [(f"{card.count} {card.label.text}", card.todo, few(card.names, language)) for card in block.cards]
    grid = made.add_table(rows=0, cols=3)
    for card, texts in zip(block.cards, rows, strict=True):
        for i, (place, text) in enumerate(zip(grid.add_row().cells, texts, strict=True)):
            _fill(place, said(text), card.label.tone if i == 0 else Tone.PLAIN, bold=i == 0)
    _widths(grid, CARD)
    made.add_paragraph()


def _table(made: Any, block: Table, language: str) -> None:  # noqa: ANN401
    table = shown(block, most=COLUMNS)
    if block.title:
        made.add_heading(said(block.title), 2)
    grid = made.add_table(rows=1, cols=len(table.columns))
    _repeat(grid.rows[0])
    for place, column in zip(grid.rows[0].cells, table.columns, strict=True):
        _fill(place, said(column.title), Tone.GOOD, bold=True, right=column.kind in cells.NUMERIC)
    for row in table.rows:
        for place, value, column in zip(grid.add_row().cells, row, table.columns, strict=True):
            tone = value.tone if isinstance(value, Label) else Tone.PLAIN
            _fill(place, cell(value, column, language), tone, right=column.kind in cells.NUMERIC)
    _widths(grid, [WIDTH * part for part in widths(table, language, LETTERS)])
    made.add_paragraph()


def _widths(grid: Any, widths: Sequence[float]) -> None:  # noqa: ANN401
    """In centimetres; some programs read those of columns, others those of cells."""
    from docx.shared import Cm

    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
    for row in grid.rows:
        for place, width in zip(row.cells, widths, strict=True):
            place.width = Cm(width)


def _repeat(row: Any) -> None:  # noqa: ANN401
    """The head of a table on every page that it goes on to."""
    from docx.oxml.ns import qn

    row._tr.get_or_add_trPr().append(row._tr.makeelement(qn("w:tblHeader"), {}))  # noqa: SLF001 - it has no other door


def _fill(place: Any, text: str, tone: Tone, *, bold: bool = False, right: bool = False) -> None:  # noqa: ANN401
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    line = place.paragraphs[0]
    run = line.add_run(text)
    run.font.size, run.bold = Pt(9), bold
    run.font.color.rgb = RGBColor.from_string(COLOURS[tone].ink[1:])
    line.paragraph_format.space_after = Pt(1)
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if tone not in {Tone.PLAIN, Tone.QUIET}:
        about = place._tc.get_or_add_tcPr()  # noqa: SLF001
        ground = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): COLOURS[tone].tint[1:]}
        about.append(about.makeelement(qn("w:shd"), ground))


def _figure(made: Any, block: Figure, language: str) -> None:  # noqa: ANN401
    """The picture under its headline, with its words for who can't see it."""
    from docx.shared import Cm

    picture = block.compose()
    made.add_heading(said(cells.phrase(picture.headline, language)), 2)
    _paragraph(made, said(cells.phrase(picture.reading, language)), Tone.QUIET, with_next=True)
    drawing = made.add_picture(io.BytesIO(drawn(picture, language)), width=Cm(WIDTH))
    drawing._inline.docPr.set("descr", said(picture.description))  # noqa: SLF001
    drawing._inline.docPr.set("title", said(picture.title))  # noqa: SLF001
    _paragraph(made, said(cells.phrase(picture.caption, language)), Tone.QUIET)
