"""Patterns of headers that may name the two questions about each feature, such as Q*a and Q*b."""

import re
from collections.abc import Sequence
from itertools import takewhile

_BEHIND = re.compile(r"(?P<stem>.*[\d_\W])(?P<side>[^\d_\W]{1,20})")
_BEFORE = re.compile(r"(?P<side>\D{1,20}[_\W])(?P<stem>\S.*)")
"""A side behind the last digit or sign of a name, or before the first."""
_FEWEST = 2


def likely_patterns(names: Sequence[str]) -> tuple[str, str] | None:
    """Two patterns that at least two features share and that fit most of the names; None where there are none.

    >>> likely_patterns(["id", "Q1x", "Q1y", "Q2x", "Q2y"])
    ('Q*x', 'Q*y')
    """
    for split in (_BEHIND, _BEFORE):
        found = [match for name in names if (match := split.fullmatch(name))]
        sides = list(dict.fromkeys(match["side"] for match in found))
        if len(sides) != 2:
            continue
        stems = [[match["stem"] for match in found if match["side"] == side] for side in sides]
        if len(stems[0]) < _FEWEST or sorted(stems[0]) != sorted(stems[1]):
            continue
        if split is _BEFORE:
            return f"{sides[0]}*", f"{sides[1]}*"
        start, end = _around(stems[0])
        return f"{start}*{end}{sides[0]}", f"{start}*{end}{sides[1]}"
    return None


def _around(stems: Sequence[str]) -> tuple[str, str]:
    """What all begin and end with, but for the digits of their numbers."""
    start = _begin(stems).rstrip("0123456789")
    end = _begin([stem[len(start) :][::-1] for stem in stems])[::-1].lstrip("0123456789")
    return start, end


def _begin(texts: Sequence[str]) -> str:
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    return "".join(letters[0] for letters in alike)
