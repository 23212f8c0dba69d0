"""Answers as codes beside a syntax file for SPSS or R that says what they mean."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from kano.errors import DataError
from kano.provenance import Notice, frozen_map
from kano.readers.files.cells import Row, is_blank
from kano.readers.files.delimited.decoding import decoding_of
from kano.readers.files.delimited.text import comma_rows, text_sheet
from kano.readers.files.kinds import SAVE_AS
from kano.readers.files.raw import Raw, raw_of
from kano.readers.files.sheet import Sheet, sheet_of
from kano.readers.files.syntax.halves import Halves
from kano.readers.files.syntax.syntax_r import r_variables
from kano.readers.files.syntax.syntax_spss import spss_variables
from kano.readers.files.syntax.variables import Variable

Variables = Mapping[int, Variable]
_EXPORT = f"Export both files anew and keep them in one folder, or: {SAVE_AS}"
_LONGEST = 1 << 24
"""Characters of a syntax file; those of surveys with hundreds of questions are a hundred times shorter."""


def syntax_sheet(raw: Raw, halves: Halves, encoding: str = "") -> Sheet | None:
    """The one sheet of both files: names, questions and answers by the syntax file, whichever was named.

    None where the script beside a table isn't one that LimeSurvey wrote. Notices: other_half.
    """
    other = raw_of(halves.other) if halves.other else None
    data, syntax = (other, raw) if halves.is_syntax else (raw, other)
    variables = _variables(syntax, halves.program, encoding) if syntax else {}
    if syntax and not variables:
        if halves.is_table:
            return None
        raise _other_script(syntax, halves)
    if data is None or other is None:
        raise _alone(raw, halves)
    if halves.program == "SPSS":
        found = _spss_sheet(data, variables, encoding)
    else:
        found = _r_sheet(data, variables, encoding)
    notice = Notice("other_half", frozen_map({"file": other.name}), warning=False)
    return replace(found, file=raw.name, notices=(*found.notices, notice))


def _variables(syntax: Raw, program: str, encoding: str) -> Variables:
    """The columns that the syntax file tells of."""
    with decoding_of(syntax, encoding).open(syntax) as handle:
        text = handle.read(_LONGEST).lstrip("\ufeff").replace("\r\n", "\n")
        if handle.read(1):
            return {}
    return spss_variables(text) if program == "SPSS" else r_variables(text)


def _spss_sheet(data: Raw, variables: Variables, encoding: str) -> Sheet:
    """The sheet of a data file without a header."""
    decoding = decoding_of(data, encoding)
    names, labels = zip(*((each.name, each.label) for each in variables.values()), strict=True)

    def rows() -> Iterator[Row]:
        yield names
        yield from _meant(data, comma_rows(data, decoding, "'"), 1, len(names), variables)

    sheet = sheet_of(rows, file=data.name, encoding=f"{decoding.name}, comma", notices=decoding.notices)
    return replace(sheet, labels=labels)


def _r_sheet(data: Raw, variables: Variables, encoding: str) -> Sheet:
    """The sheet of a data file with a header; the timings at its end have no name in the script."""
    table = text_sheet(data, encoding)
    header = table.head[0]
    _check_order(data, header, variables)
    named = {i: each.name for i, each in variables.items() if each.name}
    names = [named.get(i, cell) for i, cell in enumerate(header)]
    labels = tuple(variables[i].label if i in variables else "" for i in range(len(header)))

    def rows() -> Iterator[Row]:
        yield names
        yield from _meant(data, islice(table.rows(), 1, None), 2, len(names), variables)

    sheet = sheet_of(rows, file=data.name, encoding=table.encoding, notices=table.notices)
    return replace(sheet, labels=labels)


def _meant(data: Raw, rows: Iterator[Row], first: int, width: int, variables: Variables) -> Iterator[Row]:
    """The rows of the data file, codes as what they mean; DataError where a row has more or fewer cells."""
    texts = [(i, told) for i, variable in variables.items() if (told := variable.texts()) is not None]
    for number, row in enumerate(rows, first):
        if is_blank(row):
            yield []
            continue
        # Where its last columns are hidden, LimeSurvey writes a comma too many.
        if len(row) < width or not is_blank(row[width:]):
            next(rows, None)  # tells of a quotation mark that was left open
            what = f"the row has {len(row)} cells, and the syntax file names {width} columns"
            raise DataError(what, f"{data.name}, row {number}", todo=_EXPORT)
        said = [str(cell) for cell in row[:width]]
        for i, told in texts:
            said[i] = told[said[i]]
        yield said


def _check_order(data: Raw, header: Row, variables: Variables) -> None:
    """DataError where a column of the data file has a name that the script gives to another one."""
    places: dict[str, set[int]] = {}
    for i, each in variables.items():
        for text in (each.name, each.label):
            places.setdefault(_letters(text), set()).add(i)
    if max(variables) >= len(header):
        what = f"it has {len(header)} columns, and the script for R tells of {max(variables) + 1}"
        raise DataError(what, data.name, todo=_EXPORT)
    for i, cell in enumerate(map(str, header)):
        found = places.get(_letters(cell), {i})
        if _letters(cell) and i not in found:
            what = f'"{cell}" is column {i + 1} here and column {min(found) + 1} in the script for R'
            raise DataError(what, data.name, todo=_EXPORT)


def _letters(text: str) -> str:
    """A name or question by its letters and digits: F01[fun] in the data file is F01_fun in the script."""
    return "".join(filter(str.isalnum, text)).casefold()


def _other_script(syntax: Raw, halves: Halves) -> DataError:
    what = (
        f"this is a script for {halves.program} that doesn't say, as LimeSurvey does, which columns there are"
    )
    return DataError(what, syntax.name, todo=_EXPORT)


def _alone(raw: Raw, halves: Halves) -> DataError:
    """The error for one half without the other."""
    if halves.is_syntax:
        what = f"this is a script for {halves.program}, and its file of data isn't beside it: {halves.data}"
    else:
        what = f"what its columns and answers mean stands in {halves.syntax}, which isn't beside it"
    return DataError(what, raw.name, todo=_EXPORT)
