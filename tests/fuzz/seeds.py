"""What a run guided by coverage starts from: small files of every kind, and words that mean something in them.

The first byte of each chooses the way it is read.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EXPORTS = ROOT / "tests" / "exports"
WAYS: tuple[dict[str, Any], ...] = (
    {}, {"by": "B", "weight": "C"}, {"wave": "A"}, {"respondent": "A", "by": "C"}, {"wave": "B", "respondent": "A"},
    {"functional": "*_fun", "dysfunctional": "*_dys"}, {"scale": "5-1"}, {"survey": "3b-examples"},
    {"encoding": "utf-16"}, {"by": "A", "wave": "B", "weight": "D"},
)  # fmt: skip
ODD = (
    "", " ", "0", "-1", "2.5", "1e308", "1e999", "nan", "inf", "9" * 400, "1\N{SUPERSCRIPT TWO}", "\N{VULGAR FRACTION ONE HALF}",
    "\N{ARABIC-INDIC DIGIT THREE}", "2024-02-30", "2024-01-31", "Q3 2024", "2024-W60", "31/12/2023", "=1+1", "'-1", "''=1", "\0",
    "\ufeff", "\ud800", "<b></b>", "&#0;", "&#xD800;", "&#99999999999;", "(1) x", "Total", "x" * 300, "[", "[]", "a[b", "*", "\\", "\N{PILE OF POO}",
)  # fmt: skip
PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")

ODS_PARTS = {
    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
}
ODS = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell table:number-columns-spanned="2" '
    'office:value-type="string"><text:p>maps_fun</text:p></table:table-cell><table:covered-table-cell/><table:table-cell '
    'office:value-type="string"><text:p>maps_dys</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="12">'
    '<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>I like it</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row>'
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)
TOML = """rule = "moai"
margin = 0.06
cut = 0.5
by = "persona"
[answers]
"That's a must" = "must-be"
[answers.functional]
"Yes" = "like"
[features.maps]
functional = "A"
dysfunctional = "maps no"
label = "Maps"
[labels]
maps = "Maps"
[aliases]
maps = ["kaart", "maps2"]
[waves.one]
date = 2024-01-31
file = "a.csv"
[waves.two]
date = "2024-06"
[drift]
looks = 4
[targets]
maps = "basis"
"""
TABLE = """,like,must-be,neutral,live-with,dislike
like,Q,A,A,A,O
must-be,R,I,I,I,M
neutral,R,I,I,I,M
live-with,R,I,I,I,M
dislike,R,R,R,R,Q
"""
_FIELDS = "kano_tally,kind,wave,segment,feature,functional,dysfunctional,category,n,w,w2,name,value,wx,wx2"
TALLIES = (
    (
        _FIELDS, "1,tally,,,,,,,,,,content,pairs,,", "1,tally,,,,,,,,,,by,persona,,", "1,wave,w1,,,,,,,,,date,2024-01-31,,",
        "1,wave,w1,,,,,,,,,wording,like,,", "1,segment,,a,,,,,,,,,,,", "1,feature,,,maps,,,,,,,label.en,Maps,,",
        "1,feature,,,maps,,,,,,,expected,basis,,", "1,feature,,,maps,,,,,,,question.en.functional,How?,,",
        "1,question,w1,,maps,,,,,,,functional,How?,,", "1,pair,w1,a,maps,like,dislike,,12,12.5,13,,,,",
        "1,not-asked,w1,a,maps,,,,3,,,,,,", "1,rating,w1,a,maps,,,,10,10,,importance,,50,260",
    ),
    (
        _FIELDS, "1,tally,,,,,,,,,,content,categories,,", "1,tally,,,,,,,,,,table,berger,,", "1,feature,,,maps,,,,,,,control,true,,",
        "1,category,,,maps,,,M,12,12,12,,,,", "1,no-answer,,,maps,,,,3,,,,,,",
    ),
)  # fmt: skip


@cache
def usual() -> dict[str, bytes]:
    """The parts of a workbook of one sheet."""
    with zipfile.ZipFile(ROOT / "tests" / "exports" / "microsoft_forms_nl.xlsx") as package:
        return {each: package.read(each) for each in package.namelist()}


def text_seeds() -> Iterator[bytes]:
    """Exports, a long file, tables of counts, and a saved tally."""
    paths = (path for path in EXPORTS.iterdir() if path.suffix in {".csv", ".tsv"})
    for path in sorted([*paths, *(ROOT / "sample_data").glob("*.csv")]):
        yield b"\0" + b"".join(path.read_bytes().splitlines(keepends=True)[:14])
    for way in range(len(WAYS)):
        yield bytes([way]) + (EXPORTS / "long.csv").read_bytes()
    yield b"\0feature;M;O;A;I;R;Q;n\nmaps;10;20;5,5;3;1;0;40\nsearch;20%;30%;20%;10%;10%;10%;30\nTotal;1;2;3;4;5;6;7\n"
    yield b"\x04feature,wave,must-be,one-dimensional,attractive,indifferent\nmaps,2024-01,1,2,3,4\nmaps,2024-02,4,3,2,1\n"
    yield from (b"\0" + "\n".join(each).encode() for each in TALLIES)


def json_seeds() -> Iterator[bytes]:
    yield from (b"\0" + path.read_bytes() for path in sorted(EXPORTS.glob("*.json")))


def sheet_seeds() -> Iterator[bytes]:
    """The XML of every workbook at hand, and of one in OpenDocument."""
    for path in sorted([*EXPORTS.glob("*.xlsx"), *(ROOT / "sample_data").glob("*.xlsx")]):
        with zipfile.ZipFile(path) as package:
            parts = [package.read(name) if name in package.namelist() else b"" for name in PARTS]
        rows = re.split(rb"(?<=</row>)", parts[0])
        yield b"\0" + b"\0".join([b"".join([*rows[:8], rows[-1]]), *parts[1:]])
    yield from (bytes([way]) + ODS.encode() for way in range(len(WAYS)))


def settings_seeds() -> Iterator[bytes]:
    """A kano.toml, a pyproject.toml, a questionnaire, a table of categories."""
    yield b"\0" + TOML.encode()
    yield b"\1" + re.sub(r"(?m)^\[", "[tool.kano.", "[tool.kano]\n" + TOML).encode()
    for path in sorted((ROOT / "surveys").glob("*.toml"))[:4]:
        yield b"\2" + path.read_bytes()[:3000].rpartition(b"\n[[")[0]
    yield b"\3" + TABLE.encode()


@cache
def words() -> tuple[str, ...]:
    """Texts that mean something to the readers, and odd ones."""
    from kano.resources import facts, facts_of

    def inner(value: Any) -> Iterator[str]:
        match value:
            case str():
                yield value
            case dict():
                yield from value
                yield from (text for each in value.values() for text in inner(each))
            case list():
                yield from (text for each in value for text in inner(each))

    tables = (*map(facts, ("suffixes", "wordings", "timing")), facts_of("platforms"))
    known = (text for each in tables for text in inner(each))
    short = {text for text in known if len(text) <= 60}
    return (*ODD, *_FIELDS.split(","), *sorted(short))
