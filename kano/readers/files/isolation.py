"""A process of its own for a library that may die of a file, in which nothing of the working folder can run."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import Any, BinaryIO, cast
from weakref import finalize

from kano.errors import DataError, Problem
from kano.readers.files.kinds import SAVE_AS
from kano.readers.files.raw import Raw

_START = Path(__file__).with_name("starting.py")
_KEPT = (
    "PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE",
    "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
)  # fmt: skip
"""Variables without which an interpreter may not start, or may not find where to put its files."""

_PIPE = 1 << 20
"""Bytes that may wait between two processes, where the system lets that be said."""


def isolated(child: Path, path: Path, *, patience: int, room: int = 0) -> subprocess.CompletedProcess[bytes]:
    """Run the script `child` on the file `path`; it gets the folders for `sys.path` as further arguments.

    The script can't rely on this package: it finds the standard library and what is installed.

    Args:
        child: a script that ships with the program.
        path: the file to read, its first argument.
        patience: seconds of the processor, where the system limits them; by the clock ten times as many until
            subprocess.TimeoutExpired.
        room: bytes that the process may take, where the system can limit them; 0 for any number.
    """
    command = _command(child, path, patience, room)
    process: subprocess.Popen[bytes] | None = None
    try:
        with _undisturbed():
            process = subprocess.Popen(  # noqa: S603 - own code
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=child.parent,
                env=_kept(),
            )
        out, err = process.communicate(timeout=10 * patience)
    except BaseException:
        if process:
            process.kill()
            process.communicate()
        raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def _command(child: Path, path: Path, patience: int, room: int) -> list[str]:
    told = [str(child), str(path.absolute()), str(patience), str(room), *_folders()]
    return [sys.executable, "-I", "-X", "utf8", str(_START), *told]


def _kept() -> dict[str, str]:
    # Threads ask for room beforehand, and no child multiplies matrices.
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | {"OPENBLAS_NUM_THREADS": "1"}


class Talk:
    """A process of its own that answers one request after another; it ends with this object at the latest."""

    def __init__(self, child: Path, raw: Raw, ending: str, *, patience: int, room: int = 0) -> None:
        """Start the script `child` on the bytes of `raw`; OSError where it can't be."""
        self._open = ExitStack()
        with _undisturbed():
            self._start(child, self._open.enter_context(_on_disk(raw, ending)), patience, room)

    def _start(self, child: Path, path: Path, patience: int, room: int) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - own code
            _command(child, path, patience, room),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=child.parent,
            env=_kept(),
            pipesize=_PIPE,
        )
        late = Timer(10 * patience, self._process.kill)
        late.daemon = True
        late.start()
        self._open.callback(_end, self._process)
        self._open.callback(late.cancel)
        self.close = finalize(self, self._open.close)

    def ask(self, what: str) -> BinaryIO:
        """Send one line and give back where the answer is to be read; it ends early where the process died."""
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        with suppress(BrokenPipeError, ValueError):
            asked.write(what.encode() + b"\n")
            asked.flush()
        return cast("BinaryIO", told)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            pipe and pipe.close()
    process.wait()


def run(
    child: Path, raw: Raw, ending: str, *, patience: int, room: int = 0
) -> subprocess.CompletedProcess[bytes]:
    """Run the script on the bytes of `raw`, whose file name is made to end so; DataError where it can't be."""
    try:
        with _on_disk(raw, ending) as path:
            return isolated(child, path, patience=patience, room=room)
    except subprocess.TimeoutExpired:
        raise DataError(Problem(f"not read within {10 * patience} seconds", raw.name, todo=SAVE_AS)) from None
    except OSError as error:
        why = f"the program that reads it can't be started: {error.strerror}"
        raise DataError(Problem(why, raw.name, todo=SAVE_AS)) from None


@contextmanager
def _on_disk(raw: Raw, ending: str) -> Iterator[Path]:
    if raw.path is not None and not raw.is_packed and ending in ("", raw.path.suffix):
        yield raw.path
        return
    with _folder(raw) as folder:
        yield _copied(raw, folder / f"file{ending}")


def _copied(raw: Raw, path: Path) -> Path:
    try:
        with raw.open() as handle:
            path.write_bytes(handle.read())
    except OSError as error:
        raise _without_copy(raw, error) from None
    return path


def _without_copy(raw: Raw, error: OSError) -> DataError:
    why = f"no copy can be made for the program that reads it: {error.strerror}"
    return DataError(
        Problem(why, raw.name, todo="Make room for temporary files, or set TMPDIR to a folder that has.")
    )


@contextmanager
def _folder(raw: Raw) -> Iterator[Path]:
    """A folder that is taken away whatever the process is told."""
    made: tempfile.TemporaryDirectory[str] | None = None
    try:
        with _undisturbed():
            try:
                made = tempfile.TemporaryDirectory(prefix="kano-", ignore_cleanup_errors=True)
            except OSError as error:
                raise _without_copy(raw, error) from None
        yield Path(made.name)
    finally:
        with _undisturbed():
            if made:
                made.cleanup()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Take up signals that end the process afterwards: what is begun could not be undone halfway."""
    waiting: list[int] = []
    before: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
        handled = [number for number in numbers if number and callable(signal.getsignal(number))]
        before = {each: signal.signal(each, lambda number, _: waiting.append(number)) for each in handled}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in waiting:
            signal.raise_signal(number)


def _folders() -> list[str]:
    """Where this process finds libraries, such as those of the user alone; never the working folder."""
    here = Path.cwd().resolve()
    return [each for each in sys.path if Path(each).is_absolute() and Path(each).resolve() != here]
