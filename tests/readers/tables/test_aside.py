"""Pairs that only a person can tell apart: set aside, the others are read all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kano.errors import DataError
from kano.readers.reading import Reading
from kano.settings.panels.study import FeatureSettings

Read = Callable[..., Reading]
CLEAR = [text for x in ("maps", "tags", "tips") for text in (f"If it had {x}:", f"If it did not have {x}:")]
SEATS = ["If seats face forwards:", "If seats face sideways:"]
ODD = "What about dogs on the train?"


def rows(header: list[str], people: int = 12) -> list[list[str]]:
    return [
        header,
        *([["I like it", "I am neutral"][k % 2] for k in range(len(header))] for _ in range(people)),
    ]


def left_out(reading: Reading) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {each.reason: (each.count, each.where) for each in reading.excluded}


def test_a_hard_pair_is_set_aside_with_its_n(read_rows: Read) -> None:
    table = rows([*CLEAR, *SEATS])
    table[1][6] = table[2][7] = ""
    with pytest.raises(DataError, match="--set-aside reads the other pairs without these"):
        read_rows(table)
    reading = read_rows(table, set_aside=True)
    assert len(reading.data.features) == 3
    assert left_out(reading) == {"set_aside": (1, ("G + H (n = 10)",))}


def test_a_column_without_a_partner_is_set_aside(read_rows: Read) -> None:
    reading = read_rows(rows([*CLEAR, ODD]), set_aside=True)
    assert len(reading.data.features) == 3
    assert left_out(reading) == {"set_aside_alone": (1, ("G (n = 12)",))}


def test_a_pair_whose_answers_speak_against_the_order_is_set_aside(read_rows: Read) -> None:
    more = [text for x in ("pens", "cups") for text in (f"If it had {x}:", f"If it did not have {x}:")]
    table = rows([*CLEAR, *more, *SEATS])
    for row in table[1:]:
        row[10:] = row[10:][::-1]
    reading = read_rows(table, set_aside=True)
    assert len(reading.data.features) == 5
    assert left_out(reading) == {"set_aside": (1, ("K + L (n = 12)",))}


def test_the_settings_set_one_pair_aside(read_rows: Read) -> None:
    seats = FeatureSettings("seats", *SEATS, set_aside=True)
    reading = read_rows(rows([*CLEAR, *SEATS]), features=(seats,))
    assert len(reading.data.features) == 3
    assert left_out(reading) == {"set_aside": (1, ("G + H (n = 12)",))}


def test_where_nothing_else_is_left_it_is_asked_all_the_same(read_rows: Read) -> None:
    with pytest.raises(DataError, match="can't be told apart"):
        read_rows(rows(SEATS), set_aside=True)


def test_other_things_are_asked_as_ever(read_rows: Read) -> None:
    table = rows([*CLEAR, *SEATS])
    table[3][0] = "meh"
    with pytest.raises(DataError, match="a text is none of the five answers"):
        read_rows(table, set_aside=True)
