"""Forms in the hands of the programs that read them: pyxform with ODK Validate, survey-core, openpyxl."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from kano.api import verbs as api
from kano.forms.choices import Choices
from kano.forms.making import make_form
from kano.forms.platforms.excel import ROWS
from kano.forms.platforms.platforms import FORMATS, fitted
from kano.questionnaire_file import questionnaire, shipped_questionnaires
from tests.support.forms import asked as ask
from tests.support.forms import exports
from tests.support.forms.people import People, truth_of

ROOT = Path(__file__).resolve().parents[2]
FILLER = ROOT / "tests" / "support" / "forms" / "fill_surveyjs.js"
EVERYTHING = {
    "languages": ("nl", "en"), "importance": True, "fulfilment": True, "wave": "2026-1", "control": True,
    "segments": ("Klant? // Customer?=Nieuw // New|Vast // Regular",),
}  # fmt: skip
SURVEY_CORE = next(
    (
        str(place)
        for place in (os.environ.get("SURVEY_CORE", ""), ROOT / "node_modules" / "survey-core")
        if place and Path(place).is_dir()
    ),
    "",
)


def written(key: str, bank: str = "six-basics", **choices: object) -> bytes:
    target = FORMATS[key]
    content = target.write(make_form(questionnaire(bank), fitted(Choices(**choices), target)))
    return content.encode() if isinstance(content, str) else content


@pytest.mark.parametrize("choices", [{}, EVERYTHING, {**EVERYTHING, "subset": 4}, {"layout": "blocks"}])
def test_xlsforms_convert_to_xforms(choices, tmp_path) -> None:
    pyxform = pytest.importorskip("pyxform.xls2xform", reason="pyxform is not installed")
    file = tmp_path / "form.xlsx"
    file.write_bytes(written("xlsform", **choices))
    # With Java, ODK Validate proves the XForm as well; pyxform raises where it objects.
    found = pyxform.convert(file, validate=bool(shutil.which("java")) and "subset" in choices)
    assert not found.warnings
    asked = {each.name for each in ask.xlsform(file.read_bytes(), "nl")}
    for name in asked:
        assert f"/{name}" in found.xform


def test_a_spoilt_xlsform_is_refused(tmp_path) -> None:
    pyxform = pytest.importorskip("pyxform.xls2xform", reason="pyxform is not installed")
    file = tmp_path / "form.xlsx"
    file.write_bytes(written("xlsform"))
    book = openpyxl.load_workbook(file)
    book["survey"]["A6"] = "select_one nowhere"
    book.save(file)
    with pytest.raises(Exception, match="nowhere"):
        pyxform.convert(file, validate=False)


@pytest.mark.skipif(not SURVEY_CORE or not shutil.which("node"), reason="node or survey-core is not installed")
@pytest.mark.parametrize("choices", [{}, EVERYTHING, {**EVERYTHING, "subset": 4, "randomise": True}])
def test_surveyjs_forms_load_and_are_filled_in(choices, tmp_path) -> None:
    bank = questionnaire("six-basics")
    content = written("surveyjs", **choices)
    (tmp_path / "form.json").write_bytes(content)
    language = choices.get("languages", ("en",))[0]
    people = People(bank, "nl-u" if language == "nl" else "en", n=25)
    told = [
        {text: people.answers[person][side] for text, side in people.sides.items()}
        for person in range(people.n)
    ]
    (tmp_path / "people.json").write_text(json.dumps(told), encoding="utf-8")
    files = [str(tmp_path / name) for name in ("form.json", "people.json")]
    ended = subprocess.run(
        ["node", FILLER, *files], capture_output=True, check=True, text=True,
        env={**os.environ, "SURVEY_CORE": SURVEY_CORE},
    )  # fmt: skip
    result = json.loads(ended.stdout)
    assert result["errors"] == []
    assert ended.stderr == ""
    assert set(result["locales"]) == set(choices.get("languages", ("en",)))
    names = list(dict.fromkeys(name for each in result["people"] for name in each))
    table = [names, *([str(each.get(name, "")) for name in names] for each in result["people"])]
    found = api.classify(exports.write(tmp_path / "answers.csv", table))
    categories = {record["feature"]: record["category"] for record in found.records()}
    truth = truth_of(bank)
    assert {key: categories[key] for key in truth} == truth
    if "subset" in choices:
        assert len({each["kano_block"] for each in result["people"]}) > 1
        assert all(record["not_asked"] > 0 for record in found.records())
        assert all(record["no_answer"] == 0 for record in found.records())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_workbook_is_filled_in_cell_by_cell(language, tmp_path) -> None:
    bank = questionnaire("six-basics")
    file = tmp_path / "form.xlsx"
    file.write_bytes(written("excel", languages=(language,), importance=True, segments=("Klant?=Nieuw|Vast",)))
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    lists = {str(each.sqref).split(":")[0].rstrip("0123456789"): each.formula1 for each in _lists(sheet)}
    header = next(row for row in sheet.iter_rows() if str(row[0].value).startswith("Respondent"))
    people = People(bank, "nl-u" if language == "nl" else "en")
    for person in range(people.n):
        for cell in header:
            target = sheet.cell(header[0].row + 1 + person, cell.column)
            assert not target.protection.locked
            if cell.column == 1:
                target.value = person + 1
                continue
            options = [
                each[0].value
                for each in book["Lists"][lists[cell.column_letter].split("!")[1].replace("$", "")]
            ]
            text = str(cell.value).partition(". ")[2] or str(cell.value)
            asked = ask.Asked("", text, tuple((str(each), str(each)) for each in options))
            target.value = options[people.choice(person, asked)]
    assert sheet.protection.sheet
    assert all(cell.protection.locked for cell in header)
    assert book["Lists"].sheet_state == "hidden"
    book.save(file)
    found = api.classify(file)
    assert {record["feature"]: record["category"] for record in found.records()} == truth_of(bank)
    assert found.records()[0]["importance"] is not None


def _lists(sheet: object) -> list[object]:
    found = sheet.data_validations.dataValidation
    assert {each.type for each in found} == {"list"}
    assert all(str(each.sqref).endswith(str(3 + ROWS)) for each in found)
    return found


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("bank", [each.key for each in shipped_questionnaires()])
def test_every_questionnaire_comes_in_every_format(key, bank) -> None:
    first = written(key, bank, languages=("nl", "en"), wave="1", control=True)
    assert first == written(key, bank, languages=("nl", "en"), wave="1", control=True)
