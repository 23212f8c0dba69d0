"""From the files of a command line to a survey, with a word on a terminal when it takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kano.errors import DataError, Problem, Question, UsageError

if TYPE_CHECKING:
    from kano.api.surveying.survey import Survey
    from kano.cli.given import Given


def open_survey(
    files: list[str],
    given: Given,
    *,
    dated: bool = False,
    rows: bool = True,
    **more: Any,  # noqa: ANN401 - of the kinds that settings have
) -> Survey:
    """Read all files under one set of settings, `more` beside what was given.

    With `dated` each file or sheet is a wave by the date in its name; without `rows`, large files are counted.
    KanoError lists everything that is wrong.
    """
    from kano.api.surveying.opening import read
    from kano.cli.progress import silent, told
    from kano.settings.file import load_settings

    _check_once(files)
    file = given["settings"]
    if file and not Path(file).is_file():
        raise UsageError(Problem("there is no such settings file", file))
    sources: list[str | BinaryIO] = [sys.stdin.buffer if each == "-" else each for each in files]

    def opened() -> Survey:
        settings = load_settings(Path(file)) if file else None
        with (
            nullcontext() if silent(quiet=given["quiet"]) else told(f"reading {', '.join(files)} …", sys.stderr)
        ):
            return read(*sources, settings=settings, dated=dated, rows=rows, **given.settings() | more)

    return _settling(opened, files, given)


def _settling(opened: Callable[[], Survey], files: list[str], given: Given) -> Survey:
    """Open, and settle what only a person can know where one is there to be asked."""
    before: list[Question] = []
    while True:
        try:
            return opened()
        except DataError as error:
            from kano.cli.asking.dialogue import Home, may_ask, settled
            from kano.settings.paste import asked

            if not may_ask(given, files):
                raise
            home = Home.of(files, given["settings"])
            language = given.values.get("lang") or home.settings.lang
            lines = settled(error, home, language, before)
            if not lines:
                raise
            home.write(lines, language)
            before += asked(error.problems)


def _other_half(path: Path) -> Path | None:
    from kano.readers.files.syntax.halves import other_half

    return other_half(path)


def _check_once(files: list[str]) -> None:
    """Refuse a file given twice, by its name, as a copy or by its other half: respondents would count twice."""
    if files.count("-") > 1:
        raise UsageError("stdin can be read once only", "-")
    seen: dict[Path, str] = {}
    for file in files:
        path = Path(file)
        if file == "-" or not path.is_file():
            continue
        for other, name in seen.items():
            from filecmp import cmp

            if path.samefile(other) or cmp(path, other, shallow=False):
                what = "is given twice" if path.samefile(other) else f"is a copy of {name}"
                raise UsageError(what, file, todo="Its respondents would count twice: name it once.")
        half = _other_half(path) if len(files) > 1 else None
        if half and any(half.samefile(other) for other in seen):
            what = f"is read together with {half.name}, which is given as well"
            raise UsageError(what, file, todo="Its respondents would count twice: name one of the two.")
        seen[path] = file
