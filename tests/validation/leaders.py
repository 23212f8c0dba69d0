"""False alarms of the two tests of the leading category where the two leaders tie."""

import numpy as np

from kano.measures.survey.significance import fong, leaders_test
from tests.validation._people import weighted_sums
from tests.validation.outcome import Outcome, Target, share_error

SEED = 19963
FEATURES = 100_000
SIZES = (50, 100, 200, 500, 1000)
TIES = (0.30, 0.35, 0.40)
LEVEL = 0.05
WEIGHTED_FEATURES = 20_000
WEIGHTED_SIZES = (50, 200)


def tied(tie: float) -> np.ndarray:
    return np.array([tie, tie, *[(1 - 2 * tie) / 4] * 4])


def run() -> list[Outcome]:
    return [_unweighted(), _weighted()]


def _unweighted() -> Outcome:
    title = f"False alarms where two leaders tie, the rest even ({FEATURES:,} features a cell, seed {SEED})"
    outcome = Outcome(title, ("each leader", "n", "exact binomial, 5 %", "z beyond 1.96", "Fong as published"))
    for tie in TIES:
        for n in SIZES:
            rng = np.random.default_rng([SEED, n, round(100 * tie)])
            counts = rng.multinomial(n, tied(tie), FEATURES)
            test = leaders_test(counts)
            exact = float((test.p <= LEVEL).mean())
            alarms = (exact, float((test.z >= 1.96).mean()), float(fong(counts).significant.mean()))
            outcome.rows.append((f"{tie:.2f}", str(n), *(f"{alarm:.3f}" for alarm in alarms)))
            outcome.targets.append(Target(f"tie {tie}, n {n}", exact, share_error(exact, FEATURES), high=0.06))
    return outcome


def _weighted() -> Outcome:
    outcome = Outcome(
        f"The same with lognormal weights ({WEIGHTED_FEATURES:,} features a cell)",
        ("each leader", "weights CV", "n", "binomial on effective counts, 5 %"),
    )
    for tie in TIES:
        for cv in (0.5, 1.0):
            for n in WEIGHTED_SIZES:
                rng = np.random.default_rng([SEED, n, round(100 * tie), round(10 * cv)])
                truth = np.broadcast_to(tied(tie), (WEIGHTED_FEATURES, 6))
                alarms = float((leaders_test(*weighted_sums(rng, truth, n, cv)).p <= LEVEL).mean())
                outcome.rows.append((f"{tie:.2f}", str(cv), str(n), f"{alarms:.3f}"))
                error = share_error(alarms, WEIGHTED_FEATURES)
                outcome.targets.append(Target(f"tie {tie}, CV {cv}, n {n}", alarms, error, high=0.06))
    return outcome
