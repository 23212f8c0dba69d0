"""What can't be read says what it is, where, and what to do; nothing is tried beyond reason."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from kano.errors import DataError
from kano.readers.files.source import sheets
from kano.readers.files.workbook import package
from kano.readers.reading import read
from tests.fuzz.workbooks import run
from tests.support.packed import archive, refused, replaced, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"{\\rtf1 hi}", "RTF"),
        (b"\x1f\x8b\x08\x00", "can't be unpacked"),
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
    """A sample; `make fuzz` spoils a thousand."""
    read, refused = run(range(100_000, 100_060))
    assert min(read, refused) > 5


def test_a_bomb_is_not_unpacked() -> None:
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as opened,
        opened.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(b"\0" * (1 << 20))
    assert "which no survey does" in refused(bomb.getvalue())


def test_a_package_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_MOST", 1000)
    assert "which no survey does" in refused(xlsx(["a"]))


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
    enormous = b"f1_fun,f1_dys\r\n" + b"x" * 200_000 + b",I like it\r\nI like it,I like it\r\n"
    with pytest.raises(DataError) as caught:
        read(io.BytesIO(enormous))
    assert "once, in A2; 200,000 characters" in str(caught.value)
    assert len(str(caught.value)) < 1000
