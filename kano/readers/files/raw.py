"""The bytes of a file or of standard input, before anybody knows what they are."""

import io
from dataclasses import field
from pathlib import Path
from typing import BinaryIO

from kano.errors import DataError, Problem
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Raw:
    """Bytes that can be read again and again: a file left on disk, or what came in memory."""

    name: str
    """Name without folders, or "stdin"."""
    path: Path | None = None
    data: bytes = field(default=b"", repr=False)
    """Only where there is no file."""

    @property
    def is_packed(self) -> bool:
        """Whether the file on disk holds these bytes packed."""
        return False

    @property
    def ending(self) -> str:
        """Ending of the name in small letters, with its dot."""
        return Path(self.name).suffix.lower()

    def open(self) -> BinaryIO:
        """The bytes from the start; close it after use."""
        return self.path.open("rb") if self.path else io.BytesIO(self.data)

    def start(self, size: int) -> bytes:
        """The first bytes."""
        with self.open() as handle:
            return handle.read(size)


def raw_of(source: str | Path | BinaryIO) -> Raw:
    """The bytes behind a path or an open binary file; DataError where there is no readable file."""
    if not isinstance(source, str | Path):
        name = getattr(source, "name", "")
        known = isinstance(name, str) and name and not name.startswith("<")
        return Raw(Path(name).name if known else "stdin", data=source.read())
    path = Path(source)
    if path.is_dir():
        raise DataError(Problem("this is a folder, not a file", str(path), todo="Name the files in it."))
    if path.exists() and not path.is_file():
        what, todo = "this is a pipe or a device, no file", f"Read it from standard input: - < {path}"
        raise DataError(Problem(what, str(path), todo=todo))
    try:
        with path.open("rb"):
            return Raw(path.name, path)
    except FileNotFoundError:
        raise DataError("there is no such file", str(path)) from None
    except OSError as error:
        raise DataError(f"can't be opened: {error.strerror}", str(path)) from None
