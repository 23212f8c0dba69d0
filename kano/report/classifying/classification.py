"""The report of a classification: which sections, tables and sentences it has."""

from collections.abc import Callable, Mapping
from typing import Any

from kano.analyses.classifying.classification import Classification
from kano.analyses.classifying.rows import FeatureRow
from kano.counts import Counts, is_marked
from kano.provenance import Provenance
from kano.report.blocks import Block, Report, Section
from kano.report.classifying.contract import Content, data
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
from kano.report.composed import Composed
from kano.report.figures import figure
from kano.report.language import Words, words
from kano.report.order import downward, ordered, upward
from kano.report.origin import left_out, method, subtitle, used_columns
from kano.report.wing import Wing


def classification_report(  # noqa: PLR0913 - what to say, and three choices of how
    result: Classification,
    counts: Counts,
    provenance: Provenance,
    *,
    language: str = "en",
    sort: str = "component",
    columns: bool = False,
) -> Composed:
    """Compose the report; `columns` adds the pairs of columns that were used to the brief forms as well."""
    say = words(language, "classification")
    of = (result, counts, provenance, language)
    rows = result.rows(language)
    everybody = [row for row in rows if row.segment is None or len(result.segments) == 1]
    shown = ordered([row for row in everybody if row.wave == (result.waves[-1].key or None)], sort, SORTS)
    sections = (
        Section("summary", say("section.summary"), _answer_first(say, result, shown, (counts, provenance))),
        Section("features", say("section.features"), (features_table(say, result, shown), *legend(say))),
        *side_by_side(say, result, shown),
        *over_waves(say, result, everybody, shown),
        *over_segments(say, result, rows, shown),
        Section(
            "map", say("chart.map.title"), (better_worse_map(say, shown), figure("plane", *of)), detail=True
        ),
        distribution(say, shown),
        *answers(say, counts, shown),
        *used_columns(say, provenance, detail=not columns),
        left_out(say, provenance),
        method(say, result.settings, provenance),
    )
    head = subtitle(say, provenance, features=len(result.features))
    document = Report(say("classification.title"), head, language, sections)
    return Composed(document, data(result, provenance, rows, shown))


WING = Wing("classification", Content, classification_report, needs=("counts", "provenance"))


def _answer_first(
    say: Words,
    result: Classification,
    shown: list[FeatureRow],
    given: tuple[Counts, Provenance],
) -> tuple[Block, ...]:
    """The summary; where people gave marks, what comes first stands right below its headline."""
    counts, provenance = given
    headline, *rest = summary(say, result, shown, provenance)
    if not is_marked(counts) or len(result.waves) > 1:
        return headline, *rest
    from kano.report.advising.short import pointer

    return headline, *pointer(result, counts, say.language.key), *rest


def _by_component(row: FeatureRow) -> tuple[float, ...]:
    """Basis by what is lost without it, bijzonder by what is gained with it, the rest by weight."""
    letter = row.category
    if letter is None:
        return (9.0,)
    weight = {"M": row.worse or 0.0, "A": -(row.better or 0.0)}
    fallback = -(row.satisfaction_average or 0.0) if letter == "O" else -(row.shares[letter] or 0.0)
    return float("MOAIRQ".index(letter)), weight.get(letter, fallback)


SORTS: Mapping[str, Callable[[FeatureRow], Any] | None] = {
    "component": _by_component,
    "file": None,
    "name": lambda row: row.label.casefold(),
    "better": downward(lambda row: row.better),
    "worse": upward(lambda row: row.worse),
    "sure": downward(lambda row: row.category_p),
    "importance": downward(lambda row: row.importance),
}
"""What features can be sorted by."""
