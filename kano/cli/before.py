"""The commands before a survey: `kano simulate` and `kano power`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from kano.cli import options as opt
from kano.words.languages import covering, either

if TYPE_CHECKING:
    from kano.api.planning import Simulated

AIMS, TRUTH, PEOPLE = "What it should tell", "What is true", "Who is asked"

Course = Annotated[
    str,
    opt.option(
        "--course",
        panel=TRUTH,
        text="How true shares move: stable (default), drift, walk (at random), step (all at once).",
        metavar="COURSE",
    ),
]
Drift = Annotated[
    str,
    opt.option(
        "--drift",
        panel=TRUTH,
        text='From first to last wave: usual (default), or shares such as "A42 O16 M10 I32 > A30 O24 M16 I30".',
        metavar="DRIFT",
    ),
]
Moving = Annotated[
    float,
    opt.option("--moving", panel=TRUTH, text="Part of features that drift, 1 (default).", metavar="SHARE"),
]
Noise = Annotated[
    float,
    opt.option(
        "--noise",
        panel=TRUTH,
        text="How much field work of waves differs: sd in log shares, 0 (default).",
        metavar="SD",
    ),
]
Waves = Annotated[int, opt.option("--waves", panel=PEOPLE, text="Waves, 4 (default).", metavar="N")]
Respondents = Annotated[
    int,
    opt.option("--respondents", panel=PEOPLE, text="Respondents a wave, 200 (default).", metavar="N"),
]
NonResponse = Annotated[
    float,
    opt.option(
        "--non-response", panel=PEOPLE, text="Part of questions left open, 0 (default).", metavar="SHARE"
    ),
]
Weights = Annotated[
    float,
    opt.option(
        "--weights",
        panel=PEOPLE,
        text="Coefficient of variation of survey weights, 0 (default): none.",
        metavar="CV",
    ),
]
Seed = Annotated[
    int, opt.option("--seed", panel=opt.OUTPUT, text="Seed of what is drawn, 0 (default).", metavar="N")
]


def power(  # noqa: PLR0913 - one parameter an option
    *,
    margin: Annotated[
        float,
        opt.option(
            "--margin", panel=AIMS, text="Know Better and Worse within this, 0.1 (default).", metavar="MARGIN"
        ),
    ] = 0.1,
    drift: Drift = "usual",
    power: Annotated[
        float,
        opt.option("--power", panel=AIMS, text="Probability of finding the drift, 0.8 (default).", metavar="P"),
    ] = 0.8,
    noise: Noise = 0.0,
    waves: Waves = 4,
    features: Annotated[
        int, opt.option("--features", panel=PEOPLE, text="Features asked, 30 (default).", metavar="N")
    ] = 30,
    respondents: Respondents = 200,
    non_response: NonResponse = 0.0,
    weights: Weights = 0.0,
    lang: opt.Lang = "en",
    seed: Seed = 0,
    to: opt.To = "",
    output: opt.Out = None,
    quiet: opt.Quiet = False,
) -> None:
    """How many respondents and waves a survey needs, and what a planned one can find.

    Simulates surveys and judges them as kano drift does; takes some seconds.
    """
    from kano.api import planning
    from kano.cli.output import Target, emit
    from kano.words.languages import speaking

    target = Target.of(to, output, quiet=quiet)
    speaking(lang, "power")
    found = planning.power(
        margin=margin, drift=drift, power=power, respondents=respondents, waves=waves, features=features,
        noise=noise, non_response=non_response, weights=weights, lang=lang, seed=seed,
    )  # fmt: skip
    emit(found.composed(), target)


def simulate(  # noqa: PLR0913 - one parameter an option
    *,
    course: Course = "stable",
    drift: Drift = "usual",
    moving: Moving = 1.0,
    noise: Noise = 0.0,
    waves: Waves = 4,
    features: Annotated[
        int, opt.option("--features", panel=PEOPLE, text="Features asked, 10 (default).", metavar="N")
    ] = 10,
    respondents: Respondents = 200,
    panel: Annotated[
        bool, opt.option("--panel", panel=PEOPLE, text="Ask the same people in every wave.")
    ] = False,
    non_response: NonResponse = 0.0,
    weights: Weights = 0.0,
    start: Annotated[
        str, opt.option("--start", panel=PEOPLE, text="First wave, 2024-01 (default).", metavar="DATE")
    ] = "2024-01",
    every: Annotated[
        int, opt.option("--every", panel=PEOPLE, text="Months between waves, 6 (default).", metavar="MONTHS")
    ] = 6,
    lang: Annotated[
        str,
        opt.option(
            "--lang", panel=opt.OUTPUT, text=f"Language: {either(covering('made_up'))}.", metavar="LANG"
        ),
    ] = "en",
    wording: Annotated[
        str,
        opt.option("--wording", panel=opt.OUTPUT, text="Answer wording.", metavar="KEY"),
    ] = "",
    seed: Seed = 0,
    output: Annotated[
        str,
        opt.option(
            "-o",
            "--output",
            panel=opt.OUTPUT,
            text="Folder for a file a wave (simulated), or one .xlsx or .csv.",
            metavar="PLACE",
        ),
    ] = "simulated",
    to: Annotated[
        str, opt.option("--to", panel=opt.OUTPUT, text="In a folder: xlsx (default) or csv.", metavar="FORMAT")
    ] = "xlsx",
    truth: Annotated[
        str,
        opt.option("--truth", panel=opt.OUTPUT, text="File of the truth, .json or .csv.", metavar="FILE"),
    ] = "",
    quiet: opt.Quiet = False,
) -> None:
    """Make up a survey whose truth is known, as spreadsheets to try an analysis on.

    Writes one file or sheet a wave, and the true shares, categories and verdicts beside them.
    """
    from kano.api import planning

    made = planning.simulate(
        course=course, drift=drift, moving=moving, noise=noise, waves=waves, features=features,
        respondents=respondents, panel=panel, non_response=non_response, weights=weights, start=start,
        every=every, lang=lang, wording=wording, seed=seed,
    )  # fmt: skip
    written = made.save(output, to=to, truth=truth)
    if not quiet:
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
