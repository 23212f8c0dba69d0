"""What somebody who opens the workbook finds."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from kano.render.colours import COLOURS
from kano.render.excel.placing import sides
from kano.render.excel.table import keeping, to_read
from kano.render.excel.workbook import workbook
from kano.report.blocks import Cards, Report, Scatter, Table
from kano.report.composed import Composed

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def content(report: Report) -> bytes:
    return workbook(report)


@pytest.fixture(scope="module")
def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def points(report: Report) -> Scatter:
    return next(block for section in report.sections for block in section.blocks if isinstance(block, Scatter))


def chart(content: bytes) -> ET.Element:
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("xl/charts/chart1.xml"))


def test_the_same_report_gives_the_same_bytes(content: bytes, report: Report) -> None:
    assert workbook(report) == content
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert {part.date_time[0] for part in parts.infolist()} == {1980}
    properties = parts.read("docProps/core.xml").decode()
    assert "2020-01-01T00:00:00Z" in properties
    assert report.title in properties


def test_the_answer_first_then_what_is_read_then_what_is_calculated_with(
    book: openpyxl.Workbook, report: Report
) -> None:
    read = [section.title for section in report.sections if not section.appendix]
    assert book.sheetnames == [*read, "Numbers", "About the numbers"]
    about = {cell.value for row in book["About the numbers"].iter_rows(max_col=1) for cell in row}
    assert {section.title for section in report.sections if section.appendix} <= about
    assert book.active is not None
    assert book.active.title == report.sections[0].title
    assert book.worksheets[0]["A1"].value == report.title
    assert "basis" in str(book.worksheets[0]["A4"].value)


def test_the_first_sheet_has_the_main_table_in_brief(book: openpyxl.Workbook, report: Report) -> None:
    table = next(block for section in report.sections for block in section.blocks if isinstance(block, Table))
    brief = keeping(to_read(table), lambda column: column.priority == 1)
    rows = [row[: len(brief.columns)] for row in book.worksheets[0].iter_rows(values_only=True)]
    head = rows.index(tuple(column.title for column in brief.columns))
    assert [row[0] for row in rows[head + 1 : head + 1 + len(table.rows)]] == [row[0] for row in table.rows]


def test_main_tables_can_be_filtered_and_scrolled(book: openpyxl.Workbook) -> None:
    for name, key in (("Features", "features"), ("Distribution", "distribution"), ("Numbers", "features_all")):
        assert book[name].freeze_panes == "B2"
        assert book[name].tables[key].ref.startswith("A1:")
        assert book[name].tables[key].autoFilter is not None


def test_formulas_can_name_columns_in_any_language(compose: Callable[..., Composed]) -> None:
    for language in ("en", "nl"):
        book = openpyxl.load_workbook(io.BytesIO(workbook(compose(language).document)))
        ((sheet, place),) = book.defined_names["features_all_better"].destinations
        values = [cell.value for (cell,) in book[sheet][place]]
        assert len(values) == 7
        assert max(value for value in values if value is not None) <= 1
        titles = [column.name for table in book[sheet].tables.values() for column in table.tableColumns]
        assert len(titles) == len({title.casefold() for title in titles})


def test_the_first_sheet_says_what_each_sort_asks_for(book: openpyxl.Workbook, report: Report) -> None:
    (cards,) = [block for block in report.sections[0].blocks if isinstance(block, Cards)]
    found = {str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row}
    for card in cards.cards:
        assert f"{card.count} {card.label.text}" in found
        assert card.todo in found


def test_the_first_sheet_prints_on_one_page(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[0]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # What isn't written is one page.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    assert book.worksheets[2].page_setup.fitToHeight == 0


def test_numbers_have_the_format_of_their_kind(book: openpyxl.Workbook) -> None:
    sheet = book["Features"]
    formats = {
        str(sheet.cell(1, i).value): {cell.number_format for cell in column[1:8] if cell.value is not None}
        for i, column in enumerate(sheet.iter_cols(max_row=8), 1)
    }
    assert formats["Better"] <= {"0.00", "0.00;0.00"}
    assert formats["Sure"] <= {"0.0%", '">99.9%"', '"<0.1%"'}
    assert formats["n"] == {"#,##0"}


def test_what_is_undefined_is_blank(book: openpyxl.Workbook) -> None:
    row = next(row for row in book["Features"].iter_rows() if row[0].value == "Nobody")
    numbers = [cell.value for cell in row[2:7]]
    assert numbers == [None] * 5


def test_doubtful_numbers_are_marked_and_blanks_are_not(book: openpyxl.Workbook) -> None:
    rules = {
        rule.formula[0]
        for each in book["Features"].conditional_formatting
        for rule in each.rules
        if rule.formula
    }
    assert [rule for rule in rules if rule.startswith("AND(ISNUMBER(") and rule.endswith("<0.95)")]


def test_a_native_chart_with_a_series_for_each_category(content: bytes, points: Scatter) -> None:
    drawn = chart(content)
    assert drawn.find(f".//{CHART}scatterChart") is not None
    series = drawn.findall(f".//{CHART}ser")
    assert len(series) == len({point.series for point in points.points}) + 1
    labels = ["".join(text.itertext()) for text in drawn.findall(f".//{CHART}dLbl/{CHART}tx")]
    named = [*(point.label for point in points.points), *points.quadrants]
    assert sorted(label.replace("\u2060", "") for label in labels) == sorted(named)
    assert len(drawn.findall(f".//{CHART}legendEntry")) == 1, "quadrants are no sort of points"


def test_the_chart_draws_the_numbers_of_the_points(content: bytes, points: Scatter) -> None:
    drawn = chart(content)
    found = {
        (round(float(x.text or ""), 9), round(float(y.text or ""), 9))
        for series in drawn.findall(f".//{CHART}ser")[:-1]
        for x, y in zip(
            series.findall(f"{CHART}xVal//{CHART}v"), series.findall(f"{CHART}yVal//{CHART}v"), strict=True
        )
    }
    assert found == {(round(point.x, 9), round(point.y, 9)) for point in points.points}


def test_axes_have_names_and_cross_at_the_cuts(content: bytes, points: Scatter) -> None:
    axes = chart(content).findall(f".//{CHART}valAx")
    assert {"".join(axis.find(f"{CHART}title").itertext()) for axis in axes} == {points.x_title, points.y_title}
    for axis in axes:
        scaling = axis.find(f"{CHART}scaling")
        assert [scaling.find(f"{CHART}{end}").get("val") for end in ("max", "min")] == ["1", "0"]
        assert axis.find(f"{CHART}crossesAt").get("val") == "0.5"


def test_the_chart_says_what_it_shows(content: bytes, points: Scatter) -> None:
    drawing = zipfile.ZipFile(io.BytesIO(content)).read("xl/drawings/drawing1.xml").decode()
    assert f'descr="{points.description}"' in drawing


def test_a_long_name_is_cut_in_the_chart_and_whole_on_the_sheet(points: Scatter, report: Report) -> None:
    name = "Being able to see on a map where the parcel is at this very moment"
    long = replace(points, points=tuple(replace(point, label=name) for point in points.points))
    first, second = report.sections[:2]
    content = workbook(replace(report, sections=(first, replace(second, blocks=(long,)))))
    labels = ["".join(text.itertext()) for text in chart(content).findall(f".//{CHART}dLbl/{CHART}tx")]
    assert set(labels) == {"Being able to see on a map where…", *points.quadrants}
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert name in {cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize(("language", "by"), [("nl", ""), ("nl", "channel"), ("en", "channel")])
def test_no_sheet_is_empty(compose: Callable[..., Composed], language: str, by: str, tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    file.write_bytes(workbook(compose(language, by).document))
    for sheet in openpyxl.load_workbook(file).worksheets:
        assert sheet.max_row > 1 or sheet["A1"].value, sheet.title


def test_a_report_without_points_or_rows(report: Report) -> None:
    from dataclasses import replace

    def emptied(block: object) -> object:
        match block:
            case Table():
                return replace(block, rows=(), empty="nothing")
            case Scatter():
                return replace(block, points=())
            case _:
                return block

    sections = tuple(replace(each, blocks=tuple(map(emptied, each.blocks))) for each in report.sections)
    book = openpyxl.load_workbook(io.BytesIO(workbook(replace(report, sections=sections))))
    assert book["Features"]["A1"].value == "nothing"


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tone", COLOURS)
def test_colours_can_be_read(tone: str) -> None:
    colour = COLOURS[tone]
    assert contrast(colour.ink, colour.tint) >= 7
    assert contrast(colour.ink, "#FFFFFF") >= 7
    assert contrast(colour.strong, "#FFFFFF") >= 3


def test_labels_of_near_points_stand_apart() -> None:
    near = [("left one", 0.5, 0.5), ("right one", 0.51, 0.5), ("at the edge", 1.0, 0.0)]
    assert sides(near, (700, 500)) == ["left", "right", "left"]
