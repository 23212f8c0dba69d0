"""What somebody who opens the document or the slides finds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from kano.render.documents.deck import deck
from kano.render.documents.document import document
from kano.render.documents.parts import steady
from kano.report.blocks import Cards, Figure, Report
from kano.report.composed import Composed

docx, pptx = pytest.importorskip("docx"), pytest.importorskip("pptx")
FORMULA, SCRIPT = "=cmd|' /C calc'!A0", "<script>alert(1)</script>"
WRITERS = {"docx": document, "pptx": deck}


@pytest.fixture(scope="module", params=["en", "nl"])
def told(request: pytest.FixtureRequest, compose: Callable[..., Composed]) -> Report:
    return compose(request.param, by="channel").document


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_report_gives_the_same_bytes_without_a_date(kind: str, report: Report) -> None:
    content = WRITERS[kind](report)
    assert steady(content) == content
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert {part.date_time[0] for part in parts.infolist()} == {1980}
    assert parts.read("docProps/core.xml").count(b"2020-01-01T00:00:00Z") == 2
    assert parts.namelist()[0] == "[Content_Types].xml"
    assert b'TargetMode="External"' not in b"".join(
        parts.read(name) for name in parts.namelist() if name.endswith(".rels")
    )


def test_the_document_says_what_the_report_says(told: Report) -> None:
    made = docx.Document(io.BytesIO(document(told)))
    texts = [paragraph.text for paragraph in made.paragraphs]
    cells = {cell.text for table in made.tables for row in table.rows for cell in row.cells}
    assert texts[0] == told.title
    assert {FORMULA, SCRIPT, "Clean room"} <= cells
    for card in next(block for block in told.sections[0].blocks if isinstance(block, Cards)).cards:
        assert f"{card.count} {card.label.text}" in cells
    headings = {paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 1"}
    assert {
        section.title for section in told.sections if not section.detail and not section.appendix
    } <= headings


def test_pictures_have_words_for_who_cannot_see_them(told: Report) -> None:
    picture = next(
        block.compose() for section in told.sections for block in section.blocks if isinstance(block, Figure)
    )
    body = zipfile.ZipFile(io.BytesIO(document(told))).read("word/document.xml").decode()
    assert body.count("descr=") == body.count("<wp:docPr ") > 0
    slides = pptx.Presentation(io.BytesIO(deck(told))).slides
    images = [shape for slide in slides for shape in slide.shapes if shape.shape_type == 13]
    assert images
    assert {image._element.nvPicPr.cNvPr.get("title") for image in images} >= {picture.title}
    assert all(image._element.nvPicPr.cNvPr.get("descr") for image in images)


def test_every_slide_has_a_title_and_nothing_beyond_its_edges(told: Report) -> None:
    made = pptx.Presentation(io.BytesIO(deck(told)))
    assert len(made.slides) > 4
    for slide in made.slides:
        assert slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height
    shown = {
        cell.text_frame.text
        for slide in made.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    }
    assert {FORMULA, SCRIPT} <= shown
