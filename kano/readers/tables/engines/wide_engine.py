"""A wide table counted by its engine: a row a respondent, two columns a feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kano.readers.answers.decoded import explained
from kano.readers.columns.names import RATINGS
from kano.readers.files.cells import clean
from kano.readers.files.engines.engine import Engine, Told, column_name
from kano.readers.tables.engines.grouped import Grouped, Key, PairCount, RatingCount
from kano.readers.tables.engines.queries import any_of, grouped, is_no_weight, key_of, keyed, says
from kano.readers.tables.engines.reading import grouped_reading
from kano.readers.tables.engines.refusals import check_settings, check_texts, check_weights
from kano.readers.tables.engines.spread import spread
from kano.readers.tables.outcome import Reading
from kano.readers.tables.understood import Understood
from kano.readers.tables.wide.repeats import without_repeats
from kano.readers.tables.wide.wide import unused
from kano.readers.tables.wide.wide_cells import asked_columns

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]


def read_wide_engine(known: Understood, engine: Engine) -> Reading:
    """The counts of a wide table whose rows stay where they are."""
    check_settings(known, engine)
    known, repeated = without_repeats(known)
    sides = asked_columns(known.pairing.pairs)
    texts = engine.texts(sorted({*sides[0], *sides[1]}))
    check_texts(texts, known)
    functional, dysfunctional = (spread(texts, side, engine.names) for side in sides)
    counts = _Wide(known, engine, texts).grouped()
    return grouped_reading(known, counts, (functional, dysfunctional), (*repeated, *unused(known)))


@dataclass(frozen=True, eq=False)
class _Wide:
    """What is asked of the engine."""

    known: Understood
    engine: Engine
    texts: Mapping[int, Sequence[Told]]

    def grouped(self) -> Grouped:
        """Everything counted: a query for people, one for what they left open, one a feature, one a rating."""
        rows: Counter[Key] = Counter()
        people: Counter[Key] = Counter()
        strays = 0
        for *key, alive, n, bad in self.engine.rows([self._people()]):
            rows[key_of(key)] += n
            people[key_of(key)] += n if alive else 0
            strays += bad if alive else 0
        check_weights(strays, self.known)
        return Grouped(
            (*self._answered(), *self._open()),
            rows,
            people,
            tuple(self._ratings()),
            weighted=self.known.extras.weight is not None,
            waved=self.known.extras.wave is not None,
        )

    @cached_property
    def frame(self) -> Frame:
        """The table with keys and weights."""
        return keyed(self.known, self.engine)

    @cached_property
    def said(self) -> Sequence[nw.Expr]:
        """By feature, whether somebody gave an answer about it."""
        settings = explained(self.known.table)
        both = [enumerate((pair.functional, pair.dysfunctional)) for pair in self.known.pairing.pairs]
        return [any_of(says(column_name(i), self.texts[i], k, settings) for k, i in sides) for sides in both]

    def _people(self) -> Frame:
        """By group and whether they answered: people, and those whose weight is none."""
        import narwhals as nw

        alive = any_of(self.said).cast(nw.Int64).alias("alive")
        found = self.frame.select(*Key._fields, alive, is_no_weight().cast(nw.Int64).alias("bad"))
        return grouped(found, (*Key._fields, "alive"), ["bad"])

    def _answered(self) -> Iterator[PairCount]:
        """By group and what they said about a feature, of those who said something about it."""
        import narwhals as nw

        def counted(feature: int) -> Frame:
            pair = self.known.pairing.pairs[feature]
            functional = nw.col(column_name(pair.functional)).alias("functional")
            dysfunctional = nw.col(column_name(pair.dysfunctional)).alias("dysfunctional")
            found = self.frame.filter(self.said[feature])
            found = found.select(*Key._fields, functional, dysfunctional, "w", "w2")
            return grouped(found, (*Key._fields, "functional", "dysfunctional"), ("w", "w2"), feature)

        for feature, *key, one, other, n, w, w2 in self.engine.rows(map(counted, range(len(self.said)))):
            yield PairCount(feature, key_of(key), clean(one), clean(other), n, w, w2)

    def _open(self) -> Iterator[PairCount]:
        """By group: those who left a feature open, but answered about another."""
        import narwhals as nw

        features = range(len(self.said))
        blank = [~each for each in self.said]
        sums = [f"{name}_{k}" for k in features for name in ("open", "w", "w2")]
        terms = [
            nw.when(blank[k]).then(value).otherwise(0.0).alias(f"{name}_{k}")
            for k in features
            for name, value in (("open", nw.lit(1.0)), ("w", nw.col("w")), ("w2", nw.col("w2")))
        ]
        found = self.frame.filter(any_of(self.said) & any_of(blank)).select(*Key._fields, *terms)
        for *key, _, moments in _parted(self.engine.rows([grouped(found, Key._fields, sums)])):
            for k in features:
                n, w, w2 = moments[3 * k : 3 * k + 3]
                if n:
                    yield PairCount(k, key_of(key), "", "", int(n), w, w2)

    def _ratings(self) -> Iterator[RatingCount]:
        """By group and rating, of those who gave an answer about any feature."""
        import narwhals as nw

        pairs = self.known.pairing.pairs
        rated = [
            (name, k, pair.ratings[name])
            for name in RATINGS
            for k, pair in enumerate(pairs)
            if name in pair.ratings
        ]

        def counted(number: int) -> Frame:
            value = nw.col(column_name(rated[number][2])).alias("value")
            found = self.frame.filter(any_of(self.said)).select(*Key._fields, value, "w")
            return grouped(found, (*Key._fields, "value"), ["w"], number)

        for number, *key, value, n, w in self.engine.rows(map(counted, range(len(rated)))):
            name, feature, _ = rated[number]
            yield RatingCount(name, feature, key_of(key), clean(value), n, w)


def _parted(rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Rows of a key, n and sums, with the sums as one."""
    size = len(Key._fields) + 1
    return ((*row[:size], row[size:]) for row in rows)
