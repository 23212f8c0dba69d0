"""What an engine counted of a table: people by what they said, in their own words."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from kano.counts import MOMENTS
from kano.errors import DataError, Problem
from kano.provenance import frozen_map
from kano.readers.columns.extras import inapplicable, rating_values
from kano.readers.tables.wide.sums import KEYS, MOST_CELLS, MOST_TEXTS, Sums
from kano.resources import facts
from kano.responses import FULFILMENT, NOT_APPLICABLE
from kano.values import dataclass

N = TypeVar("N", np.int64, np.float64)


class Key(NamedTuple):
    """What tells a respondent's group, as texts; "" where the cell is blank or there is no such column."""

    block: str = ""
    wave: str = ""
    segment: str = ""


class PairCount(NamedTuple):
    """People of one group who said the same two things about a feature."""

    feature: int
    key: Key
    functional: str
    dysfunctional: str
    n: int
    w: float
    w2: float


class RatingCount(NamedTuple):
    """People of one group who gave a feature the same rating."""

    rating: str
    feature: int
    key: Key
    text: str
    n: int
    w: float


@dataclass(frozen=True, eq=False)
class Grouped:
    """The counts of a table."""

    pairs: tuple[PairCount, ...]
    """Of those who gave an answer about any feature."""
    rows: Mapping[Key, int]
    """Respondents of each group, ..."""
    people: Mapping[Key, int]
    """... and those of them who gave an answer about any feature."""
    ratings: tuple[RatingCount, ...] = ()
    weighted: bool = False
    waved: bool = False
    """Whether a column tells the wave."""


@dataclass(frozen=True, eq=False)
class Summed:
    """The same as sums over codes of texts."""

    sums: Sums
    texts: tuple[str, ...]
    keyed: Mapping[str, tuple[str, ...]]
    unreadable: Mapping[tuple[str, int], int]
    """By rating and feature: cells that are no rating."""


@dataclasses.dataclass(slots=True)
class _Vocabulary:
    """Texts and their codes."""

    codes: dict[str, int] = field(default_factory=lambda: {"": 0})

    def code(self, text: str) -> int:
        """The code of a text, a new one where it is met for the first time."""
        return self.codes.setdefault(text, len(self.codes))


def summed(found: Grouped, features: int, place: str) -> Summed:
    """Sums of counts; those of people whose wave is blank are left out. DataError where there are too many."""
    waved = found.waved
    keyed = {name: _Vocabulary() for name in KEYS}
    sums = Sums(features, found.weighted)
    keys = {
        key: sums.keys.setdefault(_codes(keyed, key), len(sums.keys))
        for key in sorted({*found.rows, *found.people})
    }
    texts = _Vocabulary()
    pairs = sorted(each for each in found.pairs if each.key.wave or not waved)
    coded = [(keys[p.key], p.feature, texts.code(p.functional), texts.code(p.dysfunctional)) for p in pairs]
    _refuse_many(len(keys) * features, len(texts.codes), place)
    sums.texts = len(texts.codes)
    shape = (len(keys), features, sums.texts, sums.texts)
    sums.n = _added(np.zeros(shape, dtype=np.int64), coded, [each.n for each in pairs])
    sums.w = _added(np.zeros(shape), coded, [each.w for each in pairs])
    sums.w2 = _added(np.zeros(shape), coded, [each.w2 for each in pairs])
    sums.rows = np.array([found.rows.get(key, 0) for key in keys], dtype=np.int64)
    taking = (found.people.get(key, 0) if key.wave or not waved else 0 for key in keys)
    sums.people = np.fromiter(taking, np.int64, len(keys))
    rated = [each for each in found.ratings if each.key.wave or not waved]
    sums.ratings = dict(_rated(rated, keys, features))
    vocabularies = frozen_map({name: tuple(each.codes) for name, each in keyed.items()})
    return Summed(sums, tuple(texts.codes), vocabularies, _unreadable(rated))


def _codes(keyed: Mapping[str, _Vocabulary], key: Key) -> tuple[int, int, int]:
    return keyed["block"].code(key.block), keyed["wave"].code(key.wave), keyed["segment"].code(key.segment)


def _refuse_many(cells: int, texts: int, place: str) -> None:
    if texts > MOST_TEXTS or cells * texts * texts > MOST_CELLS:
        what = f"{texts} different answers in {cells} groups and features are more than can be counted"
        raise DataError(Problem(what, place, todo="Name a column of fewer groups, or count a part at a time."))


def _added(out: NDArray[N], places: Sequence[tuple[int, ...]], values: Sequence[float]) -> NDArray[N]:
    """The array with these values added at these places."""
    if places:
        np.add.at(out, tuple(np.array(places).T), np.array(values, dtype=out.dtype))
    return out


def _rated(
    rated: Iterable[RatingCount], keys: Mapping[Key, int], features: int
) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """By rating: (keys, F, 4) moments; and of whom it doesn't concern."""
    known = facts("wordings")["ratings"]
    each = sorted(rated)
    texts = [one.text for one in each]
    values = rating_values(texts, known["sets"])
    apart = inapplicable(texts, known["not_applicable"])
    found: dict[str, NDArray[np.float64]] = {}
    for one, value, none in zip(each, values, apart, strict=True):
        moments = found.setdefault(one.rating, np.zeros((len(keys), features, MOMENTS)))
        if not np.isnan(value):
            moments[keys[one.key], one.feature] += (one.n, one.w, one.w * value, one.w * value * value)
        if none and one.rating == FULFILMENT:
            moments = found.setdefault(NOT_APPLICABLE, np.zeros((len(keys), features, MOMENTS)))
            moments[keys[one.key], one.feature] += (one.n, one.w, one.w, one.w)
    yield from found.items()


def _unreadable(rated: Sequence[RatingCount]) -> Mapping[tuple[str, int], int]:
    known = facts("wordings")["ratings"]
    texts = [one.text for one in rated]
    values = rating_values(texts, known["sets"])
    apart = inapplicable(texts, known["not_applicable"])
    lost: Counter[tuple[str, int]] = Counter()
    for one, value, none in zip(rated, values, apart, strict=True):
        if one.text and np.isnan(value) and not none:
            lost[one.rating, one.feature] += one.n
    return frozen_map(lost)
