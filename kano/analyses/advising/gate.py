"""The gate: whether the basis works, before anything else is worth its cost."""

from collections.abc import Sequence
from typing import Any

from kano.analyses.advising.marks import Limit
from kano.analyses.advising.profile import Profile
from kano.analyses.advising.rows import GateRow, LineRow, State
from kano.analyses.advising.statement import line
from kano.scale import Category

ORDER = ("failing", "doubtful", "unmarked", "sound")
"""The most pressing first."""


def gate_lines(profiles: Sequence[Profile], segments: Sequence[Profile], limit: Limit) -> list[LineRow]:
    """A line a basis feature, then those that are basis in a segment only and not seen to be sound there."""
    everywhere = [_line(each, limit) for each in profiles if _is_basis(each)]
    basis = {each.feature for each in everywhere}
    there = [
        _line(each, limit) for each in segments if _is_basis(each) and each.clear and each.feature not in basis
    ]
    return [*sorted(everywhere, key=_pressing), *sorted(there, key=_pressing)]


def gate_of(lines: Sequence[LineRow], limit: Limit) -> GateRow:
    """The whole of it: one failing feature is enough, unless its owner decided to leave it."""
    counted = {
        name: sum(each.statement == name for each in lines if each.decision != "leave") for name in ORDER
    }
    state: State = (
        "none"
        if not lines
        else "shut"
        if counted["failing"]
        else "unmarked"
        if counted["unmarked"]
        else "unsure"
        if counted["doubtful"]
        else "open"
    )
    return GateRow(state, limit.least, limit.scale, limit.strict, **counted)


def _is_basis(profile: Profile) -> bool:
    return profile.category is Category.MUST_BE and not profile.control


def _line(profile: Profile, limit: Limit) -> LineRow:
    statement: Any = limit.verdict(profile.mark)
    return line("basis", statement, profile)


def _pressing(row: LineRow) -> tuple[int, float, float]:
    """By verdict, then by mark, then by what is lost without it."""
    return ORDER.index(row.statement), row.mark or 0.0, row.worse or 0.0
