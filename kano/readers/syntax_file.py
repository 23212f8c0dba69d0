"""Answers as codes beside a syntax file for SPSS or R that says what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from kano.errors import DataError, Problem
from kano.provenance import Notice, frozen_map
from kano.readers.decoding import decoding_of
from kano.readers.halves import Halves
from kano.readers.kinds import SAVE_AS
from kano.readers.raw import Raw, raw_of
from kano.readers.sheet import Row, Sheet, is_blank, sheet_of
from kano.readers.syntax import Variable
from kano.readers.syntax_r import r_variables
from kano.readers.syntax_spss import spss_variables
from kano.readers.text import comma_rows, text_sheet

_EXPORT = f"Export both files anew and keep them in one folder, or: {SAVE_AS}"


def syntax_sheet(raw: Raw, halves: Halves, encoding: str = "") -> Sheet:
    """The one sheet of both files: names, questions and answers by the syntax file, whichever was named.

    Notices: other_half.
    """
    if halves.other is None:
        raise _alone(raw, halves)
    other = raw_of(halves.other)
    data, syntax = (other, raw) if halves.is_syntax else (raw, other)
    variables = _variables(syntax, halves.program, encoding)
    table = _spss_data(data, encoding) if halves.program == "SPSS" else text_sheet(data, encoding)
    skipped = 0 if halves.program == "SPSS" else 1

    def rows() -> Iterator[Row]:
        yield [variable.name for variable in variables]
        yield from _meant(table, variables, skipped)

    notice = Notice("other_half", frozen_map({"file": other.name}), warning=False)
    found = sheet_of(rows, file=raw.name, encoding=table.encoding, notices=[*table.notices, notice])
    return replace(found, labels=tuple(variable.label for variable in variables))


def _variables(syntax: Raw, program: str, encoding: str) -> list[Variable]:
    """The columns that the syntax file names; DataError where it names none."""
    with decoding_of(syntax, encoding).open(syntax) as handle:
        text = handle.read().lstrip("\ufeff").replace("\r\n", "\n")
    variables = spss_variables(text) if program == "SPSS" else r_variables(text)
    if variables:
        return variables
    what = f"this is a script for {program} that doesn't say, as LimeSurvey does, which columns there are"
    raise DataError(Problem(what, syntax.name, todo=_EXPORT))


def _spss_data(data: Raw, encoding: str) -> Sheet:
    """The cells as they stand in the data file, which has no header."""
    decoding = decoding_of(data, encoding)

    def rows() -> Iterator[Row]:
        return comma_rows(data, decoding, "'")

    return sheet_of(rows, file=data.name, encoding=f"{decoding.name}, comma", notices=decoding.notices)


def _meant(table: Sheet, variables: Sequence[Variable], skipped: int) -> Iterator[Row]:
    """The rows of the data file, codes as what they mean; DataError where a row has more or fewer cells."""
    texts = [variable.texts() for variable in variables]
    width = len(texts)
    for number, row in enumerate(islice(table.rows(), skipped, None), skipped + 1):
        if is_blank(row):
            yield []
            continue
        # Where its last columns are hidden, LimeSurvey writes a comma too many.
        if len(row) < width or not is_blank(row[width:]):
            raise _other_width(table.file, number, len(row), width)
        yield [known[str(cell)] for known, cell in zip(texts, row, strict=False)]


def _other_width(file: str, number: int, cells: int, width: int) -> DataError:
    what = f"the row has {cells} cells, and the syntax file names {width} columns"
    return DataError(Problem(what, f"{file}, row {number}", todo=_EXPORT))


def _alone(raw: Raw, halves: Halves) -> DataError:
    """The error for one half without the other."""
    if halves.is_syntax:
        what = f"this is a script for {halves.program}, and its file of data isn't beside it: {halves.data}"
    else:
        what = f"what its columns and answers mean stands in {halves.syntax}, which isn't beside it"
    return DataError(Problem(what, raw.name, todo=_EXPORT))
