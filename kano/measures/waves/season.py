"""Whether waves fall in unlike months, so that a season could pass for a movement along the dates."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

ALIKE = 45
"""Days of the year within which waves fall in the same season."""
IMITATED = 0.1
"""Part of a movement along the dates that a yearly wave may imitate before it is worth a warning."""
_YEAR = 365.2425


def unlike_months(dates: Sequence[dt.date]) -> tuple[int, ...]:
    """The months (1 to 12) of the waves, each once, in order of the waves; () where no season could mislead.

    That is where all waves fall within 45 days of the year, or where so many years are covered that a yearly
    wave follows less than a tenth of a straight line over the dates. Nothing is estimated: the answers of
    a few waves can't tell a season from a trend.

    >>> unlike_months([dt.date(2024, 1, 1), dt.date(2024, 4, 1), dt.date(2024, 7, 1)])
    (1, 4, 7)
    >>> unlike_months([dt.date(2023, 5, 1), dt.date(2024, 5, 20), dt.date(2025, 6, 1)])
    ()
    """
    day = np.array([date.timetuple().tm_yday for date in dates], dtype=np.float64)
    apart = np.abs(day[:, None] - day) % _YEAR
    if np.minimum(apart, _YEAR - apart).max() <= ALIKE or _imitated(dates, day) < IMITATED:
        return ()
    return tuple(dict.fromkeys(date.month for date in dates))


def _imitated(dates: Sequence[dt.date], day: np.ndarray) -> float:
    """R² of the dates on the sine and cosine of the year."""
    when = np.array([date.toordinal() for date in dates], dtype=np.float64)
    turn = 2 * np.pi * day / _YEAR
    waves = np.stack([np.ones_like(turn), np.sin(turn), np.cos(turn)], axis=1)
    rest = when - waves @ np.linalg.lstsq(waves, when, rcond=1e-9)[0]
    return 1 - float(rest @ rest) / float(((when - when.mean()) ** 2).sum())
