"""The special functions against scipy."""

import numpy as np
import pytest

from kano.measures.special import (
    beta_cdf,
    f_tail,
    gamma_points,
    log_gamma,
    log_gamma_deviate,
    normal_lattice,
    normal_quantile,
    t_quantile,
    t_tail,
)


def test_log_gamma() -> None:
    from scipy.special import gammaln

    x = np.array([1e-3, 0.5, 1, 1.5, 2, 7.25, 100, 1e6])
    assert np.allclose(log_gamma(x), gammaln(x), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("x", [0.001, 0.2, 0.5, 0.9])
def test_beta_cdf(x: float) -> None:
    from scipy.special import betainc

    a, b = np.meshgrid([0.5, 1, 3, 40, 2000, 60_000], [0.5, 1, 7, 300, 50_000])
    assert np.allclose(beta_cdf(x, a, b), betainc(a, b, x), rtol=1e-8, atol=1e-14)


def test_gamma_points() -> None:
    from scipy.stats import gamma, norm

    z = np.linspace(-4, 4, 161)
    for shape, tolerance in ((1, 0.013), (2, 0.004), (5, 0.0013), (50, 0.00012)):
        assert np.abs(gamma.cdf(gamma_points(shape, z), shape) - norm.cdf(z)).max() < tolerance


def test_lattice_is_standard_normal_and_uncorrelated() -> None:
    points = normal_lattice(6, 4096).T
    assert np.abs(points.mean(axis=0)).max() < 0.005
    assert np.abs(np.cov(points.T) - np.eye(6)).max() < 0.01


def test_normal_quantile() -> None:
    from scipy.stats import norm

    for p in (1e-9, 0.025, 0.5, 0.9, 0.975, 0.9999):
        assert normal_quantile(p) == pytest.approx(norm.ppf(p), abs=1e-10)


def test_tails_and_quantiles_of_t_and_f() -> None:
    from scipy import stats

    t, df = np.meshgrid([-30.0, -2.0, 0.0, 0.3, 2.5, 40.0], [1.0, 4.5, 30.0, 900.0, np.inf])
    assert np.allclose(t_tail(t, df), stats.t.sf(t, df), rtol=1e-9, atol=1e-300)
    p, free = np.meshgrid([0.5, 0.8, 0.975, 1 - 1e-7], [1.0, 3.0, 30.0, 900.0, np.inf])
    assert np.allclose(t_quantile(p, free), stats.t.ppf(p, free), rtol=1e-8, atol=1e-12)
    x, first, second = np.meshgrid([0.0, 0.2, 1.0, 3.0, 20.0], [0.4, 5.0, 80.0], [20.0, 870.0])
    assert np.allclose(f_tail(x, first, second), stats.f.sf(x, first, second), rtol=1e-8, atol=1e-300)
    assert f_tail(3.0, 2.5, np.inf) == pytest.approx(stats.chi2.sf(7.5, 2.5))
    for many in (1e5, 1e7, 1e9, 1e12):
        assert np.allclose(
            t_tail([0.5, 2.0, 6.0, -3.0], many), stats.t.sf([0.5, 2.0, 6.0, -3.0], many), rtol=1e-6
        )
        assert np.allclose(
            f_tail([0.2, 1.0, 5.0], 4.0, many), stats.f.sf([0.2, 1.0, 5.0], 4.0, many), rtol=1e-6
        )
    assert np.isnan([t_tail(np.nan, 3.0), f_tail(np.nan, 2.0, 5.0), t_quantile(0.9, np.nan)]).all()


def test_log_gamma_deviate() -> None:
    from scipy.special import gammaincinv, gammaln, log_ndtr, ndtr

    variance, z = np.meshgrid(np.geomspace(0.1, 40.0, 37), np.linspace(-4, 4, 41))
    with np.errstate(divide="ignore"):
        exact = np.log(gammaincinv(1 / variance, ndtr(z)))
    # Far below, where the value itself is too small for a float, the first term of its series is all there is.
    far = (log_ndtr(z) + gammaln(1 / variance + 1)) * variance
    exact = np.where(exact < -18, far, exact) + np.log(variance)
    assert np.abs((log_gamma_deviate(variance, z) - exact) / np.sqrt(variance)).max() < 0.002
