"""Processes that are forked where the program starts new interpreters: the libraries are loaded once.

A forked child runs the same script with the same limits as `kano/readers/files/starting.py` gives it, and may die of
a file without taking anything with it.
"""

from __future__ import annotations

import faulthandler
import io
import os
import resource
import signal
import sys
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle
from pathlib import Path
from subprocess import CompletedProcess
from typing import BinaryIO
from weakref import finalize

from kano.readers.files import isolation
from kano.readers.files.raw import Raw

LIBRARIES = {
    "workbook_child.py": ("python_calamine",),
    "arrow_child.py": ("numpy", "pyarrow", "pyarrow.feather", "pyarrow.parquet"),
    "statistics_child.py": ("pyreadstat",),
    "references.py": ("pyreadstat", "pyarrow", "pyarrow.feather", "pyarrow.parquet"),
}


@dataclass
class Cost:
    """What the children took, at most."""

    peak: int = 0
    """Bytes."""
    seconds: float = 0.0
    """Of the processor, since it was last looked at."""


class Nursery:
    """One waiting process for each script."""

    def __init__(self) -> None:
        self.waiting: dict[str, tuple[Connection, int]] = {}
        self.cost = Cost()
        self.done: list[tuple[str, int]] = []
        """Scripts and numbers of the processes that are asked nothing more."""

    def run(self, child: Path, path: Path, *, patience: int, room: int = 0) -> CompletedProcess[bytes]:
        """As `isolated` does."""
        there, _ = self._waiting(child)
        there.send(("run", str(path), patience, room))
        code, out, err, peak, seconds = there.recv()
        self._costs(peak, seconds)
        return CompletedProcess([], code, out, err)

    def talk(self, child: Path, raw: Raw, ending: str, *, patience: int, room: int = 0) -> Talk:
        """As `Talk` does."""
        self.end()
        there, number = self._waiting(child)
        open_ = ExitStack()
        path = open_.enter_context(isolation._on_disk(raw, ending))
        (read, asked), (told, write) = os.pipe(), os.pipe()
        there.send(("talk", str(path), patience, room))
        for handle in (read, write):
            send_handle(there, handle, number)
            os.close(handle)
        one: int = there.recv()
        open_.callback(self.done.append, (child.name, one))
        return Talk(
            open_.enter_context(os.fdopen(asked, "wb")), open_.enter_context(os.fdopen(told, "rb")), open_
        )

    def end(self) -> None:
        """End those that are asked nothing more, and count what they took."""
        while self.done:
            name, one = self.done.pop()
            there, _ = self.waiting[name]
            there.send(("end", one))
            self._costs(*there.recv())

    def _costs(self, peak: int, seconds: float) -> None:
        self.cost.peak = max(self.cost.peak, peak)
        self.cost.seconds += seconds

    def _waiting(self, child: Path) -> tuple[Connection, int]:
        if child.name not in self.waiting:
            self.waiting[child.name] = _started(child)
        return self.waiting[child.name]


class Talk:
    """A forked process that answers one request after another, until nobody holds this any more."""

    def __init__(self, asked: BinaryIO, told: BinaryIO, open_: ExitStack) -> None:
        self._asked, self._told = asked, told
        self.close = finalize(self, _closed, open_)

    def ask(self, what: str) -> BinaryIO:
        """As `Talk` does."""
        with suppress(BrokenPipeError, ValueError):
            self._asked.write(what.encode() + b"\n")
            self._asked.flush()
        return self._told


def _closed(open_: ExitStack) -> None:
    with suppress(OSError):
        open_.close()


def _started(child: Path) -> tuple[Connection, int]:
    here, there = Pipe()
    if (number := os.fork()) == 0:
        here.close()
        # Whatever happens, nothing of the process it was forked from goes on here.
        try:
            _wait(child, there)
        finally:
            os._exit(0)
    there.close()
    return here, number


def _wait(child: Path, there: Connection) -> None:
    import importlib

    sys.path.append(str(Path(__file__).resolve().parents[3]))
    for name in LIBRARIES[child.name]:
        importlib.import_module(name)
    code = compile(child.read_bytes(), str(child), "exec")
    while True:
        try:
            what, *asked = there.recv()
        except EOFError:
            return
        match what:
            case "talk":
                there.send(
                    _talking(
                        code, child, (asked[0], asked[1], asked[2]), (recv_handle(there), recv_handle(there))
                    )
                )
            case "end":
                there.send(_ended(*asked))
            case _:
                there.send(_one(code, child, *asked))


def _talking(code: object, child: Path, asked: tuple[str, int, int], handles: tuple[int, int]) -> int:
    """Number of a process that reads from the one handle and writes to the other."""
    if (number := os.fork()) == 0:
        for place, handle in enumerate(handles):
            os.dup2(handle, place)
            os.close(handle)
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8")
        _born(code, child, *asked)
    for handle in handles:
        os.close(handle)
    return number


def _ended(number: int) -> tuple[int, float]:
    """What a process took that is asked nothing more: bytes at most, and seconds of the processor."""
    os.kill(number, signal.SIGKILL)
    _, _, used = os.wait4(number, 0)
    return used.ru_maxrss << 10, used.ru_utime + used.ru_stime


def _one(
    code: object, child: Path, path: str, patience: int, room: int
) -> tuple[int, bytes, bytes, int, float]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        if (number := os.fork()) == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            _born(code, child, path, patience, room)
        _, status, used = os.wait4(number, 0)
        out.seek(0)
        err.seek(0)
        took = used.ru_utime + used.ru_stime
        return os.waitstatus_to_exitcode(status), out.read(), err.read(), used.ru_maxrss << 10, took


def _born(code: object, child: Path, path: str, patience: int, room: int) -> None:
    ended = 1
    faulthandler.disable()  # of whoever it was forked from
    try:
        for name, place in (("stdout", 1), ("stderr", 2)):
            handle = io.BufferedWriter(io.FileIO(place, "w", closefd=False))
            setattr(sys, name, io.TextIOWrapper(handle, "utf-8", write_through=True))
        wanted = [(resource.RLIMIT_CPU, patience), (resource.RLIMIT_CORE, 0)]
        for what, most in [*wanted, (resource.RLIMIT_AS, room)] if room else wanted:
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))
        os.chdir(child.parent)
        sys.argv[:] = [str(child), path]
        exec(code, {"__name__": "__main__", "__file__": str(child)})  # type: ignore[arg-type]
        ended = 0
    except SystemExit as error:
        ended = int(error.code or 0)
    except BaseException:  # noqa: BLE001 - as an interpreter ends
        import traceback

        traceback.print_exc()
    finally:
        for out in (sys.stdout, sys.stderr):
            with suppress(OSError):
                out.flush()
        os._exit(ended)
