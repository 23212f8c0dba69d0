"""What all features did together: found, sized, taken off; and what it doesn't mistake for that."""

import numpy as np
import pytest

from kano.analyses.drifting.assessment import assess
from kano.analyses.planning.simulation import Sampling, draw_people
from kano.measures.waves.cohort import Cohort, cohort_test
from kano.measures.waves.common import Cause, Mark, apart_from, common_movement
from kano.measures.waves.counts_over_waves import LADDER, Waves, shares
from tests.validation._profiles import DISLIKED, LIKED, PROFILES, SINKING, drawn, features, line, step

M, O, A, I, R, Q = range(6)


def expected(log_weights: np.ndarray, people: float) -> Waves:
    """Waves of exactly the expected counts."""
    weights = np.exp(log_weights)
    return Waves.of(people * weights / weights.sum(axis=-1, keepdims=True), np.arange(float(len(weights))))


def test_a_shift_of_all_features_is_found_and_measured():
    found = common_movement(expected(features(12) + 0.4 * step(4) * LIKED, 300))
    assert found.found.tolist() == [True, False, False]
    assert found.along[0] == 1
    assert found.shift[[0, -1]][:, [O, A]] == pytest.approx(np.array([[-0.2, -0.2], [0.2, 0.2]]), abs=1e-3)
    assert (found.shift[:, [M, I, R, Q]] == 0).all()


def test_taken_off_it_leaves_the_waves_alike():
    still = features(12) + 0 * step(4)
    waves = expected(still + 0.4 * step(4) * LIKED, 300)
    left = shares(apart_from(waves, 0.4 * step(4)[:, 0] * LIKED))
    assert left == pytest.approx(shares(expected(still, 300)))
    both = features(12) + step(6) * (0.3 * LIKED - 0.5 * DISLIKED)
    found = common_movement(expected(both, 500))
    assert found.shift[-1] - found.shift[0] == pytest.approx([-0.5, -0.2, 0.3, 0, 0, 0], abs=0.02)


def test_what_one_feature_did_alone_is_left_and_named():
    moved = features(20) + 0.4 * step(4) * LIKED
    moved[:, 0] += line(4)[:, 0] * SINKING
    found = assess(expected(moved, 800))
    assert found.verdict[0] == "drifting"
    assert set(found.verdict[1:].tolist()) == {"moved with all others"}
    assert found.p_apart[0] < 0.01
    assert (found.p_apart[1:] > 0.05).all()


def test_a_quarter_that_drifts_is_no_common_movement():
    warned = []
    for people in (300, 3000):
        moved = features(20) + 0 * step(4)
        moved[:, :5] = np.log(PROFILES[0]) + line(4) * SINKING
        warned += [common_movement(waves).any for waves in drawn(moved, people, 40, [people])]
    assert np.mean(warned) <= 0.05


def test_a_trifle_is_none_however_sure():
    found = common_movement(expected(features(20) + 0.04 * step(4) * LIKED, 1e6))
    assert found.p[0] < 0.001
    assert not found.any


def test_few_features_tell_nothing_of_a_common_movement():
    found = common_movement(expected(features(4) + 0.8 * step(4) * LIKED, 5000))
    assert not found.told
    assert not found.any
    assert (found.shift == 0).all()


@pytest.mark.parametrize(
    ("moves", "mark"),
    [
        (0.4 * LIKED + 0.4 * DISLIKED, Mark.STYLE),
        (-0.4 * LIKED - 0.4 * DISLIKED, Mark.STYLE),
        (-0.4 * LIKED + 0.4 * DISLIKED, Mark.AGEING),
        (0.4 * LIKED - 0.4 * DISLIKED, Mark.REVIVAL),
        (0.4 * LIKED, Mark.NONE),
    ],
)
def test_the_directions_leave_a_mark(moves, mark):
    assert common_movement(expected(features(12) + step(4) * moves, 500)).mark is mark


def test_anchors_tell_a_way_of_answering_from_a_real_movement():
    anchor = np.arange(20) >= 18
    along, others = features(20) + 0 * step(4), features(20) + 0.4 * step(4) * LIKED
    all_of_them = common_movement(expected(others, 1000), anchor)
    assert all_of_them.cause is Cause.ANSWERING
    others[:, 18:] = along[:, 18:]
    assert common_movement(expected(others, 1000), anchor).cause is Cause.REAL
    assert common_movement(expected(others, 15), anchor).cause is Cause.UNTOLD
    assert common_movement(expected(others, 1000)).cause is Cause.UNTOLD


def test_features_of_a_real_movement_are_judged_as_ever():
    moved = features(20) + line(4) * SINKING
    moved[:, 18:] = features(20)[18:]
    found = assess(expected(moved, 1000), anchor=np.arange(20) >= 18)
    assert found.common.cause is Cause.REAL
    assert "moved with all others" not in found.verdict.tolist()
    assert "drifting" in found.verdict.tolist()


def test_taking_a_shift_off_a_panel_is_weighing_its_answers():
    """Of one feature the weight of an answer is the weight of its person, as it has always been."""
    rng = np.random.default_rng(3)
    codes = rng.choice(6, (3, 200, 1), p=PROFILES[1]).astype(np.int8)
    codes[1, :20] = -1
    dates, shift = np.arange(3.0), 0.5 * step(3)[:, 0] * LIKED
    by_hand = np.array(
        [[np.exp(-shift[t, code]) if code >= 0 else 1.0 for code in codes[t, :, 0]] for t in range(3)]
    )
    taken = cohort_test(Cohort.of(codes, dates, shift=shift), LADDER)
    weighed = cohort_test(Cohort.of(codes, dates, by_hand), LADDER)
    assert taken.statistic == pytest.approx(weighed.statistic)
    assert taken.p == pytest.approx(weighed.p)


def test_a_panel_that_answers_otherwise_is_no_drift_either():
    rng = np.random.default_rng(11)
    course = features(12) + 0.5 * step(3) * LIKED
    weights = np.exp(course)
    people = draw_people(weights / weights.sum(axis=-1, keepdims=True), Sampling(400, panel=0.7), rng)
    found = assess(people.counts(np.arange(3.0)), panel=people.aligned())
    assert found.common.found[0]
    assert np.mean(found.verdict == "moved with all others") > 0.9
    assert "stable" not in found.verdict.tolist()
