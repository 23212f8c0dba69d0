"""False alarms of the two tests of the leading category where the two leaders tie."""

import numpy as np

from kano.measures.significance import fong, leaders_test
from tests.validation.outcome import Outcome, Target, share_error

SEED = 19963
FEATURES = 100_000
SIZES = (50, 100, 200, 500, 1000)
TIES = (0.30, 0.35, 0.40)
LEVEL = 0.05


def run() -> list[Outcome]:
    title = f"False alarms where two leaders tie, the rest even ({FEATURES:,} features a cell, seed {SEED})"
    outcome = Outcome(title, ("each leader", "n", "exact binomial, 5 %", "z beyond 1.96", "Fong as published"))
    for tie in TIES:
        for n in SIZES:
            rng = np.random.default_rng([SEED, n, round(100 * tie)])
            counts = rng.multinomial(n, [tie, tie, *[(1 - 2 * tie) / 4] * 4], FEATURES)
            test = leaders_test(counts)
            exact = float((test.p <= LEVEL).mean())
            alarms = (exact, float((test.z >= 1.96).mean()), float(fong(counts).significant.mean()))
            outcome.rows.append((f"{tie:.2f}", str(n), *(f"{alarm:.3f}" for alarm in alarms)))
            outcome.targets.append(Target(f"tie {tie}, n {n}", exact, share_error(exact, FEATURES), high=0.06))
    return [outcome]
