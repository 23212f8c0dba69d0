"""What lies ahead: the dates of a forecast, and delighters that should be measured again."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

from kano.analyses.kinds import Flag, Text
from kano.analyses.row import Row
from kano.errors import UsageError
from kano.settings.kinds import day
from kano.values import dataclass
from kano.words.dates import later

MOST = 60
"""Steps that a forecast takes at most."""


@dataclass(frozen=True)
class Overdue(Row):
    """A bijzonder feature that wasn't measured for longer than it should be."""

    feature: Annotated[Text, "key"]
    wave: Annotated[Text, "wave that measured it last"]
    date: Annotated[dt.date, "its date"]
    late: Annotated[Flag, "whether the second horizon has passed too"]


def horizon_dates(dates: Sequence[dt.date], horizon: str) -> tuple[dt.date, ...]:
    """Dates ahead at the mean distance between the waves: so many steps, or up to and with a date.

    UsageError where that date isn't after the last wave.

    >>> [str(date) for date in horizon_dates([dt.date(2024, 1, 1), dt.date(2024, 7, 1)], "2")]
    ['2025-01-01', '2025-07-01']
    """
    if horizon.isdecimal():
        return tuple(_ahead(dates, step) for step in range(1, int(horizon) + 1))
    until = day(horizon)
    if until is None or until <= dates[-1]:
        raise UsageError(
            f'"{horizon}" is no date after the last wave, {dates[-1]}',
            "--horizon",
            "Allowed: a number of steps, or a later date such as 2027-01-31.",
        )
    before = [step for step in (_ahead(dates, k) for k in range(1, MOST)) if step < until]
    return (*before, until)


def overdue(
    delighters: Sequence[tuple[str, str, dt.date]], today: dt.date, review: tuple[int, int]
) -> tuple[Overdue, ...]:
    """Of delighters with the wave and date that measured them last, those that should be measured again."""
    soon, late = review
    return tuple(
        Overdue(feature, wave, date, late=later(date, late) <= today)
        for feature, wave, date in delighters
        if later(date, soon) <= today
    )


def _ahead(dates: Sequence[dt.date], step: int) -> dt.date:
    """So many mean gaps after the last wave; on the first of a month where all waves are."""
    if all(date.day == 1 for date in dates):
        first, last = (date.year * 12 + date.month - 1 for date in (dates[0], dates[-1]))
        months = last + step * (last - first) / (len(dates) - 1)
        year, month = divmod(round(months), 12)
        if round(months) > last:
            return dt.date(year, month + 1, 1)
    gap = (dates[-1] - dates[0]).days / (len(dates) - 1)
    return dates[-1] + dt.timedelta(days=max(round(step * gap), step))
