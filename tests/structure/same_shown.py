"""Answers as they are kept between the process that ran them and the one that compares them."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]
"""The case, the exit code, and a packed text for each stream and written file."""


def packed(content: bytes) -> str:
    """Bytes as a short text."""
    return base64.b64encode(zlib.compress(content, 1)).decode("ascii")


def shown(record: Record, part: str) -> list[str]:
    """One part of an answer as lines that a person can compare."""
    kept = record.get(part)
    if not isinstance(kept, str) or part == "case":
        return [str(kept)]
    return [*_lines(zlib.decompress(base64.b64decode(kept)))]


def _lines(content: bytes) -> Iterator[str]:
    if not content.startswith(b"PK\x03\x04"):
        yield from content.decode("utf-8", "backslashreplace").splitlines()
        return
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for each in package.infolist():
            yield f"== {each.filename} {each.date_time}"
            yield from package.read(each).decode("utf-8", "backslashreplace").replace("><", ">\n<").splitlines()
