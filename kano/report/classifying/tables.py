"""The tables of a classification: one row a feature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kano.analyses.classifying.classification import Classification
from kano.analyses.result import Kind
from kano.counts import BLANK, EVERYBODY, Counts
from kano.report.blocks import (
    Bar,
    Block,
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
from kano.report.language import TONES, Words
from kano.report.rules import rule_name
from kano.scale import CATEGORIES, Answer, Category
from kano.tally import Tally

Record = Mapping[str, Any]


def features_table(say: Words, result: Classification, shown: list[Record]) -> Iterator[Block]:
    """Every feature with its component, its shares, Better and Worse, and how sure that is."""
    columns = [
        Column("feature", say("column.feature"), Kind.TEXT),
        Column("component", say("column.component"), Kind.TEXT, meaning=say("meaning.component")),
        Column("category", say("column.category"), Kind.TEXT, 3),
        Column("bar", say("column.bar"), Kind.TEXT, meaning=say("meaning.bar"), brief=True),
        Column("better", say("column.better"), Kind.COEFFICIENT, meaning=say("meaning.better")),
        Column("better_interval", say("column.interval"), Kind.TEXT, 2, brief=True),
        *_numbers(say, ("better_low", "better_high"), 3),
        Column("worse", say("column.worse"), Kind.COEFFICIENT, meaning=say("meaning.worse")),
        Column("worse_interval", say("column.interval"), Kind.TEXT, 2, brief=True),
        *_numbers(say, ("worse_low", "worse_high"), 3),
        _sure(say, result),
        Column("or", say("column.or"), Kind.TEXT, brief=True),
        Column("runner_up", say("column.runner_up"), Kind.TEXT, 3),
        *_numbers(say, ("runner_up_p",), 3),
        Column("n", say("column.n"), Kind.COUNT, meaning=say("meaning.n")),
        *(_numbers(say, ("effective_n",), 2) if result.settings["weighted"] else ()),
        *_numbers(say, _further(shown), 3),
        *(
            Column(f"rule_{rule}", rule_name(say, rule), Kind.TEXT, 3)
            for rule in (shown[0]["rules"] if shown else ())
        ),
    ]
    rows = tuple(tuple(_cell(say, record, column.key) for column in columns) for record in shown)
    yield Table("features", tuple(columns), rows)


def _sure(say: Words, result: Classification) -> Column:
    meaning, clear = say("meaning.sure"), float(str(result.settings["clear"]))
    return Column("category_p", say("column.sure"), Kind.PROBABILITY, meaning=meaning, doubtful_below=clear)


def _further(shown: list[Record]) -> tuple[str, ...]:
    """The numbers for workbooks only, leaving out those that this survey doesn't have."""
    names = (
        "no_answer", "not_asked", "satisfaction_average", "category_strength", "total_strength",
        "functional_mean", "functional_mean_se", "dysfunctional_mean", "dysfunctional_mean_se", "importance",
        "fulfilment", "leaders_p", "fong_difference", "fong_critical",
    )  # fmt: skip
    return tuple(name for name in names if any(record[name] is not None for record in shown))


def _numbers(say: Words, names: tuple[str, ...], priority: int) -> Iterator[Column]:
    declared = Classification.columns()
    for name in names:
        yield Column(name, say(f"column.{name}"), declared[name].kind, priority)


def _cell(say: Words, record: Record, key: str) -> Cell:
    cell: Cell
    match key:
        case "feature":
            cell = str(record["label"])
        case "component":
            cell = category_label(say, record["category"])
        case "category":
            cell = say(f"kano.{record['category']}") if record["category"] else None
        case "bar":
            cell = _bar(record)
        case "or" | "runner_up":
            cell = _runner_up(say, record, brief=key == "or")
        case "better_interval" | "worse_interval":
            cell = _interval(say, record, key.removesuffix("_interval"))
        case _ if key.startswith("rule_"):
            letter = record["rules"][key.removeprefix("rule_")]
            cell = category_label(say, letter) if letter else None
        case _:
            cell = record[key]
    return cell


def _runner_up(say: Words, record: Record, *, brief: bool) -> Cell:
    if record["clear"] or not record["category"]:
        return ""
    letter = record["runner_up"]
    return Label(letter, TONES[Category(letter)]) if brief else category_label(say, letter)


def _interval(say: Words, record: Record, name: str) -> Cell:
    low, high = record[f"{name}_low"], record[f"{name}_high"]
    if low is None:
        return None
    return say.phrase("interval", low=Value(low, Kind.COEFFICIENT), high=Value(high, Kind.COEFFICIENT))


def _bar(record: Record) -> Bar | None:
    if not record["n"]:
        return None
    shares = record["shares"]
    return Bar(tuple(Part(each.value, shares[each.value], TONES[each]) for each in CATEGORIES))


def legend(say: Words) -> Iterator[Note]:
    """What the columns of the features table say."""
    yield Note(Phrase(say("legend")), Tone.QUIET)
    yield Note(Phrase(say("legend.bar")), Tone.QUIET, brief=True)


