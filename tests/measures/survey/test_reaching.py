"""Whether a mean mark reaches a limit: against scipy's t distribution."""

import numpy as np
import pytest
from scipy import stats

from kano.measures.survey.reaching import reaches_p

MARKS = np.array([8, 7, 9, 8, 6, 8, 9, 7, 8, 10])


def moments(marks: np.ndarray) -> list[float]:
    return [len(marks), len(marks), marks.sum(), (marks**2).sum()]


@pytest.mark.parametrize("limit", [6.0, 7.5, 8.0, 8.9])
def test_it_is_the_other_tail_of_the_t_test(limit: float) -> None:
    p = stats.ttest_1samp(MARKS, limit, alternative="greater").pvalue
    assert float(reaches_p(moments(MARKS), limit)) == pytest.approx(1 - p, abs=1e-12)


def test_weights_take_away_what_they_cost() -> None:
    half = float(reaches_p(moments(MARKS), 7.5, 0.5))
    assert 0.5 < half < float(reaches_p(moments(MARKS), 7.5))


def test_marks_that_are_alike_prove_little_and_one_proves_nothing() -> None:
    assert float(reaches_p([3, 3, 24, 192], 7.9)) < 0.75
    assert np.isnan(reaches_p([[1, 1, 8, 64], [0, 0, 0, 0]], 8)).all()
