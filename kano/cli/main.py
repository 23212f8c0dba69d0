"""The commands of `kano`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from kano.cli import options as opt
from kano.cli.audit import audit
from kano.cli.before import power, simulate
from kano.cli.drift import drift
from kano.cli.form import form
from kano.cli.init import init
from kano.cli.surveys import surveys


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer's callback
    if wanted:
        from kano.version import __version__

        typer.echo(f"kano {__version__}")
        raise typer.Exit


def main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Kano / 3B analysis: which features are basis, beleving or bijzonder, and how sure that is."""


def classify(  # noqa: PLR0913 - one parameter an option
    files: opt.Files,
    *,
    by: opt.By = "",
    weight: opt.Weight = "",
    wave: opt.Wave = "",
    table: opt.Table = "",
    rule: opt.Rule = "",
    margin: opt.Margin = None,
    cut: opt.Cut = "",
    clear: opt.Clear = None,
    exclude: opt.Exclude = "",
    survey: opt.Survey = "",
    scale: opt.Scale = "",
    wording: opt.Wording = "",
    functional: opt.Functional = "",
    dysfunctional: opt.Dysfunctional = "",
    sheet: opt.Sheet = "",
    encoding: opt.Encoding = "",
    settings: opt.SettingsFile = "",
    lang: opt.Lang = "",
    sort: opt.Sort = "component",
    to: opt.To = "",
    output: opt.Out = None,
    show_columns: opt.ShowColumns = False,
    quiet: opt.Quiet = False,
) -> None:
    """What each feature is (basis, beleving, bijzonder), and how sure that is.

    Reads exports of survey tools as they are: XLSX, XLSM, XLSB, XLS, ODS, CSV, TSV, JSON, SPSS, Stata, Parquet.
    Several files are merged.
    """
    from kano.api import verbs as api
    from kano.cli.opening import open_survey
    from kano.cli.output import Target, emit

    choices = {"by": by, "weight": weight, "wave": wave, "table": table, "rule": rule, "margin": margin}
    choices |= {"cut": cut, "clear": clear, "survey": survey, "scale": scale, "wording": wording}
    choices |= {"functional": functional, "dysfunctional": dysfunctional, "sheet": sheet, "exclude": exclude}
    target = Target.of(to, output, quiet=quiet)
    found = open_survey(files, settings, quiet=quiet, encoding=encoding, lang=lang, **choices)
    report = api.classify(found).composed(sort=sort, columns=show_columns)
    emit(report, target, files)


def tally(  # noqa: PLR0913 - one parameter an option
    files: opt.Files,
    *,
    by: opt.By = "",
    weight: opt.Weight = "",
    wave: opt.Wave = "",
    exclude: opt.Exclude = "",
    survey: opt.Survey = "",
    scale: opt.Scale = "",
    wording: opt.Wording = "",
    functional: opt.Functional = "",
    dysfunctional: opt.Dysfunctional = "",
    sheet: opt.Sheet = "",
    encoding: opt.Encoding = "",
    settings: opt.SettingsFile = "",
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", help="File to write; stdout otherwise.", metavar="FILE", show_default=False
        ),
    ] = "",
    quiet: opt.Quiet = False,
) -> None:
    """Save or merge counts: the privacy-safe file to keep and exchange, read back by every command.

    It holds how many people gave each pair of answers, in each wave and group: no respondent is in it.
    """
    from kano.analyses.privacy import folded
    from kano.cli.opening import open_survey, open_waves
    from kano.cli.output import check_ending, put
    from kano.readers.tallies.tally_file import tally_text

    check_ending(output, ".csv")

    choices = {"by": by, "weight": weight, "wave": wave, "survey": survey, "scale": scale, "wording": wording}
    choices |= {"functional": functional, "dysfunctional": dysfunctional, "sheet": sheet, "exclude": exclude}
    # Several files with dates in their names are waves: added up, no one could part them again.
    read = open_waves if len(files) > 1 else open_survey
    found = read(files, settings, quiet=quiet, encoding=encoding, **choices)
    counts, small = folded(found.tally(found.settings.by), found.settings.min_group)
    if small and not quiet:
        least = found.settings.min_group
        names = ", ".join(small)
        typer.echo(f"put together, so that no group tells of fewer than {least} people: {names}", err=True)
    put(tally_text(counts), output, files, quiet=quiet)


def explain(
    *,
    table: opt.Table = "",
    lang: opt.Lang = "en",
    to: opt.To = "",
    output: opt.Out = None,
    quiet: opt.Quiet = False,
) -> None:
    """Print the evaluation table, and what each category means."""
    from kano import evaluation
    from kano.cli.output import Target, emit
    from kano.report.registry import compose

    target = Target.of(to, output, quiet=quiet)
    emit(compose("table", evaluation.table(table or "berger"), {}, language=lang), target)


def demo(*, lang: opt.Lang = "en", to: opt.To = "", output: opt.Out = None) -> None:
    """Classify the embedded sample: twelve examples of the 3B model and two controls."""
    from kano.api import verbs as api
    from kano.cli.output import Target, emit
    from kano.resources import shipped
    from kano.settings.study import Settings
    from kano.words.languages import language

    target = Target.of(to, output, quiet=False)
    sample = shipped("sample_data") / language(lang).sample
    found = api.classify(sample, settings=Settings(lang=lang))
    emit(found.composed(), target)
    if sys.stdout.isatty():
        from kano.report.language import words

        typer.echo(f"\n{words(lang, 'classification')('demo.next')}", err=True)


_COMMANDS: dict[str, Callable[..., None]] = {
    each.__name__: each for each in (classify, audit, drift, form, power, simulate, init, tally, explain, demo)
}


def app_for(words: Sequence[str]) -> typer.Typer:
    """The program for these words of a command line: one command where they begin with it, otherwise all.

    Building the options of all commands takes longer than reading a small survey.
    """
    first = words[0] if words else ""
    found = typer.Typer(
        name="kano",
        help=main.__doc__,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    found.callback()(main)
    for name, command in _COMMANDS.items():
        if first == name or first not in _COMMANDS:
            found.command()(command)
    if first not in _COMMANDS:
        found.add_typer(surveys)
    return found


app = app_for(())
