"""Several divisions of the same people: nobody whom one of them hides is counted in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kano.analyses.privacy import Part, in_total, only, people_asked, rated_enough, small_groups, unnamed
from kano.counts import BLANK, Counts, merge
from kano.provenance import frozen_map
from kano.scale import NOT_ASKED
from kano.tally import Tally
from kano.values import dataclass

Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Masked:
    """Parts of a survey without the answers that a division would give away."""

    parts: tuple[Part, ...]
    beside: tuple[Part, ...]
    """Parts with more respondents, without the same groups."""
    small: tuple[str, ...]
    """Names of the groups that were too small."""


def masked(
    parts: Sequence[Part],
    columns: Sequence[str],
    least: int,
    *,
    beside: Sequence[Part] = (),
    steady: bool = False,
) -> Masked:
    """The parts without the answers and ratings of groups that any column makes too small to be shown.

    What one division tells of everybody less what another tells would give the small groups back. Answers are
    left out a feature at a time, until no column hides more; with `steady` in all waves if they are in one.
    Saved counts are divided by one column alone, which must be that of `columns`.
    """
    kept, other, names = tuple(parts), tuple(beside), dict[str, None]()
    while True:
        hiding = [_Hiding(_counted(kept, column), least, steady=steady) for column in columns]
        names |= dict.fromkeys(name for each in hiding for name in each.small)
        if not any(each.hides(part) for each in hiding for part in kept):
            return Masked(kept, other, tuple(names))
        for each in hiding:
            kept, other = tuple(map(each.without, kept)), tuple(map(each.without, other))


def _counted(parts: Sequence[Part], column: str) -> Counts:
    return merge([part if isinstance(part, Counts) else Tally.of(part, column) for part in parts])


class _Hiding:
    """What one column hides of the parts that were counted: answers, and by their names ratings."""

    def __init__(self, counts: Counts, least: int, *, steady: bool) -> None:
        self.counts = counts
        # A name that only one or two people gave may be their own words.
        self.small = small_groups(unnamed(counts, least), least)
        self.answers = ~in_total(counts, least, steady=steady)
        rated = rated_enough(counts, least).ratings
        self.ratings = {
            name: self.answers | (told[..., 0] != rated[name][..., 0]) for name, told in counts.ratings.items()
        }

    def hides(self, part: Part) -> bool:
        """Whether a part has anything that is hidden."""
        if isinstance(part, Counts):
            return bool((self._of(part, self.answers) & (people_asked(part) > 0)).any())
        there = (part.answers != NOT_ASKED).all(axis=2)
        return bool((self._of(part, self.answers) & there).any()) or any(
            (self._of(part, self.ratings[name]) & np.isfinite(values)).any()
            for name, values in part.ratings.items()
        )

    def without(self, part: Part) -> Part:
        """The part without it."""
        hidden = self._of(part, self.answers)
        if isinstance(part, Counts):
            return only(part, ~hidden)
        answers = np.where(hidden[..., None], np.int8(NOT_ASKED), part.answers)
        ratings = {
            name: np.where(self._of(part, self.ratings[name]), np.nan, values)
            for name, values in part.ratings.items()
        }
        gone = hidden.any(axis=1)
        outcomes = (replace(each, marks=np.where(gone, np.nan, each.marks)) for each in part.outcomes)
        return replace(part, answers=answers, ratings=frozen_map(ratings), outcomes=tuple(outcomes))

    def _of(self, part: Part, cells: Bools) -> Bools:
        """Cells (W, S, F) as those of a part: (N, F) of respondents, (W, S, F) of counts."""
        counts = self.counts
        waves, features = ([each.key for each in told] for told in (counts.waves, counts.features))
        wave = np.array([waves.index(each.key) for each in part.waves])
        feature = np.array([features.index(each.key) for each in part.features])
        if isinstance(part, Counts):
            segment = np.array([counts.segments.index(each) for each in part.segments])
            return np.asarray(cells[np.ix_(wave, segment, feature)])
        # Nobody whose cell is empty was counted where no segment is for them: they go, last as a code of −1 is.
        cells = np.concatenate([cells, np.ones_like(cells[:, :1])], axis=1)
        group, known = part.groups[counts.by], counts.segments
        segments = known if BLANK in known else (*known, BLANK)
        places = np.array([segments.index(label) for label in (*group.labels, BLANK)])
        when = wave[np.zeros(len(part), dtype=np.int64) if part.wave is None else part.wave]
        return np.asarray(cells[when, places[group.codes]][:, feature])
