"""One hostile survey through every report: its names steer nobody, run nowhere, and are still there."""

from __future__ import annotations

import csv
import json
import re
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
    ("compare", "--by", "team"),
    ("report", "--by", "team", "--wave", "when"),
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


PICTURES = {
    "plane": (), "shares": (), "answers": ("--feature", NAMES["script"]), "curves": (),
    "segments": ("--by", "team"),
    "trajectory": ("--wave", "when"), "drift": ("--wave", "when", "--feature", NAMES["image"]),
    "ladder": ("--wave", "when"),
}  # fmt: skip
"""Pictures and what they need."""


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_holds_nothing_that_runs(kano, survey, tmp_path, kind):
    from xml.etree.ElementTree import fromstring

    from kano.report.figures import PICTURES as KINDS

    assert {*PICTURES} == {*KINDS}
    ended = kano("plot", kind, survey, *PICTURES[kind], "-o", tmp_path / "out.svg")
    assert ended.code == 0, ended.err
    text = (tmp_path / "out.svg").read_text(encoding="utf-8")
    assert not {c for c in text + ended.err if unicodedata.category(c) in {"Cc", "Cf"} and c not in "\n\t"}
    parts = list(fromstring(text).iter())
    assert not [
        each.tag for each in parts if each.tag.rpartition("}")[2] in {"script", "image", "a", "foreignObject"}
    ]
    assert not [name for each in parts for name in each.attrib if "href" in name or name.startswith("on")]
    assert "url(http" not in text


def test_documents_hold_texts_alone(kano, survey, tmp_path):
    from xml.etree.ElementTree import fromstring

    pytest.importorskip("docx")
    pytest.importorskip("pptx")
    files = [tmp_path / "report.docx", tmp_path / "report.pptx"]
    ended = kano("classify", survey, "-q", *(word for each in files for word in ("-o", each)))
    assert ended.code == 0, ended.err
    for file in files:
        with zipfile.ZipFile(file) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        assert not [name for name in parts if "vba" in name or "embeddings" in name or "activeX" in name]
        assert not [name for name, each in parts.items() if b'TargetMode="External"' in each]
        every = [
            each
            for name, part in parts.items()
            if name.endswith((".xml", ".rels"))
            for each in fromstring(part).iter()
        ]
        assert not [
            each.tag
            for each in every
            if each.tag.rpartition("}")[2] in {"fldSimple", "instrText", "hlinkClick"}
        ]
        said = "".join(each.text or "" for each in every)
        assert seen(NAMES["script"]) in seen(said)


def test_what_a_ci_service_reads_is_no_command(kano, tmp_path):
    """Names stay on the line of their finding, in GitHub's lines and in JUnit's attributes."""
    from xml.etree.ElementTree import parse

    names = ["::error::x", "a%0A::set-output name=x::y", "##[error]x", 'q"><x/>', "]]>", "plain,title=x"]
    sides = [f"{name} ({side})" for name in names for side in ("functional", "dysfunctional")]
    rows = [sides, *[[ANSWERS[(i + k) % 3] for k in range(len(sides))] for i in range(30)]]
    with (tmp_path / "survey.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert kano("check", tmp_path / "survey.csv", "--init", "-o", tmp_path / "drafted.toml").code == 0
    draft = (tmp_path / "drafted.toml").read_text(encoding="utf-8")
    keys = re.findall(r"^\[features\.(.+)\]", draft, flags=re.MULTILINE)
    wanted = ["respondents = 10_000", *(f'[features.{key}]\ncomponent = "basis"' for key in keys)]
    (tmp_path / "targets.toml").write_text("\n".join(wanted), encoding="utf-8")
    words = ("check", tmp_path / "survey.csv", "--targets", tmp_path / "targets.toml", "--to", "github")
    ended = kano(*words, "-o", tmp_path / "found.xml")
    assert ended.code == 1, ended.err
    assert len(keys) == len(names)
    for line in ended.out.splitlines():
        assert re.match(r"::(error|warning|notice) ", line)
        assert "##[" not in line
        properties, _, message = line[2:].partition("::")
        assert "%0A::" not in properties
        assert not re.search(r"%0[AaDd]", message)
    cases = list(parse(tmp_path / "found.xml").iter("testcase"))
    assert len(cases) == 1 + len(names)
    assert not list(parse(tmp_path / "found.xml").iter("x"))


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed")
@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[-1]], ids=" ".join)
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
