"""Which file is which wave, when that was, and what belongs together."""

from __future__ import annotations

import csv
import json

import pytest
from openpyxl import Workbook

EARLY = {"map": "A" * 30 + "O" * 6 + "I" * 10 + "M" * 4, "bell": "I" * 30 + "A" * 12 + "O" * 5 + "M" * 3}
LATE = {"map": "M" * 28 + "O" * 12 + "A" * 4 + "I" * 6, "bell": "I" * 29 + "A" * 12 + "O" * 6 + "M" * 3}


def read(ended):
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def dates(found):
    return [wave["date"] for wave in found["study"]["waves"]]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("kano 2023Q3.csv", "kano 2024Q1.csv", ["2023-07-01", "2024-01-01"]),
        ("maart 2023.csv", "oktober 2023.csv", ["2023-03-01", "2023-10-01"]),
        ("Survey_Mar 2023_final.csv", "Survey_Oct 2023_final.csv", ["2023-03-01", "2023-10-01"]),
        ("export-2023-03-15.csv", "export-2023-04-02.csv", ["2023-03-15", "2023-04-02"]),
        ("2e kwartaal 2023.csv", "1e kwartaal 2024.csv", ["2023-04-01", "2024-01-01"]),
    ],
)
def test_dates_in_names_of_files(kano, survey, one, other, expected):
    files = survey(other, LATE), survey(one, EARLY)
    found = read(kano("drift", *files, "--to", "json"))
    assert dates(found) == expected
    assert found["features"][0]["verdict"] == "degraded"


def test_waves_given_on_the_command_line_even_of_one_name(kano, survey):
    one, other = survey("spring/data.csv", EARLY), survey("autumn/data.csv", LATE)
    found = read(kano("drift", "--wave", f"2024-10={other}", "--wave", f"2024-04={one}", "--to", "json"))
    assert dates(found) == ["2024-04-01", "2024-10-01"]
    assert found["features"][0]["route"] == ["A", "M"]


def test_dates_in_the_settings(kano, survey, tmp_path):
    survey("before.csv", EARLY), survey("after.csv", LATE)
    entries = {"zero": ("before", "2023-01-09"), "one": ("after", "2023-06-01")}
    text = "".join(
        f'[waves.{key}]\nfile = "{name}.csv"\ndate = {day}\n' for key, (name, day) in entries.items()
    )
    (tmp_path / "kano.toml").write_text(text, encoding="utf-8")
    found = read(kano("drift", tmp_path / "after.csv", tmp_path / "before.csv", "--to", "json"))
    assert [each["wave"] for each in found["study"]["waves"]] == ["zero", "one"]
    assert dates(found) == ["2023-01-09", "2023-06-01"]


def test_sheets_of_a_workbook_are_waves(kano, survey, tmp_path):
    book = Workbook()
    for title, data in (("Q1 2024", EARLY), ("Q3 2024", LATE)):
        sheet = book.create_sheet(title)
        with survey("x.csv", data).open(encoding="utf-8") as file:
            for row in csv.reader(file):
                sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / "waves.xlsx")
    found = read(kano("drift", tmp_path / "waves.xlsx", "--to", "json"))
    assert dates(found) == ["2024-01-01", "2024-07-01"]
    assert [each["n"] for each in found["features"][0]["waves"]] == [50, 50]


def test_two_files_of_one_wave_are_one_wave(kano, survey):
    south = {key: letters[::-1] for key, letters in EARLY.items()}
    files = [survey(f"{place}/kano 2024-01.csv", data) for place, data in (("north", EARLY), ("south", south))]
    found = read(kano("drift", *files, survey("kano 2024-06.csv", LATE), "--to", "json"))
    assert [each["n"] for each in found["features"][0]["waves"]] == [100, 50]


def test_one_wave_is_not_enough(kano, survey):
    ended = kano("drift", survey("kano 2024-01.csv", EARLY))
    assert ended.code == 4
    assert 'there is one: "2024-01"' in ended.err
    assert "--wave 2024-03=march.xlsx" in ended.err


def test_files_without_dates_are_no_waves(kano, survey):
    ended = kano("drift", survey("one.csv", EARLY), survey("two.csv", LATE))
    assert ended.code == 4
    assert "there is none" in ended.err


def test_a_wave_without_a_date_is_counted_as_left_out(kano, survey):
    rows = {key: EARLY[key] + LATE[key] + EARLY[key][:7] for key in EARLY}
    wave = ["2023-01"] * 50 + ["2023-07"] * 50 + ["pilot"] * 7
    found = read(kano("drift", survey("all.csv", rows, Wave=wave), "--wave", "Wave", "--to", "json"))
    assert {"reason": "undated_wave", "count": 7, "where": ["pilot"], "source": ""} in found["excluded"]
    assert [each["n"] for each in found["features"][0]["waves"]] == [50, 50]


def test_two_waves_of_one_date_are_asked_about(kano, survey):
    ended = kano(
        "drift",
        survey("kano 2024-01.csv", EARLY),
        survey("kano 2024Q1.csv", LATE),
        survey("2025.csv", EARLY | {"map": LATE["map"]}),
    )
    assert ended.code == 4
    assert '"2024-01" and "2024Q1" have the same date' in ended.err


def test_a_feature_absent_from_some_waves_stays_visible(kano, survey):
    middle = {"map": EARLY["map"], "lamp": EARLY["bell"]}
    files = survey("2021.csv", EARLY), survey("2022.csv", middle), survey("2023.csv", LATE)
    ended = kano("drift", *files, "--to", "json")
    found = {each["feature"]: each for each in read(ended)["features"]}
    assert [each["n"] for each in found["bell"]["waves"]] == [50, 0, 50]
    assert found["bell"]["waves"][1]["category"] is None
    assert found["lamp"]["verdict"] == "inconclusive"
    assert found["lamp"]["p"] is None
    shown = kano("drift", *files, "--sort", "file").out
    row = next(line for line in shown.splitlines() if line.startswith("bell"))
    assert "I·I" in row


def test_two_columns_of_waves_are_one_too_many(kano, survey):
    ended = kano("drift", survey("2024.csv", EARLY), "--wave", "a", "--wave", "b")
    assert ended.code == 2
    assert "one column" in ended.err


def test_nothing_to_read(kano):
    assert kano("drift").code == 2
