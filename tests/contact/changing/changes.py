"""Changes of how a survey is written down; each says beforehand whether it leaves anything to ask."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.contact.changing.beside import OTHERS
from tests.contact.changing.draft import Column, Draft, Page
from tests.contact.changing.layouts import ANSWER, LAYOUTS, LONG, coded, draft, gridded, marked
from tests.contact.changing.study import DIGITS, languages

Changing = Callable[[Draft, random.Random], Draft | None]
"""The changed draft; None where the change makes no sense."""
TITLES = (
    "Survey results",
    "Kano survey: responses",
    "Export of 12 March 2026",
    "Onderzoek 2026",
    "Confidential",
)
NOTES = (("About this file",), ("Exported by", "the survey team"), ("Date", "2026-03-12"), ("Status", "final"))
SUMMARY = (("Segment", "Share"), ("New", "0.41"), ("Returning", "0.59"))
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-8")


@dataclass(frozen=True)
class Change:
    """One kind of change."""

    name: str
    apply: Changing
    stage: int
    """When it is done, where several are: from the answers (0) to the bytes (5)."""
    harmless: bool = True
    """Whether a careful reader still knows everything; else something has to be asked."""


def left_blank(made: Draft, pick: random.Random) -> Draft:
    people = tuple(
        tuple((f * (pick.random() > 0.1), d * (pick.random() > 0.1)) for f, d in person)
        for person in made.study.people
    )
    return draft(replace(made.study, people=people), made.layout, pick)


def laid_out_anew(made: Draft, pick: random.Random) -> Draft:
    return draft(made.study, pick.choice([each for each in LAYOUTS if each != made.layout]), pick)


def renamed(made: Draft, pick: random.Random) -> Draft | None:
    """Other usual headers: of the columns of long form, of marks, of codes."""
    if not made.wide:
        return _renamed_long(made, pick)
    ways = {"by suffix": marked, "by codes": coded, "in grids": gridded}
    if made.layout not in ways:
        return None
    heads = ways[made.layout](made.study, pick)
    return made.every_page(lambda p: p.each(lambda c: _headed(c, heads)))


def _headed(column: Column, heads: dict[tuple[int, int], str]) -> Column:
    asked, f, side = column.kind
    return replace(column, head=heads[f, side]) if asked == "ask" else column


def _renamed_long(made: Draft, pick: random.Random) -> Draft:
    kinds = (
        ("feature", "functional", "dysfunctional") if "pair" in made.layout else ("feature", "side", "answer")
    )
    heads = dict(zip(kinds, pick.choice(LONG if "pair" in made.layout else ANSWER), strict=True))
    return made.every_page(lambda p: p.each(lambda c: replace(c, head=heads.get(c.kind[0], c.head))))


def moved(made: Draft, pick: random.Random) -> Draft:
    """All columns elsewhere, but the functional question of a feature before its other one."""

    def page(p: Page) -> Page:
        columns = pick.sample(p.columns, len(p.columns))
        held: dict[int, list[Column]] = {}
        for c in sorted(columns, key=lambda c: c.kind[2], reverse=True):
            held.setdefault(c.kind[1], []).append(c) if c.kind[0] == "ask" else None
        placed = (held[c.kind[1]].pop() if c.kind[0] == "ask" else c for c in columns)
        return replace(p, columns=tuple(placed))

    return made.every_page(page)


def shuffled(made: Draft, pick: random.Random) -> Draft | None:
    """Columns in any order, so that either question may be first.

    Not where each feature's two are neighbours, or stand in two blocks in one order: there a functional question
    behind its other one may be a mistake in its text.
    """
    if made.wide and len(made.study.features) < 3:
        return None
    page = made.pages[0]
    while True:
        columns = tuple(pick.sample(page.columns, len(page.columns)))
        if not made.wide or not _is_regular([c for c in columns if c.kind[0] == "ask"]):
            return replace(made, pages=(replace(page, columns=columns),))


def _is_regular(asking: list[Column]) -> bool:
    place = {c.kind[1:]: i for i, c in enumerate(asking)}
    apart = {abs(place[f, 0] - place[f, 1]) for f, side in place if side == 0}
    return len(apart) == 1


def beside(made: Draft, pick: random.Random) -> Draft:
    """One to four other columns anywhere."""
    ids, columns = _ids(made.pages[0]), list(made.pages[0].columns)
    people = dict.fromkeys(ids)
    for head, cells in pick.sample(OTHERS, pick.randint(1, 4)):
        said = dict(zip(people, cells(pick, len(people)), strict=True))
        column = Column(("other", 0, 0), head, tuple(said[each] for each in ids))
        columns.insert(pick.choice((0, len(columns), pick.randint(0, len(columns)))), column)
    return replace(made, pages=(replace(made.pages[0], columns=tuple(columns)),))


def rated(made: Draft, pick: random.Random) -> Draft | None:
    """A question after each feature's importance, behind its questions or behind all."""
    if not made.wide:
        return None
    columns, n = list(made.pages[0].columns), len(made.study.people)
    for f, each in enumerate(made.study.features):
        last = max(i for i, c in enumerate(columns) if c.kind[0] == "ask" and (f == c.kind[1]))
        cells = tuple(str(pick.randint(1, 9)) for _ in range(n))
        columns.insert(last + 1, Column(("other", 0, 0), f"How important is {each.name} to you?", cells))
    return replace(made, pages=(replace(made.pages[0], columns=tuple(columns)),))


