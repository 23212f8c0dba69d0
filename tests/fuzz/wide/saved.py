"""Rows of text as a file of each format that is read."""

from __future__ import annotations

import csv
import io
import json
import random
import struct
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import xlwt

from tests.contact.making.write import Sheet, book, ods

Rows = Sequence[Sequence[str]]
EXPORTS = Path(__file__).resolve().parents[2] / "exports"


class UnfitError(ValueError):
    """Rows that this format can't hold: a title above the header, or two columns of one name."""


def _csv(rows: Rows) -> bytes:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def _xlsx(rows: Rows) -> bytes:
    return book(Sheet("Answers", [[_short(text) for text in row] for row in rows]))


def _ods(rows: Rows) -> bytes:
    return ods(Sheet("Answers", [[_clean(text) for text in row] for row in rows]))


def _xls(rows: Rows) -> bytes:
    made, out = xlwt.Workbook(), io.BytesIO()
    sheet = made.add_sheet("Answers")
    for i, row in enumerate(rows):
        for j, text in enumerate(row[:256]):
            if text:
                sheet.write(i, j, _short(text))
    made.save(out)
    return out.getvalue()


def _xlsb(rows: Rows) -> bytes:
    """Cells as texts in place ([MS-XLSB] 2.4: BrtRowHdr 0, BrtCellSt 6), in the package of another workbook."""
    widest = max(map(len, rows), default=1)
    extent = struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, max(widest - 1, 0))
    records = [_record(129, b""), _record(148, extent), _record(145, b"")]
    for i, row in enumerate(rows):
        width = struct.pack("<III", 1, 0, max(len(row) - 1, 0))
        records.append(_record(0, struct.pack("<IIHHB", i, 0, 300, 0, 0) + width))
        for j, text in enumerate(row):
            if text:
                code = _short(text).encode("utf-16-le", "replace")
                records.append(_record(6, struct.pack("<III", j, 0, len(code) // 2) + code))
    sheet = b"".join([*records, _record(146, b""), _record(130, b"")])
    out = io.BytesIO()
    source = EXPORTS / "microsoft_forms_nl.xlsb"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheet if "worksheets/sheet1" in name else old.read(name))
    return out.getvalue()


def _record(kind: int, content: bytes) -> bytes:
    return _varied(kind) + _varied(len(content)) + content


def _varied(number: int) -> bytes:
    found = bytearray()
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])


def _named(rows: Rows) -> dict[str, list[str | None]]:
    head, *body = rows or [[]]
    width = max(map(len, rows), default=0)
    names = [*head, *[""] * (width - len(head))]
    while names and not names[-1] and all(len(row) < len(names) or not row[len(names) - 1] for row in body):
        names.pop()
    if not all(names) or len({*names}) < len(names) or len(body) < 1:
        raise UnfitError("no names of columns")
    return {name: [row[i] or None if i < len(row) else None for row in body] for i, name in enumerate(names)}


def _json(rows: Rows) -> bytes:
    named = _named(rows)
    records = [dict(zip(named, values, strict=True)) for values in zip(*named.values(), strict=True)]
    return json.dumps([{name: value or "" for name, value in each.items()} for each in records]).encode()


def _arrow(rows: Rows, *, feather: bool) -> bytes:
    import pyarrow as pa
    from pyarrow import feather as feather_file
    from pyarrow import parquet

    made = pa.table({name: pa.array(values, pa.string()) for name, values in _named(rows).items()})
    out = io.BytesIO()
    if feather:
        feather_file.write_feather(made, out)
    else:
        parquet.write_table(made, out, row_group_size=9)
    return out.getvalue()


def _statistics(rows: Rows, ending: str) -> bytes:
    import pandas as pd
    import pyreadstat

    named = _named(rows)
    codes = {
        f"v{i}": ["" if each is None else _clean(each) for each in texts]
        for i, texts in enumerate(named.values())
    }
    longest = max((len(text.encode()) for texts in codes.values() for text in texts), default=0)
    if longest > 2000 or any(len(name.encode()) > 79 for name in named):
        raise UnfitError("texts too long")
    write = pyreadstat.write_sav if ending == ".sav" else pyreadstat.write_dta
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{ending}"
        write(pd.DataFrame(codes, dtype="object"), str(path), column_labels=list(named))
        return path.read_bytes()


def _short(text: str) -> str:
    return _clean(text)[:32_000]


def _clean(text: str) -> str:
    """Without what XML can't hold."""
    return "".join(c for c in text if c >= " " or c in "\n\t").encode("utf-8", "ignore").decode()


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    ".csv": _csv, ".xlsx": _xlsx, ".ods": _ods, ".xls": _xls, ".xlsb": _xlsb, ".json": _json,
    ".parquet": lambda rows: _arrow(rows, feather=False), ".feather": lambda rows: _arrow(rows, feather=True),
    ".sav": lambda rows: _statistics(rows, ".sav"), ".dta": lambda rows: _statistics(rows, ".dta"),
}  # fmt: skip


def saved(rows: Rows, ending: str) -> tuple[bytes, str]:
    """The rows in a format, or as a workbook where it can't hold them, and the ending."""
    try:
        return WRITERS[ending](rows), ending
    except UnfitError:
        return _xls(rows), ".xls"


def writer(ending: str) -> Callable[[Rows, random.Random], tuple[bytes, str]]:
    """The same as a function that the other mutants are written with."""
    return lambda rows, _: saved(rows, ending)
