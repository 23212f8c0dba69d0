"""What is wrong with a questionnaire, or might be: found before anybody is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import combinations

from kano.forms.codes import bare, code
from kano.forms.linting.lint_pair import pair_findings
from kano.forms.linting.lint_words import content, facts_of, words_in
from kano.provenance import frozen_map
from kano.questionnaire import Feature, Question, Questionnaire
from kano.values import dataclass

SIMILAR = 0.8
"""Share of content words in common from which two features look alike."""


@dataclass(frozen=True)
class Finding:
    """One thing that a check found."""

    rule: str
    """Its words stand under lint.<rule>."""
    error: bool
    """Whether it must be mended; else it is advice."""
    feature: str = ""
    """Key of the feature, "" for the questionnaire as a whole."""
    register: str = ""
    text: str = ""
    """The question that it is about."""
    values: Mapping[str, str | int] = field(default_factory=frozen_map)


def lint(questionnaire: Questionnaire) -> tuple[Finding, ...]:
    """Everything that is wrong with a questionnaire or might be, feature by feature, then as a whole.

    Errors spoil what is measured; advice is for a person to weigh.

    >>> from kano.questionnaire_file import questionnaire
    >>> [finding.rule for finding in lint(questionnaire("six-basics")) if finding.error]
    []
    """
    found: list[Finding] = []
    for feature in questionnaire.features:
        for register, question in feature.questions.items():
            found += lint_pair(question, register, feature.key)
        found += _feature_findings(feature, questionnaire)
    return (*found, *_between(questionnaire.features), *_whole(questionnaire))


def lint_pair(question: Question, register: str, feature: str = "") -> tuple[Finding, ...]:
    """What is wrong with the two questions about one feature, in a language the check knows."""
    language = register[:2]
    if language not in facts_of("sayings"):
        return ()
    return tuple(
        Finding(each.rule, each.error, feature, register, each.text, frozen_map(each.values))
        for each in pair_findings(question.functional, question.dysfunctional, register)
    )


def minutes(pairs: int, ratings: int = 0) -> int:
    """How many minutes a form of so many pairs takes, each with so many ratings beside it.

    >>> minutes(20)
    5
    """
    seconds = float(facts_of("burden")["seconds"]) * pairs * (2 + ratings)
    return max(1, round(seconds / 60))


def _feature_findings(feature: Feature, questionnaire: Questionnaire) -> Iterator[Finding]:
    if feature.draft:
        yield Finding("draft", True, feature.key)
    if code(feature.key) != feature.key or feature.key != feature.key.lower():
        yield Finding("key", False, feature.key)
    known = {each.key for each in questionnaire.groupings}
    for group in feature.groups:
        if known and group not in known:
            yield Finding("unknown_group", True, feature.key, values=frozen_map({"group": group}))
    languages = {register[:2] for each in questionnaire.features for register in each.questions if register}
    registers = {register for each in questionnaire.features for register in each.questions if register}
    for register in sorted(registers - feature.questions.keys()):
        yield Finding("no_register", True, feature.key, values=frozen_map({"register": register}))
    for language in sorted(languages - feature.labels.keys()):
        if "" not in feature.labels:
            yield Finding("no_label", False, feature.key, values=frozen_map({"language": language}))


def _between(features: Sequence[Feature]) -> Iterator[Finding]:
    """Features that are asked twice, or nearly."""
    for one, other in combinations(features, 2):
        told = frozen_map({"other": one.key})
        if bare(code(one.key), 40).lower() == bare(code(other.key), 40).lower() != "":
            yield Finding("same_code", True, other.key, values=told)
        register, alike = _most_alike(one, other)
        if not register:
            continue
        if same := _same(one.questions[register], other.questions[register]):
            yield Finding("duplicate_question", True, other.key, register, same, told)
        elif alike >= SIMILAR:
            text = other.questions[register].functional
            yield Finding("similar", False, other.key, register, text, told)


def _most_alike(one: Feature, other: Feature) -> tuple[str, float]:
    shared = [register for register in one.questions if register in other.questions]
    found = [(_alike(one, other, register), register) for register in shared]
    alike, register = max(found, default=(0.0, ""))
    return register, alike


def _alike(one: Feature, other: Feature, register: str) -> float:
    first, second = (content(each.questions[register].functional, register[:2]) for each in (one, other))
    return len(first & second) / len(first | second) if first | second else 1.0


def _same(one: Question, other: Question) -> str:
    texts = {" ".join(words_in(text)) for text in (one.functional, one.dysfunctional)}
    return next(
        (text for text in (other.functional, other.dysfunctional) if " ".join(words_in(text)) in texts), ""
    )


def _whole(questionnaire: Questionnaire) -> Iterator[Finding]:
    pairs = len(questionnaire.features)
    most = facts_of("burden")["minutes"]
    if minutes(pairs) > most:
        values = {"n": pairs, "minutes": minutes(pairs), "most": int(most)}
        yield Finding("burden", False, values=frozen_map(values))
    if not any(each.control for each in questionnaire.features):
        yield Finding("no_control", False)
