"""A made survey whose answers are known, and what is declared about the files that are written from it."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

MEANINGS = ("like", "must-be", "neutral", "live-with", "dislike")
"""The five answers in order; 1 to 5 in a survey's people, 0 where nothing was answered."""

PROFILES: dict[str, dict[tuple[int, int], int]] = {
    "M": {(2, 5): 50, (1, 5): 12, (3, 5): 10, (2, 4): 8, (3, 3): 6, (2, 3): 5, (4, 5): 3, (1, 4): 3},
    "O": {(1, 5): 55, (2, 5): 14, (1, 4): 9, (1, 3): 6, (3, 3): 5, (3, 5): 4, (2, 4): 3, (1, 2): 1, (5, 1): 1},
    "A": {(1, 3): 30, (1, 4): 28, (1, 5): 10, (3, 3): 10, (1, 2): 4, (2, 4): 4, (3, 4): 4, (1, 1): 1},
    "I": {(3, 3): 45, (3, 4): 10, (2, 3): 8, (1, 3): 8, (2, 4): 6, (4, 3): 5, (4, 4): 4, (3, 2): 3, (5, 3): 1},
    "R": {(5, 1): 30, (3, 1): 16, (4, 1): 12, (3, 3): 12, (5, 3): 10, (5, 2): 8, (4, 2): 4, (1, 4): 2},
}
"""How often each pair of answers is given to a feature of each kind."""


@dataclass(frozen=True)
class Pair:
    """A feature as the file names it, and the headers of its two questions."""

    feature: str
    functional: str
    dysfunctional: str


@dataclass(frozen=True)
class Survey:
    """People by pairs: the answers to the functional and to the dysfunctional question."""

    pairs: tuple[Pair, ...]
    people: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True)
class Words:
    """The five answer texts, where each was seen, and other texts for the dysfunctional question if there are."""

    texts: tuple[str, ...]
    source: str = ""
    dysfunctional: tuple[str, ...] = ()

    def functional_text(self, answer: int) -> str:
        return self.texts[answer - 1] if answer else ""

    def dysfunctional_text(self, answer: int) -> str:
        return (self.dysfunctional or self.texts)[answer - 1] if answer else ""

    def meanings(self) -> dict[str, str]:
        both = (*zip(self.texts, MEANINGS, strict=True), *zip(self.dysfunctional, MEANINGS, strict=False))
        return dict(both)


@dataclass(frozen=True)
class Case:
    """Files, and what was declared about them before anything read them; see the head of corpus.toml."""

    name: str
    files: dict[str, bytes]
    after: str
    language: str = "en"
    command: str = "classify"
    knowable: bool = True
    outcome: str = "read"
    truth: tuple[dict[str, Any], ...] = ()
    respondents: int | dict[str, int] = 0
    words: Words | None = None
    asks: tuple[str, ...] = ()
    settle: dict[str, Any] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    invented: bool = False
    doubtful: str = ""
    reason: str = ""


def draw(seed: str, pairs: tuple[Pair, ...], kinds: str, n: int, blanks: float = 0.0) -> Survey:
    """N people who answer each pair as its kind does; each answer is left out with the probability `blanks`."""
    chance = random.Random(seed)
    return Survey(pairs, tuple(tuple(_answer(chance, kind, blanks) for kind in kinds) for _ in range(n)))


def _answer(chance: random.Random, kind: str, blanks: float) -> tuple[int, int]:
    pairs, weights = zip(*PROFILES[kind].items(), strict=True)
    first, second = chance.choices(pairs, weights)[0]
    return (first * (chance.random() >= blanks), second * (chance.random() >= blanks))


def answered(survey: Survey) -> int:
    """How many people gave at least one answer."""
    return sum(any(map(any, person)) for person in survey.people)


def tally(survey: Survey, wave: str = "") -> tuple[dict[str, Any], ...]:
    """For each feature how many people gave each pair of answers; those without either are not listed."""
    return tuple(_counted(survey, index, wave) for index in range(len(survey.pairs)))


def _counted(survey: Survey, index: int, wave: str) -> dict[str, Any]:
    pair = survey.pairs[index]
    counts = Counter(person[index] for person in survey.people if any(person[index]))
    row: dict[str, Any] = {"wave": wave} if wave else {}
    row |= {"feature": pair.feature, "functional": pair.functional, "dysfunctional": pair.dysfunctional}
    row["n"] = sum(count for answers, count in counts.items() if all(answers))
    row["pairs"] = {f"{_named(f)}|{_named(d)}": counts[f, d] for f, d in sorted(counts)}
    return row


def _named(answer: int) -> str:
    return MEANINGS[answer - 1] if answer else "none"


def known(case: Case, survey: Survey, words: Words | None) -> Case:
    """The case with the truth of one survey."""
    return replace(case, truth=tally(survey), respondents=answered(survey), words=words)


def side_by_side(survey: Survey, words: Words) -> tuple[list[str], list[list[str]]]:
    """Header and rows, each functional question followed by its dysfunctional one."""
    header = [text for pair in survey.pairs for text in (pair.functional, pair.dysfunctional)]
    return header, [
        [text for f, d in person for text in (words.functional_text(f), words.dysfunctional_text(d))]
        for person in survey.people
    ]


def in_blocks(survey: Survey, words: Words) -> tuple[list[str], list[list[str]]]:
    """Header and rows, all functional questions first."""
    header = [pair.functional for pair in survey.pairs] + [pair.dysfunctional for pair in survey.pairs]
    return header, [
        [words.functional_text(f) for f, _ in person] + [words.dysfunctional_text(d) for _, d in person]
        for person in survey.people
    ]


def in_long_form(survey: Survey, words: Words) -> list[tuple[int, str, str, str]]:
    """A row a person and feature: number of the person from 1, feature, both answers."""
    return [
        (number, pair.feature, words.functional_text(f), words.dysfunctional_text(d))
        for number, person in enumerate(survey.people, 1)
        for pair, (f, d) in zip(survey.pairs, person, strict=True)
    ]


def stamps(seed: str, n: int, start: str = "2026-03-02 08:14:05") -> list[datetime]:
    """Moments of submission, each a few minutes or hours after the one before."""
    chance, at, found = random.Random(seed), datetime.fromisoformat(start), []
    for _ in range(n):
        at += timedelta(seconds=chance.randint(95, 21_000))
        found.append(at)
    return found


def some(seed: str, n: int, choices: tuple[str, ...]) -> list[str]:
    """N picks among choices, for the other questions of a form."""
    return random.Random(seed).choices(choices, k=n)


def codes(seed: str, n: int, length: int = 8) -> list[str]:
    """N identifiers as platforms make them."""
    chance = random.Random(seed)
    return ["".join(chance.choices("0123456789abcdefghjkmnpqrstvwxyz", k=length)) for _ in range(n)]


def asked(template: str, negative: str, *features: tuple[str, str]) -> tuple[Pair, ...]:
    """Pairs of one template each; a feature is its label and the phrase that stands for {} in the questions."""
    return tuple(Pair(label, template.format(phrase), negative.format(phrase)) for label, phrase in features)
