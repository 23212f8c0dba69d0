"""What the process writes on: nobody may read it any more, or there may be no room for it."""

import io
import os
import re
import sys
from contextlib import suppress
from typing import Any, TextIO

from kano.words.languages import DEFAULT


class OutputError(OSError):
    """Standard output can't be written, for want of room or the like."""


class _Output(io.FileIO):
    def write(self, data: Any, /) -> int:  # noqa: ANN401 - whatever FileIO takes
        try:
            return super().write(data)
        except BrokenPipeError:
            # The reader left; what else was asked for is still done, and its exit code still counts.
            return len(memoryview(data))
        except OSError as error:
            raise OutputError(error.errno, error.strerror) from error


class _Messages(_Output):
    def write(self, data: Any, /) -> int:  # noqa: ANN401 - whatever FileIO takes
        # Nobody can be told that messages can't be told.
        with suppress(OutputError):
            return super().write(data)
        return len(memoryview(data))


def prepare(language: str = DEFAULT) -> None:
    """Make the standard streams such that a reader who leaves, or a stream that is closed, is no failure.

    What stderr is told in English it says in the language.

    A file or a pipe is UTF-8 whatever the environment says, so that the same report gives the same bytes.
    A full disk under standard output raises OutputError where it is written or flushed.
    """
    if sys.stdin is None:
        sys.stdin = _nothing("r")
    for name, kind in (("stdout", _Output), ("stderr", _Messages)):
        if (stream := getattr(sys, name)) is None:
            setattr(sys, name, _nothing("w"))
        elif stream is getattr(sys, f"__{name}__") and not stream.isatty():
            raw = io.BufferedWriter(kind(stream.fileno(), "w", closefd=False))
            at_once = kind is _Messages
            setattr(sys, name, io.TextIOWrapper(raw, "utf-8", "replace", line_buffering=at_once))
        elif hasattr(stream, "reconfigure"):
            # A console that can't show a character shows "?", rather than ending the run.
            stream.reconfigure(errors="replace")
    _clean(sys.stderr, language)


def _clean(stream: TextIO, language: str) -> None:
    """Let no text from outside steer whoever reads messages; colours alone pass, and only to a terminal."""
    from kano.words.safe import safe_lines
    from kano.words.said import said

    write = getattr(stream.write, "plain", stream.write)
    parted = _COLOUR if stream.isatty() else _NOTHING

    def written(text: str) -> int:
        parts = parted.split(text)
        write("".join(part if i % 2 else safe_lines(said(part, language)) for i, part in enumerate(parts)))
        return len(text)

    written.plain = write  # type: ignore[attr-defined]
    stream.write = written  # type: ignore[method-assign]


_COLOUR, _NOTHING = re.compile(r"(\x1b\[[0-9;]*m)"), re.compile(r"((?!))")


def _nothing(mode: str) -> io.TextIOWrapper:
    return open(os.devnull, mode, encoding="utf-8")  # type: ignore[return-value]  # noqa: PTH123 - for good
