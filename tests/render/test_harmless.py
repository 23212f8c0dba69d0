"""What a survey calls a feature stays text in every format."""

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kano.render.cells import clean
from kano.render.csv_text import csv_text
from kano.render.excel.chart import literal
from kano.render.excel.workbook import sheet_names, workbook
from kano.render.json_text import json_text
from kano.render.markdown import escape, markdown
from kano.report.blocks import Report
from kano.report.composed import Composed, Data

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA, SCRIPT = "=cmd|' /C calc'!A0", "<script>alert(1)</script>"
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_csv_guards_formulas_and_leaves_numbers(composed: Composed) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(composed.data))))
    assert {f"'{FORMULA}", SCRIPT} <= {row["label"] for row in rows}
    assert any(row["worse"].startswith("-") for row in rows)


@given(anything)
def test_no_text_in_csv_starts_a_formula(text: str) -> None:
    content = csv_text(Data({}, ({"text": text, "number": -0.92},)))
    assert content.count("\n") == 2
    assert "\r" not in content
    row = next(csv.DictReader(io.StringIO(content)))
    assert row["text"].lstrip()[:1] not in {*"=+-@＝＋－＠"} - {""}
    assert row["number"] == "-0.92"


def test_markdown_shows_the_names_as_they_are(report: Report) -> None:
    html = MarkdownIt("commonmark").enable("table").render(markdown(report))
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert f"<td>{FORMULA}</td>" in html
    assert "<td>*a* [b](c) `d` #e ~f~ &amp;lt;</td>" in html
    for table in html.split("<table>")[1:]:
        cells = {row.count("<td") for row in table.split("<tr>")}
        assert cells <= {0, len(re.findall("<th[ >]", table))}, "a name split a row"


@given(anything)
def test_markdown_says_what_the_text_says(text: str) -> None:
    parser = MarkdownIt("commonmark")
    for content in (escape(text), f"- {escape(text)}"):
        tokens = parser.parse(content)
        inline = [token for token in tokens if token.type == "inline"]
        shown = "".join(child.content for token in inline for child in token.children or [])
        kinds = {child.type for token in inline for child in token.children or []}
        assert kinds <= {"text", "softbreak"}
        assert shown.split() == clean(text).split()


def test_json_has_no_tag_and_the_name_whole(composed: Composed) -> None:
    content = json_text(composed.data)
    assert "<" not in content
    assert {FORMULA, SCRIPT} <= {each["label"] for each in json.loads(content)["features"]}


def test_workbook_has_no_formula_link_or_macro(report: Report) -> None:
    parts = zipfile.ZipFile(io.BytesIO(workbook(report)))
    assert not [name for name in parts.namelist() if "vba" in name or "externalLink" in name]
    for name in parts.namelist():
        tree = ET.fromstring(parts.read(name))
        if name.startswith("xl/worksheets/sheet"):
            cells = [each for cell in tree.iter(f"{SHEET}c") for each in cell]
            assert not [each for each in cells if each.tag == f"{SHEET}f"], name
            assert not [*tree.iter(f"{SHEET}hyperlink")]
        if name.startswith("xl/charts/chart"):
            references = [each.text or "" for each in tree.iter() if each.tag.endswith("}f")]
            assert references
            assert not [text for text in references if "cmd" in text]


@pytest.mark.filterwarnings(
    "ignore:.*extension is not supported"
)  # openpyxl doesn't know the bars of Excel 2010
def test_workbook_has_the_names_as_text(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(report)))
    found = {cell.value: cell.data_type for row in book["Features"].iter_rows(max_col=1) for cell in row}
    assert found[FORMULA] == "s"
    assert found[SCRIPT] == "s"


@pytest.mark.parametrize("text", [FORMULA, "Wow!A1", "=Sheet1!$A$1", "it's!B2 too"])
def test_a_chart_takes_no_label_for_a_reference(text: str) -> None:
    assert literal(text).replace("\u2060", "") == text
    assert "!\u2060" in literal(text)


@given(st.lists(st.text(max_size=50), max_size=6))
def test_sheet_names_are_what_excel_takes(titles: list[str]) -> None:
    names = list(sheet_names(titles))
    assert len({name.lower() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) / 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.lower() != "history"
