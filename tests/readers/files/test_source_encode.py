"""Columns as codes: what any source of rows gives."""

import datetime as dt
import random
import subprocess
import sys

import numpy as np
import pytest

from kano.readers.files.sheet import Sheet, cell, column_letters, sheet_of

LETTERS = {0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", 16383: "XFD"}


def sheet(rows: list[list[object]]) -> Sheet:
    return sheet_of(lambda: iter(rows), file="rows")


def test_texts_of_a_group_share_codes_and_blank_is_zero() -> None:
    both, first = sheet([["x", "b"], ["b", "a"], ["", "b "], ["a", None]]).encode(1, [[1, 0], [0]])
    assert both.vocabulary == ("", "a", "b")
    assert both.codes.tolist() == [[1, 2], [2, 0], [0, 1]]
    assert first.vocabulary == ("", "b", "a")
    assert first.codes.tolist() == [[1], [0], [2]]


def test_equal_keys_of_different_kinds_stay_apart() -> None:
    rows: list[list[object]] = [
        [True],
        [1.0],
        [1],
        ["1"],
        [False],
        [0.0],
        [0],
        [True],
        [0.5],
        [float("nan")],
        ["z"],
    ]
    (coded,) = sheet(rows).encode(0, [[0]])
    said = [coded.vocabulary[code] for (code,) in coded.codes]
    assert said == ["TRUE", "1", "1", "1", "FALSE", "0", "0", "TRUE", "0.5", "", "z"]


def test_values_become_the_text_that_a_spreadsheet_shows() -> None:
    values = [5.0, 0.75, -3.0, 1e15, 0.1, np.float32(2), np.int64(7), np.bool_(True)]
    moments = [dt.date(2021, 1, 2), dt.datetime(2021, 1, 2, 3, 4, 5), dt.time(3, 4)]  # noqa: DTZ001
    (coded,) = sheet([[value] for value in [*values, *moments]]).encode(0, [[0]])
    assert coded.vocabulary[1:9] == ("5", "0.75", "-3", "1000000000000000", "0.1", "2", "7", "TRUE")
    assert coded.vocabulary[9:] == ("2021-01-02", "2021-01-02 03:04:05", "03:04:00")


@pytest.mark.parametrize(
    ("texts", "kind"), [(255, np.uint8), (256, np.uint16), (65_535, np.uint16), (65_536, np.uint32)]
)
def test_codes_take_the_smallest_type_that_fits(texts: int, kind: type) -> None:
    rows: list[list[object]] = [[f"t{i}", "x"] for i in range(texts)]
    own, other = sheet(rows).encode(0, [[0], [1]])
    assert own.codes.dtype == kind
    assert len(own.vocabulary) == texts + 1
    assert own.codes[:, 0].tolist() == list(range(1, texts + 1))
    assert (other.codes.dtype, other.vocabulary) == (np.uint8, ("", "x"))


def test_short_rows_are_blank_where_they_end_in_every_chunk() -> None:
    pick = random.Random(5)
    rows: list[list[object]] = [
        [str(pick.randrange(9)) for _ in range(pick.randrange(1, 5))] for _ in range(7000)
    ]
    rows.append(["a", "b", "c", "d"])
    table = sheet(rows)
    (coded,) = table.encode(0, [[3, 0, 1]])
    expected = [[row[c] if c < len(row) else "" for c in (3, 0, 1)] for row in rows]
    assert [[coded.vocabulary[code] for code in row] for row in coded.codes] == expected


def test_blank_rows_go_only_at_the_end_and_count_by_all_columns() -> None:
    rows: list[list[object]] = [["h", "k"], *[["", ""]] * 5000, ["", "id"], *[["", "\xa0"], [None], []] * 3000]
    (coded,) = sheet(rows).encode(1, [[0]])
    assert coded.codes.shape == (5001, 1)
    assert not coded.codes.any()


def test_no_rows_and_no_columns() -> None:
    (coded,) = sheet([["h"]]).encode(1, [[0]])
    assert (coded.codes.shape, coded.vocabulary) == ((0, 1), ("",))
    (none,) = sheet([["h"], ["x"]]).encode(1, [[]])
    assert none.codes.shape == (1, 0)


def test_the_head_is_sixty_rows_without_blank_ones_after_them() -> None:
    assert len(sheet([["x"]] * 100).head) == 60
    assert sheet([["x"], ["", " "], *[["", ""]] * 30]).head == (("x",),)


@pytest.mark.parametrize(("number", "letters"), LETTERS.items())
def test_addresses_are_those_of_a_spreadsheet(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert cell(0, number) == f"{letters}1"


def test_reading_text_and_small_workbooks_loads_no_heavy_library() -> None:
    code = (
        "import sys, io, kano.readers.files.source as s;"
        "s.sheets(io.BytesIO(b'a,b\\n1,2\\n'))[0].encode(1, [[0]]);"
        "heavy = 'pandas', 'scipy', 'openpyxl', 'python_calamine', 'concurrent.futures';"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
