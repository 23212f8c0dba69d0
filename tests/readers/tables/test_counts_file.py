"""Counts of a warehouse are whole, or refused: no row can go, come twice or mean nothing in silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from kano.api.surveying.opening import read
from kano.errors import DataError

COUNTS = Path(__file__).resolve().parents[2] / "fuzz" / "wide" / "warehouse.csv"
Rows = list[list[str]]


def rows() -> Rows:
    return [line.replace('"', "").split(",") for line in COUNTS.read_text(encoding="utf-8").splitlines()]


def first(kind: str, found: Rows) -> list[str]:
    return next(row for row in found if row[1] == kind)


def put(kind: str, at: int, text: str) -> Callable[[Rows], None]:
    def change(found: Rows) -> None:
        first(kind, found)[at] = text

    return change


def gone(kind: str) -> Callable[[Rows], None]:
    return lambda found: found.remove(first(kind, found))


def twice(kind: str) -> Callable[[Rows], None]:
    return lambda found: found.append(first(kind, found)[:])


def fewer(found: Rows) -> None:
    first("answers", found)[8:11] = ["19", "19.0", "19.0"]


def written(found: Sequence[Sequence[str]], folder: Path) -> Path:
    path = folder / "counts.csv"
    path.write_text("\n".join(",".join(f'"{text}"' for text in row) for row in found), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (put("answers", 1, "answer"), '"answer" is no kind of count'),
        (put("answers", 2, "7"), 'feature "7" isn\'t described'),
        (put("answers", 2, "x"), 'feature "x" isn\'t described'),
        (put("answers", 4, "nobody"), 'there is nobody in the group "nobody"'),
        (put("rating", 5, "nowhere"), 'there is nobody in the group "nowhere; private"'),
        (fewer, "26 people were counted where 27 were asked: private, feature 0"),
        (put("answers", 8, "x"), 'n is "x", no count'),
        (put("answers", 8, "1e400"), 'n is "1e400", no count'),
        (put("answers", 9, "nan"), 'w is "nan", no count'),
        (put("answers", 9, "7.5"), "doesn't name the column of its weights"),
        (put("people", 8, "22"), "22 people were counted where 21 were asked: business"),
        (put("table", 12, "broad"), "doesn't say which table was counted"),
        (put("table", 11, "lay"), "doesn't say which table was counted"),
        (put("rating", 11, "importances"), '"importances" is no rating'),
        (put("feature", 2, "9"), "functional, dysfunctional, evidence of feature 9 is missing"),
        (gone("answers"), "people were counted where"),
        (gone("rating"), "people were counted where"),
        (gone("people"), 'there is nobody in the group "business"'),
        (gone("rows"), 'there is nobody in the group "business"'),
        (twice("answers"), "counts the same as a row above"),
        (twice("people"), "counts the same as a row above"),
        (twice("feature"), "counts the same as a row above"),
        (lambda found: found.pop(2), "doesn't name the column of its groups: by"),
    ],
)
def test_what_no_warehouse_counted_is_refused(change: Callable[[Rows], Any], told: str, tmp_path: Path) -> None:
    found = rows()
    change(found)
    with pytest.raises(DataError) as error:
        read(written(found, tmp_path))
    assert told in str(error.value)


def test_as_it_is_everybody_counts(tmp_path: Path) -> None:
    told = sum(int(row[8]) for row in rows() if row[1] == "answers")
    assert int(read(written(rows(), tmp_path)).parts[0].n.sum()) == told
