"""Errors under clusters, strata and weights must be those of the R package survey."""

import csv
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from kano.measures.survey.design import (
    Drawn,
    correlation,
    effect,
    ratio_slopes,
    student_factor,
    total_covariance,
)

DESIGNS = Path(__file__).parents[2] / "published" / "designs"
LETTERS = "MOAIRQ"


def table(name: str) -> list[dict[str, str]]:
    with (DESIGNS / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("design", ["api_strata", "api_clusters", "nhanes"])
def test_errors_are_those_of_the_survey_package(design: str) -> None:
    people = table(design)
    cluster, stratum = (np.array([int(each[name]) for each in people]) for name in ("cluster", "stratum"))
    weight = np.array([float(each["weight"]) for each in people])
    letters = np.array([[each["category"] == letter for letter in LETTERS] for each in people]).astype(float)
    drawn = Drawn.of(cluster, stratum)
    totals, covariance = weight @ letters, total_covariance(weight[:, None] * letters, drawn)
    both, base = np.array([[0, 1, 1, 0, 0, 0], [1, 1, 0, 0, 0, 0]]), np.array([1, 1, 1, 1, 0, 0])
    shares, coefficients = (
        slopes @ covariance @ slopes.T
        for slopes in (ratio_slopes(totals, np.eye(6), np.ones(6)), ratio_slopes(totals, both, base))
    )
    found = np.sqrt([*np.diag(shares), *np.diag(coefficients)])
    values = [*(totals / weight.sum()), *(both @ totals / (base @ totals))]
    told = [each for each in table("numbers") if each["design"] == design]
    assert [each["what"] for each in told] == [*LETTERS, "better", "worse"]
    assert values == pytest.approx([float(each["value"]) for each in told], abs=1e-12)
    assert found == pytest.approx([float(each["se"]) for each in told], abs=1e-12, rel=1e-10)
    assert {drawn.clusters - drawn.strata} == {int(each["df"]) for each in told}


def share_effect(hits: np.ndarray, drawn: Drawn) -> float:
    """Design effect of the share of hits (N,)."""
    letters = np.stack([hits, 1 - hits], axis=1)
    slopes = ratio_slopes(letters.sum(axis=0), np.array([[1, 0]]), np.ones(2))
    clustered = slopes @ total_covariance(letters, drawn) @ slopes.T
    return effect(clustered[0], slopes[0] ** 2 @ letters.sum(axis=0))


def test_people_drawn_alone_have_no_effect() -> None:
    hits = np.random.default_rng(1).integers(0, 2, 400).astype(float)
    drawn = Drawn.of(np.arange(400), np.zeros(400, dtype=np.int64))
    assert share_effect(hits, drawn) == pytest.approx(400 / 399)
    assert np.isnan(correlation(1.0, 1.0))


def test_the_correlation_within_clusters_is_the_one_that_made_them() -> None:
    rng = np.random.default_rng(2)
    sites, size, icc = 4000, 10, 0.15
    share = rng.beta(0.4 * (1 / icc - 1), 0.6 * (1 / icc - 1), sites)
    hits = (rng.random((sites, size)) < share[:, None]).astype(float).ravel()
    drawn = Drawn.of(np.repeat(np.arange(sites), size), np.zeros(len(hits), dtype=np.int64))
    deff = share_effect(hits, drawn)
    assert deff == pytest.approx(1 + 9 * icc, rel=0.03)
    assert set(drawn.sizes) == {size}
    assert correlation(deff, size) == pytest.approx(icc, rel=0.08)


def test_a_stratum_of_one_cluster_is_put_together_with_others() -> None:
    drawn = Drawn.of(np.array([1, 1, 2, 3, 4]), np.array([0, 0, 0, 1, 2]))
    assert (drawn.clusters, drawn.strata) == (4, 2)


def test_what_few_clusters_cost_is_students() -> None:
    for df in (1, 4, 19, 300):
        assert student_factor(df) == pytest.approx((stats.t.ppf(0.975, df) / stats.norm.ppf(0.975)) ** 2)
