"""The tests of drift against published figures, scipy and statsmodels."""

import numpy as np
import pytest
from scipy import stats
from scipy.stats.contingency import crosstab
from statsmodels.stats.contingency_tables import SquareTable, Table
from statsmodels.stats.contingency_tables import mcnemar as other_mcnemar
from statsmodels.stats.multitest import multipletests

from kano.measures.waves.counts_over_waves import I_TO_A, LADDER, UNUSABLE, Waves
from kano.measures.waves.homogeneity import homogeneity
from kano.measures.waves.movement import BETTER, WORSE, movement
from kano.measures.waves.multiplicity import any_false_alarm, benjamini_hochberg, holm, look_levels
from kano.measures.waves.panel import bhapkar, bowker, mcnemar, stuart_maxwell, transitions
from kano.measures.waves.trend import change_test, directed_test

SQUARE = np.array([[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492.0]])
"""Unaided distance vision of 7,477 women, left and right eye (Stuart 1955)."""
COUNTS = np.array(
    [
        [[20, 32, 84, 56, 4, 4], [10, 20, 90, 60, 10, 10]],
        [[24, 37, 77, 55, 4, 3], [12, 30, 80, 62, 9, 7]],
        [[28, 42, 69, 54, 4, 3], [30, 20, 70, 50, 20, 10]],
        [[32, 48, 62, 52, 4, 2], [35, 40, 60, 40, 20, 5]],
    ],
    dtype=float,
)
DATES = np.array([2020.0, 2020.5, 2022.0, 2023.0])


def test_bowker_as_published():
    found = bowker(SQUARE)
    assert (round(float(found.statistic), 4), round(float(found.p), 6)) == (19.1066, 0.003987)


def test_stuart_maxwell_as_published():
    found = stuart_maxwell(SQUARE)
    assert (round(float(found.statistic), 4), round(float(found.p), 6)) == (11.9566, 0.007533)


def test_bhapkar_as_published():
    found = bhapkar(SQUARE)
    assert (round(float(found.statistic), 4), round(float(found.p), 6)) == (11.9757, 0.007467)


def test_cochran_armitage_as_published():
    """Alcohol and malformations; the columns read as events in totals, the dose as the date."""
    events = np.array([48, 38, 5, 1, 1.0])
    totals = np.array([17114, 14502, 793, 127, 38.0])
    counts = np.zeros((5, 1, 6))
    counts[:, 0, 2], counts[:, 0, 3] = events, totals - events
    dose = np.array([0, 0.5, 1.5, 4, 7])
    z = float(directed_test(Waves.of(counts, dose), I_TO_A).statistic[0])
    people = totals.sum()
    # Cochran and Armitage divide by N where the linear-by-linear association divides by N − 1.
    z *= np.sqrt(people / (people - 1))
    assert (round(z, 4), round(z**2, 4)) == (2.5632, 6.5701)


@pytest.mark.parametrize("scores", [LADDER, I_TO_A, UNUSABLE], ids=["ladder", "birth", "unusable"])
@pytest.mark.parametrize("feature", [0, 1])
def test_directed_test_is_the_linear_by_linear_association(scores, feature):
    found = directed_test(Waves.of(COUNTS, DATES), scores)
    kept = np.isfinite(scores)
    table = Table(COUNTS[:, feature, kept], shift_zeros=False)
    other = table.test_ordinal_association(row_scores=DATES, col_scores=scores[kept])
    people = COUNTS[:, feature, kept].sum()
    assert float(found.statistic[feature]) == pytest.approx(other.zscore)
    assert float(found.p[feature]) == pytest.approx(other.pvalue)
    values = np.repeat(np.tile(scores[kept], 4), COUNTS[:, feature, kept].ravel().astype(int))
    dates = np.repeat(np.repeat(DATES, kept.sum()), COUNTS[:, feature, kept].ravel().astype(int))
    r = stats.pearsonr(values, dates).statistic
    assert float(found.statistic[feature] ** 2) == pytest.approx((people - 1) * r**2, rel=1e-9)


@pytest.mark.parametrize("feature", [0, 1])
def test_chi_square_is_scipys(feature):
    pieces = homogeneity(Waves.of(COUNTS, DATES))
    other = stats.chi2_contingency(COUNTS[:, feature], correction=False)
    assert float(pieces.total[feature]) == pytest.approx(other.statistic, rel=1e-10)
    p = float(change_test(pieces).p[feature])
    assert p == pytest.approx(other.pvalue, rel=0.15)


