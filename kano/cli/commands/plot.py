"""The command `kano plot`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kano.cli.given import Command, Given, argument
from kano.errors import UsageError

if TYPE_CHECKING:
    from kano.api.results.pictures import Plot


def plot(words: list[str], given: Given) -> None:
    """Draw a picture: plane, shares, answers, curves, segments; of waves: trajectory, drift, ladder.

    Writes SVG, which needs nothing, or PNG, which needs the extra "pictures".
    """
    from kano.api.results.pictures import check_ending, check_kind

    kind, *files = words
    check_kind(kind)
    for option in given.options.values():
        if option.name in given.values and (problem := option.problem(option.kind.read(given[option.name]))):
            raise UsageError(problem)
    for file in given["output"]:
        check_ending(Path(file))
    if not files:
        raise UsageError("there is nothing to read", "FILE", todo=f"kano plot {kind} survey.xlsx -o {kind}.svg")
    _put(_drawn(kind, files, given), files, given)


def _drawn(kind: str, files: list[str], given: Given) -> Plot:
    from kano.api.verbs import classify, drift
    from kano.cli.commands.drift import waves_given
    from kano.cli.opening import open_survey
    from kano.report.figures import PICTURES

    column, named = waves_given(given["wave"] or [])
    sources = [*files, *(each.file for each in named if each.file not in files)]
    over_time = PICTURES[kind].analysis == "drift"
    found = open_survey(sources, given, dated=over_time, wave=column, waves=named)
    analysed = drift(found) if over_time else classify(found)
    return analysed.plot(kind, about=given["feature"], size=given["size"])


def _put(made: Plot, files: list[str], given: Given) -> None:
    """Write the files, or SVG to stdout where none is named."""
    from kano.cli.kept import kept, named
    from kano.cli.output import put
    from kano.render.files import write

    look = {"width": given["width"], "theme": given["theme"]}
    never = kept([*files, *named(given)]) if given["output"] else ()
    for name in given["output"]:
        content = made.png(**look) if Path(name).suffix.lower() == ".png" else made.svg(**look)
        write(content, Path(name), inputs=never)
        if not given["quiet"]:
            print(f"wrote {name}", file=sys.stderr)  # noqa: T201
    if not given["output"]:
        content = made.svg(**look) if not sys.stdout.isatty() else _in_letters(made)
        put(content, "", (), quiet=given["quiet"])


def _in_letters(made: Plot) -> str:
    """What a terminal can show of a picture; UsageError where that is nothing."""
    from kano.render.text_plane import text_plane
    from kano.report.pictures.kinds import Plane

    picture = made.picture
    if not isinstance(picture, Plane):
        todo = f"Write it: -o {picture.key}.svg"
        raise UsageError("this picture can't be drawn in letters, for a terminal", "-o", todo=todo)
    return "\n".join([*text_plane(picture, made.language), ""])


PLOT = Command(
    "plot",
    plot,
    argument(
        "words",
        list[str],
        metavar="KIND FILE…",
        help="What to draw, then of which surveys or saved tallies; of several waves for pictures of them.",
    ),
    first="feature by size wave output width theme",
)
