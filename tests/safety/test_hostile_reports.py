"""One hostile survey through every report: its names steer nobody, run nowhere, and are still there."""

from __future__ import annotations

import csv
import json
import unicodedata
import zipfile

import openpyxl
import pytest

from tests.forms.test_hostile import OPTIONS, TEXTS, seen
from tests.support.forms.browser import CHROMIUM, Browser
from tests.support.readers import OFFICE, converted, wants

ANSWERS = ("I like it that way", "I dislike it that way", "I am neutral")
NAMES = {key: text.replace("\n", " ") for key, text in TEXTS.items() if key != "long"}


@pytest.fixture(scope="module")
def survey(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    sides = [f"{text} ({side})" for text in NAMES.values() for side in ("functional", "dysfunctional")]
    rows = [["team", "when", *sides]]
    for wave in ("2024-01-01", "2025-01-01"):
        for i in range(60):
            answers = [ANSWERS[(i + k) % 3 if i % 7 == 0 else k % 2] for k in range(len(sides))]
            rows.append([OPTIONS[i % len(OPTIONS)], wave, *answers])
    with (folder / "survey.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return folder / "survey.csv"


COMMANDS = (
    ("classify", "--by", "team"),
    ("drift", "--wave", "when", "--by", "team"),
    ("audit",),
    ("advise", "--by", "team"),
)
"""Reports that name features and groups: what is new joins with a line."""


@pytest.mark.filterwarnings("ignore:.*xtension is not supported")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_texts_hold_nothing_that_steers_and_books_no_formula(kano, survey, tmp_path, command):
    files = [tmp_path / f"report.{ending}" for ending in ("txt", "md", "csv", "json", "html", "xlsx")]
    ended = kano(command[0], survey, *command[1:], *(word for each in files for word in ("-o", each)))
    assert ended.code == 0, ended.err
    for text in (ended.out, ended.err, *(each.read_text(encoding="utf-8") for each in files[:-1])):
        assert not {c for c in text if unicodedata.category(c) in {"Cc", "Cf"} and c not in "\n\r\t"}
    for name in ("image", "script", "call", "braces"):
        assert seen(NAMES[name]) in seen(files[0].read_text(encoding="utf-8"))
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if seen(cell)[:1] in {*"=+@＝"}]
    for sheet in openpyxl.load_workbook(tmp_path / "report.xlsx"):
        assert not [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    with zipfile.ZipFile(tmp_path / "report.xlsx") as package:
        assert not [name for name in package.namelist() if "external" in name or "vba" in name]


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed")
@pytest.mark.parametrize("command", COMMANDS[:2], ids=" ".join)
def test_nothing_runs_on_a_page(kano, survey, tmp_path, command):
    path = tmp_path / "report.html"
    assert kano(command[0], survey, *command[1:], "-q", "-o", path).code == 0
    with Browser(tmp_path) as browser:
        browser.open(path)
        shown = browser.evaluate("document.documentElement.innerText")
        assert browser.evaluate("window.owned ?? 0") == 0
        assert (
            browser.evaluate("document.querySelectorAll('img[onerror], iframe, [onerror], [onclick]').length")
            == 0
        )
        asked = [url for url in browser.requests if not url.startswith(("file:", "data:"))]
    assert asked == []
    for name in ("image", "script", "formula", "call"):
        assert seen(NAMES[name]) in seen(shown)


def test_saved_counts_are_read_back_whatever_they_are_called(kano, survey, tmp_path):
    kept = tmp_path / "counts.csv"
    assert kano("tally", survey, "--by", "team", "-o", kept).code == 0
    told = [json.loads(kano("classify", each, "--by", "team", "--to", "json").out) for each in (survey, kept)]
    rows = [[(row["label"], row["segment"], row["n"]) for row in each["features"]] for each in told]
    assert rows[0] == rows[1]
    with kept.open(encoding="utf-8", newline="") as file:
        assert not [cell for row in csv.reader(file) for cell in row if seen(cell)[:1] in {*"=+@＝"}]


@pytest.mark.parametrize("command", [("surveys", "show"), ("surveys", "check"), ("form",)], ids=" ".join)
def test_a_questionnaire_steers_nobody(kano, tmp_path, command):
    lines = ['key = "own"', f"title.en = {json.dumps(TEXTS['turned'])}"]
    for key, text in TEXTS.items():
        pair = [
            f"questions.en.{side} = {json.dumps(f'{text} {side}?')}" for side in ("functional", "dysfunctional")
        ]
        lines += ["[[features]]", f'key = "{key}"', f"label.en = {json.dumps(text)}", *pair]
    path = tmp_path / "own.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    more = ("--to", "google", "-o", tmp_path / "form.js") if command == ("form",) else ()
    ended = kano(*command, path, *more)
    assert ended.code in {0, 1}, ended.err
    for text in (ended.out, ended.err):
        assert not {c for c in text if unicodedata.category(c) in {"Cc", "Cf"} and c not in "\n\r\t"}


@wants(OFFICE, "LibreOffice")
def test_libreoffice_calculates_nothing(kano, survey, tmp_path):
    path = tmp_path / "report.xlsx"
    assert kano("classify", survey, "--by", "team", "-q", "-o", path).code == 0
    assert kano("classify", survey, "--by", "team", "-q", "-o", tmp_path / "answers.csv").code == 0
    for made in converted(tmp_path, "ods", path, tmp_path / "answers.csv"):
        with zipfile.ZipFile(made) as package:
            content = package.read("content.xml").decode()
        assert "table:formula" not in content
        assert "Err:" not in content
        assert "onerror=window.owned" in content
