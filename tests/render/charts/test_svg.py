"""SVG is well formed and harmless whatever the texts hold, and texts are as wide as they are measured to be."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kano.render.charts.letters import FILES, Type, lacks, width, widths, wrapped
from kano.render.charts.svg import element, path

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]><svg onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;b&gt; &#60;",
    "a\x00b\x1b[31m\ufffe\u202ec",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_a_text(text: str) -> None:
    told = str(element("text", text, data_feature=text))
    read = ET.fromstring(told)
    assert len(read) == 0
    assert set(read.attrib) == {"data-feature"}
    assert re.sub(r"[\x00\x1b\ufffe\u202e]", "", text) == read.text == read.attrib["data-feature"]


@given(st.text())
def test_any_text_is_well_formed(text: str) -> None:
    ET.fromstring(str(element("g", element("title", text), class_=text)))


def test_lengths_are_short_and_the_same() -> None:
    assert path("M", 0.1 + 0.2, -0.0001, "L", 1e3, 2) == "M0.3 0L1000 2"


def test_widths_are_those_of_the_fonts() -> None:
    """Read from the tables of the fonts themselves: cmap and hmtx, OpenType 1.9."""
    for file, bold in zip(FILES, (False, True), strict=True):
        units, advances = _advances(Path(file).read_bytes())
        known = widths(bold=bold)
        assert known
        assert {char: round(wide * units) for char, wide in known.items()} == {
            char: advances[char] for char in known
        }


def _advances(font: bytes) -> tuple[int, dict[str, int]]:
    tables = {}
    for i in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * i)
        tables[tag.decode()] = offset
    units = struct.unpack_from(">H", font, tables["head"] + 18)[0]
    metrics = struct.unpack_from(">H", font, tables["hhea"] + 34)[0]

    def advance(glyph: int) -> int:
        found: int = struct.unpack_from(">H", font, tables["hmtx"] + 4 * min(glyph, metrics - 1))[0]
        return found

    return units, {chr(code): advance(glyph) for code, glyph in _cmap(font, tables["cmap"]).items()}


def _cmap(font: bytes, start: int) -> dict[int, int]:
    for i in range(struct.unpack_from(">H", font, start + 2)[0]):
        offset = start + struct.unpack_from(">I", font, start + 4 + 8 * i + 4)[0]
        if struct.unpack_from(">H", font, offset)[0] == 4:
            return _segments(font, offset)
    raise AssertionError("no cmap of format 4")


def _segments(font: bytes, at: int) -> dict[int, int]:
    size = struct.unpack_from(">H", font, at + 6)[0]
    found = {}
    for k in range(0, size, 2):
        last = struct.unpack_from(">H", font, at + 14 + k)[0]
        first = struct.unpack_from(">H", font, at + 16 + size + k)[0]
        delta = struct.unpack_from(">h", font, at + 16 + 2 * size + k)[0]
        place = at + 16 + 3 * size + k
        far = struct.unpack_from(">H", font, place)[0]
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", font, place + far + 2 * (code - first))[0] if far else code
            found[code] = (glyph + delta) % 65536 if glyph or not far else 0
    return found


@given(st.text(max_size=80), st.floats(20, 300))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    kind = Type(12)
    lines = wrapped(text, kind, room, 3)
    assert 1 <= len(lines) <= 3
    assert all(width(line, kind) <= room or len(line) <= 2 for line in lines)


def test_strange_letters_are_known_to_be_strange() -> None:
    assert not lacks("Crème brûlée, Ελλάδα, Київ, Đà Nẵng")
    assert lacks("房间")
    assert lacks("غرفة")
