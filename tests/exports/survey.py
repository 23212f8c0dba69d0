"""The survey behind every file here: eight people about the six features of a questionnaire that ships with kano."""

from __future__ import annotations

from kano.questionnaire_file import questionnaire

SURVEY = questionnaire("loyalty-blueprint")
ANSWERS = (
    ("like", "must-be", "neutral", "live-with", "dislike"),
    ("I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it"),
    ("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"),
)  # fmt: skip
PEOPLE = (
    "04 14 02 22 03 40",
    "04 14 02 22 12 33",
    "03 04 01 21 02 30",
    "04 24 03 .2 02 40",
    "02 14 12 33 04 22",
    "14 14 02 22 01 4.",
    "04 11 00 23 03 31",
    "34 14 02 22 02 40",
)
"""By person and feature: the functional and the dysfunctional answer, counted from 0; a point is no answer."""


def answers() -> list[list[list[int]]]:
    """People × features × 2, 5 for no answer."""
    return [[[5 if c == "." else int(c) for c in pair] for pair in person.split()] for person in PEOPLE]


def feature_keys() -> list[str]:
    """Keys of the features."""
    return [feature.key for feature in SURVEY.features]


def questions(register: str) -> list[tuple[str, str]]:
    """Both questions about each feature."""
    return [
        (each.questions[register].functional, each.questions[register].dysfunctional)
        for each in SURVEY.features
    ]


def labels(language: str) -> list[str]:
    """Names of the features."""
    return [feature.label(language) for feature in SURVEY.features]


def cells(texts: tuple[str, ...], blank: str = "") -> list[list[str]]:
    """A row a person, the two answers about each feature side by side."""
    return [[blank if c == 5 else texts[c] for pair in person for c in pair] for person in answers()]
