"""The commands before a survey: `kano simulate` and `kano power`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from kano.cli.given import Command, Given

if TYPE_CHECKING:
    from kano.api.planning import Simulated


def power(given: Given) -> None:
    """How many respondents and waves a survey needs, and what a planned one can find.

    Simulates surveys and judges them as kano drift does; takes some seconds.
    """
    from kano.api import planning
    from kano.cli.output import emit, target_of
    from kano.cli.progress import counted, silent
    from kano.settings.option import options_of
    from kano.settings.panels.planning import PlanOptions
    from kano.words.languages import speaking

    target = target_of(given)
    speaking(given["lang"], "power")
    options = given.only(*options_of(PlanOptions))
    with (
        nullcontext()
        if silent(quiet=given["quiet"])
        else counted("simulating surveys …", sys.stderr) as progress
    ):
        found = planning.power(progress=progress, **options)
    emit(found.composed(), target)


def simulate(given: Given) -> None:
    """Make up a survey whose truth is known, as spreadsheets to try an analysis on.

    Writes one file or sheet a wave, and the true shares, categories and verdicts beside them.
    """
    from kano.api import planning
    from kano.settings.option import options_of
    from kano.settings.panels.planning import SimulateOptions

    made = planning.simulate(**given.only(*options_of(SimulateOptions)))
    written = made.save(given["output"], to=given["to"], truth=given["truth"])
    if not given["quiet"]:
        for file in written:
            print(file)  # noqa: T201
        if sys.stdout.isatty():
            print(f"\nNow: {_next(made, written)}", file=sys.stderr)  # noqa: T201


def _next(made: Simulated, written: Sequence[Path]) -> str:
    """What to run on the files that were written."""
    recipe = made.made.recipe
    spreadsheets = written[:-1]
    several = len(spreadsheets) > 1
    files = f"{spreadsheets[0].parent}/*{spreadsheets[0].suffix}" if several else str(spreadsheets[0])
    parts = ["kano", "drift" if recipe.waves > 1 else "classify", files]
    if not several and recipe.waves > 1 and spreadsheets[0].suffix.lower() == ".csv":
        parts += ["--wave", recipe.say("column.wave")]
    if recipe.sampling.weight_cv > 0:
        parts += ["--weight", recipe.say("column.weight")]
    if recipe.sampling.panel is not None and recipe.waves > 1:
        parts += ["--panel", recipe.say("column.respondent")]
    return " ".join(parts)


POWER = Command("power", power, first="margin drift power noise waves features lang seed")
SIMULATE = Command(
    "simulate", simulate, first="course drift moving noise waves features respondents panel lang wording"
)
