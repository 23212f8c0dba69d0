"""What can't be read says what it is, where, and what to do; nothing is tried beyond reason."""

import io
import random
import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from xlwt.CompoundDoc import XlsDoc

from kano.errors import DataError
from kano.readers import package
from kano.readers.source import sheets

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(data: bytes) -> str:
    with pytest.raises(DataError) as caught:
        sheets(io.BytesIO(data))
    (problem,) = caught.value.problems
    assert problem.where.startswith("stdin")
    assert problem.todo
    return problem.what


def archive(**files: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def xlsx(*rows: list[object]) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == part else content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"{\\rtf1 hi}", "RTF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page"),
        (b"\xef\xbb\xbf\n <table><tr><td>1</td></tr></table>", "a web page"),
        ("<html>".encode("utf-16"), "a web page"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>', "a web page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003"),
        (b'<?xml version="1.0"?><document/>', "an XML document"),
        (b'{"responses": []}', "a JSON document"),
        (archive(word__document_xml="<w/>"), "a Word document"),
        (archive(Index__Document_iwa="x"), "Apple Numbers"),
        (archive(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>"), "not a spreadsheet"),
        (archive(a_csv="a,b\n", b_csv="a,b\n"), "zip archive of 2 files (a.csv, b.csv)"),
        (archive(a_zip=archive(b_csv="a,b\n")), "an archive within an archive"),
        (OLE + bytes(500) + "WordDocument".encode("utf-16-le"), "a Word document"),
        (OLE + bytes(2000), "made by another program, or cut off"),
        (bytes(range(256)) * 8, "neither a workbook nor text"),
    ],
)
def test_other_documents_are_named(data: bytes, what: str) -> None:
    assert what in refused(data)


def test_headers_in_brackets_are_no_json() -> None:
    assert sheets(io.BytesIO(b"[Maps],[Search]\n1,2\n"))[0].head[0] == ("[Maps]", "[Search]")


def test_folders_and_missing_files(tmp_path: Path) -> None:
    for path, what in ((tmp_path, "a folder"), (tmp_path / "no.csv", "no such file")):
        with pytest.raises(DataError, match=what) as caught:
            sheets(path)
        assert str(path) in str(caught.value)


def old_workbook() -> xlwt.Workbook:
    book = xlwt.Workbook()
    book.add_sheet("A").write(0, 0, "x")
    return book


def test_password_protected_workbooks(tmp_path: Path) -> None:
    biff = old_workbook().get_biff_data()
    first = 4 + struct.unpack("<H", biff[2:4])[0]
    locked = tmp_path / "locked.xls"
    XlsDoc().save(str(locked), biff[:first] + struct.pack("<HHHHH", 0x2F, 6, 0, 1, 2) + biff[first:])
    flagged = bytearray(archive(a_csv="a,b\n1,2\n"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        flagged[flagged.index(mark) + place] |= 1
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    for data in (
        OLE + bytes(1016) + "EncryptedPackage".encode("utf-16-le"),
        locked.read_bytes(),
        bytes(flagged),
        archive(**{"content_xml": "?", "META-INF__manifest_xml": manifest}),
    ):
        assert refused(data) == "the workbook is protected with a password"


def test_damaged_workbooks(tmp_path: Path) -> None:
    whole = xlsx(["a", "b"], ["x", "y"])
    old = tmp_path / "old.xls"
    old_workbook().save(str(old))
    for data in (
        whole[:-30],
        whole[: len(whole) // 2],
        b"PK\x03\x04garbage",
        replaced(whole, "xl/worksheets/sheet1.xml", b"</c>", b"</d>"),
        replaced(whole, "xl/_rels/workbook.xml.rels", b"sheet1.xml", b"sheet9.xml"),
        replaced(whole, "xl/workbook.xml", b"<sheets>", b"<sheets"),
        old.read_bytes()[:2000],
    ):
        assert refused(data).startswith("the workbook is damaged")


def test_workbooks_spoilt_at_random_never_end_in_another_error() -> None:
    pick = random.Random(11)
    whole = xlsx(["a", "b"], ["x", 5], ["=1", True])
    with zipfile.ZipFile(io.BytesIO(whole)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    for _ in range(150):
        spoilt = bytearray(sheet)
        for _ in range(pick.randrange(1, 8)):
            spoilt[pick.randrange(len(spoilt))] = pick.choice(b'<>/"=019AZ r')
        torn = bytearray(whole)
        torn[pick.randrange(len(torn))] ^= 1 << pick.randrange(8)
        for data in (replaced(whole, "xl/worksheets/sheet1.xml", sheet, bytes(spoilt)), bytes(torn)):
            try:
                for found in sheets(io.BytesIO(data)):
                    found.encode(0, [[0]])
            except DataError as error:
                assert "stdin" in str(error)  # noqa: PT017


def test_a_bomb_is_not_unpacked() -> None:
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as opened,
        opened.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(b"\0" * (1 << 20))
    before = time.process_time()
    assert "which no survey does" in refused(bomb.getvalue())
    assert time.process_time() - before < 1


def test_a_package_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_MOST", 1000)
    assert "which no survey does" in refused(xlsx(["a"]))


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
        (b'<row r="2"', b'<row r="4000000000"', "B4000000000"),
        (b'<row r="2"><c r="A2"', b'<row r="4000000000"><c', "C4000000000"),
    ],
)
def test_a_cell_far_away_is_seen_however_its_address_is_written(old: bytes, new: bytes, far: str) -> None:
    data = replaced(xlsx(["a", "b"], ["x", "y"]), "xl/worksheets/sheet1.xml", old, new)
    assert refused(data) == f"the sheet reaches to {far}, which is too far to be read"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/_rels/workbook.xml.rels", b"/sheet1.xml", b"/SHEET1.xml"),
        ("xl/_rels/workbook.xml.rels", b"/xl/worksheets", b"worksheets/../worksheets"),
        ("xl/workbook.xml", b'name="Sheet"', b'name="a&gt;b>c"'),
    ],
)
def test_a_cell_far_away_is_seen_in_whatever_part_it_is(part: str, old: bytes, new: bytes) -> None:
    far = replaced(xlsx(["a", "b"], ["x", "y"]), "xl/worksheets/sheet1.xml", b'r="B2"', b'r="XFD1048576"')
    data = replaced(far, part, old, new)
    assert data != far
    assert refused(data).startswith(("the sheet reaches to XFD1048576", "the workbook is damaged"))


def test_cells_without_an_address_stand_beside_each_other() -> None:
    data = xlsx(["a", "b"], ["x", "y"])
    for address in (b' r="A1"', b' r="B1"', b' r="A2"', b' r="B2"', b' r="1"', b' r="2"'):
        data = replaced(data, "xl/worksheets/sheet1.xml", address, b"")
    assert sheets(io.BytesIO(data))[0].head == (("a", "b"), ("x", "y"))


def test_more_texts_than_a_workbook_can_hold() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet().write(0, 0, "a")
    told = replaced(made.getvalue(), "xl/sharedStrings.xml", b'uniqueCount="1"', b'uniqueCount="99999999999"')
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


def test_entities_of_xml_are_not_followed() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "I like it"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    data = xlsx(["f1_fun", "f1_dys"], ["I like it", "I dislike it"])
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/sharedStrings.xml":
                content = content.replace(b"<sst", bomb + b"<sst").replace(b">I like it<", b">&b;&c;<")
            after.writestr(name, content)
    try:
        (sheet,) = sheets(io.BytesIO(made.getvalue()))
    except DataError:
        return
    assert "root:" not in str(sheet.head)
    assert "I like itI like it" not in str(sheet.head)


def test_json_nested_beyond_reason_and_answers_beyond_reason() -> None:
    assert "nested too deeply" in refused(b'[{"a":' * 100_000)
    deep = b'[{"a":' + b'{"a":' * 50 + b"1" + b"}" * 51 + b"]"
    assert sheets(io.BytesIO(deep))[0].head[0]
    enormous = b"f1_fun,f1_dys\r\n" + b"x" * 200_000 + b",I like it\r\n"
    with pytest.raises(DataError) as caught:
        sheets(io.BytesIO(enormous))[0].encode(1, [[0, 1]])
    assert len(str(caught.value)) < 1000
