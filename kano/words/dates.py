"""Dates of waves, from the ways in which people name them."""

import datetime as dt
import re
from collections.abc import Sequence

from kano.words.languages import language, languages

_SPOKEN = tuple(language(key) for key in languages())
_MONTH = {
    name.casefold(): i for each in _SPOKEN for i, names in enumerate(each.months, start=1) for name in names
}
_QUARTER = "|".join(each.quarter for each in _SPOKEN)
_OF = "|".join(each.of for each in _SPOKEN)
_ORDINAL = "|".join(ending for each in _SPOKEN for ending in each.ordinals)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = (
    rf"{_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)(?:[T ].*)?",
    rf"{_YEAR}[-/](?P<month>\d\d?)",
    _YEAR,
    rf"{_YEAR}[\s_-]*[QK](?P<quarter>[1-4])",
    rf"[QK](?P<quarter>[1-4])[\s_'-]*{_YEAR}",
    rf"(?P<quarter>[1-4])(?:{_ORDINAL})?\s*(?:{_QUARTER})\s*(?:{_OF})?\s*{_YEAR}",
    rf"(?:{_QUARTER})\s*(?P<quarter>[1-4])\s*(?:{_OF})?,?\s*{_YEAR}",
    rf"{_YEAR}[\s-]*(?:{_QUARTER})\s*(?P<quarter>[1-4])",
    rf"{_YEAR}[\s_-]*[HS](?P<half>[12])",
    rf"[HS](?P<half>[12])[\s_-]*{_YEAR}",
    rf"{_YEAR}-?W(?P<week>\d\d?)",
    rf"(?:(?P<day>\d\d?)[\s-]+)?(?P<name>[^\W\d_]{{3,9}})\.?[\s,-]+{_YEAR}",
    rf"(?P<name>[^\W\d_]{{3,9}})\.?\s+(?P<day>\d\d?),?\s+{_YEAR}",
    rf"{_YEAR}[\s-]+(?P<name>[^\W\d_]{{3,9}})",
)
_SLASHED = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.]((?:19|20)\d\d)(?:[ T].*)?")


def date_of(text: str) -> dt.date | None:
    """The first day of what a text names: a day, week, month, quarter, half or year; None where it names none.

    Days written as 03-04-2024 are left out, as nobody can tell day from month in one of them; see `dates_of`.

    >>> str(date_of("Q3 2024")), str(date_of("maart 2025")), str(date_of("2024-W05")), date_of("wave 2")
    ('2024-07-01', '2025-03-01', '2024-01-29', None)
    """
    plain = " ".join(text.split())
    if "19" not in plain and "20" not in plain:
        return None
    for form in _FORMS:
        if found := re.fullmatch(form, plain, re.IGNORECASE):
            try:
                return _date(found.groupdict())
            except (ValueError, KeyError):
                continue
    return None


def dates_of(texts: Sequence[str]) -> list[dt.date | None]:
    """The dates of several waves; days and months in figures are told apart by all of them together.

    >>> [str(date) for date in dates_of(["03-04-2024", "25-04-2024"])]
    ['2024-04-03', '2024-04-25']
    >>> dates_of(["03/04/2024"])
    [None]
    """
    slashed = [_SLASHED.fullmatch(" ".join(text.split())) for text in texts]
    firsts = [int(found[1]) for found in slashed if found]
    seconds = [int(found[2]) for found in slashed if found]
    day_first = max(firsts, default=0) > 12 and max(seconds, default=0) <= 12
    month_first = max(seconds, default=0) > 12 and max(firsts, default=0) <= 12
    dates = []
    for text, found in zip(texts, slashed, strict=True):
        if found and (day_first or month_first):
            day, month = (found[1], found[2]) if day_first else (found[2], found[1])
            dates.append(_safe(int(found[3]), int(month), int(day)))
        else:
            dates.append(None if found else date_of(text))
    return dates


def later(date: dt.date, months: float) -> dt.date:
    """The day so many months later, the last of the month where that month is shorter.

    >>> str(later(dt.date(2024, 8, 31), 6))
    '2025-02-28'
    """
    whole = int(months)
    year, month = divmod(date.year * 12 + date.month - 1 + whole, 12)
    first = dt.date(year, month + 1, 1)
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    end = (following - first).days
    return first + dt.timedelta(days=min(date.day, end) - 1 + round((months - whole) * 30.4))


def in_figures(text: str) -> bool:
    """Whether a text is a date such as 03-04-2024, of which day and month may change places."""
    return bool(_SLASHED.fullmatch(" ".join(text.split())))


def _date(parts: dict[str, str | None]) -> dt.date:
    year = int(parts["year"] or 0)
    if week := parts.get("week"):
        return dt.date.fromisocalendar(year, int(week), 1)
    month = 1
    for name, length in (("quarter", 3), ("half", 6), ("month", 1)):
        if part := parts.get(name):
            month = (int(part) - 1) * length + 1
    if name_ := parts.get("name"):
        month = _MONTH[name_.casefold()]
    return dt.date(year, month, int(parts.get("day") or 1))


def _safe(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
