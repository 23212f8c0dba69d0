"""Outcomes: how they came out, and who gives more or less of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kano.analyses.advising.advice import Advice
from kano.analyses.kinds import Kind
from kano.analyses.scoring.rows import ContrastRow, OutcomeRow
from kano.report.advising.short import SHOWN, limit_text
from kano.report.advising.steps import interval
from kano.report.blocks import Block, Cell, Column, Inline, Note, Phrase, Section, Tone, Value
from kano.report.grid import grid
from kano.report.labels import short
from kano.report.language import Words
from kano.report.origin import segment_name

LEVEL = 0.05


def outcomes(say: Words, result: Advice, language: str) -> Iterator[Section]:
    """The means, then who differs from the others; nothing where nobody was asked for an outcome."""
    rows = labelled(result, language)
    if not rows[0]:
        return
    blocks: list[Block] = [*_shown(say, result, rows[1]), grid("outcomes", [*_means(say, rows[0])], rows[0])]
    if rows[1]:
        blocks += [
            Note(Phrase(say("advice.contrast.who")), Tone.QUIET),
            grid("contrasts", [*_contrasts(say, result, rows[1])], rows[1]),
            Note(say.phrase("advice.contrast.cause"), Tone.QUIET),
        ]
    yield Section("outcomes", say("advice.section.outcomes"), tuple(blocks))


def labelled(result: Advice, language: str) -> tuple[list[OutcomeRow], list[ContrastRow]]:
    """The rows with short names in a language."""
    asked = {each.key: each.label(language) for each in result.asked}
    features = {each.key: each.label(language) for each in result.features}
    means = [replace(row, label=asked[row.outcome]) for row in result.outcomes]
    contrasts = [
        replace(row, label=asked[row.outcome], feature_label=features.get(row.feature or ""))
        for row in result.contrasts
    ]
    return means, contrasts


def _shown(say: Words, result: Advice, rows: Sequence[ContrastRow]) -> Iterator[Note]:
    """A sentence each of the first contrasts that are shown, and how many more are; one where none is."""
    shown = [row for row in rows if row.p_adjusted is not None and row.p_adjusted <= LEVEL]
    for row in shown[:SHOWN]:
        values: dict[str, Inline] = {
            "outcome": short(row.label),
            "who": _who(say, result, row, "shown."),
            "mean": Value(row.mean, Kind.MARK),
            "others": Value(row.others_mean, Kind.MARK),
        }
        yield Note(say.phrase("advice.contrast.shown", **values))
    if len(shown) > SHOWN:
        yield Note(say.phrase("advice.contrast.more", n=len(shown) - SHOWN))
    if rows and not shown:
        yield Note(Phrase(say("advice.contrast.none")))


def _who(say: Words, result: Advice, row: ContrastRow, within: str = "") -> Phrase:
    about = row.about if row.feature else "any"
    return say.phrase(
        f"advice.contrast.{within}{about}",
        feature=short(row.feature_label or ""),
        limit=limit_text(say, result),
    )


def _means(say: Words, rows: Sequence[OutcomeRow]) -> Iterator[tuple[Column, Callable[[OutcomeRow], Cell]]]:
    yield say.column("outcome", within="advice."), lambda row: row.label
    if any(row.segment for row in rows):
        yield say.column("segment", within="advice."), lambda row: segment_name(say, row.segment or "")
    yield say.column("mean", Kind.MARK, within="advice."), lambda row: row.mean
    yield _interval(say), lambda row: interval(say, row.low, row.high, Kind.MARK)
    yield say.column("mean_low", Kind.MARK, within="advice.", priority=3), lambda row: row.low
    yield say.column("mean_high", Kind.MARK, within="advice.", priority=3), lambda row: row.high
    yield say.column("spread", Kind.MEAN, within="advice."), lambda row: row.spread
    yield say.column("n", Kind.COUNT), lambda row: row.n


def _contrasts(
    say: Words, result: Advice, rows: Sequence[ContrastRow]
) -> Iterator[tuple[Column, Callable[[ContrastRow], Cell]]]:
    if len({row.outcome for row in rows}) > 1:
        yield say.column("outcome", within="advice."), lambda row: row.label
    yield say.column("who", within="advice."), lambda row: _who(say, result, row)
    yield say.column("mean", Kind.MARK, within="advice."), lambda row: row.mean
    yield say.column("n", Kind.COUNT), lambda row: row.n
    yield say.column("others_mean", Kind.MARK, within="advice."), lambda row: row.others_mean
    yield replace(say.column("n", Kind.COUNT), key="others"), lambda row: row.others
    yield say.column("difference", Kind.CHANGE, within="advice."), lambda row: row.difference
    yield _interval(say), lambda row: _ends(say, row)
    for end, value in (("low", lambda row: row.low), ("high", lambda row: row.high)):
        yield say.column(f"difference_{end}", Kind.CHANGE, within="advice.", priority=3), value
    yield say.column("p_adjusted", Kind.P_VALUE, within="advice.", priority=2), lambda row: row.p_adjusted


def _interval(say: Words) -> Column:
    return Column("interval", say("advice.column.mark_interval"), Kind.TEXT, brief=True)


def _ends(say: Words, row: ContrastRow) -> Cell:
    if row.low is None:
        return None
    low, high = (Value(each, Kind.CHANGE) for each in (row.low, row.high))
    return say.phrase("advice.interval.signed", low=low, high=high)