def test_mean_and_variance_of_chi_square_are_those_of_permutations():
    table = np.array([[3, 2, 9, 6, 0, 1], [5, 1, 8, 3, 2, 1], [2, 2, 4, 2, 1, 0.0]])
    waves = Waves.of(table[:, None], [0, 1, 2])
    kinds = np.repeat(np.tile(np.arange(6), 3), table.astype(int).ravel())
    rows = np.repeat(np.repeat(np.arange(3), 6), table.astype(int).ravel())
    rng = np.random.default_rng(5)
    kept = np.isin(kinds, np.flatnonzero(table.sum(axis=0) >= 3))
    found = []
    for _ in range(4000):
        drawn = crosstab(rows[kept], rng.permutation(kinds[kept])).count
        found.append(stats.chi2_contingency(drawn, correction=False).statistic)
    pieces = homogeneity(waves)
    people = pieces.people[0]
    free = (pieces.waves[0] - 1) * (pieces.categories[0] - 1)
    assert free * people / (people - 1) == pytest.approx(np.mean(found), rel=0.03)
    assert float(pieces.variance[0]) == pytest.approx(np.var(found), rel=0.08)


def test_two_waves_of_movement_are_the_difference_of_proportions():
    waves = Waves.of(COUNTS[[0, 3]], [0.0, 1.0])
    for scores, top in ((BETTER, [1, 2]), (WORSE, [0, 1])):
        found = movement(waves, scores)
        size = waves.n[:, :, :4].sum(axis=-1)
        share = waves.n[:, :, top].sum(axis=-1) / size
        assert found.change == pytest.approx(share[1] - share[0])
        se = np.sqrt((share * (1 - share) / size).sum(axis=0))
        assert found.se == pytest.approx(se, rel=0.02)


@pytest.mark.parametrize("seed", range(5))
def test_adjustments_are_those_of_statsmodels(seed):
    p = np.random.default_rng(seed).random(17) ** 3
    assert benjamini_hochberg(p) == pytest.approx(multipletests(p, method="fdr_bh")[1])
    assert holm(p) == pytest.approx(multipletests(p, method="holm")[1])


def test_adjustments_leave_out_what_was_not_tested():
    p = np.array([0.01, np.nan, 0.04])
    assert benjamini_hochberg(p)[[0, 2]] == pytest.approx(multipletests([0.01, 0.04], method="fdr_bh")[1])
    assert np.isnan(holm(p)[1])


def test_square_tables_are_those_of_statsmodels():
    rng = np.random.default_rng(3)
    first = rng.integers(0, 6, (400, 3)).astype(np.int8)
    second = np.where(rng.random(first.shape) < 0.6, first, rng.integers(0, 5, first.shape)).astype(np.int8)
    tables = transitions(first, second)
    for feature, table in enumerate(tables):
        other = SquareTable(table, shift_zeros=False)
        assert float(bowker(tables).statistic[feature]) == pytest.approx(other.symmetry().statistic)
        assert float(stuart_maxwell(tables).statistic[feature]) == pytest.approx(other.homogeneity().statistic)
        both = other.homogeneity(method="bhapkar").statistic
        assert float(bhapkar(tables).statistic[feature]) == pytest.approx(both)
        member = np.array(
            [
                [table[0, 0], table[0, 1:].sum()],
                [table[1:, 0].sum(), table[1:, 1:].sum()],
            ]
        )
        assert float(mcnemar(tables, 0).p[feature]) == pytest.approx(other_mcnemar(member).pvalue)


@pytest.mark.parametrize(
    ("looks", "chance"), [(1, 0.05), (2, 0.083), (3, 0.107), (4, 0.126), (5, 0.142), (10, 0.193)]
)
def test_chance_of_any_false_alarm_as_published(looks, chance):
    """Armitage, McPherson & Rowe 1969, table 2: repeated tests at 5 %."""
    assert any_false_alarm(np.arange(1, looks + 1)) == pytest.approx(chance, abs=6e-4)


@pytest.mark.parametrize(("looks", "level"), [(2, 0.0294), (3, 0.0221), (4, 0.0182), (5, 0.0158)])
def test_pococks_levels_keep_five_percent(looks, level):
    """Pocock 1977, Biometrika 64, table 1: the constant nominal level of each look."""
    assert any_false_alarm(np.arange(1, looks + 1), level) == pytest.approx(0.05, abs=3e-4)


def test_planned_looks_spend_the_error_evenly():
    levels = look_levels(np.arange(1, 6), 5)
    for look in range(5):
        spent = any_false_alarm(np.arange(1, look + 2), levels[: look + 1])
        assert spent == pytest.approx(0.05 * (look + 1) / 5, abs=1e-4)
