"""Survey platforms: which one wrote a file, which columns are about the interview, which rows don't count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kano.resources import facts


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A column whose values set rows apart."""

    reason: str
    """Key of the exclusion, or "unfinished" where the rows are read all the same."""
    names: tuple[str, ...]
    values: frozenset[str]

    def column(self, columns: Mapping[str, int]) -> int | None:
        """The column, where the file has it."""
        return next((columns[name] for name in self.names if name in columns), None)


@dataclass(frozen=True, slots=True, eq=False)
class Platform:
    """What a survey platform writes beside the answers."""

    key: str
    name: str
    signs: tuple[frozenset[str], ...]
    first: bool = False
    """Whether the first column alone may be the sign."""
    metadata: frozenset[str] = frozenset()
    ignored: str = ""
    """Pattern of names of columns that never hold an answer."""
    marks: tuple[Mark, ...] = field(default=())

    def metadata_columns(self, *rows: Sequence[str]) -> set[int]:
        """Columns about the interview: times, ids, languages, display orders."""
        return {
            i
            for row in rows
            for i, text in enumerate(row)
            for name in _names(text)
            if name in self.metadata or (self.ignored and re.fullmatch(self.ignored, name))
        }


def platform_of(*rows: Sequence[str]) -> Platform | None:
    """The platform that writes such names above its columns; `rows` are the names of the same columns.

    >>> platform_of(["ID", "Start time", "Completion time", "Email", "Name", "Maps"]).name
    'Microsoft Forms'
    """
    known = {name for row in rows for text in row for name in _names(text)}
    first = {name for row in rows for text in row[:1] for name in _names(text)}
    return next(
        (each for each in _platforms() if all(sign & (first if each.first else known) for sign in each.signs)),
        None,
    )


def platform(key: str) -> Platform | None:
    """The platform of this key."""
    return next((each for each in _platforms() if each.key == key), None)


def columns_of(*rows: Sequence[str]) -> dict[str, int]:
    """Columns by all their names, the first of a name."""
    found: dict[str, int] = {}
    for row in rows:
        for i, text in enumerate(row):
            for name in _names(text):
                found.setdefault(name, i)
    return found


def _names(text: str) -> Iterator[str]:
    """A column's name, and code and text where LimeSurvey writes both."""
    plain = " ".join(text.casefold().split())
    if plain:
        yield plain
        code, dot, rest = plain.partition(". ")
        if dot and code.isidentifier():
            yield code
            yield rest


@cache
def _platforms() -> tuple[Platform, ...]:
    return tuple(_platform(entry) for entry in facts("platforms")["platforms"])


def _platform(entry: Mapping[str, Any]) -> Platform:
    marks = [_mark(each, each["reason"]) for each in entry.get("left-out", ())]
    if unfinished := entry.get("unfinished"):
        marks.append(_mark(unfinished, "unfinished"))
    return Platform(
        entry["key"],
        entry["name"],
        tuple(frozenset(sign) for sign in entry["signs"]),
        entry.get("first", False),
        frozenset(entry["metadata"]),
        entry.get("ignored", ""),
        tuple(marks),
    )


def _mark(entry: Mapping[str, Iterable[str]], reason: str) -> Mark:
    return Mark(reason, tuple(entry["names"]), frozenset(entry["values"]))
