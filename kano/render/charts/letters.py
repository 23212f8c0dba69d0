"""How wide texts are in the font that ships with the program, and where their lines break."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from kano.provenance import frozen_map
from kano.resources import DATA, data_text
from kano.values import dataclass

FAMILY = "Inter, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
FILES = tuple(str(DATA / "fonts" / f"Inter-{weight}.otf") for weight in ("Regular", "SemiBold"))
WIDE, STRANGE = 1.0, 0.65
"""How wide letters are taken to be that the font lacks, East Asian ones and others, in ems."""


@dataclass(frozen=True)
class Type:
    """How a text is set."""

    size: float = 12.0
    bold: bool = False

    @property
    def line(self) -> float:
        """From one line to the next."""
        return round(self.size * 1.28, 2)


@cache
def widths(*, bold: bool) -> Mapping[str, float]:
    """Of each letter of the font, in ems."""
    table = json.loads(data_text("fonts/widths.json"))
    units = table["units"]
    found = table["bold" if bold else "regular"]
    return frozen_map({letter: wide / units for letter, wide in zip(table["letters"], found, strict=True)})


def width(text: str, kind: Type) -> float:
    """How wide a text is, in pixels.

    >>> round(width("Clean hotel room", Type(12)), 1) < round(width("Clean hotel room", Type(12, bold=True)), 1)
    True
    """
    known = widths(bold=kind.bold)
    return kind.size * sum(known[char] if char in known else _unknown(char) for char in text)


def lacks(text: str) -> bool:
    """Whether the font lacks a letter of a text.

    >>> lacks("naïve Ωμέγα"), lacks("清潔な部屋")
    (False, True)
    """
    known = widths(bold=False)
    return any(char not in known for char in text if not unicodedata.combining(char))


def wrapped(text: str, kind: Type, room: float, most: int = 99) -> list[str]:
    """The text as lines of at most this width and about the same length; what is beyond `most` lines is cut.

    >>> wrapped("Automatic refund after half an hour", Type(12), 120)
    ['Automatic refund', 'after half an hour']
    """
    lines = list(_filled(text, kind, room))
    if len(lines) > most:
        return [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), kind, room)]
    return _even(text, kind, room, lines)


def cut(text: str, kind: Type, room: float) -> str:
    """The text on one line of at most this width."""
    return text if width(text, kind) <= room else _cut(text, kind, room)


def _even(text: str, kind: Type, room: float, lines: list[str]) -> list[str]:
    """The same number of lines, with the narrowest room that gives no more of them."""
    best = lines
    for part in (0.9, 0.8, 0.7, 0.6):
        tried = list(_filled(text, kind, room * part))
        if len(tried) > len(lines) or max(width(each, kind) for each in tried) > room * part:
            break
        best = tried
    return best


def _filled(text: str, kind: Type, room: float) -> Iterator[str]:
    line = ""
    for word in text.split() or [""]:
        longer = f"{line} {word}" if line else word
        if width(longer, kind) <= room:
            line = longer
            continue
        if line:
            yield line
        *whole, line = _broken(word, kind, room)
        yield from whole
    yield line


def _broken(word: str, kind: Type, room: float) -> list[str]:
    """A word that is wider than a line, in parts."""
    parts, part = [], ""
    for char in word:
        if part and width(part + char, kind) > room:
            parts.append(part)
            part = ""
        part += char
    return [*parts, part]


def _cut(text: str, kind: Type, room: float) -> str:
    while text and width(f"{text}…", kind) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _unknown(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0.0
    return WIDE if unicodedata.east_asian_width(char) in "WF" else STRANGE
