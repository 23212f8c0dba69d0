"""What a report on drift says of single features, verdict by verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kano.analyses.drifting.drift import Drift
from kano.analyses.result import Kind
from kano.report.blocks import Note, Phrase, Tone, Value
from kano.report.language import Words

Record = Mapping[str, Any]

SHOWN = 5
"""How many features one sentence names before it says how many more there are."""
SENTENCES = (
    "drifting", "settling", "degraded", "fading", "fading.past", "shifted", "emerging", "emerging.past",
    "renewed", "inconclusive.noise", "inconclusive.looks", "inconclusive.answers", "inconclusive.waves",
    "not comparable",
)  # fmt: skip
"""By how much they ask for attention."""


def sentences(say: Words, result: Drift, shown: Sequence[Record]) -> Iterator[Note]:
    """A sentence for each verdict, or reason of one, with the features that it holds for."""
    noise = Value(result.strands[0].assessment.measured.noise.q2 ** 0.5, Kind.COEFFICIENT)
    for key in SENTENCES:
        group = [record for record in shown if _sentence(record) == key]
        if group:
            quiet = key.startswith(("inconclusive", "settling"))
            named = some(say, group, lambda record: _item(say, result, record))
            text = say.phrase(f"drift.say.{key}", features=named, noise=noise)
            yield Note(text, Tone.QUIET if quiet else Tone.WARNING)


def _sentence(record: Record) -> str:
    """Which sentence names a feature; what is basis already gives no early warning."""
    verdict = str(record["verdict"])
    if verdict == "drifting":
        return "settling" if record["route"][-1:] == ["M"] else verdict
    if verdict in {"emerging", "fading"}:
        return verdict if record["moving"] else f"{verdict}.past"
    return f"{verdict}.{record['undecided_by']}" if verdict == "inconclusive" else verdict


def _item(say: Words, result: Drift, record: Record) -> Phrase:
    """A feature with what makes its verdict worth reading."""
    if record["differences"]:
        found = record["differences"][0]
        ends = {"first": found["waves"][0], "last": found["waves"][1], "one": found["said"][0]}
        what = say(f"drift.what.{found['what']}")
        return say.phrase(
            "drift.item.differs", feature=record["label"], what=what, other=found["said"][1], **ends
        )
    if record["undecided_by"] == "noise":
        alone = next(test for test in record["tests"] if test["name"] == "sampling_only")
        p = Value(alone["p_adjusted"], Kind.P_VALUE)
        return say.phrase("drift.item.noise", feature=record["label"], p=p)
    if record["changes"] and record["verdict"] != "inconclusive":
        key = "drift.item.settled" if record["moving"] is False else "drift.item.steps"
        return say.phrase(key, feature=record["label"], steps=tuple(_steps(say, record)))
    if _sentence(record) == "drifting" and record["route"]:
        return _still(say, result, record)
    return say.phrase("drift.item", feature=record["label"])


def _still(say: Words, result: Drift, record: Record) -> Phrase:
    category = say(f"category.{record['route'][-1]}")
    if not record["forecast"]:
        return say.phrase("drift.item.still", feature=record["label"], category=category)
    return say.phrase(
        "drift.item.ahead",
        feature=record["label"],
        category=category,
        date=say.date(result.ahead[-1]),
        p=Value(record["forecast"][-1]["still_p"], Kind.PROBABILITY),
    )


def _steps(say: Words, record: Record) -> Iterator[Phrase]:
    for change in record["changes"]:
        yield say.phrase(
            "drift.step",
            old=say(f"category.{change['from']}"),
            new=say(f"category.{change['to']}"),
            first=change["waves"][0],
            last=change["waves"][1],
            p=Value(change["probability"], Kind.PROBABILITY),
        )


def some(say: Words, records: Sequence[Record], item: Callable[[Record], Phrase]) -> tuple[Phrase, ...]:
    """The first features each in its own phrase, and how many more there are."""
    named = tuple(item(record) for record in records[:SHOWN])
    rest = len(records) - len(named)
    return (*named, say.phrase("attention.more", n=rest)) if rest else named
