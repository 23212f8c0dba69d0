"""Files packed with gzip or Zstandard: unpacked as they are read, every time anew, and never beyond a limit."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from kano.errors import DataError, Problem
from kano.readers.files.raw import Raw
from kano.values import dataclass

ENDINGS = (".gz", ".zst")
"""Endings of packed files, behind that of what they hold."""
_MAGIC = {"gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
_MOST = 8_000_000_000
"""Bytes that a file may unpack to."""
_BLOCK = 1 << 17
"""Packed bytes that are unpacked at once."""
_DENSE, _RATIO = 1_000_000_000, 300
"""Bytes from which a file may unpack to so many times its size at most."""


@dataclass(frozen=True, eq=False)
class Packed(Raw):
    """The bytes that a packed file holds."""

    kind: str = ""
    """gzip or zstd."""

    @property
    def is_packed(self) -> bool:
        """Whether the file on disk holds these bytes packed."""
        return True

    def open(self) -> BinaryIO:
        """What it holds, from the start."""
        return io.BufferedReader(_Unpacking(self, super().open()), 1 << 20)


def unpacked(raw: Raw) -> Raw:
    """What a packed file holds, under its name without the ending; other files as they are.

    Raises:
        DataError: where it is damaged, or the library that unpacks it isn't there.
    """
    start = raw.start(4)
    kind = next((kind for kind, magic in _MAGIC.items() if start.startswith(magic)), "")
    if not kind:
        return raw
    name = PurePath(raw.name)
    plain = str(name.with_suffix("")) if name.suffix.lower() in ENDINGS else raw.name
    found = Packed(plain, raw.path, raw.data, kind)
    found.start(1)
    return found


class _Unpacking(io.RawIOBase):
    """Bytes as they are unpacked, up to the limit."""

    def __init__(self, raw: Packed, handle: BinaryIO) -> None:
        self._raw, self._handle = raw, handle
        self._stream = _stream(raw, handle)
        packed = Path(raw.path).stat().st_size if raw.path else len(raw.data)
        self._left = min(_MOST, max(_DENSE, _RATIO * packed))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            content = self._stream.read(len(buffer))
        except _errors(self._raw.kind) as error:
            todo = "Unpack it, or send it again."
            raise DataError(Problem(f"it can't be unpacked: {error}", self._raw.name, todo=todo)) from None
        self._left -= len(content)
        if self._left < 0:
            raise DataError("unpacks to more than any survey does", self._raw.name)
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        self._handle.close()
        super().close()


def _stream(raw: Packed, handle: BinaryIO) -> BinaryIO:
    if raw.kind == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=handle)  # type: ignore[return-value]
    try:
        import zstandard
    except ImportError:
        todo = 'pip install "kano[zstd]", or unpack it first.'
        raise DataError(Problem("Zstandard files need a library", raw.name, todo=todo)) from None
    return _Frames(zstandard.ZstdDecompressor().decompressobj, handle)  # type: ignore[return-value]


class _Frames:
    """The frames of a Zstandard file one after another; the last one has to be whole."""

    def __init__(self, frame: Callable[[], Any], handle: BinaryIO) -> None:
        self._frame, self._handle, self._waiting = frame, handle, b""
        self._content = self._unpacked()

    def read(self, size: int) -> bytes:
        """Up to so many bytes, none at the end."""
        content = self._waiting or next(self._content, b"")
        self._waiting = content[size:]
        return content[:size]

    def _unpacked(self) -> Iterator[bytes]:
        current, rest = None, b""
        while rest or (rest := self._handle.read(_BLOCK)):
            current = current or self._frame()
            if content := current.decompress(rest):
                yield content
            rest = current.unused_data if current.eof else b""
            current = None if current.eof else current
        if current is not None:
            raise EOFError("it ends before its end")


def _errors(kind: str) -> tuple[type[Exception], ...]:
    if kind == "gzip":
        return OSError, EOFError, zlib.error
    import zstandard

    return OSError, EOFError, zstandard.ZstdError
