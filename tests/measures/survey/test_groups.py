"""Groups compared: against scipy's contingency test and analysis of variance."""

import numpy as np
import pytest
from scipy import stats

from kano.measures.special import chi_square_tail
from kano.measures.survey.groups import group_tests

COUNTS = np.array([[40, 10, 5, 5, 0, 0], [10, 40, 5, 5, 0, 0], [20, 20, 20, 3, 0, 0]], dtype=float)[:, None]


def test_the_tail_of_chi_square() -> None:
    x, df = np.meshgrid([0.01, 0.5, 3.0, 10.0, 50.0, 200.0], [0.7, 1.0, 2.0, 5.5, 30.0, 200.0])
    assert chi_square_tail(x, df) == pytest.approx(stats.chi2.sf(x, df), rel=1e-10)
    assert np.isnan(chi_square_tail([np.nan, 1.0], [1.0, np.nan])).all()


@pytest.mark.parametrize("groups", [2, 3])
def test_all_categories_at_once(groups: int) -> None:
    counts = COUNTS[:groups]
    found = group_tests(counts, counts, counts)
    told = stats.chi2_contingency(counts[:, 0, :4], correction=False)
    assert found.any[0] == pytest.approx(told.statistic)
    assert np.log(found.any_p[0]) == pytest.approx(np.log(told.pvalue), rel=0.05)


@pytest.mark.parametrize("groups", [2, 3])
def test_the_ladder_is_an_analysis_of_variance(groups: int) -> None:
    counts = COUNTS[:groups]
    found = group_tests(counts, counts, counts)
    scores = [np.repeat([2, 1, 0], row[:3].astype(int)) for row in counts[:, 0]]
    everyone = np.concatenate(scores)
    between = sum(len(each) * (each.mean() - everyone.mean()) ** 2 for each in scores)
    total = ((everyone - everyone.mean()) ** 2).sum()
    assert found.ladder[0] == pytest.approx((len(everyone) - 1) * between / total)
    assert found.ladder_p[0] == pytest.approx(stats.chi2.sf(found.ladder[0], groups - 1))


def test_equal_weights_change_nothing_and_unequal_ones_cost() -> None:
    plain = group_tests(COUNTS, COUNTS, COUNTS)
    doubled = group_tests(COUNTS, 2 * COUNTS, 4 * COUNTS)
    assert doubled.ladder == pytest.approx(plain.ladder)
    assert doubled.any == pytest.approx(plain.any)
    spread = group_tests(COUNTS, COUNTS, 2 * COUNTS)
    assert spread.any[0] == pytest.approx(plain.any[0] / 2, rel=0.02)


def test_nothing_to_compare_is_undefined() -> None:
    alone = COUNTS * np.array([1, 0, 0])[:, None, None]
    found = group_tests(alone, alone, alone)
    for values in (found.ladder, found.ladder_p, found.any, found.any_p, found.p, found.cramers_v):
        assert np.isnan(values).all()


def test_groups_without_a_category_in_common_are_wholly_apart() -> None:
    apart = np.array([[[50, 0, 0, 0, 0, 0]], [[0, 50, 0, 0, 0, 0]]], dtype=float)
    assert group_tests(apart, apart, apart).cramers_v[0] == pytest.approx(1, abs=0.01)
    same = np.array([[[25, 25, 0, 0, 0, 0]], [[25, 25, 0, 0, 0, 0]]], dtype=float)
    assert group_tests(same, same, same).cramers_v[0] == 0
