"""The command `kano init`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kano.cli.given import Command, Given, argument
from kano.errors import DataError, Problem, Question, UsageError

if TYPE_CHECKING:
    from kano.readers.draft import Draft
    from kano.settings.panels.study import Settings


def init(file: str | None, given: Given) -> None:
    """Write the settings that a file seems to need, as a kano.toml to correct and keep beside it.

    Where it can't be told which question is the functional one, question marks stand for the columns.
    """
    from kano.cli.output import put

    output = given["output"]
    if output and Path(output).exists():
        todo = "Give another name, or remove it first."
        raise UsageError(Problem("this file is there already", output, todo=todo))
    if given["study"]:
        from kano.settings.starting import study_text

        found = _drafted(file, given) if file else None
        text = study_text(found.text if found else "", file or "")
    elif file:
        found = _drafted(file, given)
        text = found.text
    else:
        raise UsageError(
            "there is no survey to look at", "FILE", todo="kano init survey.xlsx, or kano init --study"
        )
    put(text, output, [file] if file else [], quiet=given["quiet"])
    if found is None:
        return
    for problem in found.open:
        print(f"kano: still open: {problem.what}", file=sys.stderr)  # noqa: T201


def _drafted(file: str, given: Given) -> Draft:
    """The draft, with what is open settled where somebody is there to be asked."""
    from kano.cli.asking.dialogue import Home, may_ask, settled
    from kano.settings.file import FILE, find_settings, parse_settings
    from kano.settings.panels.study import Settings
    from kano.settings.paste import asked, put_into

    settings, lines, before = Settings(), "", list[Question]()
    while True:
        found, error = _tried(file, given["sheet"], settings)
        more = ""
        if error and may_ask(given, [file]):
            home = Home(Path(given["output"] or FILE), settings)
            more = settled(error, home, find_settings(Path(file)).lang, before)
        if more and error:
            lines, before = put_into(lines, more), [*before, *asked(error.problems)]
            import tomllib

            settings = parse_settings(tomllib.loads(lines), Path(FILE))
        elif found:
            return replace(found, text=put_into(found.text, lines)) if lines else found
        elif error:
            raise error


def _tried(file: str, sheet: str, settings: Settings) -> tuple[Draft | None, DataError | None]:
    """A draft if there can be one, and what is open."""
    from kano.readers.draft import draft

    try:
        found = draft(sys.stdin.buffer if file == "-" else file, sheet=sheet, settings=settings)
    except DataError as error:
        return None, error
    return found, DataError(found.open) if found.open else None


INIT = Command("init", init, argument("file", str, needed=False, metavar="[FILE]", help="A survey export."))
