"""The colours of pages, pictures and workbooks: one set a tone, readable as text and as ground."""

from collections.abc import Mapping
from dataclasses import dataclass

from kano.report.blocks import Tone


@dataclass(frozen=True, slots=True)
class Colour:
    """Hexadecimal colours of one tone."""

    strong: str
    """For points and bars; 3:1 or more on white."""
    tint: str
    """A ground for text."""
    ink: str
    """Text on that ground or on white; 7:1 or more."""


COLOURS: Mapping[Tone, Colour] = {
    Tone.PLAIN: Colour("#404040", "#FFFFFF", "#202020"),
    Tone.QUIET: Colour("#767676", "#F5F5F5", "#4A4A4A"),
    Tone.GOOD: Colour("#1F3A5F", "#E8EEF6", "#142B49"),
    Tone.WARNING: Colour("#B26A00", "#FFF3D6", "#593300"),
    Tone.FIRST: Colour("#C8442B", "#FBE3DE", "#6E1D0E"),
    Tone.SECOND: Colour("#2468B2", "#DFEBF8", "#103A68"),
    Tone.THIRD: Colour("#1E8449", "#DDF1E4", "#0E4526"),
    Tone.FOURTH: Colour("#808080", "#EDEDED", "#404040"),
    Tone.FIFTH: Colour("#8E44AD", "#F0E4F5", "#4F1F63"),
    Tone.SIXTH: Colour("#9A7B00", "#FAF3CC", "#4D3E00"),
}


def mixed(colour: str, white: float = 0.5) -> str:
    """The colour with a part of white, as a ground on which black can be read.

    >>> mixed("#000000")
    '#808080'
    """
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * white):02X}" for part in parts)
