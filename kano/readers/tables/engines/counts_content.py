"""The rows of a file of counts, by what they count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import field

from kano.errors import DataError
from kano.readers.files.cells import clean
from kano.readers.tables.engines.counts_shape import FIELDS, FORMAT
from kano.readers.tables.engines.grouped import Key
from kano.readers.tables.understood import Understood
from kano.values import dataclass

MOST = 1e15
"""People that a row may count."""
_HEAVIEST = 1e60


@dataclass(frozen=True)
class Content:
    """The rows of a file by kind; each knows its place as "row"."""

    place: str
    rows: Mapping[str, list[Mapping[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def number(self, row: Mapping[str, str], name: str) -> float:
        """A number from 0 up, people in whole numbers; NaN where it is none."""
        try:
            value = float(row[name])
        except ValueError:
            return float("nan")
        fits = 0 <= value < MOST and value.is_integer() if name == "n" else 0 <= value < _HEAVIEST
        return value if fits else float("nan")

    def key(self, row: Mapping[str, str]) -> Key:
        """Block, wave and segment."""
        return Key(clean(row["block"]), clean(row["wave"]), clean(row["segment"]))


def content_of(known: Understood) -> Content:
    """The rows of a sheet; DataError where columns are missing, or another version wrote it."""
    content = Content(known.place)
    rows = iter(known.sheet.rows())
    names = [clean(value).casefold() for value in next(rows)]
    if missing := [name for name in FIELDS if name not in names]:
        raise DataError(f"columns are missing from this file of counts: {', '.join(missing)}", known.place)
    for number, values in enumerate(rows, start=2):
        texts = dict(zip(names, (str(value) for value in values), strict=False))
        row = {name: texts.get(name, "") for name in FIELDS} | {"row": str(number)}
        if not any(texts.values()):
            continue
        if clean(row["kano_counts"]) != str(FORMAT):
            what = (
                f'this file of counts is of version "{row["kano_counts"]}"; this program reads version {FORMAT}'
            )
            raise DataError(what, f"{known.place}, row {number}", todo="Update the program.")
        content.rows[row["kind"]].append(row)
    return content
