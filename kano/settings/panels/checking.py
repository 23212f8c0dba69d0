"""What a survey must show: the targets file of `kano check`, and the options of the command."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from kano.errors import Problem, did_you_mean
from kano.provenance import frozen_map
from kano.scale import CATEGORIES, Category
from kano.settings.kinds import NUMBER, TRUTH, WHOLE, Kind, are_texts, day, is_number, texts
from kano.settings.option import CHOICES, OUTPUT, Option, declared
from kano.values import dataclass

WORDS: Mapping[str, Category] = frozen_map(
    {
        **{each.component.value: each for each in CATEGORIES if each.component},
        "indifferent": Category.INDIFFERENT,
        "reverse": Category.REVERSE,
    }
)
"""What a feature can be meant to be."""
UNDECIDED = ("fail", "pass")
"""What becomes of a run in which a target is neither reached nor missed for sure."""
_HIGHEST = 100


def undecided() -> tuple[str, ...]:
    """What can become of it."""
    return UNDECIDED


def _words(value: Any) -> Any:  # noqa: ANN401 - whatever a file holds
    several = isinstance(value, (str, list, tuple)) and all(isinstance(each, str) for each in value)
    return texts(value) if several else value


def _wrong_component(value: tuple[str, ...], where: str) -> Problem | None:
    """The first word that is none of a component."""
    unknown = next((each for each in value if each not in WORDS), None)
    if unknown is None:
        return None
    return Problem(f'"{unknown}" is no component', where, _ALLOWED, did_you_mean(unknown, WORDS))


_ALLOWED = f"Allowed: {', '.join(WORDS)}."
_COMPONENT = Kind(
    fits=are_texts, python="str | Sequence[str]", limited=True, wanted=_ALLOWED, read=_words,
    schema=frozen_map({"anyOf": [{"enum": list(WORDS)}, {"type": "array", "items": {"enum": list(WORDS)}}]}),
)  # fmt: skip
_CERTAINTY = Kind(
    fits=lambda value: is_number(value) and 0.5 <= value < 1, python="float", typed=float, limited=True,
    wanted="It must be a number from 0.5 up to, but not, 1.",
    schema=frozen_map({"type": "number", "minimum": 0.5, "exclusiveMaximum": 1}),
)  # fmt: skip
_SHARE = Kind(
    fits=lambda value: is_number(value) and 0 <= value <= 1, python="float", typed=float, limited=True,
    wanted="It must be a share from 0 to 1.",
    schema=frozen_map({"type": "number", "minimum": 0, "maximum": 1}),
)  # fmt: skip
_MARK = Kind(
    fits=lambda value: is_number(value) and 0 <= value <= _HIGHEST, python="float", typed=float, limited=True,
    wanted=f"It must be a mark from 0 to {_HIGHEST}.",
    schema=frozen_map({"type": "number", "minimum": 0, "maximum": _HIGHEST}),
)  # fmt: skip
_NUMBER = Kind(
    fits=lambda value: WHOLE.fits(value) and value >= 0, python="int", typed=int, limited=True,
    wanted="It must be a whole number from 0 up.", schema=frozen_map({"type": "integer", "minimum": 0}),
)  # fmt: skip
_MONTHS = Kind(
    fits=lambda value: NUMBER.fits(value) and value >= 0, python="float", typed=float, limited=True,
    wanted="It must be a number of months.", schema=frozen_map({"type": "number", "minimum": 0}),
)  # fmt: skip


@dataclass(frozen=True)
class FeatureTarget:
    """What one feature must show; each field's meaning is that of its option."""

    component: tuple[str, ...] = declared(
        (), kind=_COMPONENT, check=_wrong_component,
        meaning=f"What it must be: {', '.join(WORDS)}, or a list of those that will do.",
    )  # fmt: skip
    mark: float = declared(0.0, kind=_MARK, meaning="The mark that it must reach on average.")
    certainty: float = declared(
        0.0, kind=_CERTAINTY, meaning="How probable that must be, where it isn't as for the others."
    )
    respondents: int = declared(0, kind=_NUMBER, meaning="How many people must have answered about it.")


@dataclass(frozen=True)
class OutcomeTarget:
    """What one outcome must show, such as goodwill; each field's meaning is that of its option."""

    mark: float = declared(0.0, kind=_MARK, meaning="The mark that it must reach on average.")
    certainty: float = declared(
        0.0, kind=_CERTAINTY, meaning="How probable that must be, where it isn't as for the others."
    )
    respondents: int = declared(0, kind=_NUMBER, meaning="How many people must have given one.")


@dataclass(frozen=True)
class Targets:
    """What a survey must show; each field's meaning is that of its option."""

    certainty: float = declared(
        0.95, kind=_CERTAINTY, meaning="How probable it must be that a component or a mark is reached."
    )
    undecided: str = declared(
        "fail", allowed=undecided,
        meaning="Whether a run fails where a target is neither reached nor missed with that certainty.",
    )  # fmt: skip
    respondents: int = declared(
        0, kind=_NUMBER, meaning="How many people must have answered about every feature."
    )
    questionable: float = declared(
        1.0, kind=_SHARE, meaning="Largest share of answers that contradict themselves, of every feature."
    )
    basis_mark: float = declared(
        0.0, kind=_MARK, meaning="The mark that every feature that comes out as basis must reach."
    )
    months: float = declared(0.0, kind=_MONTHS, meaning="How many months old the survey may be.")
    degraded: bool = declared(
        False, kind=TRUTH, meaning="Whether a feature that sank toward basis since the baseline is a failure."
    )
    expected: bool = declared(
        False, kind=TRUTH, meaning="Whether every feature must be what the team expects of it."
    )
    baseline: str = declared(
        "", meaning="An earlier survey, tally or report (JSON) of it, by its path from this file."
    )
    features: Mapping[str, FeatureTarget] = field(default_factory=frozen_map)
    """By feature key."""
    outcomes: Mapping[str, OutcomeTarget] = field(default_factory=frozen_map)
    """By key of the outcome, or by the name of its column."""
    lines: Mapping[str, int] = field(default_factory=frozen_map)
    """The line of the file where a feature's target stands, that of the others under ""."""
    file: str = ""
    """Name of the file, "" where targets come from a program."""


def _is_today(value: object) -> bool:
    return isinstance(value, str) and day(value) is not None


_DAY = Kind(
    fits=_is_today, python="str | dt.date", limited=True, wanted="Write it as 2024-01-31.",
    schema=frozen_map({"type": "string", "format": "date"}),
    read=lambda value: str(value) if isinstance(value, dt.date) else value,
)  # fmt: skip
CHECKING = (
    Option(
        name="targets", on=("check",), panel=CHOICES, metavar="FILE",
        help="What the survey must show; default: targets.toml beside the first file, or here.",
    ),
    Option(
        name="baseline", on=("check",), panel=CHOICES, metavar="FILE",
        help="An earlier survey, tally or JSON report, since which nothing may have sunk toward basis.",
    ),
    Option(
        name="today", kind=_DAY, on=("check",), panel=CHOICES, metavar="DATE",
        help="Day to which the survey's age is counted; default: SOURCE_DATE_EPOCH, else today.",
    ),
    Option(
        name="init", default=False, kind=TRUTH, on=("check",), panel=OUTPUT,
        help="Write targets that today's result meets, to be tightened; -o targets.toml, stdout otherwise.",
    ),
)  # fmt: skip
