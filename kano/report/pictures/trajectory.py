"""The ways of features over the Kano plane, wave by wave."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from kano.analyses.drifting.rows import DriftRow, WaveRow
from kano.analyses.kinds import Kind
from kano.measures.survey.coefficients import covariance
from kano.report.blocks import Phrase, Value
from kano.report.drifting.drift_tables import verdict_label
from kano.report.language import TONES, Words
from kano.report.pictures.kinds import Apart, Plane, Spot, Spread, Step, Stop
from kano.report.pictures.material import Material
from kano.report.pictures.over_time import (
    asked_in,
    drift_of,
    features,
    headline,
    letter_of,
    moved,
    told,
    tone_of,
)
from kano.report.pictures.plane import ON_PLANE, corners
from kano.scale import CATEGORIES, Category

FEW = 12
"""Features whose ways can be told apart; of more, those that moved show theirs."""
SURE = 0.95
"""Probability from which a feature is drawn as decided."""


def trajectory(material: Material) -> Plane:
    """Each feature where it is in its last wave, with its way there."""
    say = material.say()
    rows = features(material)
    off = _spreads(material)
    on = [row for row in rows if letter_of(_last(row)) in ON_PLANE and _last(row).better is not None]
    letters = {letter_of(wave) for row in on for wave in asked_in(row)}
    return Plane(
        key="trajectory",
        title=say("trajectory.title"),
        headline=headline(say, rows),
        reading=say.phrase("trajectory.reading"),
        caption=material.caption(say, [wave.n for row in rows for wave in asked_in(row)]),
        description=told(say, rows, "trajectory.description"),
        spots=tuple(_spot(say, row, off, way=len(on) <= FEW or moved(row)) for row in on),
        corners=corners(say),
        x_title=say("plane.x"),
        y_title=say("plane.y"),
        apart=tuple(_apart(say, row) for row in rows if row not in on),
        apart_title=say("plane.apart"),
        legend=tuple(say.category(each) for each in CATEGORIES if each in letters),
        unclear=say("trajectory.open") if any(not _sure(row) for row in on) else "",
        waves=tuple(wave.key for wave in material.result.waves),
        waves_title=say("plane.wave"),
        earlier=say("trajectory.earlier").format(first=_when(say, rows[0].waves[0])) if rows else "",
    )


def _last(row: DriftRow) -> WaveRow:
    return asked_in(row)[-1]


def _when(say: Words, wave: WaveRow) -> str:
    return say.date(wave.date)


def _sure(row: DriftRow) -> bool:
    return (_last(row).category_p or 1.0) >= SURE


def _spot(say: Words, row: DriftRow, off: Mapping[tuple[str, str], Spread], *, way: bool) -> Spot:
    known = [wave for wave in asked_in(row) if wave.better is not None and wave.worse is not None]
    *before, last = known
    steps = tuple(Step(_when(say, w), -(w.worse or 0.0), w.better or 0.0, tone_of(w)) for w in before)
    return Spot(
        feature=row.feature,
        label=row.label,
        x=-(last.worse or 0.0),
        y=last.better or 0.0,
        tone=tone_of(last),
        said=_said(say, row, last),
        clear=_sure(row),
        spread=off.get((last.wave, row.feature)),
        course=steps if way else (),
        stops=tuple(_stop(say, wave) for wave in known),
    )


def _stop(say: Words, wave: WaveRow) -> Stop:
    sure = (wave.category_p or 1.0) >= SURE
    said = say.phrase("trajectory.stop", category=say.category(letter_of(wave)), **_numbers(wave))
    return Stop(wave.wave, -(wave.worse or 0.0), wave.better or 0.0, tone_of(wave), said, sure)


def _said(say: Words, row: DriftRow, wave: WaveRow) -> Phrase:
    verdict = verdict_label(say, row.verdict)
    return say.phrase("trajectory.spot", verdict=verdict, wave=_when(say, wave), **_numbers(wave))


def _numbers(wave: WaveRow) -> dict[str, Value | int]:
    return {
        "better": Value(wave.better, Kind.COEFFICIENT),
        "worse": Value(wave.worse, Kind.COEFFICIENT),
        "n": wave.n or 0,
    }


def _apart(say: Words, row: DriftRow) -> Apart:
    letter = letter_of(_last(row)) or Category.QUESTIONABLE
    share = Value(_last(row).shares[letter], Kind.SHARE)
    said = say.phrase("plane.apart.item", category=say.category(letter), share=share, n=_last(row).n or 0)
    return Apart(row.feature, row.label, TONES[letter], said)


def _spreads(material: Material) -> dict[tuple[str, str], Spread]:
    """How far each feature may be off in each wave, among everybody."""
    counts = drift_of(material).data.categories
    found = covariance(counts.w[:, 0], counts.w2[:, 0])
    return {
        (wave.key, feature.key): Spread(float(at[1, 1]), float(at[0, 1]), float(at[0, 0]))
        for w, wave in enumerate(counts.waves)
        for f, feature in enumerate(counts.features)
        if np.isfinite(at := found[w, f]).all()
    }
