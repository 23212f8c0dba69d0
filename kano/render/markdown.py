"""A report as GitHub-flavoured Markdown: for pull requests, wikis and the summary of a CI job."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from kano.render import cells
from kano.render.plain import brief_columns, drawing
from kano.report.blocks import Bar, Cell, Column, Figure, Label, Note, Report, Section, Table, Tone, Trail

MARKS = {Tone.WARNING: "⚠ "}
"""What is said by colour elsewhere."""


def markdown(report: Report) -> str:
    """Title, answer and tables; sections of detail are left to the workbook."""
    subtitle = escape(cells.phrase(report.subtitle, report.language))
    parts = [f"# {escape(report.title)}", subtitle]
    shown = [section for section in report.sections if not section.detail]
    for section in shown:
        told = [*_section(section, report.language)]
        known = report.news and section.key not in {report.news, shown[0].key}
        parts += _folded(section.title, told[1:]) if known else told
        if section is shown[0] and report.pictured:
            parts.append(_picture(report))
    return "\n\n".join(part for part in parts if part) + "\n"


def _folded(title: str, parts: Sequence[str]) -> Iterator[str]:
    """What is known already, behind its title."""
    yield f"<details><summary>{html.escape(cells.clean(title))}</summary>"
    yield from parts
    yield "</details>"


def _picture(report: Report) -> str:
    """The picture in a file beside this one, with its words for who can't see it."""
    figures = (block for section in report.sections for block in section.blocks if isinstance(block, Figure))
    said = next((escape(cells.phrase(each.compose().headline, report.language)) for each in figures), "")
    return f"![{said}]({quote(report.pictured)})"


def escape(value: str) -> str:
    r"""Text of a survey that Markdown shows as it is, on one line.

    >>> escape("a|b *c* <script>\n# d")
    'a\\|b \\*c\\* \\<script\\> \\# d'
    """
    return _ITEM.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", cells.clean(value)))


_SPECIAL = re.compile(r"[\\`*_\[\]<>|#~&$]|:(?=//)|(?<=www)\.")
_ITEM = re.compile(r"^(\s*\d*)([-+=.)])(?=\s|$|[-+=])")
"""What would begin a list or a heading at the start of a line."""


def _section(section: Section, language: str) -> Iterator[str]:
    if section.key != "summary":
        yield f"## {escape(section.title)}"
    for _, group in groupby(section.blocks, type):
        blocks = list(group)
        yield from _notes([block for block in blocks if isinstance(block, Note)], language)
        for block in blocks:
            if isinstance(block, Table):
                yield from _table(block, language)
            elif isinstance(block, Figure) and (drawn := [*drawing(block, language)]):
                yield "\n".join(["```text", *drawn[1:], "```"])


def _notes(notes: list[Note], language: str) -> Iterator[str]:
    """The answer in bold; what needs attention, and other remarks, as lists."""
    for answer, group in groupby(notes, lambda note: note.tone is Tone.GOOD):
        texts = [MARKS.get(note.tone, "") + escape(cells.phrase(note.phrase, language)) for note in group]
        if answer:
            yield from (f"**{text}**" for text in texts)
        else:
            yield "\n".join(f"- {text}" for text in texts)


def _table(table: Table, language: str) -> Iterator[str]:
    if table.title:
        yield f"### {escape(table.title)}"
    if not table.rows:
        yield escape(table.empty)
        return
    shown = brief_columns(table)
    rows = [
        [escape(column.title) for _, column in shown],
        ["---:" if column.kind in cells.NUMERIC else "---" for _, column in shown],
        *([_cell(row[i], column, language) for i, column in shown] for row in table.rows),
    ]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: Cell, column: Column, language: str) -> str:
    shown = cells.text(cell, column.kind, language)
    match cell:
        case Bar() | Trail():
            return f"`{shown}`" if shown else ""
        case Label():
            return f"**{escape(shown)}**" if cell.tone not in {Tone.PLAIN, Tone.QUIET} else escape(shown)
        case int() | float():
            return shown
        case _:
            return escape(shown)
