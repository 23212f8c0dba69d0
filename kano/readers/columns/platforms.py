"""Survey platforms: which one wrote a file, which columns are about the interview, which rows don't count.

Each stands in a file of its own, `kano/data/platforms/<key>.toml`; all names are compared without case:

- `name`, and `signs`: the file is its where each sign is met, by any one of its names; `first` where the first
  column alone may be the sign. Of several platforms the one that accounts for most columns is taken.
- `metadata`: names of columns beside the answers; `ignored`: a pattern of more of them; `repeats`: how the
  names of columns end that repeat an answer as a code.
- `left-out` rows take no part and are counted; `unfinished` ones are read and counted aloud.
- `seconds`, `minutes`, `spans`: columns that tell how long somebody took; `ids` of submissions, `people` of
  people.
- `import-ids`, `corner`, `second-row`, `group-mark`: what is special about its header, see `Platform`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from kano.resources import facts, facts_of
from kano.values import dataclass

Names = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Mark:
    """A column whose values set rows apart."""

    reason: str
    """Key of the exclusion, or "unfinished" where the rows are read all the same."""
    names: Names
    values: frozenset[str]

    def column(self, columns: Mapping[str, int]) -> int | None:
        """The column, where the file has it."""
        return next((columns[name] for name in self.names if name in columns), None)


@dataclass(frozen=True, eq=False)
class Clues:
    """Names of columns that tell how long a respondent took, and who it was; the first that are there count."""

    seconds: Names = ()
    minutes: Names = ()
    spans: tuple[tuple[Names, Names], ...] = ()
    """Beginning and end."""
    people: Names = ()
    ids: Names = ()
    """Ids of submissions."""


@dataclass(frozen=True, eq=False)
class Platform:
    """What a survey platform writes beside the answers."""

    key: str
    name: str
    signs: tuple[frozenset[str], ...]
    first: bool
    metadata: frozenset[str]
    ignored: str
    repeats: Names
    marks: tuple[Mark, ...]
    clues: Clues
    import_ids: str
    """How a cell of the row below the names begins."""
    corner: Names
    """The first cells of its two rows of names, short ones first."""
    second_row: Names
    """What a second row of names says under a question that stands alone."""
    group_mark: str
    """What joins the group of a question and its name."""

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
    found = [
        each for each in platforms() if all(sign & (first if each.first else known) for sign in each.signs)
    ]
    return max(found, key=lambda each: len(each.metadata_columns(*rows)), default=None)


@cache
def clues_for(own: Platform | None) -> Clues:
    """The clues of this platform, then those of any table, then those of other platforms."""
    others = (each.clues for each in platforms() if each is not own)
    all_ = [*([own.clues] if own else ()), _clues(facts("timing")), *others]
    return Clues(*(tuple(name for each in all_ for name in getattr(each, kind.name)) for kind in fields(Clues)))


def columns_of(*rows: Sequence[str]) -> dict[str, int]:
    """Columns by all their names, the first of a name."""
    found: dict[str, int] = {}
    for row in rows:
        for i, text in enumerate(row):
            for name in _names(text):
                found.setdefault(name, i)
    return found


@cache
def platforms() -> tuple[Platform, ...]:
    """All that are known, by key."""
    return tuple(_platform(key, entry) for key, entry in facts_of("platforms").items())


def _names(text: str) -> Iterator[str]:
    """A column's name, and code and text where LimeSurvey writes both."""
    if plain := " ".join(text.casefold().split()):
        yield plain
        code, dot, rest = plain.partition(". ")
        if dot and code.isidentifier():
            yield code
            yield rest


def _platform(key: str, entry: Mapping[str, Any]) -> Platform:
    marks = [_mark(each, each["reason"]) for each in entry.get("left-out", ())]
    if unfinished := entry.get("unfinished"):
        marks.append(_mark(unfinished, "unfinished"))
    return Platform(
        key=key,
        name=entry["name"],
        signs=tuple(frozenset(sign) for sign in entry["signs"]),
        first=entry.get("first", False),
        metadata=frozenset(entry["metadata"]),
        ignored=entry.get("ignored", ""),
        repeats=tuple(entry.get("repeats", ())),
        marks=tuple(marks),
        clues=_clues(entry),
        import_ids=entry.get("import-ids", ""),
        corner=tuple(entry.get("corner", ())),
        second_row=tuple(entry.get("second-row", ())),
        group_mark=entry.get("group-mark", ""),
    )


def _mark(entry: Mapping[str, Iterable[str]], reason: str) -> Mark:
    return Mark(reason, tuple(entry["names"]), frozenset(entry["values"]))


def _clues(entry: Mapping[str, Any]) -> Clues:
    spans = tuple((tuple(span["start"]), tuple(span["end"])) for span in entry.get("spans", ()))
    names = {kind: tuple(entry.get(kind, ())) for kind in ("seconds", "minutes", "people", "ids")}
    return Clues(spans=spans, **names)
