"""`kano init`: settings that read back, and give the same classification."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

import kano as library
from kano.readers.draft import draft
from kano.settings.file import load_settings
from kano.settings.panels.study import Settings
from tests.support.careless import attentive

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(
    path
    for path in (ROOT / "sample_data").iterdir()
    if path.suffix in {".csv", ".xlsx"} and path.name != "groepen.csv"
)
EXPORTS = (
    "google_forms_nl.csv",
    "kobotoolbox_labels.xlsx",
    "limesurvey_code_text.xlsx",
    "limesurvey_full.csv",
    "surveymonkey_grid.xlsx",
)
SCHEMA = json.loads((files("kano") / "data" / "schemas" / "kano.schema.json").read_text("utf-8"))


def same_with_its_settings(file: Path, folder: Path) -> None:
    found = draft(file)
    path = folder / "kano.toml"
    path.write_text(found.text, encoding="utf-8")
    assert found.open == ()
    jsonschema.Draft202012Validator(SCHEMA).validate(tomllib.loads(found.text))
    settings = load_settings(path)
    one = library.classify(file, settings=Settings())
    two = library.classify(file, settings=settings)
    assert repr(one.records()) == repr(two.records())


@pytest.mark.parametrize("file", SAMPLES, ids=lambda path: path.name)
def test_samples_give_the_same_with_the_settings_written_for_them(file, tmp_path):
    same_with_its_settings(file, tmp_path)


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_give_the_same_with_the_settings_written_for_them(name, tmp_path):
    same_with_its_settings(ROOT / "tests" / "exports" / name, tmp_path)


def test_columns_are_named_and_readable(write):
    answers = attentive(30)
    others = {
        "E-mail": [f"p{i}@example.org" for i in range(30)],
        "Persona": ["a", "b", "c"] * 10,
        "Gewicht": [1.5] * 30,
        "Meting": ["2024"] * 30,
        "Duur": [100] * 30,
    }
    text = draft(write(answers, **others)).text
    content = tomllib.loads(text)
    assert content["wording"] == "en-like-expect"
    assert content["features"]["f0"] == {"functional": "f0_fun", "dysfunctional": "f0_dys", "label": "f0"}
    assert '# by = "Persona"' in text
    assert '# weight = "Gewicht"' in text
    assert '# wave = "Meting"' in text
    assert "E-mail" not in text
    assert "example.org" not in text


def test_question_marks_where_the_pairs_are_not_certain(kano, tmp_path):
    path = tmp_path / "survey.csv"
    lines = ["Maps are good,Maps are great,Wifi_fun,Wifi_dys"]
    lines += ["I like it,I dislike it,I expect it,I dislike it"] * 12
    path.write_text("\n".join(lines), encoding="utf-8")
    ended = kano("init", path)
    assert ended.code == 0
    assert "still open" in ended.err
    content = tomllib.loads(ended.out)
    asked = [entry for entry in content["features"].values() if entry["functional"] == "?"]
    assert [entry["dysfunctional"] for entry in asked] == ["?"]
    assert content["features"]["wifi"]["functional"] == "Wifi_fun"
    filled = ended.out.replace('functional = "?"', 'functional = "A"', 1).replace(
        'functional = "?"', 'functional = "B"'
    )
    (tmp_path / "kano.toml").write_text(filled, encoding="utf-8")
    assert kano("classify", path).code == 0


def test_a_sheet_among_others_is_named(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["notes"])  # type: ignore[union-attr]
    for name in ("wave one", "wave two"):
        sheet = book.create_sheet(name)
        sheet.append(["Map_fun", "Map_dys"])
        for _ in range(12):
            sheet.append([1, 5])
    path = tmp_path / "book.xlsx"
    book.save(path)
    content = tomllib.loads(draft(path).text)
    assert (content["sheet"], content["scale"]) == ("wave one", "1-5")
    assert "wave two" in draft(path).text
    assert tomllib.loads(draft(path, sheet="wave two").text)["sheet"] == "wave two"


def test_no_file_is_written_over(kano, samples, tmp_path):
    out = tmp_path / "kano.toml"
    ended = kano("init", samples / "3b_examples.csv", "-o", out)
    assert (ended.code, ended.out) == (0, "")
    assert "wrote" in ended.err
    before = out.read_text(encoding="utf-8")
    again = kano("init", samples / "klacht_2016.csv", "-o", out)
    assert again.code == 2
    assert out.read_text(encoding="utf-8") == before


def test_what_is_no_survey_is_said_as_everywhere(kano, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\nhello,world\n", encoding="utf-8")
    for command in ("init", "classify"):
        ended = kano(command, path)
        assert (ended.code, ended.out) == (3, "")
        assert "no pairs of Kano questions found" in ended.err


def test_headers_cannot_break_out_of_a_comment(tmp_path):
    path = tmp_path / "x.csv"
    rows = ['"by\nevil = ""x""",Map_fun,Map_dys', *["a,I like it,I dislike it"] * 12]
    path.write_text("\n".join(rows), encoding="utf-8")
    content = tomllib.loads(draft(path).text)
    assert set(content) == {"wording", "features"}


def test_answers_that_nobody_knows_are_asked_for(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("\n".join(["Map_fun,Map_dys", *["Super duper,I dislike it"] * 12]), encoding="utf-8")
    found = draft(path)
    assert len(found.open) == 1
    assert '# "Super duper" = "?"' in found.text
    assert tomllib.loads(found.text)["features"]["map"]["functional"] == "Map_fun"
