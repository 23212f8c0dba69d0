"""What every table of counts can do: be selected from, totalled, pooled and added."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import reduce
from operator import add
from typing import Any, ClassVar, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from kano.clusters import Clusters
from kano.errors import AnalysisError, DataError, Problem
from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.responses import FULFILMENT, Wave
from kano.values import dataclass

C = TypeVar("C", bound="Counts")

EVERYBODY = ""
"""Segment of all respondents together."""
BLANK = "∅"
"""Segment of the respondents whose cell was empty."""

MOMENTS = 4
"""Per rating: people, Σw, Σw·x, Σw·x²."""

FEW = 300
"""Answer pairs from which on an average weight tells the scale of the weights."""


@dataclass(frozen=True, eq=False)
class Counts:
    """Counts of W waves × S segments × F features, of answer pairs or of categories."""

    waves: tuple[Wave, ...]
    segments: tuple[str, ...]
    """A partition of the respondents; ("",) where nobody is divided."""
    features: tuple[Feature, ...]
    n: NDArray[np.int64]
    """People in each cell: (W, S, F, …)."""
    w: NDArray[np.float64]
    """Their weights, summed; equal to `n` where nobody is weighted."""
    w2: NDArray[np.float64]
    """Their squared weights, summed."""
    not_asked: NDArray[np.int64]
    """(W, S, F): people who were never asked about the feature."""
    by: str = ""
    """Name of the column that makes the segments."""
    ratings: Mapping[str, NDArray[np.float64]] = field(default_factory=frozen_map)
    """By name (importance, fulfilment): (W, S, F, 4) moments."""
    folded: tuple[str, ...] = ()
    """Groups that were put together as "*" before, which is among them where some aren't named."""

    clusters: tuple[Clusters | None, ...] = ()
    """Of each wave, how everybody in it came in clusters, None for one by one; () where that is so of all."""

    _tables: ClassVar[tuple[str, ...]] = ("n", "w", "w2", "not_asked")

    @property
    def weighted(self) -> bool:
        """Whether the sums of weights and of their squares are more than counts of people."""
        return not (np.array_equal(self.n, self.w) and np.array_equal(self.w, self.w2))

    @property
    def people_weighted(self) -> bool:
        """Whether anybody counts for more or less than one; clusters and a design effect don't do that."""
        return not np.array_equal(self.n, self.w)

    def select(
        self,
        *,
        waves: Iterable[str] | None = None,
        segments: Iterable[str] | None = None,
        features: Iterable[str] | None = None,
    ) -> Self:
        """Only these waves, segments and features, in this order; AnalysisError for an unknown key."""
        axes = (
            _positions([wave.key for wave in self.waves], waves, "wave"),
            _positions(self.segments, segments, "segment"),
            _positions([feature.key for feature in self.features], features, "feature"),
        )
        return replace(
            self.mapped(lambda array: array[np.ix_(*axes)]),
            waves=tuple(self.waves[i] for i in axes[0]),
            segments=tuple(self.segments[i] for i in axes[1]),
            features=tuple(self.features[i] for i in axes[2]),
            # How the people of a group came in clusters isn't known.
            clusters=tuple(self.clusters[i] for i in axes[0]) if self.clusters and segments is None else (),
        )

    def total(self) -> Self:
        """All segments together."""
        summed = self.mapped(lambda array: array.sum(axis=1, keepdims=True))
        return replace(summed, segments=("",), by="", folded=(), clusters=self.clusters)

    def pooled(self) -> Self:
        """All waves together, as one unnamed wave."""
        common = Wave() if len(self.waves) > 1 else self.waves[0]
        summed = self.mapped(lambda array: array.sum(axis=0, keepdims=True))
        told = [each for each in self.clusters if each]
        return replace(summed, waves=(common,), clusters=(reduce(add, told),) if told else ())

    def __add__(self, other: Self) -> Self:
        """The respondents of both; DataError where one wave was asked or weighted in two ways."""
        if type(other) is not type(self):
            return NotImplemented
        if problems := list(_unlike(self, other)):
            raise DataError(problems)
        waves = _union_of_waves(self.waves, other.waves)
        segments = tuple(dict.fromkeys(self.segments + other.segments))
        features = tuple(
            {**_by_key(self.features), **_by_key(other.features), **_by_key(self.features)}.values()
        )
        left, right = (each._spread(waves, segments, features) for each in (self, other))  # noqa: SLF001
        empty = np.zeros((*left.not_asked.shape, MOMENTS))
        changes: dict[str, Any] = {name: getattr(left, name) + getattr(right, name) for name in self._tables}
        return replace(
            left,
            **changes,
            folded=tuple(sorted({*self.folded, *other.folded})),
            clusters=_union_of_clusters(self, other, waves),
            ratings=frozen_map(
                {
                    name: left.ratings.get(name, empty) + right.ratings.get(name, empty)
                    for name in {**left.ratings, **right.ratings}
                }
            ),
        )

    def mapped(self, change: Callable[[NDArray[Any]], NDArray[Any]]) -> Self:
        """Every array, whose first axes are (W, S, F), changed in the same way; without clusters."""
        changes: dict[str, Any] = {name: change(getattr(self, name)) for name in self._tables}
        ratings = frozen_map({name: change(array) for name, array in self.ratings.items()})
        return replace(self, **changes, ratings=ratings, clusters=())

    def _spread(
        self, waves: tuple[Wave, ...], segments: tuple[str, ...], features: tuple[Feature, ...]
    ) -> Self:
        places = np.ix_(
            [list(_by_key(waves)).index(wave.key) for wave in self.waves],
            [segments.index(segment) for segment in self.segments],
            [list(_by_key(features)).index(feature.key) for feature in self.features],
        )

        def put(array: NDArray[Any]) -> NDArray[Any]:
            wide = np.zeros((len(waves), len(segments), len(features), *array.shape[3:]), dtype=array.dtype)
            wide[places] = array
            return wide

        return replace(self.mapped(put), waves=waves, segments=segments, features=features)


