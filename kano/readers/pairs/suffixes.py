"""Pairs by the names of their columns: suffixes, prefixes and markers such as _fun and _dys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kano.errors import Problem
from kano.provenance import frozen_map
from kano.readers.columns.header import Header, Kind
from kano.readers.columns.names import RATINGS, Name, names, same_stem
from kano.readers.columns.table import Table
from kano.readers.pairs.pair import Pair
from kano.readers.pairs.questions import partner_questions


@dataclass(slots=True)
class _Stem:
    """The columns of one family of words about one thing."""

    name: str
    columns: dict[str, list[int]] = field(default_factory=dict)
    joined: bool = False

    @property
    def whole(self) -> bool:
        return {"functional", "dysfunctional"} <= self.columns.keys()


def named_pairs(table: Table, free: Iterable[int]) -> tuple[list[Pair], list[Problem]]:
    """Pairs told apart by words in their columns' names, and columns whose partner is missing."""
    kinds = table.kinds
    found = {column: list(_names(table.header, column)) for column in free}
    pairs: list[Pair] = []
    problems: list[Problem] = []
    taken: set[int] = set()
    for stems in sorted(_families(found), key=lambda each: -sum(stem.whole for stem in each.values())):
        numbered = _numbered_alike(stems.values(), kinds)
        left = {
            key: stem
            for key, stem in stems.items()
            if (numbered or not stem.joined)
            and not taken & _columns(stem)
            and not all(kinds[i] is Kind.OTHER for i in _columns(stem))
        }
        if any(stem.whole for stem in left.values()):
            problems += _misfits(table, left.values())
            new = [_pair(stem, table.header) for stem in left.values() if _is_pair(stem)]
            pairs += new
            taken |= {column for pair in new for column in pair.columns}
    return sorted(_rated(pairs, found), key=lambda pair: min(pair.columns)), problems


def marked_sides(header: Header, columns: Iterable[int]) -> Mapping[int, str]:
    """By column: functional or dysfunctional, where its name says so in any way."""
    sides = {}
    for column in columns:
        roles = {name.role for name in side_names(header, column)}
        if len(roles) == 1:
            sides[column] = roles.pop()
    return sides


def side_names(header: Header, column: int) -> list[Name]:
    """The ways to read a column's name as a feature and a word for one of the two questions."""
    said = (name for name in _names(header, column) if name.stem and not name.joined)
    return [name for name in said if name.role not in RATINGS]


def _names(header: Header, column: int) -> Iterator[Name]:
    if header.codes and column < len(header.codes):
        yield from names(header.codes[column])
    yield from names(header.name(column))


def _families(found: Mapping[int, list[Name]]) -> list[dict[str, _Stem]]:
    families: dict[int, dict[str, _Stem]] = {}
    for column, each in found.items():
        for name in each:
            if name.role in RATINGS:
                continue
            stems = families.setdefault(name.family, {})
            stem = stems.setdefault(same_stem(name.stem), _Stem(name.stem, joined=name.joined))
            columns = stem.columns.setdefault(name.role, [])
            if column not in columns:
                columns.append(column)
    return list(families.values())


def _columns(stem: _Stem) -> set[int]:
    return {column for columns in stem.columns.values() for column in columns}


def _numbered_alike(stems: Iterable[_Stem], kinds: Sequence[Kind]) -> bool:
    """Whether names such as F1 and D1 go together: several, each with a partner, with answers under all."""
    joined = [stem for stem in stems if stem.joined]
    answers = (Kind.ANSWERS, Kind.NUMBERS)
    return len(joined) > 1 and all(
        _is_pair(stem) and all(kinds[column] in answers for column in _columns(stem)) for stem in joined
    )


def _is_pair(stem: _Stem) -> bool:
    return stem.whole and all(len(columns) == 1 for columns in stem.columns.values())


def _pair(stem: _Stem, header: Header) -> Pair:
    (functional,), (dysfunctional,) = stem.columns["functional"], stem.columns["dysfunctional"]
    name = f"{header.name(functional)}/{header.name(dysfunctional)}" if stem.joined else stem.name
    return Pair(name, functional, dysfunctional, "suffix")


def _misfits(table: Table, stems: Iterable[_Stem]) -> Iterator[Problem]:
    """Columns of answers without a partner, or with several."""
    for stem in stems:
        if _is_pair(stem) or not any(table.kinds[column] is Kind.ANSWERS for column in _columns(stem)):
            continue
        columns = sorted(_columns(stem))
        shown = ", ".join(table.header.quoted(i, " ") for i in columns)
        if missing := {"functional", "dysfunctional"} - stem.columns.keys():
            what = f"{shown} has no {missing.pop()} partner"
        else:
            what = f"more than two columns ask about {stem.name!r}: {shown}"
        todo = "Name the two columns in kano.toml, or leave the odd one out of the file."
        yield Problem(what, table.place, todo=todo, questions=partner_questions(table, columns))


def _rated(pairs: Iterable[Pair], found: Mapping[int, list[Name]]) -> Iterator[Pair]:
    """The same pairs with the columns of importance and fulfilment that bear their names."""
    rated: dict[tuple[str, str], list[int]] = {}
    for column, each in found.items():
        for name in each:
            if name.role in RATINGS:
                columns = rated.setdefault((same_stem(name.stem), name.role), [])
                columns += [column] if column not in columns else []
    for pair in pairs:
        ratings = {}
        for rating in RATINGS:
            columns = rated.get((same_stem(pair.name), rating), [])
            if len(columns) == 1 and pair.name:
                ratings[rating] = columns[0]
        yield replace(pair, ratings=frozen_map(ratings))
