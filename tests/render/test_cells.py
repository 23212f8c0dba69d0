"""Rounding never makes a number look certain, whole or minus zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kano.analyses.kinds import Kind
from kano.render.cells import number, number_format


@pytest.mark.parametrize("value", [0.0, 1e-9, 0.004, 0.005, 0.995, 0.999999, 1.0])
def test_no_probability_reads_as_certain(value: float) -> None:
    assert number(value, Kind.PROBABILITY) in {"<1%", ">99%"}
    assert number_format(value, Kind.PROBABILITY) in {'"<0.1%"', '">99.9%"', "0.0%"}


@given(st.floats(0, 1))
def test_only_whole_and_nothing_read_as_such(share: float) -> None:
    assert (number(share, Kind.SHARE) == "100%") == (share == 1)
    assert (number(share, Kind.SHARE) == "0%") == (share == 0)
    shown = number_format(share, Kind.SHARE)
    if shown == "0.0%" and share not in {0, 1}:
        assert f"{share:.1%}" not in {"0.0%", "100.0%"}


@given(st.floats(0, 1))
def test_no_p_value_reads_as_nought(p: float) -> None:
    assert float(number(p, Kind.P_VALUE).lstrip("<")) > 0
    assert number_format(p, Kind.P_VALUE) == '"<0.0001"' or round(p, 4) > 0


@pytest.mark.parametrize("value", [-0.004, -0.0, 0.0])
def test_no_minus_zero(value: float) -> None:
    assert number(value, Kind.COEFFICIENT) == "0.00"
    assert value >= 0 or number_format(value, Kind.COEFFICIENT) == "0.00;0.00"


def test_dutch_notation() -> None:
    assert number(1234567, Kind.COUNT, "nl") == "1.234.567"
    assert number(-0.92, Kind.COEFFICIENT, "nl") == "-0,92"
    assert number_format(0.99999, Kind.PROBABILITY, "nl") == '">99,9%"'
    assert number_format(0.5, Kind.PROBABILITY, "nl") == "0.0%"
