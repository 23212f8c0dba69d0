"""What bytes are by their content, and why some are no table of answers."""

import re

from kano.errors import DataError
from kano.readers.files.raw import Raw

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt")
SYNTAX_ENDINGS = (".sps", ".dat", ".r")
"""Of files that may be one half of an export in two."""
READABLE = "Read are xlsx, xlsm, xlsb, xls, ods, csv, tsv, json, sav, dta, parquet and feather, packed or not."
SAVE_AS = "Export the answers as XLSX or CSV."

_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "packed twice; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"RDX", "an R file"),
    (b"SQLite format 3", "a database (SQLite)"),
)
_SPSS = rb"\A(\* encoding: utf-8\.\s*)?(get data|set unicode|show locale|\*\$r(id|ev: ))"
_MARKUP = (
    (
        re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet"),
        "a workbook in the XML format of Excel 2003",
    ),
    (re.compile(rb"\A<(!doctype\s+html|html|head|body|table|meta)\b"), "a web page (HTML)"),
    (re.compile(rb"\A<\?xml[^>]*>\s*(<!--.*?-->\s*)*<(!doctype\s+)?html"), "a web page (HTML)"),
    (re.compile(rb"\A<\?xml\b"), "an XML document"),
    (re.compile(rb"\A(#\$rid|data\s*<-|library\()"), "a script for R; read the file of data beside it"),
    (re.compile(_SPSS), "a script for SPSS; read the file of data beside it"),
)
_OLE_STREAMS = (
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("__substg1.0", "an e-mail"),
)

_LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00\x00\x06.{14}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
"""The first record of the workbook followed by the one that says how it is encrypted."""


_PACKED = (
    (b"$FL2", "spss"),
    (b"$FL3", "spss"),
    (b"<stata_dta>", "stata"),
    (b"PAR1", "parquet"),
    (b"ARROW1", "feather"),
    (b"FEA1", "feather"),
)
_OLD_STATA = tuple(bytes([version, order, 1]) for version in (*range(102, 116),) for order in (1, 2))
_JSON = re.compile(rb'\A(\{\s*("|\})|\[\s*\{)')


def special(raw: Raw) -> str:
    """What file of columns or objects this is: spss, stata, parquet, feather, json; "" where it is none."""
    start = raw.start(4096)
    kind = next((kind for mark, kind in _PACKED if start.startswith(mark)), "")
    if not kind and raw.ending == ".dta" and start.startswith(_OLD_STATA):
        return "stata"
    return kind or ("json" if _JSON.search(_plain(start)) else "")


def refuse(raw: Raw, what: str, todo: str = SAVE_AS) -> DataError:
    """The error for a file that is something else than a table."""
    return DataError(f"this is {what}, not a table of answers", raw.name, READABLE, todo)


def locked(raw: Raw) -> DataError:
    """The error for a workbook that asks for a password."""
    todo = "Open it, save it without a password and try again."
    return DataError("the workbook is protected with a password", raw.name, todo=todo)


def damaged(raw: Raw, why: object) -> DataError:
    """The error for a workbook that can't be taken apart."""
    todo = "Open it in a spreadsheet program and save it anew, or export it again."
    return DataError(f"the workbook is damaged ({why})", raw.name, todo=todo)


def check_start(raw: Raw) -> None:
    """DataError where the first bytes say that this is neither a workbook nor text."""
    start = raw.start(4096)
    for signature, what in _SIGNATURES:
        if start.startswith(signature):
            raise refuse(raw, what)
    plain = _plain(start)
    for pattern, what in _MARKUP:
        if pattern.search(plain):
            raise refuse(raw, what, _markup_todo(what))


def _plain(start: bytes) -> bytes:
    return start.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").lstrip().lower()


def check_ole(raw: Raw) -> None:
    """DataError where an OLE file is locked or no workbook."""
    with raw.open() as handle:
        content = handle.read()
    if _utf_16("EncryptedPackage") in content:
        raise locked(raw)
    for stream, what in _OLE_STREAMS:
        if _utf_16(stream) in content:
            raise refuse(raw, what)
    if not any(_utf_16(stream) in content for stream in ("Workbook", "Book")):
        raise damaged(raw, "no sheets in it: made by another program, or cut off")
    if _LOCKED_XLS.search(content):
        raise locked(raw)


def _markup_todo(what: str) -> str:
    if what == "an XML document":
        return SAVE_AS
    return "Open it in a spreadsheet program and save it as XLSX, or export the answers again."


def _utf_16(text: str) -> bytes:
    return text.encode("utf-16-le")
