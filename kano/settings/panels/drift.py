"""What a study decides about the comparison of its waves: the table [drift] of the settings."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from kano.errors import Problem, did_you_mean
from kano.provenance import frozen_map
from kano.settings.kinds import TEXTS, TRUTH, Kind, are_texts, day, is_number, is_whole, texts
from kano.settings.option import CHOICES, OUTPUT, declared
from kano.values import dataclass

ADJUSTMENTS = ("bh", "holm", "none")
VERDICTS = (
    "stable", "drifting", "degraded", "renewed", "emerging", "fading", "shifted", "inconclusive",
    "moved with all others", "not comparable",
)  # fmt: skip
"""The words that `kano.measures.waves.verdict` gives, as a user may name them."""
_ON = ("drift",)
_DRAWN = (*_ON, "plot")


def adjustments() -> tuple[str, ...]:
    """How p can be adjusted."""
    return ADJUSTMENTS


def _date(value: Any) -> Any:  # noqa: ANN401 - whatever a user gives
    """A date as its text, from each way in which people name one."""
    from kano.words.dates import date_of

    if isinstance(value, dt.date):
        return str(value)
    return str(date_of(value) or value) if isinstance(value, str) else value


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
    if (unknown := next((each for each in value if each not in VERDICTS), None)) is None:
        return None
    hint = did_you_mean(unknown, VERDICTS)
    return Problem(f'there is no verdict "{unknown}"', where, _ALLOWED_VERDICTS, hint)


_ALLOWED_VERDICTS = f"Allowed: {', '.join(VERDICTS)}."
_ADJUST = Kind(
    fits=lambda value: value in ADJUSTMENTS, python="str", limited=True,
    wanted=f"Allowed: {', '.join(ADJUSTMENTS)}.", schema=frozen_map({"type": "string"}),
)  # fmt: skip
_EQUIVALENCE = Kind(
    fits=lambda value: is_number(value) and 0 < value < 1, python="float", typed=float, limited=True,
    wanted="It must be a number above 0 and below 1.",
    schema=frozen_map({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}),
)  # fmt: skip
_LOOKS = Kind(
    fits=lambda value: is_whole(value) and value >= 0, python="int", typed=int, limited=True,
    wanted="It must be a whole number from 1 up.", schema=frozen_map({"type": "integer", "minimum": 0}),
)  # fmt: skip
_HORIZON = Kind(
    fits=_is_horizon, python="int | str | dt.date", limited=True,
    wanted="It must be a number of steps from 1 to 60, or a date.",
    schema=frozen_map({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 60}, {"type": "string"}]}),
    read=lambda value: str(value) if is_whole(value) else _date(value),
)  # fmt: skip
_REVIEW = Kind(
    fits=_is_review, python="Sequence[float]", limited=True,
    wanted="It must be two numbers of months, such as [6, 12].",
    schema=frozen_map(
        {"type": "array", "items": {"type": "number", "exclusiveMinimum": 0}, "minItems": 2, "maxItems": 2}
    ),
    read=lambda value: tuple(value) if isinstance(value, list) else value,
)  # fmt: skip
_DAY = Kind(
    fits=_is_day, python="str | dt.date", limited=True, wanted="Write it as 2024-01-31.",
    schema=frozen_map({"type": "string", "format": "date"}), read=_date,
)  # fmt: skip
_FAIL_ON = Kind(
    fits=are_texts, python="str | Sequence[str]", limited=True, wanted=_ALLOWED_VERDICTS,
    schema=frozen_map({"anyOf": [{"type": "string"}, {"type": "array", "items": {"enum": list(VERDICTS)}}]}),
    read=_verdicts,
)  # fmt: skip


@dataclass(frozen=True)
class DriftSettings:
    """How waves are compared; each field's meaning is that of its option."""

    standardise: tuple[str, ...] = declared(
        (), kind=TEXTS, on=_DRAWN, panel=CHOICES, metavar="COLUMN", repeat=True,
        help="Hold the mix of this column as in the first wave, or as kano.toml says; repeatable.",
        meaning="Columns whose mix of respondents is held.",
    )  # fmt: skip
    waves_in_order: bool = declared(
        False, kind=TRUTH, on=_DRAWN, panel=CHOICES, help="Waves without dates come in the order given.",
        meaning="Whether waves without dates come in the order given, equal steps apart.",
    )  # fmt: skip
    accept_wording: bool = declared(
        False, kind=TRUTH, on=_DRAWN, panel=CHOICES, help="Compare although the wording changed.",
        meaning="Whether to compare features although their wording changed.",
    )  # fmt: skip
    adjust: str = declared(
        "bh", kind=_ADJUST, allowed=adjustments, on=_ON, panel=CHOICES, metavar="METHOD",
        help="For the number of features: bh (Benjamini-Hochberg, default), holm, none.",
        meaning="How p is adjusted for the number of features.",
    )  # fmt: skip
    equivalence: float = declared(
        0.12, kind=_EQUIVALENCE, on=(*_ON, "compare"), panel=CHOICES, metavar="CHANGE",
        help="Difference of Better and Worse that is still stable, or alike: 0.12 (default).",
        meaning="Difference of Better and |Worse| that still is called stable of waves, alike of groups.",
    )  # fmt: skip
    looks: int = declared(
        0, kind=_LOOKS, on=_ON, panel=CHOICES, metavar="N",
        help="Planned looks at new waves that share one 5% error.",
        meaning="How many looks at new waves share one error; 0: each has its own.",
    )  # fmt: skip
    horizon: str = declared(
        "2", kind=_HORIZON, on=_DRAWN, panel=CHOICES, metavar="STEPS|DATE",
        help="How far to forecast: a number of steps (2, default) or a date such as 2027-01.",
        meaning="How far a forecast reaches: a number of steps, or a date.",
    )  # fmt: skip
    today: str = declared(
        "", kind=_DAY, on=("advise", "drift"), panel=CHOICES, metavar="DATE",
        help="Day to which overdue measurements are counted; default: the last wave.",
        meaning="Day to which that is counted; the last wave where it isn't given.",
    )  # fmt: skip
    fail_on: tuple[str, ...] = declared(
        (), kind=_FAIL_ON, check=_wrong_verdict, on=_ON, panel=OUTPUT, metavar="VERDICTS", repeat=True,
        help="Verdicts that end with exit code 1, such as degraded,drifting.",
        meaning="Verdicts that end a run with exit code 1.",
    )  # fmt: skip
    panel: bool = declared(False, kind=TRUTH, meaning="Whether the same people answered in several waves.")
    review: tuple[int, int] = declared(
        (6, 12), kind=_REVIEW,
        meaning="After how many months a bijzonder feature should, and must, be measured again.",
    )  # fmt: skip
    targets: Mapping[str, Mapping[str, float]] = field(default_factory=frozen_map)
    """By column: the share of each group that every wave is brought to."""
