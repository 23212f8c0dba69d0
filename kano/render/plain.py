"""A report as plain text at its full width: what pipes and files get, without loading a terminal library."""

from collections.abc import Iterator, Sequence

from kano.render import cells
from kano.report.blocks import Column, Figure, Note, Report, Section, Table, Tone

GAP = "  "
IN_LETTERS = frozenset({"plane", "trajectory"})
"""Pictures that can be drawn in letters."""
MARKS = {Tone.WARNING: "! "}
"""What says by a sign what a colour would say."""


def plain(report: Report) -> str:
    """The report as text; tables are as wide as they need to be, sentences stand on one line."""
    lines = [cells.clean(report.title), cells.phrase(report.subtitle, report.language)]
    for section in report.sections:
        if not section.detail:
            lines += ["", *_section(section, report.language)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def brief_columns(table: Table) -> list[tuple[int, Column]]:
    """The columns that text has room for, with their places."""
    return [(i, column) for i, column in enumerate(table.columns) if column.priority < 3]


def note_text(note: Note, language: str) -> str:
    """A note's sentence behind its mark."""
    return MARKS.get(note.tone, "") + cells.phrase(note.phrase, language)


def _section(section: Section, language: str) -> Iterator[str]:
    if section.key != "summary":
        yield cells.clean(section.title)
    for block in section.blocks:
        if isinstance(block, Note):
            yield note_text(block, language)
        elif isinstance(block, Table):
            yield from _table(block, language)
        elif isinstance(block, Figure):
            yield from drawing(block, language)


def drawing(figure: Figure, language: str) -> Iterator[str]:
    """A picture in letters, where it can be drawn so."""
    if figure.key not in IN_LETTERS:
        return
    from kano.render.text_plane import text_plane
    from kano.report.pictures.kinds import Plane

    picture = figure.compose()
    assert isinstance(picture, Plane)
    yield from ("", *text_plane(picture, language))


def _table(table: Table, language: str) -> Iterator[str]:
    if not table.rows:
        yield cells.clean(table.empty)
        return
    shown = brief_columns(table)
    columns = [
        [cells.clean(column.title), *(cells.text(row[i], column.kind, language) for row in table.rows)]
        for i, column in shown
    ]
    widths = [max(map(_width, column)) for column in columns]
    right = [column.kind in cells.NUMERIC for _, column in shown]
    head, *body = (_row(row, widths, right) for row in zip(*columns, strict=True))
    yield head
    yield "─" * (sum(widths) + len(GAP) * (len(widths) - 1))
    yield from body


def _row(row: Sequence[str], widths: list[int], right: list[bool]) -> str:
    padding = [" " * (width - _width(text)) for text, width in zip(row, widths, strict=True)]
    return GAP.join(
        space + text if to_right else text + space
        for text, space, to_right in zip(row, padding, right, strict=True)
    )


def _width(text: str) -> int:
    """Columns that the text takes on a screen, where Chinese characters and emoji take two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
