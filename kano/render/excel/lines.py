"""A native line chart beside the table of its sheet, with the numbers it draws below it."""

import datetime as dt
from functools import partial

from kano.render import cells
from kano.render.colours import COLOURS
from kano.render.excel.chart import Picture, literal
from kano.render.excel.page import HEAD, LINE, Page
from kano.report.blocks import Lines, Tone

WIDTH, HEIGHT = 880, 480
ROWS = HEIGHT // 20 + 3
"""Rows of the sheet that the chart covers, with room below it."""
DATE_WIDTH, VALUE_WIDTH = 12, 16
DATE_FORMAT = "yyyy-mm-dd"


def lines(page: Page, block: Lines, nth: int = 0) -> Picture:
    """The chart to the right of the table, below the charts before it, and its numbers under it."""
    left = len(page.widths) + 1
    top = nth * (ROWS + len(block.dates) + 3)
    page.sheet.set_column(left, left, DATE_WIDTH)
    page.sheet.set_column(left + 1, left + len(block.lines), VALUE_WIDTH)
    row = top + ROWS
    _header(page, (row, left), block)
    for i, date in enumerate(block.dates, row + 1):
        when = dt.datetime.combine(date, dt.time())
        page.sheet.write_datetime(i, left, when, page.styles(**LINE, num_format=DATE_FORMAT, align="left"))
    for j, line in enumerate(block.lines, left + 1):
        for i, value in enumerate(line.values, row + 1):
            if value is not None:
                shape = cells.number_format(value, block.kind, page.language)
                page.sheet.write_number(i, j, value, page.styles(**LINE, num_format=shape))
    picture = partial(_draw, block=block, numbers=(page.sheet.get_name(), row, left))
    picture(page, (top, left))
    return picture


def _header(page: Page, place: tuple[int, int], block: Lines) -> None:
    row, left = place
    ground = COLOURS[Tone.GOOD].ink
    for i, title in enumerate((block.x_title, *(line.label for line in block.lines))):
        looks = {**HEAD, "text_wrap": False, "bg_color": ground, "border_color": "#FFFFFF"}
        style = page.styles(**looks, align="right" if i else "left")
        page.sheet.write_string(row, left + i, cells.clean(title), style)


def _draw(page: Page, place: tuple[int, int], *, block: Lines, numbers: tuple[str, int, int]) -> None:
    """The chart of numbers that are on a sheet, below this row and to the right of this column."""
    sheet, row, left = numbers
    last = row + len(block.dates)
    chart = page.book.add_chart({"type": "line"})
    for j in range(left + 1, left + 1 + len(block.lines)):
        chart.add_series(
            {
                "name": [sheet, row, j],
                "categories": [sheet, row + 1, left, last, left],
                "values": [sheet, row + 1, j, last, j],
                "marker": {"type": "automatic"},
                "line": {"width": 2},
            }
        )
    low, high = block.limits
    grid = {"visible": True, "line": {"color": "#EDEDED", "width": 0.5}}
    font = {"size": 10, "bold": False}
    chart.set_x_axis(
        {"name": literal(block.x_title), "name_font": font, "date_axis": True, "num_format": "yyyy-mm"}
    )
    chart.set_y_axis(
        {
            "name": literal(block.y_title), "name_font": font, "min": low, "max": high, "num_format": "0.0",
            "major_gridlines": grid,
        }
    )  # fmt: skip
    chart.set_title({"name": literal(block.title), "name_font": {"size": 14}, "overlay": False})
    chart.set_legend({"position": "bottom"})
    chart.show_blanks_as("span")
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    page.sheet.insert_chart(*place, chart, {"description": block.description, "object_position": 2})
