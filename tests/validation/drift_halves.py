"""Two random halves of one real survey as two waves: nothing moved, so nothing may be called."""

import csv
from pathlib import Path

import numpy as np

from kano.analyses.drifting.assessment import assess
from kano.evaluation import table
from kano.measures.waves.counts_over_waves import Waves
from tests.validation._drift import moved
from tests.validation.outcome import Outcome, Target

SEED = 1966
SPLITS = 200
DATA = Path(__file__).resolve().parents[3] / "shared" / "validation" / "data" / "reppl_funds"
FILE = DATA / "transfers--all_cohorts-clean.csv"
ANSWERS = {"I like it": 0, "I expect it": 1, "I am neutral": 2, "I can tolerate it": 3, "I dislike it": 4}


def run() -> list[Outcome]:
    outcome = Outcome(
        f"Two random halves of the REPPL transfers, {SPLITS} splits, default adjustment",
        ("people", "features", "called moved", "stable", "inconclusive"),
    )
    if not FILE.exists():
        outcome.rows.append((f"not run: {FILE} is absent", "", "", "", ""))
        return [outcome]
    codes = _codes()
    words = np.array([_split(codes, seed) for seed in range(SPLITS)])
    called = float(moved(words).mean())
    shares = (called, *(float((words == word).mean()) for word in ("stable", "inconclusive")))
    outcome.rows.append((str(len(codes)), str(codes.shape[1]), *(f"{share:.4f}" for share in shares)))
    outcome.targets.append(Target("called moved", called, 0.0, high=0.02))
    return [outcome]


def _split(codes: np.ndarray, seed: int) -> np.ndarray:
    order = np.random.default_rng([SEED, seed]).permutation(len(codes))
    halves = (codes[order[: len(codes) // 2]], codes[order[len(codes) // 2 :]])
    counts = np.eye(7)[np.stack([halves[0], halves[1][: len(halves[0])]])][..., :6].sum(axis=1)
    return assess(Waves.of(counts, [0.0, 1.0])).verdict


def _codes() -> np.ndarray:
    """Place of each person's category of each feature by Pouliot's table (people, features); 6 for none."""
    with FILE.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    place = np.append(table("pouliot").masks.argmax(axis=0), np.full((1, 5), 6), axis=0)
    place = np.append(place, np.full((6, 1), 6), axis=1)
    features = [name.removesuffix("_functional") for name in rows[0] if name.endswith("_functional")]
    pairs = np.array(
        [
            [
                [ANSWERS.get(row[f"{key}_{side}"], 5) for side in ("functional", "dysfunctional")]
                for key in features
            ]
            for row in rows
        ]
    )
    return place[pairs[..., 0], pairs[..., 1]]
