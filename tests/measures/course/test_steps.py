"""Changes of category on balance, each dated to an interval that surely holds it."""

from itertools import pairwise

import numpy as np
import pytest

from kano.analyses.drifting.assessment import assess
from kano.measures.course.fitted import Fitted
from kano.measures.course.steps import SURE, Change, changes, told
from kano.measures.waves.counts_over_waves import Waves
from kano.measures.waves.verdict import Verdict

M, O, A, I, R, Q = range(6)


def course_of(*drawn: str) -> tuple[Fitted, Waves]:
    """One feature whose winners were drawn so, a letter a wave; the winner is the commonest of each wave."""
    letters = np.array([["MOAIRQ".index(letter) for letter in each] for each in drawn])[..., None]
    shares = np.eye(6)[letters].mean(axis=0)
    course = Fitted(shares, shares.argmax(axis=-1), shares, letters, np.zeros(letters.shape))
    waves = Waves.of(np.ones((letters.shape[1], 1, 6)), np.arange(letters.shape[1]))
    return course, waves


def steps(*drawn: str) -> list[tuple[str, int, int, float]]:
    found = changes(*course_of(*drawn))
    return [("MOAIRQ"[e.old] + "MOAIRQ"[e.new], e.before, e.after, e.probability) for e in found]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("AAOOMM", [("AO", 1, 2, 1.0), ("OM", 3, 4, 1.0)]),
        ("AOAOAMM", [("AM", 4, 5, 1.0)]),
        ("AOAOMMOM", [("AO", 2, 3, 1.0), ("OM", 6, 7, 1.0)]),
        ("AAIMM", [("AM", 1, 3, 1.0)]),
        ("AAMMOO", [("AO", 1, 4, 1.0)]),
        ("IIAOO", [("IA", 1, 2, 1.0), ("AO", 2, 3, 1.0)]),
        ("IIRAA", [("IA", 1, 3, 1.0)]),
        ("AOAOA", []),
        ("MMMM", []),
        ("AARR", [("AR", 1, 2, 1.0)]),
    ],
)
def test_what_comes_back_is_no_step(drawn, expected):
    assert steps(drawn) == expected


def test_an_interval_reaches_as_far_as_it_takes_to_be_sure():
    """Of ten draws five change after wave 1, three after wave 2, two after wave 3."""
    drawn = ["AAOOOO"] * 5 + ["AAAOOO"] * 3 + ["AAAAOO"] * 2
    assert steps(*drawn) == [("AO", 1, 3, 0.8)]


def test_a_category_that_no_interval_surely_holds_is_passed_over():
    drawn = ["AAOMM"] * 6 + ["AAAMM"] * 4
    assert steps(*drawn) == [("AM", 1, 3, 1.0)]


def test_the_change_of_the_whole_course_may_be_less_sure():
    assert steps(*["AAMM"] * 7, *["AAAA"] * 3) == [("AM", 1, 2, 0.7)]


def test_a_slow_move_among_close_waves_is_dated_surely():
    slow = np.linspace(0, 1, 24)[:, None] * ([60, 12, 4, 20, 2, 2] - np.array([4, 6, 60, 26, 2, 2]))
    drawn = np.array([[row] for row in np.array([4, 6, 60, 26, 2, 2]) + slow]) / 100
    counts = np.random.default_rng(5).multinomial(60, drawn / drawn.sum(axis=-1, keepdims=True))
    waves = Waves.of(counts, np.arange(24) / 4)
    found = changes(assess(waves).course, waves)
    assert [found[0].old, found[-1].new] == [A, M]
    assert all(each.probability >= SURE for each in found)
    assert all(one.after <= other.before for one, other in pairwise(found))
    assert any(each.after - each.before > 1 for each in found)


@pytest.mark.parametrize(
    ("verdict", "old", "new", "probability", "expected"),
    [
        (Verdict.DEGRADED, A, O, 0.6, True),
        (Verdict.DEGRADED, O, A, 0.9, False),
        (Verdict.RENEWED, A, O, 0.6, False),
        (Verdict.DRIFTING, A, O, 0.6, False),
        (Verdict.EMERGING, I, A, 0.6, True),
        (Verdict.EMERGING, A, I, 0.9, False),
        (Verdict.FADING, A, I, 0.6, True),
        (Verdict.FADING, A, R, 0.9, False),
        (Verdict.SHIFTED, A, R, 0.6, True),
        (Verdict.INCONCLUSIVE, A, O, 0.6, False),
        (Verdict.INCONCLUSIVE, A, O, 0.9, True),
    ],
)
def test_changes_are_told_that_go_with_the_verdict(verdict, old, new, probability, expected):
    assert told(Change(0, 0, 1, old, new, probability), verdict) is expected
