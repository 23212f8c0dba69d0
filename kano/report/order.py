"""In which order a report shows features."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kano.errors import Problem, UsageError, did_you_mean

Record = Mapping[str, Any]


def _by_component(record: Record) -> tuple[float, ...]:
    """Basis by what is lost without it, bijzonder by what is gained with it, the rest by weight."""
    letter = record["category"]
    if letter is None:
        return (9.0,)
    weight = {"M": record["worse"] or 0.0, "A": -(record["better"] or 0.0)}
    fallback = -(record["satisfaction_average"] or 0.0) if letter == "O" else -record["shares"][letter]
    return float("MOAIRQ".index(letter)), weight.get(letter, fallback)


def _downward(name: str) -> Callable[[Record], tuple[float, ...]]:
    return lambda record: (record[name] is None, -(record[name] or 0.0))


SORTS: Mapping[str, Callable[[Record], Any] | None] = {
    "component": _by_component,
    "file": None,
    "name": lambda record: str(record["label"]).casefold(),
    "better": _downward("better"),
    "worse": lambda record: (record["worse"] is None, record["worse"] or 0.0),
    "sure": _downward("category_p"),
    "importance": _downward("importance"),
}
"""What features can be sorted by; None keeps the order of the file."""


def ordering(sort: str) -> Callable[[list[Record]], list[Record]]:
    """A function that sorts records; UsageError names the orders there are."""
    if sort not in SORTS:
        known = f"Allowed: {', '.join(SORTS)}."
        raise UsageError(
            Problem(f'features can\'t be sorted by "{sort}"', "--sort", known, did_you_mean(sort, SORTS))
        )
    key = SORTS[sort]
    return (lambda records: sorted(records, key=key)) if key else list
