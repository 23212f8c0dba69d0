"""Workbooks as people and programs save them."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.worksheet.worksheet import Worksheet

from kano.errors import DataError
from kano.readers.files.cells import as_text
from kano.readers.files.sheet import Sheet
from kano.readers.files.source import sheets
from kano.readers.files.workbook.sheet_xml import findings_of


def fill(sheet: Worksheet, rows: Iterable[Iterable[object]]) -> None:
    for row in rows:
        sheet.append(list(row))


def said(sheet: Sheet) -> list[list[str]]:
    (coded,) = sheet.encode(0, [range(max(map(len, sheet.head)))])
    return [[coded.vocabulary[code] for code in row] for row in coded.codes]


def keys(sheet: Sheet) -> dict[str, dict[str, object]]:
    return {notice.key: dict(notice.values) for notice in sheet.notices}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.xlsx"


def test_numbers_truth_dates_and_texts_become_text(path: Path) -> None:
    book = openpyxl.Workbook()
    moment = dt.datetime(2026, 3, 1, 14, 5, 6)  # noqa: DTZ001
    fill(
        book.active,
        [[5, 0.75, True, "TRUE", "007", "NA", moment, moment.date()], [1, " a\xa0", None, "", "'=x", "5.0"]],
    )
    book.save(path)
    (sheet,) = sheets(path)
    assert (sheet.file, sheet.name, sheet.place) == ("answers.xlsx", "Sheet", 'answers.xlsx, sheet "Sheet"')
    assert said(sheet) == [
        ["5", "0.75", "TRUE", "TRUE", "007", "NA", "2026-03-01 14:05:06", "2026-03-01"],
        ["1", "a", "", "", "=x", "5.0", "", ""],
    ]
    assert keys(sheet) == {}


def test_a_table_away_from_the_corner_keeps_its_addresses(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C4"], book.active["D6"] = "x", "y"
    book.save(path)
    assert said(sheets(path)[0]) == [[""] * 4] * 3 + [["", "", "x", ""], [""] * 4, ["", "", "", "y"]]


def test_hidden_and_empty_sheets_are_left_out_and_named(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title, book.active.sheet_state = "Instructions", "hidden"
    book.active["A1"] = "Read me"
    book.create_sheet("A & B")["A1"] = "x"
    book.create_sheet("empty")
    book.create_sheet("deep").sheet_state = "veryHidden"
    book.create_sheet("C")["A1"] = "y"
    book.create_chartsheet("chart")
    book.active = 1
    book.save(path)
    found = sheets(path)
    assert [sheet.name for sheet in found] == ["A & B", "C"]
    assert keys(found[0]) == keys(found[1]) == {"hidden_sheets": {"sheets": ("Instructions", "deep")}}


def test_a_workbook_whose_visible_sheets_are_empty_is_refused(path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("secret")["A1"] = "x"
    book["secret"].sheet_state = "hidden"
    book.save(path)
    with pytest.raises(DataError, match="no visible sheet holds anything; hidden: secret"):
        sheets(path)


def test_merged_headers_are_said_in_every_cell(path: Path) -> None:
    book = openpyxl.Workbook()
    fill(
        book.active,
        [["id", "Maps", None, "Search", None], [None, "fun", "dys", "fun", "dys"], [1, "a", "b", "c", "d"]],
    )
    for cells in ("B1:C1", "D1:E1", "A1:A2"):
        book.active.merge_cells(cells)
    book.save(path)
    (sheet,) = sheets(path)
    assert sheet.head[:2] == (("id", "Maps", "Maps", "Search", "Search"), ("id", "fun", "dys", "fun", "dys"))
    assert said(sheet)[2] == ["1", "a", "b", "c", "d"]
    assert said(sheet) == said(sheet)


def test_a_range_merged_over_the_whole_sheet_ends_with_the_data(path: Path) -> None:
    book = openpyxl.Workbook()
    fill(book.active, [["title"], ["a", "b"]])
    book.active.merge_cells("A1:XFD1")
    book.save(path)
    assert sheets(path)[0].head == (("title", "title"), ("a", "b"))


def test_formatted_rows_after_the_data_are_no_respondents(path: Path) -> None:
    book = openpyxl.Workbook()
    fill(book.active, [["a"], ["x"]])
    for row in range(3, 3000):
        book.active.cell(row, 1, " ").font = openpyxl.styles.Font(bold=True)
    book.save(path)
    assert said(sheets(path)[0]) == [["a"], ["x"]]


def test_cells_with_errors_are_counted_and_placed(path: Path) -> None:
    book = openpyxl.Workbook()
    fill(book.active, [["a", "b"], *[["x", "#N/A"]] * 6, ["#REF!", "y"], ["t", 't="e"']])
    book.save(path)
    (sheet,) = sheets(path)
    assert keys(sheet) == {"error_cells": {"count": 7, "where": ("B2", "B3", "B4", "B5", "B6")}}
    assert said(sheet)[1] == ["x", ""]


def test_what_a_sheet_tells_beside_its_values(path: Path) -> None:
    book = openpyxl.Workbook()
    fill(book.active, [["a", "b"], ["#N/A", "x"], ["=1+1", "y"]])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.save(path)
    (sheet,) = sheets(path)
    assert keys(sheet) == {
        "error_cells": {"count": 1, "where": ("A2",)},
        "formulas_without_values": {"count": 1, "where": ("A3",)},
        "hidden_rows": {"count": 1},
        "hidden_columns": {"columns": ("B",)},
    }
    assert said(sheet) == [["a", "b"], ["", "x"], ["", "y"]]


def test_a_sheet_of_formulas_that_nobody_calculated_is_refused(path: Path) -> None:
    book = openpyxl.Workbook()
    fill(book.active, [["a", "b"], *[["=C1", "=C2"]] * 5])
    book.save(path)
    with pytest.raises(
        DataError, match=r"(?s)10 formulas were never calculated \(A2, B2.*Open the workbook in Excel"
    ):
        sheets(path)
    book.create_sheet("answers")["A1"] = "x"
    book.save(path)
    (sheet,) = sheets(path)
    assert (sheet.name, keys(sheet)) == ("answers", {"sheets_without_values": {"sheets": ("Sheet",)}})


def test_calculated_formulas_are_read_by_their_values(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_formula(1, 0, "=1+4", None, 5)
        sheet.write_formula(1, 1, '="I like it"', None, "I like it")
    (found,) = sheets(path)
    assert (said(found), keys(found)) == ([["a", "b"], ["5", "I like it"]], {})


@pytest.mark.parametrize(
    ("cell", "waits"),
    [
        (b'<c r="A1"><f>B1</f></c>', True),
        (b'<c r="A1"><f>B1</f><v/></c>', True),
        (b'<c r="A1"><f>B1</f><v></v></c>', True),
        (b'<c r="A1"><f t="shared" si="0"/></c>', True),
        (b'<x:c r="A1"><x:f>B1</x:f></x:c>', True),
        (b'<c r="A1"><f>B1</f><v>0</v></c>', False),
        (b'<c r="A1" t="str"><f>""</f><v></v></c>', False),
        (b'<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', False),
        (b'<c r="A1" t="inlineStr"><is><t>x</t></is></c>', False),
    ],
)
def test_only_formulas_without_a_value_wait(cell: bytes, *, waits: bool) -> None:
    found = findings_of([b"<row>" + cell[:9], cell[9:] + b"</row>"])
    assert (found.uncalculated, found.first_uncalculated) == (int(waits), ["A1"] * waits)


def test_texts_after_a_thousand_numbers_are_no_nulls(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, ["a", *range(1500), "I like it"])
    coded = sheets(path)[0].encode(1, [[0]])[0]
    assert (len(coded.codes), coded.vocabulary[-1]) == (1501, "I like it")


def test_xlsm(path: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.save(path)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "macros.xlsm", "w") as new:
        for name in old.namelist():
            plain, macros = (
                b"openxmlformats-officedocument.spreadsheetml.sheet.main",
                b"ms-excel.sheet.macroEnabled.main",
            )
            new.writestr(name, old.read(name).replace(plain, macros))
    assert said(sheets(tmp_path / "macros.xlsm")[0]) == [["x"]]


def test_bytes_and_endings_do_not_matter(path: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.save(path)
    wrong = path.rename(tmp_path / "answers.csv")
    (sheet,) = sheets(wrong)
    assert keys(sheet) == {"ending_misleads": {"ending": ".csv", "kind": "workbook"}}
    (streamed,) = sheets(io.BytesIO(wrong.read_bytes()))
    assert (streamed.place, said(streamed), keys(streamed)) == ('stdin, sheet "Sheet"', [["x"]], {})
    text = tmp_path / "text.xlsx"
    text.write_text("a,b\n1,2\n")
    assert keys(sheets(text)[0]) == {"ending_misleads": {"ending": ".xlsx", "kind": "text"}}


def test_the_only_file_of_an_archive_is_read(tmp_path: Path) -> None:
    path = tmp_path / "responses.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Form (answers)/", "")
        archive.writestr("Form (answers)/Form.csv", "a,b\n1,2\n")
        archive.writestr("__MACOSX/._Form.csv", "x")
    (sheet,) = sheets(path)
    assert (sheet.file, sheet.head) == ("Form.csv", (("a", "b"), ("1", "2")))


def test_xls(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    book = xlwt.Workbook()
    sheet = book.add_sheet("Antwoorden")
    sheet.write_merge(0, 0, 0, 1, "Kaarten")
    for column, value in enumerate([5, 0.75, True, "007"]):
        sheet.write(1, column, value)
    book.add_sheet("Hulp").visibility = 1
    book.save(str(path))
    (found,) = sheets(path)
    assert said(found) == [["Kaarten", "Kaarten", "", ""], ["5", "0.75", "TRUE", "007"]]
    assert keys(found) == {"errors_look_blank": {}, "hidden_sheets": {"sheets": ("Hulp",)}}


def ods(rows: list[list[TableCell]], path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    style = Style(name="hidden", family="table")
    style.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(style)
    for name, look in (("Answers", {}), ("Help", {"stylename": style})):
        table = Table(name=name, **look)
        for cells in rows:
            row = TableRow()
            for each in cells:
                row.addElement(each)
            table.addElement(row)
        table.addElement(TableRow(numberrowsrepeated=1_000_000))
        document.spreadsheet.addElement(table)
        rows = []
    document.save(path)


def text_cell(text: str, **attributes: object) -> TableCell:
    made = TableCell(valuetype="string", **attributes)
    made.addElement(P(text=text))
    return made


def test_ods(tmp_path: Path) -> None:
    path = tmp_path / "answers.ods"
    number = TableCell(valuetype="float", value=5)
    ods([[text_cell("a"), text_cell("b", numbercolumnsrepeated=2)], [number, text_cell("x")]], path)
    (sheet,) = sheets(path)
    assert (sheet.name, said(sheet)) == ("Answers", [["a", "b", "b"], ["5", "x", ""]])
    assert keys(sheet) == {"hidden_sheets": {"sheets": ("Help",)}}


def test_ods_merged_headers(tmp_path: Path) -> None:
    path = tmp_path / "answers.ods"
    header = [
        text_cell("id", numberrowsspanned=2, numbercolumnsspanned=1),
        text_cell("Maps", numbercolumnsspanned=2, numberrowsspanned=1),
        CoveredTableCell(),
    ]
    ods([header, [CoveredTableCell(), text_cell("fun"), text_cell("dys")]], path)
    assert sheets(path)[0].head == (("id", "Maps", "Maps"), ("id", "fun", "dys"))


KINDS = {
    "of no kind": "<table:table-cell><text:p>lost</text:p></table:table-cell>",
    "of another kind": '<table:table-cell office:value-type="word"><text:p>lost</text:p></table:table-cell>',
    "without its number": '<table:table-cell office:value-type="float"><text:p>5</text:p></table:table-cell>',
    "by another prefix": '<table:table-cell o:value-type="string"><text:p>lost</text:p></table:table-cell>',
    "in parts": "<table:table-cell><text:p> <text:span/></text:p><text:p>lost</text:p></table:table-cell>",
}
BLANK = {
    "empty": "<text:p/>",
    "spaces": "<text:p>  </text:p>",
    "a comment": "<office:annotation><text:p>x</text:p></office:annotation>",
    "a drawing": "<draw:frame><text:p>5</text:p></draw:frame>",
}


def ods_with(cell: str) -> io.BytesIO:
    """An OpenDocument sheet whose second row begins with this cell."""
    from tests.contact.making.write import Sheet, ods, packed

    whole = ods(Sheet("A", [["a", "b"], ["here", "x"]]))
    spaces = ' xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:draw="urn:draw"'
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    old = '<table:table-cell office:value-type="string"><text:p>here</text:p></table:table-cell>'
    assert old in parts["content.xml"]
    changed = (
        parts["content.xml"]
        .replace(old, cell)
        .replace("<office:document-content", f"<office:document-content{spaces}")
    )
    return io.BytesIO(packed({**parts, "content.xml": changed}))


@pytest.mark.parametrize("told", KINDS.values(), ids=KINDS)
def test_ods_texts_that_the_library_leaves_out_are_refused(told: str) -> None:
    with pytest.raises(DataError, match="without saying that this is its text"):
        sheets(ods_with(told))


@pytest.mark.parametrize("told", BLANK.values(), ids=BLANK)
def test_ods_cells_that_show_nothing_are_blank(told: str) -> None:
    (sheet,) = sheets(ods_with(f"<table:table-cell>{told}</table:table-cell>"))
    assert [list(map(as_text, row)) for row in sheet.rows()][1] == ["", "x"]


def test_ods_errors_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "answers.ods"
    ods([[text_cell("a"), text_cell("b")], [text_cell("x"), text_cell("#N/A", stringvalue="")]], path)
    changed = tmp_path / "changed.ods"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            mark = b'calcext:value-type="error" office:string-value=""'
            new.writestr(name, old.read(name).replace(b'office:string-value=""', mark))
    (sheet,) = sheets(changed)
    assert keys(sheet)["error_cells"] == {"count": 1, "where": ("B2",)}
