"""Small drawings in the cells of a table: the shares of a bar and the course of a trail."""

from kano.analyses.kinds import Kind
from kano.render import cells
from kano.render.colours import COLOURS
from kano.render.html.markup import Markup, joined, shape, tag
from kano.report.blocks import Bar, Trail

WIDE, HIGH = 130, 14
"""Of a bar."""
STEP, RISE = 12, 14
"""Of a trail: from value to value, and from lowest to highest."""


def bar(shares: Bar, language: str) -> Markup:
    """Shares side by side; in words for whoever doesn't see them."""
    parts, left = [], 0
    for part, width in zip(shares.parts, cells.bar_cells(shares, WIDE), strict=True):
        if width:
            colour = {"fill": COLOURS[part.tone].strong, "class_": str(part.tone)}
            parts.append(shape("rect", x=left, width=width, height=HIGH, **colour))
        left += width
    drawn = tag("svg", *parts, class_="bar", width=WIDE, height=HIGH, aria_hidden="true")
    return joined((drawn, tag("span", spoken(shares, language), class_="vh"))) if parts else Markup("")


def spoken(shares: Bar, language: str) -> str:
    """Its parts in words, those that are there, from the largest on."""
    known = sorted((part for part in shares.parts if part.share > 0), key=lambda part: -part.share)
    said = (f"{part.name or part.letter} {cells.number(part.share, Kind.SHARE, language)}" for part in known)
    return ", ".join(said)


def trail(line: Trail) -> Markup:
    """Values as a line, broken where there is none; as blocks for whoever doesn't see it."""
    known = [value for value in line.values if value is not None]
    low = min(known, default=0.0) if line.low is None else line.low
    high = max(known, default=1.0) if line.high is None else line.high
    places = [
        None if value is None else (4 + i * STEP, 3 + RISE * (1 - (value - low) / ((high - low) or 1.0)))
        for i, value in enumerate(line.values)
    ]
    marks = [shape("circle", cx=place[0], cy=f"{place[1]:.1f}", r=2.5) for place in places if place]
    line_of = shape("path", d=_path(places), fill="none", stroke="currentColor")
    size = {"width": 8 + STEP * max(len(places) - 1, 0), "height": RISE + 6}
    drawn = tag("svg", line_of, *marks, class_="trail", **size, aria_hidden="true")
    return joined((drawn, tag("span", cells.trail(line), class_="vh")))


def _path(places: list[tuple[int, float] | None]) -> str:
    steps, pen = [], "M"
    for place in places:
        if place:
            steps.append(f"{pen}{place[0]} {place[1]:.1f}")
        pen = "L" if place else "M"
    return "".join(steps)
