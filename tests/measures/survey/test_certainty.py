"""The posterior probabilities against scipy where a formula is known, else against simulation."""

import subprocess
import sys
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from kano.measures.survey.categories import block, continuous, moai, mode, quadrant
from kano.measures.survey.certainty import (
    block_probabilities,
    category_p,
    continuous_probabilities,
    enough,
    moai_probabilities,
    mode_probabilities,
    needed_n,
    quadrant_probabilities,
    runner_up,
)
from kano.measures.survey.coefficients import better, worse
from kano.measures.survey.continuous import dysfunctional_mean, functional_mean
from kano.measures.survey.posterior import leader_probabilities

DRAWS = 200_000
TABLES = (
    [0, 0, 1, 0, 0, 0],
    [5, 4, 3, 2, 1, 0],
    [10, 12, 11, 9, 3, 2],
    [400, 380, 10, 20, 100, 3],
    [0, 9, 0, 9, 30, 0],
)
counts = hnp.arrays(np.int64, (4, 6), elements=st.integers(0, 300))


EXACT = (mode_probabilities, block_probabilities, quadrant_probabilities)


def by_quadrant(w: np.ndarray, **settings_: object) -> np.ndarray:
    return quadrant(better(w), worse(w), **settings_)


def simulated(categories: np.ndarray) -> np.ndarray:
    return np.bincount(categories, minlength=6) / len(categories)


@pytest.mark.parametrize("a", [(1, 1), (8, 3), (52, 47), (1, 300), (4000, 4100)])
def test_two_shares_as_the_beta_distribution(a: tuple[int, int]) -> None:
    from scipy.stats import beta

    assert leader_probabilities(np.array(a, float))[0] == pytest.approx(beta.sf(0.5, *a), abs=2e-6)


def test_three_shares_as_numerical_quadrature() -> None:
    from scipy.integrate import quad
    from scipy.stats import gamma

    a, b, c = 21, 18, 6
    expected, _ = quad(lambda x: gamma.pdf(x, a) * gamma.cdf(x, b) * gamma.cdf(x, c), 0, 100)
    assert leader_probabilities(np.array([b, c, a], float))[2] == pytest.approx(expected, abs=2e-6)


def test_half_of_better_as_the_beta_distribution() -> None:
    from scipy.stats import beta

    table = [30, 35, 20, 33, 4, 4]
    found = quadrant_probabilities(table)
    assert found[1] + found[2] == pytest.approx(beta.sf(0.5, 57, 65), abs=1e-4)
    assert found[0] + found[1] == pytest.approx(beta.sf(0.5, 67, 55), abs=1e-4)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("decide", "probabilities", "settings_", "tolerance"),
    [
        (mode, mode_probabilities, {}, 0.0),
        (block, block_probabilities, {}, 0.0),
        (by_quadrant, quadrant_probabilities, {}, 0.0),
        (by_quadrant, quadrant_probabilities, {"cut": (0.4, 0.7)}, 0.0),
        (moai, moai_probabilities, {"margin": 0.06}, 0.005),
        (moai, moai_probabilities, {"margin": 0.0}, 0.0),
    ],
)
def test_as_simulated(table, decide, probabilities, settings_, tolerance) -> None:
    truth = np.random.default_rng(3).dirichlet(np.array(table) + 1, DRAWS)
    drawn = decide(truth, **settings_)
    found = probabilities(table, **settings_)
    assert np.abs(found - simulated(drawn)).max() < tolerance + 4 * 0.5 / np.sqrt(DRAWS)


def test_continuous_as_simulated() -> None:
    rng = np.random.default_rng(4)
    table = np.zeros((6, 6))
    table[:5, :5] = rng.multinomial(150, rng.dirichlet([2, 1, 1, 1, 2, *[0.6] * 20])).reshape(5, 5)
    draws = rng.dirichlet((table[:5, :5] + 1 / 25).ravel(), 20_000).reshape(-1, 5, 5)
    complete = np.zeros((len(draws), 6, 6))
    complete[:, :5, :5] = draws
    drawn = continuous(functional_mean(complete), dysfunctional_mean(complete))
    assert np.abs(continuous_probabilities(table, table) - simulated(drawn)).max() < 0.02