def sorted_rows(made: Draft, pick: random.Random) -> Draft:
    page = made.pages[0]
    by, order = pick.choice(page.columns).cells, list(range(len(page.columns[0].cells)))
    order.sort(key=lambda i: by[i], reverse=pick.random() < 0.5)
    return replace(made, pages=(page.ordered(order),))


def shuffled_rows(made: Draft, pick: random.Random) -> Draft:
    page = made.pages[0]
    n = len(page.columns[0].cells)
    return replace(made, pages=(page.ordered(pick.sample(range(n), n)),))


def _answers(made: Draft, change: Callable[[str], str]) -> Draft:
    """The same with every answer text changed."""
    kinds = ("ask", "functional", "dysfunctional", "answer")

    def changed(c: Column) -> Column:
        return replace(c, cells=tuple(map(change, c.cells))) if c.kind[0] in kinds else c

    return made.every_page(lambda p: p.each(changed))


def cased(made: Draft, pick: random.Random) -> Draft:
    return _answers(made, pick.choice((str.upper, str.lower, str.capitalize)))


def spaced(made: Draft, pick: random.Random) -> Draft:
    blank = pick.choice(("{} ", " {}", "{}\u00a0", "{}  "))
    return _answers(made, lambda text: blank.format(text) if text and pick.random() < 0.5 else text)


def typeset(made: Draft, pick: random.Random) -> Draft:
    """Curly apostrophes for straight ones, in headers and answers, or the other way round."""
    old, new = pick.choice((("'", "\u2019"), ("\u2019", "'")))

    def changed(c: Column) -> Column:
        return replace(
            c, head=c.head.replace(old, new), cells=tuple(each.replace(old, new) for each in c.cells)
        )

    return made.every_page(lambda p: p.each(changed))


def pointed(made: Draft, _: random.Random) -> Draft | None:
    """Numbers as 1.0, as pandas writes a column with blanks."""
    return _answers(made, lambda text: f"{text}.0" if text else "") if made.study.texts[0] == DIGITS else None


def numbered(made: Draft, pick: random.Random) -> Draft | None:
    """The place on the scale before each answer text."""
    if made.study.texts[0] == DIGITS:
        return None
    form = pick.choice(("{} - {}", "{}. {}", "{}) {}", "{} = {}"))
    both = {t: form.format(i + 1, t) for side in made.study.texts for i, t in enumerate(side)}
    return _answers(made, lambda text: both.get(text, text))


def blank_tokens(made: Draft, pick: random.Random) -> Draft:
    token = pick.choice(("NA", "N/A", "-", "NULL", "nan"))
    return _answers(made, lambda text: text or token)


def _ids(page: Page) -> tuple[str, ...]:
    return next(c.cells for c in page.columns if c.kind[0] == "id")


def split_by_rows(made: Draft, pick: random.Random) -> Draft | None:
    """Two files of some people each, under the same header."""
    page = made.pages[0]
    ids = _ids(page)
    known = list(dict.fromkeys(ids))
    if len(made.pages) > 1:
        return None
    first = set(known[: pick.randint(5, len(known) - 5)])
    parts = ([i for i, each in enumerate(ids) if (each in first) is wanted] for wanted in (True, False))
    names = pick.choice((("part1", "part2"), ("a", "b"), ("Responses (1)", "Responses (2)")))
    pages = tuple(replace(page.ordered(part), name=name) for part, name in zip(parts, names, strict=True))
    return replace(made, pages=pages)


