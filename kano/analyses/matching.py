"""Features of several waves brought under one key, as the aliases of the settings say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kano.provenance import Notice, frozen_map
from kano.questionnaire import Feature
from kano.responses import Responses, Wave
from kano.tally import Categories

T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Matched:
    """Categories under the keys of the aliases."""

    categories: Categories
    notices: tuple[Notice, ...] = ()


def matched(part: Categories, aliases: Mapping[str, str]) -> Matched:
    """The same counts under the keys that the aliases give.

    Where two features of one part get the same key, as those that a feature was split into, their answers are
    pooled: shares are their mean, and the people who answered both count once in Σ weight and Σ weight².
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
            "drift.merged",
            frozen_map({"feature": key, "parts": tuple(part.features[i].label() for i in each)}),
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
    def summed(array: NDArray[T]) -> NDArray[T]:
        return np.stack([array[:, :, place].sum(axis=2) for place in places], axis=2)

    size = np.array([len(place) for place in places], dtype=np.float64)[:, None]
    return replace(
        part,
        n=summed(part.n),
        w=summed(part.w) / size,
        w2=summed(part.w2) / size,
        not_asked=summed(part.not_asked),
        no_answer=summed(part.no_answer),
        ratings=frozen_map(),
        features=tuple(part.features[place[0]] for place in places),
    )


def _named(feature: Feature, key: str) -> Feature:
    return feature if feature.key == key else replace(feature, key=key)


def _questions(wave: Wave, aliases: Mapping[str, str]) -> Wave:
    return replace(
        wave, questions=frozen_map({aliases.get(key, key): each for key, each in wave.questions.items()})
    )
