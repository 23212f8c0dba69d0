"""Counting where the rows are, beside the same grouped count written by hand.

Rows of a Parquet file with waves, segments and weights: `python engines.py 1000000`. Both sides say of one
file the same: people, weights and their squares by wave, segment and pair of answers.
"""

from __future__ import annotations

import importlib.util
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

FEATURES = [f"F{i:02d}" for i in range(20)]
ANSWERS = ("I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it", "")
OPTIONS = 'wave="wave", by="persona", weight="weight"'
SUMS = "count(*), sum(weight), sum(weight * weight)"
UNION = " union all ".join(
    f"select '{f}', wave, persona, {f}_fun, {f}_dys, {SUMS} from rows group by all" for f in FEATURES
)
BY_HAND = {
    "duckdb": f"import duckdb; rows = duckdb.read_parquet({{path!r}}); duckdb.sql({UNION!r}).fetchall()",
    "polars": f"""
import polars as pl
rows = pl.scan_parquet({{path!r}}).with_columns(w2=pl.col("weight") ** 2)
asked = [
    rows.group_by("wave", "persona", f + "_fun", f + "_dys").agg(pl.len(), pl.col("weight", "w2").sum())
    for f in {FEATURES}
]
[each.rows() for each in pl.collect_all(asked)]
""",
}
OURS = {
    name: f"import {name}, kano; kano.read({name}.{{opened}}, {OPTIONS}).tally('persona')".format(opened=opened)
    for name, opened in (("duckdb", "read_parquet({path!r})"), ("polars", "scan_parquet({path!r})"))
}


def write(rows: int, path: Path) -> None:
    """A Parquet file of so many rows, in groups of 100,000."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    pick = np.random.default_rng(1)
    names = [f"{feature}_{side}" for feature in FEATURES for side in ("fun", "dys")]

    def texts(values: tuple[str, ...], count: int, shares: list[float] | None = None) -> pa.Array:
        codes = pick.choice(len(values), count, p=shares).astype(np.int8)
        return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(values)).cast(pa.string())

    def block(count: int) -> pa.Table:
        columns = {name: texts(ANSWERS, count, [0.3, 0.15, 0.2, 0.1, 0.2, 0.05]) for name in names}
        columns["wave"] = texts(("2026-01", "2026-02", "2026-03", "2026-04"), count)
        columns["persona"] = texts(tuple("abcdef"), count)
        columns["weight"] = pa.array(pick.gamma(4, 0.25, count))
        return pa.table(columns)

    first = block(min(rows, 100_000))
    with pq.ParquetWriter(path, first.schema) as writer:
        writer.write_table(first)
        for at in range(100_000, rows, 100_000):
            writer.write_table(block(min(100_000, rows - at)))


def measured(code: str) -> tuple[float, float, float]:
    """Seconds, CPU seconds and peak MB of a process that runs this."""
    timed = f"import resource as r, time; t = time.time()\n{code}\nu = r.getrusage(r.RUSAGE_SELF)"
    timed += "\nprint(time.time() - t, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)"
    found = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
    wall, cpu, peak = map(float, found.stdout.split()[-3:])
    return wall, cpu, peak


def main(rows: int = 1_000_000, times: int = 3) -> None:
    """Print the ratios."""
    if missing := [name for name in ("duckdb", "polars") if importlib.util.find_spec(name) is None]:
        print(f"not run: {', '.join(missing)} is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.parquet"
        subprocess.run([sys.executable, __file__, "write", str(rows), str(path)], check=True)
        for engine, by_hand in BY_HAND.items():
            both = (OURS[engine], by_hand)
            runs = [[measured(each.format(path=str(path))) for each in both] for _ in range(times)]
            ours, hand = (
                [statistics.median(each) for each in zip(*got, strict=True)] for got in zip(*runs, strict=True)
            )
            ratios = f"wall {ours[0] / hand[0]:.2f}, CPU {ours[1] / hand[1]:.2f} (asked: 2)"
            print(f"{engine}, {rows:,} rows: {ratios}; {told(ours)}; by hand {told(hand)}", flush=True)


def told(figures: list[float]) -> str:
    """Time and memory in words."""
    return "{:.2f} s, {:.2f} CPU s, {:.0f} MB".format(*figures)


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(*map(int, sys.argv[1:]))
