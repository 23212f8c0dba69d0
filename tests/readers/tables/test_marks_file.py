"""Files of marks: a row a feature, or a row a respondent, and all that is wrong at once."""

from __future__ import annotations

import numpy as np
import pytest

from kano.errors import DataError
from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.readers.tables.marks_file import read_marks

FEATURES = [
    Feature("room", frozen_map({"en": "Clean room", "nl": "Schone kamer"})),
    Feature("seat", frozen_map({"en": "Guaranteed seat"})),
]


@pytest.fixture
def file(tmp_path):
    def write(text, name="marks.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_a_row_a_feature_in_dutch_with_all_that_is_known(file):
    found = read_marks(file("Kenmerk;Cijfer;n;sd;Kosten\nSchone kamer;8,4;120;1,1;2500\nseat;9;;;\n"), FEATURES)
    room, seat = found.marks["room"], found.marks["seat"]
    assert (room.mean, room.n, room.sd, room.cost) == (8.4, 120, 1.1, 2500)
    assert (seat.mean, seat.n, seat.sd, seat.cost) == (9, None, None, None)
    assert found.file == "marks.csv"


def test_a_row_a_respondent_is_summed_and_those_without_a_mark_are_counted_apart(file):
    text = "id,Rapportcijfer: Clean room,Welk rapportcijfer geeft u ons nu voor: Guaranteed seat?\n"
    rows = ["1,8,n.v.t.", "2,9,7", "3,,8", "4,7,weet niet"]
    found = read_marks(file(text + "\n".join(rows)), FEATURES)
    assert (found.marks["room"].mean, found.marks["room"].n) == (8, 3)
    assert found.marks["room"].sd == pytest.approx(np.std([8, 9, 7], ddof=1))
    assert (found.marks["seat"].n, found.marks["seat"].not_applicable) == (2, 2)


def test_percentages_are_read_as_they_are_written(file):
    assert read_marks(file("feature,mark\nroom,84%\n"), FEATURES).marks["room"].mean == 84


def test_everything_that_is_wrong_is_told_at_once(file):
    text = "feature,mark,n\nrom,8,10\nroom,good,10\nseat,9,0\nseat,8,10\n"
    with pytest.raises(DataError) as error:
        read_marks(file(text), FEATURES)
    assert [problem.what for problem in error.value.problems] == [
        '"rom" is no feature of the survey',
        '"good" is no number',
        '"0" is no number',
        '"seat" stands twice',
    ]
    assert error.value.problems[0].todo == 'Did you mean "room"?'


@pytest.mark.parametrize("text", ["feature,mark\n", "a,b\n1,2\n", ""])
def test_a_file_that_holds_no_marks_is_refused(file, text):
    with pytest.raises(DataError):
        read_marks(file(text), FEATURES)
