"""The tables of a report on drift: one row a feature, a wave, a forecast, a test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kano.analyses.drifting.drift import Drift
from kano.analyses.result import Kind
from kano.counts import BLANK, EVERYBODY
from kano.report.blocks import Block, Cell, Column, Label, Note, Phrase, Section, Table, Tone, Trail
from kano.report.drifting.drift_charts import ladder_chart, still_chart
from kano.report.language import TONES, Words
from kano.scale import CATEGORIES, Category

Record = Mapping[str, Any]

NARROW = 12
"""How many waves a row shows; of more, as many spread evenly from the first to the last."""
FEW = 8
"""Waves up to which a row holds letters and ladder in eighty columns."""
ON_LADDER = frozenset("AOM")
ENDS = ("mean", "low95", "high95")
TONES_OF = {
    "drifting": Tone.WARNING,
    "degraded": Tone.WARNING,
    "fading": Tone.WARNING,
    "shifted": Tone.WARNING,
    "renewed": Tone.GOOD,
    "emerging": Tone.GOOD,
    "inconclusive": Tone.QUIET,
    "not comparable": Tone.QUIET,
}


def verdict_label(say: Words, verdict: str) -> Label:
    """A verdict's word with its tone."""
    return Label(say(f"drift.verdict.{verdict}"), TONES_OF.get(verdict, Tone.PLAIN))


def thinned(size: int, most: int = NARROW) -> list[int]:
    """Positions of at most so many waves, spread evenly, first and last among them.

    >>> thinned(4), thinned(50, 4)
    ([0, 1, 2, 3], [0, 16, 33, 49])
    """
    if size <= most:
        return list(range(size))
    return [round(i * (size - 1) / (most - 1)) for i in range(most)]


def drift_table(say: Words, result: Drift, shown: Sequence[Record]) -> Iterator[Block]:
    """Every feature with its letters by wave, place on the ladder, verdict, evidence and outlook."""
    # Letters are what is looked for: many of them leave the ladder to wide terminals.
    room = 1 if len(result.waves) <= FEW else 2
    columns = (
        Column("feature", say("column.feature"), Kind.TEXT),
        replace(column(say, "letters", Kind.TEXT, 1, meaning=True), brief=True),
        replace(column(say, "trail", Kind.TEXT, room, meaning=True), brief=True),
        column(say, "verdict", Kind.TEXT),
        replace(column(say, "letters", Kind.TEXT, 3, meaning=True), key="letters_all"),
        column(say, "moving", Kind.FLAG, 3),
        column(say, "route", Kind.TEXT, 3),
        column(say, "changed", Kind.TEXT, 3),
        column(say, "changed_p", Kind.PROBABILITY, 3),
        column(say, "better", Kind.CHANGE, 1, meaning=True),
        column(say, "better_low", Kind.CHANGE, 3),
        column(say, "better_high", Kind.CHANGE, 3),
        column(say, "worse", Kind.CHANGE, 1, meaning=True),
        column(say, "worse_low", Kind.CHANGE, 3),
        column(say, "worse_high", Kind.CHANGE, 3),
        column(say, "p_adjusted", Kind.P_VALUE, 1, meaning=True),
        column(say, "p", Kind.P_VALUE, 3),
        column(say, "stable_p", Kind.P_VALUE, 3),
        column(say, "flips_seen", Kind.COUNT, 3),
        column(say, "flips_expected", Kind.AMOUNT, 3),
        *_still_column(say, result),
    )
    rows = tuple(tuple(_cell(say, record, column.key) for column in columns) for record in shown)
    yield Table("drift", columns, rows)
    yield Note(Phrase(say("drift.legend")), Tone.QUIET, brief=True)
    if len(result.waves) > NARROW:
        thin = say.phrase("drift.legend.thin", shown=NARROW, n=len(result.waves))
        yield Note(thin, Tone.QUIET, brief=True)
    yield Note(Phrase(say("drift.legend.change")), Tone.QUIET, brief=True)
    if result.ahead:
        date = say.date(result.ahead[-1])
        yield Note(say.phrase("drift.legend.ahead", date=date), Tone.QUIET, brief=True)


def _still_column(say: Words, result: Drift) -> Iterator[Column]:
    """The last date of the forecast."""
    if result.ahead:
        title = say.date(result.ahead[-1])
        yield Column("still_p", title, Kind.PROBABILITY, meaning=say("drift.meaning.still_p"))


def _shown(say: Words, record: Record) -> Label:
    """The verdict, where there are enough people to show one."""
    if record["too_few"]:
        return Label(say("too_few"), Tone.QUIET)
    return verdict_label(say, record["verdict"])


def segments_table(
    say: Words, result: Drift, records: Sequence[Record], shown: Sequence[Record]
) -> Iterator[Section]:
    """The verdict on each feature in each segment, where there are several."""
    if len(result.segments) < 2:
        return
    names = {EVERYBODY: say("everybody"), BLANK: say("blank"), "*": say("others")}
    heads = [names.get(key, key) for key in result.segments]
    found = {(record["feature"], record["segment"] or ""): record for record in records}
    columns = (
        Column("feature", say("column.feature"), Kind.TEXT),
        *(Column(f"verdict_{i}", head, Kind.TEXT) for i, head in enumerate(heads)),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(record["label"]),
            *(_shown(say, found[record["feature"], key]) for key in result.segments),
        )
        for record in shown
    )
    title = say("section.segments").format(by=result.by)
    yield Section("segments", title, (Table("segments", columns, rows),))


