"""One word for what a feature did between waves: one table of cases, from evidence to word."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kano.measures.waves.counts_over_waves import A, Flags, I, M, R
from kano.values import dataclass

Ints = NDArray[np.intp]


class Verdict(StrEnum):
    """What happened to a feature; the value is the word in every output."""

    STABLE = "stable"
    """Better and |Worse| surely moved less than the margin, and every wave has the same fitted category."""
    DRIFTING = "drifting"
    """Moves toward basis without being a lower component yet: the early warning."""
    DEGRADED = "degraded"
    """Has become a lower component."""
    RENEWED = "renewed"
    """Moves up the ladder."""
    EMERGING = "emerging"
    """From indifferent to something that matters, or on its way: A gains on I."""
    FADING = "fading"
    """From something that matters to indifferent, or on its way: I gains on A."""
    SHIFTED = "shifted"
    """Moved in none of these ways: reverse or questionable answers, a split."""
    TOGETHER = "moved with all others"
    """The features of the study moved together, and this one did nothing beyond that."""
    INCONCLUSIVE = "inconclusive"
    """Neither movement nor stability can be shown: not enough data."""
    NOT_COMPARABLE = "not comparable"
    """The waves didn't ask the same."""


ALARMS = frozenset(
    {Verdict.DRIFTING, Verdict.DEGRADED, Verdict.RENEWED, Verdict.EMERGING, Verdict.FADING, Verdict.SHIFTED}
)
"""Verdicts that say that something moved by itself."""


@dataclass(frozen=True)
class Evidence:
    """What the verdict rests on, one entry a feature (features,)."""

    significant: Flags
    """The combined p is within the error budget."""
    inside: Flags
    """Changes of Better and |Worse| are both surely inside the margin."""
    hidden: Flags
    """Some fitted share moves by more than the margin, whatever Better and Worse do."""
    ladder: Ints
    """+1 the ladder test alone shows movement toward basis, −1 away, 0 it doesn't show any."""
    birth: Ints
    """+1 the I-against-A test alone shows A gaining, −1 I gaining, 0 neither."""
    first: Ints
    """Fitted category of the first wave."""
    last: Ints
    """Fitted category of the last wave."""
    steady: Flags
    """The fitted category is the same in every wave."""
    comparable: Flags
    """The waves asked the same."""
    changed: Flags
    """That the category went from `first` to `last` is surer than `SURE`."""
    shared: Flags
    """The features of the study moved together; tests and margin are those of the movement beyond that."""


SURE = 0.9
"""From which probability on a change of the fitted category may name the movement by itself."""

_SHI, _DRI, _DEG, _REN, _EME, _FAD = (
    Verdict.SHIFTED, Verdict.DRIFTING, Verdict.DEGRADED, Verdict.RENEWED, Verdict.EMERGING, Verdict.FADING,
)  # fmt: skip
MOVES: tuple[tuple[str, tuple[Verdict, ...], tuple[Verdict, ...]], ...] = (
    # What the letters did    what the tests alone show:           … and where that change of letter is sure:
    #                         none  basis away  A>I   I>A          none  basis away  A>I   I>A
    ("bijzonder throughout", (_SHI, _DRI, _REN, _EME, _FAD), (_SHI, _DRI, _REN, _EME, _FAD)),
    ("beleving or basis",    (_SHI, _DRI, _REN, _SHI, _SHI), (_SHI, _DRI, _REN, _SHI, _SHI)),
    ("indifferent",          (_SHI, _SHI, _SHI, _EME, _FAD), (_SHI, _SHI, _SHI, _EME, _FAD)),
    ("reverse, questionable", (_SHI, _SHI, _SHI, _SHI, _SHI), (_SHI, _SHI, _SHI, _SHI, _SHI)),
    ("down the ladder",      (_SHI, _DEG, _SHI, _SHI, _SHI), (_DEG, _DEG, _SHI, _DEG, _DEG)),
    ("up the ladder",        (_SHI, _SHI, _REN, _SHI, _SHI), (_REN, _SHI, _REN, _REN, _REN)),
    ("out of indifference",  (_SHI, _SHI, _SHI, _EME, _SHI), (_EME, _EME, _EME, _EME, _EME)),
    ("A or O to indifferent", (_SHI, _DRI, _SHI, _SHI, _FAD), (_FAD, _FAD, _FAD, _FAD, _FAD)),
    ("basis to indifferent", (_SHI, _SHI, _SHI, _SHI, _FAD), (_FAD, _FAD, _FAD, _FAD, _FAD)),
    ("from or to R or Q",    (_SHI, _SHI, _SHI, _SHI, _SHI), (_SHI, _SHI, _SHI, _SHI, _SHI)),
)  # fmt: skip
"""The word of a feature that moved, for every way of its letters and every direction that tests show.

No word contradicts the letters: only a changed letter has degraded, only one that kept its rung drifts (or lost
to I by a hair, which is none), and where letters and the test of a direction part, or a letter changed by a
hair that no test tells of, it is shifted.
"""


def verdicts(evidence: Evidence) -> NDArray[np.str_]:
    """The verdict of every feature (features,), the first of these that holds.

    1 not comparable. 2 moved: significant, and outside the margin, or with another letter in some wave, or
    a share that moved by more than the margin behind an unmoved Better and Worse; `MOVES` has the word.
    3 moved with all others, where the study did. 4 stable: inside the margin, letter unchanged. 5 inconclusive.
    """
    given = evidence
    still = given.inside & given.steady
    moved = given.significant & (~still | given.hidden)
    words = np.array([[[word.value for word in each] for each in case[1:]] for case in MOVES])
    word = words[_letters(given), given.changed.astype(np.intp), _direction(given)]
    found = np.where(still, Verdict.STABLE.value, Verdict.INCONCLUSIVE.value)
    found = np.where(given.shared, Verdict.TOGETHER.value, found)
    return np.where(given.comparable, np.where(moved, word, found), Verdict.NOT_COMPARABLE.value)


def by_little(evidence: Evidence) -> Flags:
    """Of features that moved, whether Better and |Worse| surely moved by less than the margin: (features,)."""
    return evidence.inside & evidence.significant


def _letters(given: Evidence) -> Ints:
    """What the fitted letters did from the first wave to the last: a row of `MOVES`."""
    first, last = given.first, given.last
    stayed = np.select([first == A, first < A, first == I], [0, 1, 2], default=3)
    cooled = np.where(first == M, 8, 7)
    went = np.select(
        [(first >= R) | (last >= R), first == I, last == I, last < first], [9, 6, cooled, 4], default=5
    )
    return np.where(first == last, stayed, went)


def _direction(given: Evidence) -> Ints:
    """What the directed tests show: a column of `MOVES`."""
    rules = [given.ladder > 0, given.ladder < 0, given.birth > 0, given.birth < 0]
    return np.select(rules, [1, 2, 3, 4], default=0)


assert (M, A, I, R) == (0, 2, 3, 4), "the ladder runs from A (2) down to M (0); R and Q come last"
