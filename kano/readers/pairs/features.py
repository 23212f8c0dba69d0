"""Features from pairs of columns: key, label, and the questions as they were asked."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kano.errors import DataError, Problem
from kano.provenance import PairUsed, frozen_map
from kano.questionnaire import Feature, Question
from kano.readers.columns.header import Header
from kano.readers.columns.names import asked
from kano.readers.columns.table import Table
from kano.readers.pairs.labels import key_of, short_labels, unique_keys
from kano.readers.pairs.pair import Pair
from kano.settings.panels.study import Settings
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Features:
    """The features of a sheet, in the order of its pairs."""

    features: tuple[Feature, ...]
    questions: Mapping[str, Question]
    """By key, where the sheet holds question texts."""
    questionnaire: str
    """Keys of the questionnaires they come from, joined by ", "."""


def features_of(pairs: Sequence[Pair], table: Table) -> Features:
    """One feature a pair; DataError where two pairs ask about the same one."""
    header, settings = table.header, table.settings
    questions = [_question(pair, header) for pair in pairs]
    labels = _labels(pairs, questions, header)
    keys = unique_keys([_key(pair, label) for pair, label in zip(pairs, labels, strict=True)])
    final = [_alias(key, pair, settings) for key, pair in zip(keys, pairs, strict=True)]
    if twice := [key for key, count in Counter(final).items() if count > 1]:
        raise DataError(
            Problem(
                f'two pairs of columns ask about "{key}"',
                table.place,
                todo="Give them unlike keys in kano.toml.",
            )
            for key in twice
        )
    features = []
    for key, pair, label, question in zip(final, pairs, labels, questions, strict=True):
        known = pair.feature
        texts = {**(known.questions if known else {}), **({} if known or not question else {"": question})}
        named = {"": settings.labels[key]} if key in settings.labels else _named(pair, label)
        base = known or Feature(key)
        features.append(replace(base, key=key, labels=frozen_map(named), questions=frozen_map(texts)))
    used = dict.fromkeys(pair.questionnaire for pair in pairs if pair.questionnaire)
    told = {key: question for key, question in zip(final, questions, strict=True) if question}
    return Features(tuple(features), frozen_map(told), ", ".join(used))


def pairs_used(pairs: Sequence[Pair], features: Features, header: Header) -> tuple[PairUsed, ...]:
    """What reports say about the columns of each feature."""
    return tuple(
        PairUsed(
            feature.key,
            header.name(pair.functional),
            header.name(pair.dysfunctional),
            header.letters(pair.functional),
            header.letters(pair.dysfunctional),
            "backed" if pair.backed else pair.evidence,
        )
        for feature, pair in zip(features.features, pairs, strict=True)
    )


def _question(pair: Pair, header: Header) -> Question | None:
    """The two texts as people read them; None where the columns have names only, or rows name the feature."""
    if pair.evidence == "key":
        return None
    texts = [header.name(i) for i in (pair.functional, pair.dysfunctional)]
    if pair.evidence != "grid":
        texts = [asked(text)[-1] for text in texts]
    return Question(*texts) if all(map(_is_question, texts)) else None


def _is_question(text: str) -> bool:
    return (
        len(text.split()) >= 4
        or text.rstrip().endswith(("?", "？"))
        or (not text.isascii() and bool(re.search(r"[\u3040-\u9fff]{5}", text)))
    )


def _labels(pairs: Sequence[Pair], questions: Sequence[Question | None], header: Header) -> list[str]:
    """The feature's name where columns bear one that reads well, else what its question is about."""
    asking = [
        k for k, (pair, question) in enumerate(zip(pairs, questions, strict=True)) if _unnamed(pair, question)
    ]
    short = dict(zip(asking, short_labels([header.name(pairs[k].functional) for k in asking]), strict=True))
    return [short.get(k) or pair.name or f"Feature {k + 1}" for k, pair in enumerate(pairs)]


def _unnamed(pair: Pair, question: Question | None) -> bool:
    return question is not None and pair.evidence != "grid" and not (pair.name and " " in pair.name)


def _key(pair: Pair, label: str) -> str:
    if pair.key or pair.feature:
        return pair.key or (pair.feature.key if pair.feature else "")
    code = re.fullmatch(r"[\w.-]*[\d_][\w.-]*|[a-z.-]+", pair.name)
    return pair.name if code else key_of(pair.name or label)


def _alias(key: str, pair: Pair, settings: Settings) -> str:
    return settings.aliases.get(key) or settings.aliases.get(pair.name) or key


def _named(pair: Pair, label: str) -> Mapping[str, str]:
    if pair.label:
        return {"": pair.label}
    return pair.feature.labels if pair.feature and pair.feature.labels else {"": label}
