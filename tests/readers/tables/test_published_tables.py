"""Tables of category counts as papers print them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from kano.errors import DataError
from kano.readers.reading import Reading
from kano.tally import Categories

Read = Callable[..., Reading]


def test_full_names_and_any_order_of_columns(read_rows: Read) -> None:
    rows = [
        ["Kenmerk", "Onverschillig", "Bijzonder", "Beleving", "Basis", "Twijfelachtig", "Omgekeerd", "n"],
        ["Kaart", "10", "20", "30", "35", "1", "2", "100"],
        ["Alarm", "50", "20", "10", "10", "0", "0", ""],
        ["Totaal", "60", "40", "40", "45", "1", "2", "100"],
    ]
    reading = read_rows(rows)
    assert isinstance(reading.data, Categories)
    assert reading.data.n[0, 0].tolist() == [[35, 30, 20, 10, 2, 1], [10, 10, 20, 50, 0, 0]]
    assert reading.data.no_answer[0, 0].tolist() == [2, 0]
    assert [(each.reason, each.where) for each in reading.excluded] == [("total_row", ("row 4",))]


@pytest.mark.parametrize(
    "cells", [["25%", "25%", "12,5%", "37.5%", "0%", "0"], ["25.0", "25", "12.5", "37.5", "0", "0"]]
)
def test_percentages_become_people_by_n(read_rows: Read, cells: list[str]) -> None:
    reading = read_rows([["feature", *"MOAIRQ", "n"], ["map", *cells, "8"], ["alarm", *cells, "9"]])
    assert reading.data.n[0, 0].tolist() == [[2, 2, 1, 3, 0, 0], [2, 2, 1, 4, 0, 0]]
    assert reading.data.n.sum(axis=-1).tolist() == [[[8, 9]]]
    assert "counts_from_percent" in {notice.key for notice in reading.notices}


def test_numbers_that_all_add_up_to_100_are_told(read_rows: Read) -> None:
    rows = [["feature", *"MOAIRQ"], ["map", "20", "30", "40", "10", "0", "0"]]
    assert "counts_sum_to_100" in {notice.key for notice in read_rows(rows).notices}


def test_missing_r_and_q_are_0_and_told(read_rows: Read) -> None:
    reading = read_rows([["feature", *"MOAI"], ["map", "2", "3", "4", "1"]])
    assert reading.data.n[0, 0, 0].tolist() == [2, 3, 4, 1, 0, 0]
    assert [notice.key for notice in reading.notices] == ["categories_missing"]


@pytest.mark.parametrize("letters", ["APOICD", "OPAIRD", "DUAIRC", "BLXIRQ"])
def test_letters_that_collide_are_refused(read_rows: Read, letters: str) -> None:
    with pytest.raises(DataError, match="stand for unlike categories in different papers"):
        read_rows([["feature", *letters], ["map", "2", "3", "4", "1", "0", "0"]])


@pytest.mark.parametrize("letters", ["MPAIRQ", "MLEIRQ", "BPEIRQ", "BPENRQ", "TPDIRQ"])
def test_letters_of_which_one_reading_is_left_are_read(read_rows: Read, letters: str) -> None:
    reading = read_rows([["feature", *letters, "Total"], ["map", "2", "3", "4", "1", "0", "5", "15"]])
    assert reading.data.n[0, 0, 0].tolist() == [2, 3, 4, 1, 0, 5]


def test_a_missing_column_is_told_and_refused_where_the_sums_miss_it(read_rows: Read) -> None:
    reading = read_rows([["feature", *"MAIR", "Sum"], ["map", "2", "4", "1", "1", "8"]])
    assert reading.data.n[0, 0, 0].tolist() == [2, 0, 4, 1, 1, 0]
    assert reading.notices[0].values["categories"] == ("O", "Q")
    with pytest.raises(DataError, match="no column of one-dimensional, and 3 of n = 11 are in none"):
        read_rows([["feature", *"MAIR", "Sum"], ["map", "2", "4", "1", "1", "11"]])


def test_rows_that_add_up_to_fewer_than_n_are_named(read_rows: Read) -> None:
    reading = read_rows([["feature", *"MOAIRQ", "n"], ["map", *"234100", "12"], ["app", *"234102", "12"]])
    (notice,) = (each for each in reading.notices if each.key == "counts_below_n")
    assert (notice.values["rows"], notice.warning) == (("map 10 / 12",), True)


def test_waves_and_segments(read_rows: Read) -> None:
    rows = [["feature", "wave", "persona", *"MOAIRQ"]]
    rows += [
        ["map", wave, persona, str(i), "1", "1", "1", "0", "0"]
        for i, (wave, persona) in enumerate([("2026", "b"), ("2025", "b"), ("2026", "a")])
    ]
    data = read_rows(rows, wave="wave", by="persona").data
    assert ([wave.key for wave in data.waves], data.segments, data.by) == (
        ["2025", "2026"],
        ("a", "b"),
        "persona",
    )
    assert data.n[:, :, 0, 0].tolist() == [[0, 1], [2, 0]]
    assert np.array_equal(data.n.sum(axis=-1)[..., 0], [[0, 4], [5, 3]])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["map", "x", "3", "4", "1", "0", "0", "8"], 'B2: "x" is no count of M'),
        (["map", "-2", "3", "4", "1", "0", "0", "8"], 'B2: "-2" is no count of M'),
        (["map", "2", "3", "4", "1", "0", "0", "8"], "add up to more than n = 8"),
        (["map", "2", "3", "4", "1", "0", "0", "8.5"], 'n is "8.5"'),
        (["map", "20%", "30%", "40%", "20%", "0%", "0%", "8"], "the percentages add up to 110"),
        (["map", "", "", "", "", "", "", ""], "no row of this table of categories holds numbers"),
    ],
)
def test_what_is_no_count_is_refused(read_rows: Read, row: list[str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_rows([["feature", *"MOAIRQ", "n"], row])


def test_a_feature_stands_once(read_rows: Read) -> None:
    row = ["map", "2", "3", "4", "1", "0", "0"]
    with pytest.raises(DataError, match=r"rows repeat a feature: .*row 3"):
        read_rows([["feature", *"MOAIRQ"], row, row])


def test_a_table_without_names_of_features_is_refused(read_rows: Read) -> None:
    with pytest.raises(DataError, match=r"no column names the features\n.*\n  Add a column .*headed feature"):
        read_rows([["must-be", "one-dimensional", "attractive", "indifferent"], ["3", "4", "2", "1"]])


@pytest.mark.parametrize(("count", "n"), [("1e308", "8"), ("20000000000", "8"), ("4", "1e308")])
def test_more_people_than_there_are_is_refused(read_rows: Read, count: str, n: str) -> None:
    with pytest.raises(DataError, match=r"no count of|no number of people"):
        read_rows([["feature", *"MOAI", "n"], ["map", count, "2", "1", "1", n]])
