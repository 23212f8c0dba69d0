"""What `kano drift` says of many made-up studies: its own verdicts, at a fraction of the time."""

import numpy as np
from numpy.typing import NDArray

from kano.analyses.drifting.assessment import RULES, Measured, Rules, beyond, measure, measure_many, weigh
from kano.measures.course.fitted import Fitted, fitted
from kano.measures.waves.common import LEVEL, Common, apart_from, common_movement, shared_p
from kano.measures.waves.counts_over_waves import Flags, Waves
from kano.measures.waves.verdict import ALARMS, Evidence, Ints, verdicts

Words = NDArray[np.str_]
_CELLS = 4_000
"""Waves times features of studies whose courses are drawn at once."""
_MOVED = sorted(each.value for each in ALARMS)


def judged(
    waves: Waves, studies: int, rules: Rules = RULES, *, stable: bool = False, first: int | None = None
) -> tuple[Words, Measured]:
    """Verdict of each feature of so many studies, whose features follow one another, as many in each.

    The fitted course can only change *whether* something is said to have moved where a feature is
    significant and inside the margin, and whether it is `stable`, if that is asked for, where it is inside.
    For the others it isn't computed, so that any word of movement may stand for another. A study whose
    features may have moved together is assessed as a whole. `first`: of how many features of each study, those
    that come first, the words are asked for; those of the others may then stand for any.
    """
    measured = measure_many(waves, studies)
    bare = weigh(waves, measured, _nowhere(waves), rules, studies=studies)
    every = np.ones(waves.n.shape[1], dtype=bool)
    shared = shared_p(waves, every, studies).reshape(-1, studies)
    together: Flags = np.any(shared <= LEVEL, axis=0)
    asked = _asked(bare, studies, stable=stable, first=first)
    words = verdicts(bare).reshape(studies, -1)
    for study in np.flatnonzero(together).tolist():
        one = _some(waves, np.array([study]), studies)
        common = common_movement(one)
        if common.counts:
            words[study] = _beyond(one, common, rules, stable=stable, first=first)
            asked[study] = False
    lettered = np.flatnonzero(asked.any(axis=1))
    size = max(1, _CELLS // (len(waves.dates) * asked.shape[1]))
    for some in np.split(lettered, range(size, len(lettered), size)):
        if len(some):
            words[some] = _lettered(_some(waves, some, studies), rules, asked[some], words[some])
    return words.ravel(), measured


def moved(word: Words) -> Flags:
    """Whether a verdict says that something moved."""
    return np.isin(word, _MOVED)


def _lettered(waves: Waves, rules: Rules, asked: Flags, known: Words) -> Words:
    """The verdicts of some studies (studies, features), as known but where letters take part in them."""
    course = fitted(waves, seed=rules.seed, only=asked.ravel(), studies=len(asked))
    found = verdicts(weigh(waves, measure_many(waves, len(asked)), course, rules, studies=len(asked)))
    return np.where(asked, found.reshape(asked.shape), known)


def _asked(bare: Evidence, studies: int, *, stable: bool, first: int | None) -> Flags:
    """Which features of each study need letters: (studies, features)."""
    asked: Flags = (bare.inside & (bare.significant | stable)).reshape(studies, -1)
    return asked & (np.arange(asked.shape[1]) < (asked.shape[1] if first is None else first))


def _beyond(waves: Waves, common: Common, rules: Rules, *, stable: bool, first: int | None) -> Words:
    """The verdicts of a study whose features moved together."""
    left = apart_from(waves, common.shift)
    seen, rest = measure(waves), measure(left)
    bare = weigh(left, rest, _nowhere(left), rules)
    asked = _asked(bare, 1, stable=stable, first=first)[0]
    courses = [_course(each, asked, rules) for each in (waves, left)]
    pair = zip((waves, left), (seen, rest), courses, strict=True)
    return verdicts(beyond(*(weigh(each, found, course, rules) for each, found, course in pair)))


def _course(waves: Waves, asked: Flags, rules: Rules) -> Fitted:
    return fitted(waves, seed=rules.seed, only=asked) if asked.any() else _nowhere(waves)


def _some(waves: Waves, chosen: Ints, studies: int) -> Waves:
    """Some of the studies."""
    shape = len(waves.dates), studies, -1, 6
    n, w, w2 = (
        each.reshape(shape)[:, chosen].reshape(len(each), -1, 6) for each in (waves.n, waves.w, waves.w2)
    )
    return Waves(n, w, w2, waves.dates)


def _nowhere(waves: Waves) -> Fitted:
    """A course that goes nowhere."""
    shape = waves.n.shape
    winner, shares = np.zeros(shape[:2], dtype=np.intp), np.full(shape, 1 / 6)
    drawn = np.zeros((1, *shape[:2]), dtype=np.intp)
    return Fitted(shares, winner, shares, drawn, drawn.astype(np.float64))
