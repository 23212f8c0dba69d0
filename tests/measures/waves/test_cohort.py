"""The tests for the same people, written out person by person; noise between waves by numerical derivatives."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from kano.measures.waves.cohort import Cohort, cohort_movement, cohort_noise, cohort_test, cohort_trend_test
from kano.measures.waves.counts_over_waves import I_TO_A, LADDER, UNUSABLE, Waves
from kano.measures.waves.homogeneity import homogeneity
from kano.measures.waves.movement import BETTER, WORSE, movement
from kano.measures.waves.noise import NO_NOISE, Noise
from kano.measures.waves.trend import directed_test

DATES = np.array([2020.0, 2020.5, 2022.0, 2023.0])
LOUD = Noise(q2=0.3, df=17.0, features=4)
SCORES = pytest.mark.parametrize("scores", [LADDER, I_TO_A, UNUSABLE, BETTER, WORSE])


def people(seed: int = 5, *, weighted: bool = True, features: int = 3) -> Cohort:
    """80 people, some of whom miss a wave or a question; code 0 among the answers of everybody."""
    rng = np.random.default_rng(seed)
    codes = rng.choice(6, p=[0.2, 0.2, 0.2, 0.2, 0.1, 0.1], size=(4, 80, features)).astype(np.int8)
    codes[rng.random(codes.shape) < 0.2] = -1
    codes[2, :, 0] = -1
    weight = rng.uniform(0.3, 2.5, size=(4, 80)) if weighted else np.ones((4, 80))
    return Cohort.of(codes, DATES, weight)


def answered(cohort: Cohort, feature: int, scores: np.ndarray) -> list[tuple[int, int, float, float]]:
    """Wave, person, weight and score of each answer that has a score."""
    found = []
    for wave, person in product(range(4), range(80)):
        code = cohort.codes[wave, person, feature]
        if code >= 0 and np.isfinite(scores[code]):
            found.append((wave, person, cohort.weight[wave, person, feature], scores[code]))
    return found


def sizes_and_dates(cohort: Cohort, feature: int, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    size = np.zeros(4)
    for wave, _, weight, _ in answered(cohort, feature, scores):
        size[wave] += weight
    return size, DATES - (size @ DATES) / size.sum()


def pulls(cohort: Cohort, feature: int, scores: np.ndarray) -> np.ndarray:
    """What each person adds to Σ date × (score − mean)."""
    given = answered(cohort, feature, scores)
    mean = sum(w * x for _, _, w, x in given) / sum(w for _, _, w, _ in given)
    _, date = sizes_and_dates(cohort, feature, scores)
    found = np.zeros(80)
    for wave, person, weight, score in given:
        found[person] += date[wave] * weight * (score - mean)
    return found


def mean_score(shares: np.ndarray, scores: np.ndarray) -> float:
    kept = np.isfinite(scores)
    return float(shares[kept] @ scores[kept] / shares[kept].sum())


def shaken(shares: np.ndarray, scores: np.ndarray) -> float:
    """Variance of a mean score where every log share varies by one: the sum of its squared derivatives."""
    found = 0.0
    for kind in range(6):
        ends = [mean_score(shares * np.exp(step * np.eye(6)[kind]), scores) for step in (1e-5, -1e-5)]
        found += ((ends[0] - ends[1]) / 2e-5) ** 2
    return found


def pooled(cohort: Cohort, feature: int) -> np.ndarray:
    codes = cohort.codes[..., feature]
    sums = np.array([cohort.weight[..., feature][codes == kind].sum() for kind in range(6)])
    return sums / sums.sum()


@SCORES
@pytest.mark.parametrize("noise", [NO_NOISE, LOUD])
def test_directed_test_person_by_person(scores, noise):
    cohort = people()
    found = cohort_test(cohort, scores, noise).statistic
    for feature in range(3):
        pull = pulls(cohort, feature, scores)
        size, date = sizes_and_dates(cohort, feature, scores)
        waver = noise.q2 * (size**2 * date**2).sum() * shaken(pooled(cohort, feature), scores)
        assert found[feature] == pytest.approx(pull.sum() / np.sqrt((pull**2).sum() + waver), rel=1e-6)


@pytest.mark.parametrize("noise", [NO_NOISE, LOUD])
def test_trend_of_all_categories_person_by_person(noise):
    cohort = people()
    found = cohort_trend_test(cohort, noise).statistic
    for feature in range(3):
        pull = np.stack([pulls(cohort, feature, np.eye(6)[kind]) for kind in range(6)], axis=1)
        size, date = sizes_and_dates(cohort, feature, np.ones(6))
        shares = pooled(cohort, feature)
        moves = np.array([[(j == k) * shares[k] - shares[k] * shares[j] for j in range(6)] for k in range(6)])
        variance = pull.T @ pull + noise.q2 * (size**2 * date**2).sum() * moves @ moves.T
        # One category is what the others leave.
        total, kept = pull.sum(axis=0)[:5], variance[:5, :5]
        assert found[feature] == pytest.approx(total @ np.linalg.solve(kept, total), rel=1e-6)


@SCORES
def test_movement_is_the_slope_of_the_weighted_line(scores):
    cohort = people()
    found = cohort_movement(cohort, scores, LOUD)
    for feature in range(3):
        given = answered(cohort, feature, scores)
        size, date = sizes_and_dates(cohort, feature, scores)
        wave, _, weight, score = map(np.array, zip(*given, strict=True))
        slope = np.polyfit(DATES[wave] - DATES[0], score, 1, w=np.sqrt(weight))[0]
        assert found.change[feature] == pytest.approx(3 * slope, rel=1e-6)
        sums = np.bincount(wave, weight * score, minlength=4)
        mean = np.divide(sums, size, out=np.zeros(4), where=size > 0)
        person = np.zeros(80)
        for at, who, w, x in given:
            person[who] += date[at] * w * (x - mean[at])
        steep = (size * date**2).sum()
        waver = LOUD.q2 * (size**2 * date**2).sum() * shaken(pooled(cohort, feature), scores)
        se = 3 / steep * np.sqrt((person**2).sum() + waver)
        assert found.se[feature] == pytest.approx(se, rel=1e-6)


def left(size: np.ndarray, total: np.ndarray) -> float:
    """Σ n (mean − line)²: what a weighted line leaves of means by wave."""
    held = size > 0
    mean = total[held] / size[held]
    line = np.polyfit(DATES[held] - DATES[0], mean, 1, w=np.sqrt(size[held]))
    return float((size[held] * (mean - np.polyval(line, DATES[held] - DATES[0])) ** 2).sum())


@pytest.mark.parametrize("loud", [0.0, 1.5])
def test_noise_is_what_lines_and_people_leave(loud):
    rng = np.random.default_rng(9)
    cohort = people(features=6)
    extra = rng.random(cohort.codes.shape) < loud * rng.random((4, 1, 6)) / 2
    codes = np.where(extra & (cohort.codes >= 0), 3, cohort.codes).astype(np.int8)
    cohort = Cohort.of(codes, DATES, cohort.weight[..., 0])
    excess = load = free = 0.0
    for feature in range(6):
        size, _ = sizes_and_dates(cohort, feature, np.ones(6))
        shares = pooled(cohort, feature)
        for kind in range(6):
            own = np.zeros((80, 4))
            for wave, person, weight, hit in answered(cohort, feature, np.eye(6)[kind]):
                own[person, wave] += weight * (hit - shares[kind])
            excess += (left(size, own.sum(axis=0)) - sum(left(size, row) for row in own)) / shares[kind]
        held = size > 0
        # The load of a wave is what the line leaves of it alone.
        alone = sum(left(size, row) for row in np.diag(size)[held])
        load += alone * (1 - (shares**2).sum())
        free += (held.sum() - 2) * (6 - 1)
    found = cohort_noise(cohort)
    assert (found.df, found.features) == (free, 6)
    assert found.q2 == pytest.approx(max(0.0, excess / load), rel=1e-6)
    assert found.q2 > 0


@SCORES
def test_wave_noise_enters_by_the_derivatives_of_the_mean_score(scores):
    """For waves of other people: what noise adds to the variances of both tests."""
    counts = np.array([[[20.0, 32, 84, 56, 4, 4]], [[24, 37, 60, 55, 8, 3]], [[9, 42, 69, 54, 4, 3]]])
    dates = np.array([0.0, 1.0, 2.5])
    waves, kept = Waves.of(counts, dates), np.isfinite(scores)
    size = counts[:, 0, kept].sum(axis=1)
    date = dates - (size @ dates) / size.sum()
    exposure = (size**2 * date**2).sum() * shaken(counts[:, 0].sum(axis=0), scores)
    still, loud = (directed_test(waves, scores, noise).statistic[0] for noise in (NO_NOISE, LOUD))
    score = sum(date[t] * (counts[t, 0, kept] @ scores[kept]) for t in range(3))
    assert (score / loud) ** 2 - (score / still) ** 2 == pytest.approx(LOUD.q2 * exposure, rel=1e-5)
    if scores is BETTER or scores is WORSE:
        ses = [movement(waves, scores, noise).se[0] for noise in (NO_NOISE, LOUD)]
        span = 2.5 / (size * date**2).sum()
        assert ses[1] ** 2 - ses[0] ** 2 == pytest.approx(span**2 * LOUD.q2 * exposure, rel=1e-5)


def test_the_variance_of_chi_square_is_that_over_all_tables_with_these_margins():
    """Every way to deal eight answers to two waves of five and three people."""
    answers = np.array([0, 0, 0, 2, 2, 2, 3, 3])
    found = []
    for chosen in product([False, True], repeat=8):
        wave = np.array(chosen)
        if wave.sum() == 3:
            counts = np.stack([np.bincount(answers[wave == which], minlength=6) for which in (False, True)])
            pieces = homogeneity(Waves.of(counts[:, None], [0, 1]))
            found.append((pieces.total[0], pieces.variance[0]))
    totals, variances = np.array(found).T
    assert variances == pytest.approx(np.full(len(totals), totals.var()), rel=1e-9)


def test_between_two_waves_the_trend_is_everything_also_under_weights():
    counts = np.array([[[20.0, 32, 84, 56, 4, 4]], [[24, 37, 60, 55, 8, 3]]])
    pieces = homogeneity(Waves.of(counts, [0, 1], w=counts * 1.2, w2=counts * [[[1.5, 1.5, 1.5, 1.5, 6, 6]]]))
    assert pieces.design[0] > 1
    assert pieces.trend[0] == pytest.approx(pieces.total[0], rel=1e-9)
    assert pieces.trend_load[0] == pytest.approx(pieces.load[0], rel=1e-9)
    assert pieces.rest_load[0] == pytest.approx(0.0, abs=1e-9)
