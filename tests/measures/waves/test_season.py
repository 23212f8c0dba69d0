"""Waves in unlike months: when a yearly wave could pass for a trend."""

import datetime as dt

import pytest

from kano.measures.waves.season import unlike_months


def months(*numbers: int, start: int = 2020) -> list[dt.date]:
    """First days of months counted from January of the first year."""
    return [dt.date(start + number // 12, number % 12 + 1, 1) for number in numbers]


@pytest.mark.parametrize("waves", [(0, 12, 24), (11, 24, 36), (4, 5), (0, 12, 25)])
def test_the_same_season_is_no_trap(waves):
    assert unlike_months(months(*waves)) == ()


@pytest.mark.parametrize(
    ("waves", "named"),
    [((0, 3, 6), (1, 4, 7)), ((0, 6), (1, 7)), ((6, 12, 18, 24), (7, 1)), ((2, 14, 26, 32), (3, 9))],
)
def test_months_of_unlike_waves_are_named(waves, named):
    assert unlike_months(months(*waves)) == named


def test_many_years_of_every_season_average_out():
    assert unlike_months(months(*range(0, 12, 3))) == (1, 4, 7, 10)
    assert unlike_months(months(*range(0, 60, 3))) == ()
