"""Where numbers come from and what was left out, kept beside the data until the report words it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Annotated, TypeVar

from kano.values import dataclass

K = TypeVar("K")
V = TypeVar("V")


def frozen_map(items: Mapping[K, V] | None = None) -> Mapping[K, V]:
    """A read-only copy of a mapping, for use in frozen values."""
    return MappingProxyType(dict(items or {}))


@dataclass(frozen=True)
class Notice:
    """Something that a reader of the report should know; `kano.report.language` has its words."""

    key: str
    """Which sentence this is."""
    values: Mapping[str, object] = field(default_factory=frozen_map)
    """What the sentence fills in: numbers, cell addresses, texts of the survey."""
    warning: bool = True
    """Whether it may change what the numbers mean; otherwise it only informs."""

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts that a value holds; none where there is no such value.

        >>> Notice("marks_sheets", frozen_map({"sheets": ("Marks",)})).texts("sheets")
        ('Marks',)
        """
        value = self.values.get(name, ())
        return tuple(map(str, value)) if isinstance(value, tuple) else ()


@dataclass(frozen=True)
class Exclusion:
    """Something in the input that takes no part in the numbers."""

    reason: Annotated[str, "key of the reason"]
    count: Annotated[int, "how many rows, respondents or answers, as the reason says"]
    where: Annotated[tuple[str, ...], "the first few places, as cell addresses or rows"] = ()
    source: Annotated[str, "the file, with its sheet where there are several"] = ""


@dataclass(frozen=True)
class PairUsed:
    """The two columns that were read as the questions about one feature."""

    feature: Annotated[str, "key of the feature"]
    functional: Annotated[str, "header of the question: what if it is there"]
    dysfunctional: Annotated[str, "header of the question: what if it is not there"]
    functional_column: Annotated[str, "letters of that column in a spreadsheet"]
    dysfunctional_column: Annotated[str, "letters of that column in a spreadsheet"]
    evidence: Annotated[str, "why they belong together: settings, key, suffix, questionnaire, negation, …"]


@dataclass(frozen=True)
class CountedFile:
    """A file whose answers were counted, to be known again whatever its name is then."""

    fingerprint: str
    """SHA-256 of its bytes, in hexadecimal digits."""
    name: str
    """Name without folders."""
    sheets: str = ""
    """The sheets that were asked for, joined by ","; "" for all that hold a survey."""

    def covers(self, other: CountedFile) -> bool:
        """Whether everybody in the other was counted in this one.

        >>> one, part = CountedFile("ab", "a.xlsx"), CountedFile("ab", "b.xlsx", "2024")
        >>> one.covers(part), part.covers(one)
        (True, False)
        """
        return self.fingerprint == other.fingerprint and self.sheets in ("", other.sheets)


@dataclass(frozen=True)
class Source:
    """One file or sheet, and how it was understood."""

    file: str
    """Name without folders."""
    sheet: str | None = None
    respondents: int | None = None
    """People read; None where a file holds counts only and doesn't say."""
    layout: str = ""
    """Key of the layout found: alternating, blocks, grid, suffix, long, counts, tally, …"""
    wording: str = ""
    """Keys of the answer wordings found, joined by ", "."""
    scale: str = ""
    """How bare numbers were read, "" where there were none."""
    encoding: str = ""
    """Of text files: encoding and delimiter."""
    pairs: tuple[PairUsed, ...] = ()
    platform: str = ""
    """Name of the survey platform that wrote the file, "" where that can't be told."""
    path: str = ""
    """Where it was read, "" where that is no file."""
    counted: tuple[CountedFile, ...] = ()
    """Of a saved tally: the files whose answers it counts."""


@dataclass(frozen=True)
class Provenance:
    """Everything a report must say about its input."""

    sources: tuple[Source, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    notices: tuple[Notice, ...] = ()

    def __add__(self, other: Provenance) -> Provenance:
        """Both inputs, in this order."""
        return Provenance(
            self.sources + other.sources, self.excluded + other.excluded, self.notices + other.notices
        )
