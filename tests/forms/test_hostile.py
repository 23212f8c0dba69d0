"""One hostile questionnaire in every form, opened by the programs that read them: its texts stay texts.

`make readers` runs it with LibreOffice and survey-core as well, and fails where one of them is missing.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kano.forms.choices import Choices
from kano.forms.making import make_form
from kano.forms.platforms.platforms import FORMATS, fitted
from kano.questionnaire_file import load_questionnaire
from tests.support.forms.browser import CHROMIUM, Browser
from tests.support.readers import ALL, OFFICE, SURVEY_CORE, converted, wants

TEXTS = {
    "formula": "=1+41",
    "wide": "＝1+41",
    "hidden": "\u200b=1+41",
    "call": '=cmd|" /C calc"!A0',
    "image": "<img src=x onerror=window.owned=1>",
    "script": "</script><script>window.owned=1</script>",
    "field": "${e://Field/ResponseID} ${feature_image_fun}",
    "block": "[[Block:other]] [[[[Question:MC]]]]",
    "ticks": "`${window.owned=1}` \\u0022 \\",
    "turned": "\u202egnihton\u202c",
    "braces": "{kano_block} {formula_fun} {{7*6}} {TOKEN:EMAIL}",
    "lines": "one\ntwo, \"three\" | four; 'five' %s %(x)s &amp;",
    "long": "very " * 300 + "long",
}
OPTIONS = ("＝1+41", "\u200b=1+41", "@SUM(1+41)", "<b>bold</b>", "plain")


@pytest.fixture(scope="module")
def bank(tmp_path_factory):
    """A questionnaire whose every text wants to be something else."""
    lines = ['key = "hostile"', f"title.en = {json.dumps(TEXTS['image'])}", 'wording.en = "en-like-expect"']
    for key, text in TEXTS.items():
        lines += [
            "[[features]]",
            f'key = "{key}"',
            f"label.en = {json.dumps(text)}",
            f"questions.en.functional = {json.dumps(f'{text} Would you like it?')}",
            f"questions.en.dysfunctional = {json.dumps(f'{text} Would you like it not?')}",
        ]
    path = tmp_path_factory.mktemp("bank") / "hostile.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return load_questionnaire(path)


def form(bank, key, **choices):
    target = FORMATS[key]
    segments = (f"Which?={'|'.join(OPTIONS)}",)
    content = target.write(
        make_form(bank, fitted(Choices(languages=("en",), segments=segments, **choices), target))
    )
    return content.encode() if isinstance(content, str) else content


def seen(text):
    """A text as a person reads it: words without spaces and without what can't be seen."""
    from kano.words.safe import safe

    return "".join(safe(text).split())


@pytest.mark.parametrize("key", FORMATS)
def test_every_form_can_be_made(bank, key):
    assert form(bank, key)


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed")
def test_the_page_shows_texts_and_saves_texts(bank, tmp_path):
    path = tmp_path / "form.html"
    path.write_bytes(form(bank, "html"))
    with Browser(tmp_path) as browser:
        browser.open(path)
        browser.click(f"input[value='{OPTIONS.index('@SUM(1+41)')}']")
        shown = ""
        for _ in range(40):
            shown += browser.evaluate("document.querySelector('main').innerText")
            if browser.evaluate("!!document.getElementById('save')"):
                break
            browser.evaluate(
                "document.querySelectorAll('input[value=\"0\"]').forEach(e => e.closest('label').click())"
            )
            before = browser.evaluate("document.getElementById('head').textContent")
            browser.click("#next")
            browser.wait(f"document.getElementById('head').textContent !== {before!r}")
        assert browser.evaluate("window.owned ?? 0") == 0
        assert browser.evaluate("document.querySelectorAll('img, main script, main b, iframe').length") == 0
        assert browser.evaluate("document.title") == TEXTS["image"]
        browser.click("#save")
        with browser.download(".csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        asked = [url for url in browser.requests if not url.startswith(("file:", "blob:", "data:"))]
    assert asked == []
    for text in TEXTS.values():
        assert seen(text) in seen(shown)
    assert rows[0]["segment"] in OPTIONS + tuple(f"'{each}" for each in OPTIONS)
    assert not [cell for row in rows for cell in row.values() if seen(cell)[:1] in {*"=+-@＝"}]
    assert len(rows[0]) == 4 + 2 * len(TEXTS)


def test_an_xlsform_converts_with_its_texts(bank, tmp_path):
    pyxform = pytest.importorskip("pyxform.xls2xform", reason="pyxform is not installed")
    path = tmp_path / "form.xlsx"
    path.write_bytes(form(bank, "xlsform"))
    found = pyxform.convert(path, validate=ALL and bool(shutil.which("java"))).xform
    from xml.etree import ElementTree as ET

    tree = ET.fromstring(found)
    assert not [each for each in tree.iter() if each.tag.rpartition("}")[2] in {"img", "script", "b"}]
    assert not [each for each in tree.iter() if each.tag.endswith("}output")]
    shown = seen("".join(tree.itertext()))
    for name in ("image", "script", "formula", "braces", "block", "long"):
        assert seen(TEXTS[name]) in shown


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_the_google_script_makes_items_of_these_texts(bank, tmp_path):
    path = tmp_path / "form.js"
    path.write_bytes(form(bank, "google"))
    runner = Path(__file__).parents[1] / "support" / "forms" / "run_google.js"
    ended = subprocess.run(
        ["node", runner, path], capture_output=True, check=False, text=True, encoding="utf-8"
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["owned"] == 0
    shown = seen("".join(told["texts"]))
    for text in TEXTS.values():
        assert seen(text) in shown


@wants(SURVEY_CORE, "survey-core")
def test_survey_core_shows_the_texts(bank, tmp_path):
    path = tmp_path / "form.json"
    path.write_bytes(form(bank, "surveyjs"))
    script = """
      const { Model } = require(process.env.SURVEY_CORE);
      const survey = new Model(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")));
      const texts = survey.getAllQuestions(false, true).flatMap((each) => [each.locTitle.textOrHtml,
        ...(each.choices ?? []).map((one) => one.locText.textOrHtml)]);
      const html = survey.getAllQuestions(false, true).filter((each) => each.locTitle.hasHtml).length;
      console.log(JSON.stringify({ errors: (survey.jsonErrors ?? []).map((e) => e.message), texts, html }));
    """
    ended = subprocess.run(
        ["node", "-e", script, path], capture_output=True, check=False, text=True, encoding="utf-8",
        env={**os.environ, "SURVEY_CORE": SURVEY_CORE},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert (told["errors"], told["html"]) == ([], 0)
    shown = seen("".join(told["texts"]))
    for name, text in TEXTS.items():
        assert seen(text) in shown, name


@wants(OFFICE, "LibreOffice")
def test_libreoffice_shows_the_texts(bank, tmp_path):
    keys = ("excel", "print", "microsoft")
    for key in keys:
        (tmp_path / f"{key}{FORMATS[key].ending}").write_bytes(form(bank, key))
    books = converted(tmp_path, "csv", *(tmp_path / f"{key}.xlsx" for key in ("excel", "print")))
    (words,) = converted(tmp_path, "txt:Text (encoded):UTF8", tmp_path / "microsoft.docx")
    for path in (*books, words):
        shown = seen(path.read_text(encoding="utf-8-sig", errors="replace").replace('""', '"'))
        for name in ("formula", "call", "image", "script", "field", "braces", "long"):
            assert seen(TEXTS[name]) in shown, (path.name, name)
        assert "Err:" not in shown
