"""What a user is told who asked for something that can't be done, and what to paste."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from kano.analyses.drifting.matching import likely_pairs

EARLY = {"map": "A" * 30 + "I" * 20}


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--fail-on", "degrade", 'there is no verdict "degrade"'),
        ("--fail-on", "degraded,nonsense", 'there is no verdict "nonsense"'),
        ("--horizon", "abc", '"abc" won\'t do\n  It must be a number of steps from 1 to 60, or a date.'),
        ("--equivalence", "0", "0 won't do\n  It must be a number above 0 and below 1."),
        ("--looks", "0", "0 looks can't be planned\n  It must be a whole number from 1 up"),
        ("--adjust", "BH2", '"BH2" won\'t do\n  Allowed: bh, holm, none.'),
    ],
)
def test_wrong_choices_are_told_in_words(kano, samples, option, value, says):
    ended = kano("drift", *sorted(samples.glob("gmail_2*.csv")), option, value)
    assert ended.code == 2
    assert ended.err.startswith(f"kano: {option}: {says}")
    assert "'" not in ended.err.replace("can't", "").replace("won't", "")


def test_wrong_settings_are_told_as_they_were_written(kano, survey, tmp_path):
    files = survey("2023.csv", EARLY), survey("2024.csv", {"map": EARLY["map"][::-1]})
    (tmp_path / "kano.toml").write_text(
        '[drift]\nfail_on = ["degrade"]\npanel = "yes"\nreview = [6]\naccept_wording = 1\n',
        encoding="utf-8",
    )
    said = kano("drift", *files).err
    assert 'fail_on: there is no verdict "degrade"' in said
    for line in (
        'panel: "yes" won\'t do',
        "review: 6 won't do",
        "accept_wording: 1 won't do",
    ):
        assert line in said


def test_features_under_other_names_come_with_lines_that_can_be_pasted(kano, samples, tmp_path):
    files = [shutil.copy(samples / f"klacht_{year}.csv", tmp_path) for year in (2016, 2018)]
    ended = kano("drift", *files)
    assert ended.code == 4
    pasted = re.search(r"\[aliases\]\n(?: +.*\n?)+", ended.err)
    assert pasted
    assert '"bas_klachten" = "klacht_opgelost"' in pasted[0]
    (tmp_path / "kano.toml").write_text(pasted[0], encoding="utf-8")
    found = json.loads(kano("drift", *files, "--to", "json").out)
    assert [each["feature"] for each in found["features"]] == ["bas_klachten"]
    assert found["features"][0]["p"] is not None


def test_the_likeliest_names_are_brought_together_each_once():
    assert likely_pairs(["wifi", "tea"], ["tea_2", "free wifi", "desk"]) == [
        ("wifi", "free wifi"),
        ("tea", "tea_2"),
    ]


def test_a_column_of_dates_is_named_ready_to_run(kano, samples):
    ended = kano("drift", samples / "gmail_waves.xlsx")
    assert ended.code == 4
    assert ended.err.rstrip().endswith('gmail_waves.xlsx" --wave "Meting"')
    assert kano("drift", samples / "gmail_waves.xlsx", "--wave", "Meting").code == 0


@pytest.mark.parametrize(
    "columns",
    [
        {"Born": [str(1940 + i) for i in range(61)]},
        {"Wave": ["one", "two"] * 30 + ["one"]},
        {"Once": ["2024-01"] * 61},
        {"Start time": ["2024-01-01"] * 30 + ["2024-02-01"] * 31, "Completion time": ["2024-01-01"] * 61},
    ],
)
def test_other_columns_are_not_taken_for_waves(kano, survey, columns):
    ended = kano("drift", survey("all.csv", {"map": "A" * 31 + "I" * 30}, **columns))
    assert ended.code == 4
    assert "A column of it" not in ended.err


def test_of_several_columns_of_dates_the_one_with_the_fewest_is_named(kano, survey):
    days = [f"2024-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 16)]
    months = [day[:7] for day in days]
    ended = kano("drift", survey("all.csv", {"map": "A" * 30}, Day=days, Month=months))
    assert '--wave "Month"' in ended.err
