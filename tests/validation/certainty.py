"""Calibration of category_p: of the features given 0.85-0.95, how many are right."""

from collections.abc import Callable
from functools import partial

import numpy as np

from kano.measures.survey.categories import block, moai, mode, quadrant
from kano.measures.survey.certainty import (
    block_probabilities,
    category_p,
    moai_probabilities,
    mode_probabilities,
    quadrant_probabilities,
)
from kano.measures.survey.coefficients import better, effective_counts, worse
from kano.measures.survey.races import in_study
from tests.validation._people import weighted_sums
from tests.validation._profiles import PROFILES
from tests.validation.outcome import Outcome, Target, share_error

SEED = 19842
FEATURES = 40_000
SIZES = (50, 200)
STUDIES = 400
MARGIN = 0.06
PRIORS = (
    ("its own prior, Dirichlet(1, …, 1)", 1.0),
    ("Dirichlet(10, …, 10)", 10.0),
    ("Dirichlet(30, …, 30)", 30.0),
)
Function = Callable[[np.ndarray], np.ndarray]
RULES: dict[str, tuple[Function, Function]] = {
    "mode": (mode, mode_probabilities),
    "block": (block, block_probabilities),
    "quadrant": (lambda w: quadrant(better(w), worse(w)), quadrant_probabilities),
}
NEAR = (partial(moai, margin=MARGIN), partial(moai_probabilities, margin=MARGIN))


def calibration(
    counts: np.ndarray, truth: np.ndarray, rule: tuple[Function, Function]
) -> tuple[float, float, int]:
    """Share right, mean probability given and number, of the features given 0.85-0.95."""
    decide, probabilities = rule
    category = decide(counts)
    p = category_p(probabilities(counts), category)
    chosen = (p >= 0.85) & (p < 0.95)
    right = (category == decide(truth))[chosen]
    return float(right.mean()), float(p[chosen].mean()), int(chosen.sum())


def run() -> list[Outcome]:
    return [_by_rule(), _beyond(), *_in_studies()]


def _by_rule() -> Outcome:
    title = f"category_p between 0.85 and 0.95 ({FEATURES:,} features a cell, seed {SEED})"
    outcome = Outcome(title, ("true shares from", "rule", "n", "features", "said", "right"))
    for name, alpha in PRIORS:
        for n in SIZES:
            rng = np.random.default_rng([SEED, int(alpha), n])
            truth = rng.dirichlet(np.full(6, alpha), FEATURES)
            counts = rng.multinomial(n, truth)
            for rule, functions in RULES.items():
                right, said, number = calibration(counts, truth, functions)
                outcome.rows.append((name, rule, str(n), str(number), f"{said:.3f}", f"{right:.3f}"))
                if alpha == 1:
                    error = share_error(right, number)
                    outcome.targets.append(Target(f"{rule}, n {n}", right, error, 0.87, 0.93))
    return outcome


def _in_studies() -> list[Outcome]:
    """Studies of 14 features: what is said to be clear, with what the other features tell and without."""
    outcome = Outcome(
        f"Said to be clear (0.95) in {STUDIES} studies of 14 features, seed {SEED}",
        ("true shares", "n", "said: alone · in the study", "wrong: alone · in the study"),
    )
    pooled = np.zeros(2)
    for name, n in ((name, n) for name in WORLDS for n in (100, 200, 400)):
        rng = np.random.default_rng([SEED, n, len(name)])
        said, wrong = np.sum([_clear(WORLDS[name](rng), n, rng) for _ in range(STUDIES)], axis=0)
        share = wrong / np.maximum(said, 1)
        cells = (" · ".join(f"{x:.0f}" for x in said), " · ".join(f"{x:.3f}" for x in share))
        outcome.rows.append((name, str(n), *cells))
        if name.startswith("close"):
            pooled += (said[1], wrong[1])
        else:
            reached = said[1] / said[0]
            outcome.targets.append(Target(f"{name}, n {n}, reached", reached, 0.01, low=0.95))
    share = pooled[1] / pooled[0]
    error = share_error(share, int(pooled[0]))
    outcome.rows.append(("all close races", "", f"{pooled[0]:.0f}", f"{share:.3f}"))
    outcome.targets.append(Target("close races, wrong among clear", share, error, high=0.06))
    return [outcome]


def _clear(truth: np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
    """How many features are clear, and how many of these wrong, alone and in the study: (2, 2)."""
    counts = np.array([rng.multinomial(n, each / each.sum()) for each in truth]).astype(float)
    alone = mode_probabilities(counts)
    top = counts.argmax(axis=1)
    sure = [each[np.arange(len(top)), top] >= 0.95 for each in (alone, in_study(alone, counts))]
    wrong = top != truth.argmax(axis=1)
    return np.array([[each.sum() for each in sure], [(each & wrong).sum() for each in sure]])


def _gaps(rng: np.random.Generator) -> np.ndarray:
    """Two leaders near .35, apart by a normal lead with sd .03."""
    out = np.empty((14, 6))
    for each in out:
        lead, half = rng.permutation(4)[:2], abs(rng.normal(0, 0.03)) / 2
        each[np.setdiff1d(np.arange(6), lead)] = 0.3 * rng.dirichlet([3, 3, 1, 1])
        each[lead] = 0.35 + half, 0.35 - half
    return out


WORLDS: dict[str, Callable[[np.random.Generator], np.ndarray]] = {
    "close: leads of sd .03": _gaps,
    "close: Dirichlet(10)": lambda rng: rng.dirichlet(np.full(6, 10.0), 14),
    "close: Dirichlet(30)": lambda rng: rng.dirichlet(np.full(6, 30.0), 14),
    "twelve realistic profiles": lambda _: PROFILES[np.arange(14) % 12],
    "uniform": lambda rng: rng.dirichlet(np.ones(6), 14),
}


def _beyond() -> Outcome:
    """The near-tie rule and weights: printed, and held to the same range."""
    title = f"The same with a 6 % margin or with weights ({FEATURES:,} features a cell)"
    outcome = Outcome(title, ("case", "n", "features", "said", "right"))
    for n in SIZES:
        rng = np.random.default_rng([SEED, n, 7])
        truth = rng.dirichlet(np.ones(6), FEATURES)
        cases = (
            ("moai, margin 0.06", rng.multinomial(n, truth), NEAR),
            ("mode, weights CV 0.5", effective_counts(*weighted_sums(rng, truth, n, 0.5)), RULES["mode"]),
            ("mode, weights CV 1", effective_counts(*weighted_sums(rng, truth, n, 1.0)), RULES["mode"]),
        )
        for name, counts, rule in cases:
            right, said, number = calibration(counts, truth, rule)
            outcome.rows.append((name, str(n), str(number), f"{said:.3f}", f"{right:.3f}"))
            outcome.targets.append(Target(f"{name}, n {n}", right, share_error(right, number), 0.87, 0.93))
    return outcome
