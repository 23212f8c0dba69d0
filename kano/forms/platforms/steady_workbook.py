"""What all workbooks of forms have in common: the same form gives the same bytes, and text stays text."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any, TypeAlias

Book: TypeAlias = Any
"""XlsxWriter has no types."""
Sheet: TypeAlias = Any

CREATED = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones


def workbook(title: str, fill: Callable[[Book], None]) -> bytes:
    """The bytes of a workbook that a function fills."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(target, {"in_memory": True, **plain})
    book.set_properties({"title": title, "created": CREATED})
    fill(book)
    book.close()
    return target.getvalue()
