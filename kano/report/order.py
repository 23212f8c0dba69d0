"""In which order a report shows its rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from kano.errors import UsageError, did_you_mean
from kano.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True)
class Shown:
    """How a report on features shows them."""

    sort: str = ""
    """Their order, "" that of the report."""
    plot: bool = False
    """Whether the plane, or the way of the waves, stands in the brief forms as well."""


USUAL = Shown()
"""As reports show features where nothing is asked."""


def ordered(rows: Sequence[T], sort: str, sorts: Mapping[str, Callable[[T], Any] | None]) -> list[T]:
    """The rows by one of these orders, None being that of the file; UsageError names those there are."""
    if sort not in sorts:
        known = f"Allowed: {', '.join(sorts)}."
        raise UsageError(f'features can\'t be sorted by "{sort}"', "--sort", known, did_you_mean(sort, sorts))
    key = sorts[sort]
    return sorted(rows, key=key) if key else list(rows)


def downward(value: Callable[[T], float | None]) -> Callable[[T], tuple[bool, float]]:
    """Largest first, undefined last."""
    return lambda row: (value(row) is None, -(value(row) or 0.0))


def upward(value: Callable[[T], float | None]) -> Callable[[T], tuple[bool, float]]:
    """Smallest first, undefined last."""
    return lambda row: (value(row) is None, value(row) or 0.0)
