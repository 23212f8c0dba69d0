"""The statistics of careless answers, held against brute force and scipy."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from kano.measures.survey import careless
from kano.scale import NOT_ASKED, Answer


def codes(people: int, features: int, seed: int = 1, *, gaps: float = 0.1) -> np.ndarray:
    """Pairs that lean to another one for each feature, some left open."""
    rng = np.random.default_rng(seed)
    leaning = rng.dirichlet(np.full(25, 0.3), features)
    drawn = np.stack([rng.choice(25, people, p=each) for each in leaning], axis=1)
    drawn[rng.random(drawn.shape) < gaps] = -1
    return drawn


@pytest.mark.parametrize("n", [0, 1, 5, 20, 63, 999, 1000, 5000])
@pytest.mark.parametrize("share", [0.02, 0.05, 0.3])
@pytest.mark.parametrize("level", [0.001, 0.05])
def test_the_limit_is_that_of_the_binomial_distribution(n: int, share: float, level: float) -> None:
    tail = stats.binom.sf(np.arange(n + 2) - 1, n, share)
    assert careless.chance_limit(n, share, level) == np.flatnonzero(tail < level)[0]


def test_pairs_need_both_answers() -> None:
    answers = np.array(
        [[[0, 4], [4, 0], [Answer.NO_ANSWER, 1], [2, NOT_ASKED], [NOT_ASKED, NOT_ASKED]]], dtype=np.int8
    )
    assert careless.pair_codes(answers).tolist() == [[4, 20, -1, -1, -1]]


def by_hand(drawn: np.ndarray, weight: np.ndarray, person: int, place: int, feature: int) -> float:
    """How usual the pair that a person gave at one place is about a feature, among all others."""
    pair = drawn[person, place]
    totals = [sum(w for row, w in zip(drawn, weight, strict=True) for c in row if c == p) for p in range(25)]
    others = [(drawn[i, feature], w) for i, w in enumerate(weight) if i != person and drawn[i, feature] >= 0]
    said = sum(w for each, w in others if each == pair)
    smooth = (totals[pair] + 0.5) / (sum(totals) + 12.5)
    return (said + careless.SMOOTHING * smooth) / (sum(w for _, w in others) + careless.SMOOTHING)


def test_nobody_counts_in_what_he_is_held_against() -> None:
    drawn = codes(15, 4)
    fit = careless.fit(drawn)
    # The probabilities belong to the weights of the round before the last: one person more or less is seen.
    again = careless._of_others(drawn, fit.weight)
    for person in range(15):
        for feature in range(4):
            if drawn[person, feature] >= 0:
                wanted = by_hand(drawn, fit.weight, person, feature, feature)
                assert again[person, feature] == pytest.approx(wanted)
            else:
                assert np.isnan(again[person, feature])


def test_the_ratio_is_that_of_the_two_kinds_of_people() -> None:
    drawn = codes(40, 5)
    fit = careless.fit(drawn)
    used = drawn[drawn >= 0]
    pairs = len(set(used // 5)) * len(set(used % 5))
    for person in range(40):
        given = drawn[person] >= 0
        wanted = np.sum(-np.log(pairs) - np.log(fit.probability[person, given]))
        assert fit.ratio[person] == pytest.approx(wanted)
    assert fit.ratio[(drawn < 0).all(axis=1)].tolist() == [0.0] * int((drawn < 0).all(axis=1).sum())


def test_heed_is_the_z_of_all_permutations() -> None:
    drawn = codes(12, 5, seed=4)
    weight = np.linspace(0.2, 1, 12)
    z = careless.heed(drawn, weight, np.arange(12))
    for person in range(12):
        places = [f for f in range(5) if drawn[person, f] >= 0]
        logs = {(g, f): np.log(by_hand_dealt(drawn, weight, person, g, f)) for g in places for f in places}
        sums = [sum(logs[g, f] for g, f in zip(dealt, places, strict=True)) for dealt in permutations(places)]
        spread = np.std(sums)
        if spread < 1e-9:
            assert np.isnan(z[person])
        else:
            observed = sum(logs[f, f] for f in places)
            assert z[person] == pytest.approx((observed - np.mean(sums)) / spread)


def by_hand_dealt(drawn: np.ndarray, weight: np.ndarray, person: int, place: int, feature: int) -> float:
    """As above, but over the same number of people for every feature: a constant that drops out of z."""
    pair = drawn[person, place]
    totals = [sum(w for row, w in zip(drawn, weight, strict=True) for c in row if c == p) for p in range(25)]
    said = sum(w for i, w in enumerate(weight) if i != person and drawn[i, feature] == pair)
    return said + careless.SMOOTHING * (totals[pair] + 0.5) / (sum(totals) + 12.5)


def test_styles_are_heeded_and_chance_is_not() -> None:
    rng = np.random.default_rng(5)
    drawn = codes(300, 20, gaps=0)
    drawn[:30] = rng.integers(0, 25, (30, 20))
    fit = careless.fit(drawn)
    z = careless.heed(drawn, fit.weight, np.arange(300))
    assert abs(z[:30].mean()) < 3 / np.sqrt(30)
    assert np.median(z[30:]) > 3
    assert (fit.ratio[:30] > fit.ratio[30:].max()).mean() > 0.9
    assert (careless.unusual(fit.ratio)[:30] > 3).mean() > 0.9


def test_nothing_is_unusual_among_equals() -> None:
    assert careless.unusual(np.full(7, 2.5)).tolist() == [0.0] * 7
    assert careless.unusual(np.zeros(0)).tolist() == []


def test_the_commonest_pair_and_its_probability() -> None:
    drawn = np.array([[4, 4, 12, -1], [-1, -1, -1, -1], [3, 3, 3, 3]])
    pair, share = careless.commonest(drawn)
    assert pair.tolist() == [4, -1, 3]
    assert share[[0, 2]].tolist() == [pytest.approx(2 / 3), 1.0]
    assert np.isnan(share[1])
    p = np.where(drawn >= 0, 0.5, np.nan)
    assert careless.log_probability(drawn, p).tolist() == pytest.approx([3 * np.log(0.5), 0, 4 * np.log(0.5)])
    assert careless.log_probability(drawn, p, pair).tolist() == pytest.approx(
        [2 * np.log(0.5), 0, 4 * np.log(0.5)]
    )


def test_empty_surveys_have_no_signs() -> None:
    empty = np.full((0, 3), -1)
    assert careless.fit(empty).ratio.shape == (0,)
    assert careless.repeated(empty).shape == (0,)
    assert careless.heed(codes(3, 2), np.ones(3), np.array([], dtype=int)).shape == (0,)


@given(hnp.arrays(np.float64, st.integers(1, 12), elements=st.integers(-9, 9).map(float)))
def test_unusual_is_the_distance_to_the_median_in_spreads_of_the_half_below(ratio):
    below = [np.median(ratio) - value for value in ratio if value < np.median(ratio)]
    spread = np.sqrt(np.mean(np.square(below))) if below else 0.0
    expected = (ratio - np.median(ratio)) / spread if spread else np.zeros(len(ratio))
    assert careless.unusual(ratio) == pytest.approx(expected)


def test_log_probability_counts_every_pair_given_also_the_first_kind():
    codes, probability = np.array([[0, 3, -1], [0, 0, 5]]), np.array([[0.5, 0.25, 0.1], [0.2, 0.4, 0.8]])
    every = careless.log_probability(codes, probability)
    first = careless.log_probability(codes, probability, np.array([0, 0]))
    assert np.exp(every) == pytest.approx([0.5 * 0.25, 0.2 * 0.4 * 0.8])
    assert np.exp(first) == pytest.approx([0.5, 0.2 * 0.4])
