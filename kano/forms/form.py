"""A form: what will be asked, in which order and words, before it is written for a platform."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from kano.forms.choices import Segment
from kano.forms.codes import SUFFIXES
from kano.forms.design import Design
from kano.provenance import frozen_map
from kano.questionnaire import Wording
from kano.values import dataclass

PAIR = ("functional", "dysfunctional")
IMPORTANCE_POINTS = 9
"""Berger et al. 1993 rate importance on nine points."""
FULFILMENT_POINTS = 10
"""Ten points, as Dutch marks."""
OUTCOME_POINTS = 10
"""An outcome is a mark from 0 to this."""
BLOCK = "kano_block"
"""Name of the column that tells which block of features a respondent was shown."""
WAVE = "wave"
TOKENS = ("like", "must_be", "neutral", "live_with", "dislike")
"""Values of the five answers where a platform takes words; the readers know them."""


@dataclass(frozen=True)
class Item:
    """One feature on a form."""

    key: str
    """Name in the form and in its export."""
    labels: Mapping[str, str]
    """Short name by language."""
    questions: Mapping[str, Mapping[str, str]]
    """By role (functional, dysfunctional, importance, fulfilment): text by language."""
    blocks: tuple[int, ...] = ()
    """Numbers of the blocks that show it; () where everybody sees it."""

    def code(self, role: str) -> str:
        """Name of one of its questions."""
        return f"{self.key}_{SUFFIXES[role]}"

    @property
    def ratings(self) -> tuple[str, ...]:
        """Roles asked beside the pair."""
        return tuple(role for role in self.questions if role not in PAIR)


@dataclass(frozen=True)
class Panel:
    """Questions about one feature that stay together."""

    item: Item
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """Everything that a platform's form holds."""

    key: str
    languages: tuple[str, ...]
    titles: Mapping[str, str]
    items: tuple[Item, ...]
    answers: Mapping[str, Wording]
    """By language."""
    address: str = "u"
    segments: tuple[Segment, ...] = ()
    wave: str = ""
    layout: str = "pairs"
    randomise: bool = False
    page_size: int = 3
    design: Design | None = None
    words: Mapping[str, Mapping[str, str]] = field(default_factory=frozen_map)
    """The program's own sentences: language, key."""

    def say(self, key: str) -> Mapping[str, str]:
        """One of the program's own sentences by language."""
        return frozen_map({language: self.words[language][key] for language in self.languages})

    @property
    def roles(self) -> tuple[str, ...]:
        """All that is asked about features, in its order; of a control item the pair alone."""
        return tuple(dict.fromkeys(role for item in self.items for role in item.questions))

    @property
    def language(self) -> str:
        """The language that the form opens in."""
        return self.languages[0]

    def choice_texts(self, language: str, role: str) -> tuple[tuple[int, str], ...]:
        """Position (0 = like) and text of the answers to a question, without those that the wording lacks."""
        wording = self.answers[language]
        texts = wording.dysfunctional if role == "dysfunctional" else wording.functional
        return tuple((i, text) for i, text in enumerate(texts) if text)

    def points(self, role: str) -> int:
        """Of how many points a rating is."""
        return IMPORTANCE_POINTS if role == "importance" else FULFILMENT_POINTS

    def point_texts(self, language: str, role: str) -> tuple[str, ...]:
        """The points of a rating, the ends with words: "1 – not at all important"."""
        low, high = (self.words[language][f"form.{role}.{end}"] for end in ("low", "high"))
        last = self.points(role)
        return tuple(
            f"{n} – {low if n == 1 else high}" if n in (1, last) else str(n) for n in range(1, last + 1)
        )

    def no_mark(self, language: str, role: str) -> str:
        """What somebody chooses whom a mark doesn't concern; "" under other questions."""
        return self.words[language]["form.fulfilment.none"] if role == "fulfilment" else ""

    def panels(self) -> Iterator[tuple[Panel, ...]]:
        """Parts of the form, each a run of panels that may be paged or shuffled within."""
        if self.layout == "pairs":
            yield tuple(Panel(item, (*PAIR, *item.ratings)) for item in self.items)
            return
        for role in self.roles:
            yield tuple(Panel(item, (role,)) for item in self.items if role in item.questions)

    def page_title(self, page: Sequence[Panel], language: str) -> str:
        """The name of the feature where a page is about one."""
        return page[0].item.labels[language] if len(page) == 1 else self.words[language]["form.questions"]

    def pages(self, size: int = 0) -> Iterator[tuple[Panel, ...]]:
        """The panels, a page at a time."""
        step = size or self.page_size
        for part in self.panels():
            for first in range(0, len(part), step):
                yield part[first : first + step]
