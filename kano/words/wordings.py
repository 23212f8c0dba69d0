"""Answer wordings: which of the five answers a text or a number stands for."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from kano.errors import Problem, UsageError, did_you_mean
from kano.provenance import frozen_map
from kano.questionnaire import Wording
from kano.resources import facts
from kano.scale import ANSWERS, Answer
from kano.values import dataclass
from kano.words.folding import normal

SIDES = ("functional", "dysfunctional")
DEFAULT_SCALE = "1-5"
OWN = "own"
"""Key of the answers given in the settings."""


@dataclass(frozen=True, eq=False)
class AnswerSet:
    """One published set of answers, with everything that is accepted as meaning the same."""

    wording: Wording
    texts: tuple[Mapping[str, Answer], Mapping[str, Answer]]
    """By question: normal text → answer."""
    first: frozenset[str]
    """The set's own texts, without what is accepted beside them."""


def wordings() -> tuple[Wording, ...]:
    """The answer wordings that ship with the program.

    >>> [each.functional[1] for each in wordings() if each.key in ("en-like-expect", "nl-standard")]
    ['I expect it', 'Dat vind ik vanzelfsprekend']
    """
    return tuple(each.wording for each in answer_sets())


@cache
def answer_sets() -> tuple[AnswerSet, ...]:
    """The wordings with everything they accept."""
    return tuple(_answer_set(key, entry) for key, entry in facts("wordings")["sets"].items())


@cache
def known_texts() -> frozenset[str]:
    """Every text that is an answer in some wording."""
    return frozenset(text for each in answer_sets() for side in each.texts for text in side)


@cache
def silent_texts() -> frozenset[str]:
    """Texts that say that somebody gives no answer."""
    return frozenset(normal(text) for text in facts("wordings")["no-answer"]["texts"])


@cache
def error_texts() -> frozenset[str]:
    """Error values of spreadsheets, in several languages."""
    return frozenset(facts("wordings")["no-answer"]["errors"])


def scales() -> tuple[str, ...]:
    """Keys of the ways to write answers as numbers."""
    return tuple(facts("wordings")["scales"])


def scale_answers(key: str, side: int) -> Mapping[float, Answer]:
    """What each number means on this scale; UsageError for an unknown key."""
    known = facts("wordings")["scales"]
    if key not in known:
        hint = did_you_mean(key, known)
        raise UsageError(f'there is no scale "{key}"', allowed=f"Known: {', '.join(known)}.", todo=hint)
    texts = known[key].get(SIDES[side], known[key]["functional"])
    return {float(text): answer for text, answer in zip(texts, ANSWERS, strict=True) if text}


def other_scale(texts: Iterable[str]) -> str:
    """What these texts measure instead, in words, where they are another well-known scale; or ""."""
    plain = {normal(text) for text in texts}
    for entry in facts("wordings")["not-kano"].values():
        for each in entry["sets"]:
            hits = plain & {normal(text) for text in each}
            if hits and len(hits) >= 0.6 * len(plain):
                return str(entry["title"])
    return ""


def chosen_sets(keys: str) -> Sequence[AnswerSet]:
    """The wordings with these keys, separated by commas, else all; UsageError for an unknown one."""
    if not keys:
        return answer_sets()
    known = {each.wording.key: each for each in answer_sets()}
    names = [name.strip() for name in keys.split(",")]
    if wrong := [name for name in names if name not in known]:
        raise UsageError(
            Problem(
                f'there is no wording "{name}"',
                allowed=f"Known: {', '.join(known)}.",
                todo=did_you_mean(name, known),
            )
            for name in wrong
        )
    # Tokens such as must_be mean one thing only, whatever words a form was shown in.
    tokens = [each for key, each in known.items() if not each.wording.language and key not in names]
    return [*(known[name] for name in names), *tokens]


def _answer_set(key: str, entry: Mapping[str, Any]) -> AnswerSet:
    functional = tuple(entry["functional"])
    dysfunctional = tuple(entry.get("dysfunctional", functional))
    wording = Wording(key, functional, dysfunctional, str(entry["language"]), str(entry["source"]))
    accepted: Mapping[str, Sequence[str]] = entry.get("accept", {})
    beside = {normal(text): Answer.of(name) for name, texts in accepted.items() for text in texts}
    sides = [
        {normal(text): answer for text, answer in zip(texts, ANSWERS, strict=True) if text}
        for texts in (functional, dysfunctional)
    ]
    # Somebody who answers the second question in the words of the first means the same.
    texts = ({**beside, **sides[1], **sides[0]}, {**beside, **sides[0], **sides[1]})
    return AnswerSet(
        wording, (frozen_map(texts[0]), frozen_map(texts[1])), frozenset(sides[0]) | frozenset(sides[1])
    )
