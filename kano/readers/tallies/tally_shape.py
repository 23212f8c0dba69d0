"""The columns of a tally file."""

from collections.abc import Mapping
from typing import TypeAlias

from kano.readers.files.sheet import Sheet
from kano.words.safe import steers

GUARD = "'"
"""Before a text that a spreadsheet would calculate."""
_CALCULATED = frozenset("=+-@＝＋－＠")

FORMAT = 1
"""Raised by changes that older programs can't read."""
FIELDS = (
    "kano_tally", "kind", "wave", "segment", "feature", "functional", "dysfunctional", "category",
    "n", "w", "w2", "name", "value", "wx", "wx2",
)  # fmt: skip
WAVE_FIELDS = ("wording", "scale", "language", "questionnaire", "weighting")

Row: TypeAlias = Mapping[str, object]


def is_tally(sheet: Sheet) -> bool:
    """Whether a sheet is a tally file."""
    return bool(sheet.head) and tuple(cell.strip() for cell in sheet.head[0][:2]) == FIELDS[:2]


def calculated(text: str) -> bool:
    r"""Whether a spreadsheet may take a text for a formula, whatever invisible stands before its sign.

    >>> calculated("=1+1"), calculated("\u200b\t =1"), calculated("'=1"), calculated("a=b")
    (True, True, True, False)
    """
    if text[:1] in ("\t", "\r"):
        return True
    first = next((c for c in text if c != GUARD and not c.isspace() and not steers(c)), "")
    return first in _CALCULATED
