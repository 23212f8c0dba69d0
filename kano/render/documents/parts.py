"""What documents and decks share: texts that XML can hold, pictures, and packages of fixed dates."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kano.errors import UsageError
from kano.render import cells
from kano.render.charts.draw import svg
from kano.render.charts.look import Look
from kano.render.charts.png import png
from kano.render.charts.svg import plain_text
from kano.render.excel.table import keeping, to_read
from kano.report.blocks import Cell, Column, Figure, Note, Picture, Report, Section, Table, Tone
from kano.words.lookup import Texts

DATE = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""Of every document, so that the same report gives the same bytes."""
_DATED = (1980, 1, 1, 0, 0, 0)
PICTURED = frozenset({"map", "plane", "trajectory", "waves", "forecast"})
"""Details whose pictures are shown."""
MOST, EDGES, BOLD = 40.0, 3.0, 1.2
"""Letters that a column has room for at most, those that its edges take, and how wide bold ones are."""
NAMED = 5
"""Names beside a sort of features."""
DRAWN = 800.0
"""How wide pictures are drawn, so that their letters can be read on paper and on a screen far away."""
MARKS = {Tone.WARNING: "! "}
"""What is said by colour as well."""


def needed(error: ImportError) -> UsageError:
    """That a document can't be written without the extra."""
    todo = 'Install it: pip install "kano[documents]"; or write .html, which needs nothing.'
    made = UsageError("documents need the extra documents", "-o", todo=todo)
    made.__cause__ = error
    return made


def told(report: Report) -> Iterator[Section]:
    """The sections that a document has room for: what is read, and of some details the pictures alone."""
    for section in report.sections:
        if section.appendix:
            continue
        pictures = tuple(block for block in section.blocks if isinstance(block, Figure))
        if not section.detail:
            yield section
        elif pictures and section.key.rpartition("-")[2] in PICTURED:
            yield replace(section, blocks=pictures)


def method(report: Report) -> Iterator[tuple[str, list[str]]]:
    """Of each section on method its title and sentences."""
    for section in report.sections:
        notes = [block for block in section.blocks if isinstance(block, Note)]
        if section.appendix and notes:
            yield said(section.title), [sentence(note, report.language) for note in notes]


def sentence(note: Note, language: str) -> str:
    """A note behind its mark."""
    return said(MARKS.get(note.tone, "") + cells.phrase(note.phrase, language))


def said(text: str) -> str:
    """A text as XML may hold it."""
    return plain_text(text)


def shown(table: Table, *, most: int = 0) -> Table:
    """The columns that a page has room for, at most so many of the first importance."""
    brief = to_read(table)
    return keeping(brief, lambda column: column.priority == 1) if most and len(brief.columns) > most else brief


def widths(table: Table, language: str, letters: float) -> list[float]:
    """The part of so many letters for each column: no word is broken, long texts get what is left."""
    told = [
        [column.title, *(cell(row[i], column, language) for row in table.rows)]
        for i, column in enumerate(table.columns)
    ]
    least = [
        EDGES + BOLD * max((len(word) for text in texts for word in text.split()), default=0) for texts in told
    ]
    wish = [
        max(EDGES + min(max(map(len, texts)), MOST) - few, 0.0) for texts, few in zip(told, least, strict=True)
    ]
    part = max(letters - sum(least), 0.0) / max(sum(wish), 1e-9)
    needed = [few + part * more for few, more in zip(least, wish, strict=True)]
    return [each / sum(needed) for each in needed]


def few(names: Sequence[str], language: str) -> str:
    """The first names, and how many there are more; the tables have them all."""
    more = len(names) - NAMED
    last = [Texts.of(language, "page")("page.more").format(n=more)] if more > 0 else []
    return said(", ".join([*names[:NAMED], *last]))


def cell(value: Cell, column: Column, language: str) -> str:
    """A cell as text."""
    return said(cells.text(value, column.kind, language))


def drawn(picture: Picture, language: str) -> bytes:
    """The picture as PNG; UsageError without the extra."""
    return png(svg(picture, Look(bare=True, language=language, width=DRAWN)))


def steady(package: bytes) -> bytes:
    """The same package with dates that don't tell when it was made, its parts in the order of their names."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in _ordered(old.namelist()):
            entry = zipfile.ZipInfo(name, _DATED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return target.getvalue()


def _ordered(names: Sequence[str]) -> list[str]:
    """The list of contents first, as programs expect it."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
