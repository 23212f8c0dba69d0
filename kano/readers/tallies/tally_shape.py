"""The columns of a tally file."""

from collections.abc import Mapping
from typing import TypeAlias

from kano.readers.files.sheet import Sheet

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
