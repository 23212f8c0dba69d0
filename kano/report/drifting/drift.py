"""The report of a drift analysis: verdicts first, then a row a feature."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kano.analyses.drifting.drift import Drift
from kano.analyses.drifting.rows import DriftRow
from kano.analyses.kinds import Kind
from kano.measures.waves.verdict import Verdict
from kano.provenance import Provenance
from kano.report.blocks import Block, Note, Phrase, Report, Section, Tone, Value
from kano.report.composed import Composed
from kano.report.drifting.contract import Content, data
from kano.report.drifting.drift_details import differences_section, tests_section, transitions_section
from kano.report.drifting.drift_sentences import sentences, some
from kano.report.drifting.drift_study import as_read, outlook, promises
from kano.report.drifting.drift_tables import (
    drift_table,
    forecast_section,
    segments_table,
    verdict_label,
    waves_section,
)
from kano.report.drifting.together import cautions, together
from kano.report.drifting.verdict_cards import verdict_cards
from kano.report.figures import figure, with_figure
from kano.report.language import Words, words
from kano.report.order import USUAL, Shown, ordered, upward
from kano.report.origin import left_out, method, notices, subtitle, used_columns
from kano.report.wing import Wing

ORDER = (
    Verdict.DEGRADED,
    Verdict.DRIFTING,
    Verdict.FADING,
    Verdict.SHIFTED,
    Verdict.EMERGING,
    Verdict.RENEWED,
    Verdict.TOGETHER,
    Verdict.INCONCLUSIVE,
    Verdict.STABLE,
    Verdict.NOT_COMPARABLE,
)
"""Verdicts by how much they ask for attention."""
METHOD = ("letters", "budget", "stable", "forecast")


def drift_report(
    result: Drift,
    provenance: Provenance,
    *,
    language: str = "en",
    columns: bool = False,
    how: Shown = USUAL,
) -> Composed:
    """Compose the report; `columns` adds the pairs of columns that were used to the brief forms as well."""
    say = words(language, "drift")
    of = (result, result.data.categories, provenance, language)
    way = [figure("trajectory", *of), figure("ladder", *of)]
    rows = result.rows(language)
    everybody = [row for row in rows if row.segment is None or len(result.segments) == 1]
    shown = ordered(everybody, how.sort or "verdict", SORTS)
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, result, shown, provenance))),
        Section("drift", say("drift.section.drift"), (*drift_table(say, result, shown), *way[: how.plot])),
        *segments_table(say, result, rows, shown),
        *differences_section(say, shown),
        waves_section(say, shown, way[how.plot :]),
        *with_figure("drift", of, forecast_section(say, result, shown)),
        tests_section(say, shown),
        *transitions_section(say, shown),
        *used_columns(say, provenance, detail=not columns),
        left_out(say, provenance),
        method(say, result.settings, provenance, remarks=tuple(f"drift.method.{key}" for key in METHOD)),
    )
    document = Report(say("drift.title"), _subtitle(say, result, provenance), language, sections)
    return Composed(document, data(result, provenance, rows))


WING = Wing("drift", Content, drift_report, needs=("provenance",))


def _by_verdict(row: DriftRow) -> tuple[int, bool, float]:
    place = ORDER.index(row.verdict) if row.verdict else len(ORDER)
    return place, row.p is None, row.p or 0.0


SORTS: Mapping[str, Callable[[DriftRow], Any] | None] = {
    "verdict": _by_verdict,
    "file": None,
    "name": lambda row: row.label.casefold(),
    "better": upward(lambda row: row.effect.better.change),
    "worse": upward(lambda row: row.effect.worse.change),
}
"""What features can be sorted by."""


def _subtitle(say: Words, result: Drift, provenance: Provenance) -> Phrase:
    whole = subtitle(say, provenance, features=len(result.features))
    ends = say.phrase(
        "drift.subtitle",
        waves=say.phrase("waves", n=len(result.waves)),
        first=result.waves[0].key,
        last=result.waves[-1].key,
    )
    return Phrase("{what} · {when}", {"what": whole, "when": ends})


def _summary(say: Words, result: Drift, shown: Sequence[DriftRow], provenance: Provenance) -> Iterator[Block]:
    found = Counter(row.verdict for row in shown)
    parts = tuple(
        say.phrase("drift.headline.part", count=found[verdict], verdict=verdict_label(say, verdict))
        for verdict in ORDER
        if found[verdict]
    )
    yield Note(say.phrase("headline", parts=parts), Tone.GOOD)
    yield verdict_cards(say, shown, ORDER)
    yield from together(say, result)
    yield from sentences(say, result, shown)
    yield from _stable(say, result, found)
    yield from _unusable(say, shown)
    yield from cautions(say, result)
    yield from outlook(say, result, shown)
    yield from promises(say, result, shown)
    yield from notices(say, as_read(provenance))


def _stable(say: Words, result: Drift, found: Counter[Verdict | None]) -> Iterator[Note]:
    if found[Verdict.STABLE]:
        margin = Value(result.settings.equivalence, Kind.COEFFICIENT)
        features = say.phrase("features", n=found[Verdict.STABLE])
        yield Note(say.phrase("drift.say.stable", margin=margin, features=features), Tone.QUIET)


def _unusable(say: Words, shown: Sequence[DriftRow]) -> Iterator[Note]:
    rising = [
        row
        for row in shown
        for test in row.tests
        if test.name == "unusable" and (test.statistic or 0) > 0 and (test.p_adjusted or 1) <= 0.05
    ]
    if rising:
        named = some(say, rising, lambda row: Phrase("{feature}", {"feature": row.label}))
        yield Note(say.phrase("drift.unusable", features=named), Tone.WARNING)
