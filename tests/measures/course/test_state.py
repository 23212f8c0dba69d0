"""The filter against the same model solved at once, and draws of the course against its smoothed mean."""

import numpy as np

from kano.measures.course.dynamics import told_of
from kano.measures.course.responses import seen, states_of
from kano.measures.course.state import START, Pace, backward, softmax, states
from kano.measures.waves.counts_over_waves import Waves

PACE = Pace(np.array([0.2]), np.array([0.15]))
CLOCK = np.array([0.0, 0.4, 1.0, 2.2, 3.0])


def solved(response: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of the log weights (waves × 6), what they share left open in each wave: one solve."""
    time = START**2 + 0.2**2 * np.outer(CLOCK, CLOCK) + 0.15**2 * np.minimum.outer(CLOCK, CLOCK)
    prior = np.kron(time + 1e-9 * np.eye(5), np.eye(6)) + 1e6 * np.kron(np.eye(5), np.ones((6, 6)))
    told = np.diag(weight.ravel())
    covariance = np.linalg.inv(np.linalg.inv(prior) + told)
    centre = np.full(30, np.log(0.1))
    return centre + covariance @ told @ (response.ravel() - centre), covariance


def test_the_filter_knows_what_a_dense_solution_knows() -> None:
    rng = np.random.default_rng(3)
    for people in (40, 300):
        shares = rng.dirichlet([3, 3, 4, 3, 0.6, 0.6])
        counts = rng.multinomial(people, shares, size=(5, 1))
        told = seen(Waves.of(counts, CLOCK), PACE)
        told = type(told)(CLOCK, told.response, told.weight, told.shares)
        mean, covariance = solved(told.response[..., 0], told.weight[..., 0])
        *_, (state, _) = states(told.response, told.weight, CLOCK, PACE)
        likely = softmax(mean[24:])
        assert np.abs(softmax(state.level[:, 0]) - likely).max() < 0.005
        apart = np.eye(6) - likely
        exact = np.sqrt(np.diag(apart @ covariance[24:, 24:] @ apart.T))
        found = np.sqrt(apart**2 @ state.spread[:, 0])
        assert np.abs(found / exact - 1).max() < 0.06


def test_draws_of_a_course_lie_around_its_mean() -> None:
    counts = np.random.default_rng(5).multinomial(200, [0.3, 0.2, 0.3, 0.15, 0.02, 0.03], size=(6, 1))
    told, _ = told_of(Waves.of(counts, np.arange(6.0)))
    after = states_of(told, PACE)
    mean = np.array(list(backward(after, told.clock, PACE, np.zeros((7, 6, 1)))))
    noise = np.random.default_rng(6).standard_normal((7, 6, 1, 4000))
    drawn = np.array(list(backward([each.drawable() for each in after], told.clock, PACE.drawable(), noise)))
    assert np.abs(drawn.mean(axis=-1) - mean).max() < 0.06 * drawn.std(axis=-1).max()
