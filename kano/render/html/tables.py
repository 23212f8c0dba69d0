"""A table on a page: to read first, with all its numbers folded away below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from kano.analyses.kinds import Kind
from kano.render import cells
from kano.render.html.markup import Markup, joined, tag, text
from kano.render.html.small import bar, trail
from kano.render.html.tools import LEAST, steps, tools
from kano.render.plain import brief_columns
from kano.report.blocks import Bar, Cell, Column, Label, Phrase, Table, Tone, Trail
from kano.values import dataclass
from kano.words.lookup import Texts

SHADES = 5
Told = Sequence[tuple[int, Column]]
"""Columns with their places."""


@dataclass(frozen=True)
class Place:
    """Where a table stands: its section, and what the page has given ids to."""

    section: str
    language: str
    say: Texts
    taken: set[str] = field(default_factory=set)
    pictures: list[str] = field(default_factory=list)
    """Keys of those that the page has so far."""

    @property
    def heading(self) -> str:
        """The id of the heading that names the section."""
        return f"{self.section}-title"


@dataclass(frozen=True)
class Looks:
    """What the cells of a table show beside their values."""

    shades: Mapping[float, int]
    """How dark a number is."""
    steps: Mapping[str, int]
    main: bool
    """Whether it is the one to read, not the one with all numbers."""


def table_of(table: Table, place: Place, name: str) -> Markup:
    """The table under its id, with what searches it; its empty text where it has no rows."""
    if not table.rows:
        return tag("p", table.empty, class_="quiet") if table.empty else Markup("")
    brief, every = _filled(table, brief_columns(table)), _filled(table, [*enumerate(table.columns)])
    shades = _shades(table, [column for _, column in brief])
    looks = Looks(shades, steps(table), main=True)
    parts = [] if shades else [tools(table, brief, place.say, name)]
    parts.append(_drawn(table, brief, place, name, looks))
    if any(column.meaning for _, column in brief):
        parts.append(_meanings(brief, place.say))
    if any(column.priority > 2 for _, column in every):
        numbers = [each for each in every if not each[1].brief]
        whole = _drawn(table, numbers, place, f"{name}-all", Looks({}, {}, main=False))
        parts.append(tag("details", tag("summary", place.say("page.numbers")), whole, class_="numbers"))
    return joined(parts)


def anchor(key: str) -> str:
    """The id under which a page has what this key is about.

    >>> anchor("seat 1")
    'f-seat-1'
    """
    return "f-" + "-".join("".join(c if c.isalnum() or c in "_-" else " " for c in cells.clean(key)).split())


def _filled(table: Table, columns: Told) -> Told:
    return [(i, each) for i, each in columns if any(row[i] not in (None, "") for row in table.rows)]


def _drawn(table: Table, columns: Told, place: Place, name: str, looks: Looks) -> Markup:
    """The table itself; one that may be wider than the page in a region that scrolls, by keys as well."""
    rows = [_row(table, r, columns, place, looks) for r in range(len(table.rows))]
    sorts = looks.main and len(table.rows) >= LEAST and not looks.shades
    head = tag(
        "thead",
        tag(
            "tr",
            *(_heading(column, column.title or place.say("page.sign"), sorts=sorts) for _, column in columns),
        ),
    )
    body = tag("tbody", joined(rows, Markup("\n")))
    if table.title:
        return tag("table", tag("caption", table.title), head, body, class_="small")
    drawn = tag("table", head, body, id=name, class_="sorts" if sorts else None, aria_labelledby=place.heading)
    region = {"role": "group", "aria_labelledby": place.heading, "tabindex": "0"}
    return tag("div", drawn, class_="scroll", **region)


def _heading(column: Column, shown: str, *, sorts: bool) -> Markup:
    """The title; in a span where a script puts a button beside it."""
    kinds = ["n"] if column.kind in cells.NUMERIC else []
    kinds += [] if column.tone is Tone.PLAIN else [str(column.tone)]
    kinds += ["p2"] if column.priority == 2 else []
    title = tag("span", shown) if sorts else text(shown)
    return tag("th", title, class_=" ".join(kinds) or None)


def _row(table: Table, r: int, columns: Told, place: Place, looks: Looks) -> Markup:
    row, about = table.rows[r], table.about[r] if table.about and looks.main else None
    (at, column), *others = columns
    first = tag("th", _shown(row[at], column, place.language, looks), scope="row")
    parts = [_cell(row[i], each, place.language, looks) for i, each in others]
    step = looks.steps.get(str(row[_stepping(table)])) if looks.steps else None
    return tag("tr", first, *parts, id=_new(about, place), data_about=about, data_step=step)


def _stepping(table: Table) -> int:
    return next(i for i, column in enumerate(table.columns) if column.key == table.stepping)


def _new(about: str | None, place: Place) -> str | None:
    """The id of what a row is about: the first row that is has it."""
    if about is None or anchor(about) in place.taken:
        return None
    place.taken.add(anchor(about))
    return anchor(about)


def _cell(cell: Cell, column: Column, language: str, looks: Looks) -> Markup:
    kinds = " ".join(_kinds(cell, column, looks))
    return tag("td", _shown(cell, column, language, looks), class_=kinds or None)


def _kinds(cell: Cell, column: Column, looks: Looks) -> Iterator[str]:
    if column.kind not in cells.NUMERIC:
        yield "i" if isinstance(cell, Phrase) else "t"
    elif isinstance(cell, (int, float)):
        if column.doubtful_below is not None and cell < column.doubtful_below:
            yield "low"
        elif shade := looks.shades.get(cell):
            yield f"h{shade}"
    if column.priority == 2:
        yield "p2"


def _shown(cell: Cell, column: Column, language: str, looks: Looks) -> Markup:
    match cell:
        case Bar():
            return bar(cell, language)
        case Trail():
            return trail(cell)
        case Label() if looks.main and cell.tone is not Tone.PLAIN:
            return tag("span", cell.text, class_=f"tag {cell.tone}")
        case None | "":
            return Markup("")
        case _:
            return text(cells.text(cell, column.kind, language))


def _shades(table: Table, columns: Sequence[Column]) -> dict[float, int]:
    """How dark each number is, where a table holds nothing but counts of one thing."""
    if len(columns) < 4 or {(column.kind, column.tone) for column in columns[1:]} != {(Kind.COUNT, Tone.PLAIN)}:
        return {}
    numbers = [cell for row in table.rows for cell in row[1:] if isinstance(cell, (int, float))]
    most = max(numbers, default=0) or 1
    return {number: round(number / most * SHADES) for number in numbers}


def _meanings(columns: Told, say: Texts) -> Markup:
    """What the columns say, folded away."""
    told = [
        joined((tag("dt", column.title), tag("dd", column.meaning))) for _, column in columns if column.meaning
    ]
    return tag("details", tag("summary", say("page.columns")), tag("dl", *told), class_="legend")
