"""What a study says of its features beside their answers: what it expects of them, and their groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kano.counts import MOMENTS, Counts
from kano.provenance import Notice, Provenance, frozen_map
from kano.questionnaire import Feature
from kano.responses import SCORE, Responses
from kano.settings.panels.study import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Part = TypeVar("Part", bound=Responses | Counts)


def with_groups(settings: Settings, parts: Sequence[Part]) -> Settings:
    """The settings with the groups of the sheet that they name, in its order."""
    if not settings.groups_file:
        return settings
    from kano.readers.tables.beside.feature_groups import read_groups

    features = {feature.key: feature for part in parts for feature in part.features}
    groups = {name: dict(each) for name, each in settings.groups.items()}
    for name, each in read_groups(Path(settings.groups_file), features.values()).items():
        groups[name] = {**groups.get(name, {}), **each}
    return replace(settings, groups=frozen_map({name: frozen_map(each) for name, each in groups.items()}))


def described(parts: Sequence[Part], settings: Settings) -> tuple[list[Part], Provenance]:
    """The parts with what the settings say of their features, and a remark on features that there aren't."""
    if not (settings.expected or settings.groups or settings.scores):
        return list(parts), Provenance()
    features = {feature.key: feature for part in parts for feature in part.features}
    groups = settings.groups
    scores = _scores(settings, features)
    parts = _scored(parts, scores) if scores else parts
    told = [
        replace(part, features=tuple(_told(each, settings, groups) for each in part.features)) for part in parts
    ]
    named = [*settings.expected, *(key for each in groups.values() for key in each), *scores]
    return told, Provenance(notices=tuple(_strangers(named, features)))


def asked_in_some(parts: Sequence[Responses | Counts]) -> Iterator[Notice]:
    """Names features about which only some of several files of one wave ask."""
    if len({wave.key for part in parts for wave in part.waves}) > 1:
        return
    labels = {feature.key: feature.label() for part in parts for feature in part.features}
    asked = Counter(key for part in parts for key in {each.key for each in part.features})
    told = ((label, asked[key]) for key, label in labels.items())
    if some := tuple(f"{label} ({n} of {len(parts)})" for label, n in told if n < len(parts)):
        yield Notice("features_in_some", frozen_map({"features": some}))


def _scores(settings: Settings, features: Mapping[str, Feature]) -> Mapping[str, float]:
    """Scores from elsewhere, by feature key."""
    if not settings.scores:
        return {}
    from kano.readers.tables.beside.feature_groups import read_scores

    return read_scores(Path(settings.scores), features.values())


def _scored(parts: Sequence[Part], scores: Mapping[str, float]) -> Sequence[Part]:
    """The parts with a score from elsewhere, as if everybody had given it."""
    import numpy as np

    return [
        _with_score(part, np.array([scores.get(each.key, np.nan) for each in part.features])) for part in parts
    ]


def _with_score(part: Part, score: NDArray[np.float64]) -> Part:
    import numpy as np

    if isinstance(part, Responses):
        told = np.broadcast_to(score, (len(part), len(score))).copy()
    else:
        powers = np.stack([np.ones_like(score), np.ones_like(score), score, score**2], axis=-1)
        known = np.where(np.isfinite(score)[:, None], powers, 0.0)
        told = np.broadcast_to(known, (*part.not_asked.shape, MOMENTS)).copy()
    return replace(part, ratings=frozen_map({**part.ratings, SCORE: told}))


def _told(feature: Feature, settings: Settings, groups: Mapping[str, Mapping[str, str]]) -> Feature:
    own = {name: each[feature.key] for name, each in groups.items() if feature.key in each}
    found = replace(feature, groups=frozen_map({**feature.groups, **own}))
    if feature.key not in settings.expected:
        return found
    return replace(found, expected=settings.expected[feature.key], expected_source="kano.toml")


def _strangers(named: Sequence[str], features: Mapping[str, Feature]) -> Iterator[Notice]:
    """Keys that no feature has: slips of the pen, unless another wave asks about them."""
    if unknown := tuple(key for key in dict.fromkeys(named) if key not in features):
        yield Notice("features_unknown", frozen_map({"features": unknown}))
