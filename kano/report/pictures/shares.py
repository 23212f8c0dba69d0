"""The shares of the six categories, a bar a feature."""

from __future__ import annotations

from collections.abc import Sequence

from kano.analyses.classifying.rows import FeatureRow
from kano.report.language import TONES, Words
from kano.report.pictures.kinds import Share, Stack, StackRow
from kano.report.pictures.material import Material
from kano.report.pictures.plane import everybody
from kano.scale import CATEGORIES


def shares(material: Material) -> Stack:
    """The features of the last wave, everybody together: basis first, then what is nearest to it."""
    say = material.say()
    rows = sorted((row for row in everybody(material) if row.category), key=_order)
    agreed = sum(max(row.shares[each] or 0.0 for each in CATEGORIES) > 0.5 for row in rows)
    return Stack(
        key="shares",
        title=say("shares.title"),
        headline=say.phrase("shares.headline", agreed=agreed, n=len(rows)),
        reading=say.phrase("shares.reading"),
        caption=material.caption(say, [row.n for row in rows]),
        description=_description(say, rows),
        rows=tuple(_row(say, row) for row in rows),
        legend=tuple(
            say.category(each) for each in CATEGORIES if any((row.shares[each] or 0) > 0 for row in rows)
        ),
        n_title=say("column.n"),
    )


def _order(row: FeatureRow) -> tuple[float, ...]:
    letter = row.category
    assert letter
    return float(CATEGORIES.index(letter)), -(row.shares[letter] or 0.0)


def _row(say: Words, row: FeatureRow) -> StackRow:
    parts = tuple(Share(each.value, row.shares[each] or 0.0, TONES[each]) for each in CATEGORIES)
    return StackRow(row.feature, row.label, row.n or 0, parts, say.category(row.category), row.clear)


def _description(say: Words, rows: Sequence[FeatureRow]) -> str:
    named = "; ".join(f"{row.label}: {say(f'category.{row.category}')}" for row in rows)
    return f"{say('shares.description')} {named}."
