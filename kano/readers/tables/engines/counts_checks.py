"""Whether a file of counts holds what a warehouse counted, whole: nothing lost, and nobody twice."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from kano.errors import DataError, Problem
from kano.readers.columns.names import RATINGS
from kano.readers.tables.engines.counts_content import Content
from kano.readers.tables.engines.counts_shape import FIELDS, NUMBERS, REFUSED
from kano.readers.tables.engines.grouped import Key
from kano.values import dataclass

Row: TypeAlias = Mapping[str, str]

_COUNTS = ("rows", "people", "answers", "rating")
_KINDS = ("table", "silent", "feature", *_COUNTS)
_SIDES = ("functional", "dysfunctional")
_TODO = "Let the statement run again, and leave its result as it is."
_WRONG = {
    "no_weight": "{n} respondents have no weight; weights must be numbers from 0 up",
    "nobody": "{n} rows don't say whose answers they hold",
    "again": "{n} times a respondent answers about one feature more than once",
    "changed": "the rows of {n} respondents differ in weight or group",
    "no_side": "{n} rows name none of the two questions",
}


def check_counts(content: Content, told: Mapping[str, str]) -> None:
    """DataError where the warehouse counted what can't be, or the file isn't what it counted."""
    checks = _Checks(content, told)
    for each in (checks.shapes, checks.refused, checks.described, checks.groups, checks.sums):
        if problems := list(each()):
            raise DataError(problems)


@dataclass(frozen=True)
class _Checks:
    """What each of them yields is wrong; one relies on those before it."""

    content: Content
    told: Mapping[str, str]
    """What is said of the table."""

    @property
    def _is_long(self) -> bool:
        return self.told["layout"] == "long"

    def shapes(self) -> Iterator[Problem]:
        """Rows of a kind that there isn't, rows that count the same, and people who are no number."""
        for kind, rows in self.content.rows.items():
            if kind not in (*_KINDS, *REFUSED):
                yield self._wrong(f'"{kind}" is no kind of count', rows[0])
            seen: set[tuple[str, ...]] = set()
            for row in rows:
                if (what := _what(row)) in seen:
                    yield self._wrong("it counts the same as a row above", row)
                seen.add(what)
                yield from self._numbers(row, "n")

    def _numbers(self, row: Row, *names: str) -> Iterator[Problem]:
        for name in names:
            if math.isnan(self.content.number(row, name)):
                yield self._wrong(f'{name} is "{row[name]}", no count', row)

    def refused(self) -> Iterator[Problem]:
        """What the warehouse itself found wrong."""
        for kind in REFUSED:
            if n := sum(self.content.number(row, "n") for row in self.content.rows[kind]):
                yield Problem(_WRONG[kind].format(n=int(n)), self.content.place)
        if not self.content.rows["people"] or not self.content.rows["rows"]:
            yield self._of_all("nobody was counted", "Look whether the statement ran to its end.")

    def described(self) -> Iterator[Problem]:
        """A table, features and ratings of which the file doesn't say what they are."""
        layout = self.told.get("layout")
        if layout not in ("wide", "long") or (layout == "long" and not all(map(self.told.get, _SIDES))):
            yield self._of_all("the file doesn't say which table was counted")
            return
        features = self._features()
        for name, has in features.items():
            if missing := [each for each in (*_SIDES, "evidence") if each not in has]:
                yield self._of_all(f"{', '.join(missing)} of feature {name} is missing")
        for row in (*self.content.rows["answers"], *self.content.rows["rating"]):
            yield from self._numbers(row, "w", "w2")
            if row["name"] not in ("", *RATINGS) or (row["name"] == "") != (row["kind"] == "answers"):
                yield self._wrong(f'"{row["name"]}" is no rating', row)
            elif row["feature"] not in features or row["name"] not in {"", *features[row["feature"]]}:
                yield self._wrong(f'feature "{row["feature"]}" isn\'t described', row)

    def _features(self) -> Mapping[str, set[str]]:
        """What is told of each feature; of those of a long table everything is, by its columns."""
        if self._is_long:
            every = {*_SIDES, "evidence", *RATINGS}
            return {row["feature"]: every for row in self.content.rows["answers"]}
        told: dict[str, set[str]] = defaultdict(set)
        for row in self.content.rows["feature"]:
            told[row["feature"]].add(row["name"] if row["value"] else "")
        return told

    def groups(self) -> Iterator[Problem]:
        """Features out of number, answers of a group in which nobody is, groups and weights of no column."""
        features = {row["feature"] for row in self.content.rows["answers"]}
        if not self._is_long and {*self._features(), *features} != {*map(str, range(len(features)))}:
            yield self._of_all("the features of this file aren't numbered from 0")
        rows, people = ({*map(self.content.key, self.content.rows[kind])} for kind in ("rows", "people"))
        for kind, known in (("people", rows), ("answers", people), ("rating", people)):
            for row in self.content.rows[kind]:
                if (key := self.content.key(row)) not in known:
                    yield self._wrong(f'there is nobody in the group "{"; ".join(filter(None, key))}"', row)
        for name, place in (("wave", 1), ("by", 2)):
            if not self.told.get(name) and any(key[place] for key in rows):
                yield self._of_all(f"the file doesn't name the column of its groups: {name}")
        if not self.told.get("weight") and any(not _is_plain(row) for row in self.content.rows["answers"]):
            yield self._of_all("the file doesn't name the column of its weights")

    def sums(self) -> Iterator[Problem]:
        """Other people than were asked; of a long table not everybody answers about each feature."""
        rows, people = self._people("rows"), self._people("people")
        for key, n in people.items():
            if n > rows[key]:
                yield self._other(key, "", n, rows[key])
        counted: dict[tuple[str, str], Counter[Key]] = defaultdict(Counter)
        for row in (*self.content.rows["answers"], *self.content.rows["rating"]):
            counted[row["feature"], row["name"]][self.content.key(row)] += int(self.content.number(row, "n"))
        for (feature, _), found in counted.items():
            for key, n in people.items():
                if found[key] > n or (found[key] < n and not self._is_long):
                    yield self._other(key, feature, found[key], n)

    def _people(self, kind: str) -> Counter[Key]:
        found: Counter[Key] = Counter()
        for row in self.content.rows[kind]:
            found[self.content.key(row)] += int(self.content.number(row, "n"))
        return found

    def _other(self, key: Key, feature: str, found: int, people: int) -> Problem:
        of = ", ".join(filter(None, (*key, feature and f"feature {feature}"))) or "all"
        return self._of_all(f"{found} people were counted where {people} were asked: {of}")

    def _of_all(self, what: str, todo: str = _TODO) -> Problem:
        return Problem(what, self.content.place, todo=todo)

    def _wrong(self, what: str, row: Row) -> Problem:
        return Problem(what, f"{self.content.place}, row {row['row']}", todo=_TODO)


def _what(row: Row) -> tuple[str, ...]:
    """What a row counts or describes."""
    describes = row["kind"] in ("table", "feature")
    return tuple(row[name] for name in FIELDS if name not in NUMBERS and not (describes and name == "value"))


def _is_plain(row: Row) -> bool:
    """Whether everybody counts once here."""
    return float(row["n"]) == float(row["w"]) == float(row["w2"])
