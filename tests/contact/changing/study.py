"""Surveys whose answers are known: a language, a wording that the program knows, features, people."""

import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kano.resources import facts
from tests.contact.making.model import MEANINGS, draw

DIGITS = ("1", "2", "3", "4", "5")
Answer = tuple[int, int]
"""To the functional and to the dysfunctional question: 1 to 5 from like to dislike, 0 for none."""


@dataclass(frozen=True)
class Asked:
    """A feature: its name and its two questions."""

    name: str
    functional: str
    dysfunctional: str


@dataclass(frozen=True)
class Study:
    """What people answered, apart from how it is written down."""

    language: str
    texts: tuple[tuple[str, ...], tuple[str, ...]]
    """The five answers to functional and to dysfunctional questions."""
    features: tuple[Asked, ...]
    people: tuple[tuple[Answer, ...], ...]

    def text(self, side: int, answer: int) -> str:
        return self.texts[side][answer - 1] if answer else ""

    @property
    def tally(self) -> Counter[frozenset[tuple[Answer, int]]]:
        """The pairs of answers that each feature got, those without any answer left out."""
        counts = (Counter(person[f] for person in self.people) for f in range(len(self.features)))
        return Counter(frozenset((pair, n) for pair, n in each.items() if any(pair)) for each in counts)


@cache
def languages() -> Mapping[str, Any]:
    """Questions and features by language."""
    return tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))


@cache
def wordings(language: str) -> tuple[Mapping[str, Any], ...]:
    """The sets of five answers that the program knows in a language, and those that belong to none."""
    sets = facts("wordings")["sets"].values()
    whole = (each for each in sets if all(each["functional"]) and all(each.get("dysfunctional", ("-",))))
    return tuple(each for each in whole if each["language"] in (language, ""))


def study(pick: random.Random) -> Study:
    """Any survey."""
    language = pick.choice(["en", "en", "en", *languages()])
    known = languages()[language]
    functional, dysfunctional = pick.choice(known["templates"])
    names = pick.sample(known["features"], pick.randint(2, 6))
    features = tuple(Asked(each, _opened(functional, each), _opened(dysfunctional, each)) for each in names)
    kinds = "".join(pick.choices("MOAI", k=len(features)))
    drawn = draw(str(pick.random()), (), kinds, pick.randint(20, 45), pick.choice((0, 0, 0.03)))
    return Study(language, texts(pick, language), features, drawn.people)


def texts(pick: random.Random, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The answers of one of the known sets, in one case of three some in other known words; or numbers."""
    if pick.random() < 0.12:
        return DIGITS, DIGITS
    found = pick.choice(wordings(language))
    functional = list(found["functional"])
    if pick.random() < 1 / 3:
        functional = list(_other(pick, found))
    return tuple(functional), tuple(found.get("dysfunctional", functional))


def _other(pick: random.Random, found: Mapping[str, Any]) -> Iterator[str]:
    for meaning, text in zip(MEANINGS, found["functional"], strict=True):
        yield pick.choice([text, *found.get("accept", {}).get(meaning, ())])


def _opened(template: str, feature: str) -> str:
    """The question, its first letter a capital one."""
    asked = template.format(feature)
    return asked[:1].upper() + asked[1:]
