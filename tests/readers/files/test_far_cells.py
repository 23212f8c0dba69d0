"""Loading a sheet makes room for all cells up to the last one: where that is too far, it says so."""

import io
import zipfile

import pytest
import xlsxwriter

from kano.readers.files.source import sheets
from tests.support.packed import archive, refused, replaced, xlsx

DECOY = b' x:id="rId2" xmlns:x="urn:x" r:id="rId1"'
TARGET = b' xmlns:x="urn:x" x:Target="/xl/styles.xml" Target="/xl'
FAR = "the workbook takes far more room than what it holds: a cell may lie far away from the others"


@pytest.mark.parametrize("declared", [b'ref="A1:A1"', b'ref="A1:XFD1048576"'])
def test_a_cell_far_away_makes_no_room_for_all_between(declared: bytes) -> None:
    whole = replaced(xlsx(["a", "b"], ["x", "y"]), "xl/worksheets/sheet1.xml", b'ref="A1:B2"', declared)
    far = replaced(whole, "xl/worksheets/sheet1.xml", b'r="B2"', b'r="XFD1048576"')
    assert refused(far) == FAR
    assert sheets(io.BytesIO(whole))[0].head == (("a", "b"), ("x", "y"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="B2"', b'r="BH1048575"'),
        (b'r="B2"', b'r="XFD0001048576"'),
        (b'r="B2"', b'r="xfd1048576"'),
        (b'r="B2"', b"r = 'XFD1048576'"),
        (b'<row r="2"><c r="A2"', b'<row r="4000000000"><c'),
    ],
)
def test_a_cell_far_away_is_seen_however_its_address_is_written(old: bytes, new: bytes) -> None:
    assert refused(replaced(xlsx(["a", "b"], ["x", "y"]), "xl/worksheets/sheet1.xml", old, new)) == FAR


def test_a_sheet_wider_than_programs_make_them_is_read_where_it_is_short() -> None:
    data = replaced(xlsx(["a", "b"], ["x", "y"]), "xl/worksheets/sheet1.xml", b'r="B2"', b'r="XFE2"')
    assert len(sheets(io.BytesIO(data))[0].head[1]) == 16_385


@pytest.mark.parametrize("new", [b'<c r="XFD1048576" s="1"/><c r="B2"', b'<c r="XFD1048576"/><c r="B2"'])
def test_a_blank_cell_far_away_takes_no_room(new: bytes) -> None:
    data = replaced(xlsx(["a", "b"], ["x", "y"]), "xl/worksheets/sheet1.xml", b'<c r="B2"', new)
    assert sheets(io.BytesIO(data))[0].head == (("a", "b"), ("x", "y"))


def test_the_number_of_a_row_whose_cells_have_addresses_takes_no_room() -> None:
    whole = xlsx(["a", "b"], ["x", "y"])
    data = replaced(whole, "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="4000000000"')
    assert sheets(io.BytesIO(data))[0].head == (("a", "b"), ("x", "y"))


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("xl/_rels/workbook.xml.rels", b"/sheet1.xml", b"/SHEET1.xml", FAR),
        (
            "xl/_rels/workbook.xml.rels",
            b"/xl/worksheets",
            b"worksheets/../worksheets",
            "the workbook is damaged",
        ),
        ("xl/workbook.xml", b' r:id="rId1"', DECOY, FAR),
        ("xl/_rels/workbook.xml.rels", b' Target="/xl', TARGET, FAR),
        ("xl/_rels/workbook.xml.rels", b"</Rel", b'<!--<Relationship Id="rId1" Target="a.xml"/>--></Rel', FAR),
        ("xl/workbook.xml", b'name="Sheet"', b'name="a&gt;b>c"', FAR),
        ("xl/workbook.xml", b"</sheets>", b'<!--<sheet name="B" r:id="rId9"/>--></sheets>', FAR),
    ],
)
def test_a_cell_far_away_is_seen_in_whatever_part_it_is(part: str, old: bytes, new: bytes, said: str) -> None:
    far = replaced(xlsx(["a", "b"], ["x", "y"]), "xl/worksheets/sheet1.xml", b'r="B2"', b'r="XFD1048576"')
    data = replaced(far, part, old, new)
    assert data != far
    assert refused(data).startswith(said)


