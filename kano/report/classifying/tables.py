"""The tables of a classification: one row a feature."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import product
from operator import attrgetter

from kano.analyses.classifying.classification import Classification
from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.kinds import Kind
from kano.counts import Counts
from kano.report.blocks import (
    Bar,
    Cell,
    Column,
    Label,
    Note,
    Part,
    Phrase,
    Point,
    Scatter,
    Section,
    Table,
    Tone,
    Value,
)
from kano.report.grid import grid
from kano.report.language import TONES, Words
from kano.report.origin import segment_name
from kano.report.rules import rule_name
from kano.scale import CATEGORIES, Answer, Category
from kano.tally import Tally

PLACED = (Category.ATTRACTIVE, Category.ONE_DIMENSIONAL, Category.INDIFFERENT, Category.MUST_BE)
"""The categories of the quadrants: above from left to right, then below."""
Told = tuple[Column, Callable[[FeatureRow], Cell]]


def features_table(say: Words, result: Classification, shown: Sequence[FeatureRow]) -> Table:
    """Every feature with its component, its shares, Better and Worse, and how sure that is."""
    columns: list[Told] = [
        _label(say),
        (_text(say, "component", meaning=True), lambda row: say.category(row.category)),
        (_text(say, "category", 3), lambda row: say(f"kano.{row.category}") if row.category else None),
        (_text(say, "bar", brief=True, meaning=True), lambda row: _bar(say, row)),
        *_coefficient(say, "better"),
        *_coefficient(say, "worse"),
        (_sure(say, result), lambda row: row.category_p),
        (_text(say, "or", brief=True), lambda row: _runner_up(say, row, brief=True)),
        (_text(say, "runner_up", 3), lambda row: _runner_up(say, row, brief=False)),
        *_numbers(say, ("runner_up_p",), 3),
        (say.column("n", Kind.COUNT, meaning=say("meaning.n")), lambda row: row.n),
        *(_numbers(say, ("effective_n",), 2) if _counts_for_less(result) else ()),
        *_shares(say),
        *_numbers(say, _further(shown), 3),
        *(_by_rule(say, rule) for rule in (shown[0].rules if shown else ())),
    ]
    return grid("features", columns, shown, _key_of)


def _key_of(row: FeatureRow) -> str:
    return row.feature


def _label(say: Words) -> Told:
    return _text(say, "feature"), lambda row: row.label


def _counts_for_less(result: Classification) -> bool:
    """Whether people tell less than as many who were drawn one by one and count alike."""
    chosen = result.settings
    return bool(chosen.weighted or chosen.cluster or chosen.strata or chosen.deff)


def _text(say: Words, name: str, priority: int = 1, *, brief: bool = False, meaning: bool = False) -> Column:
    told = say(f"meaning.{name}") if meaning else ""
    return say.column(name, priority=priority, meaning=told, brief=brief)


def _coefficient(say: Words, name: str) -> Iterator[Told]:
    """Better or Worse, with its interval in words and in numbers."""
    value, low, high = attrgetter(name), attrgetter(f"{name}_low"), attrgetter(f"{name}_high")
    yield say.column(name, Kind.COEFFICIENT, meaning=say(f"meaning.{name}")), value
    words = Column(f"{name}_interval", say("column.interval"), Kind.TEXT, 2, brief=True)
    yield words, lambda row: _interval(say, low(row), high(row))
    yield from _numbers(say, (f"{name}_low", f"{name}_high"), 3)


def _by_rule(say: Words, rule: str) -> Told:
    column = Column(f"rule_{rule}", rule_name(say, rule), Kind.TEXT, 3)
    return column, lambda row: say.category(row.rules[rule]) if row.rules[rule] else None


def _sure(say: Words, result: Classification) -> Column:
    meaning, clear = say("meaning.sure"), result.settings.clear
    return Column("category_p", say("column.sure"), Kind.PROBABILITY, meaning=meaning, doubtful_below=clear)


def _further(shown: Sequence[FeatureRow]) -> tuple[str, ...]:
    """The numbers for workbooks only, leaving out those that this survey doesn't have."""
    names = (
        "no_answer", "not_asked", "satisfaction_average", "category_strength", "total_strength",
        "functional_mean", "functional_mean_se", "dysfunctional_mean", "dysfunctional_mean_se", "importance",
        "fulfilment", "leaders_p", "fong_difference", "fong_critical",
    )  # fmt: skip
    return tuple(name for name in names if any(getattr(row, name) is not None for row in shown))


def _numbers(say: Words, names: tuple[str, ...], priority: int) -> Iterator[Told]:
    declared = Classification.columns()
    for name in names:
        yield say.column(name, declared[name].kind, priority=priority), attrgetter(name)


def _runner_up(say: Words, row: FeatureRow, *, brief: bool) -> Cell:
    if row.clear or not row.category:
        return ""
    letter = row.runner_up
    return Label(letter, TONES[letter]) if brief and letter else say.category(letter)


def _interval(say: Words, low: float | None, high: float | None) -> Cell:
    if low is None:
        return None
    return say.phrase("interval", low=Value(low, Kind.COEFFICIENT), high=Value(high, Kind.COEFFICIENT))


def _bar(say: Words, row: FeatureRow) -> Bar | None:
    if not row.n:
        return None
    return Bar(
        tuple(
            Part(each.value, row.shares[each] or 0.0, TONES[each], say(f"category.{each}"))
            for each in CATEGORIES
        )
    )


def legend(say: Words) -> Iterator[Note]:
    """What the columns of the features table say."""
    yield Note(Phrase(say("legend")), Tone.QUIET)
    yield Note(Phrase(say("legend.bar")), Tone.QUIET, brief=True)


