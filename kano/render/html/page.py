"""A report as one page: readable without styles and scripts, which add what they can."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from kano.render import cells
from kano.render.colours import COLOURS
from kano.render.html.markup import Markup, joined, tag, text
from kano.render.html.tables import Place, table_of
from kano.report.blocks import Block, Card, Cards, Note, Report, Section, Table, Tone
from kano.version import __version__
from kano.words.languages import language as spoken
from kano.words.lookup import Texts

_HERE = Path(__file__).parent
POLICY = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing is fetched, and nothing runs or paints but what the program itself wrote."""


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
    policy = POLICY.format(script=_digest(_own("page.js")), style=_digest(_style()))
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
        tag("style", Markup(_style())),
    )


def _script() -> Markup:
    return tag("script", Markup(_own("page.js")))


@cache
def _own(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").strip()


@cache
def _style() -> str:
    """The colours of the tones, on light and on dark ground, and what uses them."""
    tones = " ".join(f"--{tone}: light-dark({each.strong}, {each.bright});" for tone, each in COLOURS.items())
    return re.sub(r"\s*([{};,])\s*|(:) ", r"\1\2", f":root {{ {tones} }}\n{_own('page.css')}")


def _digest(content: str) -> str:
    """What the policy of the page knows a style or a script by."""
    return b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _header(report: Report, say: Texts, sections: Sequence[Section]) -> Markup:
    """The title, what it is about, and where what is."""
    theme = tag("button", say("page.theme"), type="button", id="theme", hidden=True)
    links = [tag("li", tag("a", each.title, href=f"#{each.key}")) for each in sections]
    return tag(
        "header",
        tag("div", tag("h1", report.title), theme, class_="top"),
        tag("p", cells.phrase(report.subtitle, report.language), class_="quiet"),
        tag("nav", tag("ul", *links), aria_label=say("page.contents")),
    )


def _sections(report: Report, say: Texts) -> Iterator[tuple[Section, Markup]]:
    """The sections of which a page shows something, in their order."""
    taken: set[str] = set()
    for section in report.sections:
        place = Place(section.key, report.language, say, taken)
        if inside := joined(_blocks(section, place), Markup("\n")):
            yield section, _section(section, place.heading, inside)


def _section(section: Section, heading: str, inside: Markup) -> Markup:
    title = tag("h2", section.title, id=heading)
    body = tag("details", tag("summary", title), inside) if section.detail else joined((title, inside))
    kind = "detail" if section.detail else None
    return tag("section", body, id=section.key, class_=kind, aria_labelledby=heading)


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
