"""The report of a classification: which sections, tables and sentences it has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kano.analyses.classifying.classification import Classification
from kano.analyses.result import flatten
from kano.counts import Counts
from kano.provenance import Provenance
from kano.report.blocks import Report, Section
from kano.report.classifying.exclusion import side_by_side
from kano.report.classifying.summary import summary
from kano.report.classifying.tables import (
    answers,
    better_worse_map,
    distribution,
    features_table,
    legend,
    over_segments,
    over_waves,
)
from kano.report.language import words
from kano.report.order import ordering
from kano.report.origin import left_out, method, subtitle, used_columns
from kano.report.payload import payload

Record = Mapping[str, Any]


def classification_report(  # noqa: PLR0913 - what to say, and three choices of how
    result: Classification,
    counts: Counts,
    provenance: Provenance,
    *,
    language: str = "en",
    sort: str = "component",
    columns: bool = False,
) -> Report:
    """Compose the report; `columns` adds the pairs of columns that were used to the brief forms as well."""
    say = words(language, "classification")
    order = ordering(sort)
    records: list[Record] = list(result.records(language))
    everybody = [record for record in records if record["segment"] is None or len(result.segments) == 1]
    shown = order([record for record in everybody if record["wave"] == (result.waves[-1].key or None)])
    sections = (
        Section("summary", say("section.summary"), tuple(summary(say, result, shown, provenance))),
        Section("features", say("section.features"), (*features_table(say, result, shown), *legend(say))),
        *side_by_side(say, result, shown),
        *over_waves(say, result, everybody, shown),
        *over_segments(say, result, records, shown),
        Section("map", say("chart.map.title"), (better_worse_map(say, shown),), detail=True),
        distribution(say, shown),
        *answers(say, counts, shown),
        *used_columns(say, provenance, detail=not columns),
        left_out(say, provenance),
        method(say, result, provenance),
    )
    return Report(
        title=say("classification.title"),
        subtitle=subtitle(say, provenance, features=len(result.features)),
        language=language,
        sections=sections,
        payload=payload(result, provenance, language, records),
        records=tuple(flatten(record) for record in (shown if len(records) == len(shown) else records)),
    )
