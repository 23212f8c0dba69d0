"""A native scatter chart on a sheet, beside the numbers that it draws."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from typing import Any, TypeAlias

from kano.analyses.kinds import Kind
from kano.render import cells
from kano.render.colours import COLOURS
from kano.render.excel.page import HEAD, LINE, Page, fit, lines_of
from kano.render.excel.placing import sides
from kano.report.blocks import Point, Scatter, Tone
from kano.report.labels import short

WIDTH, HEIGHT = 880, 640
LAYOUT = {"x": 0.08, "y": 0.09, "width": 0.89, "height": 0.76}
"""Where the points are, as parts of the chart."""
PLOT = (LAYOUT["width"] * WIDTH, LAYOUT["height"] * HEIGHT)
MARKERS = {
    Tone.FIRST: "square",
    Tone.SECOND: "diamond",
    Tone.THIRD: "circle",
    Tone.FOURTH: "triangle",
    Tone.FIFTH: "x",
    Tone.SIXTH: "star",
}
CORNERS = ((0.0, 0.98, "right"), (1.0, 0.98, "left"), (0.0, 0.02, "right"), (1.0, 0.02, "left"))
"""Where the names of quadrants stand, row by row from above, and to which side they run."""
FIRST_WIDTH, NUMBER_WIDTH = 36, 16


Picture: TypeAlias = Callable[[Page, tuple[int, int]], None]
"""Draws a chart, whose numbers are on a sheet already, on any sheet, its corner at a row and column."""


def scatter(page: Page, row: int, block: Scatter) -> tuple[int, Picture]:
    """The points as a table, and beside it the chart; returns the next free row and the chart."""
    page.sheet.set_column(0, 0, FIRST_WIDTH)
    page.sheet.set_column(1, 2, NUMBER_WIDTH)
    page.sheet.set_column(3, 3, 3)
    _header(page, row, block)
    end, series = row + 1, []
    order = sorted(block.points, key=lambda point: list(Tone).index(point.tone))
    places = iter(sides([(short(point.label), point.x, point.y) for point in order], PLOT))
    for _, group in groupby(order, lambda point: (point.tone, point.series)):
        points = list(group)
        _rows(page, end, points)
        series.append(_series(page, end, points, list(islice(places, len(points)))))
        end += len(points) + 1
    if block.apart:
        _rows(page, end, block.apart)
        end += len(block.apart) + 1
    if block.quadrants:
        series.append(_quadrants(page, end, block))
        end += 5
    picture = partial(_draw, series=series, block=block)
    picture(page, (row, 4))
    return max(end, row + HEIGHT // 20) + 1, picture


def _draw(page: Page, place: tuple[int, int], *, series: Sequence[dict[str, Any]], block: Scatter) -> None:
    """Nothing where there are no points."""
    if not block.points:
        return
    chart = page.book.add_chart({"type": "scatter"})
    for each in series:
        chart.add_series(each)
    _dress(chart, block)
    if block.quadrants:
        # Their names stand in the corners, not among the sorts of points.
        chart.set_legend({"position": "bottom", "delete_series": [len(series) - 1]})
    page.sheet.insert_chart(*place, chart, {"description": block.description, "object_position": 2})


def literal(text: str) -> str:
    """A text that a chart shows as it is: "x!A1" would be taken for a reference, so the ! is set apart."""
    shown = cells.clean(text)
    return shown.replace("!", "!\u2060") if re.match(r"=?[^!]+!\$?[A-Z]+\$?\d", shown) else shown


def _header(page: Page, row: int, block: Scatter) -> None:
    ground = COLOURS[Tone.GOOD].ink
    for i, title in enumerate((block.title, block.x_title, block.y_title)):
        style = page.styles(
            **HEAD, bg_color=ground, border_color="#FFFFFF", align="right" if i else "left", indent=int(i == 0)
        )
        page.sheet.write_string(row, i, cells.clean(title), style)
    widths = (FIRST_WIDTH, NUMBER_WIDTH, NUMBER_WIDTH)
    titles = zip((block.title, block.x_title, block.y_title), widths, strict=True)
    fit(page, row, [lines_of(title, width - 4) for title, width in titles], least=1)


def _rows(page: Page, row: int, points: Sequence[Point]) -> None:
    """The name of a series and its points below it."""
    colour = COLOURS[points[0].tone]
    name = page.styles(**LINE, bold=True, bg_color=colour.tint, font_color=colour.ink)
    page.sheet.write_string(row, 0, cells.clean(points[0].series), name)
    for column in (1, 2):
        page.sheet.write_blank(row, column, None, name)
    for i, point in enumerate(points, row + 1):
        page.sheet.write_string(i, 0, cells.clean(point.label), page.styles(**LINE, text_wrap=True, indent=1))
        fit(page, i, [lines_of(point.label, FIRST_WIDTH - 4)])
        for column, value in ((1, point.x), (2, point.y)):
            shape = cells.number_format(value, Kind.COEFFICIENT, page.language)
            page.sheet.write_number(i, column, value, page.styles(**LINE, num_format=shape))


def _series(page: Page, row: int, points: Sequence[Point], places: Sequence[str]) -> dict[str, Any]:
    tone, sheet = points[0].tone, page.sheet.get_name()
    first, last = row + 1, row + len(points)
    colour = COLOURS[tone]
    labels = [
        {"value": literal(short(p.label)), "position": place} for p, place in zip(points, places, strict=True)
    ]
    return {
        "name": [sheet, row, 0],
        "categories": [sheet, first, 1, last, 1],
        "values": [sheet, first, 2, last, 2],
        "marker": {
            "type": MARKERS.get(tone, "circle"),
            "size": 8,
            "fill": {"color": colour.strong},
            "border": {"color": colour.strong},
        },
        "data_labels": {"value": True, "custom": labels, "font": {"size": 9, "color": colour.ink}},
    }


def _quadrants(page: Page, row: int, block: Scatter) -> dict[str, Any]:
    """The corners of the plot as a series without marks, whose labels name the quadrants."""
    ink = COLOURS[Tone.QUIET].ink
    corners = [*zip(CORNERS, block.quadrants, strict=True)]
    page.sheet.write_string(row, 0, "", page.styles(**LINE))
    for i, ((x, y, _), name) in enumerate(corners, row + 1):
        page.sheet.write_string(i, 0, cells.clean(name), page.styles(**LINE, font_color=ink, indent=1))
        for column, value in ((1, x), (2, y)):
            page.sheet.write_number(i, column, value, page.styles(**LINE, font_color=ink, num_format="0.00"))
    sheet = page.sheet.get_name()
    labels = [{"value": literal(name), "position": side} for (_, _, side), name in corners]
    return {
        "name": [sheet, row, 0],
        "categories": [sheet, row + 1, 1, row + 4, 1],
        "values": [sheet, row + 1, 2, row + 4, 2],
        "marker": {"type": "none"},
        "data_labels": {"value": True, "custom": labels, "font": {"size": 12, "bold": True, "color": ink}},
    }


def _dress(chart: Any, block: Scatter) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Axes from 0 to 1 that cross at the cuts, so that they divide the picture in four."""
    for set_axis, title, cut in zip(
        (chart.set_x_axis, chart.set_y_axis), (block.x_title, block.y_title), block.cuts, strict=True
    ):
        set_axis(dict(_axis(title, cut)))
    chart.set_title({"name": literal(block.title), "name_font": {"size": 14}, "overlay": False})
    chart.set_legend({"position": "bottom"})
    chart.set_plotarea({"layout": LAYOUT})
    chart.set_size({"width": WIDTH, "height": HEIGHT})


def _axis(title: str, cut: float) -> Iterator[tuple[str, object]]:
    yield "name", literal(title)
    yield "name_font", {"size": 10, "bold": False}
    yield "min", 0
    yield "max", 1
    yield "major_unit", 0.25
    yield "num_format", "0.00"
    yield "crossing", cut
    yield "label_position", "low"
    yield "line", {"color": "#7F7F7F", "width": 1.25, "dash_type": "dash"}
    yield "major_gridlines", {"visible": True, "line": {"color": "#EDEDED", "width": 0.5}}
    yield "major_tick_mark", "none"
