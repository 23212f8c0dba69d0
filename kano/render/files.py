"""Files that are written whole or not at all."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from kano.errors import UsageError


def write(content: str | bytes, path: Path, *, inputs: Iterable[str | Path] = ()) -> None:
    """Put the content in place in one step, so that a run that fails leaves the old file as it was.

    Raises UsageError where the place can't be written to, or is one of the inputs.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        _refuse_inputs(path, inputs)
        _put(data, path)
    except (OSError, RuntimeError) as error:
        # A circle of links is a RuntimeError up to Python 3.12.
        reason = getattr(error, "strerror", None) or str(error)
        hint = "Is it open in another program?" if isinstance(error, PermissionError) else ""
        raise UsageError(f"the file can't be written: {reason}", str(path), todo=hint) from error


def _put(data: bytes, path: Path) -> None:
    # What a link points to is replaced, not the link.
    target = path.resolve()
    _refuse_place(path, target)
    if path.exists() and not path.is_file():
        # A pipe or a device, such as /dev/null: to be written to, never to be replaced.
        path.write_bytes(data)
    else:
        _replace(target, data)


def _refuse_inputs(path: Path, inputs: Iterable[str | Path]) -> None:
    for source in map(Path, inputs):
        if path.exists() and source.exists() and path.samefile(source):
            todo = "Give the output another name."
            raise UsageError("this is an input, which is never written over", str(path), todo=todo)


def _refuse_place(path: Path, target: Path) -> None:
    problem = ""
    if target.is_symlink():  # what Python 3.13 makes of a circle
        problem = "the file can't be written: its links lead in a circle"
    elif target.is_dir():
        problem = "this is a folder, not a file"
    elif not target.parent.is_dir():
        problem = f"there is no folder {path.parent}"
    elif target.exists() and not os.access(target, os.W_OK):
        problem = "the file is read-only"
    elif (target.is_file() or not target.exists()) and not os.access(target.parent, os.W_OK):
        problem = "nothing may be written in this folder"
    if problem:
        raise UsageError(problem, str(path))


def _replace(target: Path, data: bytes) -> None:
    draft = target.with_name(f".kano-{os.urandom(8).hex()}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
