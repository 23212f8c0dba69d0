"""From the files of a command line to a survey, with a word on stderr when it takes long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, BinaryIO

from kano.errors import Problem, UsageError

if TYPE_CHECKING:
    from kano.api.verbs import Survey

PATIENCE = 1.0
"""Seconds after which a read says that it is still at it."""
_NEXT = (
    "kano.readers.tables.understanding",
    "kano.analyses.classifying.classification",
)
"""Modules that are needed next."""


def open_survey(files: list[str], settings_file: str, *, quiet: bool, **options: object) -> Survey:
    """Read all files under one set of settings; KanoError lists everything that is wrong."""
    return _open(files, settings_file, options, quiet=quiet, dated=False)


def open_waves(files: list[str], settings_file: str, *, quiet: bool, **options: object) -> Survey:
    """The same, each file or sheet being a wave by the date in its name."""
    return _open(files, settings_file, options, quiet=quiet, dated=True)


def _open(
    files: list[str], settings_file: str, options: dict[str, object], *, quiet: bool, dated: bool
) -> Survey:
    from kano.api import verbs as api
    from kano.settings.study import load_settings

    _check_once(files)
    if settings_file and not Path(settings_file).is_file():
        raise UsageError(Problem("there is no such settings file", settings_file))
    settings = load_settings(Path(settings_file)) if settings_file else None
    sources: list[str | BinaryIO] = [sys.stdin.buffer if file == "-" else file for file in files]
    with _patience(", ".join(files), quiet=quiet):
        return api.read(*sources, settings=settings, dated=dated, **options)


def _other_half(path: Path) -> Path | None:
    from kano.readers.files.syntax.halves import other_half

    return other_half(path)


def _check_once(files: list[str]) -> None:
    """Refuse a file given twice, by its name, as a copy or by its other half: respondents would count twice."""
    if files.count("-") > 1:
        raise UsageError(Problem("stdin can be read once only", "-"))
    seen: dict[Path, str] = {}
    for file in files:
        path = Path(file)
        if file == "-" or not path.is_file():
            continue
        for other, name in seen.items():
            if path.samefile(other) or cmp(path, other, shallow=False):
                what = "is given twice" if path.samefile(other) else f"is a copy of {name}"
                raise UsageError(Problem(what, file, todo="Its respondents would count twice: name it once."))
        half = _other_half(path) if len(files) > 1 else None
        if half and any(half.samefile(other) for other in seen):
            what = f"is read together with {half.name}, which is given as well"
            raise UsageError(
                Problem(what, file, todo="Its respondents would count twice: name one of the two.")
            )
        seen[path] = file


@contextmanager
def _patience(what: str, *, quiet: bool) -> Iterator[None]:
    def while_it_lasts() -> None:
        if not quiet:
            print(f"reading {what} …", file=sys.stderr, flush=True)  # noqa: T201
        # What can't be loaded fails again, and is told, where it is needed.
        with suppress(Exception):
            _prepare()

    timer = Timer(PATIENCE, while_it_lasts)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _prepare() -> None:
    """Get ready for what comes next: while a large workbook loads, the interpreter is free."""
    for name in _NEXT:
        import_module(name)
    from kano.words.wordings import known_texts

    known_texts()
