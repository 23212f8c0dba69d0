"""The report of a comparison: what differs between groups first, then every feature by every column."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kano.analyses.comparing.comparison import Comparison
from kano.analyses.comparing.rows import CompareRow, GapRow
from kano.analyses.kinds import Kind
from kano.provenance import Provenance
from kano.report.blocks import (
    Block,
    Cell,
    Column,
    Inline,
    Label,
    Note,
    Phrase,
    Report,
    Section,
    Table,
    Tone,
    Value,
)
from kano.report.comparing.contract import Content, data
from kano.report.comparing.sentences import difference, is_channel
from kano.report.composed import Composed
from kano.report.figures import Pictured
from kano.report.grid import grid
from kano.report.labels import short
from kano.report.language import Words, words
from kano.report.origin import left_out, method, notices, segment_name, subtitle, used_columns
from kano.report.wing import Wing

ORDER = {"component": 0, "degree": 1, "not shown": 2, "alike": 3, "too few": 4}
TONES = {
    "component": Tone.WARNING,
    "degree": Tone.PLAIN,
    "alike": Tone.GOOD,
    "not shown": Tone.QUIET,
    "too few": Tone.QUIET,
}
SHOWN = 8
"""Differences of a column that the summary says one by one."""
METHOD = ("tests", "family", "certainty", "alike", "gaps", "shown")
Told = tuple[Column, Callable[[CompareRow], Cell]]


def comparison_report(
    result: Comparison,
    provenance: Provenance,
    pictured: Pictured,
    *,
    language: str = "en",
    columns: bool = False,
) -> Composed:
    """Compose the report; `columns` adds the pairs of columns that were used to the brief forms as well."""
    say = words(language, "comparison")
    rows = result.rows(language)
    first, *others = _by_column(say, result, rows)
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, result, rows, provenance))),
        replace(first, blocks=(*first.blocks, pictured("segments", language))),
        *others,
        Section("tests", say("compare.section.tests"), (_tests(say, rows),), detail=True),
        *used_columns(say, provenance, detail=not columns),
        left_out(say, provenance),
        method(say, result.settings, provenance, remarks=tuple(f"compare.method.{key}" for key in METHOD)),
    )
    head = subtitle(say, provenance, features=len(result.features))
    document = Report(say("compare.title"), head, language, sections)
    return Composed(document, data(result, provenance, rows))


WING = Wing("comparison", Content, comparison_report, needs=("provenance", "pictured"))


def ranked(rows: Sequence[CompareRow]) -> list[CompareRow]:
    """What differs first, the surest first."""
    return sorted(rows, key=lambda row: (ORDER[row.verdict], 1.0 if row.p is None else row.p))


def _summary(
    say: Words, result: Comparison, rows: Sequence[CompareRow], provenance: Provenance
) -> Iterator[Block]:
    for by, _ in result.groups:
        own = ranked([row for row in rows if row.by == by])
        yield from about_column(say, by, own)
        yield from likeness(say, own, result.settings.equivalence)
    if len(result.waves) > 1:
        yield Note(say.phrase("compare.wave", wave=result.waves[-1].key, waves=len(result.waves)))
    yield from notices(say, provenance)


def about_column(say: Words, by: str, rows: Sequence[CompareRow]) -> Iterator[Note]:
    """The headline of a column, then each difference, then what a channel should mind."""
    yield Note(headline(say, by, rows), Tone.GOOD)
    differing = [row for row in rows if row.verdict in ("component", "degree")]
    for row in differing[:SHOWN]:
        yield Note(difference(say, row), TONES[row.verdict])
    if len(differing) > SHOWN:
        yield Note(say.phrase("compare.more", n=len(differing) - SHOWN))
    other = tuple(short(row.label) for row in rows if row.verdict == "component")
    if other and is_channel(by):
        yield Note(say.phrase("compare.channel", by=by, features=other), Tone.WARNING)


def likeness(say: Words, rows: Sequence[CompareRow], margin: float) -> Iterator[Note]:
    """The features that are surely alike, and how far those may differ of which neither is shown."""
    if alike := [row for row in rows if row.verdict == "alike"]:
        named = tuple(short(row.label) for row in alike[:SHOWN])
        more = (say.phrase("attention.more", n=len(alike) - SHOWN),) if len(alike) > SHOWN else ()
        within = Value(margin, Kind.COEFFICIENT)
        yield Note(say.phrase("compare.alike", margin=within, features=(*named, *more)))
    if open_ := [row for row in rows if row.verdict == "not shown"]:
        features, known = say.phrase("features", n=len(open_)), [row.alike_within or 0.0 for row in open_]
        most = Value(max(known), Kind.COEFFICIENT)
        key = "compare.not_alike" if all(known) else "compare.not_alike.unknown"
        yield Note(say.phrase(key, features=features, most=most), Tone.QUIET)


def headline(say: Words, by: str, rows: Sequence[CompareRow]) -> Phrase:
    """How many features differ by a column."""
    counts = {
        key: sum(row.verdict == verdict for row in rows)
        for key, verdict in (("n", "component"), ("m", "degree"))
    }
    values: dict[str, Inline] = {"by": by, "features": len(rows), **counts}
    if not any(counts.values()):
        return Phrase(say("compare.headline.none"), values)
    key = "component" if not counts["m"] else "degree" if not counts["n"] else "both"
    return say.phrase(
        f"compare.headline.{key}", **(values if key != "degree" else {**values, "n": counts["m"]})
    )


def _by_column(say: Words, result: Comparison, rows: Sequence[CompareRow]) -> Iterator[Section]:
    for i, (by, groups) in enumerate(result.groups):
        own = ranked([row for row in rows if row.by == by])
        table = _table(say, groups, own, key=f"groups_{i}")
        legend = Note(say.phrase("compare.legend"), Tone.QUIET)
        yield Section(f"groups_{i}", say("section.segments").format(by=by), (table, legend))


def _table(say: Words, groups: Sequence[str], rows: Sequence[CompareRow], *, key: str) -> Table:
    columns: list[Told] = [(say.column("feature"), lambda row: row.label)]
    for i, group in enumerate(groups):
        columns += _group(say, i, group)
    columns += [
        (say.column("verdict", within="compare."), lambda row: _verdict(say, row)),
        (say.column("p_adjusted", Kind.P_VALUE, within="compare."), lambda row: row.p_adjusted),
        (say.column("cramers_v", Kind.COEFFICIENT, within="compare.", priority=2), lambda row: row.cramers_v),
        (say.column("certainty", Kind.PROBABILITY, within="compare.", priority=2), lambda row: row.certainty),
    ]
    return grid(key, columns, rows)


def _group(say: Words, i: int, group: str) -> Iterator[Told]:
    name = segment_name(say, group)

    def there(row: CompareRow, name: str) -> Cell:
        found = next((each for each in row.groups if each.segment == group), None)
        value: Cell = getattr(found, name) if found else None
        return value

    yield Column(f"category_{i}", name, Kind.TEXT), lambda row: _component(say, row, group)
    yield Column(f"n_{i}", f"n {name}", Kind.COUNT, 2), lambda row: there(row, "n")
    for key in ("category_p", "better", "worse"):
        kind = Kind.PROBABILITY if key == "category_p" else Kind.COEFFICIENT
        title = f"{say('compare.column.sure') if key == 'category_p' else say(f'column.{key}')} {name}"
        yield Column(f"{key}_{i}", title, kind, 3), lambda row, key=key: there(row, key)  # type: ignore[misc]


def _component(say: Words, row: CompareRow, group: str) -> Label:
    found = next((each for each in row.groups if each.segment == group), None)
    if found is None:
        return Label(say("too_few"), Tone.QUIET)
    label = say.category(found.category)
    return label if found.clear or not found.category else Label(f"{label.text} ?", label.tone)


def _verdict(say: Words, row: CompareRow) -> Label:
    return Label(say(f"compare.verdict.{row.verdict}"), TONES[row.verdict])


def _tests(say: Words, rows: Sequence[CompareRow]) -> Table:
    kinds = {
        "ladder": Kind.STATISTIC,
        "ladder_p": Kind.P_VALUE,
        "any": Kind.STATISTIC,
        "any_p": Kind.P_VALUE,
        "p": Kind.P_VALUE,
        "alike_within": Kind.COEFFICIENT,
    }
    columns: list[Told] = [
        (say.column("by", within="compare."), lambda row: row.by),
        (say.column("feature"), lambda row: row.label),
    ]
    for name, kind in kinds.items():
        columns.append((say.column(name, kind, within="compare."), lambda row, name=name: getattr(row, name)))  # type: ignore[misc]
    for name in ("better", "worse"):
        columns += _gap(say, name)
    return grid("tests", columns, rows)


def _gap(say: Words, name: str) -> Iterator[Told]:
    def there(row: CompareRow) -> GapRow:
        found: GapRow = getattr(row, name)
        return found

    head = say(f"column.{name}")
    for key, kind in (
        ("high", Kind.TEXT),
        ("low", Kind.TEXT),
        ("gap", Kind.CHANGE),
        ("gap_low", Kind.CHANGE),
        ("gap_high", Kind.CHANGE),
    ):
        title = f"{head}: {say(f'compare.gap.{key}')}"
        yield Column(f"{name}_{key}", title, kind), lambda row, key=key: getattr(there(row), key)  # type: ignore[misc]
