"""A report as a notebook shows it: the answer, the main table and the picture; and on one line."""

from __future__ import annotations

from collections.abc import Iterator

from kano.render import cells
from kano.render.charts.svg import Element, element
from kano.render.plain import brief_columns
from kano.report.blocks import Figure, Note, Report, Table, Tone


def in_a_line(report: Report) -> str:
    """What a report is, its answer and of whom.

    >>> from kano.report.blocks import Phrase, Section
    >>> notes = (Note(Phrase("2 basis"), Tone.GOOD),)
    >>> in_a_line(Report("Kano", Phrase("9 people"), "en", (Section("summary", "", notes),)))
    '<Kano: 2 basis (9 people)>'
    """
    answers = [cells.phrase(note.phrase, report.language) for note in _answers(report)]
    told = f": {answers[0]}" if answers else ""
    return f"<{cells.clean(report.title)}{told} ({cells.phrase(report.subtitle, report.language)})>"


def notebook(report: Report) -> str:
    """Heading, answer, table and picture as HTML without a style, a script or anything from elsewhere."""
    return str(element("div", *_parts(report), lang=report.language, class_="kano"))


def _parts(report: Report) -> Iterator[Element | str]:
    yield element("h3", report.title)
    yield element("p", cells.phrase(report.subtitle, report.language))
    for note in _answers(report):
        yield element("p", element("strong", cells.phrase(note.phrase, report.language)))
    tables = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    if tables and tables[0].rows:
        yield _table(tables[0], report.language)
    yield from _picture(report)


def _picture(report: Report) -> Iterator[Element]:
    from kano.render.charts.draw import drawn
    from kano.render.charts.look import Look

    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Figure):
                yield drawn(block.compose(), Look(language=report.language, width=900))
                return


def _answers(report: Report) -> Iterator[Note]:
    """The sentences of the first section that answer what was asked."""
    for block in report.sections[0].blocks if report.sections else ():
        if isinstance(block, Note) and block.tone is Tone.GOOD:
            yield block


def _table(table: Table, language: str) -> Element:
    shown = brief_columns(table)
    head = [element("th", column.title, scope="col") for _, column in shown]
    rows = [
        element("tr", *(element("td", cells.text(row[i], column.kind, language)) for i, column in shown))
        for row in table.rows
    ]
    return element("table", element("thead", element("tr", *head)), element("tbody", *rows))
