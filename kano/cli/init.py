"""The command `kano init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kano.cli import options as opt
from kano.errors import Problem, UsageError

File = Annotated[str, typer.Argument(metavar="FILE", help="A survey export.", show_default=False)]
Output = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        help="File to write, such as kano.toml; stdout otherwise.",
        metavar="FILE",
        show_default=False,
    ),
]


def init(file: File, *, sheet: opt.Sheet = "", output: Output = "", quiet: opt.Quiet = False) -> None:
    """Write the settings that a file seems to need, as a kano.toml to correct and keep beside it.

    Where it can't be told which question is the functional one, question marks stand for the columns.
    """
    from kano.analyses.classifying.rules import rule_keys
    from kano.cli.output import put
    from kano.readers.draft import draft

    if output and Path(output).exists():
        todo = "Give another name, or remove it first."
        raise UsageError(Problem("this file is there already", output, todo=todo))
    found = draft(sys.stdin.buffer if file == "-" else file, sheet=sheet, rules=rule_keys())
    put(found.text, output, [file], quiet=quiet)
    for problem in found.open:
        print(f"kano: still open: {problem.what}", file=sys.stderr)  # noqa: T201