def distribution(say: Words, shown: list[Record]) -> Section:
    """Counts and shares of the six categories."""
    named = [(each, say.category(each).text, TONES[each]) for each in CATEGORIES]
    share = say("column.share")
    columns = [
        Column("feature", say("column.feature"), Kind.TEXT),
        Column("n", say("column.n"), Kind.COUNT),
        *(Column(f"count_{each}", name, Kind.COUNT, tone=tone) for each, name, tone in named),
        *(
            Column(f"share_{each}", share.format(category=name), Kind.SHARE, tone=tone)
            for each, name, tone in named
        ),
    ]
    rows = tuple(
        (
            str(record["label"]),
            record["n"],
            *(record["counts"][each.value] for each in CATEGORIES),
            *(record["shares"][each.value] for each in CATEGORIES),
        )
        for record in shown
    )
    table = Table("distribution", tuple(columns), rows)
    return Section("distribution", say("section.distribution"), (table,), detail=True)


def answers(say: Words, counts: Counts, shown: list[Record]) -> Iterator[Section]:
    """The answer pairs behind each feature, of the last wave and everybody."""
    if not isinstance(counts, Tally):
        return
    last = counts.total().n[-1, 0]
    position = {feature.key: i for i, feature in enumerate(counts.features)}
    names = [say(f"answer.{answer.key}") for answer in Answer]
    columns = (
        Column("functional", say("column.answer_f"), Kind.TEXT),
        *(Column(answer.key, name, Kind.COUNT) for answer, name in zip(Answer, names, strict=True)),
    )
    tables = tuple(
        Table(
            record["feature"],
            columns,
            tuple((names[row], *(int(n) for n in last[position[record["feature"]]][row])) for row in range(6)),
            title=str(record["label"]),
        )
        for record in shown
    )
    yield Section("answers", say("section.answers"), tables, detail=True)


def over_waves(
    say: Words, result: Classification, everybody: list[Record], shown: list[Record]
) -> Iterator[Section]:
    """The component of each feature in each wave, where there are several."""
    heads: dict[str | None, str] = {wave.key or None: wave.key for wave in result.waves}
    if len(heads) > 1:
        yield Section("waves", say("section.waves"), (_across(say, everybody, shown, "wave", heads), _key(say)))


def over_segments(
    say: Words, result: Classification, records: list[Record], shown: list[Record]
) -> Iterator[Section]:
    """The component of each feature in each segment, where there are several."""
    heads = {segment or None: _segment(say, segment) for segment in result.segments}
    if len(heads) > 1:
        last = [record for record in records if record["wave"] == (result.waves[-1].key or None)]
        title = say("section.segments").format(by=result.by)
        yield Section("segments", title, (_across(say, last, shown, "segment", heads), _key(say)))


def _segment(say: Words, key: str) -> str:
    return {EVERYBODY: say("everybody"), BLANK: say("blank"), "*": say("others")}.get(key, key)


def _across(
    say: Words, records: list[Record], shown: list[Record], axis: str, heads: Mapping[str | None, str]
) -> Table:
    """Features down, segments or waves across: the component of each, and how sure."""
    at = {(record["feature"], record[axis]): record for record in records}
    columns = [Column("feature", say("column.feature"), Kind.TEXT)]
    for i, title in enumerate(heads.values()):
        columns += [
            Column(f"component_{i}", title, Kind.TEXT),
            Column(f"sure_{i}", say("column.sure"), Kind.PROBABILITY, 2),
            Column(f"n_{i}", say("column.n"), Kind.COUNT, 2),
        ]
    rows = []
    for record in shown:
        row: list[Cell] = [str(record["label"])]
        for key in heads:
            each = at[record["feature"], key]
            row += [_marked(say, each), each["category_p"], each["n"]]
        rows.append(tuple(row))
    return Table(axis, tuple(columns), tuple(rows))


def _key(say: Words) -> Note:
    return Note(Phrase(say("legend.unclear")), Tone.QUIET)


def _marked(say: Words, record: Record) -> Label:
    """The category, with a question mark where it is not clear."""
    if record["too_few"]:
        return Label(say("too_few"), Tone.QUIET)
    label = category_label(say, record["category"])
    return label if record["clear"] or not record["category"] else Label(f"{label.text} ?", label.tone)


def better_worse_map(say: Words, shown: list[Record]) -> Scatter:
    """Features by what is lost without them and gained with them."""
    points = tuple(
        Point(
            str(record["label"]),
            -record["worse"],
            record["better"],
            TONES[Category(record["category"])],
            say(f"category.{record['category']}"),
        )
        for record in shown
        if record["better"] is not None and record["category"]
    )
    return Scatter(
        "map",
        say("chart.map.title"),
        say("chart.map.description").format(features=len(points)),
        say("chart.map.x"),
        say("chart.map.y"),
        points,
    )


def category_label(say: Words, letter: str | None) -> Label:
    """A letter's name, with the tone of its category."""
    return say.category(Category(letter) if letter else None)