def is_marked(counts: Counts) -> bool:
    """Whether anybody gave a mark for how well a feature is done now."""
    moments = counts.ratings.get(FULFILMENT)
    return moments is not None and bool(moments[..., 0].any())


def merge(tallies: Sequence[C]) -> C:
    """All of them together; `sum` with a good message for kinds that don't mix.

    Raises:
        DataError: where one wave was asked or weighted in two ways, or counts of answer pairs meet
            counts of categories.
    """
    merged = tallies[0]
    for each in tallies[1:]:
        if type(each) is not type(merged):
            raise DataError(
                "counts of answer pairs and counts of categories can't be merged",
                todo="Analyse them apart, or give the answers from which the categories were counted.",
            )
        merged = merged + each
    return merged


def _positions(keys: Sequence[str], wanted: Iterable[str] | None, kind: str) -> list[int]:
    if wanted is None:
        return list(range(len(keys)))
    chosen = list(wanted)
    if unknown := [key for key in chosen if key not in keys]:
        raise AnalysisError(
            Problem(f'there is no {kind} "{key}"', allowed=f"There are: {', '.join(keys)}.") for key in unknown
        )
    return [keys.index(key) for key in chosen]


def _by_key(items: Sequence[Any]) -> dict[str, Any]:
    return {item.key: item for item in items}


def _union_of_waves(left: tuple[Wave, ...], right: tuple[Wave, ...]) -> tuple[Wave, ...]:
    merged = _by_key(left)
    for wave in right:
        known = merged.get(wave.key)
        merged[wave.key] = _both(known, wave) if known else wave
    return tuple(merged.values())


def _union_of_clusters(left: Counts, right: Counts, waves: Iterable[Wave]) -> tuple[Clusters | None, ...]:
    told: dict[str, Clusters] = {}
    for wave, own in (*_clusters_by_wave(left).items(), *_clusters_by_wave(right).items()):
        told[wave] = told[wave] + own if wave in told else own
    return tuple(told.get(wave.key) for wave in waves) if told else ()


