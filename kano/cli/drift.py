"""The command `kano drift`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kano.cli import options as opt
from kano.errors import AnalysisError, ExitCode, Problem, UsageError

if TYPE_CHECKING:
    from kano.api.verbs import Analysed
    from kano.settings.study import WaveSettings

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE…",
        help="Surveys or saved tallies of several waves, dated by their names; or one with a column of waves.",
        show_default=False,
    ),
]
Waves = Annotated[
    list[str] | None,
    opt.option(
        "--wave",
        panel=opt.READING,
        text="Column that tells the wave; or a file's wave: 2024-03=march.xlsx, repeatable.",
        metavar="COLUMN|KEY=FILE",
    ),
]
Panel = Annotated[
    str,
    opt.option(
        "--panel",
        panel=opt.CHOICES,
        text="The same people, told by this column: paired tests.",
        metavar="COLUMN",
    ),
]
Standardise = Annotated[
    list[str] | None,
    opt.option(
        "--standardise",
        panel=opt.CHOICES,
        text="Hold the mix of this column as in the first wave, or as kano.toml says; repeatable.",
        metavar="COLUMN",
    ),
]
AcceptWording = Annotated[
    bool, opt.option("--accept-wording", panel=opt.CHOICES, text="Compare although the wording changed.")
]
Adjust = Annotated[
    str,
    opt.option(
        "--adjust",
        panel=opt.CHOICES,
        text="For the number of features: bh (Benjamini-Hochberg, default), holm, none.",
        metavar="METHOD",
    ),
]
Equivalence = Annotated[
    float | None,
    opt.option(
        "--equivalence",
        panel=opt.CHOICES,
        text="Change of Better and Worse that is still stable, 0.12 (default).",
        metavar="CHANGE",
    ),
]
Looks = Annotated[
    int | None,
    opt.option(
        "--looks", panel=opt.CHOICES, text="Planned looks at new waves that share one 5% error.", metavar="N"
    ),
]
Horizon = Annotated[
    str,
    opt.option(
        "--horizon",
        panel=opt.CHOICES,
        text="How far to forecast: a number of steps (2, default) or a date such as 2027-01.",
        metavar="STEPS|DATE",
    ),
]
Today = Annotated[
    str,
    opt.option(
        "--today",
        panel=opt.CHOICES,
        text="Day to which overdue measurements are counted; default: the last wave.",
        metavar="DATE",
    ),
]
FailOn = Annotated[
    list[str] | None,
    opt.option(
        "--fail-on",
        panel=opt.OUTPUT,
        text="Verdicts that end with exit code 1, such as degraded,drifting.",
        metavar="VERDICTS",
    ),
]
Sort = Annotated[
    str,
    opt.option(
        "--sort",
        panel=opt.OUTPUT,
        text="Order of features: verdict (default), file, name, better, worse.",
        metavar="KEY",
    ),
]


def drift(  # noqa: PLR0913 - one parameter an option
    files: Files = None,
    *,
    wave: Waves = None,
    by: opt.By = "",
    weight: opt.Weight = "",
    panel: Panel = "",
    standardise: Standardise = None,
    accept_wording: AcceptWording = False,
    exclude: opt.Exclude = "",
    adjust: Adjust = "",
    equivalence: Equivalence = None,
    looks: Looks = None,
    horizon: Horizon = "",
    today: Today = "",
    table: opt.Table = "",
    survey: opt.Survey = "",
    scale: opt.Scale = "",
    wording: opt.Wording = "",
    functional: opt.Functional = "",
    dysfunctional: opt.Dysfunctional = "",
    sheet: opt.Sheet = "",
    encoding: opt.Encoding = "",
    settings: opt.SettingsFile = "",
    lang: opt.Lang = "",
    sort: Sort = "verdict",
    to: opt.To = "",
    output: opt.Out = None,
    show_columns: opt.ShowColumns = False,
    fail_on: FailOn = None,
    quiet: opt.Quiet = False,
) -> None:
    """How features move between waves: what sinks toward basis, since when, how sure, and what is next.

    A wave is a file or a sheet with a date in its name, or a value of a column.
    """
    if looks is not None and looks < 1:
        allowed = "It must be a whole number from 1 up; leave it out where none are planned."
        raise UsageError(Problem(f"{looks} looks can't be planned", "--looks", allowed))
    from kano.analyses.drifting.series import FewWavesError
    from kano.api import verbs as api
    from kano.cli.opening import open_waves
    from kano.cli.output import Target, emit
    from kano.settings.drift import texts

    column, named = waves_given(wave or [])
    sources = [*(files or []), *(each.file for each in named if each.file not in (files or []))]
    if not sources:
        raise UsageError(Problem("there is nothing to read", "FILE", todo="kano drift 2024-03.csv 2024-09.csv"))
    choices: dict[str, object] = {"by": by, "weight": weight, "wave": column, "waves": named, "table": table}
    choices |= {"survey": survey, "scale": scale, "wording": wording, "sheet": sheet, "exclude": exclude}
    choices |= {"functional": functional, "dysfunctional": dysfunctional, "encoding": encoding, "lang": lang}
    choices |= {"respondent": panel, "panel": bool(panel) or None}
    choices |= {"standardise": tuple(standardise or ()), "accept_wording": accept_wording or None}
    choices |= {"adjust": adjust, "equivalence": equivalence, "looks": looks}
    choices |= {"fail_on": texts(",".join(fail_on or ()))}
    target = Target.of(to, output, quiet=quiet)
    found = open_waves(sources, settings, quiet=quiet, **choices)
    try:
        analysed = api.drift(found, horizon=horizon, today=today)
    except FewWavesError as error:
        raise _with_columns(error, sources, column) from None
    emit(analysed.composed(sort=sort, columns=show_columns), target, sources)
    _fail(analysed)


def _with_columns(error: AnalysisError, sources: list[str], column: str) -> AnalysisError:
    """The same error, naming a column of dates where a single file has one."""
    from dataclasses import replace

    from kano.readers.columns.wave_column import date_columns
    from kano.readers.files.source import sheets

    if column or len(sources) > 1 or not Path(sources[0]).is_file():
        return error
    names = [name for sheet in sheets(sources[0]) for name in date_columns(sheet)]
    if not names:
        return error
    quoted = names[0].replace('"', '\\"')
    todo = f'A column of it holds dates: kano drift "{sources[0]}" --wave "{quoted}"'
    return AnalysisError(replace(each, todo=todo) for each in error.problems)


def waves_given(entries: list[str]) -> tuple[str, tuple[WaveSettings, ...]]:
    """The column of waves, and the files that are waves; UsageError for two columns.

    >>> column, named = waves_given(["2024-03=march.xlsx", "june=june.csv"])
    >>> column, [(each.key, str(each.date), each.file) for each in named]
    ('', [('2024-03', '2024-03-01', 'march.xlsx'), ('june', 'None', 'june.csv')])
    """
    from kano.settings.study import WaveSettings
    from kano.words.dates import date_of

    pairs = [entry.partition("=") for entry in entries]
    is_file = [bool(sign) and (bool(Path(file).suffix) or Path(file).exists()) for _, sign, file in pairs]
    columns = [entry for entry, file in zip(entries, is_file, strict=True) if not file]
    if len(columns) > 1 or (columns and len(entries) > 1):
        raise UsageError(
            Problem(
                "waves come from one column, or each file is one", "--wave", f"Given: {', '.join(entries)}."
            )
        )
    named = [
        WaveSettings(key, date_of(key), file)
        for (key, _, file), fine in zip(pairs, is_file, strict=True)
        if fine
    ]
    return columns[0] if columns else "", tuple(named)


def _fail(analysed: Analysed) -> None:
    """End with exit code 1 where a verdict was asked to fail the run, naming the features on stderr."""
    wanted = analysed.settings.drift.fail_on
    failed = [record for record in analysed.records() if record["verdict"] in wanted]
    for record in failed:
        where = f" ({record['segment']})" if record["segment"] else ""
        print(f"kano: {record['verdict']}: {record['label']}{where}", file=sys.stderr)  # noqa: T201
    if failed:
        raise typer.Exit(ExitCode.FINDING)
