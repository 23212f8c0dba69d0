"""What a report on drift says of the study as a whole: supply, review, and what its errors cover."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kano.analyses.drifting.drift import Drift
from kano.analyses.drifting.rows import DriftRow
from kano.analyses.drifting.whole_study import Supply
from kano.analyses.kinds import Kind
from kano.provenance import Provenance, Source
from kano.report.blocks import Inline, Note, Phrase, Tone, Value
from kano.report.language import Words
from kano.report.origin import named_together
from kano.words.dates import later

MUCH = 0.3
"""Noise between waves, sd in log shares, above which it hides most of what moves."""
FEATURES = 4
"""Features of six categories that three waves need to tell that noise: 20 degrees of freedom, 5 each."""
STILL = frozenset({"stable", "inconclusive"})


def outlook(say: Words, result: Drift, shown: Sequence[DriftRow]) -> Iterator[Note]:
    """The supply of delighters, and when they should be measured again."""
    supply = result.supply
    labels = {row.feature: row.label for row in shown}
    if supply.lost or supply.found or supply.left or supply.together:
        yield _supply(say, supply, labels)
    if result.overdue:
        items = tuple(
            say.phrase(
                f"drift.overdue.{'late' if each.late else 'item'}",
                feature=labels[each.feature],
                date=say.date(each.date),
            )
            for each in result.overdue
        )
        yield Note(say.phrase("drift.overdue", features=items), Tone.WARNING)
    elif supply.left:
        last = result.waves[-1].date
        if last:
            soon, late = (say.date(later(last, months)) for months in result.review)
            yield Note(say.phrase("drift.review", soon=soon, late=late))


def _supply(say: Words, supply: Supply, labels: Mapping[str, str]) -> Note:
    """How many delighters there are, came and went, and which of them are on the way out."""
    leaving: Inline = ""
    if supply.leaving:
        named = tuple(labels[key] for key in supply.leaving)
        leaving = say.phrase("drift.supply.leaving", n=len(named), features=named)
    together: Inline = ""
    if supply.together:
        named = tuple(labels[key] for key in supply.together)
        together = say.phrase("drift.supply.together", n=len(named), features=named)
    key, tone = ("drift.supply.dry", Tone.WARNING) if supply.dries_up else ("drift.supply", Tone.PLAIN)
    sizes = {"lost": len(supply.lost), "found": len(supply.found), "left": len(supply.left)}
    return Note(say.phrase(key, leaving=leaving, together=together, **sizes), tone)


def promises(say: Words, result: Drift, shown: Sequence[DriftRow]) -> Iterator[Note]:
    """What the errors cover, and what no analysis of these waves can tell."""
    looks = result.looks
    if result.settings.panel:
        yield Note(say.phrase("drift.panel"), Tone.QUIET)
    yield from _noise(say, result)
    if not result.ahead:
        yield Note(say.phrase("drift.no_forecast"), Tone.QUIET)
    chance = Value(looks.any_false_alarm, Kind.SHARE)
    if looks.planned and looks.seen > looks.planned:
        yield Note(say.phrase("drift.looks.over", n=looks.planned), Tone.WARNING)
    elif looks.planned:
        yield Note(say.phrase("drift.looks.planned", n=looks.planned, chance=chance), Tone.QUIET)
    elif looks.seen > 1:
        yield Note(say.phrase("drift.looks", seen=looks.seen, chance=chance), Tone.QUIET)
    yield from _flips(say, shown, noisy=result.noise.q2 > 0)


def _noise(say: Words, result: Drift) -> Iterator[Note]:
    """How much waves differ beyond sampling, or what it would take to tell."""
    noise = result.noise
    if not noise.estimated:
        if not result.settings.panel:
            # With two waves everything that is said to move may be such a difference.
            yield Note(_unknown_noise(say, result), Tone.WARNING if len(result.waves) < 3 else Tone.QUIET)
    elif noise.q2 <= 0:
        yield Note(say.phrase("drift.noise.zero", n=noise.features), Tone.QUIET)
    else:
        size, large = Value(noise.q2**0.5, Kind.COEFFICIENT), noise.q2**0.5 > MUCH
        key, tone = ("drift.noise.large", Tone.WARNING) if large else ("drift.noise", Tone.QUIET)
        yield Note(say.phrase(key, noise=size, n=noise.features), tone)


def _unknown_noise(say: Words, result: Drift) -> Phrase:
    """How many features it would take over these waves, or over three where there are two."""
    waves, features = len(result.waves), len(result.strands[0].assessment.p)
    if waves < 3:
        return say.phrase("drift.noise.two_waves", n=FEATURES)
    needed = max(-(-FEATURES // (waves - 2)), features + 1)
    return say.phrase("drift.noise.none", waves=waves, needed=needed, n=features)


def _flips(say: Words, shown: Sequence[DriftRow], *, noisy: bool) -> Iterator[Note]:
    """Why winning letters aren't compared, told by features of which no movement is claimed."""
    still = [row.flips for row in shown if row.verdict in STILL and row.p is not None]
    if not (seen := sum(each.seen or 0 for each in still)):
        return
    expected = sum(each.expected or 0.0 for each in still)
    # Counts vary by about their root: beyond two of them sampling alone no longer explains the flips.
    beyond = seen > expected + (0 if noisy else 2 * max(expected, 1) ** 0.5)
    key = "drift.flips.more" if beyond else "drift.flips"
    features = say.phrase("features", n=len(still))
    yield Note(say.phrase(key, features=features, n=seen, expected=Value(expected, Kind.AMOUNT)), Tone.QUIET)


def as_read(provenance: Provenance) -> Provenance:
    """Files that were read alike taken together, and what is remarked of several said once."""
    groups: dict[tuple[str, ...], list[Source]] = {}
    for source in provenance.sources:
        groups.setdefault((source.layout, source.wording, source.scale), []).append(source)
    remarks = {(each.key, str(dict(each.values))): each for each in provenance.notices}
    return replace(
        provenance,
        sources=tuple(_together(group) for group in groups.values()),
        notices=tuple(remarks.values()),
    )


def _together(group: Sequence[Source]) -> Source:
    known = [source.respondents for source in group if source.respondents is not None]
    return replace(group[0], file=named_together(group), sheet=None, respondents=sum(known) if known else None)
