"""The words of reports, in English and Dutch: one entry a key, the same keys in both."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from kano.errors import Problem, UsageError
from kano.provenance import frozen_map
from kano.report.blocks import Inline, Label, Phrase, Tone
from kano.scale import Category

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "nl")

TONES = {
    Category.MUST_BE: Tone.FIRST,
    Category.ONE_DIMENSIONAL: Tone.SECOND,
    Category.ATTRACTIVE: Tone.THIRD,
    Category.INDIFFERENT: Tone.FOURTH,
    Category.REVERSE: Tone.FIFTH,
    Category.QUESTIONABLE: Tone.SIXTH,
}


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one language."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str) -> str:
        """The text of a key; KeyError if there is none."""
        return self.entries[key]

    def has(self, key: str) -> bool:
        """Whether there is a text for this key."""
        return key in self.entries

    def phrase(self, key: str, /, **values: Inline) -> Phrase:
        """The sentence of a key with values to fill in; with `n` = 1 the singular, where there is one."""
        singular = f"{key}.one"
        chosen = singular if values.get("n") == 1 and singular in self.entries else key
        return Phrase(self.entries[chosen], frozen_map(values))

    def category(self, category: Category | None) -> Label:
        """A category's name: its component where it has one."""
        if category is None:
            return Label(self("undefined"), Tone.QUIET)
        return Label(self(f"category.{category}"), TONES[category])


def words(language: str) -> Words:
    """The words of a language; UsageError if the program doesn't speak it."""
    if language not in LANGUAGES:
        allowed = f"Allowed: {', '.join(LANGUAGES)}."
        raise UsageError(Problem(f'reports don\'t come in "{language}"', "--lang", allowed))
    module = import_module("kano.words.nl.report" if language == "nl" else "kano.words.en.report")
    return Words(language, module.WORDS)