def test_chosen_and_next() -> None:
    found = mode_probabilities([TABLES[1], TABLES[2], [0] * 6])
    chosen = mode([TABLES[1], TABLES[2], [0] * 6])
    assert chosen.tolist() == [0, 1, -1]
    assert runner_up(found, chosen).tolist() == [1, 2, -1]
    assert category_p(found, chosen)[:2].tolist() == [found[0, 0], found[1, 1]]
    assert np.isnan(category_p(found, chosen)[2])


def test_nothing_answered_is_undefined() -> None:
    for probabilities in EXACT:
        assert np.isnan(probabilities(np.zeros((2, 6)))).all()
    assert np.isnan(moai_probabilities(np.zeros(6), margin=0.06)).all()
    assert np.isnan(continuous_probabilities(np.zeros((6, 6)), np.zeros((6, 6)))).all()


def test_a_batch_is_its_rows_and_every_run_is_the_same() -> None:
    many = np.random.default_rng(6).multinomial(80, [0.25, 0.25, 0.2, 0.2, 0.05, 0.05], (3, 50))
    for probabilities in (*EXACT, partial(moai_probabilities, margin=0.06)):
        found, again = probabilities(many), probabilities(many[2, 7])
        assert found.shape == (3, 50, 6)
        assert np.allclose(found[2, 7], again, rtol=0, atol=1e-12)


def test_needed_n_is_the_first_to_reach_the_level() -> None:
    n = needed_n(0.95)
    before, at = (mode_probabilities(k * np.array([4, 2, 1, 1, 0, 0]) / 8)[0] for k in (n - 1, n))
    assert before < 0.95 <= at
    assert enough([n - 1, n, np.nan]).tolist() == [False, True, False]


@settings(max_examples=30, deadline=None)
@given(counts)
def test_probabilities_sum_to_one(table: np.ndarray) -> None:
    answered = table.sum(axis=-1) > 0
    for probabilities in EXACT:
        found = probabilities(table)[answered]
        assert (found >= -1e-12).all()
        assert np.allclose(found.sum(axis=-1), 1)


def test_measures_load_numpy_alone() -> None:
    modules = ["categories", "coefficients", "continuous", "significance", "intervals", "certainty"]
    code = "import sys\n" + "\n".join(f"import kano.measures.survey.{name}" for name in modules)
    code += (
        "\nfound = {'scipy', 'pandas', 'statsmodels'} & set(sys.modules)\nsys.exit(str(found) if found else 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def smoothed(answers: np.ndarray, weights: np.ndarray, scores: np.ndarray) -> tuple[float, float]:
    """Mean and variance of a mean by its definition: the people they are worth, and one spread over five."""
    p = np.array([weights[answers == k].sum() for k in range(5)]) / weights.sum()
    gap = scores - p @ scores
    linearised = (weights**2 * gap[answers] ** 2).sum() / weights.sum() ** 2
    worth = min(weights.sum() ** 2 / (weights**2).sum(), (p @ gap**2) / linearised)
    p = (p * worth + 0.2) / (worth + 1)
    mean = p @ scores
    return float(mean), float(p @ (scores - mean) ** 2 / (worth + 2))


@pytest.mark.parametrize("tilt", [-1, 0, 1])
def test_both_means_vary_together_as_the_pairs_do(tilt: int) -> None:
    """Means near the corner of the map, where the correlation tells how often each region comes out."""
    rng = np.random.default_rng(12)
    one = rng.choice(5, p=[0.45, 0.2, 0.1, 0.15, 0.1], size=60)
    mirror = {-1: one, 0: rng.permutation(one), 1: 4 - one}[tilt]
    other = np.where(rng.random(60) < 0.8, mirror, rng.permutation(mirror))
    weights = rng.uniform(0.5, 2.0, 60) * np.where(one == 0, 2, 1)
    w, w2 = np.zeros((6, 6)), np.zeros((6, 6))
    np.add.at(w, (one, other), weights)
    np.add.at(w2, (one, other), weights**2)
    up, down = np.array([4.0, 2, 0, -1, -2]), np.array([-2.0, -1, 0, 2, 4])
    (y, vy), (x, vx) = smoothed(one, weights, up), smoothed(other, weights, down)
    r = np.cov(up[one], down[other], aweights=weights)
    together = r[0, 1] / np.sqrt(r[0, 0] * r[1, 1]) * np.sqrt(vy * vx)
    drawn = rng.multivariate_normal([y, x], [[vy, together], [together, vx]], size=DRAWS)
    expected = simulated(continuous(drawn[:, 0], drawn[:, 1]))
    assert continuous_probabilities(w, w2) == pytest.approx(expected, abs=0.01)
