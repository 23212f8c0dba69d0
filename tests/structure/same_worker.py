"""Run every case with the program of one tree, in this process, and write down how each ended.

`same.py` starts it, in a folder of files: `python same_worker.py TREE CASES ANSWERS`.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import runpy
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO, NoReturn

# Its own folder stands on the path before the program of another tree.
from same_shown import Record, packed

WRITTEN = Path("out")
OWN = {"out"}


class _EndedError(BaseException):
    """The program ends the process."""


class _Never(threading.Timer):
    """A clock that never strikes: what is said after some time is no part of an answer."""

    def start(self) -> None:
        return None


def _end(code: int) -> NoReturn:
    raise _EndedError(code)


def main() -> None:
    """Answer the cases in order, then say what else the folder holds."""
    tree, listed, answers = map(Path, sys.argv[1:])
    leave = os._exit
    os._exit = _end
    atexit._run_exitfuncs = lambda: None
    threading.Timer = _Never
    # Nobody needs these files after a power cut.
    os.fsync = lambda _: None
    _check(tree)
    with answers.open("w", encoding="utf-8") as lines:
        for number, case in enumerate(json.loads(listed.read_text())):
            lines.write(json.dumps(_answer(case["words"], case["given"], str(tree))) + "\n")
            if number % 100 == 0:
                gc.collect()
        lines.write(json.dumps({"case": "what the folder holds in the end"} | _files(Path())) + "\n")
    leave(0)


def _check(tree: Path) -> None:
    import kano

    if not Path(kano.__file__).is_relative_to(tree):
        raise SystemExit(f"not the program of {tree}: {kano.__file__}")


def _answer(words: list[str], given: str, tree: str) -> Record:
    shutil.rmtree(WRITTEN, ignore_errors=True)
    WRITTEN.mkdir()
    sys.argv = ["kano", *words]
    record: Record = {"case": " ".join(words) + (f" < {given}" if given else "")}
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        Path(given or os.devnull).open("rb") as source,
    ):
        with _streams(source, out, err):
            record["code"] = _code()
        # A traceback names the files of its tree.
        record |= {"stdout": _content(out), "stderr": _content(err, without=tree)}
    return record | _files(WRITTEN)


@contextlib.contextmanager
def _streams(*files: IO[bytes]) -> Iterator[None]:
    """These files as the standard streams, on their usual descriptors too; the originals come back."""
    kept = [os.dup(number) for number in range(3)]
    _put([file.fileno() for file in files])
    yield
    for name in ("stdout", "stderr"):
        with contextlib.suppress(ValueError, OSError):
            getattr(sys, name).flush()
    _put(kept)
    for number in kept:
        os.close(number)


def _put(descriptors: list[int]) -> None:
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
    _open_streams()


def _open_streams() -> None:
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _code() -> object:
    try:
        runpy.run_module("kano", run_name="__main__")
    except (_EndedError, SystemExit) as ending:
        return ending.args[0] if ending.args else 0
    except BaseException as error:  # noqa: BLE001 - an answer as well
        return repr(error)
    return 0


def _content(stream: IO[bytes], without: str = "") -> str:
    stream.seek(0)
    content = stream.read()
    return packed(content.replace(without.encode(), b"TREE") if without else content)


def _files(folder: Path) -> Record:
    """The files in a folder: those of an answer in full, those of the working folder by their hash."""
    whole = folder == WRITTEN
    found = sorted(each for each in folder.rglob("*") if each.is_file() and (whole or each.parts[0] not in OWN))
    return {
        f"file {each}": packed(each.read_bytes()) if whole else packed(sha256(each.read_bytes()).digest())
        for each in found
    }


if __name__ == "__main__":
    main()
