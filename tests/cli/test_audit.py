"""`kano audit`, and leaving respondents out: exit codes, words, JSON."""

import json
from importlib.resources import files

import jsonschema
import numpy as np
import pytest

import kano as library
from kano.analyses.auditing.audit import Audit
from kano.analyses.kinds import Kind
from tests.support.careless import attentive

SCHEMA = json.loads((files("kano") / "data" / "schemas" / "audit.schema.json").read_text("utf-8"))
CLASSIFICATION = json.loads(
    (files("kano") / "data" / "schemas" / "classification.schema.json").read_text("utf-8")
)


@pytest.fixture
def careless(write):
    """200 people: rows 2-9 say one thing throughout, rows 10-17 are too fast."""
    answers = attentive(200)
    answers[:8] = np.arange(8)[:, None, None] % 5
    seconds = np.linspace(280, 320, 200)
    seconds[8:16] = 20
    return write(answers, **{"ID": range(200), "Duration (in seconds)": seconds})


def test_the_answer_comes_first_and_nobody_is_left_out(kano, careless):
    ended = kano("audit", careless)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[3].startswith("16 of 200 respondents (8%)")
    assert "Nobody is left out" in ended.out
    assert "row 10, row 11" in ended.out


def test_json_keeps_to_its_schema(kano, careless):
    content = json.loads(kano("audit", careless, "--to", "json").out)
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    (checked,) = content["respondents"]
    assert (checked["respondents"], checked["suspicious"]) == (200, 16)
    assert checked["median_seconds"] == pytest.approx(300, abs=2)
    counts = {each["sign"]: each["count"] for each in checked["signs"]}
    assert counts == {
        "straightliners": 8, "same": 8, "random": 0, "questionable": counts["questionable"], "speeders": 8,
        "duplicates": 0, "control": None,
    }  # fmt: skip


def test_the_schema_knows_the_columns_of_the_result():
    item = SCHEMA["properties"]["features"]["items"]["properties"]
    assert set(item) == {"feature", "label", "wave", "segment", "control", "findings", *Audit.columns()}
    for name, column in Audit.columns().items():
        assert item[name]["description"] == column.meaning
        assert (item[name]["type"] == "integer") == (column.kind is Kind.COUNT)


