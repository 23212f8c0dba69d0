"""A report as JSON: the machine-readable contract, raw numbers and null where undefined."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kano.report.blocks import Report


def json_text(report: Report) -> str:
    r"""The payload as JSON, keys in their own order, ending in a newline.

    `<` is written as \u003c, so that a text of the survey stays a text where JSON is put into a page.
    Raises ValueError for a number that is not finite: undefined is null.
    """
    text = json.dumps(report.payload, indent=2, ensure_ascii=False, allow_nan=False, default=_plain)
    return text.replace("<", r"\u003c").encode("utf-8", "replace").decode("utf-8") + "\n"


def _plain(value: object) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")
