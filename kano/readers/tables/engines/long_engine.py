"""A long table counted by its engine: a row an answer pair, or a row an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kano.errors import DataError, Problem
from kano.provenance import Exclusion, Notice, frozen_map
from kano.readers.answers.decoded import explained
from kano.readers.columns.extras import natural
from kano.readers.files.cells import clean
from kano.readers.files.engines.engine import Engine, Told, column_name
from kano.readers.pairs.evidence import Pairing
from kano.readers.pairs.pair import Pair
from kano.readers.pairs.questionnaires import recognised
from kano.readers.tables.engines.grouped import Grouped, Key, PairCount, RatingCount
from kano.readers.tables.engines.queries import any_of, grouped, is_no_weight, is_one_of, key_of, keyed, says
from kano.readers.tables.engines.reading import grouped_reading
from kano.readers.tables.engines.refusals import check_settings, check_texts, check_weights
from kano.readers.tables.engines.spread import spread
from kano.readers.tables.long.long_columns import LongColumns
from kano.readers.tables.long.long_rows import sides_told, unknown_sides
from kano.readers.tables.outcome import Reading
from kano.readers.tables.understood import Understood
from kano.values import dataclass

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]

_ANSWERS = ("functional", "dysfunctional")


def read_long_engine(known: Understood, columns: LongColumns, engine: Engine) -> Reading:
    """The counts of a long table whose rows stay where they are."""
    check_settings(known, engine)
    if known.extras.respondent is not None:
        columns = replace(columns, respondent=known.extras.respondent)
    told = engine.texts(sorted({*columns.answers, columns.feature, *_some(columns.side)}))
    check_texts(told, known)
    query = _Long(known, columns, engine, told)
    pairs = recognised([Pair(name, *columns.answers, "key") for name in query.features], known.settings)
    paired = replace(known, pairing=Pairing(tuple(pairs), "long"))
    sides = tuple(spread(told, [column], engine.names) for column in columns.answers)
    reading = grouped_reading(paired, query.grouped(), (sides[0], sides[1]), tuple(query.lost()), absent=True)
    if columns.respondent is not None:
        return reading
    notice = Notice("no_respondent_ids", frozen_map({}))
    source = replace(reading.source, respondents=None)
    return replace(reading, source=source, notices=(*reading.notices, notice))


def _some(column: int | None) -> list[int]:
    return [] if column is None else [column]


@dataclass(frozen=True, eq=False)
class _Long:
    """What is asked of the engine."""

    known: Understood
    columns: LongColumns
    engine: Engine
    texts: Mapping[int, Sequence[Told]]

    @cached_property
    def names(self) -> Sequence[Told]:
        """The values of the column of features that name one."""
        header = self.known.header.name(self.columns.feature)
        return [each for each in self.texts[self.columns.feature] if each.text not in ("", header)]

    @cached_property
    def features(self) -> Sequence[str]:
        """Features as in the table, in natural order."""
        if not self.names:
            raise DataError("there are no rows below the header", self.known.place)
        return sorted({each.text for each in self.names}, key=natural)

    def grouped(self) -> Grouped:
        """Everything counted; checks before that every person is counted once."""
        self._check_people()
        rows, people = self._people()
        everybody = rows == people
        return Grouped(
            (*self._answered(), *self._open(everybody=everybody)),
            rows,
            people,
            tuple(self._ratings(everybody=everybody)),
            weighted=self.known.extras.weight is not None,
            waved=self.known.extras.wave is not None,
        )

    def lost(self) -> Iterator[Exclusion]:
        """Rows that hold an answer, but name no feature."""
        import narwhals as nw

        blank = ~is_one_of(nw.col(column_name(self.columns.feature)), [each.value for each in self.names])
        said = [
            ~is_one_of(nw.col(column_name(i)), [each.value for each in self.texts[i] if not each.text])
            & ~nw.col(column_name(i)).is_null()
            for i in set(self.columns.answers)
        ]
        ((count,),) = self.engine.rows(
            [self.engine.frame.filter(blank & any_of(said)).select(nw.len().alias("n"))]
        )
        if count:
            yield Exclusion("no_feature", int(count), ())

    @cached_property
    def rows(self) -> Frame:
        """A row a person and feature, or a person's answer about it, with keys and weights."""
        import narwhals as nw

        columns = self.columns
        feature = nw.col(column_name(columns.feature))
        found = keyed(self.known, self.engine).filter(is_one_of(feature, [each.value for each in self.names]))
        taken = {"feature": columns.feature, **{f"rating_{name}": i for name, i in columns.ratings.items()}}
        if columns.respondent is not None:
            taken["respondent"] = columns.respondent
        named = [nw.col(column_name(i)).alias(name) for name, i in taken.items()]
        n = nw.lit(1) if columns.count is None else nw.col(column_name(columns.count)).cast(nw.Int64)
        found = found.with_columns(people=n, w=nw.col("w") * n, w2=nw.col("w2") * n)
        return found.select(*Key._fields, *named, *self._both(), "people", "w", "w2")

    def _both(self) -> Iterator[nw.Expr]:
        """Both answers of a row; of a row that holds one of them, the other is missing."""
        import narwhals as nw

        side = self.columns.side
        if side is None:
            for name, i in zip(_ANSWERS, self.columns.answers, strict=True):
                yield nw.col(column_name(i)).alias(name)
            return
        told = self.texts[side]
        places = sides_told([each.text for each in told])
        if unknown := [each.text for each, place in zip(told, places, strict=True) if place < 0]:
            raise unknown_sides(unknown, self.known.header.name(side), self.known.place)
        for k, (name, i) in enumerate(zip(_ANSWERS, self.columns.answers, strict=True)):
            values = [each.value for each, place in zip(told, places, strict=True) if place == k]
            here = is_one_of(nw.col(column_name(side)), values)
            yield nw.when(here).then(nw.col(column_name(i))).alias(name)
            yield here.cast(nw.Int64).alias(f"is_{name}")

    @cached_property
    def cells(self) -> Frame:
        """A row a person and feature."""
        if self.columns.side is None:
            return self.rows
        import narwhals as nw

        both = [nw.col(name).max() for name in _ANSWERS]
        groups = self.rows.group_by("feature", "respondent", *Key._fields, "people", "w", "w2")
        return groups.agg(*both)

    @cached_property
    def said(self) -> nw.Expr:
        """Whether a row holds an answer."""
        settings = explained(self.known.table)
        both = enumerate(zip(_ANSWERS, self.columns.answers, strict=True))
        return any_of(says(name, self.texts[i], k, settings) for k, (name, i) in both)

    def _check_people(self) -> None:
        """DataError where it isn't clear whose rows are, or a person says something twice or in two ways."""
        import narwhals as nw

        rows = self.rows
        bad = rows.filter(is_no_weight() & self.said).select(nw.len().alias("n"))
        ((strays,),) = self.engine.rows([bad])
        check_weights(strays, self.known)
        if self.columns.respondent is None:
            return
        nobody = nw.col("respondent").is_null() | (nw.col("respondent").cast(nw.String) == "")
        once = ["feature", "respondent", "wave"]
        sides = [f"is_{name}" for name in _ANSWERS] if self.columns.side is not None else ["people"]
        again = grouped(rows.select(*once, *sides), once, sides).filter(any_of(nw.col(n) > 1 for n in sides))
        alive = rows.select("respondent", *Key._fields, "w", self.said.cast(nw.Int64).alias("alive"))
        one = grouped(alive, ["respondent", *Key._fields, "w"], ["alive"])
        changed = grouped(one.select("respondent", "wave", "alive", "w"), ["respondent", "wave"], ["alive"])
        changed = changed.filter((nw.col("n") > 1) & (nw.col("alive") > 0))
        asked = [rows.filter(nobody), again, changed]
        counts = [self.engine.rows([each.select(nw.len().alias("n"))])[0][0] for each in asked]
        if problems := [
            self._problem(name, n) for name, n in zip(("nobody", "again", "changed"), counts, strict=True) if n
        ]:
            raise DataError(problems)

    def _problem(self, name: str, n: int) -> Problem:
        what, todo = {
            "nobody": (
                f"{n} rows don't say whose answers they hold",
                "Fill in the respondents' ids, or leave the rows out.",
            ),
            "again": (
                f"{n} times a respondent answers about one feature more than once",
                "Leave these rows out; or name the wave column, if people answered in several waves.",
            ),
            "changed": (
                f"the rows of {n} respondents differ in weight or group",
                "Give each respondent one of each.",
            ),
        }[name]
        return Problem(what, self.known.place, todo=todo)

    @cached_property
    def alive(self) -> Frame:
        """A row a person: keys, and in how many rows they answered."""
        import narwhals as nw

        keys = [*Key._fields] if self.columns.respondent is None else ["respondent", *Key._fields]
        found = self.cells.select(*keys, "people", self.said.cast(nw.Int64).alias("alive"))
        return found if self.columns.respondent is None else grouped(found, keys, ["alive"])

    def _people(self) -> tuple[Counter[Key], Counter[Key]]:
        """People by group, and those of them who answered."""
        import narwhals as nw

        n = nw.col("people") if self.columns.respondent is None else nw.lit(1)
        found = self.alive.select(
            *Key._fields, (nw.col("alive") > 0).cast(nw.Int64).alias("alive"), n.alias("people")
        )
        rows: Counter[Key] = Counter()
        people: Counter[Key] = Counter()
        for *key, alive, _, n in self.engine.rows([grouped(found, (*Key._fields, "alive"), ["people"])]):
            rows[key_of(key)] += int(n)
            people[key_of(key)] += int(n) if alive else 0
        return rows, +people

    def _answered(self) -> Iterator[PairCount]:
        """By group, feature and what they said, of those who said something about it."""
        found = self.cells.filter(self.said)
        groups = grouped(found, (*Key._fields, "feature", *_ANSWERS), ("people", "w", "w2"))
        for *key, feature, one, other, _, n, w, w2 in self.engine.rows([groups]):
            yield PairCount(self._place(feature), key_of(key), clean(one), clean(other), int(n), w, w2)

    def _open(self, *, everybody: bool) -> Iterator[PairCount]:
        """By group and feature: those who left it open, but answered about another."""
        if self.columns.respondent is None:
            return
        found = self._living(self.cells.filter(~self.said), everybody=everybody)
        groups = grouped(found, (*Key._fields, "feature"), ("people", "w", "w2"))
        for *key, feature, _, n, w, w2 in self.engine.rows([groups]):
            yield PairCount(self._place(feature), key_of(key), "", "", int(n), w, w2)

    def _ratings(self, *, everybody: bool) -> Iterator[RatingCount]:
        """By group, feature and rating, of those who gave an answer about any feature."""
        for name in self.columns.ratings:
            value = f"rating_{name}"
            found = self._living(self.rows, everybody=everybody)
            groups = grouped(found, (*Key._fields, "feature", value), ("people", "w"))
            for *key, feature, text, _, n, w in self.engine.rows([groups]):
                yield RatingCount(name, self._place(feature), key_of(key), clean(text), int(n), w)

    def _living(self, found: Frame, *, everybody: bool) -> Frame:
        """Of these rows those of people who answered about any feature."""
        import narwhals as nw

        if self.columns.respondent is None:
            return found.filter(self.said)
        if everybody:
            return found
        same = ["respondent", *(["wave"] if self.known.extras.wave is not None else [])]
        return found.join(self.alive.filter(nw.col("alive") > 0).select(*same), on=same, how="semi")

    def _place(self, feature: object) -> int:
        return self.features.index(clean(feature))
