"""Negation: which of two questions about one thing asks about its absence."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import log

from kano.resources import facts
from kano.values import dataclass
from kano.words.folding import has_ideographs, without_pictures

_WORD = re.compile(r"[^\W_]+(?:['.,][^\W_]+)*")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))


@dataclass(frozen=True, eq=False)
class Contrast:
    """How two questions differ."""

    alike: float
    """Share of the content of the shorter question that the other holds too, from 0 to 1."""
    negated: int | None
    """0 or 1: the one that has a negation which the other hasn't; None where neither or both have."""
    doubtful: bool = False
    """Whether the negated thing is unpleasant, or the other question negates in other words."""
    same: bool = False
    """Whether the two say the same apart from negation."""
    opposed: int = 0
    """1 where the second takes away in other words (only, closed, out of order), -1 where the first does, or
    burdens people."""
    twice: bool = False
    """Whether the other question negates too, so that one negation may undo another."""


class Questions:
    """The questions of one file: what they share says nothing, what few have tells them apart."""

    def __init__(self, texts: Iterable[str]) -> None:
        folded = [fold(text) for text in texts]
        self.languages = _languages(folded)
        self._minus = {text: _negations(text, self.languages) for text in folded}
        self._words = {text: _content(text, self.languages) for text in folded}
        seen = Counter(word for words in self._words.values() for word in words)
        self._weight = {word: log((len(folded) + 2) / count) for word, count in seen.items()}

    def contrast(self, first: str, second: str) -> Contrast:
        """Compare two questions of this file."""
        one, two = fold(first), fold(second)
        minus = self._minus[one], self._minus[two]
        extra = minus[0] - minus[1], minus[1] - minus[0]
        negated = None if bool(extra[0]) == bool(extra[1]) else int(bool(extra[1]))
        alike, rest = self._overlap(one, two)
        doubtful = False
        if negated is not None:
            text, other = (two, one) if negated else (one, two)
            doubtful = _unpleasant(text, extra[negated], self.languages) or _shuts_out(other, text)
            doubtful |= bool(minus[1 - negated]) or _obliges(other, text)
        twice = negated is not None and bool(minus[1 - negated])
        opposed = _opposed(one, two)
        if negated is None and not opposed:
            opposed = -int(_burdens(one, two, self.languages) and not _burdens(two, one, self.languages))
        return Contrast(alike, negated, doubtful, same=rest <= 0.25, opposed=opposed, twice=twice)

    def _overlap(self, one: str, two: str) -> tuple[float, float]:
        """What the shorter shares with the other; and what both together don't share."""
        left, right = self._words[one], self._words[two]
        shared, unshared = left & right, left ^ right
        sums = [sum(map(self._weight.__getitem__, words)) for words in (left, right, shared, unshared)]
        shortest = min(sums[0], sums[1])
        return (sums[2] / shortest if shortest else 0.0), sums[3] / ((sums[2] * 2 + sums[3]) or 1)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without accents, one apostrophe, one space; for comparing questions, not answers."""
    plain = unicodedata.normalize("NFKC", re.sub(r"<[^>]+>", " ", text)).casefold()
    if not plain.isascii():
        plain = without_pictures(plain.translate(_APOSTROPHES))
    return " ".join(plain.split())


@cache
def _facts(table: str, language: str) -> tuple[str, ...]:
    return tuple(sorted(facts("negations").get(table, {}).get(language, ()), key=len, reverse=True))


def _languages(texts: Sequence[str]) -> tuple[str, ...]:
    """The languages whose frequent words the texts hold; all where none is."""
    found = Counter(word for text in texts for word in words_of(text))
    known = facts("negations")["language"]
    hits = {language: sum(found[word] for word in words) for language, words in known.items()}
    most = max(hits.values(), default=0)
    spoken = tuple(language for language, count in hits.items() if not most or count >= 0.6 * most)
    return (*spoken, "zh", "ja", "ko")


def words_of(text: str) -> list[str]:
    """The words of a folded text, with short forms such as n't as words of their own."""
    for ending in (each for language in facts("negations")["endings"] for each in _facts("endings", language)):
        text = re.sub(rf"(?<=\w){re.escape(ending)}\b", f" {_bare(ending)} ", text)
    return [part for word in _WORD.findall(text) for part in re.split(r"'", word) if part]


def endings(languages: Iterable[str]) -> frozenset[str]:
    """Endings that negate, as `words_of` makes words of them: the nt of doesn't."""
    return frozenset(_bare(each) for language in languages for each in _facts("endings", language))


def _bare(ending: str) -> str:
    return ending.replace("'", "")


def _masked(text: str, languages: Sequence[str]) -> str:
    for language in languages:
        for saying in (each for each in _facts("sayings", language) if each in text):
            edge = "" if has_ideographs(saying) else r"\b"
            text = re.sub(f"{edge}{re.escape(saying)}{edge}", " ", text)
    return text