def distribution(say: Words, shown: Sequence[FeatureRow]) -> Section:
    """Counts and shares of the six categories."""
    named = [(each, say.category(each).text, TONES[each]) for each in CATEGORIES]
    share = say("column.share")
    columns: list[Told] = [_label(say), (say.column("n", Kind.COUNT), lambda row: row.n)]
    for each, name, tone in named:
        count = Column(f"count_{each}", name, Kind.COUNT, tone=tone)
        columns.append((count, lambda row, each=each: row.counts[each]))  # type: ignore[misc]
    for each, name, tone in named:
        part = Column(f"share_{each}", share.format(category=name), Kind.SHARE, tone=tone)
        columns.append((part, lambda row, each=each: row.shares[each]))  # type: ignore[misc]
    table = grid("distribution", columns, shown, _key_of)
    return Section("distribution", say("section.distribution"), (table,), detail=True)


def _shares(say: Words) -> Iterator[Told]:
    """Every share with the ends of its range, to calculate with."""
    for each, part in product(CATEGORIES, ("share", "share_low", "share_high")):
        title = say(f"column.{part}").format(category=say.category(each).text)
        values = attrgetter("shares" if part == "share" else part)
        yield Column(f"{part}_{each}", title, Kind.SHARE, 3), lambda row, v=values, each=each: v(row)[each]  # type: ignore[misc]


def answers(say: Words, counts: Counts, shown: Sequence[FeatureRow]) -> Iterator[Section]:
    """The answer pairs behind each feature, of the last wave and everybody."""
    if not isinstance(counts, Tally):
        return
    last = counts.n[-1, 0]  # everybody, or as many as may be shown
    position = {feature.key: i for i, feature in enumerate(counts.features)}
    names = [say(f"answer.{answer.key}") for answer in Answer]
    columns = (
        Column("functional", say("column.answer_f"), Kind.TEXT),
        *(Column(answer.key, name, Kind.COUNT) for answer, name in zip(Answer, names, strict=True)),
    )
    tables = []
    for row in shown:
        told = zip(names, last[position[row.feature]].tolist(), strict=True)
        rows: tuple[tuple[Cell, ...], ...] = tuple((name, *numbers) for name, numbers in told)
        tables.append(Table(row.feature, columns, rows, title=row.label))
    yield Section("answers", say("section.answers"), tuple(tables), detail=True)


def over_waves(
    say: Words, result: Classification, everybody: Sequence[FeatureRow], shown: Sequence[FeatureRow]
) -> Iterator[Section]:
    """The component of each feature in each wave, where there are several."""
    heads: dict[str | None, str] = {wave.key or None: wave.key for wave in result.waves}
    if len(heads) > 1:
        at = {(row.feature, row.wave): row for row in everybody}
        columns = _across(say, heads, at)
        yield Section("waves", say("section.waves"), (grid("wave", columns, shown, _key_of), _key(say)))


def over_segments(
    say: Words, result: Classification, rows: Sequence[FeatureRow], shown: Sequence[FeatureRow]
) -> Iterator[Section]:
    """The component of each feature in each segment, where there are several."""
    heads = {segment or None: segment_name(say, segment) for segment in result.segments}
    if len(heads) > 1:
        last = result.waves[-1].key or None
        at = {(row.feature, row.segment): row for row in rows if row.wave == last}
        columns = _across(say, heads, at)
        title = say("section.segments").format(by=result.by)
        yield Section("segments", title, (grid("segment", columns, shown, _key_of), _key(say)))


def _across(
    say: Words, heads: Mapping[str | None, str], at: Mapping[tuple[str, str | None], FeatureRow]
) -> list[Told]:
    """Features down, segments or waves across: the component of each, and how sure."""
    columns = [_label(say)]
    for i, (key, title) in enumerate(heads.items()):
        columns += _cell(say, i, title, lambda row, key=key: at[row.feature, key])  # type: ignore[misc]
    return columns


def _cell(say: Words, i: int, title: str, there: Callable[[FeatureRow], FeatureRow]) -> Iterator[Told]:
    yield Column(f"component_{i}", title, Kind.TEXT), lambda row: _marked(say, there(row))
    sure = Column(f"sure_{i}", say("column.sure"), Kind.PROBABILITY, 2)
    yield sure, lambda row: there(row).category_p
    yield Column(f"n_{i}", say("column.n"), Kind.COUNT, 2), lambda row: there(row).n


def _key(say: Words) -> Note:
    return Note(Phrase(say("legend.unclear")), Tone.QUIET)


def _marked(say: Words, row: FeatureRow) -> Label:
    """The category, with a question mark where it is not clear."""
    if row.too_few:
        return Label(say("too_few"), Tone.QUIET)
    label = say.category(row.category)
    return label if row.clear or not row.category else Label(f"{label.text} ?", label.tone)


def better_worse_map(say: Words, shown: Sequence[FeatureRow]) -> Scatter:
    """Features by what is lost without them and gained with them."""
    known = [row for row in shown if row.better is not None and row.worse is not None and row.category]
    inside, apart = _points(say, known, PLACED), _points(say, known, {*CATEGORIES} - {*PLACED})
    told = say("chart.map.description").format(features=len(inside))
    names = tuple(say.category(each).text for each in PLACED)
    axes = (say("chart.map.x"), say("chart.map.y"))
    return Scatter("map", say("chart.map.title"), told, *axes, inside, apart=apart, quadrants=names)


def _points(say: Words, rows: Sequence[FeatureRow], of: Container[Category]) -> tuple[Point, ...]:
    return tuple(
        Point(row.label, -(row.worse or 0.0), row.better or 0.0, TONES[letter], say.category(letter).text)
        for row in rows
        if (letter := row.category) and letter in of
    )
