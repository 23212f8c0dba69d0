"""Every figure that a source prints from counts comes out within half a unit of its last printed digit."""

import csv
from pathlib import Path

import numpy as np
import pytest

from kano.measures.survey.categories import block, continuous, moai, mode
from kano.measures.survey.coefficients import better, category_strength, total_strength, worse
from kano.measures.survey.continuous import dysfunctional_mean, functional_mean
from kano.measures.survey.significance import fong
from tests.support.published import answers

TABLES = Path(__file__).resolve().parents[1] / "published"
LETTERS = "MOAIRQ"


def rows(table: str, *needed: str) -> list[object]:
    with (TABLES / f"{table}.tsv").open(encoding="utf-8", newline="") as handle:
        found = [row for row in csv.DictReader(handle, delimiter="\t") if all(row[key] for key in needed)]
    return [pytest.param(row, id=f"{row['source'].split(',')[0]}: {row['feature']}") for row in found]


def counts(row: dict[str, str]) -> np.ndarray:
    return np.array([float(row[letter] or 0) for letter in LETTERS])


def half_a_unit(printed: str) -> float:
    decimals = len(printed.partition(".")[2])
    return 0.5 * 10**-decimals


@pytest.mark.parametrize("row", rows("better_worse", "better", "worse"))
def test_better_and_worse(row: dict[str, str]) -> None:
    for measure, printed in ((better, row["better"]), (worse, row["worse"])):
        tolerance = (float(row["tolerance"]) if row["tolerance"] else half_a_unit(printed)) * (1 + 1e-9)
        assert float(measure(counts(row))) == pytest.approx(float(printed), abs=tolerance)


@pytest.mark.parametrize("row", rows("better_worse", "category"))
def test_category(row: dict[str, str]) -> None:
    rule, _, margin = row["rule"].partition(" ")
    found = {"mode": mode, "block": block, "moai": lambda w: moai(w, margin=float(margin))}[rule](counts(row))
    assert LETTERS[found.item()] == row["category"]


@pytest.mark.parametrize("row", rows("strengths"))
def test_strengths(row: dict[str, str]) -> None:
    for measure, column in ((total_strength, "total_strength"), (category_strength, "category_strength")):
        assert 100 * float(measure(counts(row))) == pytest.approx(float(row[column]), abs=0.5)
    assert LETTERS[moai(counts(row), margin=0.06).item()] == row["moai_6_percent"]


@pytest.mark.parametrize("row", rows("strengths"))
def test_fong_as_published(row: dict[str, str]) -> None:
    test = fong(counts(row))
    assert float(test.difference) == float(row["fong_difference"])
    assert float(test.critical) == pytest.approx(float(row["fong_critical"]), abs=0.05)
    assert bool(test.significant) == (row["fong_verdict"] == "sig")


@pytest.mark.parametrize("row", rows("continuous_means"))
def test_region_of_published_means(row: dict[str, str]) -> None:
    found = continuous(float(row["functional_mean"]), float(row["dysfunctional_mean"]))
    assert LETTERS[found.item()] == row["category"]


@pytest.mark.parametrize("row", rows("continuous_means"))
def test_means_from_the_answers(row: dict[str, str]) -> None:
    table = np.zeros((6, 6))
    for one, other in answers("AudioConf")[row["feature"]]:
        table[one - 1, other - 1] += 1
    assert float(functional_mean(table)) == pytest.approx(float(row["functional_mean"]), abs=0.005)
    assert float(dysfunctional_mean(table)) == pytest.approx(float(row["dysfunctional_mean"]), abs=0.005)


def test_what_is_printed_of_hospital_patients_are_not_timkos_coefficients() -> None:
    """PMC8249979, Table 2, first row: 66.3 and 80.3."""
    table = np.array([45, 9, 4, 6, 0, 0])
    assert (round(100 * float(better(table)), 1), round(-100 * float(worse(table)), 1)) == (20.3, 84.4)


def test_rules_disagree_on_a_real_feature() -> None:
    """REPPL "Transparent transfers": I by mode, O by block; the smart bed's heating: A by mode, R by block."""
    assert [LETTERS[rule([32, 90, 88, 105, 15, 28]).item()] for rule in (mode, block)] == ["I", "O"]
    assert [LETTERS[rule([0, 2, 11, 4, 10, 2]).item()] for rule in (mode, block)] == ["A", "R"]
