"""Changes of how a survey is written down; each says beforehand whether it leaves anything to ask."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.contact.changing import contents, wrapping
from tests.contact.changing.draft import Draft

Changing = Callable[[Draft, random.Random], Draft | None]
"""The changed draft; None where the change makes no sense."""


@dataclass(frozen=True)
class Change:
    """One kind of change."""

    name: str
    apply: Changing
    stage: int
    """When it is done, where several are: from the answers (0) to the bytes (5)."""
    harmless: bool = True
    """Whether a careful reader still knows everything; else something has to be asked."""


CHANGES = (
    Change("partial answers left blank", contents.left_blank, 0),
    Change("another layout", contents.laid_out_anew, 1),
    Change("headers renamed", contents.renamed, 2),
    Change("other columns added", contents.beside, 3),
    Change("ratings added", contents.rated, 3),
    Change("rows sorted", contents.sorted_rows, 3),
    Change("rows shuffled", contents.shuffled_rows, 3),
    Change("case of answers", contents.cased, 4),
    Change("spaces around answers", contents.spaced, 4),
    Change("apostrophes", contents.typeset, 4),
    Change("numbers as 1.0", contents.pointed, 4),
    Change("answers numbered", contents.numbered, 3),
    Change("blanks as NA, -, NULL", contents.blank_tokens, 5),
    Change("columns moved", contents.moved, 5),
    Change("columns in any order", contents.shuffled, 5),
    Change("people in two files", wrapping.split_by_rows, 6),
    Change("sides in two files or sheets", wrapping.split_by_side, 6),
    Change("empty columns", wrapping.empty_columns, 7),
    Change("title rows", wrapping.titled, 7),
    Change("blank rows", wrapping.gaps, 7),
    Change("row of totals", wrapping.total_row, 7),
    Change("header repeated", wrapping.repeated_header, 6),
    Change("notes sheet first", wrapping.notes_first, 8),
    Change("summary sheet behind", wrapping.summary_behind, 8),
    Change("hidden sheet", wrapping.hidden_sheet, 9),
    Change("as XLSX or ODS", wrapping.as_workbook, 8),
    Change("as JSON records", wrapping.as_records, 8),
    Change("another delimiter", wrapping.delimited, 9),
    Change("another line end", wrapping.line_ends, 9),
    Change("all cells quoted", wrapping.quoted, 9),
    Change("another encoding", wrapping.encoded, 10),
    Change("headers q1, q2, …", contents.unnamed, 2, harmless=False),
    Change("one name over both questions", contents.one_question_twice, 2, harmless=False),
    Change("a row an answer, nobody's", contents.nobodys, 7, harmless=False),
    Change("people on two sheets", wrapping.split_by_rows_on_sheets, 6, harmless=False),
    Change("an answer nobody knows", contents.unknown_answer, 5, harmless=False),
)
