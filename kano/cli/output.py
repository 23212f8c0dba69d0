"""Where a report goes: stdout and files, in the formats that were asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kano.errors import UsageError
from kano.settings.names import finding_formats
from kano.values import dataclass
from kano.words.safe import safe_lines

if TYPE_CHECKING:
    from kano.cli.given import Given
    from kano.report.composed import Composed

TEXT = "text"


@dataclass(frozen=True, eq=False)
class Target:
    """What the options --to, -o and --quiet say."""

    to: str
    files: tuple[str, ...]
    """Each as it was asked for: with the format before it where its name has no ending."""
    quiet: bool
    kept: tuple[str, ...] = ()
    """What else the command line says: no file of these names is written over."""

    @classmethod
    def of(cls, to: str, output: Iterable[str], *, quiet: bool, findings: bool = False) -> Self:
        """Check the formats before any work is done; UsageError for an unknown one."""
        from kano.render.formats import ALL, FORMATS, asked_for, format_named

        known = ALL if findings else FORMATS
        target = cls(to or TEXT, tuple(output), quiet)
        if format_named(target.to, known).binary and sys.stdout.isatty() and not quiet:
            raise UsageError(f"{to} is not for a terminal", "--to", todo=f"Write it: -o report.{to}")
        for file in target.files:
            asked_for(file, known)
        return target


def target_of(given: Given) -> Target:
    """Where a command was told to write its report; UsageError for an unknown format."""
    from kano.cli.kept import named

    findings = given.options["to"].allowed is finding_formats
    made = Target.of(given["to"], given["output"], quiet="quiet" in given.values, findings=findings)
    return replace(made, kept=named(given))


def emit(composed: Composed, target: Target, inputs: Iterable[str] = ()) -> None:
    """Write the files first, then the report on stdout: whoever reads stdout finds the files there."""
    from kano.cli.kept import kept
    from kano.render.formats import ALL, asked_for, save

    composed = _pictured(composed, target)
    never = kept([*inputs, *target.kept]) if target.files else ()
    for file in target.files:
        save(composed, file, inputs=never)
        _wrote(asked_for(file, ALL)[1], quiet=target.quiet)
    if not target.quiet:
        _print(composed, target.to)


def _pictured(composed: Composed, target: Target) -> Composed:
    """The report with the name of a picture that is written beside it, for the formats that show one."""
    pictures = [file for file in target.files if Path(file).suffix.lower() == ".svg"]
    if not pictures:
        return composed
    return replace(composed, document=replace(composed.document, pictured=Path(pictures[0]).name))


def check_ending(output: str, ending: str) -> None:
    """Refuse a name that promises another format than the one there is."""
    if output and Path(output).suffix.lower() != ending:
        raise UsageError(f"this file is written as {ending} only", output)


def put(text: str, output: str, inputs: Iterable[str], *, quiet: bool) -> None:
    """Write text to a file, or to stdout where none is named."""
    if not output:
        sys.stdout.write(safe_lines(text) if sys.stdout.isatty() else text)
        return
    from kano.cli.kept import kept
    from kano.render.files import write

    write(text, Path(output), inputs=kept(inputs))
    _wrote(Path(output), quiet=quiet)


def _wrote(file: Path, *, quiet: bool) -> None:
    if not quiet:
        print(f"wrote {file}", file=sys.stderr)  # noqa: T201


def _print(composed: Composed, to: str) -> None:
    from kano.render.formats import format_named, formats_of

    if to == TEXT and sys.stdout.isatty():
        from kano.render.terminal import render

        width = os.get_terminal_size(sys.stdout.fileno()).columns
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        content: str | bytes = render(composed.document, width=width, colour=colour)
    else:
        content = format_named(to, formats_of(composed)).render(composed)
    if isinstance(content, str):
        sys.stdout.write(content)
    else:
        sys.stdout.buffer.write(content)
    sys.stdout.flush()
