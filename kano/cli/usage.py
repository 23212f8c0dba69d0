"""Words of a command line that no command knows, told in the language that they ask for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from kano.words.languages import DEFAULT, languages


def after(words: Sequence[str], option: str) -> str:
    """The last value that an option was given.

    >>> after(["classify", "--lang", "en", "--lang=nl"], "--lang")
    'nl'
    """
    given = [second for first, second in pairwise(words) if first == option]
    given += [word.partition("=")[2] for word in words if word.startswith(f"{option}=")]
    return given[-1] if given else ""


def language_of(words: Sequence[str]) -> str:
    """The language that a command line asks for; the default one where it names none that there is."""
    named = after(words, "--lang")
    return named if named in languages() else DEFAULT


def run(words: Sequence[str]) -> int:
    """Run the command line; the exit code. In the default language typer itself tells of wrong usage."""
    from kano.cli.main import app_for

    language = language_of(words)
    try:
        return int(app_for(words)(standalone_mode=language == DEFAULT) or 0)
    except SystemExit as ending:
        return int(ending.code or 0)
    except Exception as error:
        # Typer keeps its errors to itself: what they have in common is how they say what is wrong.
        if not hasattr(error, "format_message"):
            raise
        return _told(error, language)


def _told(error: Any, language: str) -> int:  # noqa: ANN401 - an error of typer's, which has no public name
    from kano.words.said import said

    context = getattr(error, "ctx", None)
    lines = [f"kano: {said(error.format_message(), language)}"]
    if context is not None:
        lines.append(f"  {said(f'See {context.command_path} -h for help.', language)}")
    print("\n".join(lines), file=sys.stderr)  # noqa: T201
    return int(error.exit_code)
