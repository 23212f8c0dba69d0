"""How many features there are of each sort, and what that asks for: the answer at a glance."""

from collections.abc import Iterator, Sequence

from kano.analyses.classifying.rows import FeatureRow
from kano.report.blocks import Card, Cards, Label, Tone
from kano.report.language import Words
from kano.scale import CATEGORIES


def cards(say: Words, shown: Sequence[FeatureRow]) -> Cards:
    """A card for each component, for each other category that there is, and for what isn't clear."""
    return Cards("cards", say("cards.title"), tuple(_cards(say, shown)))


def _cards(say: Words, shown: Sequence[FeatureRow]) -> Iterator[Card]:
    for category in CATEGORIES:
        names = tuple(row.label for row in shown if row.category == category)
        if names or category.component:
            yield Card(len(names), say.category(category), say(f"todo.{category}"), names)
    if unclear := tuple(row.label for row in shown if row.category and not row.clear):
        yield Card(len(unclear), Label(say("cards.unclear"), Tone.WARNING), say("todo.unclear"), unclear)
