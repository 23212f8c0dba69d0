"""An option as a value: the command line, kano.toml, its schema and `kano init` take from it what they need."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, fields, replace
from functools import cache
from typing import Any, TypeAlias, TypeVar

from kano.errors import Problem, did_you_mean
from kano.provenance import frozen_map
from kano.settings.kinds import TEXT, Kind
from kano.values import dataclass

T = TypeVar("T")

READING = "How to read the files"
CHOICES = "Choices of the analysis"
OUTPUT = "Output"
CLASSIFYING = ("classify", "advise", "compare", "check", "plot")
"""Commands that say what each feature is."""
FILES = (*CLASSIFYING, "tally", "audit", "drift", "comments", "report", "sql")
"""Commands that read surveys."""
REPORTS = (*CLASSIFYING[:4], "audit", "drift", "power", "explain", "demo", "list", "show", "lint", "report")
"""Commands with a report."""

Check: TypeAlias = Callable[[Any, str], Problem | None]
"""What is wrong with a value of the right kind that was given at a place; None where it will do."""


@dataclass(frozen=True, kw_only=True)
class Option:
    """Everything the program has to know about one option."""

    name: str = ""
    """Its name in Python and kano.toml; that of its field where it is declared as one."""
    default: Any = ""
    kind: Kind = TEXT
    allowed: Callable[[], Sequence[str]] | None = None
    """All values there are."""
    open: bool = False
    """Whether others may do as well, such as a file."""
    check: Check | None = None
    on: tuple[str, ...] = ()
    """The commands that take it."""
    help: str = ""
    """What the help of a command says; {allowed} lists the values there are."""
    panel: str | None = None
    """The part of the help it stands in."""
    metavar: str | None = None
    flags: tuple[str, ...] = ()
    """How it is written on the command line, where not as --name."""
    repeat: bool = False
    """Whether it can be given several times."""
    shown: bool = False
    """Whether the help shows the default behind its sentence."""
    needed: bool = False
    """Whether a command can't do without."""
    meaning: str = ""
    """What kano.toml says with it, as its schema tells; "" where it is no setting."""
    schema: Mapping[str, Any] = field(default_factory=frozen_map)
    """What the schema says beyond its kind and the values allowed."""
    draft: str = ""
    """An example for the kano.toml that `kano init` writes."""
    draft_note: str = ""
    """What stands behind it; {others} lists the values beside the default."""

    @property
    def flag(self) -> str:
        """Its long name on the command line.

        >>> Option(name="show_columns", default=False).flag
        '--show-columns'
        """
        long = [each for each in self.flags if each.startswith("--")]
        return long[0] if long else f"--{self.name.replace('_', '-')}"

    def problem(self, value: object, where: str = "") -> Problem | None:
        """What is wrong with a value that `kind.read` gave; None where it will do."""
        found = self.kind.problem(self.name, value, where or self.flag)
        if found and self.allowed and isinstance(value, str):
            return replace(found, todo=did_you_mean(value, self.allowed()))
        return found or (self.check(value, where or self.flag) if self.check else None)

    def told(self) -> str:
        """The sentence of the help."""
        if "{allowed}" not in self.help or not self.allowed:
            return self.help
        names = [f"{each} (default)" if each == self.default else each for each in self.allowed()]
        return self.help.format(allowed=", ".join(names))

    def drafted(self) -> str:
        """Its line in the kano.toml that `kano init` writes."""
        names = self.allowed() if "{others}" in self.draft_note and self.allowed else ()
        note = self.draft_note.format(others=", ".join(each for each in names if each != self.default))
        return f"{self.name} = {self.draft}" + (f"  # {note}" if note else "")


def declared(default: T, **about: Any) -> T:  # noqa: ANN401 - the fields of Option
    """The field of a dataclass that an option declares, `about` being the fields of `Option`."""
    found: T = field(default=default, metadata={"option": Option(default=default, **about)})
    return found


def options_of(kind: type) -> Mapping[str, Option]:
    """The options that the fields of a dataclass declare, by name."""
    return _options_of(kind)


@cache
def _options_of(kind: Any) -> Mapping[str, Option]:  # noqa: ANN401 - a type, which mypy doesn't take for a key
    return frozen_map(
        {
            each.name: replace(each.metadata["option"], name=each.name)
            for each in fields(kind)
            if "option" in each.metadata
        }
    )


def one_of(noun: str, names: Callable[[], Iterable[str]], word: str = "Known") -> Check:
    """A check that refuses values there aren't, naming the nearest.

    >>> one_of("decision rule", lambda: ("mode", "block"))("mod", "--rule").todo
    'Did you mean "mode"?'
    """

    def check(value: Any, where: str) -> Problem | None:  # noqa: ANN401 - of the kind that the option has
        known = tuple(names())
        if not value or value in known:
            return None
        allowed = f"{word}: {', '.join(known)}."
        return Problem(f'there is no {noun} "{value}"', where, allowed, did_you_mean(value, known))

    return check


def unknown_option(name: str, known: Iterable[str], where: str = "") -> Problem:
    """That there is no such option, with the nearest, or with all there are."""
    names = tuple(known)
    hint = did_you_mean(name, names)
    return Problem(f'there is no option "{name}"', where, todo=hint or f"Known: {', '.join(names)}.")
