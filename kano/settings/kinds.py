"""Kinds of values an option can have: what fits, how it is said, and what JSON Schema and Python call it."""

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from kano.errors import Problem
from kano.provenance import frozen_map
from kano.values import dataclass

_LARGEST = 1e15


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What the value of an option can be."""

    fits: Callable[[Any], bool]
    """Whether a value that `read` gave is of this kind."""
    wanted: str
    """What it must be, as a sentence."""
    schema: Mapping[str, Any]
    """The same as JSON Schema."""
    python: str
    """The same as an annotation of Python."""
    typed: type = str
    """What the command line makes of a word."""
    read: Callable[[Any], Any] = lambda value: value
    """A value as it is kept, from each way in which it can be written; what doesn't fit comes back as it is."""
    limited: bool = False
    """Whether `wanted` limits the values, rather than naming a type."""

    def problem(self, name: str, value: object, where: str) -> Problem | None:
        """What is wrong with a value; None where it fits."""
        if self.fits(value):
            return None
        what = f"{said(value)} won't do" if self.limited else f"{name} = {value!r} is not of the right kind"
        return Problem(what, where, self.wanted)


def said(value: object) -> str:
    """A value as a user writes it.

    >>> said(True), said(0.5), said(("a", "b"))
    ('true', '0.5', '"a", "b"')
    """
    match value:
        case bool():
            return str(value).lower()
        case float():
            return f"{value:g}"
        case str():
            return f'"{value}"'
        case list() | tuple():
            return ", ".join(map(said, value)) or "an empty list"
        case _:
            return str(value)


def day(value: object) -> dt.date | None:
    """A date as TOML or a text gives it; None where it is no date."""
    match value:
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case str():
            with suppress(ValueError):
                return dt.date.fromisoformat(value)
    return None


def is_number(value: object) -> bool:
    """Whether it is a finite number that can be calculated with."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST


def is_whole(value: object) -> bool:
    """Whether it is a whole number that can be calculated with."""
    return isinstance(value, int) and is_number(value)


def texts(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """One text or several, several in one text being parted by commas.

    >>> texts("degraded, drifting")
    ('degraded', 'drifting')
    """
    parts = value.split(",") if isinstance(value, str) else value
    return tuple(part.strip() for part in parts if part.strip())


def are_texts(value: object) -> bool:
    """Whether it is a tuple of texts."""
    return isinstance(value, tuple) and all(isinstance(each, str) for each in value)


def _read_texts(value: object) -> object:
    several = isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value)
    return texts(value) if several or isinstance(value, str) else value  # type: ignore[arg-type]


TEXT = Kind(
    fits=lambda value: isinstance(value, str), python="str", wanted="It must be a text.",
    schema=frozen_map({"type": "string"}),
)  # fmt: skip
NUMBER = Kind(
    fits=is_number, python="float", typed=float, wanted="It must be a number.",
    schema=frozen_map({"type": "number"}),
)  # fmt: skip
WHOLE = Kind(
    fits=is_whole, python="int", typed=int, wanted="It must be a number.",
    schema=frozen_map({"type": "integer"}),
)  # fmt: skip
TRUTH = Kind(
    fits=lambda value: isinstance(value, bool), python="bool", typed=bool, limited=True,
    wanted="It must be true or false.", schema=frozen_map({"type": "boolean"}),
)  # fmt: skip
TEXTS = Kind(
    fits=are_texts, python="str | Sequence[str]", limited=True,
    wanted="It must be the name of a column, or a list of them.",
    schema=frozen_map({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
    read=_read_texts,
)  # fmt: skip
