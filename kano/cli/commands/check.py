"""The command `kano check`."""

from __future__ import annotations

from pathlib import Path

import typer

from kano.cli.given import FILES, Command, Given
from kano.errors import ExitCode, UsageError


def check(files: list[str], given: Given) -> None:
    """Pass or fail by targets, for CI: components, marks, the basis, nothing sunk since a baseline, age.

    Exit code 1 where a target is missed or undecided; targets.toml says what is asked, --init writes one.
    """
    from kano.api import checking
    from kano.cli.opening import open_survey
    from kano.cli.output import emit, target_of

    if given["init"]:
        _init(files, given)
        return
    target = target_of(given)
    first = None if files[0] == "-" else Path(files[0])
    wanted = checking.targets_of(given["targets"] or None, first)
    asked = given.only("baseline", "today")
    found = checking.check(open_survey(files, given), targets=wanted, **asked)
    emit(found.composed(), target, [*files, wanted.file])
    if not found.passed:
        raise typer.Exit(ExitCode.FINDING)


def _init(files: list[str], given: Given) -> None:
    """Write targets that today's result meets."""
    from kano.api import checking
    from kano.cli.opening import open_survey
    from kano.cli.output import check_ending, put

    outputs = given["output"]
    if len(outputs) > 1 or "to" in given.values:
        raise UsageError(
            "--init writes one file of targets", "-o", todo="kano check FILE --init -o targets.toml"
        )
    output = outputs[0] if outputs else ""
    check_ending(output, ".toml")
    if output and Path(output).exists():
        raise UsageError("this file is there already", output, todo="Give another name, or remove it first.")
    put(checking.draft_targets(open_survey(files, given), given["today"]), output, files, quiet=given["quiet"])


CHECK = Command("check", check, FILES, first="targets baseline today init exclude lang to output")
