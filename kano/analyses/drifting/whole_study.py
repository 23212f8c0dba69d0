"""What is said of a study as a whole: how often it is looked at, and its supply of delighters."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import numpy as np

from kano.analyses.drifting.series import Series
from kano.analyses.drifting.strand import ALPHA, Strand
from kano.analyses.kinds import Change, Flag, OneOf, People, PValue, Share
from kano.analyses.row import Row
from kano.measures.waves.common import Cause, Mark
from kano.measures.waves.counts_over_waves import A
from kano.measures.waves.multiplicity import any_false_alarm, look_levels, looks_information
from kano.measures.waves.verdict import ALARMS, Verdict
from kano.settings.panels.study import Settings
from kano.values import dataclass

SHARED = ("better", "worse", "unusable")
"""Directions in which all features may move."""


@dataclass(frozen=True)
class Looks(Row):
    """What looking again after each wave does to the chance of a false alarm."""

    planned: Annotated[int | None, "planned looks"]
    seen: Annotated[int, "looks so far"]
    level: Annotated[float, "error budget of this look"]
    any_false_alarm: Annotated[float, "chance that a feature that doesn't move was called at any look so far"]


@dataclass(frozen=True)
class Supply(Row):
    """Bijzonder features, by key, among everybody."""

    lost: Annotated[tuple[str, ...], "no longer bijzonder"]
    leaving: Annotated[tuple[str, ...], "still bijzonder, and on the way out"]
    found: Annotated[tuple[str, ...], "newly bijzonder"]
    together: Annotated[tuple[str, ...], "came or went as all features moved, and so counted nowhere else"]
    left: Annotated[tuple[str, ...], "bijzonder now"]
    dries_up: Annotated[Flag, "whether more were lost than found"]


@dataclass(frozen=True)
class SharedRow(Row):
    """What the features of a study share in one direction."""

    of: Annotated[str, OneOf(SHARED), "what moved; unusable is R and Q among R, Q and I"]
    moved: Annotated[Flag, "whether more than a quarter of the features surely moved together"]
    change: Annotated[Change, "last minus first, as the features share it; null with too few features"]
    along: Annotated[Share, "share of the features that moved to that side"]
    p: Annotated[PValue, "that a quarter of the features could have done so by themselves"]


@dataclass(frozen=True)
class CommonRow(Row):
    """What all features did together, among everybody."""

    moved: Annotated[bool | None, "whether they moved together; null where too few features can tell"]
    features: Annotated[People, "features that tell it"]
    cause: Annotated[Cause, "what control items say of it: untold, the way of answering changed, or real"]
    mark: Annotated[Mark, "what the directions suggest: style, ageing, revival or nothing"]
    directions: Annotated[tuple[SharedRow, ...], "Better, Worse, and R with Q"]


def common_of(strand: Strand) -> CommonRow:
    """What all features did together."""
    found = strand.assessment.common
    signs, told = (1.0, -1.0, 1.0), found.told
    return CommonRow(
        moved=found.any if told else None,
        features=found.features,
        cause=found.cause,
        mark=found.mark,
        directions=tuple(
            SharedRow(
                of=name,
                moved=bool(found.found[i]),
                change=signs[i] * float(found.change[i]) if told else None,
                along=float(found.along[i]) if told else None,
                p=float(found.p[i]) if told else None,
            )
            for i, name in enumerate(SHARED)
        ),
    )


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
    features = zip(data.categories.features, strand.place, strict=True)
    kept = [(feature.key, _supplies(strand, int(place))) for feature, place in features if place >= 0]
    sorts = ("lost", "leaving", "found", "together")
    lost, leaving, found, together = (tuple(key for key, sort in kept if sort == name) for name in sorts)
    left = tuple(key for key, _, _ in delighters)
    return Supply(lost, leaving, found, together, left, dries_up=len(lost) > len(found))


def _supplies(strand: Strand, place: int) -> str:
    """What a feature is to the supply; a change of letter that no test and no surety tells of is nothing."""
    evidence, verdict = strand.assessment.evidence, Verdict(str(strand.assessment.verdict[place]))
    was, became = evidence.first[place] == A, evidence.last[place] == A
    if was == became:
        return "leaving" if was and verdict in {Verdict.DRIFTING, Verdict.FADING} else ""
    if verdict is Verdict.TOGETHER:
        return "together" if evidence.changed[place] else ""
    hair = verdict in {Verdict.DRIFTING, Verdict.SHIFTED} and not evidence.changed[place]
    if verdict not in ALARMS or hair:
        return ""
    return "lost" if was else "found"
