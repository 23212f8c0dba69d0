"""What a study decides about the comparison of its waves: the table [drift] of the settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from typing import Any

from kano.errors import Problem, did_you_mean
from kano.provenance import frozen_map

ADJUSTMENTS = ("bh", "holm", "none")
VERDICTS = (
    "stable", "drifting", "degraded", "renewed", "emerging", "fading", "shifted", "inconclusive",
    "not comparable",
)  # fmt: skip
"""The words that `kano.measures.waves.verdict` gives, as a user may name them."""


@dataclass(frozen=True, slots=True)
class DriftSettings:
    """How waves are compared."""

    adjust: str = "bh"
    """How p is adjusted for the number of features: bh (Benjamini-Hochberg), holm, none."""
    equivalence: float = 0.12
    """Change of Better and |Worse| that still is called stable."""
    looks: int = 0
    """How many looks at new waves share one error; 0: each look has its own."""
    horizon: str = "2"
    """How far a forecast reaches: a number of steps of the mean distance between waves, or a date."""
    accept_wording: bool = False
    """Whether to compare features although their wording changed."""
    standardise: tuple[str, ...] = ()
    """Columns whose mix of respondents is held at that of the first wave, or at `targets`."""
    targets: Mapping[str, Mapping[str, float]] = field(default_factory=frozen_map)
    """By column: the share of each group that every wave is brought to."""
    panel: bool = False
    """Whether the same people answered in several waves."""
    review: tuple[int, int] = (6, 12)
    """After how many months a bijzonder feature should, and must, be measured again."""
    today: str = ""
    """The day to which that is counted, as 2024-01-31; "" is that of the last wave."""
    fail_on: tuple[str, ...] = ()
    """Verdicts that end a run with exit code 1."""


NAMES = frozenset(each.name for each in fields(DriftSettings))


def drift_settings(table: Mapping[str, Any], targets: Mapping[str, Any]) -> DriftSettings:
    """The settings of a checked table."""
    plain = dict(table)
    for name in ("standardise", "fail_on"):
        if name in plain:
            plain[name] = texts(plain[name])
    if "review" in plain:
        plain["review"] = tuple(plain["review"])
    if "horizon" in plain:
        plain["horizon"] = str(plain["horizon"])
    if "today" in plain:
        plain["today"] = str(plain["today"])
    shares = {column: frozen_map({k: float(v) for k, v in each.items()}) for column, each in targets.items()}
    return DriftSettings(**plain, targets=frozen_map(shares))


def texts(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """One text or several, several in one text being parted by commas.

    >>> texts("degraded, drifting")
    ('degraded', 'drifting')
    """
    parts = value.split(",") if isinstance(value, str) else value
    return tuple(part.strip() for part in parts if part.strip())


def drift_problems(name: str, table: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """Everything that is wrong with [drift]."""
    where = f"{file}, [{name}]"
    allowed = sorted(NAMES - {"targets"})
    for key, value in table.items():
        if key not in allowed:
            yield Problem(
                f'there is no "{key}" here',
                where,
                f"Allowed: {', '.join(allowed)}.",
                did_you_mean(key, allowed),
            )
        elif problem := choice_problem(key, value, where):
            yield replace(problem, what=f"{key}: {problem.what}")


def target_problems(name: str, table: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """Everything that is wrong with [targets]."""
    for column, shares in table.items():
        where = f"{file}, [{name}.{column}]"
        if not isinstance(shares, Mapping) or not shares:
            yield Problem(f"{column} must be a table of shares", where, "Write: web = 0.6")
        elif not all(is_number(share) and share > 0 for share in shares.values()):
            yield Problem("a share is no number above 0", where)
        elif abs(sum(shares.values()) - 1) > 0.005:
            yield Problem(f"the shares add up to {sum(shares.values()):g}", where, "They must add up to 1.")


def choice_problem(name: str, value: object, where: str) -> Problem | None:
    """What is wrong with the value of a setting; None where it will do.

    >>> print(choice_problem("fail_on", ("degrade",), "--fail-on").what)
    there is no verdict "degrade". Did you mean "degraded"?
    """
    if isinstance(value, tuple):
        value = list(value)
    right, allowed = _RIGHT[name]
    if right(value):
        return None
    if name == "fail_on" and _is_texts(value):
        unknown = next(each for each in texts(value) if each not in VERDICTS)  # type: ignore[arg-type]
        return Problem(
            f'there is no verdict "{unknown}". {did_you_mean(unknown, VERDICTS)}'.rstrip(), where, allowed
        )
    return Problem(f"{_said(value)} won't do", where, allowed)


def _said(value: object) -> str:
    """A value as a user writes it."""
    match value:
        case bool():
            return str(value).lower()
        case float():
            return f"{value:g}"
        case str():
            return f'"{value}"'
        case list():
            return ", ".join(map(_said, value)) or "an empty list"
        case _:
            return str(value)


def day(value: object) -> dt.date | None:
    """A date as TOML or a text gives it; None where it is no date."""
    match value:
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case str():
            with suppress(ValueError):
                return dt.date.fromisoformat(value)
    return None


_LARGEST = 1e15


def is_number(value: object) -> bool:
    """Whether it is a finite number that can be calculated with."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST


def _is_horizon(value: object) -> bool:
    if type(value) is int:
        return 1 <= value <= 60
    text = str(value)
    return day(value) is not None or (text.isdecimal() and len(text) < 3 and 1 <= int(text) <= 60)


def _is_review(value: object) -> bool:
    pair = isinstance(value, (list, tuple)) and len(value) == 2 and all(map(is_number, value))
    return pair and 0 < value[0] <= value[1]  # type: ignore[index]


def _is_texts(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))


def _is_verdicts(value: object) -> bool:
    return _is_texts(value) and all(each in VERDICTS for each in texts(value))  # type: ignore[arg-type]


_YES_NO = (lambda value: isinstance(value, bool), "It must be true or false.")
_RIGHT: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "adjust": (lambda value: value in ADJUSTMENTS, f"Allowed: {', '.join(ADJUSTMENTS)}."),
    "equivalence": (
        lambda value: is_number(value) and 0 < value < 1,  # type: ignore[operator]
        "It must be a number above 0 and below 1.",
    ),
    "looks": (
        lambda value: type(value) is int and is_number(value) and value >= 0,
        "It must be a whole number from 1 up.",
    ),
    "horizon": (_is_horizon, "It must be a number of steps from 1 to 60, or a date."),
    "accept_wording": _YES_NO,
    "panel": _YES_NO,
    "standardise": (_is_texts, "It must be the name of a column, or a list of them."),
    "review": (_is_review, "It must be two numbers of months, such as [6, 12]."),
    "today": (lambda value: day(value) is not None, "Write it as 2024-01-31."),
    "fail_on": (_is_verdicts, f"Allowed: {', '.join(VERDICTS)}."),
}
