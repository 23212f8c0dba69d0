"""Courses of counts over waves, straight from one kind of feature to another."""

import datetime as dt

import numpy as np

from kano.questionnaire import Feature
from kano.responses import Wave
from kano.tally import Categories

DELIGHT = (4, 6, 60, 26, 2, 2)
PERFORM = (10, 60, 14, 12, 2, 2)
BASIC = (60, 12, 4, 20, 2, 2)
DULL = (4, 4, 12, 76, 2, 2)


def waves(*courses, every=3, start=(2022, 1), scale=1):
    """Counts of one feature for each course: a row of six counts a wave."""
    n = np.array(courses, dtype=np.int64).transpose(1, 0, 2)[:, None] * scale
    year, month = start
    days = [
        dt.date(year + (month - 1 + i * every) // 12, (month - 1 + i * every) % 12 + 1, 1)
        for i in range(len(n))
    ]
    return Categories(
        waves=tuple(Wave(f"{day:%Y-%m}", day, wording="x") for day in days),
        segments=("",),
        features=tuple(Feature(f"f{i}") for i in range(len(courses))),
        n=n,
        w=n.astype(float),
        w2=n.astype(float),
        not_asked=np.zeros(n.shape[:3], dtype=np.int64),
    )


def between(first, last, count):
    """A straight course from one set of counts to another."""
    steps = np.linspace(0, 1, count)[:, None]
    return np.rint(np.array(first) * (1 - steps) + np.array(last) * steps).astype(int).tolist()
