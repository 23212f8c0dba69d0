"""The report of a classification: which sections, tables and sentences it has."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kano.analyses.classifying.classification import Classification
from kano.analyses.classifying.rows import FeatureRow
from kano.counts import Counts, is_marked
from kano.provenance import Provenance
from kano.report.blocks import Block, Report, Section
from kano.report.classifying import weights
from kano.report.classifying.contract import Content, data
from kano.report.classifying.design import design_section
from kano.report.classifying.exclusion import side_by_side
from kano.report.classifying.groups import bottleneck, group_section, rolled_up
from kano.report.classifying.hypotheses import expectations, hypotheses
from kano.report.classifying.ranking import ranking, ranking_section
from kano.report.classifying.since import with_news
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
from kano.report.figures import figure, with_figure
from kano.report.language import Words, words
from kano.report.order import USUAL, Shown, downward, ordered, upward
from kano.report.origin import left_out, method, subtitle, used_columns
from kano.report.wing import Wing
from kano.settings.panels.study import Settings


def classification_report(  # noqa: PLR0913 - what to say, and three choices of how
    result: Classification,
    counts: Counts,
    provenance: Provenance,
    *,
    language: str = "en",
    columns: bool = False,
    how: Shown = USUAL,
) -> Composed:
    """Compose the report; `columns` adds the pairs of columns that were used to the brief forms as well."""
    say = words(language, "classification")
    of = (result, counts, provenance, language)
    plane, settings = [figure("plane", *of)], result.chosen
    rows = result.rows(language)
    everybody = [row for row in rows if row.segment is None or len(result.segments) == 1]
    shown = ordered(
        [row for row in everybody if row.wave == (result.waves[-1].key or None)], how.sort or "component", SORTS
    )
    groups, ranks = rolled_up(shown, counts, settings, language), ranking(counts, settings, language)
    both = weights.pairs(result, counts, settings, shown, language)
    first = _answer_first(say, result, shown, (counts, provenance))
    weighed = weights.changed(say, both, result.settings.weight or "")
    told = (*first[:1], *bottleneck(say, groups, result.features), *weighed, *first[1:])
    sections = (
        Section("summary", say("section.summary"), told),
        Section("map", say("chart.map.title"), (better_worse_map(say, shown), *plane[how.plot :]), detail=True),
        Section(
            "features",
            say("section.features"),
            (features_table(say, result, shown), *legend(say), *plane[: how.plot]),
        ),
        *group_section(say, groups, result.features, settings.group_by),
        *ranking_section(say, ranks, weighted=result.settings.weighted),
        *hypotheses(say, shown),
        *weights.side_by_side(say, both),
        *side_by_side(say, result, shown),
        *over_waves(say, result, everybody, shown),
        *with_figure("segments", of, over_segments(say, result, rows, shown)),
        *with_figure("shares", of, [distribution(say, shown)]),
        *answers(say, counts, shown),
        *design_section(say, result.design),
        *used_columns(say, provenance, detail=not columns),
        left_out(say, provenance, unanswered=sum(row.no_answer or 0 for row in everybody)),
        method(say, result.settings, provenance),
    )
    head = subtitle(say, provenance, features=len(result.features))
    document = Report(say("classification.title"), head, language, sections)
    document = with_news(document, result.since)
    return Composed(document, data(result, provenance, rows, shown, (groups, ranks)))


WING = Wing("classification", Content, classification_report, needs=("counts", "provenance"))


def _answer_first(
    say: Words,
    result: Classification,
    shown: list[FeatureRow],
    given: tuple[Counts, Provenance],
) -> tuple[Block, ...]:
    """The summary; right below its headline what comes first, by the marks, and how groups differ."""
    counts, provenance = given
    headline, *rest = summary(say, result, shown, provenance)
    return (
        headline,
        *_first_steps(say, result, counts),
        *_differences(say, counts, result.chosen),
        *expectations(say, shown),
        *rest,
    )


def _first_steps(say: Words, result: Classification, counts: Counts) -> Iterator[Block]:
    if is_marked(counts) and len(result.waves) == 1:
        from kano.report.advising.short import pointer

        yield from pointer(result, counts, say.language.key)


def _differences(say: Words, counts: Counts, settings: Settings) -> Iterator[Block]:
    if counts.by:
        from kano.report.classifying.between import between_groups

        yield from between_groups(say, counts, settings)


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
