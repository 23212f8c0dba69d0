"""DuMouchel's means and their errors against scipy and statsmodels on the people themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from kano.measures.survey.continuous import (
    DYSFUNCTIONAL_SCORES,
    FUNCTIONAL_SCORES,
    dysfunctional_mean,
    dysfunctional_mean_se,
    functional_mean,
    functional_mean_se,
    importance_mean,
)

tables = hnp.arrays(np.int64, (6, 6), elements=st.integers(0, 30))


@pytest.fixture
def people() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(8)
    answers = rng.choice(6, (250, 2), p=[0.25, 0.2, 0.2, 0.15, 0.1, 0.1])
    return answers, rng.lognormal(0, 0.6, 250) * (1 + (answers[:, 0] == 0))


def table(answers: np.ndarray, values: np.ndarray) -> np.ndarray:
    out = np.zeros((6, 6))
    np.add.at(out, (answers[:, 0], answers[:, 1]), values)
    return out


def scored(answers: np.ndarray, side: int) -> tuple[np.ndarray, np.ndarray]:
    """Scores of those who answered this question, and which they are."""
    given_ = answers[:, side] < 5
    return np.array((FUNCTIONAL_SCORES, DYSFUNCTIONAL_SCORES)[side])[answers[given_, side]], given_


def test_unweighted_mean_and_error_as_in_scipy(people: tuple[np.ndarray, np.ndarray]) -> None:
    from scipy.stats import sem

    answers, _ = people
    counts = table(answers, np.ones(len(answers)))
    for side, mean, error in (
        (0, functional_mean, functional_mean_se),
        (1, dysfunctional_mean, dysfunctional_mean_se),
    ):
        x, _given = scored(answers, side)
        assert float(mean(counts)) == pytest.approx(x.mean())
        assert float(error(counts, counts)) == pytest.approx(sem(x))


def test_weighted_error_is_that_of_a_robust_weighted_mean(people: tuple[np.ndarray, np.ndarray]) -> None:
    from statsmodels.regression.linear_model import WLS

    answers, weight = people
    w, w2 = table(answers, weight), table(answers, weight**2)
    x, given_ = scored(answers, 0)
    fit = WLS(x, np.ones_like(x), weights=weight[given_]).fit(cov_type="HC0")
    kish = weight[given_].sum() ** 2 / (weight[given_] ** 2).sum()
    assert float(functional_mean(w)) == pytest.approx(fit.params[0])
    assert float(functional_mean_se(w, w2)) == pytest.approx(fit.bse[0] * np.sqrt(kish / (kish - 1)))


def test_a_lone_functional_answer_counts_for_its_own_question() -> None:
    counts = np.zeros((6, 6))
    counts[0, 5], counts[4, 0] = 1, 1
    assert float(functional_mean(counts)) == 1.0
    assert float(dysfunctional_mean(counts)) == -2.0
    assert np.isnan(dysfunctional_mean_se(counts, counts))


def test_nobody_is_undefined() -> None:
    nobody = np.zeros((2, 6, 6))
    nobody[1, 5, 5] = 7
    for value in (functional_mean(nobody), dysfunctional_mean(nobody), functional_mean_se(nobody, nobody)):
        assert np.isnan(value).all()
    assert np.isnan(importance_mean(np.zeros(4)))


def test_importance_from_moments() -> None:
    x = np.array([1, 9, 7, 7, 3, 8.0])
    moments = [len(x), len(x), x.sum(), (x**2).sum()]
    assert float(importance_mean(moments)) == pytest.approx(x.mean())


@given(tables, st.integers(2, 5), st.floats(0.01, 100))
def test_copies_and_scale(counts: np.ndarray, copies: int, factor: float) -> None:
    for mean, error in ((functional_mean, functional_mean_se), (dysfunctional_mean, dysfunctional_mean_se)):
        assert np.allclose(mean(counts * copies), mean(counts), equal_nan=True)
        scaled = error(factor * counts, factor**2 * counts)
        assert np.allclose(scaled, error(counts, counts), equal_nan=True)
