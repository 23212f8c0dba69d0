"""The decision rules where the sources are silent: ties, equality, boundaries, nothing at all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from kano.measures.survey.categories import (
    A,
    I,
    M,
    O,
    Q,
    R,
    block,
    continuous,
    moai,
    mode,
    quadrant,
    shares,
    tied,
)

counts = hnp.arrays(np.int64, (3, 6), elements=st.integers(0, 500))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ([5, 5, 5, 5, 5, 5], M),
        ([0, 5, 5, 5, 0, 0], O),
        ([3, 0, 0, 0, 0, 3], M),
        ([0, 0, 0, 4, 4, 4], I),
        ([0, 0, 0, 0, 4, 4], R),
        ([0, 0, 1, 2, 3, 7], Q),
    ],
)
def test_ties_fall_in_the_order_of_the_categories(table: list[int], expected: int) -> None:
    assert mode(table).item() == expected


def test_a_tie_is_said() -> None:
    assert tied([0.0, 5, 5, 1, 0, 0])
    assert not tied([0.0, 6, 5, 1, 0, 0])


def test_a_tie_of_weights_survives_scaling() -> None:
    assert 0.1 + 0.2 != 0.3
    assert mode([0.3, 0.1 + 0.2, 0, 0, 0, 0]).item() == M
    assert mode([0.3 - 1e-16, 0.1 + 0.2, 0, 0, 0, 0]).item() == M


def test_margin_takes_every_category_that_near() -> None:
    table = [31, 31, 33, 5, 0, 0]
    assert [moai(table, margin=margin).item() for margin in (0, 0.01, 0.02)] == [A, A, M]
    assert moai([0, 60, 0, 66, 0, 0], margin=6 / 126).item() == O


def test_reverse_and_questionable_fall_behind_within_the_margin() -> None:
    assert moai([0, 0, 0, 38, 40, 22], margin=0.06).item() == I
    assert moai([0, 0, 0, 0, 48, 52], margin=0.06).item() == R


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ([1, 2, 2, 5, 0, 0], I),
        ([1, 2, 3, 5, 0, 0], A),
        ([3, 3, 3, 8, 0, 0], M),
        ([0, 0, 0, 0, 1, 1], R),
        ([0, 0, 1, 1, 1, 1], I),
    ],
)
def test_block_equality_and_ties(table: list[int], expected: int) -> None:
    assert block(table).item() == expected


def test_a_value_on_the_cut_is_high() -> None:
    assert quadrant(0.5, -0.5).item() == O
    assert quadrant(0.1 + 0.2, -0.3, cut=0.3).item() == O
    assert quadrant(np.nextafter(0.5, 0) - 1e-6, -0.5).item() == M


def test_mean_cut_leaves_out_what_is_undefined() -> None:
    found = quadrant([0.2, 0.4, np.nan], [-0.9, -0.1, np.nan], cut="mean")
    assert found.tolist() == [M, A, -1]


@pytest.mark.parametrize(
    ("functional", "dysfunctional", "expected"),
    [
        (4, 4, O),
        (4, 0, A),
        (0, 4, M),
        (-1, 4, M),
        (0, 0, I),
        (2, 2, O),
        (1.99, 2, M),
        (0, -2, R),
        (-2, 0, R),
        (2, -2, R),
        (-2, 2, R),
        (4, -2, Q),
        (-2, 4, Q),
        (-1, -1, I),
        (-1.01, 0, R),
    ],
)
def test_regions_of_unanimous_answers(functional: float, dysfunctional: float, expected: int) -> None:
    assert continuous(functional, dysfunctional).item() == expected


def test_nothing_answered_has_no_category() -> None:
    nobody = np.zeros((2, 6))
    assert [rule(nobody).tolist() for rule in (mode, moai, block)] == [[-1, -1]] * 3
    assert np.isnan(shares(nobody)).all()
    assert not tied(nobody).any()
    assert quadrant(np.nan, np.nan).item() == -1
    assert continuous(np.nan, 1.0).item() == -1


@given(counts)
def test_shares_sum_to_one(table: np.ndarray) -> None:
    total = shares(table).sum(axis=-1)
    assert np.allclose(total[table.sum(axis=-1) > 0], 1)


@given(counts, st.floats(1e-3, 1e3))
def test_scaling_weights_changes_no_category(table: np.ndarray, factor: float) -> None:
    for rule in (mode, block):
        assert rule(table).tolist() == rule(table * factor).tolist()
    assert tied(table).tolist() == tied(table * factor).tolist()


@given(counts)
def test_each_rule_names_a_category_that_somebody_gave(table: np.ndarray) -> None:
    for rule in (mode, block):
        found = rule(table)
        given_by = np.take_along_axis(table, np.maximum(found, 0)[:, None], axis=-1)[:, 0]
        assert ((given_by > 0) | (found == -1)).all()
