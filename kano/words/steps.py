"""Waves that are counted rather than dated: wave 1 and 2, baseline and follow-up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from kano.resources import facts

_PARTS = re.compile(r"[^\W\d_]+|\d+")


def step_of(name: str) -> int | None:
    """The place in a row that a name gives, None where it gives none.

    >>> step_of("Wave 2"), step_of("follow-up"), step_of("survey_T1.csv"), step_of("May"), step_of("")
    (2, 1, 1, None, None)
    """
    stem = re.sub(r"\.\w{1,5}$", "", name.casefold())
    parts = _PARTS.findall(stem)
    words = facts("timing")["steps"]
    for word, number in zip_longest(parts, parts[1:], fillvalue=""):
        if word in words["counted"] and number.isdecimal():
            return int(number)
    joined = " ".join(parts)
    for place, known in enumerate((words["first"], words["second"])):
        if found := next((word for word in known if f" {word} " in f" {joined} "), None):
            number = joined.partition(found)[2].strip()
            return place + (int(number) - 1 if place and number.isdecimal() and int(number) else 0)
    return None


def steps_of(names: Sequence[str]) -> list[int] | None:
    """The places of several waves; None where one has none or two have the same."""
    found = [step for name in names if (step := step_of(name)) is not None]
    return found if len(found) == len(names) == len(set(found)) > 1 else None
