"""Sheets counted block by block: the same counts, messages and exclusions as their rows give."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kano.readers.columns.table import table_of
from kano.readers.files.coding import Coded, encoded
from kano.readers.files.sheet import Sheet, sheet_of
from kano.readers.files.source import sheets
from kano.readers.reading import understand
from kano.readers.tables.outcome import Reading
from kano.readers.tables.understanding import count_table
from kano.readers.tables.understood import Understood
from kano.settings.panels.study import Settings
from kano.tally import Tally

ANSWERS = ["I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it"]
FEATURES = 3
KINDS = ("plain", "weighted", "waves", "groups", "blocks", "drawn", "rated", "all")


def survey(seed: int, kind: str, rows: int = 60) -> list[list[str]]:
    """Answers with blanks, people without an opinion, errors, and rows that say nothing."""
    pick = random.Random(f"{seed} {kind}")
    names = [f"f{f} {side}" for f in range(FEATURES) for side in ("functional", "dysfunctional")]
    header = [
        "id",
        *names,
        "weight",
        "month",
        "persona",
        "kano_block",
        *(f"f{f} importance" for f in range(FEATURES)),
    ]
    found = [header]
    for i in range(rows):
        said = [pick.choice(["", "don't know", *ANSWERS, *ANSWERS, *ANSWERS]) for _ in names]
        if pick.random() < 0.2:
            said = [pick.choice(["", "n/a"]) for _ in names] if pick.random() < 0.5 else [""] * len(names)
        block = pick.choice(["1", "2", ""]) if kind != "drawn" else pick.choice(["random", "1"])
        if block == "1":
            said[:2] = ["", ""]
        month = pick.choice(["2025-03", "2025-01", "2025-01", ""])
        ratings = [pick.choice(["", "1", "5", "3 - fair"]) for _ in range(FEATURES)]
        more = [f"{pick.choice([0, 0.5, 1.25]):g}", month, pick.choice(["b2", "b10", "a", ""]), block]
        found.append([f"r{i}", *said, *more, *ratings])
    kept = {
        "blocks": {"kano_block"},
        "drawn": {"kano_block"},
        "rated": {"importance"},
        "all": {"kano_block", "importance"},
    }
    drop = {"kano_block", "importance"} - kept.get(kind, set())
    places = [i for i, name in enumerate(header) if not any(name.endswith(each) for each in drop)]
    return [[row[i] for i in places] for row in found]


def settings(kind: str) -> Settings:
    every = {"weight": "weight", "wave": "month", "by": "persona"}
    chosen = {"weighted": ["weight"], "waves": ["wave"], "groups": ["by", "weight"], "all": [*every]}
    return Settings(**{name: every[name] for name in chosen.get(kind, [])})  # type: ignore[arg-type]


def sheet(rows: Sequence[Sequence[str]], size: int) -> Sheet:
    """The rows as a sheet that can be read in blocks of so many rows."""
    whole = sheet_of(lambda: iter(rows), file="answers.csv")

    def blocks(start: int, groups: Sequence[Sequence[int]]) -> Iterator[tuple[Coded, ...]]:
        known = encoded(iter(rows[start:]), start, 10**6, groups, "")
        for at in range(0, len(rows) - start, size):
            yield tuple(Coded(each.codes[at : at + size], each.vocabulary) for each in known)

    return replace(whole, blocks=blocks, last=lambda: [row[0] for row in rows[-5:]])


def counted(found: Sheet, chosen: Settings) -> Reading | None:
    return count_table(Understood(found, table_of(found, chosen)))


def told(value: Any) -> Any:
    return [(each.key, dict(each.values), each.warning) for each in value]


def assert_same(rows: Reading, counts: Reading, by: str) -> None:
    whole = Tally.of(rows.data, by)  # type: ignore[arg-type]
    assert isinstance(counts.data, Tally)
    for name in ("waves", "segments", "features", "by"):
        assert getattr(counts.data, name) == getattr(whole, name)
    np.testing.assert_array_equal(counts.data.n, whole.n)
    np.testing.assert_array_equal(counts.data.not_asked, whole.not_asked)
    for name in ("w", "w2"):
        np.testing.assert_allclose(getattr(counts.data, name), getattr(whole, name), rtol=1e-12, atol=1e-12)
    assert counts.data.ratings.keys() == whole.ratings.keys()
    for name, moments in whole.ratings.items():
        np.testing.assert_allclose(counts.data.ratings[name], moments, rtol=1e-12, atol=1e-12)
    assert (counts.source, counts.excluded) == (rows.source, rows.excluded)
    assert told(counts.notices) == told(rows.notices)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(3))
def test_blocks_of_any_size_count_what_the_rows_hold(kind: str, seed: int) -> None:
    rows, chosen = survey(seed, kind), settings(kind)
    whole = understand(sheet(rows, 10), chosen)
    assert whole.reading, whole.problems
    for size in (1, 7, 59, 1000):
        found = counted(sheet(rows, size), chosen)
        assert found
        assert_same(whole.reading, found, chosen.by)


WRONG = {
    "a text that is no answer": lambda rows: rows[30].__setitem__(2, "perhaps"),
    "a weight that is none": lambda rows: rows[30].__setitem__(7, "much"),
    "a row of totals": lambda rows: rows.append(["Total", *["4"] * (len(rows[0]) - 1)]),
    "a header within": lambda rows: rows.insert(30, list(rows[0])),
    "a rating that is none": lambda rows: rows[30].__setitem__(-1, "dear"),
    "nobody who answers": lambda rows: [row.__setitem__(slice(1, 7), [""] * 6) for row in rows[1:]],
    "no weight at all": lambda rows: [row.__setitem__(7, "0") for row in rows[1:]],
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_takes_the_rows_to_be_told_is_left_to_them(wrong: str) -> None:
    rows = survey(1, "all")
    WRONG[wrong](rows)
    assert counted(sheet(rows, 7), settings("all")) is None


@pytest.mark.parametrize("ending", ["parquet", "feather"])
def test_files_of_columns_are_counted_in_blocks(ending: str, tmp_path: Path) -> None:
    pa, pq, feather = (pytest.importorskip(f"pyarrow{each}") for each in ("", ".parquet", ".feather"))
    header, *rows = survey(5, "all", 300)
    columns = {name: list(column) for name, column in zip(header, zip(*rows, strict=True), strict=True)}
    columns["weight"] = [float(each) for each in columns["weight"]]
    columns["persona"] = [each or None for each in columns["persona"]]
    table, path = pa.table(columns), tmp_path / f"answers.{ending}"
    pq.write_table(table, path, row_group_size=70) if ending == "parquet" else feather.write_feather(
        table, path, chunksize=70
    )
    chosen = settings("all")
    (found,) = sheets(path)
    whole, some = understand(found, chosen), counted(found, chosen)
    assert whole.reading, whole.problems
    assert some
    assert_same(whole.reading, some, chosen.by)
