"""Changes of files, sheets and of what stands around a table."""

import random
from dataclasses import replace

from tests.contact.changing.contents import ids_of
from tests.contact.changing.draft import Column, Draft, Page
from tests.contact.changing.study import languages

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


def split_by_rows(made: Draft, pick: random.Random) -> Draft | None:
    """Two files of some people each, under the same header."""
    page = made.pages[0]
    ids = ids_of(page)
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
