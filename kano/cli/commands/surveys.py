"""`kano surveys`: browse, read, start and check questionnaires."""

import sys

import typer

from kano.cli.given import KEY, Command, Given, argument


def list_(given: Given) -> None:
    """The questionnaires that come with the program."""
    from kano.cli.output import emit, target_of
    from kano.forms.banks.overview import list_report, topic_name
    from kano.forms.language import survey_words
    from kano.questionnaire_file import shipped_questionnaires

    target, system, topic = target_of(given), given["system"].lower(), given["topic"].lower()
    say = survey_words(given["lang"])
    found = [
        each
        for each in shipped_questionnaires()
        if each.system.lower().startswith(system)
        and (topic in each.topic.lower() or topic in topic_name(say, each.topic))
    ]
    emit(list_report(found, given["lang"]), target)


def show(key: str, given: Given) -> None:
    """What a questionnaire asks, feature by feature."""
    from kano.cli.output import emit, target_of
    from kano.forms.banks.overview import show_report
    from kano.questionnaire_file import questionnaire

    target = target_of(given)
    emit(show_report(questionnaire(key), given["lang"], given["register"]), target)


def check(keys: list[str] | None, given: Given) -> None:
    """Find faults in questionnaires before anybody is asked; errors end with exit code 1, advice doesn't."""
    from kano.cli.output import emit, target_of
    from kano.errors import ExitCode
    from kano.forms.banks.overview import check_report
    from kano.forms.linting.checking import checked

    target = target_of(given)
    found = checked(keys or ())
    emit(check_report(found, given["lang"]), target, keys or ())
    if any(finding.error for _, findings in found for finding in findings):
        raise typer.Exit(ExitCode.FINDING)


def new(names: list[str] | None, given: Given) -> None:
    """Start your own questionnaire from the names of its features, with drafted pairs to read and mend."""
    from kano.cli.output import put
    from kano.forms.banks.bank import draft_bank
    from kano.forms.banks.feature_names import names_from

    told, file = list(names or ()), given["file"]
    if file:
        told += names_from(file, given["column"])
    elif told == ["-"] or (not told and not sys.stdin.isatty()):
        told = sys.stdin.read().splitlines()
    elif not told:
        told = _asked()
    bank = draft_bank(
        told, key=given["key"], title=given["title"], language=given["lang"], subject=given["subject"]
    )
    put(bank, given["output"], [file], quiet=given["quiet"])


def _asked() -> list[str]:
    """Names typed one a line, until an empty one."""
    typer.echo("One feature a line, such as: free wifi. An empty line ends.", err=True)
    told: list[str] = []
    while line := typer.prompt(f"{len(told) + 1}", default="", show_default=False, err=True).strip():
        told.append(line)
    return told


_COMMANDS = (
    Command("list", list_),
    Command("show", show, KEY),
    Command(
        "check",
        check,
        argument(
            "keys",
            list[str],
            needed=False,
            metavar="[KEY…]",
            help="Questionnaires: keys or TOML files; all that ship otherwise.",
        ),
        takes="lint",
    ),
    Command(
        "new",
        new,
        argument(
            "names",
            list[str],
            needed=False,
            metavar="[NAME…]",
            help="Names of the features; - reads them from stdin.",
        ),
    ),
)


def surveys(*, typed: bool) -> typer.Typer:
    """The group of commands, with their options where these are asked for."""
    group = typer.Typer(
        name="surveys",
        help="Ready-made questionnaires: list, show, check, and start your own.",
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for each in _COMMANDS:
        group.command()(each.typed() if typed else each.named())
    return group
