"""The tables of a report on drift: one row a feature, a wave, a forecast, a test."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from kano.analyses.drifting.drift import Drift
from kano.analyses.drifting.rows import DriftRow, Moved, Range
from kano.analyses.kinds import Kind
from kano.measures.waves.verdict import Verdict
from kano.report.blocks import Block, Cell, Column, Figure, Label, Note, Phrase, Section, Table, Tone, Trail
from kano.report.drifting.drift_charts import ladder_chart, still_chart
from kano.report.grid import grid
from kano.report.language import TONES, Words
from kano.report.origin import segment_name
from kano.scale import CATEGORIES, Category

NARROW = 12
"""How many waves a row shows; of more, as many spread evenly from the first to the last."""
FEW = 8
"""Waves up to which a row holds letters and ladder in eighty columns."""
ON_LADDER = frozenset("AOM")
ENDS = ("mean", "low95", "high95")
TONES_OF: Mapping[Verdict | None, Tone] = {
    Verdict.DRIFTING: Tone.WARNING,
    Verdict.DEGRADED: Tone.WARNING,
    Verdict.FADING: Tone.WARNING,
    Verdict.SHIFTED: Tone.WARNING,
    Verdict.RENEWED: Tone.GOOD,
    Verdict.EMERGING: Tone.GOOD,
    Verdict.TOGETHER: Tone.QUIET,
    Verdict.INCONCLUSIVE: Tone.QUIET,
    Verdict.NOT_COMPARABLE: Tone.QUIET,
}
Told = tuple[Column, Callable[[DriftRow], Cell]]


def verdict_label(say: Words, verdict: Verdict | None) -> Label:
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


def drift_table(say: Words, result: Drift, shown: Sequence[DriftRow]) -> Iterator[Block]:
    """Every feature with its letters by wave, place on the ladder, verdict, evidence and outlook."""
    # Letters are what is looked for: many of them leave the ladder to wide terminals.
    columns: tuple[Told, ...] = (
        (Column("feature", say("column.feature"), Kind.TEXT), lambda row: row.label),
        *_course(say, result, 1 if len(result.waves) <= FEW else 2),
        *_effect(say, "better", lambda row: row.effect.better),
        *_effect(say, "worse", lambda row: row.effect.worse),
        (column(say, "p_adjusted", Kind.P_VALUE, 1, meaning=True), lambda row: row.p_adjusted),
        (column(say, "p", Kind.P_VALUE, 3), lambda row: row.p),
        (column(say, "stable_p", Kind.P_VALUE, 3), lambda row: row.stable_p),
        (column(say, "flips_seen", Kind.COUNT, 3), lambda row: row.flips.seen),
        (column(say, "flips_expected", Kind.AMOUNT, 3), lambda row: row.flips.expected),
        *_still_column(say, result),
    )
    yield grid("drift", columns, shown, lambda row: row.feature)
    yield Note(Phrase(say("drift.legend")), Tone.QUIET, brief=True)
    if len(result.waves) > NARROW:
        thin = say.phrase("drift.legend.thin", shown=NARROW, n=len(result.waves))
        yield Note(thin, Tone.QUIET, brief=True)
    yield Note(Phrase(say("drift.legend.change")), Tone.QUIET, brief=True)
    if result.ahead:
        date = say.date(result.ahead[-1])
        yield Note(say.phrase("drift.legend.ahead", date=date), Tone.QUIET, brief=True)


def _course(say: Words, result: Drift, room: int) -> Iterator[Told]:
    """What a feature went through, wave by wave or change by change, and the verdict on it."""
    letters = column(say, "letters", Kind.TEXT, 1, meaning=True)
    yield replace(letters, brief=True), _letters
    yield replace(column(say, "trail", Kind.TEXT, room, meaning=True), brief=True), _trail
    yield column(say, "verdict", Kind.TEXT), lambda row: verdict_label(say, row.verdict)
    yield from _by_wave(say, result)
    every = replace(letters, key="letters_all", priority=3)
    yield every, lambda row: " ".join(wave.category or "·" for wave in row.waves)
    yield column(say, "moving", Kind.FLAG, 3), lambda row: row.moving
    yield column(say, "route", Kind.TEXT, 3), lambda row: _route(say, row)
    changed = column(say, "changed", Kind.TEXT, 3)
    yield changed, lambda row: "; ".join(f"{each.waves[0]} – {each.waves[1]}" for each in row.changes)
    surely = column(say, "changed_p", Kind.PROBABILITY, 3)
    yield surely, lambda row: min((each.probability or 0.0 for each in row.changes), default=None)


def _by_wave(say: Words, result: Drift) -> Iterator[Told]:
    """What a feature was in each wave, where these aren't too many."""
    for i, wave in enumerate(result.waves if len(result.waves) <= NARROW else ()):
        column = Column(f"category_{i}", wave.key, Kind.TEXT, 3)
        yield column, lambda row, i=i: category_cell(say, row.waves[i].category)  # type: ignore[misc]