def waves_section(say: Words, shown: Sequence[Record]) -> Section:
    """Every feature in every wave, and the course of the features on the ladder."""
    columns = (
        Column("feature", say("column.feature"), Kind.TEXT),
        column(say, "wave", Kind.TEXT),
        column(say, "date", Kind.TEXT),
        column(say, "category", Kind.TEXT),
        column(say, "category_p", Kind.PROBABILITY),
        column(say, "largest", Kind.TEXT),
        column(say, "ladder", Kind.COEFFICIENT),
        Column("better", say("column.better"), Kind.COEFFICIENT),
        Column("worse", say("column.worse"), Kind.COEFFICIENT),
        Column("n", say("column.n"), Kind.COUNT),
        *by_category(say, "column.share", "", Kind.SHARE),
    )
    rows = tuple(
        (
            str(record["label"]), wave["wave"], wave["date"], category_cell(say, wave["category"]),
            wave["category_p"], category_cell(say, wave["largest"]), wave["ladder"], wave["better"],
            wave["worse"], wave["n"], *(wave["shares"][letter.value] for letter in CATEGORIES),
        )
        for record in shown
        for wave in record["waves"]
        if wave["n"]
    )  # fmt: skip
    blocks: tuple[Block, ...] = (Table("waves", columns, rows), *ladder_chart(say, shown))
    return Section("waves", say("drift.section.waves"), blocks, detail=True)


def forecast_section(say: Words, result: Drift, shown: Sequence[Record]) -> Iterator[Section]:
    """Where the shares of each feature will be, with 95 % ranges, and what it will be."""
    if not result.ahead:
        return
    ranges = [
        Column(f"{name}_{letter}", _titled(say, f"drift.column.{name}", letter), Kind.SHARE, tone=TONES[letter])
        for letter in CATEGORIES
        for name in ENDS
    ]
    columns = (
        Column("feature", say("column.feature"), Kind.TEXT),
        column(say, "date", Kind.TEXT),
        column(say, "still", Kind.TEXT),
        column(say, "still_p", Kind.PROBABILITY),
        *by_category(say, "drift.column.probability", "p_", Kind.PROBABILITY),
        *ranges,
    )
    rows = tuple(
        (
            str(record["label"]), say.date(ahead["date"]), category_cell(say, ahead["still"]), ahead["still_p"],
            *(ahead["category_probabilities"][letter.value] for letter in CATEGORIES),
            *(ahead["shares"][letter.value][end] for letter in CATEGORIES for end in ENDS),
        )
        for record in shown
        for ahead in record["forecast"]
    )  # fmt: skip
    blocks: tuple[Block, ...] = (Table("forecast", columns, rows), *still_chart(say, shown))
    yield Section("forecast", say("drift.section.forecast"), blocks, detail=True)


def column(say: Words, name: str, kind: Kind, priority: int = 1, *, meaning: bool = False) -> Column:
    """A column under its own word."""
    said = say(f"drift.meaning.{name}") if meaning else ""
    return Column(name, say(f"drift.column.{name}"), kind, priority, meaning=said)


def by_category(say: Words, title: str, prefix: str, kind: Kind) -> Iterator[Column]:
    """A column for each category."""
    for letter in CATEGORIES:
        yield Column(f"{prefix}{letter}", _titled(say, title, letter), kind, tone=TONES[letter])


def _titled(say: Words, key: str, letter: Category) -> str:
    return say(key).format(category=say(f"category.{letter}"))


def category_cell(say: Words, letter: str | None) -> Label | None:
    """A category's name, with its tone."""
    return say.category(Category(letter)) if letter else None


def _cell(say: Words, record: Record, key: str) -> Cell:
    cell: Cell
    match key:
        case "feature":
            cell = str(record["label"])
        case "verdict":
            cell = verdict_label(say, record["verdict"])
        case "letters" | "letters_all" | "trail" | "route" | "changed" | "changed_p":
            cell = _course(say, record, key)
        case "flips_seen" | "flips_expected":
            cell = record["flips"][key.removeprefix("flips_")]
        case "still_p":
            cell = record["forecast"][-1]["still_p"] if record["forecast"] else None
        case _ if key.startswith(("better", "worse")):
            name, _, end = key.partition("_")
            cell = record["effect"][name][end or "change"]
        case _:
            cell = record[key]
    return cell


def _course(say: Words, record: Record, key: str) -> Cell:
    """What a feature went through, wave by wave or change by change."""
    waves, changes = record["waves"], record["changes"]
    cell: Cell
    match key:
        case "letters":
            cell = Label("".join(waves[i]["category"] or "·" for i in thinned(len(waves))), Tone.PLAIN)
        case "letters_all":
            cell = " ".join(wave["category"] or "·" for wave in waves)
        case "trail":
            kept = [waves[i] for i in thinned(len(waves))]
            # Off the ladder, a place among the few who are on it says little of the feature.
            rungs = (wave["ladder"] if wave["category"] in ON_LADDER else None for wave in kept)
            cell = Trail(tuple(rungs), 0.0, 1.0)
        case "route":
            cell = " → ".join(say(f"category.{letter}") for letter in record["route"])
        case "changed":
            cell = "; ".join(f"{each['waves'][0]} – {each['waves'][1]}" for each in changes)
        case _:
            cell = min((each["probability"] for each in changes), default=None)
    return cell
