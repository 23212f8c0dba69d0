"""What a picture is drawn with: its size, colours and language, and the small parts that all pictures share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from kano.analyses.kinds import Kind
from kano.render import cells
from kano.render.charts.letters import Type, width
from kano.render.charts.place import Box
from kano.render.charts.svg import Element, Value, element, number, path
from kano.render.charts.theme import LIGHT, Theme
from kano.report.blocks import Phrase, Tone
from kano.values import dataclass

WIDTH, HEIGHT = 1200, 900


@dataclass(frozen=True, eq=False)
class Look:
    """How a picture is drawn."""

    width: float = WIDTH
    height: float = 0
    """0: as high as it needs to be."""
    theme: Theme = LIGHT
    prefix: str = ""
    """What the ids in it begin with, where several pictures stand on one page; its key where none is given."""
    bare: bool = False
    """Whether headline and caption are left to the page around it."""
    language: str = "en"
    note: str = ""
    """What is to be said below the caption."""

    @property
    def narrow(self) -> bool:
        """Whether it is for a narrow column or a phone."""
        return self.width < 700

    def phrase(self, sentence: Phrase) -> str:
        """A sentence in the notation of the language."""
        return cells.phrase(sentence, self.language)

    def number(self, value: float, kind: Kind) -> str:
        """A number in the notation of the language."""
        return cells.number(value, kind, self.language)

    def text(self, at: tuple[float, float], text: str, kind: Type, role: str = "ink", **more: Value) -> Element:
        """A line of text; its baseline begins at a point, unless `text_anchor` says otherwise."""
        bold = "600" if kind.bold else None
        colour = self.theme.paint(role)
        x, y = at
        return element("text", text, x=x, y=y, font_size=kind.size, font_weight=bold, **{**colour, **more})

    def lines(
        self,
        at: tuple[float, float],
        lines: Sequence[str],
        kind: Type,
        role: str = "ink",
        **more: Value,
    ) -> list[Element]:
        """Lines below one another, the first with its baseline at a point."""
        x, y = at
        return [self.text((x, y + i * kind.line), line, kind, role, **more) for i, line in enumerate(lines)]

    def halo(self, wide: float = 3.0) -> dict[str, Value]:
        """Attributes of words that are to be read on anything: a rim of the ground."""
        rim: dict[str, Value] = {"stroke_width": wide, "paint_order": "stroke", "stroke_linejoin": "round"}
        return {**self.theme.paint("ink", "ground"), **rim}

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], role: str = "rule", **more: Value
    ) -> Element:
        """A straight line."""
        (x1, y1), (x2, y2) = start, end
        return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **self.theme.paint(stroke=role), **more)

    def box(self, box: Box, role: str, **more: Value) -> Element:
        """A filled rectangle."""
        return element(
            "rect", x=box.left, y=box.top, width=box.width, height=box.height, **self.theme.paint(role), **more
        )

    def mark(
        self, tone: Tone, at: tuple[float, float], radius: float = 6.0, *, clear: bool = True, **more: Value
    ) -> Element:
        """The sign of a category: its colour and its shape, open where it isn't clear."""
        x, y = at
        colour = self.theme.paint(tone.value, "ground") if clear else self.theme.paint("ground", tone.value)
        place, stroke = moved(x, y) if x or y else None, 1.0 if clear else 2.2
        return element("path", d=shape(tone, radius), transform=place, stroke_width=stroke, **colour, **more)

    def marks(self, tone: Tone, points: Iterable[tuple[float, float]], radius: float) -> Element:
        """The sign of a category at several points."""
        outline = shape(tone, radius)
        signs = "".join(f"M{number(x)} {number(y)}{outline}" for x, y in points)
        return element("path", d=signs, stroke_width=1, **self.theme.paint(tone.value, "ground"))


def group(children: Iterable[Element | None], **attributes: Value) -> Element:
    """Elements together."""
    return element("g", *children, **attributes)


def moved(x: float, y: float) -> str:
    """A transformation that puts the origin at a point.

    >>> moved(3, 4.5)
    'translate(3 4.5)'
    """
    return f"translate({number(x)} {number(y)})"


@cache
def shape(tone: Tone, radius: float) -> str:
    """The outline of a sign about where the pen is; all have about the same area."""
    r = radius
    match tone:
        case Tone.FIRST:
            side = 1.7 * r
            return path("m", -side / 2, -side / 2, "h", side, "v", side, "h", -side, "z")
        case Tone.THIRD:
            return path("m", 0, -1.25 * r, "l", 1.15 * r, 2.1 * r, "h", -2.3 * r, "z")
        case Tone.FOURTH:
            k = 1.25 * r
            return path("m", 0, -k, "l", k, k, "l", -k, k, "l", -k, -k, "z")
        case Tone.FIFTH:
            a, b = 0.65 * r, 0.45 * r
            arms = (a, -a, b, b, -a, a, a, a, -b, b, -a, -a, -a, a, -b, -b, a, -a, -a, -a, b, -b)
            return path("m", 0, -b, "l", *arms, "z")
        case Tone.SIXTH:
            return path("m", -r, -r, "h", 2 * r, "l", -r, r, "l", r, r, "h", -2 * r, "l", r, -r, "z")
        case _:
            return path("m", -r, 0, "a", r, r, 0, 1, 0, 2 * r, 0, "a", r, r, 0, 1, 0, -2 * r, 0, "z")


def row_of(
    look: Look, at: tuple[float, float], items: Sequence[tuple[Element | None, str]], room: float
) -> tuple[list[Element], float]:
    """Signs with their words side by side, on as many lines as they need; and where the next line begins."""
    kind, (left, y) = Type(12), at
    x, drawn = left, []
    for sign, word in items:
        wide = (20 if sign else 0) + width(word, kind) + 18
        if x > left and x + wide - 18 > left + room:
            x, y = left, y + 20
        if sign:
            drawn.append(group([sign], transform=moved(x + 7, y - 4)))
        drawn.append(look.text((x + (20 if sign else 0), y), word, kind, "soft"))
        x += wide
    return drawn, y + 20
