"""A slice of the metamorphic run; `make metamorphic` reads thousands of cases."""

from dataclasses import replace
from pathlib import Path

import pytest

from kano.errors import DataError
from kano.readers.reading import read
from tests.contact.changing.changes import CHANGES
from tests.contact.metamorphic import BROKEN, SAME, WRONG, Tried, case, run, said, tried

HALVES = "sides in two files or sheets"


def test_harmless_changes_leave_the_tally_as_it_is_or_raise_a_question() -> None:
    found = run(range(100_000, 100_120))
    assert [each for each in found if each.outcome in (WRONG, BROKEN)] == [], said(found)
    plain = [each for each in found if each.case.harmless and HALVES not in names_of(each)]
    asked = [each for each in plain if each.outcome != SAME]
    assert len(asked) <= 0.02 * len(plain), said(asked)


def names_of(one: Tried) -> list[str]:
    return [each.name for each in one.case.changes]


def test_pairs_of_numbers_are_found_beside_one_pair_of_neighbours(tmp_path: Path) -> None:
    assert tried(case(11_447), tmp_path).outcome == SAME


def test_a_tally_that_lacks_one_person_is_seen(tmp_path: Path) -> None:
    one = next(each for each in map(case, range(100)) if each.harmless and each.made.wide)
    study = one.made.study
    fewer = replace(one, made=replace(one.made, study=replace(study, people=study.people[1:])))
    assert [tried(each, tmp_path).outcome for each in (one, fewer)] == [SAME, WRONG]


def test_every_kind_of_change_is_among_the_cases() -> None:
    names = {each.name for number in range(1500) for each in case(number).changes}
    assert names == {each.name for each in CHANGES}


QUESTIONS = "How would you feel if the app had {}?", "How would you feel if the app did not have {}?"


def sheet_of(headers: list[str], folder: Path) -> Path:
    rows = [["I like it", "I dislike it"] * 3, ["I expect it", "I am neutral"] * 3, ["I am neutral"] * 6]
    path = folder / "answers.csv"
    path.write_text("\n".join(",".join(f'"{text}"' for text in row) for row in (headers, *rows)))
    return path


def test_questions_find_their_partner_in_any_order(tmp_path: Path) -> None:
    (one, no_one), (two, no_two), (three, no_three) = (
        [each.format(name) for each in QUESTIONS] for name in ("maps", "a calendar", "dark mode")
    )
    (reading,) = read(sheet_of([no_two, one, two, three, no_one, no_three], tmp_path))
    assert {(each.functional, each.dysfunctional) for each in reading.source.pairs} == {
        (one, no_one),
        (two, no_two),
        (three, no_three),
    }


def test_a_question_turned_round_among_neighbours_is_asked_about(tmp_path: Path) -> None:
    headers = [each.format(name) for name in ("maps", "a calendar", "dark mode") for each in QUESTIONS]
    headers[2], headers[3] = headers[3], headers[2]
    with pytest.raises(DataError, match="functional"):
        read(sheet_of(headers, tmp_path))


def test_ids_of_rows_are_no_ids_of_people(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    rows = ("1,maps,functional,I like it", "2,maps,dysfunctional,I dislike it", "3,search,functional,I like it")
    path.write_text("\n".join(("id,feature,side,answer", *rows)))
    with pytest.raises(DataError, match="no column says whose"):
        read(path)