def test_a_workbook_within_a_workbook_is_refused() -> None:
    with_both = io.BytesIO(xlsx(["a", "b"], ["x", "y"]))
    with zipfile.ZipFile(with_both, "a") as package:
        package.writestr("content.xml", "<office:document-content/>")
    assert refused(with_both.getvalue()) == "the workbook is damaged (it holds several workbooks)"


@pytest.mark.parametrize("kept", [True, False])
def test_what_follows_the_rows_doesnt_hide_a_cell_far_away(*, kept: bool) -> None:
    rows = "".join(f'<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>' for i in range(1, 9000))
    far = '<row r="9000"><c r="XFD1048576"><v>1</v></c></row>' if kept else ""
    links = "".join(f'<hyperlink ref="A{i}" display="{i * 7919 % 10007}"/>' for i in range(1, 9000))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f"<sheetData>{rows}{far}</sheetData><hyperlinks>{links}</hyperlinks>"
    whole = xlsx(["a"])
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        old = package.read("xl/worksheets/sheet1.xml")
    made = f'<worksheet xmlns="{space}">{sheet}</worksheet>'.encode()
    data = replaced(whole, "xl/worksheets/sheet1.xml", old, made)
    if kept:
        assert refused(data) == FAR
    else:
        assert len(list(sheets(io.BytesIO(data))[0].rows())) == 8999


def test_cells_without_an_address_stand_beside_each_other() -> None:
    data = xlsx(["a", "b"], ["x", "y"])
    for address in (b' r="A1"', b' r="B1"', b' r="A2"', b' r="B2"', b' r="1"', b' r="2"'):
        data = replaced(data, "xl/worksheets/sheet1.xml", address, b"")
    assert sheets(io.BytesIO(data))[0].head == (("a", "b"), ("x", "y"))


def test_more_texts_than_a_workbook_can_hold() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet().write(0, 0, "a")
    more = b'uniqueCount="99999999999"'
    for old, new in (
        (b'uniqueCount="1"', more),
        (b"<sst", b"<!-- " + b"x" * 100_000 + b' uniqueCount="1" --><sst ' + more),
    ):
        told = replaced(made.getvalue(), "xl/sharedStrings.xml", old, new)
        assert refused(told).startswith(("the workbook is damaged (", FAR))


def ods(
    cell: str, end: str = "</office:spreadsheet></office:body></office:document-content>", start: str = ""
) -> bytes:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"{start}<office:document-content{spaces}><office:body><office:spreadsheet>"
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">'
        f'<table:table-cell office:value-type="string"{cell}</table:table-cell></table:table-row>{end}'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return archive(**{"mimetype": kind, "content_xml": content, "META-INF__manifest_xml": manifest})


@pytest.mark.parametrize("repeated", ['="16384"', " = '16384'"])
def test_repeated_cells_of_ods_make_no_room_either(repeated: str) -> None:
    end = "</table:table></office:spreadsheet></office:body></office:document-content>"
    cell = f" table:number-columns-repeated{repeated}><text:p>x</text:p>"
    assert "too far" in refused(ods(cell, end))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (ods("><text:p>x</text:p>", ""), "no element found"),
        (ods("><text:p>x</text:p>"), "mismatched tag"),
        (ods("><office:annotation><text:p>x</text:p>"), "mismatched tag"),
        (ods(">x", "", '<?xml version="1.0" encoding="has"?>'), "unknown encoding: has"),
        (ods(">x", "", '<?xml version="1.0" encoding="gb18030"?>'), "multi-byte encodings are not supported"),
        (ods(">&a;", "", '<!DOCTYPE x [<!ENTITY a "b">]>'), "it declares an entity, a"),
    ],
)
def test_an_ods_cut_off_within_a_table_is_not_read_for_ever(data: bytes, why: str) -> None:
    assert refused(data).startswith(f"the workbook is damaged ({why}")


@pytest.mark.parametrize("far", ["XFD1048576", "A4000000000", "ZZ1000000"])
def test_a_large_sheet_that_hides_a_far_cell_is_refused_before_it_is_loaded(far: str) -> None:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>I like it</t></is></c></row>'
    rows = "".join(row.format(i) for i in range(1, 80_000))
    hidden = f'<row r="80000"><c r="{far}" t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = f"<dimension ref='A1:A80000'/><sheetData>{rows}{hidden}</sheetData>"
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(["a"]))) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                content = f'<worksheet xmlns="{space}">{sheet}</worksheet>'.encode()
            after.writestr(name, content)
    assert len(sheet) > 4 << 20
    assert refused(made.getvalue()) == FAR
