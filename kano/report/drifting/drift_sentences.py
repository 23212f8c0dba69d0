"""What a report on drift says of single features, verdict by verdict."""

from collections.abc import Callable, Iterator, Sequence

from kano.analyses.drifting.drift import Drift
from kano.analyses.drifting.rows import DriftRow
from kano.analyses.kinds import Kind
from kano.measures.waves.verdict import ALARMS, Verdict
from kano.report.blocks import Inline, Note, Phrase, Tone, Value
from kano.report.language import Words
from kano.scale import Category

SHOWN = 5
"""How many features one sentence names before it says how many more there are."""
SENTENCES = (
    "drifting", "settling", "degraded", "fading", "fading.past", "shifted", "emerging", "emerging.past",
    "renewed", "moved with all others", "inconclusive.noise", "inconclusive.looks", "inconclusive.answers",
    "inconclusive.letter", "inconclusive.waves", "not comparable",
)  # fmt: skip
"""By how much they ask for attention."""
STILL_THAT = frozenset({Verdict.DRIFTING, Verdict.EMERGING, Verdict.FADING})
"""Verdicts that also name what moves before its category changes."""


def sentences(say: Words, result: Drift, shown: Sequence[DriftRow]) -> Iterator[Note]:
    """A sentence for each verdict, or reason of one, with the features that it holds for."""
    noise = Value(result.noise.q2**0.5, Kind.COEFFICIENT)
    for key in SENTENCES:
        if group := [row for row in shown if _sentence(row) == key]:
            quiet = key.startswith(("inconclusive", "settling", "moved with"))
            named = some(say, group, lambda row: _item(say, result, row))
            text = say.phrase(f"drift.say.{key}", features=named, noise=noise, margin=_margin(result))
            yield Note(text, Tone.QUIET if quiet else Tone.WARNING)


def _sentence(row: DriftRow) -> str:
    """Which sentence names a feature; what is basis already gives no early warning."""
    verdict = str(row.verdict)
    if verdict == "drifting":
        return "settling" if row.route[-1:] == (Category.MUST_BE,) else verdict
    if verdict in {"emerging", "fading"}:
        return verdict if row.moving else f"{verdict}.past"
    return f"{verdict}.{row.undecided_by}" if verdict == "inconclusive" else verdict


def _item(say: Words, result: Drift, row: DriftRow) -> Phrase:
    """A feature with what makes its verdict worth reading."""
    if row.differences:
        found = row.differences[0]
        ends = {"first": found.waves[0], "last": found.waves[1], "one": found.said[0]}
        what = say(f"drift.what.{found.what}")
        return say.phrase("drift.item.differs", feature=row.label, what=what, other=found.said[1], **ends)
    if row.undecided_by == "noise":
        alone = next(test for test in row.tests if test.name == "sampling_only")
        p = Value(alone.p_adjusted, Kind.P_VALUE)
        return say.phrase("drift.item.noise", feature=row.label, p=p)
    if row.undecided_by == "answers" and row.findable:
        least = Value(row.findable, Kind.COEFFICIENT)
        return say.phrase("drift.item.findable", feature=row.label, least=least)
    if row.changes and row.verdict in ALARMS:
        little: Inline = say.phrase("drift.little", margin=_margin(result)) if row.by_little else ""
        key = "drift.item.settled" if row.moving is False else "drift.item.steps"
        return say.phrase(key, feature=row.label, steps=tuple(_steps(say, row)), little=little)
    if row.verdict in STILL_THAT and _sentence(row) != "settling" and row.route:
        return _still(say, result, row)
    return say.phrase("drift.item", feature=row.label)


def _margin(result: Drift) -> Value:
    return Value(result.settings.equivalence, Kind.COEFFICIENT)


def _still(say: Words, result: Drift, row: DriftRow) -> Phrase:
    category = say(f"category.{row.route[-1]}")
    if row.route[-1] != row.route[0]:
        first = say(f"category.{row.route[0]}")
        return say.phrase("drift.item.level", feature=row.label, first=first, last=category)
    if not row.forecast:
        return say.phrase("drift.item.still", feature=row.label, category=category)
    return say.phrase(
        "drift.item.ahead",
        feature=row.label,
        category=category,
        date=say.date(result.ahead[-1]),
        p=Value(row.forecast[-1].still_p, Kind.PROBABILITY),
    )


def _steps(say: Words, row: DriftRow) -> Iterator[Phrase]:
    for change in row.changes:
        yield say.phrase(
            "drift.step",
            old=say(f"category.{change.from_}"),
            new=say(f"category.{change.to}"),
            first=change.waves[0],
            last=change.waves[1],
            p=Value(change.probability, Kind.PROBABILITY),
        )


def some(say: Words, rows: Sequence[DriftRow], item: Callable[[DriftRow], Phrase]) -> tuple[Phrase, ...]:
    """The first features each in its own phrase, and how many more there are."""
    named = tuple(item(row) for row in rows[:SHOWN])
    rest = len(rows) - len(named)
    return (*named, say.phrase("attention.more", n=rest)) if rest else named
