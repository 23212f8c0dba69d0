"""The commands of `kano`."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from kano.cli.commands.advise import ADVISE
from kano.cli.commands.audit import AUDIT
from kano.cli.commands.before import POWER, SIMULATE
from kano.cli.commands.check import CHECK
from kano.cli.commands.comments import COMMENTS
from kano.cli.commands.compare import COMPARE
from kano.cli.commands.drift import DRIFT
from kano.cli.commands.form import FORM
from kano.cli.commands.init import INIT
from kano.cli.commands.plot import PLOT
from kano.cli.commands.report import REPORT
from kano.cli.commands.sql import SQL
from kano.cli.commands.surveys import surveys
from kano.cli.commands.tally import TALLY
from kano.cli.given import FILES, Command, Given


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


def classify(files: list[str], given: Given) -> None:
    """What each feature is (basis, beleving, bijzonder), and how sure that is.

    Reads exports of survey tools as they are: XLSX, XLSM, XLSB, XLS, ODS, CSV, TSV, JSON, SPSS, Stata, Parquet.
    Several files are merged.
    """
    from kano.api import verbs as api
    from kano.cli.findings import fail_on
    from kano.cli.opening import open_survey
    from kano.cli.output import emit, target_of

    target = target_of(given)
    baseline = given["baseline"]
    found = api.classify(open_survey(files, given, rows=False), baseline=baseline)
    composed = found.composed(sort=given["sort"], columns=given["show_columns"], plot=given["plot"])
    emit(composed, target, [*files, *([baseline] if baseline else [])])
    fail_on(found)


def explain(given: Given) -> None:
    """Print the evaluation table, and what each category means."""
    from kano import evaluation
    from kano.cli.output import emit, target_of
    from kano.report.registry import compose

    target = target_of(given)
    emit(compose("table", evaluation.table(given["table"]), {}, language=given["lang"]), target)


def demo(given: Given) -> None:
    """Classify the embedded sample: twelve examples of the 3B model and two controls."""
    from kano.api import verbs as api
    from kano.cli.output import emit, target_of
    from kano.resources import shipped
    from kano.settings.panels.study import Settings
    from kano.words.languages import language

    target, lang = target_of(given), given["lang"]
    sample = shipped("sample_data") / language(lang).sample
    found = api.classify(sample, settings=Settings(lang=lang))
    emit(found.composed(plot=True), target)
    if sys.stdout.isatty():
        from kano.report.language import words

        typer.echo(f"\n{words(lang, 'classification')('demo.next')}", err=True)


_COMMANDS = {
    each.name: each
    for each in (
        Command("classify", classify, FILES),
        ADVISE,
        AUDIT,
        COMMENTS,
        DRIFT,
        COMPARE,
        PLOT,
        CHECK,
        FORM,
        POWER,
        SIMULATE,
        INIT,
        REPORT,
        TALLY,
        SQL,
        Command("explain", explain),
        Command("demo", demo),
    )
}


def app_for(words: Sequence[str]) -> typer.Typer:
    """The program for these words of a command line: one command where they begin with it, otherwise all.

    Only commands that are named get their options, unless a shell asks what it may complete: to build all takes
    longer than to read a small survey.
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
    asked = {*words} if "_KANO_COMPLETE" not in os.environ else {*_COMMANDS, "surveys"}
    for name, command in _COMMANDS.items():
        if first == name or first not in _COMMANDS:
            found.command()(command.typed() if name in asked else command.named())
    if first not in _COMMANDS:
        found.add_typer(surveys(typed="surveys" in asked))
    return found
