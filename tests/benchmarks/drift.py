"""How long waves take to compare: whole commands beside the import of pandas, and large surveys once read."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

# As the program itself does.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from planning import spent

from kano.analyses.sampling import as_counts
from kano.api import verbs as api
from kano.counts import merge
from kano.questionnaire import Feature
from kano.readers.tallies.tally_file import tally_text
from kano.responses import Responses, Wave

SHARES = [0.3, 0.2, 0.3, 0.08, 0.1, 0.02]
MOST = 3.0
"""Times the import of pandas that a saved tally of many waves or features may take, compared and reported."""


def survey(waves: int, people: int, count: int) -> list[Responses]:
    """Answers at random, a part a wave."""
    rng = np.random.default_rng(0)
    features = tuple(Feature(f"f{i}") for i in range(count))
    return [
        Responses(
            features=features,
            answers=rng.choice(6, size=(people, count, 2), p=SHARES).astype(np.int8),
            waves=(Wave(f"{2000 + w // 12}-{w % 12 + 1:02d}"),),
            weight=rng.uniform(0.5, 2, people),
        )
        for w in range(waves)
    ]


def compare(waves: int, people: int, count: int, *, most: float) -> None:
    """Print how long it takes to compare so many waves of so many people and features, and to report it."""
    parts = survey(waves, people, count)
    start = time.perf_counter()
    text = str(api.drift(*parts))
    print(f"{waves} waves of {people:,} x {count}: {time.perf_counter() - start:.2f} s (at most {most:g})")
    assert f"{count} features" in text


def beside_pandas(waves: int, count: int) -> None:
    """Print what comparing and reporting a saved tally takes, as a whole command, in imports of pandas."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "counts.csv"
        path.write_text(tally_text(merge([as_counts(part, "") for part in survey(waves, 200, count)])), "utf-8")
        reference = spent([sys.executable, "-c", "import sys; sys.modules['pyarrow'] = None; import pandas"])
        seconds = spent([sys.executable, "-m", "kano", "drift", str(path)])
    ratio = seconds / reference
    print(f"{waves} waves x {count} features: {seconds:.2f} s, / import pandas {ratio:.1f} (at most {MOST:g})")


def main() -> None:
    """Print how long the cases take for which a bound is set."""
    beside_pandas(60, 30)
    beside_pandas(4, 300)
    compare(8, 100_000, 20, most=3)
    compare(50, 200, 40, most=2)


if __name__ == "__main__":
    main()
