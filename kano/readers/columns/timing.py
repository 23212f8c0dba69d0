"""How long a respondent took, from columns that survey platforms write, and which of them are ids."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from kano.readers.columns.header import Header
from kano.readers.columns.platforms import clues_for
from kano.readers.files.coding import Coded
from kano.responses import id_marks
from kano.values import dataclass
from kano.words.folding import number

_FORMS = tuple(
    f"{day} {time}"
    for day in ("%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%b %d, %Y")
    for time in ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p")
)
RUNNING = 7
"""Digits from which a number is no running one and tells submissions of all surveys of a platform apart."""
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d\d)(?:\.\d+)?")


@dataclass(frozen=True)
class Timing:
    """The columns that tell how long somebody took: a duration, or beginning and end."""

    columns: tuple[int, ...] = ()
    """None, one or two of them."""
    unit: float = 1.0
    """Seconds in a unit of the duration."""

    def without(self, used: Collection[int]) -> Timing:
        """Nothing, where one of its columns turned out to be something else."""
        return Timing() if set(used) & set(self.columns) else self


def find_timing(header: Header) -> Timing:
    """The columns that tell how long each respondent took, by their names.

    >>> find_timing(Header(("ID", "Start time", "Completion time", "Maps")))
    Timing(columns=(1, 2), unit=1.0)
    """
    named, clues = places(header), clues_for(header.platform)
    for names, unit in ((clues.seconds, 1.0), (clues.minutes, 60.0)):
        if (column := _first(names, named)) is not None:
            return Timing((column,), unit)
    for names, others in clues.spans:
        start, end = _first(names, named), _first(others, named)
        if start is not None and end is not None and start != end:
            return Timing((start, end))
    return Timing()


def find_ids(header: Header) -> int | None:
    """The column whose name says that it holds ids, of people rather than of submissions."""
    clues = clues_for(header.platform)
    return _first((*clues.people, *clues.ids), places(header))


def tells_people(header: Header, column: int) -> bool:
    """Whether the name of a column of ids speaks of people."""
    named = places(header)
    return any(named.get(name) == column for name in clues_for(header.platform).people)


def seconds_of(timing: Timing, coded: Coded, rows: NDArray[np.int64]) -> NDArray[np.float64] | None:
    """How long each took, NaN where that can't be told; None where it can't be told of anybody."""
    read = _moments if len(timing.columns) == 2 else _lengths
    values = np.fromiter(read(coded.vocabulary), np.float64, len(coded.vocabulary))[coded.codes[rows]]
    seconds = values[:, 1] - values[:, 0] if len(timing.columns) == 2 else values[:, 0] * timing.unit
    known = np.where(seconds > 0, seconds, np.nan)
    return None if np.isnan(known).all() else known


def repeated_ids(ids: Coded, wave: NDArray[np.int64] | None, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of these rows bear the id of an earlier one of the same wave; a blank is no id."""
    codes = ids.codes[rows, 0].astype(np.int64)
    keys = codes if wave is None else codes + len(ids.vocabulary) * wave[rows]
    again = np.ones(len(rows), dtype=bool)
    again[np.unique(keys, return_index=True)[1]] = False
    found: NDArray[np.bool_] = again & (codes != 0)
    return found


def marks_of(ids: Coded, rows: NDArray[np.int64], *, people: bool) -> NDArray[np.int64] | None:
    """Marks by which these respondents are known again in another wave; None where their ids can't tell that.

    `people` says whether the name of the column speaks of people. Under the names of submissions a running
    number says nothing: every export counts from 1.
    """
    if not people and all(text.isdecimal() and len(text) < RUNNING for text in ids.vocabulary[1:]):
        return None
    found: NDArray[np.int64] = id_marks(ids.vocabulary)[ids.codes[rows, 0]]
    return found


def _first(names: Iterable[str], places: Mapping[str, int]) -> int | None:
    return next((places[name] for name in names if name in places), None)


def places(header: Header) -> dict[str, int]:
    """Columns by their names, long and short, that stand above one column only."""
    found: dict[str, int] = {}
    for names in (header.texts, header.codes):
        plain = [" ".join(text.casefold().split()) for text in names]
        times = Counter(plain)
        for i, text in enumerate(plain):
            if text and times[text] == 1:
                found.setdefault(text, i)
    return found


def _lengths(texts: Iterable[str]) -> Iterator[float]:
    """Durations as numbers, or as h:m:s."""
    for text in texts:
        if (value := number(text)) is not None:
            yield value
        elif clock := _CLOCK.fullmatch(text.strip()):
            hours, minutes, seconds = (int(part or 0) for part in clock.groups())
            yield 3600.0 * hours + 60 * minutes + seconds
        else:
            yield np.nan


def _moments(texts: Iterable[str]) -> Iterator[float]:
    """Points in time in seconds. Day and month may change places: both ends of an interview do so alike."""
    forms = ["", *_FORMS]
    for text in texts:
        for form in tuple(forms):
            if (moment := _moment(text.strip(), form)) is not None:
                yield moment.replace(tzinfo=moment.tzinfo or dt.UTC).timestamp()
                # The next one is likely to be written alike.
                forms.remove(form)
                forms.insert(0, form)
                break
        else:
            yield np.nan


def _moment(text: str, form: str) -> dt.datetime | None:
    with suppress(ValueError):
        # Without a zone: only differences are used.
        return dt.datetime.strptime(text, form) if form else dt.datetime.fromisoformat(text)  # noqa: DTZ007
    return None
