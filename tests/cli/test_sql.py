"""`kano sql`: the statement for a warehouse, and its counts read back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd


def test_counts_of_a_warehouse_are_classified_as_the_rows_are(
    kano: Callable[..., Any], samples: Path, tmp_path: Path
) -> None:
    rows, counts = samples / "3b_examples.csv", tmp_path / "counts.csv"
    text = kano("sql", rows, "--dialect", "duckdb", "--from", "answers", "--by", "Persona").out
    connection = duckdb.connect()
    connection.register("answers", pd.read_csv(rows, dtype=str, keep_default_na=False))
    connection.sql(text.rstrip(";\n")).write_csv(str(counts))
    ours, theirs = (
        kano("classify", each, "--to", "csv", *more).out
        for each, more in ((rows, ["--by", "Persona"]), (counts, []))
    )
    assert ours.count("\n") > 40
    assert ours == theirs


def test_a_dialect_that_there_is_not_ends_with_2(kano: Callable[..., Any], samples: Path) -> None:
    ended = kano("sql", samples / "3b_examples.csv", "--dialect", "postgresql")
    assert ended.code == 2
    assert 'Did you mean "postgres"?' in ended.err
