"""No name on a plane covers another, leaves the plane or is dropped."""

from __future__ import annotations

import pytest

from kano.render.charts.kinds.names import Names, fitted
from kano.render.charts.letters import Type
from kano.render.charts.place import Box, Name, Placed, placed
from tests.support.crowds import CROWDS, FRAME, crowd, faults


@pytest.mark.parametrize("kind", CROWDS)
@pytest.mark.parametrize("seed", range(3))
def test_names_keep_apart_and_inside(kind: str, seed: int) -> None:
    labels, points = crowd(kind, seed)
    assert faults(labels, fitted(labels, points, FRAME)) == (0, 0, 0)


def test_a_name_alone_stands_beside_its_point() -> None:
    (found,) = placed([Name(100, 100, 60, 15)], Box(0, 0, 300, 200)) or ()
    assert found.led is None
    assert found.box.left - 106 < 5
    assert abs((found.box.top + found.box.bottom) / 2 - 100) < 1


def test_where_there_is_no_room_nothing_is_promised() -> None:
    assert placed([Name(5, 5, 60, 15)], Box(0, 0, 50, 50)) is None
    assert placed([Name(5, 5, 40, 40)] * 2, Box(0, 0, 50, 50)) is None


def test_the_same_names_get_the_same_places() -> None:
    labels, points = crowd("60 names of 25", 7)
    one, other = (fitted(labels, points, FRAME) for _ in range(2))
    assert one
    assert other
    assert one.places == other.places


def test_faults_are_found() -> None:
    def names(*boxes: Box, size: float = 12) -> Names:
        return Names(Type(size), [["one"] for _ in boxes], [Placed(box, None) for box in boxes])

    box, away = Box(200, 200, 260, 220), Box(0, 200, 60, 220)
    assert faults(["one", "one"], names(box, box)) == (1, 0, 0)
    assert faults(["one"], names(away)) == (0, 1, 0)
    assert faults(["one", "two"], None) == (0, 0, 2)
    assert faults(["another"], names(box)) == (0, 0, 1)
    assert faults(["one"], names(box, size=10)) == (0, 0, 1)
