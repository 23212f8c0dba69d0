"""A wide table counted by its engine: a row a respondent, two columns a feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from kano.errors import DataError, Problem
from kano.readers.answers.decoded import explained
from kano.readers.answers.meaning import says_nothing
from kano.readers.columns.names import RATINGS
from kano.readers.files.cells import clean
from kano.readers.files.engines.engine import MOST_TEXTS, Engine, Told
from kano.readers.tables.engines.grouped import Grouped, Key, PairCount, RatingCount
from kano.readers.tables.engines.refusals import check_settings, check_texts, check_weights
from kano.readers.tables.engines.reading import grouped_reading
from kano.readers.tables.engines.spread import spread
from kano.readers.tables.outcome import Reading
from kano.readers.tables.understood import Understood
from kano.readers.tables.wide.repeats import without_repeats
from kano.readers.tables.wide.wide_cells import asked_columns, columns_read

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]


def read_wide_engine(known: Understood, engine: Engine) -> Reading:
    """The counts of a wide table whose rows stay where they are."""
    check_settings(known)
    known, repeated = without_repeats(known)
    sides = asked_columns(known.pairing.pairs)
    texts = engine.texts(sorted({*sides[0], *sides[1]}))
    check_texts(texts, known)
    query = _Wide(known, engine, texts)
    said = tuple(spread(texts, side, engine.names) for side in sides)
    return grouped_reading(known, query.grouped(), (said[0], said[1]), repeated)


@dataclass(frozen=True, eq=False)
class _Wide:
    """What is asked of the engine."""

    known: Understood
    engine: Engine
    texts: Mapping[int, Sequence[Told]]

    def grouped(self) -> Grouped:
        """Everything counted: a query for people, one for what they left open, one a feature, one a rating."""
        pairs = self.known.pairing.pairs
        rows: Counter[Key] = Counter()
        people: Counter[Key] = Counter()
        strays = 0
        for *key, alive, n, bad in self.engine.rows([self._people()]):
            rows[_key(key)] += n
            people[_key(key)] += n if alive else 0
            strays += bad if alive else 0
        check_weights(strays, self.known)
        counted = self.engine.rows(self._pairs(k) for k in range(len(pairs)))
        return Grouped(
            (*map(_pair, counted), *self._open()),
            rows,
            people,
            tuple(self._ratings()),
            weighted=self.known.extras.weight is not None,
            waved=self.known.extras.wave is not None,
        )

    @cached_property
    def frame(self) -> Frame:
        """The table with its keys under their own names, w and w2."""
        import narwhals as nw

        single, by = columns_read(self.known), [i for _, i in self.known.extras.by]
        keys = (single["block"], single["wave"], by[0] if by else None)
        named = [
            (nw.lit("") if i is None else nw.col(self.engine.column(i))).alias(name)
            for name, i in zip(Key._fields, keys, strict=True)
        ]
        found = self.engine.frame.with_columns(*named)
        if single["weight"] is None:
            return found.with_columns(w=nw.lit(1.0), w2=nw.lit(1.0))
        weight = nw.col(self.engine.column(single["weight"])).cast(nw.Float64)
        return found.with_columns(w=weight, w2=weight * weight)

    @cached_property
    def living(self) -> nw.Expr:
        """Whether somebody gave an answer about any feature."""
        return reduce(or_, (self._said(k) for k in range(len(self.known.pairing.pairs))))

    def _said(self, k: int) -> nw.Expr:
        """Whether somebody gave an answer about this feature."""
        pair, settings = self.known.pairing.pairs[k], explained(self.known.table)
        sides = ((0, pair.functional), (1, pair.dysfunctional))
        return reduce(or_, (self._tells(i, side, settings) for side, i in sides))

    def _tells(self, column: int, side: int, settings: Any) -> nw.Expr:  # noqa: ANN401
        import narwhals as nw

        telling = [each.value for each in self.texts[column] if not says_nothing(each.text, side, settings)]
        if not telling:
            return nw.lit(value=False)
        return nw.col(self.engine.column(column)).is_in(telling).fill_null(value=False)

    def _people(self) -> Frame:
        """By group and whether they answered: people, and those whose weight is none."""
        import narwhals as nw

        bad = ~(nw.col("w") >= 0).fill_null(value=False) | ~(nw.col("w") < _LARGEST).fill_null(value=False)
        found = self.frame.select(
            *Key._fields, self.living.cast(nw.Int64).alias("alive"), bad.cast(nw.Int64).alias("bad")
        )
        groups = found.group_by(*Key._fields, "alive").agg(nw.len().cast(nw.Int64).alias("n"), nw.col("bad").sum())
        return groups.select(*Key._fields, "alive", "n", "bad")

    def _pairs(self, k: int) -> Frame:
        """By group and what they said about this feature, of those who said something about it."""
        import narwhals as nw

        pair = self.known.pairing.pairs[k]
        both = [nw.col(self.engine.column(i)) for i in (pair.functional, pair.dysfunctional)]
        found = self.frame.filter(self._said(k)).select(
            *Key._fields, both[0].alias("functional"), both[1].alias("dysfunctional"), "w", "w2"
        )
        groups = found.group_by(*Key._fields, "functional", "dysfunctional").agg(*_sums())
        return groups.select(
            nw.lit(k).cast(nw.Int64).alias("feature"), *Key._fields, "functional", "dysfunctional", "n", "w", "w2"
        )

    def _open(self) -> Iterator[PairCount]:
        """By group: those who left this feature open, but answered about another."""
        import narwhals as nw

        pairs = range(len(self.known.pairing.pairs))
        blank = {k: ~self._said(k) for k in pairs}
        found = self.frame.filter(self.living & reduce(or_, blank.values()))
        shown = [nw.when(open_).then(nw.col(w)).otherwise(0.0).alias(f"{w}_{k}") for k, open_ in blank.items() for w in ("w", "w2")]
        ones = [open_.cast(nw.Int64).alias(f"n_{k}") for k, open_ in blank.items()]
        moments = [f"{each}_{k}" for k in pairs for each in ("n", "w", "w2")]
        groups = found.select(*Key._fields, *ones, *shown).group_by(*Key._fields).agg(*(nw.col(m).sum() for m in moments))
        for row in self.engine.rows([groups.select(*Key._fields, *moments)]):
            for k in pairs:
                n, w, w2 = row[3 + 3 * k : 6 + 3 * k]
                if n:
                    yield PairCount(k, _key(row[:3]), "", "", int(n), float(w), float(w2))

    def _ratings(self) -> Iterator[RatingCount]:
        """By group and rating, of those who gave an answer about any feature."""
        import narwhals as nw

        pairs = self.known.pairing.pairs
        rated = [(name, k, pair.ratings[name]) for name in RATINGS for k, pair in enumerate(pairs) if name in pair.ratings]

        def counted(number: int, column: int) -> Frame:
            value = nw.col(self.engine.column(column)).alias("value")
            found = self.frame.filter(self.living).select(*Key._fields, value, "w", "w2")
            groups = found.group_by(*Key._fields, "value").agg(*_sums())
            return groups.select(nw.lit(number).cast(nw.Int64).alias("at"), *Key._fields, "value", "n", "w")

        for at, *key, value, n, w in self.engine.rows(counted(j, i) for j, (_, _, i) in enumerate(rated)):
            yield RatingCount(*rated[at][:2], _key(key), clean(value), int(n), float(w))


_LARGEST = 1e30
"""Weights are below it, so that their squares can be summed."""


def _sums() -> Iterable[nw.Expr]:
    import narwhals as nw

    return (nw.len().cast(nw.Int64).alias("n"), nw.col("w").sum(), nw.col("w2").sum())


def _key(values: Iterable[object]) -> Key:
    return Key(*map(clean, values))


def _pair(row: Sequence[Any]) -> PairCount:
    feature, *key, functional, dysfunctional, n, w, w2 = row
    return PairCount(feature, _key(key), clean(functional), clean(dysfunctional), int(n), float(w), float(w2))
