"""Waves that are named by their file or sheet: `survey_2024-03.csv`, a sheet called "Q2 2024"."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kano.errors import DataError, Problem, Proposal, Question
from kano.responses import Responses
from kano.settings.panels.study import Settings
from kano.settings.toml import toml_key
from kano.tally import Categories, Tally
from kano.words.dates import date_of, dates_of, in_figures

Data = TypeVar("Data", Responses, Tally, Categories)


def dated(parts: Sequence[Data], settings: Settings, names: Sequence[Sequence[str]]) -> list[Data]:
    """The same data, their waves dated by the settings or by their names, all of them together.

    A single wave without a name gets the first date found in its part's `names`, those of its sheet and file.

    Raises:
        DataError: asks for dates in figures of which nobody can tell day from month.
    """
    named = [_named(part, each) for part, each in zip(parts, names, strict=True)]
    given = {each.key: each.date for each in settings.waves}
    keys = list(dict.fromkeys(wave.key for part in named for wave in part.waves))
    known = dict(zip(keys, dates_of(keys), strict=True)) | {key: date for key, date in given.items() if date}
    dates = {wave.key: known[wave.key] or wave.date for part in named for wave in part.waves}
    if unclear := [key for key, date in dates.items() if date is None and in_figures(key)]:
        raise DataError(_question(unclear))
    return [_with(part, known) for part in named]


def _named(data: Data, names: Sequence[str]) -> Data:
    waves = data.waves
    if len(waves) > 1 or waves[0].key:
        return data
    key = next((found for name in names for found in dates_in(name)), "")
    return replace(data, waves=(replace(waves[0], key=key),)) if key else data


def _with(data: Data, dates: Mapping[str, dt.date | None]) -> Data:
    given = ((wave, dates[wave.key] or wave.date) for wave in data.waves)
    fresh = tuple(replace(wave, date=date) for wave, date in given)
    return data if fresh == data.waves else replace(data, waves=fresh)


def _question(keys: Sequence[str]) -> Problem:
    """Which part of dates in figures is the day."""
    what = f"day and month can't be told apart in {', '.join(keys)}"
    readings = [
        ("the day comes first", [dates_of([key, "31-01-2000"])[0] for key in keys]),
        ("the month comes first", [dates_of([key, "01-31-2000"])[0] for key in keys]),
    ]
    proposals = tuple(Proposal(said, _dates(keys, found)) for said, found in readings)
    todo = f"Paste into kano.toml, with the dates that are meant:\n{proposals[0].lines}"
    return Problem(what, todo=todo, questions=(Question("dates", "", what, proposals),))


def _dates(keys: Sequence[str], dates: Sequence[dt.date | None]) -> str:
    return "\n".join(f"[waves.{toml_key(key)}]\ndate = {date}" for key, date in zip(keys, dates, strict=True))


def dates_in(name: str) -> Iterator[str]:
    """The parts of a name that are dates, the longest first.

    >>> next(dates_in("kano_survey_2024-03 (final).xlsx")), next(dates_in("results Q1 2025.csv"))
    ('2024-03', 'Q1 2025')
    """
    stem = re.sub(r"\.\w{1,5}$", "", name)
    edges = sorted({0, len(stem), *(i for found in re.finditer(r"[^\W_]+", stem) for i in found.span())})
    spans = [(start, end) for start in edges for end in edges if start < end]
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        part = stem[start:end].replace("_", " ").strip()
        if date_of(part) or in_figures(part):
            yield part
