"""The command `kano init`."""

import sys
from pathlib import Path

from kano.cli.given import Command, Given, argument
from kano.errors import UsageError


def init(file: str, given: Given) -> None:
    """Write the settings that a file seems to need, as a kano.toml to correct and keep beside it.

    Where it can't be told which question is the functional one, question marks stand for the columns.
    """
    from kano.cli.output import put
    from kano.readers.draft import draft

    output = given["output"]
    if output and Path(output).exists():
        todo = "Give another name, or remove it first."
        raise UsageError("this file is there already", output, todo=todo)
    found = draft(sys.stdin.buffer if file == "-" else file, sheet=given["sheet"])
    put(found.text, output, [file], quiet=given["quiet"])
    for problem in found.open:
        print(f"kano: still open: {problem.what}", file=sys.stderr)  # noqa: T201


INIT = Command("init", init, argument("file", str, metavar="FILE", help="A survey export."))
