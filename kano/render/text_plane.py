"""A plane in letters: a grid with a letter for each feature, and below it what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from string import ascii_letters

from kano.render import cells
from kano.report.pictures.kinds import Plane, Spot

WIDTH, HEIGHT = 76, 21
"""Of the grid, so that it stands in a window of 80 columns."""
LETTERS = ascii_letters.upper()[26:] + ascii_letters[:26]
UNCLEAR, EARLIER = "?", "·"


def text_plane(plane: Plane, language: str) -> Iterator[str]:
    """What the axes say, the grid, what its letters stand for, and those that stand apart."""
    yield f"↑ {cells.clean(plane.y_title)}"
    yield from _grid(plane)
    yield f"{cells.clean(plane.x_title)} →".rjust(WIDTH + 2)
    yield from _key(plane)
    if plane.apart:
        named = (f"{cells.clean(each.label)} ({cells.phrase(each.said, language)})" for each in plane.apart)
        yield f"{cells.clean(plane.apart_title)}: {', '.join(named)}"


def _grid(plane: Plane) -> Iterator[str]:
    """A frame with the quadrants, their names in the corners, and a letter at each point."""
    across, down = (_column(plane.cuts[0]), _row(plane.cuts[1]))
    field = [[_line(x == across, y == down) for x in range(WIDTH)] for y in range(HEIGHT)]
    corners = plane.corners
    for y, left, right in (
        (0, corners.upper_left, corners.upper_right),
        (HEIGHT - 1, corners.lower_left, corners.lower_right),
    ):
        _write(field, y, 1, left.name.text)
        _write(field, y, WIDTH - 1 - len(right.name.text), right.name.text)
    for step in (step for spot in plane.spots for step in spot.course):
        field[_row(step.y)][_column(step.x)] = EARLIER
    for letter, (x, y) in zip(LETTERS, _places(plane.spots), strict=False):
        field[y][x] = letter
    yield f"┌{'─' * WIDTH}┐"
    yield from (f"│{''.join(line)}│" for line in field)
    yield f"└{'─' * WIDTH}┘"


def _line(upright: bool, level: bool) -> str:  # noqa: FBT001 - what runs through a cell
    return {(True, True): "┼", (True, False): "┊", (False, True): "┈"}.get((upright, level), " ")


def _write(field: list[list[str]], y: int, x: int, text: str) -> None:
    for i, char in enumerate(text):
        field[y][x + i] = char


def _column(value: float) -> int:
    return round(value * (WIDTH - 1))


def _row(value: float) -> int:
    return round((1 - value) * (HEIGHT - 1))


def _places(spots: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    """A cell for each point: its own, or the nearest that is free, a row counting as two columns."""
    taken: set[tuple[int, int]] = set()
    every = list(product(range(WIDTH), range(HEIGHT)))
    for spot in spots[: len(LETTERS)]:
        x, y = _column(spot.x), _row(spot.y)
        free = (cell for cell in every if cell not in taken)
        nearest = min(free, key=lambda cell: ((cell[0] - x) ** 2 + 4 * (cell[1] - y) ** 2, cell))
        taken.add(nearest)
        yield nearest


def _key(plane: Plane) -> Iterator[str]:
    """Letters with what they stand for, in two columns where names are short."""
    names = {each.tone: each.text for each in plane.legend}
    wide = max((len(name) for name in names.values()), default=0) + 1
    letters = [*LETTERS, *"·" * len(plane.spots)]
    items = [
        f"{letter} {names.get(each.tone, '') + UNCLEAR * (not each.clear):<{wide}} {cells.clean(each.label)}"
        for letter, each in zip(letters, plane.spots, strict=False)
    ]
    longest = max(map(len, items), default=0)
    columns = 2 if 2 * longest + 3 <= WIDTH + 2 else 1
    rows = -(-len(items) // columns)
    for i in range(rows):
        yield "   ".join(item.ljust(longest) for item in items[i::rows]).rstrip()
    if plane.unclear:
        yield f"{UNCLEAR} {cells.clean(plane.unclear)}"
    if plane.earlier:
        yield f"{EARLIER} {cells.clean(plane.earlier)}"
