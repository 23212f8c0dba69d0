"""The report of a classification: which sections, tables and sentences it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kano.analyses.classification import Classification
from kano.analyses.result import Kind, flatten
from kano.counts import Counts
from kano.measures.certainty import needed_n
from kano.provenance import Provenance
from kano.report.blocks import Block, Note, Phrase, Report, Section, Tone, Value
from kano.report.exclusion import changes, side_by_side
from kano.report.language import Words, words
from kano.report.order import ordering
from kano.report.payload import payload
from kano.report.reading import left_out, method, notices, subtitle, used_columns
from kano.report.tables import (
    answers,
    better_worse_map,
    category_label,
    distribution,
    features_table,
    legend,
    over_segments,
    over_waves,
)
from kano.scale import CATEGORIES

Record = Mapping[str, Any]

SHOWN = 5
"""How many features one sentence names before it says how many more there are."""

QUESTIONABLE = 0.05
"""From which share of Q a feature's questions deserve another look (Displayr; Sauerwein finds 2 % usual)."""


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
    say = words(language)
    order = ordering(sort)
    records: list[Record] = list(result.records(language))
    everybody = [record for record in records if record["segment"] is None or len(result.segments) == 1]
    shown = order([record for record in everybody if record["wave"] == (result.waves[-1].key or None)])
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, result, shown, provenance))),
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
        payload=payload(result, provenance, language),
        records=tuple(flatten(record) for record in (shown if len(records) == len(shown) else records)),
    )


def _summary(
    say: Words, result: Classification, shown: list[Record], provenance: Provenance
) -> Iterator[Block]:
    yield Note(say.phrase("headline", parts=_headline(say, shown)), Tone.GOOD)
    clear = float(str(result.settings["clear"]))
    unclear = [record for record in shown if record["category"] and not record["clear"]]
    if unclear:
        yield Note(say.phrase("attention.unclear", features=_some(say, unclear, _unclear(say))), Tone.WARNING)
    elif shown:
        yield Note(say.phrase("attention.all_clear", clear=Value(clear, Kind.SHARE)))
    few = [record for record in unclear if not record["enough"]]
    if few:
        n = min(record["n"] for record in few)
        yield Note(say.phrase("attention.few", n=n, needed=needed_n(clear)), Tone.WARNING)
    yield from changes(say, result, shown, provenance)
    yield from _warnings(say, shown)
    yield from notices(say, provenance, omit={"looks_swapped"})


def _headline(say: Words, shown: list[Record]) -> tuple[Phrase, ...]:
    found = Counter(record["category"] for record in shown)
    parts = [
        say.phrase("headline.part", count=found[category.value], category=say.category(category))
        for category in CATEGORIES
        if found[category.value] or category.component
    ]
    if found[None]:
        parts.append(say.phrase("headline.undefined", count=found[None]))
    return tuple(parts)


def _warnings(say: Words, shown: list[Record]) -> Iterator[Note]:
    disagreed = [record for record in shown if record["rules_disagree"]]
    if disagreed:
        yield Note(say.phrase("attention.rules", features=_some(say, disagreed, _rules(say))), Tone.WARNING)
    for letter, key in (("R", "attention.reverse"), ("Q", "attention.questionable")):
        over = [record for record in shown if _suspicious(record, letter)]
        if over:
            yield Note(say.phrase(key, features=_some(say, over, _share(say, letter))), Tone.WARNING)


def _suspicious(record: Record, letter: str) -> bool:
    if letter == "R":
        return bool(record["category"] == "R")
    return (record["shares"]["Q"] or 0.0) > QUESTIONABLE


def _some(say: Words, records: list[Record], item: Callable[[Record], Phrase]) -> tuple[Phrase, ...]:
    named = tuple(item(record) for record in records[:SHOWN])
    rest = len(records) - len(named)
    return (*named, say.phrase("attention.more", n=rest)) if rest else named


def _unclear(say: Words) -> Callable[[Record], Phrase]:
    return lambda record: say.phrase(
        "attention.unclear.item",
        feature=record["label"],
        category=category_label(say, record["category"]),
        p=Value(record["category_p"], Kind.PROBABILITY),
        other=category_label(say, record["runner_up"]),
        other_p=Value(record["runner_up_p"], Kind.PROBABILITY),
    )


def _share(say: Words, letter: str) -> Callable[[Record], Phrase]:
    return lambda record: say.phrase(
        "attention.share",
        feature=record["label"],
        share=Value(record["shares"][letter], Kind.SHARE),
    )


def _rules(say: Words) -> Callable[[Record], Phrase]:
    def item(record: Record) -> Phrase:
        rules = tuple(
            say.phrase("attention.rules.rule", rule=say(f"rule.{rule}"), category=category_label(say, letter))
            for rule, letter in record["rules"].items()
            if letter and rule in record["rules_disagree"]
        )
        return say.phrase("attention.rules.item", feature=record["label"], rules=rules)

    return item