@pytest.mark.parametrize("to", ["text", "md", "csv", "xlsx"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_format_and_language(kano, careless, tmp_path, to, lang):
    out = tmp_path / f"report.{'txt' if to == 'text' else to}"
    ended = kano("audit", careless, "--lang", lang, "-q", "-o", out)
    assert (ended.code, ended.err) == (0, "")
    assert out.stat().st_size > 200


def test_counts_have_no_respondents(kano, careless, tmp_path):
    tally = tmp_path / "counts.csv"
    kano("tally", careless, "-q", "-o", tally)
    content = json.loads(kano("audit", tally, "--to", "json").out)
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    assert content["respondents"] == []
    assert "counts: respondents can't be looked at" in kano("audit", tally).out
    ended = kano("classify", tally, "--exclude", "speeders")
    assert ended.code == 0
    assert "nobody can be left out" in ended.out


def test_questions_that_went_wrong(kano, write):
    answers = attentive(100)
    answers[:, 0] = answers[:, 0, ::-1]
    answers[:8, 1] = [0, 0]
    answers[:30, 2, 1] = 5
    content = json.loads(kano("audit", write(answers), "--to", "json").out)
    findings = {each["feature"]: each["findings"] for each in content["features"]}
    assert findings["f0"] == ["swapped"]
    assert "questionable" in findings["f1"]
    assert findings["f2"] == ["open"]
    assert next(each for each in content["features"] if each["feature"] == "f2")["open"] == 0.3


def test_with_and_without_side_by_side(kano, write):
    answers = attentive(60)
    answers[:, 0] = [0, 4]
    answers[:40] = np.arange(40)[:, None, None] % 5
    ended = kano("classify", write(answers), "--exclude", "same", "--to", "json")
    content = json.loads(ended.out)
    jsonschema.Draft202012Validator(CLASSIFICATION).validate(content)
    assert content["settings"]["exclude"] == "same"
    (gone,) = [each for each in content["excluded"] if each["reason"] == "careless.same"]
    assert gone["count"] == 40
    assert gone["where"] == [f"row {row}" for row in range(2, 7)]
    before = {each["feature"]: each for each in content["with_everybody"]}
    after = {each["feature"]: each for each in content["features"]}
    assert (before["f0"]["category"], before["f0"]["n"]) == ("I", 60)
    assert (after["f0"]["category"], after["f0"]["n"]) == ("O", 20)
    text = kano("classify", write(answers), "--exclude", "same").out
    assert "Leaving out 40 respondents changes the category of" in text
    assert "With and without those left out" in text
    assert "respondents with one answer to every question" in text


def test_leaving_out_is_the_same_as_not_having_them(kano, write, careless):
    without = json.loads(kano("classify", careless, "--exclude", "same,speeders", "--to", "json").out)
    fewer = write(attentive(200)[16:], "fewer.csv")
    assert without["features"] == json.loads(kano("classify", fewer, "--to", "json").out)["features"]
    kept, own = (kano("tally", *given).out for given in ((careless, "--exclude", "same,speeders"), (fewer,)))
    # The last row tells which file was counted.
    assert kept.splitlines()[:-1] == own.splitlines()[:-1]


def test_a_remark_in_every_classification_that_needs_one(kano, write, careless):
    assert "16 of 200 respondents (8%) show signs of careless answers" in kano("classify", careless).out
    rest = kano("classify", careless, "--exclude", "straightliners").out
    assert "8 of 192 respondents (4%) show signs of careless answers: too fast" in rest
    assert "careless" not in kano("classify", write(attentive(200)[16:], "fewer.csv")).out
    assert "lijken slordig" in kano("classify", careless, "--lang", "nl").out


def test_what_the_file_cannot_tell_is_said(kano, write):
    ended = kano("classify", write(attentive(30)), "--exclude", "speeders,control")
    assert ended.code == 0
    assert "Nobody was left out as too fast, want what nearly everybody rejects" in ended.out


@pytest.mark.parametrize("command", ["classify", "tally", "audit", "drift"])
def test_wrong_signs_are_usage_errors(kano, careless, command):
    ended = kano(command, careless, "--exclude", "speedrs")
    assert (ended.code, ended.out) == (2, "")
    assert 'Did you mean "speeders"?' in ended.err


def test_nobody_left_is_no_analysis(kano, write):
    answers = np.full((30, 12, 2), 2)
    answers[::2] = 1
    ended = kano("classify", write(answers), "--exclude", "questionable>0,straightliners,duplicates,random")
    assert ended.code in {0, 4}
    everybody = kano("classify", write(attentive(12) * 0), "--exclude", "questionable>1")
    assert (everybody.code, everybody.out) == (4, "")
    assert "leaves out everybody" in everybody.err


def test_settings_leave_out_as_the_option_does(kano, careless):
    (careless.parent / "kano.toml").write_text('exclude = "same, speeders"\n', encoding="utf-8")
    content = json.loads(kano("classify", careless, "--to", "json").out)
    assert content["features"][0]["n"] == 184


def test_drift_leaves_out_and_says_so(kano, write):
    for year in (2023, 2024):
        answers = attentive(80, seed=year)
        answers[:10] = 2
        path = write(answers, f"{year}.csv")
    ended = kano("drift", path.parent / "2023.csv", path, "--exclude", "same", "--to", "json")
    assert ended.code == 0, ended.err
    content = json.loads(ended.out)
    assert [each["count"] for each in content["excluded"] if each["reason"] == "careless.same"] == [10, 10]
    assert {wave["n"] for wave in content["features"][0]["waves"]} == {70}


def test_the_library_leaves_out_anew_each_time(careless):
    survey = library.read(careless)
    assert [len(part) for part in library.read(careless, exclude="same").parts] == [192]
    found = library.classify(survey, exclude="speeders")
    assert found.records()[0]["n"] == 192
    assert library.classify(survey).records()[0]["n"] == 200
    both = library.read(careless, exclude="same")
    assert library.classify(both, exclude="speeders").records()[0]["n"] == 192
    assert library.audit(survey).result.checked[0].suspicious == 16


def test_a_survey_put_together_by_hand_can_be_audited(careless):
    (part,) = library.read(careless).parts
    survey = library.Survey((part, part), library.read(careless).provenance, library.Settings())
    found = library.audit(survey)
    assert [each.suspicious for each in found.result.checked] == [16, 16]
    assert library.classify(survey, exclude="same").records()[0]["n"] == 384
    assert len(library.classify(part).provenance.notices) == 1
