"""Wilson against statsmodels and its exact coverage; Better and Worse with and without weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from kano.measures.survey.coefficients import better, better_variance, worse
from kano.measures.survey.intervals import better_interval, share_interval, wilson, worse_interval

counts = hnp.arrays(np.int64, 6, elements=st.integers(0, 400))


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_wilson_as_in_statsmodels(confidence: float) -> None:
    from statsmodels.stats.proportion import proportion_confint

    k, n = np.array([0, 1, 5, 20, 49, 50]), 50
    expected = proportion_confint(k, n, alpha=1 - confidence, method="wilson")
    assert np.allclose(wilson(k / n, n, confidence=confidence), expected)


@pytest.mark.parametrize("n", [50, 100, 400])
def test_exact_coverage_of_wilson(n: int) -> None:
    from scipy.stats import binom

    truths = np.linspace(0.02, 0.98, 961)
    k = np.arange(n + 1)
    low, high = wilson(k / n, n)
    inside = (low[:, None] <= truths) & (truths <= high[:, None])
    coverage = (binom.pmf(k[:, None], n, truths) * inside).sum(axis=0)
    assert 0.93 < coverage.mean() < 0.97
    assert coverage.min() > 0.90


def test_unweighted_interval_is_plain_wilson() -> None:
    from statsmodels.stats.proportion import proportion_confint

    table = np.array([95, 123, 45, 33, 7, 4])
    assert np.allclose(better_interval(table, table), proportion_confint(168, 296, method="wilson"))
    low, high = proportion_confint(218, 296, method="wilson")
    assert np.allclose(worse_interval(table, table), (-high, -low))


def test_weights_that_go_with_the_answers_widen_the_interval() -> None:
    w, w2 = np.array([20.0, 60, 20, 20, 5, 5]), np.array([80.0, 60, 20, 80, 5, 5])
    p, variance = float(better(w)), float(better_variance(w, w2))
    assert p * (1 - p) / variance < 120**2 / 240
    assert np.allclose(better_interval(w, w2), wilson(p, p * (1 - p) / variance))


def test_unanimity_has_an_interval_and_nobody_has_none() -> None:
    low, high = better_interval([0, 0, 12, 0, 0, 0], [0, 0, 12, 0, 0, 0])
    assert 0.7 < float(low) < 1
    assert float(high) == pytest.approx(1)
    assert np.isnan(better_interval(np.zeros(6), np.zeros(6))).all()
    assert np.isnan(worse_interval([0, 0, 0, 0, 3, 1], [0, 0, 0, 0, 3, 1])).all()


def test_shares_have_plain_wilson_and_under_weights_that_of_the_linearised_variance() -> None:
    from statsmodels.stats.proportion import proportion_confint

    from kano.measures.survey.design import ratio_slopes

    table = np.array([95, 123, 45, 33, 0, 4])
    assert np.allclose(
        share_interval(table, table), proportion_confint(table, 300, method="wilson"), atol=1e-12
    )
    w, w2 = np.array([20.0, 60, 20, 20, 5, 5]), np.array([80.0, 60, 20, 80, 5, 5])
    variance = ratio_slopes(w, np.eye(6), np.ones(6)) ** 2 @ w2
    p = w / w.sum()
    effective = np.minimum(p * (1 - p) / variance, w.sum() ** 2 / w2.sum())
    assert effective[0] < effective[1]
    assert np.allclose(share_interval(w, w2), wilson(p, effective))
    assert np.isnan(share_interval(np.zeros(6), np.zeros(6))).all()


@given(counts, st.floats(0.01, 100))
def test_an_interval_holds_its_estimate_and_ignores_the_scale(table: np.ndarray, factor: float) -> None:
    if not table[:4].sum():
        return
    low, high = better_interval(table, table)
    assert low - 1e-12 <= better(table) <= high + 1e-12
    assert np.allclose(better_interval(factor * table, factor**2 * table), (low, high))
    floor, ceiling = worse_interval(table, table)
    assert -1 <= floor <= worse(table) + 1e-12
    assert worse(table) - 1e-12 <= ceiling <= 0
