"""Which of two questions is the functional one: by their texts, else by the order of the file's other pairs."""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from kano.readers.pairs.pair import Pair, Unsettled
from kano.values import dataclass
from kano.words.negation import Contrast

ALIKE = 0.3
"""Share of content that two questions about one thing have in common at least."""
_MANY, _SOME = 5, 2
"""Pairs in one order, none against it, that settle any other pair, and one that they only have to bear out."""
Couple: TypeAlias = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Judged:
    """A couple as its texts alone tell it."""

    pair: Pair | None
    unsettled: Unsettled | None
    contrast: Contrast
    coded: bool

    @property
    def speaks_for(self) -> bool:
        """Whether its text says that its first column is functional."""
        return self.pair is not None and self.pair.evidence == "negation"

    @property
    def speaks_against(self) -> bool:
        """Whether its text says the opposite, and no code says that the order is meant."""
        reason = self.unsettled.reason if self.unsettled else ""
        return reason == "contradicts" and not self.contrast.doubtful and not self.coded

    @property
    def backed(self) -> bool:
        """Whether a code, or a word that shuts something out, says that its first column is functional."""
        return self.coded or (self.contrast.opposed > 0 and not self.contrast.doubtful)


def judged(couple: Couple, contrast: Contrast, marks: Mapping[int, str], *, coded: bool = False) -> Judged:
    """A pair whose first column is functional, or why that is not settled by its text."""
    i, j = couple
    if {marks.get(i), marks.get(j)} == {"functional", "dysfunctional"}:
        first, second = (i, j) if marks[i] == "functional" else (j, i)
        return Judged(Pair("", first, second, "suffix"), None, contrast, coded)
    if contrast.alike < ALIKE:
        return Judged(None, Unsettled(i, j, "unlike"), contrast, coded)
    if contrast.negated is None:
        return Judged(None, Unsettled(i, j, "missing"), contrast, coded)
    if contrast.negated == 0:
        turned = (i, j) if contrast.doubtful else (j, i)
        return Judged(None, Unsettled(*turned, "contradicts"), contrast, coded)
    if contrast.doubtful:
        return Judged(None, Unsettled(i, j, "doubtful"), contrast, coded)
    return Judged(Pair("", i, j, "negation"), None, contrast, coded)


def settled(found: Mapping[Couple, Judged]) -> tuple[list[Pair], list[Unsettled]]:
    """All pairs that their texts or the order of the others settle, and those that only a person can.

    One contradiction puts the order of a file of few pairs in doubt; of many, only itself and what the order
    alone would settle. A lack of clear pairs does so too.
    """
    clear = [couple for couple, each in found.items() if each.speaks_for]
    against = [couple for couple, each in found.items() if each.speaks_against]
    known = any(found[couple].contrast.same for couple in clear) or len(clear) >= 3
    if clear and (not known or (against and len(clear) < _MANY)):
        return _all_in_doubt(found, clear, against)
    ordered = {} if against else {couple: each for couple, each in found.items() if _by_order(each, len(clear))}
    pairs = [each.pair for each in found.values() if each.pair]
    pairs += [Pair("", *couple, "order", backed=each.backed) for couple, each in ordered.items()]
    unsettled = [each.unsettled for couple, each in found.items() if each.unsettled and couple not in ordered]
    return pairs, _sorted(unsettled)


def _by_order(each: Judged, clear: int) -> bool:
    """Whether the order of so many clear pairs settles this one."""
    if each.unsettled is None:
        return False
    reason = each.unsettled.reason
    if not each.coded and (each.contrast.opposed < 0 or (reason == "contradicts" and each.contrast.twice)):
        return False
    if each.coded and clear >= _SOME:
        return True
    if clear >= _MANY and reason != "unlike":
        return reason in ("missing", "doubtful") or each.contrast.doubtful
    return clear >= _SOME and (reason == "doubtful" or (reason == "missing" and each.contrast.opposed > 0))


def _all_in_doubt(
    found: Mapping[Couple, Judged], clear: Collection[Couple], against: Collection[Couple]
) -> tuple[list[Pair], list[Unsettled]]:
    reason = "order" if against else "unlike"
    unsettled = [each.unsettled for each in found.values() if each.unsettled]
    backwards = 2 * sum(each.reason == "contradicts" for each in unsettled) > len(found) and bool(against)
    doubted = [Unsettled(*((j, i) if backwards else (i, j)), reason) for i, j in clear]
    pairs = [each.pair for couple, each in found.items() if each.pair and couple not in clear]
    return pairs, _sorted([*unsettled, *doubted])


def _sorted(unsettled: Collection[Unsettled]) -> list[Unsettled]:
    return sorted(unsettled, key=lambda each: min(each.first, each.second))
