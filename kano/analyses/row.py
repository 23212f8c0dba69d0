"""Rows: what a result says of one thing, each field typed and declared once.

From the declarations come plain values, flat lines for tables and, in `kano.report.schemas`, JSON Schemas.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from kano.analyses.kinds import Keys, Kind, Only
from kano.scale import CATEGORIES, Category
from kano.values import dataclass

M = TypeVar("M")


class Row:
    """A frozen dataclass whose fields are `Annotated` with their kind and meaning."""

    __slots__ = ()

    def plain(self) -> dict[str, Any]:
        """The row as plain Python values, as JSON has it."""
        found: dict[str, Any] = plain(self)
        return found

    def lines(self) -> Iterator[dict[str, Any]]:
        """The row as flat lines of a table: one."""
        yield flatten(self.plain())


@dataclass(frozen=True)
class Declared:
    """A field of a row, or the type of a part of it, with what was said of it."""

    type: Any
    marks: tuple[object, ...]
    name: str = ""

    @property
    def key(self) -> str:
        """What JSON calls it: `from_` is a word of Python without its mark."""
        return self.name.rstrip("_")

    @property
    def kind(self) -> Kind:
        """What sort of value it holds."""
        return self.mark(Kind) or Kind.TEXT

    @property
    def meaning(self) -> str:
        """What it says."""
        return next((each for each in reversed(self.marks) if type(each) is str), "")

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a mapping whose keys are known."""
        if get_origin(self.type) is not Mapping:
            return ()
        named = self.mark(Keys)
        return named.names if named else CATEGORIES if get_args(self.type)[0] is Category else ()

    def mark(self, kind: type[M]) -> M | None:
        """What was said of it in one respect."""
        return next((each for each in reversed(self.marks) if isinstance(each, kind)), None)


def declared_as(hint: Any, name: str = "") -> Declared:  # noqa: ANN401 - types have no type of their own
    """A type apart from what was said of it."""
    if get_origin(hint) is not Annotated:
        return Declared(hint, (), name)
    return Declared(get_args(hint)[0], hint.__metadata__, name)


def declared(row: type) -> tuple[Declared, ...]:
    """The fields of a row in their order."""
    return _declared(row)


@cache
def _declared(row: type) -> tuple[Declared, ...]:
    hints = get_type_hints(row, include_extras=True)
    return tuple(declared_as(hints[each.name], each.name) for each in fields(row))


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON has
    """Rows, mappings and words as dictionaries, lists and texts; numbers and None as they are."""
    match value:
        case Enum():
            return value.value
        case None | str() | int() | float():
            return value
        case dt.date():
            return str(value)
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case tuple() | list():
            return [plain(each) for each in value]
        case _:
            return {key: _part(getattr(value, name), only) for name, key, only in _fields(type(value))}  # type: ignore[arg-type]


@cache
def _fields(row: type) -> tuple[tuple[str, str, Only | None], ...]:
    return tuple((each.name, each.key, each.mark(Only)) for each in declared(row))


def _part(value: Any, only: Only | None) -> Any:  # noqa: ANN401
    if only is None or value is None:
        return plain(value)
    return [{name: plain(getattr(each, name)) for name in only.names} for each in value]


def flatten(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without nesting: {"shares": {"M": 0.2}} becomes {"share_M": 0.2}, a plural losing its s."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, Mapping):
            flat |= {f"{name.removesuffix('s')}_{key}": each for key, each in value.items()}
        else:
            flat[name] = " ".join(value) if isinstance(value, list) else value
    return flat
