"""What imitates drift is told before it is called drift."""

from __future__ import annotations

import csv
import datetime as dt
import json

import numpy as np
import pytest

from kano import drift
from kano.errors import AnalysisError
from kano.questionnaire import Feature
from kano.responses import Wave
from kano.tally import Categories

EARLY = {"map": "A" * 30 + "O" * 6 + "I" * 10 + "M" * 4, "bell": "I" * 30 + "A" * 12 + "O" * 5 + "M" * 3}
LATE = {"map": "M" * 28 + "O" * 12 + "A" * 4 + "I" * 6, "bell": "I" * 29 + "A" * 12 + "O" * 6 + "M" * 3}
ENJOY = ("I would like it", "It must be that way", "I am neutral", "I can live with it", "I would dislike it")
NUMBERS = ("1", "2", "3", "4", "5")
TURNED = ("5", "4", "3", "2", "1")


def read(ended):
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def remarks(found):
    return {each["key"]: each["values"] for each in found["warnings"]}


def test_a_second_wave_in_other_answer_words_is_not_compared(kano, survey):
    files = survey("2023.csv", EARLY), survey("2024.csv", LATE, words=ENJOY)
    ended = kano("drift", *files)
    assert ended.code == 4
    wordings = [
        json.loads(kano("classify", file, "--to", "json").out)["sources"][0]["wording"] for file in files
    ]
    assert wordings[0] != wordings[1]
    for wording in wordings:
        assert f'"{wording}"' in ended.err
    assert "--accept-wording" in ended.err


def test_it_is_compared_when_told_to_and_says_so(kano, survey):
    files = survey("2023.csv", EARLY), survey("2024.csv", LATE, words=ENJOY)
    found = read(kano("drift", *files, "--accept-wording", "--to", "json"))
    assert found["features"][0]["verdict"] == "degraded"
    assert found["settings"]["accept_wording"] is True
    assert remarks(found)["drift.accepted.wording"]["features"] == ["map", "bell"]


def test_another_scale_is_another_questionnaire(kano, survey):
    files = survey("2023.csv", EARLY, words=NUMBERS), survey("2024.csv", LATE, words=TURNED)
    for name, scale in (("2023", "1-5"), ("2024", "5-1")):
        args = (
            "tally",
            files[name == "2024"],
            "--scale",
            scale,
            "-q",
            "-o",
            files[0].parent / f"{name}.tally.csv",
        )
        assert kano(*args).code == 0
    ended = kano("drift", *(files[0].parent / f"{name}.tally.csv" for name in ("2023", "2024")))
    assert ended.code in {3, 4}


def test_numbers_are_compared_with_a_warning(kano, survey):
    files = survey("2023.csv", EARLY, words=NUMBERS), survey("2024.csv", LATE, words=NUMBERS)
    found = read(kano("drift", *files, "--to", "json"))
    assert found["features"][0]["verdict"] == "degraded"
    assert remarks(found)["drift.unknown_wording"]["waves"] == ["2023", "2024"]


def test_only_the_feature_whose_question_changed_is_left_out(kano, survey):
    def asked(name, data, second):
        file = survey(name, data)
        rows = list(csv.reader(file.read_text("utf-8").splitlines()))
        rows[0] = [
            "How would you feel if there is a map?", "How would you feel if there is no map?",
            f"How would you feel if there is {second}?", f"How would you feel if there is no {second}?",
        ]  # fmt: skip
        with file.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows(rows)
        return file

    files = asked("2023.csv", EARLY, "bell"), asked("2024.csv", LATE, "bell on your door")
    columns = {"map": "AB", "bell": "CD"}
    entries = [f'[features.{k}]\nfunctional = "{f}"\ndysfunctional = "{d}"\n' for k, (f, d) in columns.items()]
    (files[0].parent / "kano.toml").write_text("".join(entries), encoding="utf-8")
    ended = kano("drift", *files, "--to", "json")
    found = {each["feature"]: each for each in read(ended)["features"]}
    assert found["map"]["verdict"] == "degraded"
    assert found["bell"]["verdict"] == "not comparable"
    assert found["bell"]["differences"][0]["what"] == "question"
    assert "door" in found["bell"]["differences"][0]["said"][1]
    text = kano("drift", *files).out
    assert "Not compared" in text
    assert "bell on your door" in text


def counts(key, day, *letters, table="", **wave):
    n = np.array([[[[each.get(letter, 0) for letter in "MOAIRQ"] for each in letters]]], dtype=np.int64)
    return Categories(
        waves=(Wave(key, day, **wave),),
        segments=("",),
        features=tuple(Feature(f"f{i}") for i in range(len(letters))),
        n=n,
        w=n.astype(float),
        w2=n.astype(float),
        not_asked=np.zeros(n.shape[:3], dtype=np.int64),
        table=table,
    )


