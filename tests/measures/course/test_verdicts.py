"""Words for known courses: the Gmail route, early warnings, birth, fading, stability, silence."""

import numpy as np
import pytest

from kano.analyses.drifting.assessment import Adjustment, Rules, assess, budget, measure, measure_panel
from kano.analyses.planning.simulation import Sampling, World, draw_people, starts, true_shares
from kano.measures.course.fitted import route, still_moving
from kano.measures.course.flips import flips, sampling_flips
from kano.measures.course.forecast import forecast
from kano.measures.course.steps import changes
from kano.measures.waves.counts_over_waves import I_TO_A, LADDER, Waves
from kano.measures.waves.homogeneity import homogeneity
from kano.measures.waves.movement import BETTER, WORSE, equivalence_p, movement
from kano.measures.waves.noise import NO_NOISE, pooled_noise
from kano.measures.waves.permutation import tables
from kano.measures.waves.trend import directed_test
from kano.measures.waves.verdict import by_little

M, O, A, I, R, Q = range(6)
BASIS = [18, 4, 0, 2, 0, 1]
BELEVING = [3, 15, 5, 2, 0, 0]
BIJZONDER = [0, 3, 17, 4, 1, 0]


def one(*waves: list[float], dates: list[float] | None = None) -> Waves:
    counts = np.array(waves, dtype=float)[:, None]
    return Waves.of(counts, dates or np.arange(len(waves)))


def word(*waves: list[float]) -> str:
    return str(assess(one(*waves)).verdict[0])


def test_gmail_sank_by_way_of_beleving():
    waves = one(BIJZONDER, BELEVING, BASIS, dates=[2004.25, 2010.0, 2020.5])
    found = assess(waves)
    assert found.verdict.tolist() == ["degraded"]
    assert route(found.course, waves, 0) == (A, O, M)
    steps = [(step.before, step.after, step.old, step.new) for step in changes(found.course, waves)]
    assert steps == [(0, 1, A, O), (1, 2, O, M)]
    assert all(step.probability > 0.9 for step in changes(found.course, waves))


def test_gmail_over_the_outer_waves_sank_straight():
    waves = one(BIJZONDER, BASIS, dates=[2004.25, 2020.5])
    found = assess(waves)
    assert found.verdict.tolist() == ["degraded"]
    assert route(found.course, waves, 0) == (A, M)
    assert np.isnan(still_moving(found.course)).all()


def test_gmail_among_features_that_keep_still():
    still = [BASIS] * 4 + [BELEVING] * 4 + [BIJZONDER] * 4
    counts = np.array([[each, *still] for each in (BIJZONDER, BELEVING, BASIS)], dtype=float)
    found = assess(Waves.of(counts, [2004, 2010, 2020]))
    assert found.verdict[0] == "degraded"
    assert set(found.verdict[1:].tolist()) == {"inconclusive"}
    assert route(found.course, Waves.of(counts, [2004, 2010, 2020]), 0) == (A, O, M)


def test_early_warning_before_the_letter_flips():
    assert word([20, 40, 200, 100, 5, 5], [40, 60, 160, 100, 5, 5], [60, 80, 140, 80, 5, 5]) == "drifting"


def test_the_way_back_up():
    assert word(BASIS, BELEVING, BIJZONDER) == "renewed"


def test_birth_and_fading_of_a_delighter():
    cold, warm = [10, 10, 40, 120, 2, 2], [10, 15, 120, 40, 2, 2]
    assert word(cold, [10, 12, 80, 80, 2, 2], warm) == "emerging"
    assert word(warm, [10, 12, 80, 80, 2, 2], cold) == "fading"


def test_reverse_answers_are_a_shift():
    assert word([50, 50, 50, 50, 5, 5], [40, 40, 40, 40, 45, 5], [25, 25, 25, 25, 105, 5]) == "shifted"


def test_a_change_that_better_and_worse_cannot_see_is_no_stability():
    """M and A turn into O and I: Better and Worse stay at one half."""
    assert word([450, 50, 450, 50, 0, 0], [250, 250, 250, 250, 0, 0], [50, 450, 50, 450, 0, 0]) != "stable"


def test_inside_the_margin_wins_over_significance_while_the_letter_stays():
    many = np.array([[0.15, 0.25, 0.35, 0.25, 0, 0], [0.18, 0.25, 0.33, 0.24, 0, 0]]) * 100_000
    found = assess(Waves.of(many[:, None], [0, 1]))
    assert found.evidence.significant.tolist() == [True]
    assert found.verdict.tolist() == ["stable"]


