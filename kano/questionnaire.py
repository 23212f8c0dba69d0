"""Questionnaires: features with their two questions, and the five answers people may give."""

from collections.abc import Mapping
from dataclasses import field

from kano.provenance import frozen_map
from kano.scale import Component
from kano.values import dataclass


@dataclass(frozen=True)
class Wording:
    """Five answer texts for each of the two questions, in the order of `Answer`."""

    key: str
    functional: tuple[str, ...]
    dysfunctional: tuple[str, ...]
    language: str = ""
    source: str = ""


@dataclass(frozen=True)
class Question:
    """The two questions about one feature in one language and form of address."""

    functional: str
    dysfunctional: str


@dataclass(frozen=True)
class Grouping:
    """Something to roll features up by, such as the phase of a journey."""

    key: str
    titles: Mapping[str, str] = field(default_factory=frozen_map)
    """Name by language."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=frozen_map)
    """Its values in their own order, such as that of a journey: {"hotel": {"nl": "Hotel", "en": "Hotel"}}."""


@dataclass(frozen=True)
class Feature:
    """One property of a value proposition that respondents are asked about."""

    key: str
    """Stable name in files, settings and results."""
    labels: Mapping[str, str] = field(default_factory=frozen_map)
    """Short name by language; "" where the language is not known."""
    questions: Mapping[str, Question] = field(default_factory=frozen_map)
    """Question texts by register: nl-u, nl-je, en, or "" as found in a file."""
    groups: Mapping[str, str] = field(default_factory=frozen_map)
    """What to roll results up by: {"object": "hotel"}, keys of a `Grouping` and of one of its values."""
    expected: Component | None = None
    """The component that the team expects."""
    expected_source: str = ""
    """Where that expectation comes from: the source text, or a hypothesis."""
    audience: str = ""
    """Who can answer, where that is not the customer: employee."""
    control: bool = False
    """Whether it is asked to find people who click through: nearly everybody should reject it."""
    draft: bool = False
    """Whether its questions come from a template and nobody has read them yet."""

    def label(self, language: str = "") -> str:
        """The short name in a language, or in any, or the key.

        >>> Feature("map", {"nl": "Kaart"}).label("en")
        'Kaart'
        """
        return self.labels.get(language) or next(iter(self.labels.values()), self.key)


@dataclass(frozen=True)
class Outcome:
    """Something that is no feature and asked once of everybody, as a mark from 0 to 10: goodwill, a bond."""

    key: str
    labels: Mapping[str, str] = field(default_factory=frozen_map)
    """Short name by language."""
    questions: Mapping[str, str] = field(default_factory=frozen_map)
    """Question by register: nl-u, nl-je, en."""
    groups: Mapping[str, str] = field(default_factory=frozen_map)
    """Where it belongs, as the groups of a feature."""

    def label(self, language: str = "") -> str:
        """The short name in a language, or in any, or the key."""
        return self.labels.get(language) or next(iter(self.labels.values()), self.key)


@dataclass(frozen=True)
class Questionnaire:
    """A ready-made or a user's own set of features to ask about."""

    key: str
    titles: Mapping[str, str]
    sources: Mapping[str, str]
    """Where its features and questions come from, by language; under "" for every language."""
    features: tuple[Feature, ...]
    wordings: Mapping[str, str] = field(default_factory=frozen_map)
    """Key of the answer wording that its forms use by default, by language."""
    system: str = ""
    """Code of the system in the source texts, such as S13."""
    topic: str = ""
    """One word to browse by: product, service, journey, …"""
    about: Mapping[str, str] = field(default_factory=frozen_map)
    """One or two sentences on what it is for, by language."""
    groupings: tuple[Grouping, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    def title(self, language: str) -> str:
        """The name in a language, or in any, or the key."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.key)

    def feature(self, key: str) -> Feature:
        """The feature with this key; KeyError if there is none."""
        for feature in self.features:
            if feature.key == key:
                return feature
        raise KeyError(key)
