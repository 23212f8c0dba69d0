"""Options of pictures: of what, how large, in which colours, and where they go."""

from kano.errors import Problem
from kano.provenance import frozen_map
from kano.settings.kinds import TEXTS, Kind, is_whole
from kano.settings.option import CHOICES, OUTPUT, Option, one_of

_ON = ("plot",)
NARROWEST, WIDEST = 320, 4000
THEMES = ("light", "dark")
SIZES = ("importance", "n")


def themes() -> tuple[str, ...]:
    """Sets of colours."""
    return THEMES


def sizes() -> tuple[str, ...]:
    """What the size of points may say."""
    return SIZES


def _wrong_width(width: int, where: str) -> Problem | None:
    if width == 0 or NARROWEST <= width <= WIDEST:
        return None
    return Problem(f"a picture can't be {width} wide", where, f"Allowed: {NARROWEST} to {WIDEST}.")


_WIDTH = Kind(
    fits=is_whole, python="int", typed=int, wanted="It must be a whole number.",
    schema=frozen_map({"type": "integer"}),
)  # fmt: skip
PLOT = (
    Option(
        name="feature", on=_ON, panel=CHOICES, metavar="NAME",
        help="The feature that answers or drift are drawn of: its key or name.",
    ),
    Option(
        name="size", allowed=sizes, check=one_of("size", sizes), on=_ON, panel=CHOICES, metavar="WHAT",
        help="What the size of points says: {allowed}; otherwise all are alike.",
    ),
    Option(
        name="width", default=0, kind=_WIDTH, check=_wrong_width, on=_ON, panel=OUTPUT, metavar="PIXELS",
        help="How wide: 1200 (default); below 700 numbers stand for names, with a key below.",
    ),
    Option(
        name="theme", default="light", allowed=themes, check=one_of("theme", themes), on=_ON, panel=OUTPUT,
        metavar="THEME", help="Colours: {allowed}.",
    ),
    Option(
        name="output", kind=TEXTS, on=_ON, flags=("-o", "--output"), panel=OUTPUT, metavar="FILE", repeat=True,
        help="File to write, .svg or .png; repeatable. Otherwise SVG on stdout; letters on a terminal.",
    ),
)  # fmt: skip
