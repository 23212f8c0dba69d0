"""A sample of the files with one pair the other way round; docs/formats.md counts more of them."""

from collections import Counter

import pytest

from tests.contact.swapped import ASKED, RIGHT, WRONG, Case, cases, outcome

Found = list[tuple[Case, str]]


@pytest.fixture(scope="module")
def found() -> Found:
    return [(case, outcome(case)) for case in cases(every=13)]


def test_a_pair_the_other_way_round_is_asked_about(found: Found) -> None:
    """Where people don't want the feature, nothing but its texts can tell."""
    turned = [(case, each) for case, each in found if case.turned and case.kind != "R"]
    assert len(turned) > 50
    assert [case for case, each in turned if each != ASKED] == []


def test_a_pair_as_the_others_is_never_turned_round(found: Found) -> None:
    assert [case for case, each in found if each == WRONG and not case.turned] == []


def test_a_pair_as_the_others_is_mostly_read_where_people_want_the_feature(found: Found) -> None:
    counts = Counter(each for case, each in found if not case.turned and case.kind in "MOA")
    assert counts[RIGHT] > 3 * counts[ASKED]
