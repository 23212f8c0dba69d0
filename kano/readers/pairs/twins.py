"""Couples of questions that say the same but for a negation, wherever their columns stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from kano.words.folding import has_ideographs
from kano.words.negation import Contrast

_MOST = 200
"""Columns of which every one is held against every other."""
_WHOLE = 0.99
"""Share of the shorter question that the longer one holds."""
Couple: TypeAlias = tuple[int, int]


def twins(texts: Mapping[int, str], contrast: Callable[[int, int], Contrast]) -> list[Couple]:
    """The couples; [] where all of them are neighbours, or there is nothing but two blocks in one order.

    The first of a couple stands first in the file. Where that is the question without the negation in some and
    the one with it in others, the order says nothing; then the one without it is first, provided that all
    couples differ in the same words and nothing unpleasant is negated.
    """
    if len(texts) > _MOST:
        return []
    told = {couple: contrast(*couple) for couple in combinations(sorted(texts), 2)}
    found = [
        couple
        for couple, each in told.items()
        if each.same and each.alike > _WHOLE and each.negated is not None
    ]
    many = Counter(i for couple in found for i in couple)
    couples = [(i, j) for i, j in found if many[i] == many[j] == 1]
    among = _is_regular(sorted(i for couple in couples for i in couple), couples)
    if among and (2 * len(couples) == len(texts) or _is_regular(sorted(texts), couples)):
        return []
    turned = [(i, j) if told[i, j].negated else (j, i) for i, j in couples]
    ways = {_difference(texts[i], texts[j]) for i, j in turned}
    mixed = 0 < sum(i > j for i, j in turned) < len(turned) and not among
    sure = len(ways) == 1 and not any(told[couple].doubtful for couple in found)
    return turned if mixed and sure else couples


def _is_regular(columns: Sequence[int], couples: Sequence[Couple]) -> bool:
    """Whether those of each couple are neighbours, or all columns stand in two blocks in one order."""
    place = {column: k for k, column in enumerate(columns)}
    apart = {place[j] - place[i] for i, j in couples}
    return apart <= {1} or (2 * len(couples) == len(columns) and apart == {len(couples)})


def _difference(first: str, second: str) -> tuple[str, str]:
    """What either text has that the other hasn't, between the words with which both begin and end."""
    split = list if has_ideographs(first) else str.split
    one, two = split(first.casefold()), split(second.casefold())
    start = _shared(one, two)
    end = _shared(one[start:][::-1], two[start:][::-1])
    return " ".join(one[start : len(one) - end]), " ".join(two[start : len(two) - end])


def _shared(one: Sequence[str], two: Sequence[str]) -> int:
    """How many words two texts begin with alike."""
    pairs = zip(one, two, strict=False)
    return next((k for k, (a, b) in enumerate(pairs) if a != b), min(len(one), len(two)))
