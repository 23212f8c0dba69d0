"""`kano surveys`: browse, read, start and check questionnaires."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kano.cli import options as opt
from kano.words.languages import covering

surveys = typer.Typer(
    name="surveys",
    help="Ready-made questionnaires: list, show, check, and start your own.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Key = Annotated[
    str, typer.Argument(metavar="KEY", help="A questionnaire: its key, or a TOML file.", show_default=False)
]
Register = Annotated[
    str, typer.Option("--register", help="Dutch addresses people by: u or je.", metavar="u|je")
]


@surveys.command("list")
def list_(  # noqa: PLR0913 - one parameter an option
    *,
    system: Annotated[str, typer.Option(help="Only this system, such as S13.", metavar="CODE")] = "",
    topic: Annotated[str, typer.Option(help="Only this topic, such as journey.", metavar="WORD")] = "",
    lang: opt.Lang = "en",
    to: opt.To = "",
    output: opt.Out = None,
    quiet: opt.Quiet = False,
) -> None:
    """The questionnaires that come with the program."""
    from kano.cli.output import Target, emit
    from kano.forms.banks.overview import list_report
    from kano.questionnaire import shipped_questionnaires

    target = Target.of(to, output, quiet=quiet)
    found = [
        each
        for each in shipped_questionnaires()
        if each.system.lower().startswith(system.lower()) and topic.lower() in each.topic.lower()
    ]
    emit(list_report(found, lang), target)


@surveys.command()
def show(  # noqa: PLR0913
    key: Key,
    *,
    lang: opt.Lang = "en",
    register: Register = "u",
    to: opt.To = "",
    output: opt.Out = None,
    quiet: opt.Quiet = False,
) -> None:
    """What a questionnaire asks, feature by feature."""
    from kano.cli.output import Target, emit
    from kano.forms.banks.overview import show_report
    from kano.questionnaire import questionnaire

    target = Target.of(to, output, quiet=quiet)
    emit(show_report(questionnaire(key), lang, register), target)


@surveys.command()
def check(
    keys: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KEY…]",
            help="Questionnaires: keys or TOML files; all that ship otherwise.",
            show_default=False,
        ),
    ] = None,
    *,
    lang: opt.Lang = "en",
    to: opt.To = "",
    output: opt.Out = None,
    quiet: opt.Quiet = False,
) -> None:
    """Find faults in questionnaires before anybody is asked; errors end with exit code 1, advice doesn't."""
    from kano.cli.output import Target, emit
    from kano.errors import ExitCode
    from kano.forms.banks.overview import check_report
    from kano.forms.linting.checking import checked

    target = Target.of(to, output, quiet=quiet)
    found = checked(keys or ())
    emit(check_report(found, lang), target, keys or ())
    if any(finding.error for _, findings in found for finding in findings):
        raise typer.Exit(ExitCode.FINDING)


@surveys.command()
def new(  # noqa: PLR0913
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME…]", help="Names of the features; - reads them from stdin.", show_default=False
        ),
    ] = None,
    *,
    file: Annotated[
        str, typer.Option("--from", help="Spreadsheet or text file with the names.", metavar="FILE")
    ] = "",
    column: Annotated[
        str, typer.Option(help="Its column, by header or letter; the first otherwise.", metavar="COLUMN")
    ] = "",
    subject: Annotated[
        str, typer.Option("--about", help='What has the features, such as "the app".', metavar="TEXT")
    ] = "",
    key: Annotated[str, typer.Option(help="Key of the questionnaire.", metavar="KEY")] = "my-survey",
    title: Annotated[str, typer.Option(help="Title of the questionnaire.", metavar="TEXT")] = "",
    lang: Annotated[
        str,
        typer.Option(
            "--lang", help=f"Language of the names: {' or '.join(covering('forms'))}.", metavar="LANG"
        ),
    ] = "en",
    output: Annotated[
        str, typer.Option("-o", "--output", help="TOML file to write; stdout otherwise.", metavar="FILE")
    ] = "",
    quiet: opt.Quiet = False,
) -> None:
    """Start your own questionnaire from the names of its features, with drafted pairs to read and mend."""
    from kano.cli.output import put
    from kano.forms.banks.bank import draft_bank
    from kano.forms.banks.feature_names import names_from

    told = list(names or ())
    if file:
        told += names_from(file, column)
    elif told == ["-"] or (not told and not sys.stdin.isatty()):
        told = sys.stdin.read().splitlines()
    elif not told:
        told = _asked()
    put(draft_bank(told, key=key, title=title, language=lang, subject=subject), output, [file], quiet=quiet)


def _asked() -> list[str]:
    """Names typed one a line, until an empty one."""
    typer.echo("One feature a line, such as: free wifi. An empty line ends.", err=True)
    told: list[str] = []
    while line := typer.prompt(f"{len(told) + 1}", default="", show_default=False, err=True).strip():
        told.append(line)
    return told
