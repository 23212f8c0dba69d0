"""Better, Worse, their variances and effective n against statsmodels and numpy on the people themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from kano.measures.survey.categories import shares
from kano.measures.survey.coefficients import (
    better,
    better_variance,
    category_strength,
    covariance,
    effective_counts,
    effective_n,
    satisfaction_average,
    worse,
    worse_variance,
)

counts = hnp.arrays(np.int64, 6, elements=st.integers(0, 400))


@pytest.fixture
def people() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    categories = rng.choice(6, 300, p=[0.2, 0.25, 0.2, 0.2, 0.1, 0.05])
    return categories, rng.lognormal(0, 0.7, 300) * (1 + (categories == 1))


def sums(categories: np.ndarray, values: np.ndarray) -> np.ndarray:
    return np.bincount(categories, weights=values, minlength=6)


def test_weighted_variance_is_that_of_a_robust_weighted_mean(people: tuple[np.ndarray, np.ndarray]) -> None:
    from statsmodels.regression.linear_model import WLS

    categories, weight = people
    base = categories < 4
    tables = sums(categories, weight), sums(categories, weight**2)
    for members, estimate, variance in (((1, 2), better, better_variance), ((0, 1), worse, worse_variance)):
        z = np.isin(categories[base], members).astype(float)
        fit = WLS(z, np.ones_like(z), weights=weight[base]).fit(cov_type="HC0")
        assert abs(float(estimate(tables[0]))) == pytest.approx(fit.params[0])
        assert float(variance(*tables)) == pytest.approx(fit.cov_params()[0, 0])


def test_covariance_is_that_of_the_two_indicators(people: tuple[np.ndarray, np.ndarray]) -> None:
    categories, _ = people
    base = categories[categories < 4]
    expected = np.cov(np.isin(base, (1, 2)), np.isin(base, (0, 1)), ddof=0) / len(base)
    table = sums(categories, np.ones(len(categories)))
    assert np.allclose(covariance(table, table), expected)


def test_nobody_in_the_base_is_undefined_not_zero() -> None:
    table = np.array([0, 0, 0, 0, 9, 2])
    for value in (better(table), worse(table), satisfaction_average(table), better_variance(table, table)):
        assert np.isnan(value)
    assert float(category_strength(table)) == pytest.approx(7 / 11)


def test_effective_n_of_equal_weights_is_the_number_of_people() -> None:
    table = np.array([10.0, 20, 30, 40, 3, 2])
    assert float(effective_n(2.5 * table, 2.5**2 * table)) == pytest.approx(105)
    assert np.allclose(effective_counts(2.5 * table, 2.5**2 * table), table)


def test_weights_that_go_with_the_answers_cost_more_than_kish_says() -> None:
    w, w2 = np.array([50.0, 100, 0, 0, 0, 0]), np.array([25.0, 400, 0, 0, 0, 0])
    p = 2 / 3
    linearised = (25 * p**2 + 400 * (1 - p) ** 2) / 150**2
    assert float(effective_counts(w, w2).sum()) == pytest.approx(min(150**2 / 425, p * (1 - p) / linearised))


def test_a_unanimous_answer_keeps_kish() -> None:
    found = effective_counts([0, 30.0, 0, 0, 0, 0], [0, 90.0, 0, 0, 0, 0])
    assert found.tolist() == [0, 10, 0, 0, 0, 0]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), min_size=1, max_size=60))
def test_integer_weight_is_so_many_copies(people: list[tuple[int, int]]) -> None:
    categories, copies = np.array(people).T
    weighted = sums(categories, copies)
    copied = sums(np.repeat(categories, copies), np.ones(copies.sum()))
    for measure in (shares, better, worse, satisfaction_average, category_strength):
        assert np.allclose(measure(weighted), measure(copied), equal_nan=True)


@given(counts, st.floats(1e-3, 1e3))
def test_scaling_weights_changes_nothing(table: np.ndarray, factor: float) -> None:
    w, w2 = factor * table, factor**2 * table
    for measure in (better_variance, worse_variance, effective_n, effective_counts, covariance):
        assert np.allclose(measure(w, w2), measure(table, table), equal_nan=True)
    assert np.allclose(better(w), better(table), equal_nan=True)


@given(counts)
def test_better_and_worse_stay_in_their_ranges(table: np.ndarray) -> None:
    if table[:4].sum():
        assert 0 <= float(better(table)) <= 1
        assert -1 <= float(worse(table)) <= 0