def test_a_delighter_that_became_basis_by_little_is_not_stable():
    """A .41 → .32 and M .32 → .41: Better and |Worse| move by 0.09, and the letter by two."""
    steps = np.linspace(0, 1, 4)[:, None]
    before, after = (np.array(each) for each in ((32, 12, 41, 13, 1, 1), (41, 12, 32, 13, 1, 1)))
    for people in (1_000, 3_000, 100_000):
        found = assess(one(*((1 - steps) * before + steps * after) * people / 100))
        assert found.verdict.tolist() == ["degraded"], people
    assert by_little(found.evidence).tolist() == [True]


def test_a_close_race_is_not_called_stable_where_its_letter_changes():
    """Two letters a hair apart change places by sampling: neither a movement nor an unchanged letter."""
    found = assess(one([100, 120, 121, 100, 5, 5], [100, 121, 120, 100, 5, 5]))
    assert not found.evidence.steady.any()
    assert found.verdict.tolist() == ["inconclusive"]


def test_stable_is_a_finding_and_differs_from_not_enough_data():
    assert word(*[[100, 100, 100, 100, 5, 5]] * 4) == "stable"
    assert word(*[[5, 5, 5, 5, 0, 0]] * 4) == "inconclusive"


def test_a_margin_of_the_users_own():
    waves = one(*[[100, 100, 100, 100, 5, 5]] * 4)
    assert assess(waves, Rules(margin=0.03)).verdict.tolist() == ["inconclusive"]


def test_all_in_one_category_is_stable_not_an_error():
    found = assess(one([400, 0, 0, 0, 0, 0], [400, 0, 0, 0, 0, 0], [400, 0, 0, 0, 0, 0]))
    assert found.verdict.tolist() == ["stable"]
    assert np.isnan(found.p).all()


def test_an_old_move_is_not_still_moving():
    before, after = [20, 60, 260, 60, 0, 0], [200, 100, 60, 40, 0, 0]
    old = assess(one(*[before] * 2, *[after] * 10))
    assert old.verdict.tolist() == ["degraded"]
    assert still_moving(old.course).tolist() == [0.0]
    steps = np.linspace(0, 1, 12)[:, None]
    steady = assess(one(*((1 - steps) * before + steps * after).round().tolist()))
    assert still_moving(steady.course).tolist() == [1.0]


def test_adjusting_over_features_asks_for_more():
    rng = np.random.default_rng(1)
    waves = Waves.of(rng.multinomial(100, [0.2, 0.2, 0.3, 0.2, 0.05, 0.05], (4, 30)), np.arange(4))
    p, kept = budget(measure(waves), Rules(adjustment=Adjustment.NONE))
    assert kept.tolist() == p.tolist()
    for adjustment in (Adjustment.BH, Adjustment.HOLM):
        assert (budget(measure(waves), Rules(adjustment=adjustment))[1] >= p).all()


def test_noise_is_found_where_waves_carry_it_and_not_with_few_features():
    rng = np.random.default_rng(2)
    base = np.array([0.1, 0.16, 0.42, 0.28, 0.02, 0.02])
    shaken = base * np.exp(0.18 * rng.standard_normal((6, 200, 6)))
    counts = rng.multinomial(400, shaken / shaken.sum(axis=-1, keepdims=True))
    found = pooled_noise(homogeneity(Waves.of(counts, np.arange(6))))
    assert found.q2 == pytest.approx(0.18**2, rel=0.1)
    assert found.estimated
    assert pooled_noise(homogeneity(Waves.of(counts[:3, :2], np.arange(3)))) == NO_NOISE
    assert not NO_NOISE.estimated


def test_few_answers_get_an_exact_p():
    """Two waves of I and A only: the hypergeometric test, doubled by the symmetry of the margins."""
    from scipy.stats import fisher_exact

    table = [[0, 0, 6, 1, 0, 0], [0, 0, 1, 6, 0, 0]]
    p = measure(one(*table)).tests[1].p[0]
    assert p == pytest.approx(fisher_exact([[6, 1], [1, 6]]).pvalue, abs=0.006)


def test_drawn_tables_keep_their_margins():
    table = np.array([[3, 0, 5], [1, 4, 2], [0, 2, 2.0]])
    drawn = tables(table, np.random.default_rng(0), draws=50)
    assert (drawn.sum(axis=2) == table.sum(axis=1)[:, None]).all()
    assert (drawn.sum(axis=0) == table.sum(axis=0)).all()
    assert (drawn >= 0).all()


