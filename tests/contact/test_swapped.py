"""A sample of the files with one pair the other way round; docs/formats.md counts more of them."""

from collections import Counter

import pytest

from kano import classify
from tests.contact.swapped import ASKED, RIGHT, WRONG, Case, cases, outcome, sheet

Found = list[tuple[Case, str]]


@pytest.fixture(scope="module")
def found() -> Found:
    return [(case, outcome(case)) for case in cases(every=13)]


def test_a_pair_the_other_way_round_is_asked_about(found: Found) -> None:
    """Where people don't want the feature, nothing but its texts can tell."""
    turned = [(case, each) for case, each in found if case.turned and case.kind != "R"]
    assert len(turned) > 50
    assert [case for case, each in turned if each != ASKED] == []


def test_what_is_turned_round_is_named_and_never_called_clear(found: Found) -> None:
    wrong = [case for case, each in found if each == WRONG]
    assert len(wrong) > 3
    for case in wrong:
        head, *rows = sheet(case)
        read = classify([dict(zip(head, row, strict=True)) for row in rows])
        (notice,) = (each for each in read.provenance.notices if each.key == "pairs_by_order")
        labels = {record["label"]: record["clear"] for record in read.records()}
        assert [labels[each] for each in notice.values["features"]] == [False]


def test_a_pair_as_the_others_is_never_turned_round(found: Found) -> None:
    assert [case for case, each in found if each == WRONG and not case.turned] == []


def test_a_pair_as_the_others_is_mostly_read_where_people_want_the_feature(found: Found) -> None:
    counts = Counter(each for case, each in found if not case.turned and case.kind in "MOA")
    assert counts[RIGHT] > 3 * counts[ASKED]
