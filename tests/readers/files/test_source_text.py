"""Text files as survey tools and spreadsheets write them."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kano.errors import DataError, UsageError
from kano.readers.files.cells import OUTER, clean
from kano.readers.files.delimited.decoding import decoding_of
from kano.readers.files.delimited.text import comma_rows
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet
from kano.readers.files.source import sheets

TEXT = "id,F1 fun,F1 dys\n1,I like it,I dislike it\n2,é,ï\n"


def read(data: bytes, *, encoding: str = "") -> Sheet:
    (sheet,) = sheets(io.BytesIO(data), encoding=encoding)
    return sheet


def keys(sheet: Sheet) -> list[str]:
    return [notice.key for notice in sheet.notices]


@pytest.mark.parametrize(
    ("data", "spoken", "notices"),
    [
        (TEXT.encode(), "utf-8, comma", []),
        (TEXT.encode("utf-8-sig"), "utf-8, comma", []),
        (b"\xef\xbb\xbf" + TEXT.encode("utf-8-sig"), "utf-8, comma", []),
        (TEXT.encode("utf-16"), "utf-16, comma", []),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16, comma", []),
        (TEXT.encode("utf-32"), "utf-32, comma", []),
        (TEXT.encode("utf-16-le"), "utf-16, comma", []),
        (TEXT.encode("utf-16-be"), "utf-16, comma", []),
        (TEXT.encode("cp1252"), "windows-1252, comma", ["decoded_windows_1252"]),
        (TEXT.replace(",", "\t").encode("utf-16"), "utf-16, tab", []),
        (TEXT.replace(",", ";").encode(), "utf-8, semicolon", []),
        (TEXT.replace(",", "|").encode(), "utf-8, bar", []),
        (b"sep=;\r\n" + TEXT.replace(",", ";").encode(), "utf-8, semicolon", []),
        (b"sep=,\n" + TEXT.encode(), "utf-8, comma", []),
        (b'"sep=^"\n' + TEXT.replace(",", "^").encode(), "utf-8, ^", []),
        (TEXT.replace("\n", "\r").encode(), "utf-8, comma", []),
        (TEXT.replace("\n", "\r\n").encode() + b"\r\n", "utf-8, comma", []),
        (TEXT.encode() + b"\x1a", "utf-8, comma", []),
        (TEXT.encode() + b",,\n" * 40, "utf-8, comma", []),
        (TEXT.encode() + b"\0" * 3, "utf-8, comma", []),
    ],
)
def test_encodings_delimiters_and_line_ends_give_the_same_cells(
    data: bytes, spoken: str, notices: list[str]
) -> None:
    sheet = read(data)
    assert sheet.encoding == spoken
    assert sheet.head == tuple(tuple(row) for row in csv.reader(io.StringIO(TEXT)))
    assert keys(sheet) == notices
    (coded,) = sheet.encode(1, [[1, 2]])
    assert coded.vocabulary == ("", "I like it", "I dislike it", "é", "ï")
    assert coded.codes.tolist() == [[1, 2], [3, 4]]


def test_windows_1252_shows_what_it_made_of_it() -> None:
    (notice,) = read("id,naam\n1,crème\n2,naïef\n3,\N{EURO SIGN}\n".encode("cp1252")).notices
    assert notice.warning
    assert notice.values == {"words": ("crème", "naïef", "€"), "undefined": 0}


def test_bytes_that_windows_1252_does_not_know_are_counted() -> None:
    (notice,) = read(b"id,a\n1,\x81\xe9\x9d\n").notices
    assert notice.values["undefined"] == 2


def test_utf_8_with_one_spoilt_character_is_not_read_as_windows_1252() -> None:
    sheet = read("id,a\n1,ééé\n2,été".encode()[:-1] + b"\n")
    assert sheet.head[1:] == (("1", "ééé"), ("2", "ét\ufffd"))
    (notice,) = sheet.notices
    assert (notice.key, notice.values["byte"]) == ("spoilt_characters", 20)


def test_utf_16_cut_off_in_the_middle_of_a_character() -> None:
    sheet = read(TEXT.encode("utf-16")[:-1])
    assert keys(sheet) == ["spoilt_characters"]
    assert sheet.head[1] == ("1", "I like it", "I dislike it")


def test_an_encoding_asked_for_overrides() -> None:
    sheet = read("id,naam\n1,crème\n".encode("mac_roman"), encoding="mac_roman")
    assert (sheet.head[1], sheet.encoding, sheet.notices) == (("1", "crème"), "mac_roman, comma", ())
    assert read(TEXT.encode("utf-8-sig"), encoding="UTF-8").head[0][0] == "id"


def test_an_encoding_asked_for_that_does_not_fit_is_refused() -> None:
    with pytest.raises(DataError, match=r"not written in utf-8.* at byte 11"):
        read(b"id,naam\n1,\xe8\n", encoding="utf-8")
    for wrong in ("klingon", "rot13", "hex"):
        with pytest.raises(UsageError, match="no text encoding"):
            read(TEXT.encode(), encoding=wrong)


@pytest.mark.parametrize("wanted", ["utf-16", "UTF_32"])
def test_an_encoding_with_a_mark_is_not_read_without(wanted: str) -> None:
    name = wanted.lower().replace("_", "-")
    assert read(TEXT.encode(name), encoding=wanted).head[0][0] == "id"
    message = (
        rf"stdin: is not written in {wanted}: it has no byte-order mark at its start\n  .*, or name {name}-le"
    )
    with pytest.raises(DataError, match=message):
        read(TEXT.encode(f"{name}-le"), encoding=wanted)
    with pytest.raises(DataError, match="the file is empty"):
        read(b"", encoding=wanted)


def test_an_encoding_of_names_of_hosts_is_not_one_of_files() -> None:
    with pytest.raises(DataError, match="is not written in punycode: Invalid"):
        read(b"a,b\n", encoding="punycode")


def test_a_google_forms_tsv_does_not_quote() -> None:
    asked = 'Si votre lit avait une fonction "ne pas déranger", qu\'en penseriez-vous ? '
    rows = [("Horodateur", asked, '"Autre" chose'), ("2023/05/01", "Cela m'est égal", 'un "peu"')]
    sheet = read("\r\n".join("\t".join(row) for row in rows).encode())
    assert sheet.encoding == "utf-8, tab"
    assert sheet.head == tuple(rows)


def test_quotation_marks_in_tab_files_are_kept_or_taken_off_as_the_whole_file_shows() -> None:
    bare = read(b'a\tb\n"ne pas" oui\tx\n1\ty\n"open\tz\n')
    assert bare.head == (("a", "b"), ('"ne pas" oui', "x"), ("1", "y"), ('"open', "z"))
    excel = read(b'a\tb\n"say ""no"", please"\tx\n"two\nlines"\ty\n')
    assert excel.head == (("a", "b"), ('say "no", please', "x"), ("two\nlines", "y"))


def test_commas_in_answers_do_not_make_a_semicolon_file_a_comma_file() -> None:
    text = 'id;"like, how?";dys\n1;I dislike it, but I can live with it;no\n2;0,75;1,5\n3;a, b, c, d;x\n'
    sheet = read(text.encode())
    assert (sheet.encoding, {len(row) for row in sheet.head}) == ("utf-8, semicolon", {3})


def test_rows_that_end_early_do_not_hide_the_delimiter() -> None:
    text = "id;a;b;c;weight\n1;x;y;z;0,5\n2;x;;;0,7\n3;x;y\n4;x\n5;1,5\n"
    sheet = read(text.encode())
    assert sheet.encoding == "utf-8, semicolon"
    assert sheet.encode(1, [[1, 3]])[0].codes.tolist() == [[1, 2], [1, 0], [1, 0], [1, 0], [3, 0]]


def test_a_single_column_needs_no_delimiter() -> None:
    assert read(b"answer\nI like it\n\nno").head == (("answer",), ("I like it",), (), ("no",))


def test_title_lines_and_blank_lines_keep_their_rows() -> None:
    sheet = read(b"Survey of March\n\nid,a,b\n1,x,y\n,,\n2,x,\n")
    assert sheet.head[0] == ("Survey of March",)
    assert sheet.head[1] == ()
    (coded,) = sheet.encode(3, [[0, 1, 2]])
    assert coded.codes.tolist() == [[1, 2, 3], [0, 0, 0], [4, 2, 0]]


def test_missing_words_zeros_and_guards_stay_text() -> None:
    sheet = read(b"a\nNA\nNone\nnull\n007\n5.0\n'=1+1\n't werkt\n'+5\n")
    (coded,) = sheet.encode(1, [[0]])
    assert coded.vocabulary == ("", "NA", "None", "null", "007", "5.0", "=1+1", "'t werkt", "+5")


def test_an_open_quotation_mark_swallows_nothing_silently() -> None:
    for text in ('id,a\n1,x\n2,"y\n3,z\n', 'id,a\n1,"' + "x" * 200_000):
        with pytest.raises(DataError, match="quotation mark opens a cell and is never closed") as caught:
            read(text.encode()).encode(1, [[1]])
        assert "stdin, row " in str(caught.value)


def test_rows_with_more_cells_than_the_header_are_refused() -> None:
    sheet = read(b"id,fun,dys\n1,a,b\n2,I dislike it, but no,b\n3,a,b,,\n4,a,b,c\n")
    with pytest.raises(DataError, match=r"stdin, row 3, 5: 2 rows have more cells than the 3 of the header"):
        sheet.encode(1, [[1, 2]])


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n  \r\n", b"\xff\xfe", b",,\n,,\n", b"\0\0"])
def test_an_empty_file_says_so(data: bytes) -> None:
    with pytest.raises(DataError, match=r"the file is empty"):
        read(data)


def test_a_name_is_told_without_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(TEXT.encode())
    assert sheets(path)[0].file == sheets(str(path))[0].file == "answers.csv"
    with path.open("rb") as handle:
        assert sheets(handle)[0].place == "answers.csv"
    assert read(TEXT.encode()).place == "stdin"


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\xa0,;|\"'="), max_size=12)
tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6)
)


@given(
    tables, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"])
)
def test_what_was_written_is_read(table: list[list[str]], delimiter: str, encoding: str) -> None:
    header = [f"column {i}" for i in range(len(table[0]))]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([header, *table])
    sheet = read(written.getvalue().encode(encoding))
    (coded,) = sheet.encode(1, [range(len(header))])
    said = [[coded.vocabulary[code] for code in row] for row in coded.codes]
    expected = [[clean(text) for text in row] for row in table]
    while expected and not any(expected[-1]):
        expected.pop()
    assert said == expected


def test_everything_python_calls_a_blank_is_stripped() -> None:
    blanks = {chr(i) for i in range(0x10000) if chr(i).isspace()}
    assert blanks <= set(OUTER)


@given(st.text(alphabet='a",\n\r é', max_size=40))
def test_rows_are_cut_as_the_standard_library_does(text: str) -> None:
    raw = Raw("x.csv", data=text.encode())
    expected = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    # A line put after it is part of a cell where a quotation mark is open.
    is_open = list(csv.reader(io.StringIO(text + "\nx\n", newline="")))[-1] != ["x"]
    rows = comma_rows(raw, decoding_of(raw), '"')
    if is_open:
        with pytest.raises(DataError, match="never closed"):
            list(rows)
    else:
        assert [row for row in rows if row] == expected
