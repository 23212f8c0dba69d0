"""Which wave each respondent belongs to, and when that was."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatch

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError
from kano.provenance import Notice, frozen_map
from kano.readers.columns.extras import natural
from kano.readers.columns.header import Header, find_header
from kano.readers.columns.references import reference
from kano.readers.columns.timing import find_timing
from kano.readers.files.coding import Coded
from kano.readers.files.sheet import Sheet
from kano.responses import Wave
from kano.settings.panels.study import Settings
from kano.values import dataclass
from kano.words.dates import date_of, dates_of
from kano.words.steps import step_of, steps_of

_MOST = 200
_LOOKED = 40
"""Columns that are looked at."""
_DATES = 60
"""Different dates of a column that may tell waves."""
_FEW = 20
"""More waves than these, of one or two people each, are no waves: they may be names."""


@dataclass(frozen=True, eq=False)
class Waves:
    """The waves of a sheet, in the order of time."""

    waves: tuple[Wave, ...]
    wave: NDArray[np.int64] | None = None
    """By row: position in `waves`, −1 where the cell is blank; None where there is one wave."""
    notices: tuple[Notice, ...] = ()


def find_waves(sheet: Sheet, settings: Settings, template: Wave, coded: Coded | None) -> Waves:
    """The waves that a column of the sheet names, or the one that the settings give it; all as the template."""
    if coded is None:
        return _one_wave(sheet, settings, template)
    return _waves_of(coded, settings, template, sheet.place)


def _one_wave(sheet: Sheet, settings: Settings, template: Wave) -> Waves:
    """The wave that the settings give this file or sheet, else an unnamed one."""
    for each in settings.waves:
        by_file = each.file and fnmatch(sheet.file.casefold(), each.file.rsplit("/", 1)[-1].casefold())
        by_sheet = bool(each.sheet) and each.sheet == sheet.name
        if (by_file or not each.file) and (by_sheet or not each.sheet) and (by_file or by_sheet):
            return Waves((replace(template, key=each.key, date=each.date or dates_of([each.key])[0]),))
    return Waves((template,))


def _waves_of(coded: Coded, settings: Settings, template: Wave, place: str) -> Waves:
    """The waves that a column names, oldest first where all can be dated."""
    present = np.bincount(coded.codes[:, 0], minlength=len(coded.vocabulary))
    found = waves_named(coded.vocabulary, present, settings, template, place)
    assert found.wave is not None
    return replace(found, wave=found.wave[coded.codes[:, 0]])


def waves_named(
    texts: Sequence[str], counts: NDArray[np.int64], settings: Settings, template: Wave, place: str
) -> Waves:
    """The waves that these texts of a column name, which stand in so many rows each; `wave` is by text."""
    names = [_day(text) for text in texts]
    keys = sorted({name for name, count in zip(names, counts, strict=True) if name and count}, key=natural)
    people = sum(int(count) for text, count in zip(texts, counts, strict=True) if text)
    if len(keys) > _MOST or len(keys) > max(_FEW, people / 2):
        todo = "Name a column that holds the wave, quarter or month."
        raise DataError(f"the wave column holds {len(keys)} different texts", place, todo=todo)
    given = {each.key: each.date for each in settings.waves}
    dates = dict(zip(keys, dates_of(keys), strict=True))
    dates |= {key: date for key, date in given.items() if date and key in dates}
    order = sorted(keys, key=lambda key: _order(key, dates, list(given), keys))
    place_of = {key: k for k, key in enumerate(order)}
    lookup = np.array([place_of.get(name, -1) for name in names], dtype=np.int64)
    undated = tuple(key for key in order if dates[key] is None)
    notices = (Notice("waves_undated", frozen_map({"waves": undated}), warning=False),) if undated else ()
    waves = tuple(replace(template, key=key, date=dates[key]) for key in order)
    return Waves(waves or (template,), lookup, notices)


def _day(text: str) -> str:
    """A point in time without its hour: a wave lasts a day at least."""
    return text[:10] if len(text) > 10 and text[4:5] == "-" and text[10] in "T " else text


def _order(
    key: str, dates: dict[str, dt.date | None], given: list[str], keys: list[str]
) -> tuple[int, dt.date, int]:
    date = dates[key]
    if all(dates.values()) and date:
        return 0, date, 0
    return (0, dt.date.min, given.index(key)) if key in given else (1, dt.date.min, keys.index(key))


def date_columns(sheet: Sheet) -> list[str]:
    """Columns that may tell the wave, the fewest waves first: 2 to 60 different texts, all of them dates.

    When somebody answered is no wave.
    """
    header = find_header(sheet)
    times = {*find_timing(header).columns, *header.metadata}
    below = sheet.head[header.start :]
    free = [
        i
        for i, name in enumerate(header.texts)
        if name and i not in times and any(i < len(row) and date_of(_day(row[i].strip())) for row in below)
    ]
    found = []
    for i, coded in zip(free, sheet.encode(header.start, [[i] for i in free]), strict=True):
        keys = sorted({_day(coded.vocabulary[code]) for code in np.unique(coded.codes)} - {""})
        if 2 <= len(keys) <= _DATES and all(dates_of(keys)):
            found.append((len(keys), reference(header, i)))
    return [name for _, name in sorted(found, key=lambda each: each[0])]


def pooled_waves(sheet: Sheet, header: Header, used: Collection[int]) -> Iterator[Notice]:
    """Columns beside the `used` ones that may tell waves, where these are counted together.

    Several times on one day are when people answered, not waves.
    """
    told = {*used, *find_timing(header).columns, *header.metadata}
    below = sheet.head[header.start :]
    for i, name in enumerate(header.texts[:_LOOKED]):
        seen = {_day(row[i].strip()) for row in below if i < len(row)} - {""}
        if not name or i in told or not seen or not all(date_of(each) or step_of(each) for each in seen):
            continue
        (coded,) = sheet.encode(header.start, [[i]])
        texts = {coded.vocabulary[code] for code in np.unique(coded.codes)} - {""}
        keys = sorted(set(map(_day, texts)))
        apart = len(keys) == len(texts)
        if apart and 2 <= len(keys) <= _FEW and (steps_of(keys) or all(dates_of(keys))):
            yield Notice("waves_pooled", frozen_map({"column": reference(header, i), "waves": len(keys)}))


def step_columns(sheet: Sheet) -> list[str]:
    """Columns whose texts are nothing but counted waves, such as baseline and follow-up."""
    header = find_header(sheet)
    below = sheet.head[header.start :]
    free = [
        i
        for i, name in enumerate(header.texts)
        if name and any(i < len(row) and step_of(row[i]) is not None for row in below)
    ]
    found = []
    for i, coded in zip(free, sheet.encode(header.start, [[i] for i in free]), strict=True):
        keys = sorted({coded.vocabulary[code] for code in np.unique(coded.codes)} - {""})
        if 2 <= len(keys) <= _FEW and steps_of(keys):
            found.append(reference(header, i))
    return found
