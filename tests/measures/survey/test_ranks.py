"""Rank intervals must hold the true ranks as often as they say, and no more widely than pairs force them to."""

import numpy as np
import pytest

from kano.measures.survey.ranks import rank_intervals


def holds(truth: np.ndarray, found) -> np.ndarray:
    """Whether each interval holds every rank that a feature tied with others may claim."""
    best = 1 + (truth[None, :] > truth[:, None]).sum(axis=1)
    worst = len(truth) - (truth[None, :] < truth[:, None]).sum(axis=1)
    return (found.low <= best) & (found.high >= worst)


@pytest.mark.parametrize(
    "truth", [np.zeros(8), np.repeat([0.2, 0.5], 4), np.linspace(0.3, 0.6, 8), np.array([0.1, *[0.5] * 7])]
)
def test_all_ranks_together_hold_as_often_as_they_say(truth: np.ndarray) -> None:
    rng = np.random.default_rng(5)
    drawn = truth + 0.04 * rng.standard_normal((800, 8))
    every = np.full(8, 0.04**2)
    found = [holds(truth, rank_intervals(each, every)).all() for each in drawn]
    assert np.mean(found) >= 0.95 - 2 * 0.0077
    alone = [holds(truth, rank_intervals(each, every, simultaneous=False)) for each in drawn]
    assert np.mean(alone, axis=0).min() >= 0.95 - 2 * 0.0077


def test_each_by_itself_is_never_wider() -> None:
    rng = np.random.default_rng(6)
    for value in rng.random((50, 10)):
        wide, narrow = (rank_intervals(value, np.full(10, 0.01), simultaneous=all_) for all_ in (True, False))
        assert (narrow.low >= wide.low).all()
        assert (narrow.high <= wide.high).all()
        assert ((wide.low <= wide.rank) & (wide.rank <= wide.high)).all()


def test_two_features_part_where_the_test_of_two_means_does() -> None:
    # 1.96 standard errors of a difference of two with variance 0.005 each are 0.196.
    for gap, low, high in ((0.195, [1, 1], [2, 2]), (0.197, [1, 2], [1, 2])):
        found = rank_intervals([0.5 + gap, 0.5], [0.005, 0.005])
        assert (found.low.tolist(), found.high.tolist()) == (low, high)


def test_answers_of_the_same_people_tell_features_better_apart() -> None:
    together = np.array([[0.005, 0.004], [0.004, 0.005]])
    assert rank_intervals([0.6, 0.5], together).high.tolist() == [1, 2]
    assert rank_intervals([0.6, 0.5], [0.005, 0.005]).high.tolist() == [2, 2]


def test_a_feature_without_a_value_has_no_rank_and_costs_nothing() -> None:
    found = rank_intervals([0.7, np.nan, 0.4], [0.001, np.nan, 0.001])
    assert found.rank.tolist() == [1, 0, 2]
    assert found.low.tolist() == [1, 0, 2]
    assert found.high.tolist() == [1, 0, 2]
    assert rank_intervals([], []).rank.tolist() == []
    assert rank_intervals([0.3], [0.01]).high.tolist() == [1]
