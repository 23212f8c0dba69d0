"""Made-up surveys must be what they claim to be, and the same for the same seed."""

import numpy as np
import pytest

from kano.analyses.planning.power import Plan, people_for_margin, people_needed, rates
from kano.analyses.planning.simulation import (
    AFTER,
    BEFORE,
    Course,
    Sampling,
    World,
    answer_pairs,
    draw_counts,
    draw_people,
    field_shares,
    starts,
    true_shares,
)
from kano.evaluation import tables

DATES = np.array([0.0, 1.0, 2.0, 3.0])


def delighters(features: int, _: np.random.Generator) -> World:
    return World(np.tile(BEFORE, (features, 1)), Course.DRIFT)


def test_a_drifting_delighter_goes_from_its_prime_to_its_end():
    shares = true_shares(World(BEFORE[None], Course.DRIFT), DATES, np.random.default_rng(0))
    assert shares[0, 0] == pytest.approx(BEFORE)
    assert shares[-1, 0] == pytest.approx(AFTER)


def test_a_stable_feature_and_a_step_keep_their_levels():
    rng = np.random.default_rng(0)
    still = true_shares(World(BEFORE[None]), DATES, rng)
    assert still == pytest.approx(np.broadcast_to(BEFORE, still.shape))
    step = true_shares(World(BEFORE[None], Course.STEP), DATES, rng)
    assert step[1, 0] == pytest.approx(BEFORE)
    assert step[2, 0] == pytest.approx(AFTER)


def test_a_random_walk_has_the_step_it_says():
    world = World(np.full((4000, 6), 1 / 6), Course.WALK, step=0.2)
    logs = np.log(true_shares(world, np.array([0.0, 4.0]), np.random.default_rng(1)))
    between = logs[1, :, 0] - logs[1, :, 1]
    assert between.std() == pytest.approx(0.2 * 2 * np.sqrt(2), rel=0.05)


def test_field_noise_has_the_size_it_says():
    world = World(np.full((4000, 6), 1 / 6), noise=0.18)
    rng = np.random.default_rng(1)
    logs = np.log(field_shares(true_shares(world, DATES, rng), world, rng))
    assert (logs[..., 0] - logs[..., 1]).std() == pytest.approx(0.18 * np.sqrt(2), rel=0.05)


@pytest.mark.parametrize(
    "sampling", [Sampling(300), Sampling(300, weight_cv=1, missing=0.1, panel=0.5, attendance=0.7)]
)
def test_same_seed_same_survey(sampling):
    shares = true_shares(World(starts(3, np.random.default_rng(0))), DATES, np.random.default_rng(0))
    one, again = (draw_counts(shares, DATES, sampling, np.random.default_rng(5)) for _ in range(2))
    assert np.array_equal(one.w, again.w)
    assert one.n.sum(axis=-1).max() <= 300
    assert one.weighted == (sampling.weight_cv > 0)


def test_counts_add_up_to_people_and_weights():
    shares = np.broadcast_to(BEFORE, (2, 4, 6))
    people = draw_people(shares, Sampling(20_000, weight_cv=1, missing=0.1), np.random.default_rng(2))
    counts = people.counts(np.array([0.0, 1.0]))
    assert counts.n.sum() == (people.codes >= 0).sum()
    assert counts.n.sum() / people.codes.size == pytest.approx(0.9, abs=0.01)
    assert counts.n / counts.n.sum(axis=-1, keepdims=True) == pytest.approx(shares, abs=0.02)
    assert people.weight.mean() == pytest.approx(1, abs=0.03)
    assert people.weight.std() == pytest.approx(1, abs=0.1)


def test_a_panel_asks_the_same_people_again_and_keeps_attitudes():
    shares = np.broadcast_to(BEFORE, (2, 5, 6))
    sampling = Sampling(2000, panel=0.7, attendance=0.8)
    people = draw_people(shares, sampling, np.random.default_rng(3))
    codes = people.aligned()
    both = (codes >= 0).all(axis=(0, 2))
    assert both.mean() == pytest.approx(0.8**2, abs=0.03)
    same = (codes[0, both] == codes[1, both]).mean()
    assert same == pytest.approx(0.7 + 0.3 * (BEFORE**2).sum(), abs=0.03)


@pytest.mark.parametrize("name", ["berger", "pouliot"])
def test_answers_give_the_categories_they_were_made_from(name):
    grid = next(each for each in tables() if each.key == name)
    codes = np.random.default_rng(4).integers(0, 6, (500, 3)).astype(np.int8)
    pairs = answer_pairs(codes, np.random.default_rng(5))
    assert np.array_equal(grid.masks.argmax(axis=0)[pairs[..., 0], pairs[..., 1]], codes)


def test_a_missing_category_is_a_question_left_out():
    pairs = answer_pairs(np.full((50, 2), -1, dtype=np.int8), np.random.default_rng(6))
    assert (pairs == 5).any(axis=-1).all()
    assert (pairs <= 5).all()
    assert not (pairs == 5).all()


def test_power_grows_with_people_and_the_search_finds_it():
    plan = Plan(DATES, Sampling(200))
    few, many = (rates(delighters, Plan(DATES, Sampling(n)), 100).moved for n in (150, 500))
    assert few < 0.4
    assert many > 0.9
    needed = people_needed(delighters, plan, 100)
    assert needed is not None
    assert 280 < needed < 400


def test_nothing_to_find_needs_more_people_than_there_are():
    still = Plan(DATES, Sampling(1), features=20)
    assert people_needed(lambda f, _: World(np.tile(BEFORE, (f, 1))), still, 10) is None


def test_people_for_a_margin_are_those_of_statsmodels():
    from statsmodels.stats.proportion import proportion_confint

    for margin in (0.05, 0.1):
        n = people_for_margin(margin)
        low, high = proportion_confint(n / 2, n, method="wilson")
        assert (high - low) / 2 <= margin
        low, high = proportion_confint((n - 1) / 2, n - 1, method="wilson")
        assert (high - low) / 2 > margin
