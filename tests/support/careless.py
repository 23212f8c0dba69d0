"""Surveys with careless respondents, as files."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np

TEXTS = ("I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it")
FEATURES = tuple(f"f{i}" for i in range(12))


def attentive(people: int, seed: int = 3) -> np.ndarray:
    """Answers of people who differ little: (people, 12, 2)."""
    rng = np.random.default_rng(seed)
    first = np.stack([rng.choice(5, people, p=p) for p in rng.dirichlet([4, 3, 1, 0.3, 0.1], 12)], axis=1)
    second = np.stack([rng.choice(5, people, p=p) for p in rng.dirichlet([0.1, 0.3, 1, 3, 4], 12)], axis=1)
    return np.stack([first, second], axis=2)


def written(path: Path, answers: np.ndarray, **others: Sequence[object]) -> Path:
    """Write answers, with other columns before them, as a CSV file."""
    names = [f"{feature}_{side}" for feature in FEATURES[: answers.shape[1]] for side in ("fun", "dys")]
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow([*others, *names])
        for i, pairs in enumerate(answers):
            rows.writerow([*(column[i] for column in others.values()), *(_text(a) for a in pairs.ravel())])
    return path


def _text(answer: int) -> str:
    return TEXTS[answer] if 0 <= answer < 5 else ""
