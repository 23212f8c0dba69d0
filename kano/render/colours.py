"""The colours of pages, pictures and workbooks: one set a tone, readable as text and as ground."""

from collections.abc import Mapping

from kano.report.blocks import Tone
from kano.values import dataclass


@dataclass(frozen=True)
class Colour:
    """Hexadecimal colours of one tone."""

    strong: str
    """For points and bars; 3:1 or more on white."""
    tint: str
    """A ground for text."""
    ink: str
    """Text on that ground or on white; 7:1 or more."""
    bright: str
    """For points and bars on a dark ground."""


COLOURS: Mapping[Tone, Colour] = {
    Tone.PLAIN: Colour("#404040", "#FFFFFF", "#202020", "#C8CCD2"),
    Tone.QUIET: Colour("#767676", "#F5F5F5", "#4A4A4A", "#A8ADB3"),
    Tone.GOOD: Colour("#1F3A5F", "#E8EEF6", "#142B49", "#8CC4FF"),
    Tone.WARNING: Colour("#B26A00", "#FFF3D6", "#593300", "#FFC168"),
    Tone.FIRST: Colour("#03346F", "#E1E9F4", "#03285A", "#4C89F3"),
    Tone.SECOND: Colour("#DC7815", "#FCEBD9", "#643203", "#F28F0C"),
    Tone.THIRD: Colour("#007A61", "#DBF0EA", "#004838", "#58E6B8"),
    Tone.FOURTH: Colour("#8994A7", "#ECEEF2", "#3D4554", "#8B8B93"),
    Tone.FIFTH: Colour("#8E44AD", "#F0E4F5", "#4F1F63", "#E0A6FC"),
    Tone.SIXTH: Colour("#6B5B00", "#F5F0CF", "#463B00", "#DCD27C"),
}


def mixed(colour: str, white: float = 0.5) -> str:
    """The colour with a part of white, as a ground on which black can be read.

    >>> mixed("#000000")
    '#808080'
    """
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * white):02X}" for part in parts)