def _clusters_by_wave(counts: Counts) -> dict[str, Clusters]:
    return {wave.key: own for wave, own in zip(counts.waves, counts.clusters, strict=False) if own}


def _both(one: Wave, other: Wave) -> Wave:
    questions = frozen_map({**other.questions, **one.questions})
    sources = dict.fromkeys([*one.questionnaire.split(", "), *other.questionnaire.split(", ")])
    return replace(
        one, date=one.date or other.date, questions=questions, questionnaire=", ".join(filter(None, sources))
    )


def _unlike(one: Counts, other: Counts) -> Iterator[Problem]:
    tables = {getattr(one, "table", ""), getattr(other, "table", "")} - {""}
    if len(tables) > 1 and _by_key(one.waves).keys() & _by_key(other.waves).keys():
        yield Problem(f"one part was counted by the table {', the other by '.join(sorted(tables))}")
    if one.by != other.by:
        yield Problem(f'one part is divided by "{one.by}", the other by "{other.by}"')
    for kept, more in ((one, other), (other, one)):
        yield from _understated(kept, more)
    theirs = _by_key(other.waves)
    for w, wave in enumerate(one.waves):
        if wave.key in theirs:
            yield from _unlike_clusters(one, other, wave.key)
            yield from _unlike_waves(wave, theirs[wave.key])
            yield from _unlike_weights(one, w, other, other.waves.index(theirs[wave.key]))


def _understated(kept: Counts, more: Counts) -> Iterator[Problem]:
    """Groups of one part that the other has put together with others, so that their sum would lack people."""
    new = [each for each in more.segments if each and each not in kept.segments]
    unknown = "*" in kept.folded and kept.by == more.by
    lost = [each for each in more.segments if each in kept.folded and each != "*"]
    names = dict.fromkeys([*lost, *(each for each in new if unknown and each != "*")])
    if names:
        yield Problem(
            f"small groups were put together in one part, and the other holds groups that may be among them: "
            f"{', '.join(names)}",
            todo="Merge the answers themselves, or counts saved with kano tally --keep-small.",
        )


def _unlike_waves(one: Wave, other: Wave) -> Iterator[Problem]:
    where = f"wave {one.key}" if one.key else ""
    todo = "Give them as two waves, or settle it in kano.toml."
    names = ["wording", "scale", "weighting"]
    if one.questions.keys() & other.questions.keys() or not (one.questions and other.questions):
        # Parts that ask about other features may come from other questionnaires.
        names.append("questionnaire")
    for name in names:
        mine, yours = getattr(one, name), getattr(other, name)
        if mine != yours:
            yield Problem(f'{name} "{mine}" and {name} "{yours}" don\'t add up', where, todo=todo)
    for key in one.questions:
        if key in other.questions and one.questions[key] != other.questions[key]:
            texts = f"{one.questions[key].functional!r} and {other.questions[key].functional!r}"
            yield Problem(f"the questions about {key} differ: {texts}", where, todo=todo)


def _unlike_clusters(one: Counts, other: Counts, wave: str) -> Iterator[Problem]:
    """One part that tells how its people came in clusters, and one that doesn't."""
    if (wave in _clusters_by_wave(one)) != (wave in _clusters_by_wave(other)):
        todo = "Count both from their answers, with or without --cluster."
        yield Problem("one part tells its clusters, the other doesn't", f"wave {wave}".rstrip(), todo=todo)


def _unlike_weights(one: Counts, i: int, other: Counts, j: int) -> Iterator[Problem]:
    """Weights that average 1 and weights that count a population are not one scale.

    Strata of one study may well differ threefold, and the means of a few people by more than that.
    """
    people = one.n[i].sum(), other.n[j].sum()
    if min(people) == 0:
        return
    apart = 10 if min(people) >= FEW else 1000
    mean = one.w[i].sum() / people[0], other.w[j].sum() / people[1]
    if max(mean) > apart * min(mean) > 0:
        yield Problem(
            f"the weights average {mean[0]:.3g} in one part and {mean[1]:.3g} in the other",
            f"wave {one.waves[i].key}".rstrip(),
            todo="Bring the weights to one scale before merging.",
        )
