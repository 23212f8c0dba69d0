"""How many features there are of each verdict, and what that asks for: the answer at a glance."""

from collections.abc import Iterator, Sequence

from kano.analyses.drifting.rows import DriftRow
from kano.measures.waves.verdict import Verdict
from kano.report.blocks import Card, Cards
from kano.report.drifting.drift_tables import verdict_label
from kano.report.language import Words


def verdict_cards(say: Words, shown: Sequence[DriftRow], order: Sequence[Verdict]) -> Cards:
    """A card for each verdict that there is, those first that ask for attention."""
    return Cards("cards", say("drift.cards.title"), tuple(_cards(say, shown, order)))


def _cards(say: Words, shown: Sequence[DriftRow], order: Sequence[Verdict]) -> Iterator[Card]:
    for verdict in order:
        if names := tuple(row.label for row in shown if row.verdict == verdict):
            yield Card(len(names), verdict_label(say, verdict), say(f"drift.todo.{verdict}"), names)
