"""Pairs by questionnaire: columns that hold its questions word for word, or bear its keys or labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kano.questionnaire import Feature, Questionnaire, questionnaire, shipped_questionnaires
from kano.readers.folding import normal
from kano.readers.layout import Header
from kano.readers.names import asked, same_stem
from kano.readers.pair import Pair
from kano.settings import Settings


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question of a questionnaire."""

    questionnaire: Questionnaire
    feature: Feature
    functional: bool


def questionnaires(settings: Settings) -> tuple[Questionnaire, ...]:
    """The questionnaire that the settings name, then those that ship with the program."""
    own = (questionnaire(settings.survey),) if settings.survey else ()
    keys = {each.key for each in own}
    return own + tuple(each for each in shipped_questionnaires() if each.key not in keys)


def matched_pairs(header: Header, settings: Settings, free: Iterable[int]) -> list[Pair]:
    """Pairs of columns that hold both questions about a feature, in any register."""
    known = _questions(questionnaires(settings))
    found: dict[tuple[str, str], dict[bool, list[tuple[int, _Asked]]]] = {}
    for column, each in _found(header, known, free):
        sides = found.setdefault((each.questionnaire.key, each.feature.key), {})
        sides.setdefault(each.functional, []).append((column, each))
    pairs = []
    for sides in found.values():
        if all(len(sides.get(side, ())) == 1 for side in (True, False)):
            (functional, each), (dysfunctional, _) = sides[True][0], sides[False][0]
            pairs.append(
                Pair(
                    each.feature.key,
                    functional,
                    dysfunctional,
                    "questionnaire",
                    feature=each.feature,
                    questionnaire=each.questionnaire.key,
                )
            )
    return sorted(pairs, key=lambda pair: min(pair.columns))


def recognised(pairs: Sequence[Pair], settings: Settings) -> list[Pair]:
    """The same pairs with the features of a questionnaire where their names are its keys or labels.

    A questionnaire that the settings name is always believed, a shipped one where it knows at least half of the
    names and at least two.
    """
    names = {same_stem(pair.name) for pair in pairs if pair.feature is None and pair.name}
    for each in questionnaires(settings) if names else ():
        features = _by_name(each)
        hits = names & features.keys()
        named = settings.survey and each is questionnaires(settings)[0]
        if (named and hits) or (len(hits) >= 2 and 2 * len(hits) >= len(names)):
            return [_with(pair, features.get(same_stem(pair.name)), each) for pair in pairs]
    return list(pairs)


def _questions(all_of: Sequence[Questionnaire]) -> Mapping[str, list[_Asked]]:
    known: dict[str, list[_Asked]] = {}
    for each in all_of:
        for feature in each.features:
            for pair in feature.questions.values():
                for functional, text in ((True, pair.functional), (False, pair.dysfunctional)):
                    entry = _Asked(each, feature, functional)
                    # Registers may share a text.
                    entries = known.setdefault(normal(text), [])
                    entries += [entry] if entry not in entries else []
    return known


def _found(header: Header, known: Mapping[str, list[_Asked]], free: Iterable[int]) -> list[tuple[int, _Asked]]:
    """By column: the question it holds, in the questionnaire that knows most of the file's columns."""
    hits: dict[int, list[_Asked]] = {}
    for column in free:
        for text in asked(header.name(column)):
            if entries := known.get(normal(text)):
                hits[column] = entries
                break
    votes = Counter(each.questionnaire.key for entries in hits.values() for each in entries)
    order = list(votes)
    return [
        (
            column,
            min(
                entries, key=lambda each: (-votes[each.questionnaire.key], order.index(each.questionnaire.key))
            ),
        )
        for column, entries in hits.items()
    ]


def _by_name(each: Questionnaire) -> Mapping[str, Feature]:
    features: dict[str, Feature] = {}
    for feature in each.features:
        for name in (feature.key, *feature.labels.values()):
            features.setdefault(same_stem(name), feature)
    return features


def _with(pair: Pair, feature: Feature | None, each: Questionnaire) -> Pair:
    if feature is None or pair.feature is not None:
        return pair
    return replace(pair, feature=feature, questionnaire=each.key)
