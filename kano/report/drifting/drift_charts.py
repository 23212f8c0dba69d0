"""The charts of a report on drift: courses over dates."""

import datetime as dt
from collections.abc import Iterator, Sequence

from kano.analyses.drifting.rows import DriftRow
from kano.analyses.kinds import Kind
from kano.report.blocks import Line, Lines
from kano.report.language import Words

MOST = 12
"""Courses that one chart shows; more can't be told apart."""


def ladder_chart(say: Words, shown: Sequence[DriftRow]) -> Iterator[Lines]:
    """The place of the first features on the ladder from bijzonder to basis, wave by wave."""
    lines = [Line(row.label, tuple(wave.ladder for wave in row.waves)) for row in shown if row.p is not None]
    if lines:
        dates = [wave.date for wave in shown[0].waves]
        yield _lines(say, "ladder", dates, lines, Kind.COEFFICIENT)


def still_chart(say: Words, shown: Sequence[DriftRow]) -> Iterator[Lines]:
    """The probability that the first features are still what they are, over the dates of the forecast."""
    if held := [row for row in shown if row.forecast]:
        lines = [Line(row.label, tuple(ahead.still_p for ahead in row.forecast)) for row in held]
        dates = [ahead.date for ahead in held[0].forecast]
        yield _lines(say, "still", dates, lines, Kind.PROBABILITY)


def _lines(say: Words, key: str, dates: Sequence[dt.date], lines: Sequence[Line], kind: Kind) -> Lines:
    kept = tuple(lines[:MOST])
    return Lines(
        key,
        say(f"drift.chart.{key}"),
        say(f"drift.chart.{key}.description").format(features=len(kept)),
        say("drift.chart.x"),
        say(f"drift.chart.{key}.y"),
        tuple(dates),
        kept,
        kind,
    )
