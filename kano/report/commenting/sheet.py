"""The working sheet: each comment beside the features where its writer leans most."""

from collections.abc import Callable, Mapping, Sequence

from kano.analyses.commenting.leaning import MOST, Comment
from kano.analyses.kinds import Kind
from kano.report.blocks import Cell, Column, Note, Phrase, Report, Section, Table, Tone
from kano.report.composed import Composed, Data
from kano.report.grid import grid
from kano.report.language import Words, words

Told = tuple[Column, Callable[[Comment], Cell]]


def comment_sheet(found: Sequence[Comment], labels: Mapping[str, str], *, language: str = "en") -> Composed:
    """The sheet in a language, with features by the labels given."""
    say = words(language, "comments")
    told = Note(Phrase(say("comments.private")), Tone.WARNING)
    made = grid("comments", _columns(say, labels), found)
    section = Section("summary", say("comments.section"), (told, made))
    head = say.phrase("comments.subtitle", n=len(found))
    return Composed(Report(say("comments.title"), head, language, (section,)), Data({}, _lines(made)))


def _columns(say: Words, labels: Mapping[str, str]) -> list[Told]:
    columns: list[Told] = [
        (say.column("row", Kind.COUNT, within="comments."), lambda each: each.row),
        (say.column("comment", within="comments."), lambda each: each.text),
    ]
    for i in range(MOST):
        title = say("comments.column.leaning").format(n=i + 1)
        columns.append((Column(f"leaning_{i + 1}", title, Kind.TEXT), _leaning(say, labels, i)))
    return columns


def _leaning(say: Words, labels: Mapping[str, str], i: int) -> Callable[[Comment], Cell]:
    def cell(each: Comment) -> Cell:
        if i >= len(each.leanings):
            return ""
        found = each.leanings[i]
        return f"{labels[found.feature]} ({say.category(found.category).text})"

    return cell


def _lines(table: Table) -> list[dict[str, Cell]]:
    names = [column.key for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]
