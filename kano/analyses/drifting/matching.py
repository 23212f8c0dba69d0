"""Features of several waves brought under one key, as the aliases of the settings say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kano.provenance import Notice, frozen_map
from kano.questionnaire import Feature
from kano.responses import Responses, Wave
from kano.tally import Categories
from kano.values import dataclass

T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True)
class Matched:
    """Categories under the keys of the aliases."""

    categories: Categories
    notices: tuple[Notice, ...] = ()


def likely_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Which old key each new one may stand for: the most alike first, each once, the rest in their order.

    >>> likely_pairs(["wifi", "coffee"], ["koffie", "free_wifi"])
    [('wifi', 'free_wifi'), ('coffee', 'koffie')]
    """
    alike = sorted(
        (
            (-SequenceMatcher(None, one, other).ratio(), i, j)
            for i, one in enumerate(old)
            for j, other in enumerate(new)
        )
    )
    found: dict[int, int] = {}
    for _, i, j in alike:
        if i not in found and j not in found.values():
            found[i] = j
    return [(old[i], new[j]) for i, j in sorted(found.items())]


def matched(part: Categories, aliases: Mapping[str, str]) -> Matched:
    """The same counts under the keys that the aliases give.

    Where two features of one part get the same key, as those that a feature was split into, their answers are
    pooled: shares are their mean, of as many people as answered the one that most answered, as if nobody
    answered another only. Without weights cells hold whole people.
    """
    keys = [aliases.get(feature.key, feature.key) for feature in part.features]
    new = list(dict.fromkeys(keys))
    if keys == [feature.key for feature in part.features]:
        return Matched(part)
    places = [[i for i, key in enumerate(keys) if key == each] for each in new]
    merged = _pooled(part, places) if len(new) < len(keys) else part
    features = tuple(_named(part.features[each[0]], key) for key, each in zip(new, places, strict=True))
    waves = tuple(_questions(wave, aliases) for wave in part.waves)
    notices = tuple(
        Notice(
            "drift.merged", frozen_map({"feature": key, "parts": tuple(part.features[i].label() for i in each)})
        )
        for key, each in zip(new, places, strict=True)
        if len(each) > 1
    )
    return Matched(replace(merged, features=features, waves=waves), notices)


def matched_responses(part: Responses, aliases: Mapping[str, str]) -> Responses:
    """The same for answers; of several features under one key the first that a person answered counts."""
    keys = [aliases.get(feature.key, feature.key) for feature in part.features]
    if keys == [feature.key for feature in part.features]:
        return part
    new = list(dict.fromkeys(keys))
    answers = np.stack([_first(part, [i for i, k in enumerate(keys) if k == key]) for key in new], axis=1)
    features = tuple(_named(part.features[keys.index(key)], key) for key in new)
    waves = tuple(_questions(wave, aliases) for wave in part.waves)
    return replace(part, features=features, answers=answers, waves=waves, ratings=frozen_map())


def _first(part: Responses, places: Sequence[int]) -> NDArray[np.int8]:
    chosen = part.answers[:, places[0]].copy()
    for place in places[1:]:
        whole = ((chosen >= 0) & (chosen < 5)).all(axis=1)
        chosen[~whole] = part.answers[~whole, place]
    return chosen


def _pooled(part: Categories, places: Sequence[Sequence[int]]) -> Categories:
    """Each place's features as one of as many people as most of them were answered by."""

    def summed(array: NDArray[T]) -> NDArray[T]:
        return np.stack([array[:, :, place].sum(axis=2) for place in places], axis=2)

    answered = part.n.sum(axis=-1)
    lead = np.stack([np.array(place)[answered[:, :, place].argmax(axis=-1)] for place in places], axis=2)
    people, every = np.take_along_axis(answered, lead, axis=2), summed(answered)
    share = np.divide(people, every, out=np.ones(every.shape), where=every > 0)[..., None]
    n = _whole(summed(part.n) * share, people)
    return replace(
        part,
        n=n,
        w=summed(part.w) * share if part.weighted else n.astype(np.float64),
        w2=summed(part.w2) * share if part.weighted else n.astype(np.float64),
        not_asked=np.take_along_axis(part.not_asked, lead, axis=2),
        no_answer=np.take_along_axis(part.no_answer, lead, axis=2),
        ratings=frozen_map(),
        features=tuple(part.features[place[0]] for place in places),
    )


def _whole(counts: NDArray[np.float64], total: NDArray[np.int64]) -> NDArray[np.int64]:
    """Whole people in each cell that add up to the total: the largest remainders are rounded up."""
    down: NDArray[np.int64] = np.floor(counts + 1e-9).astype(np.int64)
    rank = (down - counts).argsort(axis=-1, kind="stable").argsort(axis=-1, kind="stable")
    more: NDArray[np.bool_] = rank < total[..., None] - down.sum(axis=-1, keepdims=True)
    return down + more


def _named(feature: Feature, key: str) -> Feature:
    return feature if feature.key == key else replace(feature, key=key)


def _questions(wave: Wave, aliases: Mapping[str, str]) -> Wave:
    return replace(
        wave, questions=frozen_map({aliases.get(key, key): each for key, each in wave.questions.items()})
    )
