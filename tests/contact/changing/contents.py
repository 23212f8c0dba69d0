"""Changes of answers, headers, columns and rows."""

import random
from collections.abc import Callable
from dataclasses import replace

from tests.contact.changing.beside import OTHERS
from tests.contact.changing.draft import Column, Draft, Page
from tests.contact.changing.layouts import ANSWER, LAYOUTS, LONG, coded, draft, gridded, marked
from tests.contact.changing.study import DIGITS


def ids_of(page: Page) -> tuple[str, ...]:
    return next(c.cells for c in page.columns if c.kind[0] == "id")


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
    return made.every_page(lambda p: p.each(lambda c: headed(c, heads)))


def headed(column: Column, heads: dict[tuple[int, int], str]) -> Column:
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
    ids, columns = ids_of(made.pages[0]), list(made.pages[0].columns)
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


def with_answers(made: Draft, change: Callable[[str], str]) -> Draft:
    """The same with every answer text changed."""
    kinds = ("ask", "functional", "dysfunctional", "answer")

    def changed(c: Column) -> Column:
        return replace(c, cells=tuple(map(change, c.cells))) if c.kind[0] in kinds else c

    return made.every_page(lambda p: p.each(changed))


def cased(made: Draft, pick: random.Random) -> Draft:
    return with_answers(made, pick.choice((str.upper, str.lower, str.capitalize)))


def spaced(made: Draft, pick: random.Random) -> Draft:
    blank = pick.choice(("{} ", " {}", "{}\u00a0", "{}  "))
    return with_answers(made, lambda text: blank.format(text) if text and pick.random() < 0.5 else text)


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
    return (
        with_answers(made, lambda text: f"{text}.0" if text else "") if made.study.texts[0] == DIGITS else None
    )


def numbered(made: Draft, pick: random.Random) -> Draft | None:
    """The place on the scale before each answer text."""
    if made.study.texts[0] == DIGITS:
        return None
    form = pick.choice(("{} - {}", "{}. {}", "{}) {}", "{} = {}"))
    both = {t: form.format(i + 1, t) for side in made.study.texts for i, t in enumerate(side)}
    return with_answers(made, lambda text: both.get(text, text))


def blank_tokens(made: Draft, pick: random.Random) -> Draft:
    token = pick.choice(("NA", "N/A", "-", "NULL", "nan"))
    return with_answers(made, lambda text: text or token)


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
    return made.every_page(lambda p: p.each(lambda c: headed(c, heads))) if made.wide else None


def nobodys(made: Draft, _: random.Random) -> Draft | None:
    """A row an answer, and no column that says whose."""
    if made.layout != "long, a row an answer":
        return None
    return made.every_page(lambda p: replace(p, columns=tuple(c for c in p.columns if c.kind[0] != "id")))


def unknown_answer(made: Draft, pick: random.Random) -> Draft:
    """One of the five answers in words that nobody knows."""
    old = pick.choice(made.study.texts[0])
    return with_answers(made, lambda text: "Zxq wvu" if text == old else text)
