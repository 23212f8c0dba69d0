"""Shares over the waves with their forecast, and features on the ladder from bijzonder to basis."""

from __future__ import annotations

from collections.abc import Sequence

from kano.analyses.drifting.rows import DriftRow, Range
from kano.analyses.kinds import Kind
from kano.report.blocks import Label, Phrase, Value
from kano.report.drifting.drift_tables import verdict_label
from kano.report.language import TONES, Words
from kano.report.pictures.answers import wanted
from kano.report.pictures.kinds import Climb, Course, Fan, FanPanel, Ladder
from kano.report.pictures.material import Material
from kano.report.pictures.over_time import drift_of, features, headline, moved, told, tone_of
from kano.scale import CATEGORIES, Category

MOST = 9
"""Features side by side; of more, those that ask for attention first."""
CLIMBING = 24
DRAWN = (Category.MUST_BE, Category.ONE_DIMENSIONAL, Category.ATTRACTIVE, Category.INDIFFERENT)


def drifted(material: Material) -> Fan:
    """The shares of each feature over the waves, or of the one that is asked for."""
    result, say = drift_of(material), material.say()
    every = features(material)
    rows = [row for row in every if row.feature == wanted(material)] if material.feature else every[:MOST]
    shown = [letter for letter in CATEGORIES if letter in DRAWN or _ever(rows, letter)]
    return Fan(
        key="drift",
        title=say("courses.title"),
        headline=headline(say, rows if material.feature else every),
        reading=say.phrase("courses.reading" if result.ahead else "courses.reading.past"),
        caption=_caption(material, say, rows, len(every)),
        description=told(say, rows, "courses.description"),
        dates=tuple(wave.date for wave in rows[0].waves),
        date_names=tuple(say.date(wave.date) for wave in rows[0].waves),
        ahead=result.ahead,
        ahead_names=tuple(say.date(day) for day in result.ahead),
        panels=tuple(_panel(say, row, shown) for row in rows),
        legend=tuple(say.category(each) for each in shown),
        ahead_title=say("courses.ahead"),
    )


def _ever(rows: Sequence[DriftRow], letter: Category) -> bool:
    """Whether a share that usually is small is large anywhere."""
    return any((wave.shares[letter] or 0) > 0.15 for row in rows for wave in row.waves)


def _caption(material: Material, say: Words, rows: Sequence[DriftRow], every: int) -> Phrase:
    base = material.caption(say, [wave.n for row in rows for wave in row.waves])
    if len(rows) in (1, every):
        return base
    more = say.phrase("courses.more", n=every - len(rows))
    return Phrase("{base} · {more}", {"base": base, "more": more})


def _panel(say: Words, row: DriftRow, shown: Sequence[Category]) -> FanPanel:
    courses = tuple(
        Course(
            Label(say(f"category.{letter}"), TONES[letter]),
            tuple(wave.shares[letter] if wave.n else None for wave in row.waves),
            tuple(_ends(ahead.shares[letter]) for ahead in row.forecast),
        )
        for letter in shown
    )
    return FanPanel(row.feature, row.label, verdict_label(say, row.verdict), courses, _outlook(say, row))


def _ends(share: Range) -> tuple[float, float, float, float, float]:
    ends = (share.low95, share.low80, share.mean, share.high80, share.high95)
    return tuple(each or 0.0 for each in ends)  # type: ignore[return-value]


def _outlook(say: Words, row: DriftRow) -> Phrase:
    """How likely it is still what it is by the last date ahead."""
    if not row.forecast or not row.forecast[-1].still:
        return Phrase("")
    last = row.forecast[-1]
    p = Value(last.still_p, Kind.PROBABILITY)
    category = say.category(Category(last.still or "I"))
    return say.phrase("courses.still", category=category, date=say.date(last.date), p=p)


def ladder(material: Material) -> Ladder:
    """The place of each feature on the ladder in each wave."""
    say = material.say()
    every = [row for row in features(material) if row.p is not None]
    rows = every[:CLIMBING]
    waves = rows[0].waves if rows else ()
    return Ladder(
        key="ladder",
        title=say("ladder.title"),
        headline=headline(say, every),
        reading=say.phrase("ladder.reading"),
        caption=_caption(material, say, rows, len(every)),
        description=told(say, rows, "ladder.description"),
        dates=tuple(wave.date for wave in waves),
        date_names=tuple(say.date(wave.date) for wave in waves),
        climbs=tuple(_climb(say, row) for row in rows),
        rungs=tuple(say.category(each) for each in (DRAWN[2], DRAWN[1], DRAWN[0])),
    )


def _climb(say: Words, row: DriftRow) -> Climb:
    return Climb(
        row.feature,
        row.label,
        tuple(wave.ladder for wave in row.waves),
        tuple(tone_of(wave) for wave in row.waves),
        say.phrase("ladder.item", verdict=verdict_label(say, row.verdict)),
        moving=moved(row),
    )
