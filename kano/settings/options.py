"""All options there are, and which of them a command takes."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from kano.errors import Problem, UsageError
from kano.provenance import frozen_map
from kano.settings.option import Option, options_of, unknown_option
from kano.settings.panels.output import QUIET, SHARED
from kano.settings.panels.study import NESTED, Settings

T = TypeVar("T")


@cache
def every_option(command: str) -> tuple[Option, ...]:
    """All options among which those of a command are, in the order in which its help shows them."""
    fields = [option for kind in (*NESTED.values(), Settings) for option in options_of(kind).values()]
    return (*fields, *SHARED, *_apart(command), *QUIET)


def _apart(command: str) -> tuple[Option, ...]:
    """Options that no command about answers takes, so that these don't wait for them."""
    if command in ("power", "simulate"):
        from kano.settings.panels.planning import WRITTEN, PlanOptions, SimulateOptions

        kind = PlanOptions if command == "power" else SimulateOptions
        return (*options_of(kind).values(), *WRITTEN)
    if command == "check":
        from kano.settings.panels.checking import CHECKING

        return CHECKING
    if command in ("form", "list", "show", "new"):
        from kano.settings.panels.forms import FORMS, SURVEYS

        return (*FORMS, *SURVEYS)
    return ()


def options_for(command: str, first: Sequence[str] = ()) -> Mapping[str, Option]:
    """The options of a command by name, some of them first.

    >>> list(options_for("init"))
    ['sheet', 'output', 'no_input', 'quiet']
    """
    own = {each.name: each for each in every_option(command) if command in each.on}
    return frozen_map({name: own[name] for name in (*first, *own)})


def settings_of(kind: type[T], given: Mapping[str, object]) -> T:
    """The dataclass whose fields declare options, from what was given; UsageError lists all that is wrong."""
    options = options_of(kind)
    kept = {name: options[name].kind.read(value) for name, value in given.items() if name in options}
    if problems := list(_problems(options, given, kept)):
        raise UsageError(problems)
    return kind(**kept)


def _problems(
    options: Mapping[str, Option], given: Mapping[str, object], kept: Mapping[str, Any]
) -> Iterator[Problem]:
    yield from (unknown_option(name, options) for name in given if name not in options)
    yield from (problem for name, value in kept.items() if (problem := options[name].problem(value)))