def _negations(text: str, languages: Sequence[str]) -> Counter[str]:
    masked = _masked(text, languages)
    found: Counter[str] = Counter()
    words = words_of(masked)
    for language in languages:
        known = endings((language,)).union(_facts("words", language))
        # A word of two languages at once, such as "no", is one negation.
        found |= Counter(word for word in words if word in known)
        if not has_ideographs(masked):
            continue
        rest = masked
        for sign in _facts("signs", language):
            found[sign] += rest.count(sign)
            rest = rest.replace(sign, " ")
    return +found


def _unpleasant(text: str, negations: Counter[str], languages: Sequence[str]) -> bool:
    """Whether something unpleasant follows the negation within a few words, and nothing takes it away."""
    words = words_of(text)
    if set(words) & set(facts("negations")["relief"]["words"]):
        return False
    known = {word for language in languages for word in _facts("unpleasant", language)}
    # French negates behind the verb.
    french = set(_facts("words", "fr")) if "fr" in languages else set()
    first = [max(i - 2, 0) if each in french else i + 1 for i, each in enumerate(words)]
    described = _described(words)
    after = [
        word
        for i, each in enumerate(words)
        if each in negations
        for k, word in enumerate(words[first[i] : i + 5], first[i])
        if k not in described
    ]
    signs = negations and any(sign in text for sign in _facts("unpleasant", "signs"))
    return bool(known & set(after)) or bool(signs)


def _described(words: Sequence[str]) -> set[int]:
    """The places of words that describe what follows them and say no ill of it: a shared calendar."""
    told = facts("negations")["attributive"]
    return {k for k in range(1, len(words) - 1) if words[k] in told["words"] and words[k - 1] in told["behind"]}


def _shuts_out(text: str, other: str) -> bool:
    """Whether a text without the negation shuts something out in other words."""
    exclusive = set(facts("negations")["exclusive"]["words"])
    return bool(exclusive & set(words_of(text)) - set(words_of(other)))


def _obliges(text: str, other: str) -> bool:
    """Whether a text says that somebody has to, which the other takes away, or both speak of having to."""
    obliging = facts("negations")["obliging"]
    if any(f" {phrase} " in f" {each} " for phrase in obliging["phrases"] for each in (text, other)):
        return True
    words = set(obliging["words"])
    return bool(words & set(words_of(text)) - set(words_of(other)))


def _burdens(text: str, other: str, languages: Sequence[str]) -> bool:
    """Whether a text has a word for something unpleasant, or for having to, which the other hasn't."""
    known = {word for language in languages for word in _facts("unpleasant", language)}
    known |= {*facts("negations")["obliging"]["words"], *facts("negations")["obliging"]["phrases"]}
    here, there = (set(words_of(each)) for each in (text, other))
    phrases = (each for each in known if " " in each)
    signs = (sign in text and sign not in other for sign in _facts("unpleasant", "signs"))
    return bool(known & here - there) or any(f" {each} " in f" {text} " for each in phrases) or any(signs)


def _opposed(first: str, second: str) -> int:
    """Which text shuts something out, or holds the worse of two opposites: 1 the second, -1 the first."""
    signs = [_shuts_out(second, first) - _shuts_out(first, second)]
    one, two = set(words_of(first)), set(words_of(second))
    opposites = facts("negations")["opposites"]
    for good, bad in zip(opposites["good"], opposites["bad"], strict=True):
        signs.append(_worse(one, two, good, bad) - _worse(two, one, good, bad))
    signs += [1 for word in one - two if _denied(word) & two]
    signs += [-1 for word in two - one if _denied(word) & one]
    return max(-1, min(1, sum(signs)))


def _worse(one: set[str], two: set[str], good: Sequence[str], bad: Sequence[str]) -> bool:
    """Whether the second holds the bad word, and the first the good one or none of these."""
    return bool(set(bad) & (two - one)) and not set(good) & (two - one)


def _denied(word: str) -> set[str]:
    """The word behind a syllable that denies it: uncomfortable, excluded for included."""
    if len(word) < 4:
        return set()
    found = {f"{syllable}{word}" for syllable in ("un", "in", "im", "dis", "non", "on", "mis", "des")}
    return found | ({f"ex{word[2:]}"} if word.startswith("in") else set())


def _content(text: str, languages: Sequence[str]) -> frozenset[str]:
    """What a question is about: its words without negations and function words, cut to their stems."""
    known = {word for language in languages for word in _facts("words", language)}
    skip = known | endings(facts("negations")["endings"]) | set(facts("negations")["function-words"]["words"])
    words = [word for word in words_of(text) if word not in skip]
    # Words that are declined have short stems.
    longest = 4 if {"pl", "ru"} & set(languages[:1]) else 6
    stems = {
        word[:longest] if len(word) > longest else word.removesuffix("s")
        for word in words
        if not has_ideographs(word)
    }
    signs = text
    for language in ("zh", "ja", "ko"):
        for sign in _facts("signs", language):
            signs = signs.replace(sign, "")
    return frozenset(stems | {letter for letter in signs if has_ideographs(letter)})
