"""The report of a drift analysis: verdicts first, then a row a feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kano.analyses.drifting.drift import Drift
from kano.analyses.drifting.drift_records import flat
from kano.analyses.result import Kind
from kano.counts import Counts
from kano.errors import Problem, UsageError, did_you_mean
from kano.provenance import Provenance
from kano.report.blocks import Block, Note, Phrase, Report, Section, Tone, Value
from kano.report.drifting.drift_details import differences_section, tests_section, transitions_section
from kano.report.drifting.drift_sentences import sentences, some
from kano.report.drifting.drift_study import as_read, outlook, promises, study
from kano.report.drifting.drift_tables import (
    drift_table,
    forecast_section,
    segments_table,
    verdict_label,
    waves_section,
)
from kano.report.language import Words, words
from kano.report.origin import left_out, method, notices, subtitle, used_columns
from kano.report.payload import payload

Record = Mapping[str, Any]

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
    say = words(language, "drift")
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
    yield from sentences(say, result, shown)
    yield from _stable(say, result, found)
    yield from _unusable(say, shown)
    yield from outlook(say, result, shown)
    yield from promises(say, result, shown)
    yield from notices(say, as_read(provenance))


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
        named = some(say, rising, lambda record: Phrase("{feature}", {"feature": record["label"]}))
        yield Note(say.phrase("drift.unusable", features=named), Tone.WARNING)
