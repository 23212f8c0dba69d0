"""A plane in letters: every feature once, in a window of 80 columns, readable without colour."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kano.render.text_plane import HEIGHT, LETTERS, text_plane
from kano.report.blocks import Label, Phrase, Tone
from kano.report.pictures.kinds import Apart, Corners, Plane, Quadrant, Spot

NAMED = Label("1234", Tone.FIRST)
QUADRANT = Quadrant(NAMED, "taken for granted")


def plane_of(points, apart=()) -> Plane:
    spots = tuple(
        Spot(
            feature=f"f{i}", label=f"Feature {i}", x=x, y=y, tone=Tone.FIRST, said=Phrase(""), clear=i % 2 == 0
        )
        for i, (x, y) in enumerate(points)
    )
    return Plane(
        key="plane", title="", headline=Phrase(""), reading=Phrase(""), caption=Phrase(""), description="",
        spots=spots, corners=Corners(QUADRANT, QUADRANT, QUADRANT, QUADRANT), x_title="Loss", y_title="Gain",
        apart=apart, apart_title="Apart", legend=(NAMED,), unclear="not clear",
    )  # fmt: skip


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=60))
def test_every_letter_stands_once_and_is_explained(points) -> None:
    lines = list(text_plane(plane_of(points), "en"))
    grid = "".join(line[1:-1] for line in lines[2 : 2 + HEIGHT])
    wanted = LETTERS[: len(points)]
    assert sorted(re.findall("[A-Za-z]", grid)) == sorted(wanted)
    key = "\n".join(lines[HEIGHT + 4 :])
    assert all(f"Feature {i}" in key for i in range(len(points)))
    assert max(map(len, lines)) <= 80


def test_letters_stand_where_their_features_do() -> None:
    lines = list(text_plane(plane_of([(0, 0), (1, 1), (0.5, 0.25)]), "en"))[2 : 2 + HEIGHT]
    assert lines[-1][1] == "A"
    assert lines[0][-2] == "B"
    assert lines[15][38:41].strip() == "C"


@pytest.mark.parametrize("name", ["\x1b[31mred", "\u202eback"])
def test_names_steer_nothing(name: str) -> None:
    told = "\n".join(text_plane(plane_of([], (Apart("r", name, Tone.FIFTH, Phrase("81%")),)), "en"))
    assert not re.search("[\x1b\u202e]", told)
    assert name[1:] in told
