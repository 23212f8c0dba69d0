"""The command `kano drift`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kano.cli.given import Command, Given, argument
from kano.errors import AnalysisError, ExitCode, UsageError

if TYPE_CHECKING:
    from kano.api.results.analysed import Analysed
    from kano.settings.panels.study import WaveSettings


def drift(files: list[str] | None, given: Given) -> None:
    """How features move between waves: what sinks toward basis, since when, how sure, and what is next.

    A wave is a file or a sheet with a date in its name, or a value of a column.
    """
    from kano.analyses.drifting.series import FewWavesError
    from kano.api import verbs as api
    from kano.cli.opening import open_survey
    from kano.cli.output import emit, target_of

    if given.values.get("looks", 1) < 1:
        allowed = "It must be a whole number from 1 up; leave it out where none are planned."
        raise UsageError(f"{given['looks']} looks can't be planned", "--looks", allowed)
    column, named = waves_given(given["wave"] or [])
    sources = [*(files or []), *(each.file for each in named if each.file not in (files or []))]
    if not sources:
        raise UsageError("there is nothing to read", "FILE", todo="kano drift 2024-03.csv 2024-09.csv")
    same = {"respondent": given["panel"], "panel": True} if given["panel"] else {}
    target = target_of(given)
    found = open_survey(sources, given, dated=True, rows=False, wave=column, waves=named, **same)
    try:
        analysed = api.drift(found)
    except FewWavesError as error:
        raise _with_columns(error, sources, column) from None
    composed = analysed.composed(sort=given["sort"], columns=given["show_columns"], plot=given["plot"])
    emit(composed, target, sources)
    _fail(analysed)


def _with_columns(error: AnalysisError, sources: list[str], column: str) -> AnalysisError:
    """The same error, naming a column of dates where a single file has one."""
    from dataclasses import replace

    from kano.readers.columns.wave_column import date_columns
    from kano.readers.files.source import sheets

    if column or len(sources) > 1 or not Path(sources[0]).is_file():
        return error
    if not (names := [name for sheet in sheets(sources[0]) for name in date_columns(sheet)]):
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
    from kano.settings.panels.study import WaveSettings
    from kano.words.dates import date_of

    pairs = [entry.partition("=") for entry in entries]
    is_file = [bool(sign) and (bool(Path(file).suffix) or Path(file).exists()) for _, sign, file in pairs]
    columns = [entry for entry, file in zip(entries, is_file, strict=True) if not file]
    if len(columns) > 1 or (columns and len(entries) > 1):
        raise UsageError(
            "waves come from one column, or each file is one", "--wave", f"Given: {', '.join(entries)}."
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
    if not wanted:
        return
    failed = [record for record in analysed.records() if record["verdict"] in wanted]
    for record in failed:
        where = f" ({record['segment']})" if record["segment"] else ""
        print(f"kano: {record['verdict']}: {record['label']}{where}", file=sys.stderr)  # noqa: T201
    if failed:
        raise typer.Exit(ExitCode.FINDING)


DRIFT = Command(
    "drift",
    drift,
    argument(
        "files",
        list[str],
        needed=False,
        metavar="FILE…",
        help="Surveys or saved tallies of several waves, dated by their names; or one with a column of waves.",
    ),
    first="wave by weight panel standardise accept_wording exclude lang sort to output show_columns",
)
