"""Pairs by questionnaire: columns that hold its questions word for word, or bear its keys or labels."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from kano.questionnaire import Feature, Questionnaire
from kano.questionnaire_file import load_questionnaire, questionnaire
from kano.readers.columns.names import asked, same_stem
from kano.readers.columns.table import Table
from kano.readers.pairs.pair import Pair
from kano.resources import shipped
from kano.settings.panels.study import Settings
from kano.values import dataclass
from kano.words.folding import normal

_LONGEST_CODE = 17
"""Letters of a feature's key in forms for LimeSurvey: of the 20 that a code holds three are for its suffix."""


@dataclass(frozen=True, eq=False)
class _Asked:
    """A question of a questionnaire."""

    questionnaire: Questionnaire
    feature: Feature
    functional: bool


def questionnaires(settings: Settings, texts: Iterable[str]) -> tuple[Questionnaire, ...]:
    """The questionnaire that the settings name, then the shipped ones that hold one of the texts."""
    own = (questionnaire(settings.survey),) if settings.survey else ()
    keys = {each.key for each in own}
    wanted = {_searched(text) for text in texts if text}
    held = (_loaded(path) for path, content in _contents() if any(text in content for text in wanted))
    return own + tuple(each for each in held if each.key not in keys)


def matched_pairs(table: Table, free: Iterable[int]) -> list[Pair]:
    """Pairs of columns that hold both questions about a feature, in any register."""
    texts = {column: asked(table.header.name(column)) for column in free}
    known = _questions(questionnaires(table.settings, (each for part in texts.values() for each in part)))
    found: dict[tuple[str, str], dict[bool, list[tuple[int, _Asked]]]] = {}
    for column, each in _found(texts, known):
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
    names and at least two. Beside one that is believed, names that are keys of others are theirs, such as that
    of a control item.
    """
    names = {same_stem(pair.name) for pair in pairs if pair.feature is None and pair.name}
    texts = [pair.name for pair in pairs if pair.feature is None]
    known = questionnaires(settings, texts) if names else ()
    for each in known:
        features = _by_name(each)
        hits = names & features.keys()
        named = settings.survey and each is known[0]
        if (named and hits) or (len(hits) >= 2 and 2 * len(hits) >= len(names)):
            found = [_with(pair, features.get(same_stem(pair.name)), each) for pair in pairs]
            return _by_key(found, [other for other in known if other is not each])
    return list(pairs)


def _by_key(pairs: Sequence[Pair], others: Sequence[Questionnaire]) -> list[Pair]:
    """The pairs with the features whose very keys their names are; a key of one word may be anybody's."""
    keys = {feature.key: (feature, each) for each in others for feature in each.features if "_" in feature.key}
    return [_with(pair, *keys[pair.name]) if pair.name in keys else pair for pair in pairs]


@cache
def _contents() -> tuple[tuple[Path, str], ...]:
    """The files of the shipped questionnaires as text: looking there costs less than parsing them all."""
    paths = sorted(shipped("surveys").glob("*.toml"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    keys = [" ".join(re.findall(r'^key = "(.+)"', text, re.MULTILINE)).replace("_", "") for text in texts]
    searched = (f"{_searched(text)} {_searched(short)}" for text, short in zip(texts, keys, strict=True))
    return tuple(zip(paths, searched, strict=True))


@cache
def _loaded(path: Path) -> Questionnaire:
    return load_questionnaire(path)


def _searched(text: str) -> str:
    return " ".join(text.casefold().split()).replace("\\", "").rstrip("?. ")


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


def _found(texts: Mapping[int, Sequence[str]], known: Mapping[str, list[_Asked]]) -> list[tuple[int, _Asked]]:
    """By column: the question it holds, in the questionnaire that knows most of the file's columns."""
    hits: dict[int, list[_Asked]] = {}
    for column, each_of in texts.items():
        for text in each_of:
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
    for feature in each.features:
        # LimeSurvey drops underscores, and its codes are short.
        plain = same_stem(feature.key).replace(" ", "")
        for name in (plain, plain[:_LONGEST_CODE]):
            features.setdefault(name, feature)
    return features


def _with(pair: Pair, feature: Feature | None, each: Questionnaire) -> Pair:
    if feature is None or pair.feature is not None:
        return pair
    return replace(pair, feature=feature, questionnaire=each.key)