def test_weights_are_honoured():
    """Weights of 2 for everybody change nothing; the same total in fewer people is less sure."""
    plain = one([20, 40, 100, 40, 0, 0], [40, 60, 60, 40, 0, 0])
    twice = Waves.of(plain.n, plain.dates, w=2 * plain.n, w2=4 * plain.n)
    heavy = Waves.of(plain.n, plain.dates, w=plain.n, w2=3 * plain.n)
    z = [float(directed_test(each, LADDER).statistic[0]) for each in (plain, twice, heavy)]
    assert z[1] == pytest.approx(z[0])
    assert z[2] == pytest.approx(z[0] / np.sqrt(3), rel=0.01)


def test_stratum_weights_give_the_weighted_variance():
    """Two strata by hand: variance of a weighted share is Σ w²(z − p)² / (Σ w)²."""
    strata = [(np.array([30.0, 0, 50, 20, 0, 0]), 0.4), (np.array([5.0, 5, 10, 10, 0, 0]), 2.0)]
    n, w, w2 = (sum(people * weight**power for people, weight in strata) for power in (0, 1, 2))
    waves = Waves(*(np.tile(each, (2, 1, 1)) for each in (n, w, w2)), np.array([0.0, 1.0]))
    pleased = np.array([0, 1, 1, 0, 0, 0.0])
    share = (w * pleased).sum() / w.sum()
    variance = (w2 * (pleased - share) ** 2).sum() / w.sum() ** 2
    se = float(movement(waves, BETTER).se[0])
    assert se >= np.sqrt(2 * variance) * 0.98
    assert se == pytest.approx(np.sqrt(2 * variance), rel=0.1)


def test_panel_of_faithful_people_is_surer_than_strangers():
    dates = np.arange(3.0)
    rng = np.random.default_rng(4)
    shares = true_shares(World(starts(5, rng)), dates, rng)
    people = draw_people(shares, Sampling(300, panel=0.9, attendance=0.8), rng)
    waves = people.counts(dates)
    paired, apart = measure_panel(waves, people.aligned()), measure(waves)
    assert (paired.better.se < apart.better.se).all()
    assert paired.better.change == pytest.approx(apart.better.change)
    for score, test in ((LADDER, 0), (I_TO_A, 1)):
        plain = directed_test(waves, score).statistic
        assert (np.sign(paired.tests[test].statistic) == np.sign(plain)).all()


def test_panel_of_two_waves_is_mcnemar():
    """A against I among people who gave one of both in each wave."""
    codes = np.repeat([[A, A], [A, I], [I, A], [I, I]], [40, 25, 10, 30], axis=0).T[:, :, None].astype(np.int8)
    found = measure_panel(Waves.of(np.zeros((2, 1, 6)) + 1, [0, 1]), codes)
    assert float(found.tests[1].statistic[0]) == pytest.approx((10 - 25) / np.sqrt(35))


def test_equivalence_is_two_one_sided_tests():
    from scipy.stats import norm

    waves = one([100, 100, 100, 100, 0, 0], [110, 100, 100, 90, 0, 0])
    moves = movement(waves, BETTER), movement(waves, WORSE)
    low, high = moves[1].interval(0.90)
    p = float(equivalence_p(moves, 0.12)[0])
    assert (p < 0.05) == bool(low[0] > -0.12 and high[0] < 0.12)
    worst = max(float(norm.cdf((abs(each.change[0]) - 0.12) / each.se[0])) for each in moves)
    assert p == pytest.approx(worst)


def test_flips_of_sampling_are_printed_beside_those_seen():
    counts = np.array(
        [[40, 38, 10, 10, 1, 1], [38, 40, 10, 10, 1, 1], [0] * 6, [41, 39, 10, 8, 1, 1]], dtype=float
    )
    assert flips(counts[:, None]).tolist() == [2.0]
    expected = sampling_flips(Waves.of(counts[:, None], np.arange(4)), draws=500)
    assert 0.8 < float(expected[0]) < 1.2


def test_no_forecast_from_two_waves_and_the_same_numbers_again():
    waves = one(BIJZONDER, BELEVING, BASIS)
    assert np.isnan(forecast(waves.until(2), [3.0]).mean).all()
    first, again = (forecast(waves, [3.0, 4.0], seed=3) for _ in range(2))
    assert np.array_equal(first.high95, again.high95)
    assert first.probability[0, 0].argmax() == M
    assert (first.high95 - first.low95)[1, 0, M] > 0


def test_fifty_waves_of_forty_features():
    rng = np.random.default_rng(6)
    counts = rng.multinomial(100, starts(40, rng), (50, 40))
    waves = Waves.of(counts, np.cumsum(rng.uniform(0.1, 0.4, 50)))
    assert assess(waves).verdict.shape == (40,)
    told = forecast(waves, waves.dates[-1] + np.array([0.5, 1.0]))
    assert told.mean.shape == (2, 40, 6)
    assert np.allclose(told.mean.sum(axis=-1), 1)
