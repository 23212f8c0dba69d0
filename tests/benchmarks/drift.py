"""How long the comparison of big waves takes, once they are read: eight of 100,000 people and 20 features."""

from __future__ import annotations

import time

import numpy as np

from kano import api
from kano.questionnaire import Feature
from kano.responses import Responses, Wave

WAVES, PEOPLE, FEATURES = 8, 100_000, 20


def main() -> None:
    rng = np.random.default_rng(0)
    features = tuple(Feature(f"f{i}") for i in range(FEATURES))
    parts = [
        Responses(
            features=features,
            answers=rng.choice(6, size=(PEOPLE, FEATURES, 2), p=[0.3, 0.2, 0.3, 0.08, 0.1, 0.02]).astype(
                np.int8
            ),
            waves=(Wave(f"2024-{w + 1:02d}"),),
            weight=rng.uniform(0.5, 2, PEOPLE),
        )
        for w in range(WAVES)
    ]
    start = time.perf_counter()
    text = str(api.drift(*parts))
    print(f"{WAVES} waves of {PEOPLE:,} x {FEATURES}: {time.perf_counter() - start:.2f} s (at most 3)")
    assert f"{FEATURES} features" in text


if __name__ == "__main__":
    main()