def split_by_rows_on_sheets(made: Draft, pick: random.Random) -> Draft | None:
    split = split_by_rows(made, pick)
    return split and replace(split, sheets=True, dress=replace(split.dress, ending=".xlsx"))


def split_by_side(made: Draft, pick: random.Random) -> Draft | None:
    """Functional questions in one file or sheet, dysfunctional ones in another, with the ids in both."""
    if not made.wide or len(made.pages) > 1:
        return None
    page = made.pages[0]
    names = ("Functional", "Dysfunctional")
    pages = tuple(
        replace(page, name=names[side], columns=tuple(c for c in page.columns if _on(c, side)))
        for side in (0, 1)
    )
    sheets = pick.random() < 0.5
    return replace(
        made, pages=pages, sheets=sheets, dress=replace(made.dress, ending=".xlsx" if sheets else ".csv")
    )


def _on(column: Column, side: int) -> bool:
    kind, _, of = column.kind
    return kind == "id" or (of == side if kind == "ask" else side == 0)


def titled(made: Draft, pick: random.Random) -> Draft:
    rows = [(title,) for title in pick.sample(TITLES, pick.randint(1, 2))] + [()] * pick.randint(0, 1)
    return made.every_page(lambda p: replace(p, above=tuple(rows)))


def gaps(made: Draft, pick: random.Random) -> Draft:
    def page(p: Page) -> Page:
        n = len(p.columns[0].cells)
        return replace(p, gaps=frozenset(pick.sample(range(n + 1), pick.randint(1, 4))))

    return made.every_page(page)


def total_row(made: Draft, pick: random.Random) -> Draft:
    word = pick.choice(("Total", "Totaal", "Summe", "Average"))
    return made.every_page(lambda p: replace(p, below=((word, *[""] * (len(p.columns) - 1)),)))


def repeated_header(made: Draft, pick: random.Random) -> Draft:
    def page(p: Page) -> Page:
        at = pick.randint(1, len(p.columns[0].cells) - 1)
        return p.each(lambda c: replace(c, cells=(*c.cells[:at], c.head, *c.cells[at:])))

    return made.every_page(page)


def empty_columns(made: Draft, pick: random.Random) -> Draft:
    """Columns with nothing in them, behind all or before all, with or without a name."""
    many, head = pick.randint(1, 3), pick.choice(("", "", "Notes"))

    def page(p: Page) -> Page:
        n = len(p.columns[0].cells)
        empty = tuple(Column(("empty", 0, 0), head if not i else "", ("",) * n) for i in range(many))
        return replace(p, columns=(*empty, *p.columns) if first else (*p.columns, *empty))

    first = pick.random() < 0.25
    return made.every_page(page)


def notes_first(made: Draft, _: random.Random) -> Draft:
    return _on_sheets(made, before=(("Notes", NOTES),))


def summary_behind(made: Draft, _: random.Random) -> Draft:
    return _on_sheets(made, behind=(("Summary", SUMMARY),))


def hidden_sheet(made: Draft, pick: random.Random) -> Draft:
    again = tuple(tuple(row) for row in made.pages[0].rows())
    held = pick.choice((NOTES, again))
    return replace(_on_sheets(made, behind=(*made.behind, ("old", held))), hidden=True)


def _on_sheets(made: Draft, **more: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]) -> Draft:
    held = replace(made, dress=replace(made.dress, ending=".xlsx"))
    return replace(held, before=more.get("before", made.before), behind=more.get("behind", made.behind))


def as_workbook(made: Draft, pick: random.Random) -> Draft:
    return replace(made, dress=replace(made.dress, ending=pick.choice((".xlsx", ".ods"))))


def as_records(made: Draft, _: random.Random) -> Draft | None:
    return replace(made, dress=replace(made.dress, ending=".json")) if made.bare else None


def _text(made: Draft, **dress: str | bool) -> Draft | None:
    """The same with a text file written otherwise; None where it is none."""
    if made.dress.ending not in (".csv", ".tsv", ".txt"):
        return None
    return replace(made, dress=replace(made.dress, **dress))  # type: ignore[arg-type]


