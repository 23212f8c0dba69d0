"""Marks: intervals as another program gives them, and gains by the definition."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from kano.measures.special import t_quantile
from kano.measures.survey.coefficients import better, worse
from kano.measures.survey.marks import Estimate, at_stake, fulfilled, mark_mean, still_to_gain


def test_quantiles_of_t_are_those_that_tables_print():
    # Student's t, two-sided 5 %: Abramowitz & Stegun 1964, table 26.10.
    printed = {1: 12.706, 2: 4.303, 5: 2.571, 10: 2.228, 30: 2.042, 120: 1.980}
    assert t_quantile(0.975, list(printed)) == pytest.approx(list(printed.values()), abs=6e-4)
    degrees = np.array([1.0, 2.5, 7.3, 400, 1e5])
    assert t_quantile(0.975, degrees) == pytest.approx(stats.t.ppf(0.975, degrees), rel=1e-6)


def test_the_interval_of_a_mean_mark_is_that_of_scipy():
    random = np.random.default_rng(5)
    for n in (2, 5, 30, 400):
        marks = random.integers(1, 11, n).astype(float)
        marks[0], marks[1] = 3, 9  # never all alike
        found = mark_mean([n, n, marks.sum(), (marks**2).sum()])
        wanted = stats.t.interval(0.95, n - 1, marks.mean(), stats.sem(marks))
        assert [float(found.low), float(found.high)] == pytest.approx(list(wanted), rel=1e-6)


def test_marks_that_happen_to_be_alike_keep_the_doubt_of_rounding():
    alike = mark_mean([3, 3, 24, 192])
    assert float(alike.value) == 8
    half = stats.t.ppf(0.975, 2) * np.sqrt(1 / 12 / 3)
    assert float(alike.high) - 8 == pytest.approx(half, rel=1e-6)
    assert np.isnan(mark_mean([1, 1, 8, 64]).low)


def test_weights_that_differ_widen_the_interval():
    plain, weighted = (mark_mean([50, 50, 400, 3250], design) for design in (1.0, 0.5))
    assert weighted.high - weighted.value > plain.high - plain.value
    assert weighted.value == plain.value


def test_what_is_at_stake_is_better_and_worse_together_with_the_error_of_a_mean():
    w = np.array([14.0, 72, 24, 10, 6, 3])
    found = at_stake(w)
    assert float(found.value) == pytest.approx(float(better(w)) - float(worse(w)))
    scores = np.repeat([1.0, 2, 1, 0], w[:4].astype(int))
    error = scores.std() / np.sqrt(len(scores))
    assert float(found.high - found.value) == pytest.approx(1.959964 * error, rel=1e-6)


def test_nothing_is_left_to_gain_at_the_top_and_everything_at_the_bottom():
    stake = Estimate(*(np.array(each) for each in (1.4, 1.3, 1.5)))
    for mark, left in ((1, 1.0), (10, 0.0), (5.5, 0.5)):
        f = fulfilled(mark, 1, 10)
        assert float(still_to_gain(stake, Estimate(f, f, f)).value) == pytest.approx(1.4 * left)


def test_the_interval_of_a_gain_covers_what_it_should():
    """Simulated: 95 % intervals of gains cover the true gain in 93 to 97 % of surveys of 100."""
    random = np.random.default_rng(11)
    p, mean, sd = np.array([0.15, 0.6, 0.15, 0.1]), 7.0, 1.5
    truth = (2 * p[1] + p[0] + p[2]) * (1 - (mean - 1) / 9)
    w = np.concatenate([random.multinomial(100, p, 2000), np.zeros((2000, 2))], axis=1)
    marks = random.normal(mean, sd, (2000, 100))
    moments = np.stack([np.full(2000, 100), np.full(2000, 100), marks.sum(1), (marks**2).sum(1)], axis=1)
    now = Estimate(*(fulfilled(each, 1, 10) for each in mark_mean(moments)))
    found = still_to_gain(at_stake(w), now)
    assert 0.93 < np.mean((found.low <= truth) & (truth <= found.high)) < 0.97
