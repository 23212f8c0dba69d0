"""Certainty that knows the study: close races get doubt, clear ones stay, few features change nothing."""

import numpy as np
import pytest
from scipy import stats

from kano.measures.survey.certainty import mode_probabilities
from kano.measures.survey.races import _NORMAL, _OWN, _UNIFORM, doubt, in_study, times_needed
from tests.validation._profiles import PROFILES


def close(rng: np.random.Generator, features: int = 14, people: int = 200) -> tuple[np.ndarray, np.ndarray]:
    truth = rng.dirichlet(np.full(6, 30.0), features)
    return truth, np.array([rng.multinomial(people, each) for each in truth]).astype(float)


def test_the_odds_are_those_of_the_integrals() -> None:
    """The same by sums over a fine grid of the true lead, written anew."""
    _, counts = close(np.random.default_rng(1))
    n = counts.sum(axis=1)
    top = np.sort((counts + 1) / (n + 6)[:, None], axis=1)[:, ::-1]
    lead = top[:, 0] - top[:, 1]
    error = np.sqrt((top[:, 0] + top[:, 1] - lead**2) / (n + 7))
    step = 1e-4  # Every width is a whole number of steps, so that no middle of a step lies on an edge.
    true = np.arange(-0.8 + step / 2, 0.8, step)
    priors = [stats.norm.pdf(true, 0, sd) for sd in _NORMAL] + [(abs(true) < a) / (2 * a) for a in _UNIFORM]
    seen = stats.norm.pdf(lead[:, None], true, error[:, None])
    whole = seen @ np.transpose(priors) * step
    behind = np.where(true < 0, seen, 0) @ np.transpose(priors) * step
    for f in range(14):
        weight = np.prod(np.delete(whole, f, axis=0), axis=0)
        weight = (1 - _OWN) * weight / weight.sum() + _OWN * (np.arange(len(priors)) == len(priors) - 1)
        wrong = weight @ behind[f] / (weight @ whole[f])
        alone = stats.norm.cdf(-lead[f] / error[f])
        expected = max(1.0, wrong / (1 - wrong) * (1 - alone) / alone)
        assert doubt(counts)[f] == pytest.approx(expected, rel=1e-5)


def test_close_races_are_seldom_called_clear_and_clear_ones_still_are() -> None:
    rng = np.random.default_rng(2)
    alone, inside = 0, 0
    for _ in range(60):
        _, counts = close(rng)
        flat = mode_probabilities(counts)
        alone += (flat.max(axis=1) >= 0.95).sum()
        inside += (in_study(flat, counts).max(axis=1) >= 0.95).sum()
    assert alone > 10
    assert inside < alone / 4
    counts = 300 * PROFILES
    flat = mode_probabilities(counts)
    assert ((in_study(flat, counts).max(axis=1) >= 0.95) == (flat.max(axis=1) >= 0.95)).all()


def test_probabilities_stay_probabilities_and_no_leader_gets_surer() -> None:
    _, counts = close(np.random.default_rng(3))
    flat = mode_probabilities(counts)
    found = in_study(flat, counts)
    assert found.sum(axis=1) == pytest.approx(np.ones(14))
    assert (found >= 0).all()
    top = counts.argmax(axis=1)
    assert (found[np.arange(14), top] <= flat[np.arange(14), top] + 1e-12).all()


def test_few_features_and_unanswered_ones_change_nothing() -> None:
    _, counts = close(np.random.default_rng(4), features=4)
    assert in_study(mode_probabilities(counts), counts) == pytest.approx(mode_probabilities(counts))
    wide = np.concatenate([counts, np.zeros((3, 6))])
    found = in_study(mode_probabilities(wide), wide)
    assert found[:4] == pytest.approx(mode_probabilities(counts))
    assert np.isnan(found[4:]).all()


def test_as_many_more_answers_as_it_says_make_it_clear() -> None:
    counts = 100 * PROFILES
    unclear = in_study(mode_probabilities(counts), counts).max(axis=1) < 0.95
    times = times_needed(counts, unclear, 0.95)
    assert np.isnan(times[~unclear]).all()
    assert np.isfinite(times).any()
    for f in np.flatnonzero(np.isfinite(times)):
        for factor, clear in ((1.02, True), (0.85, False)):
            every = np.ones(len(counts))
            every[f] = max(times[f] * factor, 1)
            p = mode_probabilities(counts[f] * every[f]).max()
            sure = 1 / (1 + (1 - p) / p * doubt(counts, every)[f])
            assert (sure >= 0.95) == clear
