"""Data as JSON: the machine-readable contract, raw numbers and null where undefined."""

import json

from kano.report.composed import Data


def json_text(data: Data) -> str:
    r"""The content as JSON, keys in their own order, ending in a newline.

    `<` is written as \u003c, so that a text of the survey stays a text where JSON is put into a page.
    Raises ValueError for a number that is not finite: undefined is null.
    """
    text = json.dumps(data.payload(), indent=2, ensure_ascii=False, allow_nan=False)
    return text.replace("<", r"\u003c").encode("utf-8", "replace").decode("utf-8") + "\n"
