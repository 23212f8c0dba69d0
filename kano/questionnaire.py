"""Questionnaires: features with their two questions, and the five answers people may give."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kano.errors import Problem, QuestionnaireError, did_you_mean
from kano.provenance import frozen_map
from kano.resources import shipped
from kano.scale import Component

REGISTERS = ("nl-u", "nl-je", "en")
"""Keys of the question texts: language, and in Dutch the form of address."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Five answer texts for each of the two questions, in the order of `Answer`."""

    key: str
    functional: tuple[str, ...]
    dysfunctional: tuple[str, ...]
    language: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """The two questions about one feature in one language and form of address."""

    functional: str
    dysfunctional: str


@dataclass(frozen=True, slots=True)
class Feature:
    """One property of a value proposition that respondents are asked about."""

    key: str
    """Stable name in files, settings and results."""
    labels: Mapping[str, str] = field(default_factory=frozen_map)
    """Short name by language; "" where the language is not known."""
    questions: Mapping[str, Question] = field(default_factory=frozen_map)
    """Question texts by register: nl-u, nl-je, en, or "" as found in a file."""
    groups: Mapping[str, str] = field(default_factory=frozen_map)
    """What to roll results up by: {"object": "hotel"}."""
    expected: Component | None = None
    """The component that the team expects."""
    expected_source: str = ""

    def label(self, language: str = "") -> str:
        """The short name in a language, or in any, or the key.

        >>> Feature("map", {"nl": "Kaart"}).label("en")
        'Kaart'
        """
        return self.labels.get(language) or next(iter(self.labels.values()), self.key)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A ready-made or a user's own set of features to ask about."""

    key: str
    titles: Mapping[str, str]
    source: str
    features: tuple[Feature, ...]
    wording: str = ""
    """Key of the answer wording that its forms use by default."""
    system: str = ""
    """Code of the system in the source texts, such as S13."""

    def feature(self, key: str) -> Feature:
        """The feature with this key; KeyError if there is none."""
        for feature in self.features:
            if feature.key == key:
                return feature
        raise KeyError(key)


def load_questionnaire(path: Path) -> Questionnaire:
    """Read a questionnaire from a TOML file; QuestionnaireError lists everything that is wrong with it."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise QuestionnaireError(Problem(f"the questionnaire can't be read: {error}", path.name)) from error
    problems = list(_problems(content, path.name))
    if problems:
        raise QuestionnaireError(problems)
    return Questionnaire(
        key=content["key"],
        titles=frozen_map(content["title"]),
        source=content.get("source", ""),
        features=tuple(_feature(entry) for entry in content["features"]),
        wording=content.get("wording", ""),
        system=content.get("system", ""),
    )


@cache
def shipped_questionnaires() -> tuple[Questionnaire, ...]:
    """The questionnaires that come with the program, in order of their file names."""
    return tuple(load_questionnaire(path) for path in sorted(shipped("surveys").glob("*.toml")))


def questionnaire(name: str) -> Questionnaire:
    """A shipped questionnaire by its key, or a user's own from a TOML file.

    >>> questionnaire("3b-examples").feature("hotel_schoon").expected.value
    'basis'
    """
    if name.lower().endswith(".toml"):
        return load_questionnaire(Path(name))
    known = {each.key: each for each in shipped_questionnaires()}
    if name in known:
        return known[name]
    hint = did_you_mean(name, known) or "Or name a TOML file with your own questionnaire."
    raise QuestionnaireError(
        Problem(f'there is no questionnaire "{name}"', allowed=f"Known: {', '.join(known)}.", todo=hint)
    )


def _feature(entry: Mapping[str, Any]) -> Feature:
    expected = entry.get("expected")
    return Feature(
        key=entry["key"],
        labels=frozen_map(entry.get("label")),
        questions=frozen_map({register: Question(**pair) for register, pair in entry["questions"].items()}),
        groups=frozen_map(entry.get("groups")),
        expected=Component(expected) if expected else None,
        expected_source=entry.get("expected_source", ""),
    )


def _problems(content: Mapping[str, Any], file: str) -> Sequence[Problem]:
    found = [
        Problem(f'"{name}" is missing', file, f"It must be {form}.")
        for name, form in (
            ("key", "a text"),
            ("title", "a table of texts by language"),
            ("features", "a list"),
        )
        if not content.get(name)
    ]
    keys: set[str] = set()
    for position, entry in enumerate(content.get("features", []), start=1):
        where = f"{file}, feature {position} ({entry.get('key', 'no key')})"
        found += [Problem(text, where) for text in _feature_problems(entry, keys)]
        keys.add(entry.get("key", ""))
    return found


def _feature_problems(entry: Mapping[str, Any], keys: set[str]) -> Sequence[str]:
    found = []
    if not entry.get("key"):
        found.append("it has no key")
    elif entry["key"] in keys:
        found.append("its key stands twice")
    if not entry.get("questions"):
        found.append("it has no questions")
    for register, pair in entry.get("questions", {}).items():
        if set(pair) != {"functional", "dysfunctional"} or not all(pair.values()):
            found.append(f"questions.{register} must give functional and dysfunctional")
    if entry.get("expected") and entry["expected"] not in set(Component):
        found.append(f'expected = "{entry["expected"]}" is none of {", ".join(Component)}')
    return found
