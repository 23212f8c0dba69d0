"""Workbooks spoilt within their sheet or anywhere: a reading or a message, never another error.

Run from the root of the repository: `python -m tests.fuzz.workbooks [MANY]`.
"""

import io
import random
import sys
import zipfile
from collections.abc import Iterable
from functools import cache

from kano.errors import DataError
from kano.readers.files.source import sheets
from tests.support.packed import replaced, xlsx

SHEET = "xl/worksheets/sheet1.xml"


@cache
def whole() -> tuple[bytes, bytes]:
    """A workbook, and its sheet as it stands in there."""
    book = xlsx(["a", "b"], ["x", 5], ["=1", True])
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return book, parts.read(SHEET)


def spoilt(number: int) -> bytes:
    """The workbook of this number: a bit turned anywhere, or signs changed in the sheet by turns."""
    pick = random.Random(number)
    book, sheet = whole()
    if number % 2:
        torn = bytearray(book)
        torn[pick.randrange(len(torn))] ^= 1 << pick.randrange(8)
        return bytes(torn)
    changed = bytearray(sheet)
    for _ in range(pick.randrange(1, 8)):
        changed[pick.randrange(len(changed))] = pick.choice(b'<>/"=019AZ r')
    return replaced(book, SHEET, sheet, bytes(changed))


def run(numbers: Iterable[int]) -> tuple[int, int]:
    """How many of these were read, and how many refused with their place."""
    read = refused = 0
    for number in numbers:
        try:
            for found in sheets(io.BytesIO(spoilt(number))):
                found.encode(0, [[0]])
            read += 1
        except DataError as error:
            assert "stdin" in str(error), number  # noqa: PT017
            refused += 1
    return read, refused


if __name__ == "__main__":
    read, refused = run(range(int([*sys.argv, "1000"][1])))
    print(f"{read + refused} spoilt workbooks: {read} read, {refused} refused")
