"""How long respondents took, from the columns that platforms write."""

import numpy as np
import pytest

from kano.readers.columns.header import Header
from kano.readers.columns.timing import Timing, find_ids, find_timing, repeated_ids, seconds_of
from kano.readers.files.sheet import sheet_of
from kano.readers.reading import read
from kano.responses import Responses


def taken(*rows: tuple[str, ...]) -> list[float] | None:
    """Seconds by row below a header."""
    timing = find_timing(Header(rows[0]))
    sheet = sheet_of(lambda: iter(rows), file="x")
    (coded,) = sheet.encode(1, [timing.columns])
    seconds = seconds_of(timing, coded, np.arange(len(coded.codes)))
    return None if seconds is None else seconds.tolist()


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "seconds"),
    [
        ("Start time", "Completion time", "2/14/24 9:30:05", "2/14/24 9:33:15", 190),
        ("Begintijd", "Tijd van voltooien", "2024-02-14 09:30:05", "2024-02-14 09:33:15", 190),
        ("StartDate", "EndDate", "2017-03-07 00:02:40", "2017-03-07 00:05:50", 190),
        ("Start Date", "End Date", "12/14/2023 11:59:57 PM", "12/15/2023 12:03:07 AM", 190),
        ("startdate", "datestamp", "2024-02-14 23:59:00", "2024-02-15 00:02:10", 190),
        ("start", "end", "2026-11-22T10:00:00.000+01:00", "2026-11-22T10:03:10.000+01:00", 190),
        ("starttime", "endtime", "Feb 14, 2024 9:30:05 AM", "Feb 14, 2024 9:33:15 AM", 190),
        ("Date started", "Date submitted", "31-01-2024 10:00", "31-01-2024 10:03", 180),
    ],
)
def test_beginning_and_end(start: str, end: str, first: str, last: str, seconds: float) -> None:
    assert taken(("ID", start, end), ("1", first, last), ("2", first, first)) == [
        seconds,
        pytest.approx(np.nan, nan_ok=True),
    ]


@pytest.mark.parametrize(
    ("name", "cells", "seconds"),
    [
        ("Duration (in seconds)", ("125", "88,5"), [125, 88.5]),
        ("interviewtime", ("61.5", "300"), [61.5, 300]),
        ("Time taken (minutes)", ("1.5", "0:01:30"), [90, 5400]),
        ("Duur", ("0:02:05", "3:10"), [125, 190]),
    ],
)
def test_durations(name: str, cells: tuple[str, str], seconds: list[float]) -> None:
    assert taken((name,), *((each,) for each in cells)) == seconds


def test_what_is_no_time_is_unknown() -> None:
    assert taken(("duration",), ("soon",), ("-5",), ("0",), ("",), ("7",))[-1] == 7  # type: ignore[index]
    assert taken(("duration",), ("soon",), ("",)) is None
    assert taken(("start", "end"), ("yesterday", "2024-01-01 10:00"), ("2024-01-02", "2024-01-01")) is None


def test_names_that_stand_twice_or_elsewhere_tell_nothing() -> None:
    assert find_timing(Header(("duration", "duration"))) == Timing()
    assert find_timing(Header(("start", "middle"))) == Timing()
    assert find_timing(Header(("A", "duration"))).without({1}) == Timing()
    assert find_timing(Header(("How long?", "x"), codes=("q_totalduration", "y"))) == Timing((0,))
    assert find_ids(Header(("Name", "_uuid"))) == 1
    assert find_ids(Header(("Name", "Q1"))) is None


def test_ids_come_again_within_a_wave() -> None:
    sheet = sheet_of(lambda: iter([["id"], ["a"], ["b"], ["a"], [""], [""], ["a"]]), file="x")
    (coded,) = sheet.encode(1, [[0]])
    # Blank rows at the end are gone, those in between stay.
    rows = np.arange(6)
    assert np.flatnonzero(repeated_ids(coded, None, rows)).tolist() == [2, 5]
    waves = np.array([0, 0, 1, 1, 1, 1])
    assert np.flatnonzero(repeated_ids(coded, waves, rows)).tolist() == [5]


def test_a_survey_knows_times_rows_and_ids_but_keeps_no_id(tmp_path) -> None:
    lines = ["Results", "ID,Start time,Completion time,Map_fun,Map_dys"]
    lines += [f"{i // 2},2024-01-01 10:00:00,2024-01-01 10:0{i}:00,I like it,I dislike it" for i in range(4)]
    path = tmp_path / "survey.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    (reading,) = read(path)
    people = reading.data
    assert isinstance(people, Responses)
    assert people.ids is None
    assert people.seconds is not None
    assert people.seconds[1:].tolist() == [60, 120, 180]
    assert np.isnan(people.seconds[0])
    assert people.rows is not None
    assert people.rows.tolist() == [3, 4, 5, 6]
    assert people.again is not None
    assert people.again.tolist() == [False, True, False, True]
    taken = people.take(np.array([3, 1]))
    assert (taken.rows.tolist(), taken.again.tolist(), taken.seconds.tolist()) == (
        [6, 4],
        [True, True],
        [180, 60],
    )  # type: ignore[union-attr]
