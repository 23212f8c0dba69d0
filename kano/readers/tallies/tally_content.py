"""The rows of a tally file by what they are of, before anything is made of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from kano.errors import DataError, Problem
from kano.provenance import CountedFile
from kano.readers.files.cells import clean
from kano.readers.files.sheet import Sheet
from kano.readers.tallies.tally_shape import FIELDS, FORMAT, GUARD, calculated

_FINGERPRINT = re.compile("[0-9a-f]{64}")


@dataclass(slots=True)
class Content:
    """The rows of a file by kind, with their row numbers."""

    place: str
    rows: dict[str, list[tuple[int, Mapping[str, str]]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    told: set[tuple[object, ...]] = field(default_factory=set)
    """The numbers that were met."""

    def of(self, kind: str) -> list[Mapping[str, str]]:
        """The rows of a kind."""
        return [row for _, row in self.rows.get(kind, [])]

    def refuse(self, number: int, what: str, allowed: str = "") -> None:
        """Keep what is wrong with a row."""
        self.problems.append(Problem(what, f"{self.place}, row {number}", allowed))

    def files(self) -> tuple[CountedFile, ...]:
        """The files that were counted; a row that gives no fingerprint is refused."""
        found = []
        for number, row in self.rows.get("file", []):
            fingerprint, _, sheets = row["name"].partition(" ")
            if _FINGERPRINT.fullmatch(fingerprint):
                found.append(CountedFile(fingerprint, row["value"], sheets))
            else:
                self.refuse(number, f'"{fingerprint}" is no fingerprint of a file')
        return tuple(dict.fromkeys(found))

    def once(self, number: int, *what: object) -> bool:
        """Whether a number is told for the first time; otherwise it is refused, as it would count twice."""
        if what in self.told:
            self.refuse(number, "this number stands in the file before, and would count twice")
            return False
        self.told.add(what)
        return True


def content_of(sheet: Sheet) -> Content:
    """All rows, sorted by kind; DataError where the file is of another version."""
    content = Content(sheet.place)
    rows = iter(sheet.rows())
    header = [clean(value) for value in next(rows)]
    if missing := [name for name in FIELDS if name not in header]:
        raise DataError(f"columns are missing from this tally file: {', '.join(missing)}", sheet.place)
    places, meant = [header.index(name) for name in FIELDS], _Unguarded().__getitem__
    ordered, width = itemgetter(*places), max(places) + 1
    for number, values in enumerate(rows, start=2):
        texts = [*map(str, values), *[""] * (width - len(values))]
        row = dict(zip(FIELDS, map(meant, ordered(texts)), strict=True))
        if row["kano_tally"] != str(FORMAT):
            if not any(row.values()):
                continue
            what = f'this tally file is of version "{row["kano_tally"]}"; this program reads version {FORMAT}'
            raise DataError(what, f"{sheet.place}, row {number}", todo="Update the program.")
        content.rows.setdefault(row["kind"], []).append((number, row))
    return content


class _Unguarded(dict[str, str]):
    """Texts as they are meant; of the few that a tally repeats in every row each is looked at once."""

    def __missing__(self, text: str) -> str:
        meant = text[1:] if text[:1] == GUARD and calculated(text[1:]) else clean(text)
        return self.setdefault(text, meant)
