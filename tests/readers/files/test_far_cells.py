"""Loading a sheet makes room for all cells up to the last one: where that is too far, it says so before."""

import io
import tempfile
import zipfile
from concurrent.futures import Future
from pathlib import Path

import pytest
import xlsxwriter

from kano.readers.files.source import sheets
from kano.readers.files.workbook import loading as workbook
from kano.readers.files.workbook.sheet_xml import Findings
from tests.support.packed import archive, refused, replaced, xlsx


@pytest.mark.parametrize("declared", [b'ref="A1:A1"', b'ref="A1:XFD1048576"'])
def test_a_cell_far_away_makes_no_room_for_all_between(declared: bytes) -> None:
    whole = replaced(xlsx(["a", "b"], ["x", "y"]), "xl/worksheets/sheet1.xml", b'ref="A1:B2"', declared)
    far = replaced(whole, "xl/worksheets/sheet1.xml", b'r="B2"', b'r="XFD1048576"')
    assert refused(far) == "the sheet reaches to XFD1048576, which is too far to be read"
    assert sheets(io.BytesIO(whole))[0].head == (("a", "b"), ("x", "y"))


@pytest.mark.parametrize(
    ("old", "new", "far"),
    [
        (b'r="B2"', b'r="XFD0001048576"', "XFD1048576"),
        (b'r="B2"', b'r="xfd1048576"', "XFD1048576"),
        (b'r="B2"', b"r = 'XFD1048576'", "XFD1048576"),
        (b'r="B2"', b'r="zufriedenheitAF7"', "ZUFRIED7"),
        (b'r="B2"', b'r="XFE2"', "XFE2"),
        (b'<row r="2"><c r="A2"', b'<row r="4000000000"><c', "C4000000000"),
    ],
)
def test_a_cell_far_away_is_seen_however_its_address_is_written(old: bytes, new: bytes, far: str) -> None:
    data = replaced(xlsx(["a", "b"], ["x", "y"]), "xl/worksheets/sheet1.xml", old, new)
    assert refused(data) == f"the sheet reaches to {far}, which is too far to be read"


@pytest.mark.parametrize("new", [b'<c r="XFD1048576" s="1"/><c r="B2"', b'<c r="XFD1048576"/><c r="B2"'])
def test_a_blank_cell_far_away_takes_no_room(new: bytes) -> None:
    data = replaced(xlsx(["a", "b"], ["x", "y"]), "xl/worksheets/sheet1.xml", b'<c r="B2"', new)
    assert sheets(io.BytesIO(data))[0].head == (("a", "b"), ("x", "y"))


def test_the_number_of_a_row_whose_cells_have_addresses_takes_no_room() -> None:
    whole = xlsx(["a", "b"], ["x", "y"])
    data = replaced(whole, "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="4000000000"')
    assert sheets(io.BytesIO(data))[0].head == (("a", "b"), ("x", "y"))


@pytest.fixture
def all_are_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of temporary files, where every sheet counts as large."""
    monkeypatch.setattr(workbook, "_AT_ONCE", 0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_large_sheet_is_read_from_a_copy_that_goes_away(all_are_large: Path) -> None:
    data = xlsx(["a", "b"], *([f"x{i}", f"y{i}"] for i in range(3000)))
    (sheet,) = sheets(io.BytesIO(data))
    assert list(sheet.rows())[-1] == ["x2999", "y2999"]
    assert list(all_are_large.iterdir()) == []


def test_a_cell_far_away_in_a_large_sheet(all_are_large: Path) -> None:
    data = xlsx(["a", "b"], *([f"x{i}", f"y{i}"] for i in range(3000)))
    far = replaced(data, "xl/worksheets/sheet1.xml", b'r="B3000"', b'r="XFD1048576"')
    assert refused(far) == "the sheet reaches to XFD1048576, which is too far to be read"
    wide = replaced(data, "xl/worksheets/sheet1.xml", b'r="B3000"', b'r="XFD3000"')
    assert len(sheets(io.BytesIO(wide))[0].head[0]) == 16_384
    assert list(all_are_large.iterdir()) == []


def test_a_large_sheet_that_is_cut_off(all_are_large: Path) -> None:
    data = xlsx(["a", "b"], *([f"x{i}", f"y{i}"] for i in range(3000)))
    cut = replaced(data, "xl/worksheets/sheet1.xml", b"</row></sheetData>", b"")
    assert refused(cut).startswith("the workbook is damaged")
    assert list(all_are_large.iterdir()) == []


FAR = "the sheet reaches to XFD1048576, which is too far to be read"


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("xl/_rels/workbook.xml.rels", b"/sheet1.xml", b"/SHEET1.xml", FAR),
        (
            "xl/_rels/workbook.xml.rels",
            b"/xl/worksheets",
            b"worksheets/../worksheets",
            FAR,
        ),
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


def test_a_large_sheet_is_read_where_the_copy_finds_no_room(all_are_large: Path) -> None:
    resource = pytest.importorskip("resource")
    data = xlsx(["a", "b"], *([f"x{i}", f"y{i}"] for i in range(3000)))
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(data) // 2, most[1]))
    try:
        (sheet,) = sheets(io.BytesIO(data))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert list(sheet.rows())[-1] == ["x2999", "y2999"]
    assert list(all_are_large.iterdir()) == []


@pytest.mark.usefixtures("all_are_large")
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


def test_a_large_sheet_is_read_where_no_copy_can_be_made(
    all_are_large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = xlsx(["a", "b"], *([f"x{i}", f"y{i}"] for i in range(3000)))
    far = replaced(data, "xl/worksheets/sheet1.xml", b'r="B3000"', b'r="XFD1048576"')
    monkeypatch.setattr(tempfile, "tempdir", str(all_are_large / "absent"))
    assert list(sheets(io.BytesIO(data))[0].rows())[-1] == ["x2999", "y2999"]
    assert refused(far) == FAR


class Hasty:
    """A library that comes to the end of what it is given some times before it has read all."""

    def __init__(self, failures: int, looking: Future[Findings]) -> None:
        self.failures, self.looking = failures, looking

    def get_sheet_by_index(self, index: int) -> str:
        self.failures -= 1
        if self.failures < 0:
            return f"sheet {index}"
        if not self.failures:
            self.looking.set_result(Findings())
        raise OSError("incomplete deflate stream")


@pytest.mark.parametrize(("failures", "loaded"), [(0, "sheet 4"), (1, None)])
def test_a_sheet_is_tried_until_all_is_looked_through(failures: int, loaded: str | None) -> None:
    looking: Future[Findings] = Future()
    assert workbook._loaded_meanwhile(Hasty(failures, looking), 4, looking) == loaded  # type: ignore[arg-type]


def test_a_sheet_loaded_too_fast_is_tried_again() -> None:
    looking: Future[Findings] = Future()
    hasty = Hasty(3, Future())
    assert workbook._loaded_meanwhile(hasty, 4, looking) == "sheet 4"  # type: ignore[arg-type, comparison-overlap]
    assert hasty.failures < 0


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
        assert refused(told).startswith("the workbook is damaged (it says it holds 99999999999 texts, in ")


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
    assert "too far" in refused(made.getvalue())
