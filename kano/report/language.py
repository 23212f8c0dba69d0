"""What reports say, in the language asked for, with the tones of the six categories."""

from typing import Any

from kano.analyses.kinds import Kind
from kano.provenance import frozen_map
from kano.report.blocks import Column, Inline, Label, Phrase, Tone
from kano.scale import Category
from kano.values import dataclass
from kano.words.languages import SHARED, speaking
from kano.words.lookup import Texts

TONES = {
    Category.MUST_BE: Tone.FIRST,
    Category.ONE_DIMENSIONAL: Tone.SECOND,
    Category.ATTRACTIVE: Tone.THIRD,
    Category.INDIFFERENT: Tone.FOURTH,
    Category.REVERSE: Tone.FIFTH,
    Category.QUESTIONABLE: Tone.SIXTH,
}


@dataclass(frozen=True, eq=False)
class Words(Texts):
    """The words of a report as parts of it."""

    def phrase(self, key: str, /, **values: Inline) -> Phrase:
        """The sentence of a key with values to fill in; with `n` = 1 the singular, where there is one."""
        return Phrase(self.counted(key, values.get("n")), frozen_map(values))

    def column(self, key: str, kind: Kind = Kind.TEXT, *, within: str = "", **about: Any) -> Column:  # noqa: ANN401
        """A column under the title that its key has, `within` a report's own words."""
        return Column(key, self(f"{within}column.{key}"), kind, **about)

    def category(self, category: Category | None) -> Label:
        """A category's name: its component where it has one."""
        if category is None:
            return Label(self("undefined"), Tone.QUIET)
        return Label(self(f"category.{category}"), TONES[category])


def words(language: str, report: str, *more: str) -> Words:
    """The words of a report, with those of `more` tables; UsageError if the language has none for it."""
    return Words(speaking(language, report), (*SHARED, report, *more))
