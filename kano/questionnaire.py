"""Questionnaires: features with their two questions, and the five answers people may give."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from kano.errors import Problem, QuestionnaireError, UsageError, did_you_mean
from kano.provenance import frozen_map
from kano.resources import shipped
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


def load_questionnaire(path: Path) -> Questionnaire:
    """Read a questionnaire from a TOML file; QuestionnaireError lists everything that is wrong with it."""
    try:
        import tomllib

        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise QuestionnaireError(f"the questionnaire can't be read: {error}", path.name) from error
    if problems := list(_problems(content, path.name)):
        raise QuestionnaireError(problems)
    return Questionnaire(
        key=content["key"],
        titles=frozen_map(content["title"]),
        sources=frozen_map({"": told} if isinstance(told := content.get("source", {}), str) else told),
        features=tuple(_feature(entry) for entry in content["features"]),
        wordings=frozen_map(content.get("wording")),
        system=content.get("system", ""),
        topic=content.get("topic", ""),
        about=frozen_map(content.get("about")),
        groupings=tuple(_grouping(entry) for entry in content.get("groupings", [])),
        outcomes=tuple(
            Outcome(entry["key"], *(frozen_map(entry.get(name)) for name in ("label", "questions", "groups")))
            for entry in content.get("outcomes", [])
        ),
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
    raise UsageError(f'there is no questionnaire "{name}"', allowed=f"Known: {', '.join(known)}.", todo=hint)


def _feature(entry: Mapping[str, Any]) -> Feature:
    expected = entry.get("expected")
    return Feature(
        key=entry["key"],
        labels=frozen_map(entry.get("label")),
        questions=frozen_map({register: Question(**pair) for register, pair in entry["questions"].items()}),
        groups=frozen_map(entry.get("groups")),
        expected=Component(expected) if expected else None,
        expected_source=entry.get("expected_source", ""),
        audience=entry.get("audience", ""),
        control=entry.get("control", False),
        draft=entry.get("draft", False),
    )


def _grouping(entry: Mapping[str, Any]) -> Grouping:
    names = {
        each["key"]: frozen_map({language: name for language, name in each.items() if language != "key"})
        for each in entry["values"]
    }
    return Grouping(entry["key"], frozen_map(entry.get("title")), frozen_map(names))


_Kinds: TypeAlias = Mapping[str, tuple[Any, str]]
_TEXT, _TEXTS = (str, "a text"), (dict, "a table of texts by language")
_KINDS: _Kinds = {
    **dict.fromkeys(("key", "system", "topic"), _TEXT),
    "source": ((str, dict), "a text, or a table of texts by language"),
    **dict.fromkeys(("title", "about", "wording"), _TEXTS),
    **dict.fromkeys(("features", "groupings", "outcomes"), (list, "a list of tables")),
}
_FEATURE_KINDS: _Kinds = {
    **dict.fromkeys(("key", "expected", "expected_source", "audience"), _TEXT),
    "label": _TEXTS,
    "groups": (dict, "a table of texts"),
    "questions": (dict, "a table of pairs by language"),
    **dict.fromkeys(("control", "draft"), (bool, "true or false")),
}


def _problems(content: Mapping[str, Any], file: str) -> Iterator[Problem]:
    misfits = list(_misfits(content, _KINDS, needed=("key", "title", "features")))
    yield from (Problem(what, file, allowed) for what, allowed in misfits)
    if misfits:
        return
    groups: dict[str, set[str]] = {}
    for position, entry in enumerate(content.get("groupings", []), start=1):
        if _is_grouping(entry):
            groups[entry["key"]] = {value["key"] for value in entry["values"]}
        else:
            allowed = 'It has a key and a list of values such as { key = "hotel", nl = "Hotel", en = "Hotel" }.'
            yield Problem("this grouping can't be read", f"{file}, grouping {position}", allowed)
    for position, entry in enumerate(content.get("outcomes", []), start=1):
        if not _is_outcome(entry):
            allowed = 'It has a key, a label and questions such as questions.en = "To what extent …?"'
            yield Problem("this outcome can't be read", f"{file}, outcome {position}", allowed)
    keys: set[str] = set()
    for position, entry in enumerate(content["features"], start=1):
        table = entry if isinstance(entry, dict) else {}
        where = f"{file}, feature {position} ({table.get('key', 'no key')})"
        found = _feature_problems(table, keys, groups)
        yield from (Problem(what, where, allowed) for what, allowed in found)
        keys.add(str(table.get("key")))


def _misfits(table: Mapping[str, Any], kinds: _Kinds, *, needed: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is unknown, missing, or of the wrong kind in one table, and what would be right."""
    for name in table:
        if name not in kinds:
            yield f'there is no "{name}" here', did_you_mean(name, kinds) or f"Known: {', '.join(kinds)}."
    for name, (kind, form) in kinds.items():
        value = table.get(name)
        if value is None or (isinstance(value, kind) and value in ("", {}, [])):
            if name in needed:
                yield f'"{name}" is missing', f"It must be {form}."
        elif not isinstance(value, kind):
            yield f'"{name}" is not of the right kind', f"It must be {form}."
        elif (
            "of texts" in form
            and isinstance(value, dict)
            and not all(isinstance(each, str) for each in value.values())
        ):
            yield f'"{name}" holds something that is no text', f"It must be {form}."


def _is_grouping(entry: object) -> bool:
    """Whether it has a key, texts as title, and values that have a key."""
    match entry:
        case {"key": str(), "values": [*values], **rest}:
            named = all(isinstance(each, dict) and "key" in each and _is_texts(each) for each in values)
            return named and _is_texts(rest.get("title", {}))
        case _:
            return False


def _is_outcome(entry: object) -> bool:
    """Whether it has a key, and texts as label and questions."""
    match entry:
        case {"key": str(), "questions": {} as questions, **rest} if rest.keys() <= {"label", "groups"}:
            return bool(questions) and _is_texts(questions) and all(map(_is_texts, rest.values()))
        case _:
            return False


def _is_texts(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(each, str) for each in table.values())


def _feature_problems(
    entry: Mapping[str, Any], keys: set[str], groups: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    misfits = list(_misfits(entry, _FEATURE_KINDS, needed=("key", "questions")))
    yield from misfits
    if misfits:
        return
    if entry["key"] in keys:
        yield "its key stands twice", ""
    for register in [register for register, pair in entry["questions"].items() if not _is_pair(pair)]:
        yield f"questions.{register} must give functional and dysfunctional", "Two unlike texts."
    if entry.get("expected", Component.BASIS) not in set(Component):
        yield f'expected = "{entry["expected"]}" is no component', f"Allowed: {', '.join(Component)}."
    for name, value in entry.get("groups", {}).items():
        if value not in groups.get(name, {value}):
            yield f'groups.{name} = "{value}" is none of its values', f"Known: {', '.join(groups[name])}."


def _is_pair(pair: object) -> bool:
    match pair:
        case {"functional": str(one), "dysfunctional": str(other), **rest}:
            return not rest and bool(one.strip()) and bool(other.strip()) and one != other
        case _:
            return False