def encoded(made: Draft, pick: random.Random) -> Draft | None:
    own = languages()[made.study.language]["encodings"]
    encoding = pick.choice([*ENCODINGS, *own, *own, *own])
    try:
        "\n".join(text for p in made.pages for row in p.rows() for text in row).encode(encoding)
    except UnicodeEncodeError:
        return None
    return _text(made, encoding=encoding)


def delimited(made: Draft, pick: random.Random) -> Draft | None:
    sep, ending = pick.choice(((";", ".csv"), ("\t", ".tsv"), ("\t", ".txt"), ("|", ".txt"), (";", ".txt")))
    return _text(made, sep=sep, ending=ending, told=pick.random() < 0.15)


def line_ends(made: Draft, pick: random.Random) -> Draft | None:
    return _text(made, end=pick.choice(("\n", "\r", "\n")))


def quoted(made: Draft, _: random.Random) -> Draft | None:
    return _text(made, every=True)


def unnamed(made: Draft, _: random.Random) -> Draft | None:
    """Headers that say nothing: q1, q2, …"""
    if not made.wide:
        return None

    def page(p: Page) -> Page:
        asked = [c for c in p.columns if c.kind[0] == "ask"]
        return p.each(lambda c: replace(c, head=f"q{asked.index(c) + 1}") if c in asked else c)

    return made.every_page(page)


def one_question_twice(made: Draft, _: random.Random) -> Draft | None:
    """Both questions of a feature under its name and nothing else."""
    names = [each.name for each in made.study.features]
    heads = {(f, side): name for f, name in enumerate(names) for side in (0, 1)}
    return made.every_page(lambda p: p.each(lambda c: _headed(c, heads))) if made.wide else None


def nobodys(made: Draft, _: random.Random) -> Draft | None:
    """A row an answer, and no column that says whose."""
    if made.layout != "long, a row an answer":
        return None
    return made.every_page(lambda p: replace(p, columns=tuple(c for c in p.columns if c.kind[0] != "id")))


def unknown_answer(made: Draft, pick: random.Random) -> Draft:
    """One of the five answers in words that nobody knows."""
    old = pick.choice(made.study.texts[0])
    return _answers(made, lambda text: "Zxq wvu" if text == old else text)


CHANGES = (
    Change("partial answers left blank", left_blank, 0),
    Change("another layout", laid_out_anew, 1),
    Change("headers renamed", renamed, 2),
    Change("other columns added", beside, 3),
    Change("ratings added", rated, 3),
    Change("rows sorted", sorted_rows, 3),
    Change("rows shuffled", shuffled_rows, 3),
    Change("case of answers", cased, 4),
    Change("spaces around answers", spaced, 4),
    Change("apostrophes", typeset, 4),
    Change("numbers as 1.0", pointed, 4),
    Change("answers numbered", numbered, 3),
    Change("blanks as NA, -, NULL", blank_tokens, 5),
    Change("columns moved", moved, 5),
    Change("columns in any order", shuffled, 5),
    Change("people in two files", split_by_rows, 6),
    Change("sides in two files or sheets", split_by_side, 6),
    Change("empty columns", empty_columns, 7),
    Change("title rows", titled, 7),
    Change("blank rows", gaps, 7),
    Change("row of totals", total_row, 7),
    Change("header repeated", repeated_header, 6),
    Change("notes sheet first", notes_first, 8),
    Change("summary sheet behind", summary_behind, 8),
    Change("hidden sheet", hidden_sheet, 9),
    Change("as XLSX or ODS", as_workbook, 8),
    Change("as JSON records", as_records, 8),
    Change("another delimiter", delimited, 9),
    Change("another line end", line_ends, 9),
    Change("all cells quoted", quoted, 9),
    Change("another encoding", encoded, 10),
    Change("headers q1, q2, …", unnamed, 2, harmless=False),
    Change("one name over both questions", one_question_twice, 2, harmless=False),
    Change("a row an answer, nobody's", nobodys, 7, harmless=False),
    Change("people on two sheets", split_by_rows_on_sheets, 6, harmless=False),
    Change("an answer nobody knows", unknown_answer, 5, harmless=False),
)
