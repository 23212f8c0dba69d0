"""Several divisions of the same people: nobody whom one of them hides is counted in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kano.analyses.privacy import too_few
from kano.counts import BLANK, merge
from kano.responses import Responses
from kano.scale import NOT_ASKED
from kano.tally import Tally

Bools = NDArray[np.bool_]


def masked(parts: Sequence[Responses], columns: Sequence[str], least: int) -> list[Responses]:
    """The parts without the answers of groups that any column makes too small to be shown.

    What one division tells of everybody less what another tells would give the small groups back. Answers are
    left out a feature at a time, until no column hides more.
    """
    kept = list(parts)
    while True:
        hidden = [_hidden(kept, column, least) for column in columns]
        found = [np.logical_or.reduce([each[i] for each in hidden]) for i in range(len(kept))]
        if not any(each.any() for each in found):
            return kept
        kept = [_without(part, mask) for part, mask in zip(kept, found, strict=True)]


def _hidden(parts: Sequence[Responses], column: str, least: int) -> list[Bools]:
    """Which answers to leave out: (N, F) of each part."""
    counts = merge([Tally.of(part, column) for part in parts])
    small = too_few(counts, least)
    return [_of(part, column, counts, small) for part in parts]


def _of(part: Responses, column: str, counts: Tally, small: Bools) -> Bools:
    group = part.groups[column]
    keys = [wave.key for wave in counts.waves]
    places = [counts.segments.index(label) for label in group.labels]
    blank = counts.segments.index(BLANK) if BLANK in counts.segments else 0
    segment = np.array([*places, blank])[group.codes]  # a code of −1 takes the last
    waves = np.array([keys.index(wave.key) for wave in part.waves])
    wave = waves[np.zeros(len(part), dtype=np.int64) if part.wave is None else part.wave]
    features = [[each.key for each in counts.features].index(each.key) for each in part.features]
    asked = (part.answers != NOT_ASKED).all(axis=2)
    found: Bools = small[wave, segment][:, features] & asked
    return found


def _without(part: Responses, mask: Bools) -> Responses:
    answers = part.answers.copy()
    answers[mask] = NOT_ASKED
    return replace(part, answers=answers)
