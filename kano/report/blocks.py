"""What a report is made of: sections of tables, charts and notes, with raw values and no looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Literal, TypeAlias

from kano.analyses.kinds import Kind
from kano.provenance import frozen_map
from kano.values import dataclass


class Tone(StrEnum):
    """What a colour would say; each renderer has its own colours, and none says anything by colour alone."""

    PLAIN = "plain"
    QUIET = "quiet"
    GOOD = "good"
    WARNING = "warning"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"
    SIXTH = "sixth"


@dataclass(frozen=True, eq=False)
class Label:
    """A short word with a tone."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, eq=False)
class Value:
    """A raw number inside a sentence, or beside one in a cell."""

    value: float | None
    kind: Kind


@dataclass(frozen=True, eq=False)
class Phrase:
    """A sentence with the values it fills in; a tuple of phrases becomes a list in words."""

    template: str
    values: Mapping[str, Inline] = field(default_factory=frozen_map)


@dataclass(frozen=True, eq=False)
class Part:
    """One part of a bar."""

    letter: str
    share: float
    tone: Tone
    name: str = ""
    """What the letter stands for."""


@dataclass(frozen=True, eq=False)
class Bar:
    """Shares of a whole, side by side."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, eq=False)
class Trail:
    """Values over time, as a small line; None where there is none."""

    values: tuple[float | None, ...]
    low: float | None = None
    """Where the line's range begins; None for the lowest value. A fixed range keeps small movements small."""
    high: float | None = None


Inline: TypeAlias = str | int | Value | Label | Phrase | tuple["str | Phrase", ...]
Cell: TypeAlias = str | int | float | bool | Label | Phrase | Bar | Trail | None


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a table."""

    key: str
    title: str
    kind: Kind
    priority: int = 1
    """1 always shown; 2 where there is room; 3 in workbooks and pages only."""
    meaning: str = ""
    """What the number says, for the legend."""
    tone: Tone = Tone.PLAIN
    """What the whole column is about, such as one category."""
    doubtful_below: float | None = None
    """Numbers under this deserve attention."""
    brief: bool = False
    """Whether only text has it, since a workbook says the same in columns of numbers."""


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of raw values under named columns."""

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    empty: str = ""
    """What to say when there are no rows."""
    about: tuple[str, ...] = ()
    """Of each row: the key of what it is about, to link to; () where rows are about nothing else."""
    stepping: str = ""
    """Key of the column through whose values a reader may step, such as waves; "" for none."""


@dataclass(frozen=True, eq=False)
class Card:
    """How many of one sort there are, and what that asks for."""

    count: int
    label: Label
    todo: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Cards:
    """The sorts side by side: the answer at a glance, where there is room for it."""

    key: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class Note:
    """A sentence of its own."""

    phrase: Phrase
    tone: Tone = Tone.PLAIN
    brief: bool = False
    """Whether only text has it, since it explains what a workbook hasn't."""


@dataclass(frozen=True, eq=False)
class Point:
    """A point on a chart."""

    label: str
    x: float
    y: float
    tone: Tone
    series: str


@dataclass(frozen=True, eq=False)
class Scatter:
    """Labelled points on two axes from 0 to 1, each axis cut in two."""

    key: str
    title: str
    description: str
    """What the picture shows, for those who can't see it."""
    x_title: str
    y_title: str
    points: tuple[Point, ...]
    cuts: tuple[float, float] = (0.5, 0.5)
    apart: tuple[Point, ...] = ()
    """Points that belong in no quadrant."""
    quadrants: tuple[str, ...] = ()
    """Names of the four quadrants: above from left to right, then below."""


@dataclass(frozen=True, eq=False)
class Line:
    """One course over time on a chart."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, eq=False)
class Lines:
    """Courses over dates at their true distances, on one axis."""

    key: str
    title: str
    description: str
    """What the picture shows, for those who can't see it."""
    x_title: str
    y_title: str
    dates: tuple[dt.date, ...]
    lines: tuple[Line, ...]
    kind: Kind = Kind.COEFFICIENT
    limits: tuple[float, float] = (0.0, 1.0)


@dataclass(frozen=True, eq=False, kw_only=True)
class Picture:
    """What every picture says in words; its kinds are in `kano.report.pictures`."""

    key: str
    title: str
    """What it is a picture of."""
    headline: Phrase
    """What it shows, in a sentence."""
    reading: Phrase
    """How to read it."""
    caption: Phrase
    """How many people, and where the numbers come from."""
    description: str
    """What it shows, for those who can't see it."""


@dataclass(frozen=True, eq=False)
class Figure:
    """The place of a picture in a report; it is composed when a format draws it."""

    key: str
    compose: Callable[[], Picture]


Block: TypeAlias = Table | Note | Cards | Scatter | Lines | Figure


@dataclass(frozen=True, eq=False)
class Section:
    """Blocks that belong together: a heading on a page, a sheet of a workbook."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    detail: bool = False
    """Whether only workbooks and pages have room for it."""
    appendix: bool = False
    """Whether it says how the numbers came about, and is read last."""
    chapter: str = ""
    """The part of a longer document that it is in."""


@dataclass(frozen=True, eq=False)
class Finding:
    """Something that was looked at and how it ended, as programs that run checks want to hear it."""

    group: str
    """What sort of thing was looked at."""
    name: str
    outcome: Literal["passed", "failed", "undecided"]
    phrase: Phrase
    """What was wanted and what was found."""
    fails: bool
    """Whether the run fails by it."""
    line: int | None = None
    """Where it stands in the file that asks for it."""


@dataclass(frozen=True, eq=False)
class Findings:
    """Everything that was looked at."""

    each: tuple[Finding, ...]
    title: str
    """How it ended, in a sentence."""
    file: str = ""
    """Path of the file that asks for it, "" where there is none."""


@dataclass(frozen=True, eq=False)
class Report:
    """A finished document in one language, before it looks like anything."""

    title: str
    subtitle: Phrase
    language: str
    sections: tuple[Section, ...]
    findings: Findings | None = None
    """Where the report is about things that were looked at."""
    news: str = ""
    """Key of the section that says what is new: Markdown folds away what is known beside it."""
    pictured: str = ""
    """Name of a file beside it that holds its first picture."""
