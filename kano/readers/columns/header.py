"""Where a sheet's header is, and what kind of cells stand under it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from functools import cache

from kano.readers.columns.names import is_side_word
from kano.readers.columns.platforms import Platform, platform_of, platforms
from kano.readers.files.sheet import Sheet, column_letters
from kano.resources import facts
from kano.settings.panels.study import Settings
from kano.values import dataclass
from kano.words.folding import labelled, normal, number, without_markup
from kano.words.wordings import error_texts, known_texts, silent_texts

FRAME = "DataFrame"
_CHOICES, _HIGHEST = 6, 99
"""Choices of a question, and the number of one of them, at most."""
_RANGE = re.compile(r"\s*[(\[]\s*\d+\s*(?:[-–—/]|to|t/m|tot|bis|à)\s*\d+\s*[)\]]$", re.IGNORECASE)
_TAG = re.compile(r"#[a-z]\w*(\s*\+\w+)*")
"""Humanitarian exchange language: KoboToolbox writes a row of such tags below the names."""


@cache
def total_words() -> frozenset[str]:
    """What the first cell of a row of totals says."""
    return frozenset(facts("suffixes")["totals"]["words"])


class Kind(Enum):
    """What the first cells of a column look like."""

    ANSWERS = "answers"
    """At least half of them are answers of a known wording."""
    NUMBERS = "numbers"
    """Numbers as small as those of an answer scale."""
    BLANK = "blank"
    FEW = "few"
    """Few texts, again and again."""
    OTHER = "other"


@dataclass(frozen=True, eq=False)
class Header:
    """The names of the columns, and where the respondents begin."""

    texts: tuple[str, ...]
    """By column, "" where it has no name."""
    codes: tuple[str, ...] = ()
    """Short names of the same columns, where the file gives both."""
    row: int | None = 0
    """The row of the names, counted from 0; None where there are no names."""
    start: int = 1
    """The first row below."""
    above: int = 0
    """Rows above the header that say something else."""
    platform: Platform | None = None
    """Survey platform that writes such columns."""

    def name(self, column: int) -> str:
        """The name of a column, "" beyond the last one."""
        return self.texts[column] if column < len(self.texts) else ""

    def letters(self, column: int) -> str:
        """A column as a spreadsheet names it."""
        return column_letters(column)

    def quoted(self, column: int, space: str = "  ") -> str:
        """A column by its letters and its name."""
        return f'{column_letters(column)}{space}"{self.name(column)}"'

    def sole(self, usual: Iterable[str]) -> int | None:
        """The column with the first of these names that stands above exactly one."""
        plain = [" ".join(text.casefold().split()) for text in self.texts]
        return next((plain.index(name) for name in usual if plain.count(name) == 1), None)

    @property
    def metadata(self) -> set[int]:
        """Columns that the platform writes about the interview."""
        return self.platform.metadata_columns(self.texts, self.codes) if self.platform else set()


def find_header(sheet: Sheet) -> Header:
    """The header of a sheet, however many rows it takes and whatever stands above it, and who wrote it."""
    header = _find(sheet)
    if header.row is None:
        return header
    texts = tuple(map(without_markup, header.texts))
    return replace(header, texts=texts, platform=header.platform or platform_of(texts, header.codes))


def _find(sheet: Sheet) -> Header:
    if not (rows := [tuple(cell.strip() for cell in row) for row in sheet.head]):
        return Header((), row=None, start=0)
    width = max(len(row) for row in rows)
    rows = [row + ("",) * (width - len(row)) for row in rows]
    if named_twice := _named_twice(rows):
        return named_twice
    if sheet.labels:
        texts = (text or name for text, name in zip(sheet.labels, rows[0], strict=True))
        return Header(tuple(texts), rows[0])
    first = _first_full_row(rows)
    if sheet.file == FRAME and _is_data(rows[0]):
        # The columns of a frame always have names; numbers only count them.
        return Header(("",) * width, row=None, start=1)
    if _is_data(rows[first]):
        return Header(("",) * width, row=None, start=first, above=_said(rows[:first]))
    return _ungrouped(_combined(rows, first))


def kinds(sheet: Sheet, header: Header, settings: Settings) -> tuple[Kind, ...]:
    """What each column looks like, from the first rows."""
    given = (settings.answers, settings.answers_functional, settings.answers_dysfunctional)
    own = {normal(text) for part in given for text in part}
    known = known_texts() | own
    below = [tuple(cell.strip() for cell in row) for row in sheet.head[header.start :]]
    below = [row for row in below if not (row and row[0].strip(" :.").casefold() in total_words())]
    width = max([len(header.texts), *map(len, below)], default=0)
    metadata = header.metadata
    return tuple(
        Kind.OTHER if i in metadata else _kind([row[i] for row in below if i < len(row)], known)
        for i in range(width)
    )


def is_answer(text: str, known: frozenset[str] | set[str]) -> bool:
    """Whether a text is an answer in a known wording, with or without a number before it."""
    plain = normal(text)
    return plain in known or labelled(plain)[1] in known


def _kind(cells: Sequence[str], known: frozenset[str] | set[str]) -> Kind:
    texts = [
        text for text in cells if text and text not in error_texts() and normal(text) not in silent_texts()
    ]
    if not texts:
        return Kind.BLANK
    if sum(is_answer(text, known) for text in texts) >= 0.5 * len(texts):
        return Kind.ANSWERS
    values = [number(text) for text in texts]
    if all(value is not None and abs(value) <= 10 for value in values) or _are_recoded(values):
        return Kind.NUMBERS
    few = len(set(texts)) <= 12 and (len(set(texts)) < len(texts) or len(texts) < 6)
    return Kind.FEW if few and None in values else Kind.OTHER


def _are_recoded(values: Sequence[float | None]) -> bool:
    """Whether these are few numbers that come again and again, as choices of an edited form are numbered."""
    different = set(values)
    whole = all(value is not None and 0 <= value <= _HIGHEST and value % 1 == 0 for value in different)
    return whole and len(different) <= _CHOICES and len(values) >= 2 * len(different)


def _said(rows: Sequence[Sequence[str]]) -> int:
    return sum(any(row) for row in rows)


def _filled(row: Sequence[str]) -> int:
    """How many cells say something; a title merged over many columns is one."""
    said = [text for text in row if text]
    return len(said) if len(set(said)) > 1 else min(len(said), 1)


def _first_full_row(rows: Sequence[Sequence[str]]) -> int:
    """The first row that fills at least half of the columns: titles above a table are shorter."""
    wide = max(_filled(row) for row in rows)
    return next(i for i, row in enumerate(rows) if _filled(row) >= max(min(2, wide), wide / 2))


def _is_data(row: Sequence[str]) -> bool:
    """Whether a row holds answers rather than names."""
    said = [text for text in row if text]
    answers = sum(is_answer(text, known_texts()) or number(text) is not None for text in said)
    return answers >= 2 and answers >= 0.6 * len(said)


def _named_twice(rows: Sequence[Sequence[str]]) -> Header | None:
    """Short names above the names, as Qualtrics writes them, told by the import ids below or by the corner."""
    for written in platforms():
        for i, row in enumerate(rows[:4] if written.import_ids else ()):
            if i and any(cell.startswith(written.import_ids) for cell in row):
                codes = tuple(rows[i - 2]) if i > 1 else ()
                return Header(tuple(rows[i - 1]), codes, i - 1, i + 1, platform=written)
        if len(rows) > 1 and written.corner == (rows[0][0].casefold(), rows[1][0].casefold()):
            return Header(tuple(rows[1]), tuple(rows[0]), 1, 2, platform=written)
    return None


def _ungrouped(header: Header) -> Header:
    """Names without the group of the question, which ODK Central writes before them."""
    written = platform_of(header.texts)
    if written is None or not written.group_mark:
        return header
    short = tuple(text.rsplit(written.group_mark, 1)[-1] for text in header.texts)
    return replace(header, texts=short) if len(set(short)) == len(short) else header


def _combined(rows: Sequence[Sequence[str]], first: int) -> Header:
    """The header at this row, together with a second row that divides its columns."""
    alone = Header(tuple(rows[first]), row=first, start=first + 1, above=_said(rows[:first]))
    above = rows[first - 1] if first else ()
    if first and _filled(above) > 1 and (_are_sides(rows[first]) or _are_options(above, rows[first])):
        return replace(alone, texts=_joined(above, rows[first]), above=_said(rows[: first - 1]))
    below = rows[first + 1] if first + 1 < len(rows) else ()
    if below and (_are_sides(below) or _are_options(rows[first], below)):
        return replace(alone, texts=_joined(rows[first], below), row=first + 1, start=first + 2)
    if any(below) and all(_TAG.fullmatch(text) for text in below if text):
        return replace(alone, start=first + 2)
    return alone


def _are_sides(row: Sequence[str]) -> bool:
    said = [_without_range(text) for text in row if text]
    sides = sum(map(is_side_word, said))
    return sides >= 2 and sides >= 0.7 * len(said) and len({normal(text) for text in said}) < max(sides, 3)


def _are_options(upper: Sequence[str], row: Sequence[str]) -> bool:
    """SurveyMonkey's second row: "Response" under single questions, the row's label under grids."""
    if row[0]:
        return False
    written = platform_of(upper)
    return bool(written and written.second_row) or any(normal(text) in _alone() for text in row)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Upper names carried to the right over blank cells, the lower ones in brackets behind them."""
    names, last = [], ""
    for above, below in zip(upper, lower, strict=True):
        last = above or (last if below else "")
        plain = "" if normal(below) in _alone() else _without_range(below)
        names.append(f"{last} [{plain}]" if last and plain else last or plain)
    return tuple(names)


def _without_range(text: str) -> str:
    """A word for a rating without the range of its scale: importance, of importance (1-9)."""
    short = _RANGE.sub("", text)
    return short if is_side_word(short) else text


@cache
def _alone() -> frozenset[str]:
    """What a second row says under questions that stand alone."""
    return frozenset(text for each in platforms() for text in each.second_row)
