"""No name on a plane covers another, leaves the plane or is dropped."""

from __future__ import annotations

import numpy as np
import pytest

from kano.render.charts.place import Box, Name, placed
from tests.support.crowds import CROWDS, FRAME, crowd, faults


@pytest.mark.parametrize("kind", CROWDS)
@pytest.mark.parametrize("seed", range(3))
def test_names_keep_apart_and_inside(kind: str, seed: int) -> None:
    names, size = crowd(kind, seed)
    assert size >= 11
    assert faults(names, placed(names, FRAME)) == (0, 0, 0)


def test_a_name_alone_stands_beside_its_point() -> None:
    (found,) = placed([Name(100, 100, 60, 15)], Box(0, 0, 300, 200)) or ()
    assert found.led is None
    assert found.box.left - 106 < 5
    assert abs((found.box.top + found.box.bottom) / 2 - 100) < 1


def test_where_there_is_no_room_nothing_is_promised() -> None:
    assert placed([Name(5, 5, 60, 15)], Box(0, 0, 50, 50)) is None
    assert placed([Name(5, 5, 40, 40)] * 2, Box(0, 0, 50, 50)) is None


def test_the_same_names_get_the_same_places() -> None:
    names, _ = crowd("40 names of 63", 7)
    assert placed(names, FRAME) == placed(names, FRAME)


def test_faults_are_found() -> None:
    box = Box(0, 0, 10, 10)
    names = [Name(5, 5, 10, 10)] * 2
    from kano.render.charts.place import Placed

    assert faults(names, [Placed(box, None), Placed(box, None)])[0] == 1
    assert faults(names, None)[2] == 2
    assert faults(names[:1], [Placed(Box(*(np.array(box) - 500)), None)])[1] == 1
