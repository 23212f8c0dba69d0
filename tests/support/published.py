"""What others have published: tables of `tests/published`, each row with its source."""

from __future__ import annotations

import csv
from pathlib import Path

PUBLISHED = Path(__file__).resolve().parents[1] / "published"

Given = dict[str, list[tuple[int, int]]]
"""By feature, the two answers of everybody, 1 to 5; 0 for none."""


def rows(name: str, source: str) -> list[dict[str, str]]:
    """The rows of a table whose source begins like this."""
    with (PUBLISHED / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["source"].startswith(source)]


def answers(source: str) -> Given:
    """The answers that people gave in a study, feature by feature."""
    given: Given = {}
    for row in rows("answer_counts", source):
        pair = (int(row["functional"] or 0), int(row["dysfunctional"] or 0))
        given.setdefault(row["feature"], []).extend([pair] * int(row["people"]))
    return given
