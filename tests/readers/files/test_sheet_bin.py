"""Binary workbooks: what their records hold is checked before the library makes room for it."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from kano.errors import DataError, KanoError
from kano.readers.files.source import sheets
from kano.readers.reading import read

EXPORTS = Path(__file__).resolve().parents[2] / "exports"
WHOLE, SHORT = "microsoft_forms_nl.xlsb", "microsoft_forms_short.xlsb"
SHEET, BOOK, RELATIONS = "xl/worksheets/sheet1.bin", "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
END_OF_CELLS = bytes([0x92, 1, 0])


def changed(part: str, change: Callable[[bytes], bytes], name: str = WHOLE) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(EXPORTS / name) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            new.writestr(each, change(content) if each == part else content)
    made.seek(0)
    return made


def row_of(row: int, *columns: int) -> bytes:
    """The records of a row with a number in some of its cells."""
    cells = (bytes([5, 16]) + column.to_bytes(4, "little") + bytes(12) for column in columns)
    return bytes([0, 17]) + row.to_bytes(4, "little") + bytes(13) + b"".join(cells)


def with_row(row: int, *columns: int) -> io.BytesIO:
    return changed(SHEET, lambda sheet: sheet.replace(END_OF_CELLS, row_of(row, *columns) + END_OF_CELLS))


def test_cells_without_a_column_stand_beside_the_one_before() -> None:
    (whole,), (short,) = sheets(EXPORTS / WHOLE), sheets(EXPORTS / SHORT)
    assert short.head == whole.head
    assert len(whole.head[0]) == 18
    assert {notice.key for notice in whole.notices} == {"errors_look_blank"}


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 16_383), (1_048_575, 100)])
def test_a_cell_far_out_is_refused(row: int, column: int) -> None:
    with pytest.raises(DataError, match="a cell may lie far away from the others"):
        sheets(with_row(row, column))


def test_a_stray_cell_below_is_within_reach() -> None:
    (sheet,) = sheets(with_row(1_048_575, 0))
    assert sheet.head == sheets(EXPORTS / WHOLE)[0].head


@pytest.mark.parametrize("row", [2, 1_048_576, 2**32 - 1])
def test_rows_out_of_order_are_refused(row: int) -> None:
    with pytest.raises(DataError, match="the workbook is damaged"):
        sheets(with_row(row, 0))


@pytest.mark.parametrize("part", [SHEET, BOOK, RELATIONS])
@pytest.mark.parametrize("keep", [0, 1, 2, 50, 130])
def test_parts_cut_off_are_refused(part: str, keep: int) -> None:
    with pytest.raises(DataError, match=r"the workbook (is damaged|holds no cells)"):
        sheets(changed(part, lambda content: content[:keep]))


@pytest.mark.parametrize("seed", range(40))
def test_changed_bytes_are_read_or_refused(seed: int) -> None:
    dice = random.Random(seed)

    def change(content: bytes) -> bytes:
        spoilt = bytearray(content)
        for _ in range(dice.randint(1, 4)):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        return bytes(spoilt)

    part = dice.choice([SHEET, SHEET, BOOK, RELATIONS])
    with suppress(KanoError):
        assert read(changed(part, change, dice.choice([WHOLE, SHORT])))


def test_a_part_that_holds_no_cells_may_be_damaged_too() -> None:
    """Where cells need their columns, the package is written anew, and every part of it read."""
    whole = (EXPORTS / SHORT).read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        info = package.getinfo("xl/styles.bin")
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    with pytest.raises(DataError, match="damaged"):
        sheets(io.BytesIO(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]))
