"""What a report on drift says of all features together, and of the seasons of the waves."""

from collections.abc import Iterator

from kano.analyses.drifting.drift import Drift
from kano.analyses.drifting.whole_study import SharedRow
from kano.analyses.kinds import Kind
from kano.measures.waves.common import FEWEST, Cause
from kano.report.blocks import Note, Phrase, Tone, Value
from kano.report.language import Words


def together(say: Words, result: Drift) -> Iterator[Note]:
    """That all features moved together, and what may have made them."""
    common = result.common
    if common.moved:
        shared = tuple(_shared(say, each, common.features) for each in common.directions if each.moved)
        cause = say.phrase(f"drift.common.{common.cause}")
        yield Note(say.phrase("drift.common", shared=shared, cause=cause), Tone.WARNING)
    if common.moved and common.mark and common.cause is Cause.UNTOLD:
        yield Note(say.phrase(f"drift.common.mark.{common.mark}"), Tone.QUIET)


def cautions(say: Words, result: Drift) -> Iterator[Note]:
    """What could pass for drift in these waves without being seen: too few features, or seasons."""
    if result.common.moved is None:
        text = say.phrase("drift.common.few", n=result.common.features, least=FEWEST)
        yield Note(text, Tone.WARNING)
    if result.season:
        months = tuple(say.language.months[month - 1][0] for month in result.season)
        yield Note(say.phrase("drift.season", months=months), Tone.WARNING)


def _shared(say: Words, each: SharedRow, features: int) -> Phrase:
    """How many features moved to one side, in what, and by how much."""
    along = round((each.along or 0.0) * features)
    change = each.change or 0.0
    return say.phrase(
        f"drift.common.{'rose' if change > 0 else 'fell'}",
        what=say(f"drift.common.{each.of}"),
        along=along,
        of=features,
        change=Value(abs(change), Kind.COEFFICIENT),
    )