def _letters(row: DriftRow) -> Cell:
    return Label("".join(row.waves[i].category or "·" for i in thinned(len(row.waves))), Tone.PLAIN)


def _trail(row: DriftRow) -> Cell:
    kept = [row.waves[i] for i in thinned(len(row.waves))]
    # Off the ladder, a place among the few who are on it says little of the feature.
    rungs = (wave.ladder if wave.category in ON_LADDER else None for wave in kept)
    return Trail(tuple(rungs), 0.0, 1.0)


def _route(say: Words, row: DriftRow) -> Cell:
    return " → ".join(say(f"category.{letter}") for letter in row.route)


def _effect(say: Words, name: str, moved: Callable[[DriftRow], Moved]) -> Iterator[Told]:
    """How far Better or Worse moved, with its interval."""
    yield column(say, name, Kind.CHANGE, 1, meaning=True), lambda row: moved(row).change
    yield column(say, f"{name}_low", Kind.CHANGE, 3), lambda row: moved(row).low
    yield column(say, f"{name}_high", Kind.CHANGE, 3), lambda row: moved(row).high


def _still_column(say: Words, result: Drift) -> Iterator[Told]:
    """The last date of the forecast."""
    if result.ahead:
        still = Column(
            "still_p", say.date(result.ahead[-1]), Kind.PROBABILITY, meaning=say("drift.meaning.still_p")
        )
        yield still, lambda row: row.forecast[-1].still_p if row.forecast else None


def _shown(say: Words, row: DriftRow) -> Label:
    """The verdict, where there are enough people to show one."""
    if row.too_few:
        return Label(say("too_few"), Tone.QUIET)
    return verdict_label(say, row.verdict)


def segments_table(
    say: Words, result: Drift, rows: Sequence[DriftRow], shown: Sequence[DriftRow]
) -> Iterator[Section]:
    """The verdict on each feature in each segment, where there are several."""
    if len(result.segments) < 2:
        return
    found = {(row.feature, row.segment or ""): row for row in rows}
    columns: list[Told] = [(Column("feature", say("column.feature"), Kind.TEXT), lambda row: row.label)]
    for i, key in enumerate(result.segments):
        column = Column(f"verdict_{i}", segment_name(say, key), Kind.TEXT)
        columns.append((column, lambda row, key=key: _shown(say, found[row.feature, key])))  # type: ignore[misc]
    title = say("section.segments").format(by=result.by)
    yield Section("segments", title, (grid("segments", columns, shown, lambda row: row.feature),))


def waves_section(say: Words, shown: Sequence[DriftRow], pictures: Sequence[Figure]) -> Section:
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
            row.label, wave.wave, str(wave.date), category_cell(say, wave.category),
            wave.category_p, category_cell(say, wave.largest), wave.ladder, wave.better,
            wave.worse, wave.n, *(wave.shares[letter] for letter in CATEGORIES),
        )
        for row in shown
        for wave in row.waves
        if wave.n
    )  # fmt: skip
    table = Table("waves", columns, rows, stepping="wave")
    blocks: tuple[Block, ...] = (table, *ladder_chart(say, shown), *pictures)
    return Section("waves", say("drift.section.waves"), blocks, detail=True)


def forecast_section(say: Words, result: Drift, shown: Sequence[DriftRow]) -> Iterator[Section]:
    """Where the shares of each feature will be, with 95 % ranges, and what it will be."""
    if not result.ahead:
        return
    ranges = [
        Column(
            f"{name}_{letter}", _titled(say, f"drift.column.{name}", letter), Kind.SHARE, 3, tone=TONES[letter]
        )
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
            row.label, say.date(ahead.date), category_cell(say, ahead.still), ahead.still_p,
            *(ahead.category_probabilities[letter] for letter in CATEGORIES),
            *(end for letter in CATEGORIES for end in _ends(ahead.shares[letter])),
        )
        for row in shown
        for ahead in row.forecast
    )  # fmt: skip
    blocks: tuple[Block, ...] = (Table("forecast", columns, rows), *still_chart(say, shown))
    yield Section("forecast", say("drift.section.forecast"), blocks, detail=True)


def _ends(share: Range) -> tuple[float | None, ...]:
    return share.mean, share.low95, share.high95


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
