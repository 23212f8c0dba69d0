"""Data as JSON: the machine-readable contract, raw numbers and null where undefined."""

import json
import re

from kano.report.composed import Data
from kano.words.safe import steers


def json_text(data: Data) -> str:
    r"""The content as JSON, keys in their own order, ending in a newline.

    `<` is written as \u003c, so that a text of the survey stays a text where JSON is put into a page, and so is
    what steers a terminal or can't be seen.
    Raises ValueError for a number that is not finite: undefined is null.
    """
    text = json.dumps(data.payload(), indent=2, ensure_ascii=False, allow_nan=False)
    text = _BEYOND.sub(_escaped, text.replace("<", r"\u003c"))
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


_BEYOND = re.compile(r"[\x7f-\U0010ffff]")


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    return json.dumps(char)[1:-1] if steers(char) and not "\ud800" <= char <= "\udfff" else char
