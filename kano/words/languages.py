"""The languages the program speaks: a folder beside this file each, with a value that says what differs."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from kano.errors import UsageError
from kano.provenance import frozen_map
from kano.values import dataclass

DEFAULT = "en"
"""The language that has every word, and lends what another lacks."""
SHARED = ("common", "reading")
"""Tables of words that are no report's own."""
BESIDE = ("dialogue", "page", "pictures")
"""Tables of words that stand beside reports."""
PROBLEMS = "problems"
"""The folder of a language with the tables of what is wrong, which are no reports either."""
_HERE = Path(__file__).parent

_COUNTED = 1000
"""Before this year no survey was made: waves without dates are counted from the year 1."""


@dataclass(frozen=True)
class Language:
    """How a language writes numbers and dates, addresses people, and what it takes where nothing is chosen."""

    key: str
    """As after --lang; the name of its folder."""
    name: str
    """What its speakers call it."""
    tag: str
    """Language and country of its spelling, such as en-GB."""
    months: tuple[tuple[str, ...], ...]
    """Of each month the name, then the short forms, all that people may write."""
    quarter: str
    """The word for a quarter of a year."""
    of: str
    """The word between a quarter and its year."""
    ordinals: tuple[str, ...]
    """What is written behind a figure to count with it."""
    decimal: str = "."
    thousands: str = ","
    percent: str = "%"
    """What stands behind a percentage, with its space if any."""
    day_format: str = "{year}-{month:02}-{day:02}"
    month_format: str = "{year}-{month:02}"
    """Dates, from `year`, `month`, `day` and `name`, that of the month."""
    csv_separator: str = ","
    csv_encoding: str = "utf-8"
    """How a spreadsheet program in this language saves a CSV."""
    addresses: tuple[str, ...] = ()
    """Forms of address, the formal one first; () where there is one for all."""
    wording: str = "en-like-expect"
    """Key of the answers that a form takes where none are chosen."""
    sample: str = "3b_examples.csv"
    """File of the sample that `demo` shows."""

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that it has words for: the tables in its folder beside those that all share."""
        beside = {*SHARED, *BESIDE, *tables_of(self.key, PROBLEMS)}
        return tuple(each for each in tables(self.key) if each not in beside)

    def date(self, day: dt.date) -> str:
        """A date as short as it can be said: the first of a month is the month, an early year a step."""
        if day.year < _COUNTED:
            return str(day.year)
        form = self.month_format if day.day == 1 else self.day_format
        name = self.months[day.month - 1][0]
        return form.format(year=day.year, month=day.month, day=day.day, name=name)

    def spoken(self, day: dt.date, *, month: bool = True, year: bool = True) -> str:
        """A day as it is said in a sentence, with its month and year or without.

        >>> language("nl").spoken(dt.date(2025, 3, 23)), language("en").spoken(dt.date(2025, 3, 10), year=False)
        ('23 maart 2025', '10 March')
        """
        parts = [str(day.day), self.months[day.month - 1][0] if month else "", str(day.year) if year else ""]
        return " ".join(part for part in parts if part)

    def address(self, asked: str) -> str:
        """The form of address asked for if it has that one, else its first; "" where there is one for all."""
        return asked if asked in self.addresses else next(iter(self.addresses), "")


@cache
def languages() -> tuple[str, ...]:
    """Key of every language, the default one first: whichever has a folder here.

    >>> languages()
    ('en', 'nl')
    """
    found = {each.parent.name for each in _HERE.glob("*/__init__.py")}
    return (DEFAULT, *sorted(found - {DEFAULT}))


@cache
def tables(key: str) -> tuple[str, ...]:
    """The tables of words in a language's folder."""
    return tuple(sorted(homes(key)))


@cache
def tables_of(key: str, folder: str) -> tuple[str, ...]:
    """The tables of words in one folder within a language's.

    >>> tables_of("en", "questionnaires")
    ('forms', 'made_up', 'surveys')
    """
    return tuple(name for name in tables(key) if homes(key)[name].split(".")[-2] == folder)


@cache
def homes(key: str) -> Mapping[str, str]:
    """The module of each table of words in a language's folder and the rooms in it."""
    here = _HERE / key
    found = (each.relative_to(here).with_suffix("") for each in here.rglob("[!_]*.py"))
    return frozen_map({each.name: ".".join(("kano.words", key, *each.parts)) for each in found})


@cache
def language(key: str) -> Language:
    """The language of this key; UsageError if the program doesn't speak it.

    >>> language("nl").decimal, language("nl").date(dt.date(2027, 1, 15))
    (',', '2027-01-15')
    """
    if key not in languages():
        raise UsageError(f'reports don\'t come in "{key}"', "--lang", f"Allowed: {', '.join(languages())}.")
    found: Language = import_module(f"kano.words.{key}").LANGUAGE
    return found


def covering(report: str) -> tuple[str, ...]:
    """Keys of the languages that have words for a report.

    >>> covering("drift"), covering("horoscope")
    (('en', 'nl'), ())
    """
    return tuple(key for key in languages() if report in tables(key))


def speaking(key: str, report: str) -> Language:
    """The language of this key; UsageError if it has no words for this report."""
    chosen = language(key)
    if report not in chosen.reports:
        allowed = f"Allowed: {', '.join(covering(report))}."
        todo = f"{chosen.name} has words for: {', '.join(chosen.reports)}."
        raise UsageError(f'there are no words for "{report}" in "{key}"', "--lang", allowed, todo)
    return chosen


def either(keys: Sequence[str]) -> str:
    """Keys as a help text names them.

    >>> either(("nl", "en")), either(languages())
    ('nl or en', 'en (default) or nl')
    """
    shown = [f"{each} (default)" if each == DEFAULT == keys[0] else each for each in keys]
    return " or ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
