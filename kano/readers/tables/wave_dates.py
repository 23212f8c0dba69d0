"""Waves that are named by their file or sheet: `survey_2024-03.csv`, a sheet called "Q2 2024"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from kano.responses import Responses
from kano.settings.study import Settings
from kano.tally import Categories, Tally
from kano.words.dates import date_of, dates_of

Data = TypeVar("Data", Responses, Tally, Categories)


def dated(data: Data, settings: Settings, *names: str) -> Data:
    """The same data, its waves dated by the settings or by their names.

    A single wave without a name gets the first date found in `names`, such as those of its sheet and file.
    """
    waves = data.waves
    if len(waves) == 1 and not waves[0].key:
        key = next((found for name in names for found in dates_in(name)), "")
        waves = (replace(waves[0], key=key),) if key else waves
    given = {each.key: each.date for each in settings.waves}
    found = dates_of([wave.key for wave in waves])
    fresh = tuple(
        replace(wave, date=given.get(wave.key) or wave.date or date)
        for wave, date in zip(waves, found, strict=True)
    )
    return data if fresh == data.waves else replace(data, waves=fresh)


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
        if date_of(part):
            yield part
