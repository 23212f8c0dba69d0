"""The evaluation table and its categories, explained."""

from __future__ import annotations

from kano.analyses.result import Kind
from kano.evaluation import EvaluationTable
from kano.report.blocks import Column, Label, Note, Phrase, Report, Section, Table, Tone
from kano.report.language import TONES, Words, words
from kano.scale import ANSWERS, CATEGORIES


def explain_report(table: EvaluationTable, language: str = "en") -> Report:
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
        (
            Column("letter", say("column.letter"), Kind.TEXT),
            Column("means", say("column.means"), Kind.TEXT),
        ),
        tuple((Label(each.value, TONES[each]), say(f"explain.{each}")) for each in CATEGORIES),
    )
    grid_title = say("explain.table").format(table=table.key)
    return Report(
        title=say("explain.title"),
        subtitle=Phrase("{title}", {"title": _title(say, table)}),
        language=language,
        sections=(
            Section("grid", grid_title, (grid, Note(Phrase(table.source), Tone.QUIET))),
            Section("categories", say("explain.categories"), (meanings,)),
        ),
        payload={
            "format": 1,
            "kind": "table",
            "table": table.key,
            "source": table.source,
            "cells": _cells(table),
        },
        records=tuple(
            {"functional": f.key, "dysfunctional": d.key, "category": (cell.value if cell else None)}
            for f, row in zip(ANSWERS, table.cells, strict=True)
            for d, cell in zip(ANSWERS, row, strict=True)
        ),
    )


def _title(say: Words, table: EvaluationTable) -> str:
    key = f"table.{table.key}"
    return say(key) if say.has(key) else table.title


def _cells(table: EvaluationTable) -> dict[str, dict[str, str | None]]:
    return {
        f.key: {d.key: cell.value if cell else None for d, cell in zip(ANSWERS, row, strict=True)}
        for f, row in zip(ANSWERS, table.cells, strict=True)
    }
