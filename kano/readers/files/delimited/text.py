"""Text files: comma, semicolon, tab or bar between cells, in whatever encoding and line ends."""

import codecs
import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from kano.errors import DataError
from kano.readers.files.cells import Row, is_blank
from kano.readers.files.delimited.decoding import Decoding, decoding_of
from kano.readers.files.delimited.ragged import check_header
from kano.readers.files.kinds import refuse
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet, sheet_of
from kano.values import dataclass

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SAMPLE = 1 << 18
"""Characters looked at to find the delimiter."""
_SAMPLE_ROWS = 200
_SEPARATOR_LINE = re.compile(r'"?sep=([^\w\s"]|[\t ])"?[,;\t]*[\r\n]*', re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b\x7f]")
_WIDEST = 100_000
"""Cells in a line; spreadsheet programs hold 16,384."""
_BLANK = 4
"""Characters of a line from which it says something, whatever its end."""
_PART = 1 << 20
"""Bytes looked through at a time."""
_GARBAGE = 0.02
"""Share of control characters, after the first ten, from which this is no text."""
_END = "\0\1\0"
"""Put after the last line: what reads it as part of a cell has a quotation mark open."""


@dataclass(frozen=True, eq=False)
class _Dialect:
    delimiter: str
    quoted: bool = True
    separator_line: bool = False
    quote: str = '"'

    @property
    def name(self) -> str:
        return DELIMITERS.get(self.delimiter, self.delimiter)

    def records(self, lines: Iterator[str]) -> Iterator[list[str]]:
        """Cells of each record; lines without a quotation mark are cut at the delimiters, which is quicker."""
        waiting: list[str] = []

        def from_here() -> Iterator[str]:
            while line := waiting.pop() if waiting else next(lines, ""):
                yield line

        reader = csv.reader(from_here(), delimiter=self.delimiter, quotechar=self.quote)
        for line in lines:
            if self.quoted and self.quote in line:
                waiting.append(line)
                yield next(reader)
            else:
                text = line.rstrip("\r\n")
                yield text.split(self.delimiter) if text else []


def text_sheet(raw: Raw, encoding: str = "") -> Sheet:
    """The one sheet of a text file."""
    decoding = decoding_of(raw, encoding)
    dialect = _dialect(raw, decoding)

    def rows() -> Iterator[Row]:
        return _rows(raw, decoding, dialect)

    spoken = f"{decoding.name}, {dialect.name}"
    sheet = sheet_of(rows, file=raw.name, encoding=spoken, notices=decoding.notices)
    if not sheet.head and all(map(is_blank, rows())):
        raise DataError("the file is empty", raw.name, todo="Export the answers again.")
    with decoding.open(raw) as handle:
        check_header(sheet.head, _lines(handle, dialect), dialect.delimiter, raw.name)
    return sheet


def comma_rows(raw: Raw, decoding: Decoding, quote: str) -> Iterator[Row]:
    """The rows of a text with commas between its cells and this mark around texts."""
    return _rows(raw, decoding, _Dialect(",", quote=quote))


def _rows(raw: Raw, decoding: Decoding, dialect: _Dialect) -> Iterator[Row]:
    count = 0
    with decoding.open(raw) as handle:
        reader = dialect.records(chain(_said(raw, _lines(handle, dialect), dialect), ["\n", _END]))
        ending = [_END]
        try:
            for count, row in enumerate(reader, 1):  # noqa: B007 - says where the reader stopped
                if row == ending:
                    return
                yield row
        except csv.Error as error:
            raise _open_quote(raw, count + 1) from error
    raise _open_quote(raw, count)


def _lines(handle: io.TextIOWrapper, dialect: _Dialect) -> Iterator[str]:
    first = next(handle, "").lstrip("\ufeff")
    return chain([] if dialect.separator_line else [first], handle)


def _said(raw: Raw, lines: Iterator[str], dialect: _Dialect) -> Iterator[str]:
    """The lines but for blank ones at the end, of which there may be millions; DataError for overlong ones."""
    blank: list[str] = []
    for number, line in enumerate(lines, 1):
        if len(line) < _BLANK and not line.strip("\r\n"):
            blank.append(line)
            continue
        if len(line) > _WIDEST and line.count(dialect.delimiter) > _WIDEST:
            raise refuse(raw, f"a text with more than {_WIDEST:,} cells in line {number:,}")
        if blank:
            yield from blank
            blank.clear()
        yield line


def _open_quote(raw: Raw, row: int) -> DataError:
    return DataError(
        "a quotation mark opens a cell and is never closed",
        f"{raw.name}, row {row}",
        todo="Close or remove it, or save the file anew from the program that made it.",
    )


def _dialect(raw: Raw, decoding: Decoding) -> _Dialect:
    with decoding.open(raw) as handle:
        sample = handle.read(_SAMPLE).lstrip("\ufeff")
        whole = not handle.read(1)
    if len(_CONTROL.findall(sample)) > 10 + _GARBAGE * len(sample):
        raise refuse(raw, "neither a workbook nor text")
    if line := _SEPARATOR_LINE.fullmatch(next(iter(io.StringIO(sample, newline="")), "")):
        return _Dialect(line[1], separator_line=True)
    choices = [*map(_Dialect, DELIMITERS), _Dialect("\t", quoted=False)]
    best = max(choices, key=lambda each: _fitness(sample, each, whole=whole))
    return replace(best, quoted=_is_quoted(raw, decoding)) if best.delimiter == "\t" else best


def _is_quoted(raw: Raw, decoding: Decoding) -> bool:
    """Whether quotation marks at the start of a cell enclose it; Google Forms writes them as they are."""
    if not _opens_a_cell(raw, decoding):
        return False
    with decoding.open(raw) as handle:
        try:
            deque(csv.reader(handle, delimiter="\t", strict=True), maxlen=0)
        except csv.Error:
            return False
    return True


def _opens_a_cell(raw: Raw, decoding: Decoding) -> bool:
    """Whether a quotation mark stands at the start of a cell; where bytes tell it, they are not decoded."""
    if decoding.codec not in ("utf-8", "utf-8-sig"):
        with decoding.open(raw) as lines:
            return any('\t"' in line or line.startswith('"') for line in lines)
    before = b"\n"
    with raw.open() as handle:
        while part := handle.read(_PART):
            part = before + part.removeprefix(codecs.BOM_UTF8)
            if b'\t"' in part or b'\n"' in part or b'\r"' in part:
                return True
            before = part[-1:]
    return False


def _fitness(sample: str, dialect: _Dialect, *, whole: bool) -> float:
    """The usual number of cells of a row, times the share of rows that have it; 0 where rows are one cell."""
    rows = _tried(dialect, sample)
    complete = rows if whole or len(rows) == _SAMPLE_ROWS else rows[:-1]
    widths = Counter(len(row) for row in complete if any(row))
    return max((w * count / widths.total() for w, count in widths.items() if w > 1), default=0)


def _tried(dialect: _Dialect, sample: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(islice(dialect.records(io.StringIO(sample, newline="")), _SAMPLE_ROWS))
    except csv.Error:
        return rows
    return rows
