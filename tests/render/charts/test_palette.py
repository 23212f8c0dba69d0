"""The colours of the categories can be told apart by everybody, in both themes."""

from __future__ import annotations

from itertools import combinations

import pytest

from kano.render.charts.look import shape
from kano.render.charts.theme import THEMES, TONES
from tests.support.seeing import DEFICIENCIES, contrast, difference, seen

COMPONENTS = TONES[:4]
"""Basis, beleving, bijzonder, indifferent: those that stand on a plane."""


def test_differences_are_as_published() -> None:
    """Pairs 1, 4 and 25 of Sharma, Wu & Dalal 2005 (Color Res. Appl. 30, 21-30), table 1."""
    published = (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    )
    for one, other, apart in published:
        assert difference(one, other) == pytest.approx(apart, abs=5e-5)


def test_contrast_is_as_published() -> None:
    """WCAG 2.2: black on white is 21 : 1, and #767676 the lightest grey of 4.5 : 1."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deficiency", ["none", *DEFICIENCIES])
def test_components_look_unlike(theme: str, deficiency: str) -> None:
    colours = [seen(THEMES[theme].colours[tone.value], deficiency) for tone in COMPONENTS]
    assert min(difference(one, other) for one, other in combinations(colours, 2)) >= 20


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deficiency", ["none", *DEFICIENCIES])
def test_all_six_can_be_told_apart(theme: str, deficiency: str) -> None:
    colours = [seen(THEMES[theme].colours[tone.value], deficiency) for tone in TONES]
    assert min(difference(one, other) for one, other in combinations(colours, 2)) >= 11


@pytest.mark.parametrize("theme", THEMES)
def test_colours_stand_out_from_their_ground(theme: str) -> None:
    colours = THEMES[theme].colours
    for tone in TONES:
        assert contrast(colours[tone.value], colours["ground"]) >= 3
        assert contrast(colours[f"{tone.value}-ink"], colours["ground"]) >= 7
    assert contrast(colours["ink"], colours["ground"]) >= 7
    assert contrast(colours["soft"], colours["ground"]) >= 4.5


def test_no_category_is_told_by_colour_alone() -> None:
    assert len({shape(tone, 6.0) for tone in TONES}) == len(TONES)
