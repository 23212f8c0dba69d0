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
from tests.validation._people import weighted_sums
from tests.validation.outcome import Outcome, Target, share_error

SEED = 19842
FEATURES = 40_000
SIZES = (50, 200)
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
    return [_by_rule(), _beyond()]


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
