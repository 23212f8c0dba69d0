"""What is said of a study as a whole: how often it is looked at, and its supply of delighters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np

from kano.analyses.drifting.series import Series
from kano.analyses.drifting.strand import ALPHA, Strand
from kano.analyses.kinds import Flag
from kano.analyses.row import Row
from kano.measures.waves.counts_over_waves import A
from kano.measures.waves.multiplicity import any_false_alarm, look_levels, looks_information
from kano.measures.waves.verdict import ALARMS, Verdict
from kano.settings.study import Settings


@dataclass(frozen=True, slots=True)
class Looks(Row):
    """What looking again after each wave does to the chance of a false alarm."""

    planned: Annotated[int | None, "planned looks"]
    seen: Annotated[int, "looks so far"]
    level: Annotated[float, "error budget of this look"]
    any_false_alarm: Annotated[float, "chance that a feature that doesn't move was called at any look so far"]


@dataclass(frozen=True, slots=True)
class Supply(Row):
    """Bijzonder features, by key, among everybody."""

    lost: Annotated[tuple[str, ...], "no longer bijzonder"]
    leaving: Annotated[tuple[str, ...], "still bijzonder, and on the way out"]
    found: Annotated[tuple[str, ...], "newly bijzonder"]
    left: Annotated[tuple[str, ...], "bijzonder now"]
    dries_up: Annotated[Flag, "whether more were lost than found"]


def looks_of(data: Series, settings: Settings) -> Looks:
    """The level of this look, and the chance of any false alarm with it."""
    asked = data.categories.n[:, 0].sum(axis=-1)
    typical = np.array([np.median(wave[wave > 0]) if (wave > 0).any() else 0.0 for wave in asked])
    told = looks_information(data.dates, typical)
    # A look that tells nothing new is none.
    information = told[np.diff(told, prepend=0.0) > 0]
    seen, planned = len(information), settings.drift.looks
    if not seen:
        return Looks(planned or None, seen, ALPHA, ALPHA)
    levels = look_levels(information, planned) if planned else np.full(seen, ALPHA)
    return Looks(planned or None, seen, float(levels[-1]), any_false_alarm(information, levels))


def delighters_of(data: Series, strand: Strand) -> list[tuple[str, str, dt.date]]:
    """Features that are bijzonder in the wave that asked about them last, with that wave."""
    found = []
    for f, feature in enumerate(data.categories.features):
        held = np.flatnonzero(strand.waves.present[:, f])
        if not held.size:
            continue
        last, place = held[-1], strand.place[f]
        raw = int(strand.waves.w[last, f].argmax())
        letter = raw if place < 0 else int(strand.assessment.course.winner[last, place])
        wave = data.categories.waves[last]
        if letter == A and wave.date:
            found.append((feature.key, wave.key, wave.date))
    return found


def supply_of(data: Series, strand: Strand, delighters: Sequence[tuple[str, str, dt.date]]) -> Supply:
    """Which delighters were lost, found, or are on their way out, by the verdicts on everybody."""
    evidence, keys = strand.assessment.evidence, [feature.key for feature in data.categories.features]
    lost, found, leaving = [], [], []
    for key, place in zip(keys, strand.place, strict=True):
        if place < 0 or Verdict(str(strand.assessment.verdict[place])) not in ALARMS:
            continue
        first, last = evidence.first[place], evidence.last[place]
        if first == A and last != A:
            lost.append(key)
        elif first != A and last == A:
            found.append(key)
        elif first == A and strand.assessment.verdict[place] in {Verdict.DRIFTING, Verdict.FADING}:
            leaving.append(key)
    left = tuple(key for key, _, _ in delighters)
    return Supply(tuple(lost), tuple(leaving), tuple(found), left, dries_up=len(lost) > len(found))
