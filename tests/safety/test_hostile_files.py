"""Files made to exhaust or break the program: a clear message, within 2 GB and 30 seconds of the processor."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.bounded import bounded, said

EXPORTS = Path(__file__).parents[1] / "exports"
BOOK = EXPORTS / "microsoft_forms_nl.xlsx"
FAR = "a cell may lie far away from the others"


def changed(part: str, change: Callable[[bytes], bytes], path: Path, book: Path = BOOK) -> Path:
    """The workbook with one part changed, at this path."""
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return path


def ods(rows: str, path: Path) -> Path:
    """A spreadsheet of OpenDocument with these rows."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet><table:table table:name='A'>{rows}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", content)
        made.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


CELL = '<table:table-cell {} office:value-type="string"><text:p>x</text:p></table:table-cell>'
WIDE = CELL.format('table:number-columns-repeated="16000"')
TALL = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
ROWS = {
    "plain": TALL.format(4000, WIDE),
    "comment": TALL.format(4000, f"<!-- </table:table-row> -->{WIDE}"),
    "cdata": f"<table:table-row><![CDATA[<table:table-row>]]></table:table-row>{TALL.format(4000, WIDE)}",
    "plus": TALL.format("+400000000", CELL.format("")),
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_repeated_cells_of_ods_are_refused(rows: str, tmp_path: Path) -> None:
    code, err = said(bounded("classify", ods(rows, tmp_path / "a.ods"), seconds=10, room=1 << 30))
    assert (code, "far" in err) == (3, True)


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("far", [b"BH1048575", b"XFD1048576"])
def test_one_cell_far_away_takes_no_room(far: bytes, tmp_path: Path) -> None:
    cell = b'<row r="1048575"><c r="' + far + b'" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    path = changed(SHEET, lambda xml: xml.replace(b"</sheetData>", cell), tmp_path / "far.xlsx")
    code, err = said(bounded("classify", path, room=1 << 30))
    assert (code, FAR in err) == (3, True)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", b" r:id=", b' xmlns:x="urn:x" x:id="rId2" r:id='),
        ("xl/_rels/workbook.xml.rels", b" Target=", b' xmlns:x="urn:x" x:Target="styles.xml" Target='),
    ],
)
def test_a_decoy_attribute_hides_no_cell_far_away(part: str, old: bytes, new: bytes, tmp_path: Path) -> None:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    far = changed(SHEET, lambda xml: xml.replace(b"</sheetData>", cell), tmp_path / "far.xlsx")
    path = changed(part, lambda xml: xml.replace(old, new), tmp_path / "decoy.xlsx", far)
    assert path.read_bytes() != far.read_bytes()
    code, err = said(bounded("classify", path, room=1 << 30))
    assert (code, FAR in err) == (3, True)


@pytest.mark.parametrize("part", ["META-INF/manifest.xml", "mimetype"])
def test_a_part_that_is_not_what_was_packed(part: str, tmp_path: Path) -> None:
    data = bytearray(ods(CELL.format(""), tmp_path / "a.ods").read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        start = package.getinfo(part).header_offset
    data[start + 30 + len(part) + 1] ^= 0xFF
    path = tmp_path / "b.ods"
    path.write_bytes(data)
    code, err = said(bounded("classify", path))
    assert (code, "the workbook is damaged" in err) == (3, True)


@pytest.mark.parametrize("at", [2**31 - 1, 2**32 - 2])
def test_an_offset_past_the_end(at: int, tmp_path: Path) -> None:
    data = bytearray(BOOK.read_bytes())
    for where in (data.index(b"PK\x01\x02") + 42, data.index(b"PK\x05\x06") + 16):
        path, spoilt = tmp_path / f"{where}.xlsx", data.copy()
        spoilt[where : where + 4] = at.to_bytes(4, "little")
        path.write_bytes(spoilt)
        code, err = said(bounded("classify", path))
        assert code == 0 or "the workbook is damaged" in err


def test_a_feather_file_with_changed_bytes_ends_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads it is forked here, as it takes less than starting it anew for each byte."""
    pytest.importorskip("pyarrow")
    from kano.errors import KanoError
    from kano.readers.files.columnar import arrow_file
    from kano.readers.reading import read
    from tests.fuzz.wide.nursery import Nursery

    whole, path, nursery = (EXPORTS / "answers.feather").read_bytes(), tmp_path / "a.feather", Nursery()
    monkeypatch.setattr(arrow_file, "Talk", nursery.talk)
    for at in range(8, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with suppress(KanoError):
            read(path)
    nursery.end()
    said(bounded("classify", path, room=8 << 30))


NUMBER = "9" * 5000


@pytest.mark.parametrize(
    "text",
    [f'[{{"a": {NUMBER}}}]', json.dumps([{"data": f'{{"a": {NUMBER}}}'}])],
    ids=["plain", "within a text"],
)
def test_integers_longer_than_python_turns_into_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert said(bounded("classify", path))[0] == 3


HEADER = "id,Maps (functional),Maps (dysfunctional)\n"
ANSWERS = "I like it that way,I dislike it that way\n"


def test_millions_of_line_ends_after_the_answers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "".join(f"{i},{ANSWERS}" for i in range(20)) + "\n" * 5_000_000, encoding="utf-8")
    assert said(bounded("classify", path, seconds=15, room=1 << 30))[0] == 0


def test_a_line_of_millions_of_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("," * 20_000_000, encoding="utf-8")
    assert said(bounded("classify", path, seconds=15, room=1 << 30))[0] == 3


def test_objects_of_json_that_have_no_names_in_common(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{f"name {i}": 1} for i in range(19_990)]), encoding="utf-8")
    assert said(bounded("classify", path, seconds=15, room=1 << 30))[0] == 3


def test_more_features_than_people(tmp_path: Path) -> None:
    names = (f"F{i} ({side})" for i in range(300) for side in ("functional", "dysfunctional"))
    pick = random.Random(3)
    words = ("I like it that way", "It must be that way", "I am neutral", "I can live with it that way")
    rows = [[str(i), *(pick.choice(words) for _ in range(600))] for i in range(20)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(",".join(row) for row in [["id", *names], *rows]), encoding="utf-8")
    assert said(bounded("audit", path))[0] == 0


def test_a_statistics_file_that_promises_any_number_of_rows_is_refused(tmp_path: Path) -> None:
    """The library makes room for what the header says: 23 GB for this one."""
    pytest.importorskip("pyreadstat")
    from tests.fuzz.wide.saved import saved

    rows = [
        ["Maps (functional)", "Maps (dysfunctional)"],
        *[["I like it that way", "I dislike it that way"]] * 20,
    ]
    data = bytearray(saved(rows, ".sav")[0])
    data[80:84] = (0x29000008).to_bytes(4, "little")
    path = tmp_path / "a.sav"
    path.write_bytes(data)
    code, err = said(bounded("classify", path, seconds=10, room=2 << 30))
    assert (code, "MemoryError" in err or "breaks down" in err) == (3, True)
