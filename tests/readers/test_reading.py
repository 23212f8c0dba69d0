"""What is read of respondents, what is left out and counted, and what is refused."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kano.errors import DataError
from kano.readers.reading import Reading, read
from kano.responses import Responses
from kano.scale import Answer
from kano.settings.panels.study import FeatureSettings, Settings, WaveSettings
from kano.tally import Tally

Read = Callable[..., Reading]

HEADER = ["id", "maps_fun", "maps_dys", "alarm_fun", "alarm_dys"]
ROWS = [
    ["1", "I like it", "I dislike it", "I expect it", "I am neutral"],
    ["2", "I like it", "", "I am neutral", "I can tolerate it"],
]


def notices(reading: Reading) -> dict[str, object]:
    return {notice.key: notice.values for notice in reading.notices}


def excluded(reading: Reading) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {each.reason: (each.count, each.where) for each in reading.excluded}


def test_a_plain_survey(read_rows: Read) -> None:
    reading = read_rows([HEADER, *ROWS])
    assert isinstance(reading.data, Responses)
    assert reading.data.answers.tolist() == [[[0, 4], [1, 2]], [[0, 5], [2, 3]]]
    assert [feature.key for feature in reading.data.features] == ["maps", "alarm"]
    assert excluded(reading) == {"columns_unused": (1, ("A",))}
    assert reading.excluded[0].source == "survey.csv"
    assert notices(reading) == {}
    assert (reading.source.wording, reading.source.scale, reading.source.layout) == (
        "en-like-expect",
        "",
        "suffix",
    )
    assert reading.source.pairs[1].evidence == "suffix"
    wave = reading.data.waves[0]
    assert (wave.key, wave.wording, wave.language, wave.questions) == ("", "en-like-expect", "en", {})


def test_titles_above_and_blank_rows_within(read_rows: Read) -> None:
    reading = read_rows([["Survey of spring"], [], HEADER, ROWS[0], ["", "", "", "", ""], ROWS[1], []])
    assert len(reading.data) == 2
    assert notices(reading)["rows_above_header"] == {"count": 1}
    assert excluded(reading)["no_answers"] == (1, ("row 5",))


def test_repeated_headers_are_left_out_and_counted(read_rows: Read) -> None:
    reading = read_rows([HEADER, ROWS[0], HEADER, ROWS[1], HEADER])
    assert len(reading.data) == 2
    assert excluded(reading)["repeated_header"] == (2, ("row 3", "row 5"))


def test_no_opinion_and_errors_are_no_answers_and_told(read_rows: Read) -> None:
    reading = read_rows([HEADER, *ROWS, ["3", "don't know", "#N/A", "I like it", "Don’t know"]])
    assert reading.data.answers[2].tolist() == [[5, 5], [0, 5]]
    assert notices(reading)["no_opinion"] == {"count": 2, "texts": ("don't know", "Don’t know"), "first": "B4"}
    assert notices(reading)["error_cells"] == {"count": 1, "texts": ("#N/A",), "first": "C4"}


def test_columns_may_be_moved_and_rows_shuffled(read_rows: Read) -> None:
    rng = random.Random(8)
    rows = [ROWS[rng.randrange(2)] for _ in range(20)]
    first = Tally.of(read_rows([HEADER, *rows]).data)
    rng.shuffle(rows)
    order = [3, 0, 2, 4, 1]
    second = Tally.of(read_rows([[row[i] for i in order] for row in [HEADER, *rows]]).data)
    same = second.select(features=["maps", "alarm"])
    assert np.array_equal(first.n, same.n)


WEIGHTED = [
    [*HEADER, "weight", "persona", "channel"],
    [*ROWS[0], "0,5", "b", "web"],
    [*ROWS[1], "1.25", "", "shop"],
]


def test_weights_groups_and_ids(read_rows: Read) -> None:
    reading = read_rows(WEIGHTED, weight="weight", by="persona, channel", respondent="id")
    assert reading.data.weight.tolist() == [0.5, 1.25]
    assert {name: group.labels for name, group in reading.data.groups.items()} == {
        "persona": ("b",),
        "channel": ("shop", "web"),
    }
    assert reading.data.groups["persona"].codes.tolist() == [0, -1]
    assert reading.data.ids == ("1", "2")
    assert reading.data.waves[0].weighting == "weight"
    assert "columns_unused" not in excluded(reading)


@pytest.mark.parametrize("text", ["-1", "abc", "", "nan", "1.000,5", "inf", "1e999"])
def test_weights_that_are_none_are_refused_by_cell(read_rows: Read, text: str) -> None:
    rows = [WEIGHTED[0], WEIGHTED[1], [*ROWS[1], text, "a", "web"]]
    with pytest.raises(DataError, match="weights must be numbers from 0 up: F3"):
        read_rows(rows, weight="weight")


def test_weights_of_people_without_answers_do_not_matter(read_rows: Read) -> None:
    rows = [*WEIGHTED, ["3", "", "", "", "", "none", "", ""]]
    assert read_rows(rows, weight="weight").data.weight.tolist() == [0.5, 1.25]


def test_missing_columns_are_all_told_at_once(read_rows: Read) -> None:
    with pytest.raises(DataError) as raised:
        read_rows(WEIGHTED, weight="wieght", by="persona,channels")
    assert len(raised.value.problems) == 2
    assert 'Did you mean "weight"?' in str(raised.value)


def waves_of(read_rows: Read, *texts: str, **options: object) -> list[tuple[str, dt.date | None]]:
    rows = [[*HEADER, "when"], *([*ROWS[0], text] for text in texts)]
    reading = read_rows(rows, wave="when", **options)
    found = [(wave.key, wave.date) for wave in reading.data.waves]
    assert [found[i][0] for i in reading.data.wave] == [text[:10] if ":" in text else text for text in texts]
    return found


def test_waves_stand_in_the_order_of_time(read_rows: Read) -> None:
    assert waves_of(read_rows, "maart 2025", "Q4 2024", "2025-01") == [
        ("Q4 2024", dt.date(2024, 10, 1)),
        ("2025-01", dt.date(2025, 1, 1)),
        ("maart 2025", dt.date(2025, 3, 1)),
    ]
    assert waves_of(read_rows, "wave 10", "wave 2") == [("wave 2", None), ("wave 10", None)]
    assert waves_of(read_rows, "2025-03-01 10:00:01", "2025-03-01 11:59:00") == [
        ("2025-03-01", dt.date(2025, 3, 1))
    ]


def test_waves_get_dates_and_order_from_the_settings(read_rows: Read) -> None:
    settings = Settings(
        waves=(WaveSettings("second", dt.date(2026, 1, 1)), WaveSettings("first", dt.date(2025, 1, 1)))
    )
    assert waves_of(read_rows, "second", "first", settings=settings)[0] == ("first", dt.date(2025, 1, 1))


def test_people_without_a_wave_are_left_out_and_counted(read_rows: Read) -> None:
    reading = read_rows([[*HEADER, "when"], [*ROWS[0], "2025"], [*ROWS[1], ""]], wave="when")
    assert excluded(reading)["no_wave"] == (1, ("row 3",))
    assert len(reading.data) == 1


def test_a_file_is_a_wave_where_the_settings_say_so(read_rows: Read) -> None:
    settings = Settings(waves=(WaveSettings("spring", dt.date(2026, 3, 1), file="sur*.csv"),))
    wave = read_rows([HEADER, *ROWS], settings=settings).data.waves[0]
    assert (wave.key, wave.date) == ("spring", dt.date(2026, 3, 1))


RATED = [
    [
        "How would you feel if the app has maps?",
        "How would you feel if the app does not have maps?",
        "How important is it to have maps?",
        "How would you feel if the app has an alarm?",
        "How would you feel if the app does not have an alarm?",
        "How important is it to have an alarm?",
    ],
    ["I like it", "I dislike it", "9 - Extremely important", "I expect it", "I am neutral", "6"],
    ["I like it", "I am neutral", "Very important", "I expect it", "I dislike it", "soon"],
]


@pytest.mark.parametrize("order", [range(6), (0, 1, 3, 4, 5, 2), (2, 5, 0, 1, 3, 4)])
def test_importance_beside_or_apart_from_the_pairs(read_rows: Read, order: tuple[int, ...]) -> None:
    reading = read_rows([[row[i] for i in order] for row in RATED])
    assert [feature.label() for feature in reading.data.features] == ["Maps", "An alarm"]
    assert reading.data.ratings["importance"].tolist()[0] == [9, 6]
    assert reading.data.ratings["importance"][1, 0] == 4
    assert np.isnan(reading.data.ratings["importance"][1, 1])
    assert notices(reading)["ratings_unreadable"]["count"] == 1


def test_questions_are_kept_as_asked(read_rows: Read) -> None:
    wave = read_rows(RATED).data.waves[0]
    assert wave.questions["maps"].dysfunctional == "How would you feel if the app does not have maps?"


def test_labels_and_aliases_of_the_settings(read_rows: Read) -> None:
    settings = Settings(labels={"kaart": "Offline kaart"}, aliases={"maps": "kaart"})
    features = read_rows([HEADER, *ROWS], settings=settings).data.features
    assert [(feature.key, feature.label()) for feature in features] == [
        ("kaart", "Offline kaart"),
        ("alarm", "alarm"),
    ]


def test_two_features_of_one_key_are_refused(read_rows: Read) -> None:
    with pytest.raises(DataError, match='two pairs of columns ask about "maps"'):
        read_rows([HEADER, *ROWS], settings=Settings(aliases={"alarm": "maps"}))


def test_keys_of_a_questionnaire_bring_its_features(read_rows: Read) -> None:
    header = ["hotel_schoon_f", "hotel_schoon_d", "hotel_nespresso_f", "hotel_nespresso_d"]
    reading = read_rows([header, ROWS[0][1:], ROWS[1][1:]])
    assert reading.data.waves[0].questionnaire == "3b-examples"
    assert reading.data.features[0].label("nl") == "Schone hotelkamer"


MAPS = ("has maps", "does not have maps")


def people(*answers: str, times: int = 12) -> list[list[str]]:
    return [list(answers) for _ in range(times)]


def test_numbers_that_look_reversed_are_asked_about(read_rows: Read) -> None:
    forward = read_rows([["a_f", "a_d"], *people("1", "5")])
    assert not {"numbers_look_reversed", "scale_in_doubt"} & notices(forward).keys()
    with pytest.raises(DataError, match=r"--scale 5-1 .* 0% of pairs") as caught:
        read_rows([["a_f", "a_d"], *people("5", "1")])
    proposals = [each.lines for each in caught.value.problems[0].questions[0].proposals]
    assert proposals[0] == 'scale = "5-1"'
    named = read_rows([["a_f", "a_d"], *people("5", "1")], scale="1-5")
    assert notices(named)["numbers_look_reversed"] == {"scale": "1-5", "reverse": 12, "forward": 0}
    assert "numbers_look_reversed" not in notices(read_rows([["a_f", "a_d"], *people("5", "1")], scale="5-1"))


def test_one_side_that_runs_the_other_way_is_asked_about(read_rows: Read) -> None:
    table = [["a_f", "a_d"], *people("1", "1"), *people("2", "1"), *people("3", "3")]
    with pytest.raises(DataError, match="--scale-dysfunctional 5-1"):
        read_rows(table)
    turned = read_rows(table, scale_dysfunctional="5-1")
    assert {tuple(pair) for pair in turned.data.answers[:, 0].tolist()} == {(0, 4), (1, 4), (2, 2)}


def test_a_lesser_doubt_about_the_scale_is_told(read_rows: Read) -> None:
    table = [
        ["a_f", "a_d"],
        *people("3", "3", times=30),
        *people("5", "3", times=3),
        *people("1", "3", times=1),
    ]
    assert notices(read_rows(table))["scale_in_doubt"]["option"] == "--scale 5-1"
    assert "scale_in_doubt" not in notices(read_rows(table, scale="1-5"))


def test_headers_may_tell_the_scale(read_rows: Read) -> None:
    header = [f"Maps: how if the app {has}? (1 = I dislike it, 5 = I like it)" for has in MAPS]
    reading = read_rows([header, *people("5", "1")])
    assert reading.source.scale == "5-1"
    assert reading.data.answers[0, 0].tolist() == [0, 4]


def test_a_feature_that_looks_swapped_is_warned_of(read_rows: Read) -> None:
    rows = people("I dislike it", "I like it", "I like it", "I dislike it")
    reading = read_rows([["a_f", "a_d", "b_f", "b_d"], *rows])
    assert notices(reading)["looks_swapped"] == {"feature": "a", "key": "a", "share": 1.0, "n": 12}


# What can't be read is said once, with everything that is wrong.


def test_all_unknown_answers_are_listed_with_the_lines_that_settle_them(read_rows: Read) -> None:
    rows = [HEADER, *ROWS, ["3", "I lik it", "I dislike it", "perhaps", ""], ["4", "I lik it", "", "", ""]]
    with pytest.raises(DataError) as raised:
        read_rows(rows)
    (problem,) = raised.value.problems
    assert problem.what == "2 texts are none of the five answers:"
    assert problem.allowed.splitlines() == [
        '"I lik it"  2 times, first in B4; nearest: "i like it"',
        '"perhaps"  once, in D4',
    ]
    assert '[answers]\n"I lik it" = "like"\n"perhaps" = "?"' in problem.todo


def test_answers_of_another_wording_than_the_settings_name(read_rows: Read) -> None:
    with pytest.raises(DataError) as raised:
        read_rows([HEADER, *ROWS], wording="nl-standard")
    (problem,) = raised.value.problems
    assert problem.what == "the answers are put as in en-like-expect, but the settings say nl-standard"
    assert 'wording = "nl-standard,en-like-expect"' in problem.todo
    reading = read_rows([HEADER, *ROWS], wording="nl-standard,en-like-expect")
    assert isinstance(reading.data, Responses)
    assert reading.data.answers.tolist() == [[[0, 4], [1, 2]], [[0, 5], [2, 3]]]
    with pytest.raises(DataError, match=r"none of the five answers"):
        read_rows([HEADER, *ROWS, ["3", "perhaps", "", "", ""]], wording="nl-standard")


def test_unknown_answers_of_the_functional_questions_come_first_each_side_in_order(read_rows: Read) -> None:
    rows = [["a_f", "a_d"], ["I like it", "late"], ["early", "soon"], ["soon", "early"], ["late", "I like it"]]
    with pytest.raises(DataError) as raised:
        read_rows(rows)
    listed = raised.value.problems[0].allowed.splitlines()
    assert [line.split('"')[1] for line in listed] == ["early", "soon", "late"]


def test_people_s_own_words_are_not_shown(read_rows: Read) -> None:
    rows = [["a_f", "a_d"], *([f"secret {i}", "I like it"] for i in range(30))]
    with pytest.raises(DataError) as raised:
        read_rows(rows)
    assert "secret" not in str(raised.value)
    assert "30 different texts in column A" in str(raised.value)


def test_scales_that_are_not_kano_s_are_refused_by_name(read_rows: Read) -> None:
    rows = [["a_f", "a_d"], ["Very satisfied", "Dissatisfied"], ["Satisfied", "Very dissatisfied"]]
    with pytest.raises(DataError, match="a satisfaction scale, not of a Kano question"):
        read_rows(rows)


def test_numbers_off_the_scale_name_the_scales_that_fit(read_rows: Read) -> None:
    with pytest.raises(DataError, match="Name the scale: dumouchel"):
        read_rows([["a_f", "a_d"], ["4", "-2"], ["2", "4"]])
    with pytest.raises(DataError, match="Name the scale: 0-4 or 4-0"):
        read_rows([["a_f", "a_d"], ["0", "4"], ["2", "4"]])
    with pytest.raises(DataError, match="these numbers are not on the scale 1-5"):
        read_rows([["a_f", "a_d"], ["7", "6"], ["2", "4"]])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["name", "remark"], ["Ann", "fine"], ["Bob", "well"]], "no pairs of Kano questions found"),
        ([["How would you feel if maps?", "Age"], ["I like it", "9"]], "holds answers but has no partner"),
        ([["Q1", "Q2", "Q3", "Q4"], *[["I like it"] * 4] * 3], "can't be told apart|no partner"),
        ([["a_f", "a_d"], ["", ""], ["", ""]], "no rows below the header|no respondent gave any answer"),
        ([["a_f", "a_d"], ["don't know", ""]], "no respondent gave any answer"),
        ([["a_f", "a_d"], ["#N/A", "#N/A"]], r"nothing but error values \(#N/A\)"),
        ([["a_f", "a_d"]], "no rows below the header"),
        ([["a_f", "a_d"], ["a_f", "a_d"]], "no rows below the header"),
        ([["I like it", "I dislike it", "I like it"]] * 3, "no header: one has no partner"),
    ],
)
def test_what_holds_no_survey_is_refused(read_rows: Read, rows: list[list[str]], message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_rows(rows)


# Workbooks of several sheets.

FILLED = [HEADER, *ROWS]


def workbook(path: Path, **sheets: list[list[str]]) -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
    return path


def test_the_one_sheet_that_holds_a_survey_is_read(tmp_path: Path) -> None:
    notes = [["choices", "label"], ["1", "I like it"], ["2", "I expect it"], ["3", "I am neutral"]]
    (reading,) = read(workbook(tmp_path / "a.xlsx", Notes=[["Read me"]], Choices=notes, Answers=FILLED))
    assert reading.source.sheet == "Answers"
    assert notices(reading)["sheets_without_survey"] == {"sheets": ("Notes", "Choices")}
    assert reading.excluded[0].source == "a.xlsx, Answers"


def test_several_sheets_are_read_where_they_are_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", **{"2024": FILLED, "2025": FILLED, "Notes": [["Read me"]]})
    with pytest.raises(DataError, match="several sheets hold a survey: 2024, 2025"):
        read(path)
    assert [each.source.sheet for each in read(path, sheet="2025")] == ["2025"]
    assert [each.source.sheet for each in read(path, sheet="2025, 2024")] == ["2025", "2024"]
    assert [each.source.sheet for each in read(path, sheet="*")] == ["2024", "2025"]
    waves = (WaveSettings("before", sheet="2024"), WaveSettings("after", dt.date(2025, 6, 1), sheet="2025"))
    readings = read(path, Settings(waves=waves))
    assert [each.data.waves[0].key for each in readings] == ["before", "after"]
    with pytest.raises(DataError, match='no visible sheet "2026"'):
        read(path, sheet="2026")
    with pytest.raises(DataError, match='no visible sheet "Sheet1"'):
        read(path, Settings(sheet="Sheet1"))


def test_a_mistake_in_one_of_several_sheets_is_told(tmp_path: Path) -> None:
    spoilt = [HEADER, ["1", "I lick it", "I dislike it", "I expect it", "I am neutral"]]
    with pytest.raises(DataError, match=r'sheet "2025".*none of the five answers'):
        read(workbook(tmp_path / "a.xlsx", **{"2024": FILLED, "2025": spoilt}), sheet="*")


# Qualtrics.


def test_three_header_rows_of_qualtrics_and_previews(read_rows: Read) -> None:
    reading = read_rows(
        [
            ["StartDate", "Status", "Q1_f", "Q1_d"],
            [
                "Start Date",
                "Response Type",
                "If the app has maps, how do you feel?",
                "If the app has no maps, how do you feel?",
            ],
            *[[f'{{"ImportId":"{i}"}}' for i in range(4)]],
            ["2026-03-01", "Survey Preview", "I like it", "I like it"],
            ["2026-03-01", "IP Address", "I like it", "I dislike it"],
            ["2026-03-02", "IP Address", "I expect it", "I dislike it"],
        ]
    )
    assert (reading.source.platform, reading.source.layout) == ("Qualtrics", "suffix")
    assert reading.data.answers.tolist() == [[[0, 4]], [[1, 4]]]
    assert excluded(reading)["preview"] == (1, ("row 4",))
    assert reading.data.waves[0].questions["Q1"].functional == "If the app has maps, how do you feel?"


def test_a_data_frame_is_read_like_a_file() -> None:
    import pandas as pd

    frame = pd.DataFrame([row[1:] for row in ROWS], columns=HEADER[1:])
    (reading,) = read(frame)
    assert reading.source.file == "DataFrame"
    assert reading.data.answers[1].tolist() == [[0, Answer.NO_ANSWER], [2, 3]]


def test_numbered_columns_of_a_data_frame_are_no_answers() -> None:
    import pandas as pd

    frame = pd.DataFrame([["1", "5"], ["2", "3"]], columns=[1, 2])
    with pytest.raises(DataError, match="the columns have no names"):
        read(frame)
    (reading,) = read(frame, Settings(features=(FeatureSettings("maps", "A", "B"),)))
    assert reading.data.answers.tolist() == [[[0, 4]], [[1, 2]]]


def test_factors_keep_their_texts() -> None:
    import pandas as pd

    frame = pd.DataFrame([row[1:3] for row in ROWS], columns=["maps_fun", "maps_dys"]).astype("category")
    (reading,) = read(frame)
    assert reading.data.answers.tolist() == [[[0, 4]], [[0, 5]]]


HAS, HAS_NOT = "If the app has maps, how do you feel?", "If the app has no maps, how do you feel?"


def test_option_ids_and_markup_of_platforms(read_rows: Read) -> None:
    header = ["No.", f"1. {HAS}", f"1. {HAS} - Option ID", f"2. {HAS_NOT}", f"2. {HAS_NOT} - Option ID"]
    reading = read_rows(
        [header, ["1", "I like it", "clx1", "I dislike it", "clx2"], ["2", "I like it", "clx1", "", ""]]
    )
    assert reading.data.answers.tolist() == [[[0, 4]], [[0, 5]]]
    marked = read_rows([[f"<strong>{HAS}</strong>", HAS_NOT], ["I like it", "I dislike it"]])
    assert marked.data.answers.tolist() == [[[0, 4]]]


def test_grids_with_blocks_of_other_stems_and_importance(read_rows: Read) -> None:
    stems = {
        "How do you feel if you have this in your unit?": ("Gym", "Pool"),
        "How do you feel if you do not have this in your unit?": ("Gym", "Pool"),
        "How important is it for you to have access to this?": ("Gym", "Pool"),
        "How do you feel if this is in your neighbourhood?": ("Park",),
        "How do you feel if this is not in your neighbourhood?": ("Park",),
        "How important is your neighbourhood to you?": ("Park",),
    }
    header = [f"{stem} - {name}" for stem, names in stems.items() for name in names]
    answers = [
        "I like it",
        "I expect it",
        "I dislike it",
        "I am neutral",
        "5",
        "4",
        "I like it",
        "I dislike it",
        "3",
    ]
    reading = read_rows([header, answers, answers])
    assert [feature.label() for feature in reading.data.features] == ["Gym", "Pool", "Park"]
    assert reading.data.answers[0].tolist() == [[0, 4], [1, 2], [0, 4]]
    assert reading.data.ratings["importance"][0].tolist() == [5, 4, 3]


def test_columns_that_nothing_tells_apart_come_with_lines_to_paste(read_rows: Read) -> None:
    with pytest.raises(DataError, match=r'\[features.q1\]\s+# A  "Q1"\s+# B  "Q2"\s+functional = "\?"'):
        read_rows([["Q1", "Q2"], ["I like it", "I dislike it"], ["I like it", "I am neutral"]])


def book(path: Path, **sheets: list[list[object]]) -> Path:
    import openpyxl

    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, cells in sheets.items():
        sheet = made.create_sheet(name)
        for row in cells:
            sheet.append(row)
    made.save(path)
    return path


ANSWERED: list[list[object]] = [
    ["segment", "maps_fun", "maps_dys"],
    *([["ab"[i % 2], "I like it", "I dislike it"] for i in range(8)]),
]
NOTES: list[list[object]] = [["Notes"], ["Held in March"]]


def test_a_sheet_of_notes_needs_no_column_of_groups(tmp_path: Path) -> None:
    path = book(tmp_path / "survey.xlsx", Notes=NOTES, Data=ANSWERED, Codes=[["code"], ["a"], ["b"]])
    (reading,) = read(path, Settings(by="segment"))
    assert len(reading.data) == 8
    with pytest.raises(DataError) as caught:
        read(path, Settings(by="segmnt"))
    (problem,) = caught.value.problems
    assert (problem.where, problem.todo) == ('survey.xlsx, sheet "Data"', 'Did you mean "segment"?')


def test_a_column_of_one_sheet_is_said_with_it(tmp_path: Path) -> None:
    path = book(tmp_path / "survey.xlsx", March=ANSWERED, April=[row[1:] for row in ANSWERED])
    with pytest.raises(
        DataError, match=r'sheet "April": there is no column "segment"[^$]*It stands on sheet March'
    ):
        read(path, Settings(by="segment"), sheet="*")
