"""The columns of a file of counts, as the statement for a warehouse makes it."""

from kano.readers.files.sheet import Sheet

FORMAT = 1
"""Raised by changes that older programs can't read."""
FIELDS = (
    "kano_counts", "kind", "feature", "wave", "segment", "block", "functional", "dysfunctional",
    "n", "w", "w2", "name", "value",
)  # fmt: skip
NUMBERS = ("kano_counts", "n", "w", "w2")
REFUSED = ("no_weight", "nobody", "again", "changed", "no_side")
"""Kinds of rows that count what can't be: no weight or id, people counted twice or in two groups, no side."""


def is_counts(sheet: Sheet) -> bool:
    """Whether a sheet holds what the statement counted."""
    return bool(sheet.head) and [cell.strip().casefold() for cell in sheet.head[0][:2]] == [*FIELDS[:2]]
