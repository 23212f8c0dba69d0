"""How long comparing groups takes beside reading them: 3 groupings × 60 features × 10,000 respondents."""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import numpy as np

import kano

ANSWERS = ("I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it")
GROUPS = {"persona": 4, "channel": 3, "phase": 6}
MOST = 2.0
"""Times as long as the reading that the analysis may take."""
RUNS = 3


def written(path: Path, people: int, features: int) -> None:
    """A survey at random, pairs told apart by their keys."""
    rng = np.random.default_rng(1)
    heads = [f"F{i:02d} {side}" for i in range(features) for side in ("functional", "dysfunctional")]
    groups = {name: rng.integers(size, size=people) for name, size in GROUPS.items()}
    said = rng.integers(5, size=(people, len(heads)))
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow([*groups, *heads])
        rows.writerows(
            [*(f"{name} {codes[i]}" for name, codes in groups.items()), *(ANSWERS[code] for code in said[i])]
            for i in range(people)
        )


def main(people: int = 10_000, features: int = 60) -> int:
    """Print the times and their ratio; 1 where the analysis takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        path, by = Path(folder) / "survey.csv", ",".join(GROUPS)
        written(path, people, features)
        reading, analysing = [], []
        for _ in range(RUNS):
            start = perf_counter()
            survey = kano.read(path, by=by)
            read = perf_counter()
            kano.compare(survey).composed().data.payload()
            reading.append(read - start)
            analysing.append(perf_counter() - read)
    ratio = min(analysing) / min(reading)
    print(f"{len(GROUPS)} groupings × {features} features × {people:,} respondents:")
    print(
        f"reading {min(reading):.2f} s, comparing {min(analysing):.2f} s, ratio {ratio:.2f} (at most {MOST:g})"
    )
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
