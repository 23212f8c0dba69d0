"""The leaders' test against scipy's exact binomial, and what its weights mean."""

import numpy as np
import pytest

from kano.measures.survey.significance import fong, leaders_test


@pytest.mark.parametrize(
    ("a", "b"), [(101, 81), (28, 12), (5, 5), (1, 0), (6, 1), (300, 200), (5200, 4800), (90_000, 1000)]
)
def test_leaders_test_is_the_exact_binomial(a: int, b: int) -> None:
    from scipy.stats import binomtest

    test = leaders_test([b, 0, 0, a, 0, 0])
    assert float(test.p) == pytest.approx(binomtest(a, a + b).pvalue, rel=1e-9)
    assert float(test.z) == pytest.approx((a - b) / np.sqrt(a + b))
    if a != b:
        assert (test.first.item(), test.second.item()) == (3, 0)


def test_published_disagreement_with_fong() -> None:
    """stp25kano "Excellent service", 101 against 81 of 296: significant by Fong only."""
    counts = [101, 54, 54, 81, 3, 3]
    assert bool(fong(counts).significant)
    assert float(leaders_test(counts).p) > 0.1


def test_questionable_cannot_lead_in_fong_but_can_here() -> None:
    counts = [10, 20, 0, 0, 0, 40]
    assert float(fong(counts).difference) == 10
    assert leaders_test(counts).first.item() == 5


def test_equal_weights_change_nothing_and_unequal_ones_weaken() -> None:
    counts = np.array([10.0, 40, 20, 25, 3, 2])
    plain = leaders_test(counts)
    scaled = leaders_test(3 * counts, 9 * counts)
    assert float(scaled.p) == pytest.approx(float(plain.p), rel=1e-9)
    assert float(scaled.z) == pytest.approx(float(plain.z))
    assert float(leaders_test(counts, 2 * counts).p) > float(plain.p)


def test_effective_counts_of_weights_give_the_binomial_of_half_as_many() -> None:
    """Everybody twice as heavy as worth: Σw = 60 and 20 with Σw² twice that are 30 and 10 people."""
    from scipy.stats import binomtest

    test = leaders_test([60.0, 20, 0, 0, 0, 0], [120.0, 40, 0, 0, 0, 0])
    assert float(test.p) == pytest.approx(binomtest(30, 40).pvalue, rel=1e-9)


def test_nobody_is_undefined() -> None:
    nobody = np.zeros((3, 6))
    test = leaders_test(nobody)
    assert test.first.tolist() == test.second.tolist() == [-1] * 3
    assert np.isnan(test.p).all()
    assert np.isnan(test.z).all()
    assert np.isnan(fong(nobody).critical).all()
    assert not fong(nobody).significant.any()
