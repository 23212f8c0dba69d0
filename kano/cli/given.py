"""A command as a function of what was given: its parameters come from the options that are declared for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kano.errors import UsageError
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.errors import Problem
    from kano.settings.option import Option


@dataclass(frozen=True)
class Given:
    """What the words of a command line say."""

    options: Mapping[str, Option]
    values: Mapping[str, Any]
    """Only what was given."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - of the kind that the option has
        return self.values.get(name, self.options[name].default)

    def settings(self) -> dict[str, Any]:
        """What was given of the settings of a study."""
        found = {name: value for name, value in self.values.items() if self.options[name].meaning}
        # Analyses take findings under one name, each in words of its own.
        if "fail_on" in found and (problem := _problem(self.options["fail_on"], found["fail_on"])):
            raise UsageError(problem)
        return found

    def only(self, *names: str) -> dict[str, Any]:
        """What was given of these."""
        return {name: self.values[name] for name in names if name in self.values}


def _problem(option: Option, value: object) -> Problem | None:
    return option.problem(option.kind.read(value))


@dataclass(frozen=True)
class Command:
    """A command and how its parameters come about."""

    name: str
    run: Callable[..., None]
    """Takes its arguments, then what was given."""
    argument: Parameter | None = None
    """Files, or keys of questionnaires."""
    first: str = ""
    """Names of options that its help shows before the others."""
    takes: str = ""
    """Under which name options say that they are its; "" for its own."""

    def named(self) -> Callable[[], None]:
        """A function of this name and help, where its options aren't asked for."""

        def called() -> None:
            """Never called: another word was given."""

        called.__name__, called.__doc__ = self.name, self.run.__doc__
        return called

    def typed(self) -> Callable[..., None]:
        """The function that typer makes a command of."""
        from kano.settings.options import options_for

        options = options_for(self.takes or self.name, self.first.split())

        def called(**values: Any) -> None:  # noqa: ANN401 - what typer makes of the words
            arguments = [_each_file(self.argument.name, values)] if self.argument else []
            given = {name: values[name] for name in options if _is_given(values[name])}
            self.run(*arguments, Given(options, given))

        parameters = [parameter(option) for option in options.values()]
        called.__signature__ = Signature([*([self.argument] if self.argument else []), *parameters])  # type: ignore[attr-defined]
        called.__name__, called.__doc__ = self.name, self.run.__doc__
        return called


def _each_file(name: str, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as typer gives it
    """The argument of a command; of folders and patterns among its files those that they stand for."""
    value = values[name]
    if name != "files" or not value:
        return value
    from kano.readers.files.folders import files_in

    return [str(file) for each in value for file in files_in(each)]


def _is_given(value: object) -> bool:
    return value is not None and value is not False and value not in ("", [])


def argument(name: str, kind: Any, *, needed: bool = True, **about: Any) -> Parameter:  # noqa: ANN401
    """An argument of a command, as typer reads it."""
    told: Any = Annotated[kind if needed else kind | None, typer.Argument(show_default=False, **about)]
    default = Parameter.empty if needed else None
    return Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=told)


def parameter(option: Option) -> Parameter:
    """An option of a command, as typer reads it."""
    told = typer.Option(
        *(option.flags or (option.flag,)),
        help=option.told(),
        rich_help_panel=option.panel,
        show_default=option.shown,
        metavar=option.metavar,
    )
    return Parameter(
        option.name, Parameter.KEYWORD_ONLY, default=_default(option), annotation=Annotated[_type(option), told]
    )


def _default(option: Option) -> Any:  # noqa: ANN401
    if option.needed:
        return Parameter.empty
    if option.kind.typed is bool:
        return False
    return option.default if option.shown else None


def _type(option: Option) -> Any:  # noqa: ANN401
    if option.repeat:
        return list[str] | None
    absent = not option.needed and not option.shown and option.kind.typed is not bool
    return option.kind.typed | None if absent else option.kind.typed


FILES = argument(
    "files",
    list[str],
    metavar="FILE…",
    help="Survey exports, saved tallies or tables of category counts; - reads from stdin.",
)
KEY = argument("key", str, metavar="KEY", help="A questionnaire: its key, or a TOML file.")
