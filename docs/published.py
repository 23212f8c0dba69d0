"""The published tables that the tests reproduce, for the documentation: what of each, and what is wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

TABLES = Path(__file__).resolve().parent.parent / "tests" / "published"
Row: TypeAlias = dict[str, str]


def published() -> str:
    """A table of all sources with the number of features and figures that come out, and the errata."""
    lines = ["| source | features | reproduced |", "|---|---|---|"]
    lines += [f"| {source} | {features} | {what} |" for source, features, what in _sources()]
    lines += ["", "| source | prints | holds |", "|---|---|---|"]
    lines += [f"| {row['source']} | {row['printed']} | {row['holds']} |" for row in _rows("errata")]
    return "\n".join(lines)


def _sources() -> Iterator[tuple[str, int, str]]:
    rows = _rows("better_worse")
    for source in dict.fromkeys(map(_source, rows)):
        own = [row for row in rows if _source(row) == source]
        yield source, len(own), _figures(own)
    for name, what in (
        ("strengths", "M > O > A > I at 6 %, strengths, Fong's difference and limit"),
        ("continuous_means", "DuMouchel's means from the answers, and their regions"),
        ("smart_bed", "counts from the answers"),
    ):
        own = _rows(name)
        yield own[0]["source"], len(own), what


def _source(row: Row) -> str:
    """A source that prints two tables under one name is two."""
    table, colon, _ = row["feature"].partition(": ")
    return f"{row['source']} ({table})" if colon and "bank and claims" in row["source"] else row["source"]


def _figures(rows: Sequence[Row]) -> str:
    coefficients = sum(bool(row["better"]) + bool(row["worse"]) for row in rows)
    categories = sum(bool(row["category"]) for row in rows)
    several = "categories" if categories > 1 else "category"
    told = (
        f"{categories} {several}" if categories else "",
        f"{coefficients} coefficients" if coefficients else "",
    )
    return ", ".join(filter(None, told))


def _rows(name: str) -> list[Row]:
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
