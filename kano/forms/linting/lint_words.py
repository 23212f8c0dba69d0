"""Questions taken apart for checking: words, negations, content."""

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from kano.resources import facts
from kano.words.negation import endings, fold, words_of


def facts_of(name: str) -> dict[str, Any]:
    """One table of the words by which questionnaires are checked."""
    table: dict[str, Any] = facts("lint")[name]
    return table


def words_in(text: str) -> list[str]:
    """The words of a text, folded.

    >>> words_in("Hoe zou u het vinden als wij géén haast hebben?")[-3:]
    ['geen', 'haast', 'hebben']
    """
    return list(_words(text))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words_of(fold(text)))


@cache
def known(table: str, language: str) -> frozenset[str]:
    """The words of one table in a language, folded."""
    return frozenset(fold(word) for word in facts_of(table)[language])


def phrases_in(text: str, phrases: Sequence[str]) -> list[str]:
    """Those of the phrases that a text holds, as whole words."""
    padded = f" {' '.join(words_in(text))} "
    return [phrase for phrase in phrases if f" {' '.join(words_in(phrase))} " in padded]


def without(text: str, phrases: Sequence[str]) -> list[str]:
    """The words of a text without some phrases."""
    padded = f" {' '.join(words_in(text))} "
    for phrase in phrases:
        padded = padded.replace(f" {' '.join(words_in(phrase))} ", " ")
    return padded.split()


def negations(text: str, language: str) -> Counter[str]:
    """The plain negations of a question, how often each."""
    data = facts("negations")
    plain = {fold(word) for word in data["words"][language]} | endings((language,))
    return Counter(word for word in without(text, data["sayings"][language]) if word in plain)


def content(text: str, language: str) -> frozenset[str]:
    """What a question is about: its words without stem, negations and helping words, cut to their stems."""
    skip = set(negations(text, language)) | known_helpers()
    return frozenset(_stem(word) for word in clause(text) if word not in skip)


def clause(text: str) -> list[str]:
    """The words behind the opening of the question, such as "How would you feel if"."""
    words = words_in(text)
    for opening in facts("negations")["stems"]["openings"]:
        start = words_in(opening)
        if words[: len(start)] == start:
            return words[len(start) :]
    return words


@cache
def known_helpers() -> frozenset[str]:
    """Words that a negation needs and that change nothing else."""
    return frozenset(fold(word) for word in facts_of("helpers")["words"])


def _stem(word: str) -> str:
    return word[:6] if len(word) > 6 else word.removesuffix("s")
