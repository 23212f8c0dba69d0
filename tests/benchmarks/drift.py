"""How long waves take to compare, once they are read: eight of 100,000 people, and fifty of forty features."""

from __future__ import annotations

import os
import time

# As the program itself does.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from kano.api import verbs as api
from kano.questionnaire import Feature
from kano.responses import Responses, Wave

SHARES = [0.3, 0.2, 0.3, 0.08, 0.1, 0.02]


def compare(waves: int, people: int, count: int, *, most: float) -> None:
    """Print how long it takes to compare so many waves of so many people and features, and to report it."""
    rng = np.random.default_rng(0)
    features = tuple(Feature(f"f{i}") for i in range(count))
    parts = [
        Responses(
            features=features,
            answers=rng.choice(6, size=(people, count, 2), p=SHARES).astype(np.int8),
            waves=(Wave(f"{2000 + w // 12}-{w % 12 + 1:02d}"),),
            weight=rng.uniform(0.5, 2, people),
        )
        for w in range(waves)
    ]
    start = time.perf_counter()
    text = str(api.drift(*parts))
    print(f"{waves} waves of {people:,} x {count}: {time.perf_counter() - start:.2f} s (at most {most:g})")
    assert f"{count} features" in text


def main() -> None:
    """Print how long the cases take for which a bound is set."""
    compare(8, 100_000, 20, most=3)
    compare(50, 200, 40, most=2)


if __name__ == "__main__":
    main()
