"""The charts of a report on drift: courses over dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kano.analyses.result import Kind
from kano.report.blocks import Line, Lines
from kano.report.language import Words

Record = Mapping[str, Any]

MOST = 12
"""Courses that one chart shows; more can't be told apart."""


def ladder_chart(say: Words, shown: Sequence[Record]) -> Iterator[Lines]:
    """The place of the first features on the ladder from bijzonder to basis, wave by wave."""
    lines = [
        Line(str(record["label"]), tuple(wave["ladder"] for wave in record["waves"]))
        for record in shown
        if record["p"] is not None
    ]
    if lines:
        dates = [wave["date"] for wave in shown[0]["waves"]]
        yield _lines(say, "ladder", dates, lines, Kind.COEFFICIENT)


def still_chart(say: Words, shown: Sequence[Record]) -> Iterator[Lines]:
    """The probability that the first features are still what they are, over the dates of the forecast."""
    held = [record for record in shown if record["forecast"]]
    if held:
        lines = [
            Line(str(record["label"]), tuple(ahead["still_p"] for ahead in record["forecast"]))
            for record in held
        ]
        dates = [ahead["date"] for ahead in held[0]["forecast"]]
        yield _lines(say, "still", dates, lines, Kind.PROBABILITY)


def _lines(say: Words, key: str, dates: Sequence[str], lines: Sequence[Line], kind: Kind) -> Lines:
    kept = tuple(lines[:MOST])
    return Lines(
        key,
        say(f"drift.chart.{key}"),
        say(f"drift.chart.{key}.description").format(features=len(kept)),
        say("drift.chart.x"),
        say(f"drift.chart.{key}.y"),
        tuple(dt.date.fromisoformat(date) for date in dates),
        kept,
        kind,
    )
