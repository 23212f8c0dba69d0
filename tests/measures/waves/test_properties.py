"""What must hold for any counts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kano.analyses.drifting.assessment import assess, measure
from kano.measures.course.fitted import fitted
from kano.measures.course.forecast import forecast
from kano.measures.waves.counts_over_waves import LADDER, Waves, kish_counts
from kano.measures.waves.homogeneity import homogeneity
from kano.measures.waves.movement import BETTER, movement
from kano.measures.waves.multiplicity import benjamini_hochberg, combined_p, holm
from kano.measures.waves.noise import pooled_noise
from kano.measures.waves.trend import change_test, directed_test

SEEDS = st.integers(0, 2**32 - 1)


def some(seed: int, waves: int = 4, features: int = 5) -> Waves:
    """Waves of small counts, some features absent from some waves."""
    rng = np.random.default_rng(seed)
    counts = rng.poisson(rng.gamma(1.0, 12.0, (features, 6)), (waves, features, 6)).astype(float)
    counts[rng.random((waves, features)) < 0.15] = 0
    return Waves.of(counts, np.cumsum(rng.uniform(0.1, 2.0, waves)))


@settings(deadline=None, max_examples=60)
@given(SEEDS)
def test_scaling_the_weights_changes_nothing(seed):
    waves = some(seed)
    rng = np.random.default_rng(seed)
    weights = waves.n * rng.uniform(0.5, 1.5, waves.n.shape)
    squares = weights**2 / np.maximum(waves.n, 1) * 1.2
    one = measure(Waves(waves.n, weights, squares, waves.dates))
    other = measure(Waves(waves.n, 7 * weights, 49 * squares, waves.dates))
    for left, right in zip(one.tests, other.tests, strict=True):
        assert left.p == pytest.approx(right.p, rel=1e-6, nan_ok=True)
    assert one.better.se == pytest.approx(other.better.se, nan_ok=True)


@settings(deadline=None, max_examples=60)
@given(SEEDS)
def test_turning_time_round_turns_the_direction(seed):
    waves = some(seed)
    back = Waves.of(waves.n[::-1], -waves.dates[::-1])
    there, here = directed_test(waves, LADDER), directed_test(back, LADDER)
    assert there.statistic == pytest.approx(-here.statistic, nan_ok=True)
    assert there.p == pytest.approx(here.p, nan_ok=True)
    assert movement(waves, BETTER).change == pytest.approx(-movement(back, BETTER).change, nan_ok=True)


@settings(deadline=None, max_examples=60)
@given(SEEDS, st.floats(0.1, 30), st.floats(-2000, 2000))
def test_the_unit_and_the_origin_of_dates_change_no_test(seed, unit, origin):
    waves = some(seed)
    other = Waves.of(waves.n, waves.dates * unit + origin)
    for left, right in zip(measure(waves).tests, measure(other).tests, strict=True):
        assert left.p == pytest.approx(right.p, rel=1e-5, abs=1e-9, nan_ok=True)


@settings(deadline=None, max_examples=60)
@given(SEEDS)
def test_a_trend_is_part_of_the_whole_and_noise_only_adds(seed):
    pieces = homogeneity(some(seed, features=8))
    assert (pieces.trend <= pieces.total + 1e-9).all()
    noise = pooled_noise(pieces)
    assert noise.q2 >= 0
    plain, careful = change_test(pieces), change_test(pieces, noise)
    held = np.isfinite(plain.p)
    assert (careful.p[held] >= 0).all()
    assert (careful.p[held] <= 1).all()


@settings(deadline=None, max_examples=60)
@given(SEEDS)
def test_effective_counts_are_never_more_than_the_people(seed):
    rng = np.random.default_rng(seed)
    weight = rng.lognormal(0, 1, (2, 60))
    code = rng.integers(0, 6, (2, 60))
    sums = [
        [[(weight[t][code[t] == k] ** power).sum() for k in range(6)] for t in (0, 1)] for power in (0, 1, 2)
    ]
    n, w, w2 = np.array(sums)[:, :, None]
    counts, _ = kish_counts(Waves(n, w, w2, np.array([0.0, 1.0])))
    assert (counts.sum(axis=-1) <= n.sum(axis=-1) + 1e-9).all()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(1e-9, 1), min_size=1, max_size=30))
def test_adjusting_never_makes_surer_nor_changes_the_order(p):
    raw = np.array(p)
    for adjusted in (benjamini_hochberg(raw), holm(raw)):
        assert (adjusted >= raw - 1e-12).all()
        assert (np.diff(adjusted[np.argsort(raw)]) >= -1e-12).all()
    assert (holm(raw) >= benjamini_hochberg(raw) - 1e-12).all()


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_a_shared_budget_never_promises_more_than_each_test(p):
    weights = np.array([0.7, 0.15, 0.075, 0.075])
    found = combined_p(np.array(p)[:, None], weights[:, None])[0]
    assert found == pytest.approx(min(1.0, float((np.array(p) / weights).min())))


@settings(deadline=None, max_examples=15)
@given(SEEDS)
def test_shares_of_course_and_forecast_add_up(seed):
    waves = some(seed)
    course = fitted(waves, draws=50)
    assert course.shares.sum(axis=-1) == pytest.approx(1.0)
    assert course.probability.sum(axis=-1) == pytest.approx(1.0)
    ahead = forecast(waves, waves.dates[-1] + np.array([0.5, 1.0]), draws=100)
    seen = waves.present.sum(axis=0) >= 3
    assert ahead.mean[:, seen].sum(axis=-1) == pytest.approx(1.0)
    assert np.isnan(ahead.mean[:, ~seen]).all()
    inner = (ahead.low95 <= ahead.low80) & (ahead.low80 <= ahead.high80) & (ahead.high80 <= ahead.high95)
    assert inner[:, seen].all()


@settings(deadline=None, max_examples=10)
@given(SEEDS)
def test_an_absent_feature_changes_nothing_for_the_others(seed):
    waves = some(seed, features=4)
    more = Waves.of(np.concatenate([waves.n, np.zeros((4, 1, 6))], axis=1), waves.dates)
    one, other = assess(waves), assess(more)
    assert other.verdict[:4].tolist() == one.verdict.tolist()
    assert other.verdict[4] == "inconclusive"
    assert np.isnan(other.p[4])


def test_a_wave_much_smaller_than_another_makes_no_certainty_of_one_answer() -> None:
    """One bijzonder answer among 13, where 3,020 gave 20: the probability of one or more is exactly known."""
    from scipy.stats import hypergeom

    from kano.analyses.drifting.assessment import measure

    counts = np.array([[0.0, 0, 1, 12, 4, 3], [15, 15, 20, 3000, 1000, 950]])
    p = measure(Waves.of(counts[:, None], np.arange(2.0))).tests[1].p[0]
    assert p == pytest.approx(hypergeom.sf(0, 3033, 21, 13), abs=0.01)
