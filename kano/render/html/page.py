"""A report as one page: readable without styles and scripts, which add what they can."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import groupby

from kano.render import cells
from kano.render.html.figures import figure_of
from kano.render.html.files import script, style
from kano.render.html.markup import Markup, joined, tag, text
from kano.render.html.tables import Place, table_of
from kano.report.blocks import Block, Card, Cards, Figure, Note, Report, Section, Table, Tone
from kano.version import __version__
from kano.words.languages import language as spoken
from kano.words.lookup import Texts

POLICY = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing is fetched, and nothing runs or paints but what the program itself wrote."""


LINKED = 12
"""Links that one line or two have room for."""
NAMED = 5
"""Names on a card; the table below has them all."""


def page(report: Report) -> str:
    """The report as a document of HTML: one file, the same bytes for the same report."""
    say = Texts.of(report.language, "page")
    sections = [*_sections(report, say)]
    body = tag(
        "body",
        tag("a", say("page.skip"), href="#main", class_="skip"),
        _header(report, say, [section for section, _ in sections]),
        tag("main", joined((each for _, each in sections), Markup("\n")), id="main", tabindex="-1"),
        tag("footer", tag("p", say("page.made").format(version=__version__))),
        _script(),
    )
    whole = tag("html", _head(report), Markup("\n"), body, lang=spoken(report.language).tag)
    return f"<!doctype html>\n{whole}\n"


def _head(report: Report) -> Markup:
    policy = POLICY.format(script=_digest(script()), style=_digest(style()))
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", report.title),
        # Named, so that no browser asks the server for one.
        tag("link", rel="icon", href="data:,"),
        tag("style", Markup(style())),
    )


def _script() -> Markup:
    return tag("script", Markup(script()))


def _digest(content: str) -> str:
    """What the policy of the page knows a style or a script by."""
    return b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _header(report: Report, say: Texts, sections: Sequence[Section]) -> Markup:
    """The title, what it is about, and where what is."""
    theme = tag("button", say("page.theme"), type="button", id="theme", hidden=True)
    links = [tag("li", tag("a", each.title, href=f"#{each.key}")) for each in _linked(sections)]
    return tag(
        "header",
        tag("div", tag("h1", report.title), theme, class_="top"),
        tag("p", cells.phrase(report.subtitle, report.language), class_="quiet"),
        tag("nav", tag("ul", *links), aria_label=say("page.contents")),
    )


def _linked(sections: Sequence[Section]) -> list[Section]:
    """The sections that a reader goes to: chapters once, details where there are few."""
    chapters = {section.chapter: section for section in reversed(sections)}
    firsts = [each for each in sections if not each.chapter or chapters[each.chapter] is each]
    return firsts if len(firsts) <= LINKED else [each for each in firsts if not each.detail]


def _sections(report: Report, say: Texts) -> Iterator[tuple[Section, Markup]]:
    """The sections of which a page shows something, in their order."""
    taken: set[str] = set()
    pictures: list[str] = []
    titles: set[str] = set()
    for section in report.sections:
        place = Place(section.key, report.language, say, taken, pictures)
        if inside := joined(_blocks(section, place), Markup("\n")):
            # Two landmarks of one name can't be told apart: the second is a part of the page without one.
            yield section, _section(section, place.heading, inside, landmark=section.title not in titles)
            titles.add(section.title)


def _section(section: Section, heading: str, inside: Markup, *, landmark: bool) -> Markup:
    title = tag("h2", section.title, id=heading)
    # A picture is to be seen, whatever else is left to the details.
    folds = section.detail and not any(isinstance(block, Figure) for block in section.blocks)
    body = tag("details", tag("summary", title), inside) if folds else joined((title, inside))
    kind = "detail" if folds else None
    return tag("section", body, id=section.key, class_=kind, aria_labelledby=heading if landmark else None)


def _blocks(section: Section, place: Place) -> Iterator[Markup]:
    number = 0
    for kind, group in groupby(section.blocks, type):
        blocks: Sequence[Block] = [*group]
        if kind is Note:
            yield from _notes([each for each in blocks if isinstance(each, Note) and not each.brief], place)
        for block in blocks:
            match block:
                case Table():
                    number += 1
                    yield table_of(block, place, f"{section.key}-{number}")
                case Figure():
                    yield figure_of(block, place, main=not place.pictures)
                    place.pictures.append(block.key)
                case Cards():
                    yield tag(
                        "ul",
                        *(_card(each, place.say) for each in block.cards),
                        class_="cards",
                        aria_label=block.title,
                    )


def _notes(notes: Sequence[Note], place: Place) -> Iterator[Markup]:
    """The answer large, then what needs attention, then the rest, each group as a list."""
    for tone, group in groupby(notes, lambda note: note.tone):
        texts = [text(cells.phrase(note.phrase, place.language)) for note in group]
        if tone is Tone.GOOD:
            yield from (tag("p", each, class_="answer") for each in texts)
        elif tone is Tone.WARNING:
            mark = tag("span", place.say("page.attention"), class_="vh")
            yield tag("ul", *(tag("li", mark, " ", each) for each in texts), class_="notes warning")
        elif len(texts) == 1:
            yield tag("p", *texts, class_=f"notes {tone}")
        else:
            yield tag("ul", *(tag("li", each) for each in texts), class_=f"notes {tone}")


def _card(card: Card, say: Texts) -> Markup:
    parts = [tag("b", str(card.count)), " ", tag("span", card.label.text, class_=f"tag {card.label.tone}")]
    if card.todo:
        parts.append(tag("p", card.todo))
    if card.names:
        more = len(card.names) - NAMED
        names = [*card.names[:NAMED], *([say("page.more").format(n=more)] if more > 0 else [])]
        parts.append(tag("p", ", ".join(names), class_="quiet names"))
    return tag("li", *parts, class_=str(card.label.tone))
