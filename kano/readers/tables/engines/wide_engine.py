"""A wide table counted by its engine: a row a respondent, two columns a feature."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from kano.readers.answers.decoded import explained
from kano.readers.answers.meaning import says_nothing
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
from kano.values import dataclass

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]


def read_wide_engine(known: Understood, engine: Engine) -> Reading:
    """The counts of a wide table whose rows stay where they are."""
    check_settings(known, engine)
    known, repeated = without_repeats(known)
    wide = _Wide(known, engine)
    check_texts(wide.texts, known)
    functional, dysfunctional = (
        spread(wide.texts, side, engine.names) for side in asked_columns(known.pairing.pairs)
    )
    counts = wide.grouped()
    return grouped_reading(known, counts, (functional, dysfunctional), (*repeated, *unused(known)))


class _Said(NamedTuple):
    """People of one group who said the same two things about a feature, in the values of the table."""

    feature: int
    key: Key
    functional: Any
    dysfunctional: Any
    n: int
    w: float
    w2: float


class _Moments(NamedTuple):
    """People and their weights."""

    n: int = 0
    w: float = 0.0
    w2: float = 0.0

    def __sub__(self, other: _Moments) -> _Moments:
        return _Moments(self.n - other.n, self.w - other.w, self.w2 - other.w2)

    def plus(self, n: int, w: float, w2: float) -> _Moments:
        """These and more."""
        return _Moments(self.n + n, self.w + w, self.w2 + w2)


@dataclass(frozen=True, eq=False)
class _Wide:
    """What is asked of the engine: one query a feature, and what is left to ask once their counts are known."""

    known: Understood
    engine: Engine

    @cached_property
    def frame(self) -> Frame:
        """The table with keys and weights."""
        return keyed(self.known, self.engine)

    @cached_property
    def counts(self) -> Sequence[_Said]:
        """By group and what they said about a feature, of everybody."""
        import narwhals as nw

        def counted(feature: int) -> Frame:
            pair = self.known.pairing.pairs[feature]
            functional = nw.col(column_name(pair.functional)).alias("functional")
            dysfunctional = nw.col(column_name(pair.dysfunctional)).alias("dysfunctional")
            found = self.frame.select(*Key._fields, functional, dysfunctional, "w", "w2")
            return grouped(found, (*Key._fields, "functional", "dysfunctional"), ("w", "w2"), feature)

        rows = self.engine.rows(map(counted, range(len(self.known.pairing.pairs))))
        return sorted((_Said(k, key_of(row[:3]), *row[3:]) for k, *row in rows), key=_order)

    @cached_property
    def texts(self) -> Mapping[int, Sequence[Told]]:
        """By column: the values that stand in it."""
        many: dict[int, Counter[Any]] = {
            i: Counter() for each in self.known.pairing.pairs for i in each.columns
        }
        for said in self.counts:
            pair = self.known.pairing.pairs[said.feature]
            many[pair.functional][said.functional] += said.n
            many[pair.dysfunctional][said.dysfunctional] += said.n
        return {i: [Told(value, clean(value), n) for value, n in each.items()] for i, each in many.items()}

    @cached_property
    def said(self) -> Sequence[nw.Expr]:
        """By feature, whether somebody gave an answer about it."""
        settings = explained(self.known.table)
        both = [enumerate((pair.functional, pair.dysfunctional)) for pair in self.known.pairing.pairs]
        return [any_of(says(column_name(i), self.texts[i], k, settings) for k, i in sides) for sides in both]

    @cached_property
    def open(self) -> Mapping[tuple[int, Key], _Moments]:
        """By feature and group: those who gave no answer about it."""
        found: dict[tuple[int, Key], _Moments] = defaultdict(_Moments)
        for said in self.counts:
            if self._is_open(said):
                place = said.feature, said.key
                found[place] = found[place].plus(said.n, said.w, said.w2)
        return found

    def grouped(self) -> Grouped:
        """Everything counted, without those who gave no answer at all."""
        rows: Counter[Key] = Counter()
        for said in self.counts:
            rows[said.key] += said.n if said.feature == 0 else 0
        silent = self._silent()
        self._check_weights()
        answered = (
            PairCount(k, key, clean(one), clean(other), n, w, w2)
            for k, key, one, other, n, w, w2 in (each for each in self.counts if not self._is_open(each))
        )
        return Grouped(
            (*answered, *self._left_open(silent)),
            rows,
            {key: n - silent.get(key, _Moments()).n for key, n in rows.items()},
            tuple(self._ratings()),
            weighted=self.known.extras.weight is not None,
            waved=self.known.extras.wave is not None,
        )

    def _is_open(self, said: _Said) -> bool:
        return clean(said.functional) in self.silent[0] and clean(said.dysfunctional) in self.silent[1]

    @cached_property
    def silent(self) -> tuple[frozenset[str], frozenset[str]]:
        """By question: the texts that give no answer."""
        settings, pairs = explained(self.known.table), self.known.pairing.pairs
        functional, dysfunctional = (
            frozenset(t.text for i in each for t in self.texts[i] if says_nothing(t.text, side, settings))
            for side, each in enumerate(asked_columns(pairs))
        )
        return functional, dysfunctional

    def _silent(self) -> Mapping[Key, _Moments]:
        """By group: those who gave no answer about any feature.

        They are among those who gave none about the feature that was left open least.
        """
        features = range(len(self.known.pairing.pairs))
        least = min(features, key=lambda k: sum(n.n for place, n in self.open.items() if place[0] == k))
        if not any(place[0] == least for place in self.open):
            return {}
        found = self.frame.filter(~self.said[least]).filter(~any_of(self.said)).select(*Key._fields, "w", "w2")
        rows = self.engine.rows([grouped(found, Key._fields, ("w", "w2"))])
        silent: dict[Key, _Moments] = defaultdict(_Moments)
        for *key, n, w, w2 in sorted(rows, key=str):
            silent[key_of(key)] = silent[key_of(key)].plus(n, w, w2)
        return silent

    def _check_weights(self) -> None:
        """DataError where somebody who answered has no weight."""
        import narwhals as nw

        if self.known.extras.weight is None:
            return
        bad = self.frame.filter(is_no_weight())
        for strays in (bad, bad.filter(any_of(self.said))):
            ((n,),) = self.engine.rows([strays.select(nw.len().alias("n"))])
            if not n:
                return
        check_weights(int(n), self.known)

    def _left_open(self, silent: Mapping[Key, _Moments]) -> Iterator[PairCount]:
        """By group: those who left a feature open, but answered about another."""
        left: Mapping[tuple[int, Key], _Moments] = {
            place: n - silent.get(place[1], _Moments()) for place, n in self.open.items()
        }
        if any(n.n and _is_rounded(n, silent.get(key, _Moments())) for (_, key), n in left.items()):
            left = self._asked_open()
        for (feature, key), n in left.items():
            if n.n:
                yield PairCount(feature, key, "", "", *n)

    def _asked_open(self) -> Mapping[tuple[int, Key], _Moments]:
        """The same asked of the engine, where a difference of sums would lose digits."""
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
        left: dict[tuple[int, Key], _Moments] = defaultdict(_Moments)
        for row in sorted(self.engine.rows([grouped(found, Key._fields, sums)]), key=str):
            key, moments = key_of(row[:3]), row[4:]
            for k in features:
                n, w, w2 = moments[3 * k : 3 * k + 3]
                left[k, key] = left[k, key].plus(int(n), w, w2)
        return left

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


def _order(said: _Said) -> tuple[Any, ...]:
    """Counts in the same order, whatever the engine's."""
    return said.feature, said.key, str(said.functional), str(said.dysfunctional)


def _is_rounded(left: _Moments, taken: _Moments) -> bool:
    """Whether what is left of a sum is so small beside what was taken from it that digits are lost."""
    return taken.w > _MOST_TAKEN * left.w or taken.w2 > _MOST_TAKEN * left.w2


_MOST_TAKEN = 100
"""Times what is left, of which 14 digits are then sure."""
