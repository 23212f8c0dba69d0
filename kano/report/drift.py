"""The report of a drift analysis: verdicts first, then a row a feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kano.analyses.drift import Drift
from kano.analyses.drift_records import flat
from kano.analyses.result import Kind
from kano.counts import Counts
from kano.errors import Problem, UsageError, did_you_mean
from kano.provenance import Provenance
from kano.report.blocks import Block, Note, Phrase, Report, Section, Tone, Value
from kano.report.drift_details import differences_section, tests_section, transitions_section
from kano.report.drift_study import as_read, outlook, promises, study
from kano.report.drift_tables import (
    drift_table,
    forecast_section,
    month,
    segments_table,
    verdict_label,
    waves_section,
)
from kano.report.language import Words, words
from kano.report.payload import payload
from kano.report.reading import left_out, method, notices, subtitle, used_columns

Record = Mapping[str, Any]

SHOWN = 5
"""How many features one sentence names before it says how many more there are."""
ORDER = (
    "degraded", "drifting", "fading", "shifted", "emerging", "renewed", "inconclusive", "stable",
    "not comparable",
)  # fmt: skip
"""Verdicts by how much they ask for attention."""


def drift_report(  # noqa: PLR0913 - what to say, and three choices of how
    result: Drift,
    counts: Counts,
    provenance: Provenance,
    *,
    language: str = "en",
    sort: str = "verdict",
    columns: bool = False,
) -> Report:
    """Compose the report; `columns` adds the pairs of columns that were used to the brief forms as well."""
    del counts  # The result holds the waves in their order.
    say = words(language)
    records: list[Record] = list(result.records(language))
    shown = _sorted(
        [record for record in records if record["segment"] is None or len(result.segments) == 1], sort
    )
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, result, shown, provenance))),
        Section("drift", say("drift.section.drift"), tuple(drift_table(say, result, shown))),
        *segments_table(say, result, records, shown),
        *differences_section(say, shown),
        waves_section(say, shown),
        *forecast_section(say, result, shown),
        tests_section(say, shown),
        *transitions_section(say, shown),
        *used_columns(say, provenance, detail=not columns),
        left_out(say, provenance),
        method(say, result, provenance, remarks=tuple(f"drift.method.{key}" for key in METHOD)),
    )
    return Report(
        title=say("drift.title"),
        subtitle=_subtitle(say, result, provenance),
        language=language,
        sections=sections,
        payload={**payload(result, provenance, language, records), "study": study(result)},
        records=tuple(flat(records)),
    )


METHOD = ("letters", "budget", "stable", "forecast")


def _subtitle(say: Words, result: Drift, provenance: Provenance) -> Phrase:
    whole = subtitle(say, provenance, features=len(result.features))
    ends = say.phrase(
        "drift.subtitle",
        waves=say.phrase("waves", n=len(result.waves)),
        first=result.waves[0].key,
        last=result.waves[-1].key,
    )
    return Phrase("{what} · {when}", {"what": whole, "when": ends})


def _sorted(records: list[Record], sort: str) -> list[Record]:
    keys: Mapping[str, Callable[[Record], Any] | None] = {
        "verdict": lambda record: (ORDER.index(record["verdict"]), record["p"] is None, record["p"] or 0.0),
        "file": None,
        "name": lambda record: str(record["label"]).casefold(),
        "better": lambda record: (
            record["effect"]["better"]["change"] is None,
            record["effect"]["better"]["change"],
        ),
        "worse": lambda record: (
            record["effect"]["worse"]["change"] is None,
            record["effect"]["worse"]["change"],
        ),
    }
    if sort not in keys:
        known = f"Allowed: {', '.join(keys)}."
        raise UsageError(
            Problem(f'features can\'t be sorted by "{sort}"', "--sort", known, did_you_mean(sort, keys))
        )
    key = keys[sort]
    return sorted(records, key=key) if key else records


def _summary(say: Words, result: Drift, shown: Sequence[Record], provenance: Provenance) -> Iterator[Block]:
    found = Counter(record["verdict"] for record in shown)
    parts = tuple(
        say.phrase("drift.headline.part", count=found[verdict], verdict=verdict_label(say, verdict))
        for verdict in ORDER
        if found[verdict]
    )
    yield Note(say.phrase("headline", parts=parts), Tone.GOOD)
    for verdict in ("drifting", "settling", *(each for each in ORDER if each not in {"drifting", "stable"})):
        group = [record for record in shown if _sentence(record) == verdict]
        if group:
            tone = Tone.QUIET if verdict in {"inconclusive", "settling"} else Tone.WARNING
            named = _some(say, group, lambda record: _item(say, result, record))
            yield Note(say.phrase(f"drift.say.{verdict}", features=named), tone)
    yield from _stable(say, result, found)
    yield from _unusable(say, shown)
    yield from outlook(say, result, shown)
    yield from promises(say, result, shown)
    yield from notices(say, as_read(provenance))


def _sentence(record: Record) -> str:
    """Which sentence names a feature; what is basis already gives no early warning."""
    basis = record["verdict"] == "drifting" and record["route"][-1:] == ["M"]
    return "settling" if basis else str(record["verdict"])


def _stable(say: Words, result: Drift, found: Counter[str]) -> Iterator[Note]:
    if found["stable"]:
        margin = Value(float(str(result.settings["equivalence"])), Kind.COEFFICIENT)
        features = say.phrase("features", n=found["stable"])
        yield Note(say.phrase("drift.say.stable", margin=margin, features=features), Tone.QUIET)


def _unusable(say: Words, shown: Sequence[Record]) -> Iterator[Note]:
    rising = [
        record
        for record in shown
        for test in record["tests"]
        if test["name"] == "unusable" and (test["statistic"] or 0) > 0 and (test["p_adjusted"] or 1) <= 0.05
    ]
    if rising:
        named = _some(say, rising, lambda record: Phrase("{feature}", {"feature": record["label"]}))
        yield Note(say.phrase("drift.unusable", features=named), Tone.WARNING)


def _item(say: Words, result: Drift, record: Record) -> Phrase:
    """A feature with what makes its verdict worth reading."""
    if record["differences"]:
        found = record["differences"][0]
        ends = {"first": found["waves"][0], "last": found["waves"][1], "one": found["said"][0]}
        what = say(f"drift.what.{found['what']}")
        return say.phrase(
            "drift.item.differs", feature=record["label"], what=what, other=found["said"][1], **ends
        )
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
        date=month(str(result.ahead[-1])),
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


def _some(say: Words, records: Sequence[Record], item: Callable[[Record], Phrase]) -> tuple[Phrase, ...]:
    named = tuple(item(record) for record in records[:SHOWN])
    rest = len(records) - len(named)
    return (*named, say.phrase("attention.more", n=rest)) if rest else named
