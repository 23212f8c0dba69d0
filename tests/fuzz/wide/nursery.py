"""Processes that are forked where the program starts new interpreters: the libraries are loaded once.

A forked child runs the same script with the same limits as `kano/readers/files/starting.py` gives it, and may die of
a file without taking anything with it.
"""

from __future__ import annotations

import io
import os
import resource
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from subprocess import CompletedProcess

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
        self.waiting: dict[str, Connection] = {}
        self.cost = Cost()

    def run(self, child: Path, path: Path, *, patience: int, room: int = 0) -> CompletedProcess[bytes]:
        """As `isolated` does."""
        if child.name not in self.waiting:
            self.waiting[child.name] = _started(child)
        there = self.waiting[child.name]
        there.send((str(path), patience, room))
        code, out, err, peak, seconds = there.recv()
        self.cost.peak = max(self.cost.peak, peak)
        self.cost.seconds += seconds
        return CompletedProcess([], code, out, err)


def _started(child: Path) -> Connection:
    here, there = Pipe()
    if os.fork() == 0:
        here.close()
        # Whatever happens, nothing of the process it was forked from goes on here.
        try:
            _wait(child, there)
        finally:
            os._exit(0)
    there.close()
    return here


def _wait(child: Path, there: Connection) -> None:
    import importlib

    sys.path.append(str(Path(__file__).resolve().parents[3]))
    for name in LIBRARIES[child.name]:
        importlib.import_module(name)
    code = compile(child.read_bytes(), str(child), "exec")
    while True:
        try:
            path, patience, room = there.recv()
        except EOFError:
            return
        there.send(_one(code, child, path, patience, room))


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
    try:
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", write_through=True)
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
        os._exit(ended)