ONE, TWO = {"A": 60, "I": 40}, {"M": 60, "I": 40}


def test_published_counts_of_another_evaluation_table_are_not_compared():
    early = counts("a", dt.date(2020, 1, 1), ONE, table="berger")
    late = counts("b", dt.date(2021, 1, 1), TWO, table="pouliot")
    with pytest.raises(AnalysisError, match='"berger" and "pouliot"'):
        drift(early, late)
    assert drift(early, late, accept_wording=True).records()[0]["verdict"] == "degraded"


def test_published_counts_of_an_unknown_table_are_compared():
    late = counts("b", dt.date(2021, 1, 1), TWO, table="pouliot")
    found = drift(counts("a", dt.date(2020, 1, 1), ONE), late)
    assert found.records()[0]["verdict"] == "degraded"


@pytest.mark.parametrize("aspect", ["wording", "scale", "questionnaire"])
def test_each_aspect_of_a_wave_counts_and_silence_doesnt(aspect):
    days = [dt.date(2020, month, 1) for month in (1, 4, 7)]
    said = [{aspect: "x"}, {}, {aspect: "y"}]
    parts = [counts(str(day), day, ONE, TWO, **each) for day, each in zip(days, said, strict=True)]
    drift(*parts[:2])
    with pytest.raises(AnalysisError, match=f'the {aspect} of 2 features changed.*"x" and "y"'):
        drift(*parts)


def test_reverse_and_questionable_answers_that_rise_are_a_survey_that_got_worse():
    early = counts("a", dt.date(2020, 1, 1), {"A": 60, "I": 138, "Q": 2}, ONE)
    late = counts("b", dt.date(2021, 1, 1), {"A": 50, "I": 115, "Q": 35}, ONE)
    shown = str(drift(early, late))
    assert "Reverse and questionable answers rise, so read the questions again: f0." in shown


def test_an_own_alias_merges_what_a_feature_was_split_into():
    early = counts("a", dt.date(2020, 1, 1), {"A": 40, "I": 60})
    late = counts("b", dt.date(2021, 1, 1), {}, {"A": 40, "I": 60}, {"A": 20, "M": 80})
    from kano.settings.panels.study import Settings

    settings = Settings(aliases={"f1": "f0", "f2": "f0"})
    late = late.select(features=["f1", "f2"])
    found = drift(early, late, settings=settings).records()[0]
    assert found["waves"][1]["shares"]["A"] == pytest.approx(0.3)
    assert found["waves"][1]["effective_n"] == pytest.approx(100)


def test_people_who_answered_both_parts_are_counted_once_and_as_plainly_as_before():
    """Of 100 asked about f1 and f2, 60 answered both: whole people, not weighted, tested as people are."""
    from kano.settings.panels.study import Settings

    early = counts("a", dt.date(2020, 1, 1), {"A": 40, "I": 60})
    late = counts("b", dt.date(2021, 1, 1), {}, {"A": 41, "I": 59}, {"A": 20, "M": 40})
    late = late.select(features=["f1", "f2"])
    found = drift(early, late, settings=Settings(aliases={"f1": "f0", "f2": "f0"}))
    wave = found.records()[0]["waves"][1]
    assert (wave["n"], wave["effective_n"]) == (100, 100)
    for letter, answers in {"A": 61, "I": 59, "M": 40}.items():
        assert wave["shares"][letter] == pytest.approx(answers / 160, abs=0.01)
    assert found.result.settings.weighted is False
    assert [notice.key for notice in found.result.notices].count("drift.merged") == 1


def test_two_pairs_of_one_answer_file_are_no_one_feature(kano, survey, tmp_path):
    (tmp_path / "kano.toml").write_text('[aliases]\nz = ["x", "y"]\n', encoding="utf-8")
    files = [
        survey(f"{year}.csv", {"x": "A" * 30, "y": letter * 30}) for year, letter in ((2023, "I"), (2024, "O"))
    ]
    ended = kano("drift", *files)
    assert ended.code == 3
    assert 'two pairs of columns ask about "z"' in ended.err
    saved = [tmp_path / f"{file.stem}.tally.csv" for file in files]
    (tmp_path / "kano.toml").unlink()
    for file, target in zip(files, saved, strict=True):
        assert kano("tally", file, "-q", "-o", target).code == 0
    (tmp_path / "kano.toml").write_text('[aliases]\nz = ["x", "y"]\n', encoding="utf-8")
    ended = kano(
        "drift", *(part for file in saved for part in ("--wave", f"{file.stem[:4]}={file}")), "--to", "json"
    )
    found = json.loads(ended.out)
    assert [wave["n"] for wave in found["features"][0]["waves"]] == [30, 30]
    assert found["settings"]["weighted"] is False
    assert [each["key"] for each in found["warnings"]].count("drift.merged") == 1
