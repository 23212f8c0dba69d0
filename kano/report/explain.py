"""The evaluation table and its categories, explained."""

from collections.abc import Mapping
from typing import Annotated, Literal

from kano.analyses.kinds import Keys, Kind, Letter, Named, Text
from kano.analyses.row import Row
from kano.evaluation import EvaluationTable
from kano.report.blocks import Column, Label, Note, Phrase, Report, Section, Table, Tone
from kano.report.composed import Composed, Data
from kano.report.language import TONES, Words, words
from kano.report.payload import FORMAT, Format
from kano.report.wing import Wing
from kano.scale import ANSWERS, CATEGORIES
from kano.values import dataclass

_KEYS = tuple(answer.key for answer in ANSWERS)
_Cells = Annotated[
    Mapping[str, Letter],
    Keys(_KEYS, "dysfunctional answer: {}"),
    Named("row", "by answer to the dysfunctional question; null for a pair that can't occur"),
]


@dataclass(frozen=True, kw_only=True)
class Content(Row):
    """Which category each pair of answers makes."""

    format: Format = FORMAT
    kind: Annotated[Literal["table"], "what this is"] = "table"
    table: Annotated[Text, "key of the table, or the file it came from"]
    source: Annotated[Text, "where the table was published"]
    cells: Annotated[
        Mapping[str, _Cells],
        Keys(_KEYS, "functional answer: {}"),
        "by answer to the functional question, then to the dysfunctional one",
    ]


@dataclass(frozen=True)
class PairRow(Row):
    """A pair of answers."""

    functional: Text
    dysfunctional: Text
    category: Letter


def explain_report(table: EvaluationTable, *, language: str = "en") -> Composed:
    """Which category each pair of answers makes, and what a category means for the feature."""
    say = words(language, "explain")
    answers = [say(f"answer.{answer.key}") for answer in ANSWERS]
    grid = Table(
        "grid",
        (
            Column("functional", say("explain.rows"), Kind.TEXT),
            *(Column(a.key, name, Kind.TEXT) for a, name in zip(ANSWERS, answers, strict=True)),
        ),
        tuple(
            (name, *(Label(cell.value, TONES[cell]) if cell else None for cell in row))
            for name, row in zip(answers, table.cells, strict=True)
        ),
    )
    meanings = Table(
        "categories",
        (say.column("letter"), say.column("means")),
        tuple((Label(each.value, TONES[each]), say(f"explain.{each}")) for each in CATEGORIES),
    )
    grid_title = say("explain.table").format(table=table.key)
    sections = (
        Section("grid", grid_title, (grid, Note(Phrase(table.source), Tone.QUIET))),
        Section("categories", say("explain.categories"), (meanings,)),
    )
    document = Report(
        say("explain.title"), Phrase("{title}", {"title": _title(say, table)}), language, sections
    )
    return Composed(document, _data(table))


WING = Wing("table", Content, explain_report)


def _title(say: Words, table: EvaluationTable) -> str:
    key = f"table.{table.key}"
    return say(key) if say.has(key) else table.title


def _data(table: EvaluationTable) -> Data:
    cells = {f: dict(zip(_KEYS, row, strict=True)) for f, row in zip(_KEYS, table.cells, strict=True)}
    rows = tuple(PairRow(f, d, cell) for f, row in cells.items() for d, cell in row.items())
    return Data(Content(table=table.key, source=table.source, cells=cells), rows)
