"""A report as slides: headline, at a glance, pictures, tables, and the method in short."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
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
from kano.report.blocks import Cards, Cell, Figure, Label, Note, Report, Section, Table, Tone
from kano.values import dataclass
from kano.words.languages import language as spoken

WIDE, HIGH, EDGE = 13.333, 7.5, 0.6
"""Of a slide, in inches."""
COLUMNS, LINES, ABOVE = 7, 7, 3
"""Of a table, of sentences alone, and of sentences above a table, at most on one slide."""
TOP, BOTTOM, ROW, LINE, LETTER = 1.35, 0.35, 0.34, 0.2, 0.095
"""Inches: where a table begins, what stays free below it, a row of one line, each more, and a letter."""
SENTENCE, LETTERS = 0.38, 105
"""A line of a sentence in inches, and how many letters it has."""


def deck(report: Report) -> bytes:
    """The report as .pptx; UsageError without the extra `documents`. The same report gives the same bytes."""
    try:
        from pptx import Presentation
    except ImportError as error:
        raise needed(error) from error
    made: Any = Presentation()
    slides = Slides(made, report.language)
    slides.dress(report)
    slides.opening(report)
    for section in told(report):
        slides.section(section, first=section is report.sections[0])
    for title, sentences in method(report):
        slides.sentences(title, [(each, Tone.PLAIN) for each in sentences])
    target = io.BytesIO()
    made.save(target)
    return steady(target.getvalue())


@dataclass(frozen=True)
class Slides:
    """Slides that are being made."""

    made: Any
    language: str

    def dress(self, report: Report) -> None:
        """Wide, and what the file says of itself."""
        from pptx.util import Inches

        self.made.slide_width, self.made.slide_height = Inches(WIDE), Inches(HIGH)
        about = self.made.core_properties
        about.title, about.author, about.language = said(report.title), "kano", spoken(report.language).tag
        about.created = about.modified = DATE
        about.last_modified_by = "kano"

    def opening(self, report: Report) -> None:
        """The title, what it is about, and the answer."""
        slide = self._slide(said(report.title), size=40, top=2.0)
        self._text(slide, (EDGE, 3.2), said(cells.phrase(report.subtitle, self.language)), 18, Tone.QUIET)
        blocks = report.sections[0].blocks if report.sections else ()
        answers = [each for each in blocks if isinstance(each, Note) and each.tone is Tone.GOOD]
        for i, note in enumerate(answers[:2]):
            self._text(slide, (EDGE, 4.2 + i), sentence(note, self.language), 24, Tone.GOOD)

    def section(self, section: Section, *, first: bool) -> None:
        """A slide for its sentences, and one or more for each card, picture and table."""
        notes = [each for each in section.blocks if isinstance(each, Note) and each.tone is not Tone.QUIET]
        for block in section.blocks:
            if isinstance(block, Cards):
                self._cards(block)
        kept = [each for each in notes if not (first and each.tone is Tone.GOOD)]
        lines = [(sentence(each, self.language), each.tone) for each in kept]
        tables = [each for each in section.blocks if isinstance(each, Table) and each.rows and not each.title]
        above = lines if tables and len(lines) <= ABOVE else []
        self.sentences(section.title, [] if above else lines)
        for block in section.blocks:
            match block:
                case Figure():
                    self._figure(block)
                case Table() if block.rows:
                    self._table(block, section.title, above if block in tables[:1] else [])

    def sentences(self, title: str, lines: Sequence[tuple[str, Tone]]) -> None:
        """Sentences under a title, as many slides as they take."""
        for part in range(0, len(lines), LINES):
            slide = self._slide(said(title))
            self._lines(slide, lines[part : part + LINES])

    def _slide(self, title: str, *, size: int = 28, top: float = 0.45) -> Any:  # noqa: ANN401 - python-pptx has no types
        """An empty slide with its title, which is one for screen readers and outlines as well."""
        from pptx.util import Inches, Pt

        slide = self.made.slides.add_slide(self.made.slide_layouts[5])
        box = slide.shapes.title
        box.left, box.top, box.width, box.height = (Inches(x) for x in (EDGE, top, WIDE - 2 * EDGE, 0.9))
        box.text_frame.word_wrap = True
        box.text_frame.text = ""
        self._line(box.text_frame.paragraphs[0], title, size, Tone.GOOD, bold=True)
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
        return slide

    def _box(self, slide: Any, place: tuple[float, float, float, float]) -> Any:  # noqa: ANN401
        from pptx.util import Inches

        frame = slide.shapes.add_textbox(*(Inches(each) for each in place)).text_frame
        frame.word_wrap = True
        return frame

    def _text(self, slide: Any, at: tuple[float, float], text: str, size: int, tone: Tone) -> None:  # noqa: ANN401
        self._line(self._box(slide, (*at, WIDE - 2 * EDGE, 0.9)).paragraphs[0], text, size, tone)

    def _line(self, line: Any, text: str, size: int, tone: Tone, *, bold: bool = False) -> None:  # noqa: ANN401
        from pptx.dml.color import RGBColor
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        line.alignment = PP_ALIGN.LEFT
        line.space_after = Pt(6)
        run = line.add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = RGBColor(*bytes.fromhex(COLOURS[tone].ink[1:]))

    def _cards(self, block: Cards) -> None:
        from pptx.dml.color import RGBColor
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Inches

        slide = self._slide(said(block.title))
        across = 3 if len(block.cards) > 2 else max(len(block.cards), 1)
        wide, high = (WIDE - 2 * EDGE) / across, 2.6
        for i, card in enumerate(block.cards[:6]):
            place = (EDGE + i % across * wide, 1.5 + i // across * (high + 0.2), wide - 0.25, high)
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(each) for each in place))
            shape.fill.solid()
            shape.fill.fore_color.rgb = RGBColor(*bytes.fromhex(COLOURS[card.label.tone].tint[1:]))
            shape.line.color.rgb = RGBColor(*bytes.fromhex(COLOURS[card.label.tone].strong[1:]))
            frame = shape.text_frame
            frame.word_wrap = True
            self._line(
                frame.paragraphs[0], f"{card.count} {said(card.label.text)}", 22, card.label.tone, bold=True
            )
            self._line(frame.add_paragraph(), said(card.todo), 14, Tone.PLAIN)
            self._line(frame.add_paragraph(), few(card.names, self.language), 11, Tone.QUIET)

    def _figure(self, block: Figure) -> None:
        """The picture under its headline, with its words for who can't see it."""
        from pptx.util import Inches

        picture = block.compose()
        slide = self._slide(said(cells.phrase(picture.headline, self.language)), size=22)
        image = io.BytesIO(drawn(picture, self.language))
        shape = slide.shapes.add_picture(image, Inches(EDGE), Inches(1.35), height=Inches(HIGH - 1.9))
        if shape.width > Inches(WIDE - 2 * EDGE):
            shape.height = int(shape.height * Inches(WIDE - 2 * EDGE) / shape.width)
            shape.width = Inches(WIDE - 2 * EDGE)
        shape.left = int((Inches(WIDE) - shape.width) / 2)
        about = shape._element.nvPicPr.cNvPr  # noqa: SLF001 - it has no other door
        about.set("descr", said(picture.description))
        about.set("title", said(picture.title))

    def _table(self, block: Table, title: str, above: Sequence[tuple[str, Tone]]) -> None:
        """As many slides as it takes, on the first of them what is said of it above."""
        table = shown(block, most=COLUMNS)
        wide = [(WIDE - 2 * EDGE) * part for part in widths(table, self.language, (WIDE - 2 * EDGE) / LETTER)]
        top = TOP + SENTENCE * sum(1 + len(text) // LETTERS for text, _ in above)
        for part, rows in enumerate(self._parts(table, wide, HIGH - BOTTOM - top, HIGH - BOTTOM - TOP)):
            slide = self._slide(said(block.title or title))
            if above and not part:
                self._lines(slide, above)
            self._grid(slide, replace(table, rows=rows), wide, TOP if part else top)

    def _parts(
        self, table: Table, wide: Sequence[float], first: float, room: float
    ) -> Iterator[tuple[tuple[Cell, ...], ...]]:
        """The rows in parts that each fit on a slide: the first has other room than the rest."""
        rows: list[tuple[Cell, ...]] = []
        left = first - ROW
        for row in table.rows:
            texts = zip(row, table.columns, wide, strict=True)
            high = [
                int(len(cell(value, column, self.language)) * LETTER / inches)
                for value, column, inches in texts
            ]
            needed = ROW + LINE * max(high, default=0)
            if rows and needed > left:
                yield tuple(rows)
                rows, left = [], room - ROW
            rows.append(row)
            left -= needed
        yield tuple(rows)

    def _lines(self, slide: Any, lines: Sequence[tuple[str, Tone]]) -> None:  # noqa: ANN401
        box = self._box(slide, (EDGE, TOP - 0.1, WIDE - 2 * EDGE, SENTENCE * len(lines)))
        for i, (text, tone) in enumerate(lines):
            self._line(box.paragraphs[0] if i == 0 else box.add_paragraph(), text, 16, tone)

    def _grid(self, slide: Any, table: Table, wide: Sequence[float], top: float) -> None:  # noqa: ANN401
        from pptx.util import Inches

        size = (len(table.rows) + 1, len(table.columns))
        place = (EDGE, top, WIDE - 2 * EDGE, ROW * size[0])
        grid = slide.shapes.add_table(*size, *(Inches(each) for each in place)).table
        for column, inches in zip(grid.columns, wide, strict=True):
            column.width = Inches(inches)
        for i, column in enumerate(table.columns):
            self._cell(
                grid.cell(0, i), said(column.title), Tone.GOOD, bold=True, right=column.kind in cells.NUMERIC
            )
        for r, row in enumerate(table.rows, 1):
            for i, (value, column) in enumerate(zip(row, table.columns, strict=True)):
                tone = value.tone if isinstance(value, Label) else Tone.PLAIN
                right = column.kind in cells.NUMERIC
                self._cell(grid.cell(r, i), cell(value, column, self.language), tone, right=right)

    def _cell(self, place: Any, text: str, tone: Tone, *, bold: bool = False, right: bool = False) -> None:  # noqa: ANN401
        from pptx.dml.color import RGBColor
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        line = place.text_frame.paragraphs[0]
        self._line(line, text, 12, tone, bold=bold)
        line.space_after = Pt(0)
        line.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        place.margin_top = place.margin_bottom = Pt(2)
        place.fill.solid()
        place.fill.fore_color.rgb = RGBColor(*bytes.fromhex(COLOURS[tone].tint[1:]))
