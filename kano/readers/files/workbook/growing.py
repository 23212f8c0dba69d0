"""A copy of a workbook that grows no faster than a sheet in it is looked through.

Loading a sheet makes room for all cells up to the last one, wherever that lies. The library can't be stopped,
but it reads as it goes: it is given only what has been looked through, and gives up where that ends too early.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import BinaryIO

from kano.readers.files.raw import Raw
from kano.readers.files.workbook.package import Part

_AHEAD = 4 << 20
"""Bytes that are looked through before loading begins, so that it doesn't catch up."""


@dataclass(frozen=True, eq=False)
class Copy:
    """A copy that lasts as long as the workbook is loaded: a beginning of the original, at last the whole."""

    raw: Raw
    original: BinaryIO
    written: BinaryIO

    def hide(self) -> None:
        """Take its name away once it is open, so that nothing stays where the program is killed."""
        assert self.raw.path
        # Windows keeps the names of open files.
        with suppress(OSError):
            self.raw.path.unlink()

    def growing(self, part: Part, begun: Event) -> Iterator[bytes]:
        """The content of a part; the copy gets each piece when the next is asked for, and the rest at the end.

        `begun` is set when so much is there that loading may begin.
        """
        self.written.seek(part.start())
        self.written.truncate()
        seen = 0
        for block, content in part.blocks():
            yield content
            self._give(block)
            seen += len(content)
            if seen >= _AHEAD:
                begun.set()
        self.give_all()

    def give_all(self) -> None:
        """Make the copy whole."""
        self.original.seek(self.written.seek(0, 2))
        while block := self.original.read(1 << 20):
            self._give(block)

    def _give(self, block: bytes) -> None:
        # Where there is no more room, the library finds the end too early.
        with suppress(OSError):
            self.written.write(block)
            self.written.flush()


@contextmanager
def copy_of(raw: Raw) -> Iterator[Copy | None]:
    """The copy, in a folder that only the user can read; None where none can be made."""
    with ExitStack() as stack:
        try:
            made = tempfile.TemporaryDirectory(prefix="kano-", ignore_cleanup_errors=True)
            path = Path(stack.enter_context(made)) / "workbook.xlsx"
            original = stack.enter_context(raw.open())
            written = path.open("w+b")
            stack.callback(_close, written)
            shutil.copyfileobj(original, written, 1 << 20)
            written.flush()
        except OSError:
            copy = None
        else:
            copy = Copy(Raw(raw.name, path), original, written)
        yield copy


def _close(file: BinaryIO) -> None:
    # On a full disk, what couldn't be written before fails once more.
    with suppress(OSError):
        file.close()
