"""How often a movement is named after a direction in which nothing moves."""

import numpy as np

from kano.analyses.planning.simulation import Course, Sampling, World
from tests.validation._drift import studies, words
from tests.validation.outcome import Outcome, Target, share_error

SEED = 2019
TOTAL = 10_020
FEATURES = 30
LADDER_WORDS = ("drifting", "degraded", "renewed")
BIRTH_WORDS = ("emerging", "fading")
# M, O, A, I, R, Q at the first and the last wave, and the words that would be wrong.
TRUTHS = {
    "only R rises, A and O nearly tied": (
        (0.08, 0.34, 0.36, 0.15, 0.02, 0.05),
        (0.0653, 0.2776, 0.2939, 0.1224, 0.2, 0.0408),
        LADDER_WORDS + BIRTH_WORDS,
    ),
    "I turns into R, M:O:A steady": (
        (0.10, 0.20, 0.30, 0.36, 0.02, 0.02),
        (0.10, 0.20, 0.30, 0.16, 0.22, 0.02),
        LADDER_WORDS,
    ),
    "O turns into M, I:A steady": (
        (0.10, 0.30, 0.27, 0.28, 0.03, 0.02),
        (0.28, 0.12, 0.27, 0.28, 0.03, 0.02),
        (*BIRTH_WORDS, "renewed"),
    ),
}


def run() -> list[Outcome]:
    outcome = Outcome(
        f"Words of a wrong direction, 4 waves, no noise ({TOTAL:,} features a cell)",
        ("truth", "n", "wrong words", "said to move"),
    )
    for name, (first, last, wrong) in TRUTHS.items():
        for n in (200, 400):
            said = _said(np.array(first), np.array(last), n)
            share = float(np.isin(said, wrong).mean())
            moving = float((~np.isin(said, ("stable", "inconclusive"))).mean())
            outcome.rows.append((name, str(n), f"{share:.3f}", f"{moving:.3f}"))
            outcome.targets.append(Target(f"{name}, n {n}", share, share_error(share, TOTAL), high=0.05))
    return [outcome]


def _said(first: np.ndarray, last: np.ndarray, n: int) -> np.ndarray:
    slope = np.log(last / first) / 3

    def worlds(features: int, _: np.random.Generator) -> World:
        return World(np.tile(first, (features, 1)), Course.DRIFT, slope)

    drawn = studies(worlds, np.arange(4.0), Sampling(n), features=FEATURES, total=TOTAL, seed=[SEED, n])
    return np.concatenate([words(waves, exact=True) for waves in drawn])
