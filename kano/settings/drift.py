"""What a study decides about the comparison of its waves: the table [drift] of the settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kano.errors import Problem, did_you_mean
from kano.provenance import frozen_map
from kano.settings.kinds import TEXTS, TRUTH, Kind, are_texts, day, is_number, is_whole, texts
from kano.settings.option import CHOICES, OUTPUT, declared

ADJUSTMENTS = ("bh", "holm", "none")
VERDICTS = (
    "stable", "drifting", "degraded", "renewed", "emerging", "fading", "shifted", "inconclusive",
    "not comparable",
)  # fmt: skip
"""The words that `kano.measures.waves.verdict` gives, as a user may name them."""
_ON = ("drift",)


def adjustments() -> tuple[str, ...]:
    """How p can be adjusted."""
    return ADJUSTMENTS


def _date(value: Any) -> Any:  # noqa: ANN401 - whatever a user gives
    """A date as its text, from each way in which people name one."""
    from kano.words.dates import date_of

    if isinstance(value, dt.date):
        return str(value)
    return str(date_of(value) or value) if isinstance(value, str) else value


def _horizon(value: Any) -> Any:  # noqa: ANN401
    return str(value) if is_whole(value) else _date(value)


def _is_horizon(value: Any) -> bool:  # noqa: ANN401
    steps = isinstance(value, str) and value.isdecimal() and len(value) < 3 and 1 <= int(value) <= 60
    return steps or _is_day(value)


def _is_day(value: object) -> bool:
    return isinstance(value, str) and day(value) is not None


def _is_review(value: Any) -> bool:  # noqa: ANN401
    pair = isinstance(value, tuple) and len(value) == 2 and all(map(is_number, value))
    return pair and 0 < value[0] <= value[1]


def _verdicts(value: Any) -> Any:  # noqa: ANN401
    found = TEXTS.read(value)
    return texts(",".join(found)) if are_texts(found) else found


def _wrong_verdict(value: tuple[str, ...], where: str) -> Problem | None:
    """The first verdict that there isn't, with the nearest."""
    unknown = next((each for each in value if each not in VERDICTS), None)
    if unknown is None:
        return None
    hint = did_you_mean(unknown, VERDICTS)
    return Problem(f'there is no verdict "{unknown}". {hint}'.rstrip(), where, _ALLOWED_VERDICTS)


_ALLOWED_VERDICTS = f"Allowed: {', '.join(VERDICTS)}."
_ADJUST = Kind(
    fits=lambda value: value in ADJUSTMENTS,
    wanted=f"Allowed: {', '.join(ADJUSTMENTS)}.",
    schema=frozen_map({"type": "string"}),
    python="str",
    limited=True,
)
_EQUIVALENCE = Kind(
    fits=lambda value: is_number(value) and 0 < value < 1,
    wanted="It must be a number above 0 and below 1.",
    schema=frozen_map({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}),
    python="float",
    typed=float,
    limited=True,
)
_LOOKS = Kind(
    fits=lambda value: is_whole(value) and value >= 0,
    wanted="It must be a whole number from 1 up.",
    schema=frozen_map({"type": "integer", "minimum": 0}),
    python="int",
    typed=int,
    limited=True,
)
_HORIZON = Kind(
    fits=_is_horizon,
    wanted="It must be a number of steps from 1 to 60, or a date.",
    schema=frozen_map({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 60}, {"type": "string"}]}),
    python="int | str | dt.date",
    read=_horizon,
    limited=True,
)
_REVIEW = Kind(
    fits=_is_review,
    wanted="It must be two numbers of months, such as [6, 12].",
    schema=frozen_map(
        {"type": "array", "items": {"type": "number", "exclusiveMinimum": 0}, "minItems": 2, "maxItems": 2}
    ),
    python="Sequence[float]",
    read=lambda value: tuple(value) if isinstance(value, list) else value,
    limited=True,
)
_DAY = Kind(
    fits=_is_day,
    wanted="Write it as 2024-01-31.",
    schema=frozen_map({"type": "string", "format": "date"}),
    python="str | dt.date",
    read=_date,
    limited=True,
)
_FAIL_ON = Kind(
    fits=are_texts,
    wanted=_ALLOWED_VERDICTS,
    schema=frozen_map({"anyOf": [{"type": "string"}, {"type": "array", "items": {"enum": list(VERDICTS)}}]}),
    python="str | Sequence[str]",
    read=_verdicts,
    limited=True,
)


@dataclass(frozen=True, slots=True)
class DriftSettings:
    """How waves are compared; each field's meaning is that of its option."""

    standardise: tuple[str, ...] = declared(
        (),
        kind=TEXTS,
        on=_ON,
        help="Hold the mix of this column as in the first wave, or as kano.toml says; repeatable.",
        panel=CHOICES,
        metavar="COLUMN",
        repeat=True,
        meaning="Columns whose mix of respondents is held.",
    )
    accept_wording: bool = declared(
        False,
        kind=TRUTH,
        on=_ON,
        help="Compare although the wording changed.",
        panel=CHOICES,
        meaning="Whether to compare features although their wording changed.",
    )
    adjust: str = declared(
        "bh",
        kind=_ADJUST,
        allowed=adjustments,
        on=_ON,
        help="For the number of features: bh (Benjamini-Hochberg, default), holm, none.",
        panel=CHOICES,
        metavar="METHOD",
        meaning="How p is adjusted for the number of features.",
    )
    equivalence: float = declared(
        0.12,
        kind=_EQUIVALENCE,
        on=_ON,
        help="Change of Better and Worse that is still stable, 0.12 (default).",
        panel=CHOICES,
        metavar="CHANGE",
        meaning="Change of Better and |Worse| that still is called stable.",
    )
    looks: int = declared(
        0,
        kind=_LOOKS,
        on=_ON,
        help="Planned looks at new waves that share one 5% error.",
        panel=CHOICES,
        metavar="N",
        meaning="How many looks at new waves share one error; 0: each has its own.",
    )
    horizon: str = declared(
        "2",
        kind=_HORIZON,
        on=_ON,
        help="How far to forecast: a number of steps (2, default) or a date such as 2027-01.",
        panel=CHOICES,
        metavar="STEPS|DATE",
        meaning="How far a forecast reaches: a number of steps, or a date.",
    )
    today: str = declared(
        "",
        kind=_DAY,
        on=_ON,
        help="Day to which overdue measurements are counted; default: the last wave.",
        panel=CHOICES,
        metavar="DATE",
        meaning="Day to which that is counted; the last wave where it isn't given.",
    )
    fail_on: tuple[str, ...] = declared(
        (),
        kind=_FAIL_ON,
        check=_wrong_verdict,
        on=_ON,
        help="Verdicts that end with exit code 1, such as degraded,drifting.",
        panel=OUTPUT,
        metavar="VERDICTS",
        repeat=True,
        meaning="Verdicts that end a run with exit code 1.",
    )
    panel: bool = declared(False, kind=TRUTH, meaning="Whether the same people answered in several waves.")
    review: tuple[int, int] = declared(
        (6, 12),
        kind=_REVIEW,
        meaning="After how many months a bijzonder feature should, and must, be measured again.",
    )
    targets: Mapping[str, Mapping[str, float]] = field(default_factory=frozen_map)
    """By column: the share of each group that every wave is brought to."""
