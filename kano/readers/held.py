"""A copy of a workbook of which the end of one sheet is held back while it is looked through.

Loading a sheet makes room for all cells up to the last one, wherever that lies, so it must not come to its end
before somebody knows. The library can't be stopped, but it reads as it goes: where the file ends too early, it
gives up.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kano.errors import DataError, Problem
from kano.readers.package import Part
from kano.readers.raw import Raw

_SHARE = 8
"""One in so many bytes of a packed sheet is held back."""
_FIXED, _LENGTHS = 30, 26
"""Bytes before the name of a part in its local header, and where the lengths of what varies stand.

Source: PKWARE's APPNOTE.TXT, 4.3.7.
"""


@dataclass(frozen=True)
class Copy:
    """A copy that lasts as long as the workbook is loaded."""

    raw: Raw

    @contextmanager
    def held_back(self, part: Part) -> Iterator[Callable[[], None]]:
        """Without the end of this part, until what it gives is called."""
        path = self.raw.path
        assert path
        first = _end(path, part.name)
        with path.open("rb") as handle:
            handle.seek(first)
            rest = handle.read()
        os.truncate(path, first)

        def release() -> None:
            with path.open("r+b") as handle:
                handle.seek(first)
                handle.write(rest)

        yield release


@contextmanager
def copy_of(raw: Raw) -> Iterator[Copy]:
    """The copy, in a folder that only the user can read; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kano-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "workbook.xlsx"
        try:
            if raw.path:
                shutil.copyfile(raw.path, path)
            else:
                path.write_bytes(raw.data)
        except OSError as error:
            what = f"so large a workbook is copied first, and that failed: {error.strerror}"
            todo = "Make room in the folder of temporary files, or save the sheet as CSV."
            raise DataError(Problem(what, raw.name, todo=todo)) from None
        yield Copy(Raw(raw.name, path))


def _end(path: Path, name: str) -> int:
    """Where the bytes of a part begin that are held back."""
    with zipfile.ZipFile(path) as package:
        entry = package.getinfo(name)
    with path.open("rb") as handle:
        handle.seek(entry.header_offset + _LENGTHS)
        lengths = handle.read(_FIXED - _LENGTHS)
    varying = sum(int.from_bytes(lengths[i : i + 2], "little") for i in (0, 2))
    end = entry.header_offset + _FIXED + varying + entry.compress_size
    return end - max(entry.compress_size // _SHARE, 1)
