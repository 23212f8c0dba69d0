"""When people answered, from the columns in which survey platforms write it."""

import datetime as dt
import re

from kano.readers.columns.header import Header
from kano.readers.columns.platforms import clues_for
from kano.readers.columns.timing import places
from kano.readers.files.sheet import Sheet
from kano.resources import facts
from kano.words.dates import dates_of

Period = tuple[dt.date, dt.date]
_TIME = re.compile(r"[T ]\s*\d{1,2}:\d\d.*$")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[/.](\d\d?)[/.](\d\d?)")


def period_of(sheet: Sheet, header: Header) -> Period | None:
    """First and last day on which somebody answered; None where no column says so, or not which is the month.

    The day on which an answer was handed in counts, else that on which it was begun.
    """
    column = moment_column(header)
    if column is None:
        return None
    (coded,) = sheet.encode(header.start, [[column]])
    days = {_day(text) for text in coded.vocabulary if text}
    known = [date for date in dates_of(sorted(days)) if date]
    return (min(known), max(known)) if known and 2 * len(known) > len(days) else None


def moment_column(header: Header) -> int | None:
    """The column that tells when each answered.

    >>> moment_column(Header(("ID", "Start time", "Completion time", "Maps")))
    2
    >>> moment_column(Header(("Timestamp", "Maps"))), moment_column(Header(("Maps", "Date of birth")))
    (0, None)
    """
    found = places(header)
    ends = [name for starts, ends in clues_for(header.platform).spans for name in (*ends, *starts)]
    return next((found[name] for name in (*ends, *facts("timing")["moments"]) if name in found), None)


def _day(text: str) -> str:
    """The day of a moment, as dates are read.

    >>> _day("2025/03/10 01:34:12"), _day("10-3-2025 1:34")
    ('2025-03-10', '10-3-2025')
    """
    return _YEAR_FIRST.sub(r"\1-\2-\3", _TIME.sub("", " ".join(text.split())))
