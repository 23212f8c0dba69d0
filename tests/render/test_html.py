"""The page: harmless whatever a survey says, whole by itself, small, and saying what the other formats say."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kano.render import cells
from kano.render.cells import clean
from kano.render.html.markup import VOID, tag
from kano.render.html.page import page
from kano.report.blocks import (
    Bar,
    Card,
    Cards,
    Column,
    Kind,
    Label,
    Note,
    Part,
    Phrase,
    Report,
    Section,
    Table,
    Tone,
    Trail,
)
from kano.report.composed import Composed
from tests.browser.pages import HOSTILE, responses

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@dataclass
class Read(HTMLParser):
    """What a browser would find on a page."""

    tags: Counter[str] = field(default_factory=Counter)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def __hash__(self) -> int:
        return id(self)

    @classmethod
    def of(cls, text: str) -> Read:
        read = cls()
        read.feed(text)
        return read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & {*self.inside}:
            self.said.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, found, value in self.attributes if found == name]


def one_table(name: str) -> Report:
    """A report in which a name stands in every place that a text can have."""
    phrase, label = Phrase("{a}", {"a": name}), Label(name, Tone.FIRST)
    columns = (Column("a", name, Kind.TEXT, meaning=name), Column("b", name, Kind.TEXT))
    cards = Cards("cards", name, (Card(1, label, name, (name,)),))
    rows = ((name, label), (label, Bar((Part("M", 1.0, Tone.FIRST, name),))), (phrase, Trail((0.1, None, 0.9))))
    table = Table("t", columns, rows, about=(name, name, name), stepping="a")
    titled = Table("u", columns, rows, title=name)
    blocks = (Note(phrase, Tone.GOOD), cards, Note(phrase, Tone.WARNING), Note(phrase), table, titled)
    sections = (
        Section("one", name, blocks),
        Section("two", name, (Table("v", (), (), empty=name),), detail=True),
    )
    return Report(name, phrase, "en", sections)


@given(anything.filter(lambda name: clean(name).strip()))
def test_no_name_becomes_markup(name: str) -> None:
    plain, drawn = Read.of(page(one_table("name"))), Read.of(page(one_table(name)))
    assert drawn.tags == plain.tags
    assert [(tag, key) for tag, key, _ in drawn.attributes] == [(tag, key) for tag, key, _ in plain.attributes]
    shown = " ".join("".join(drawn.said).split())
    assert " ".join(clean(name).split()) in shown


@pytest.mark.parametrize("name", HOSTILE)
def test_names_that_mean_harm_stay_text(name: str) -> None:
    text = page(one_table(name))
    assert text.count("<script>") == text.count("</script>") == 1
    assert text.count("<style>") == text.count("</style>") == 1
    assert "<img" not in text


@pytest.fixture(params=["en", "nl"])
def drawn(request: pytest.FixtureRequest, compose: Callable[..., Composed]) -> Composed:
    return compose(request.param, by="channel")


def test_the_page_needs_nothing_beside_it(drawn: Composed) -> None:
    text = page(drawn.document)
    read = Read.of(text)
    assert not read.values("style")
    assert not [name for _, name, _ in read.attributes if name.startswith("on")]
    assert not re.findall(r"url\((?!#)|@import|https?:", text.replace("http-equiv", ""))
    assert {value[:1] for value in read.values("href")} == {"#", "d"}
    assert not read.values("src")
    for name in ("script", "style"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in text
    assert "default-src 'none'" in text


def test_links_and_names_hold(drawn: Composed) -> None:
    read = Read.of(page(drawn.document))
    ids = read.values("id")
    assert len(ids) == len({*ids})
    for name in ("aria-labelledby", "for", "data-of"):
        assert {each for value in read.values(name) for each in value.split()} <= {*ids}, name
    assert {value[1:] for value in read.values("href") if value.startswith("#")} <= {*ids}
    assert {f"f-key_{i}" for i in range(7)} <= {*ids}
    (language,) = read.values("lang")
    assert language == {"en": "en-GB", "nl": "nl-NL"}[drawn.document.language]


def test_it_says_every_number_that_the_document_has(drawn: Composed) -> None:
    document = drawn.document
    found = " ".join("".join(Read.of(page(document)).said).split())
    compared = 0
    for section in document.sections:
        for table in (block for block in section.blocks if isinstance(block, Table)):
            for i, column in enumerate(table.columns):
                for row in table.rows:
                    if column.kind in cells.NUMERIC and row[i] is not None:
                        assert cells.text(row[i], column.kind, document.language) in found
                        compared += 1
        for note in (block for block in section.blocks if isinstance(block, Note) and not block.brief):
            assert " ".join(cells.phrase(note.phrase, document.language).split()) in found
    assert compared > 500


def test_forty_features_make_a_small_page(compose: Callable[..., Composed]) -> None:
    from kano.analyses.classifying.classification import classify
    from kano.provenance import Provenance
    from kano.report.classifying.classification import classification_report
    from kano.tally import Tally

    def size(*of: int) -> int:
        counts = Tally.of(responses(*of), "channel")
        return len(page(classification_report(classify(counts), counts, Provenance()).document).encode())

    assert size(40, 1, 60, 1) <= 200_000
    assert size(60, 8, 60, 5) <= 500_000
    text = page(compose().document)
    for name in ("script", "style"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert len(content.encode()) <= 8_000, name


def test_a_cell_of_text_ends_with_the_next() -> None:
    assert tag("tr", tag("td", "a"), tag("td", "b")) == "<tr><td>a<td>b"
