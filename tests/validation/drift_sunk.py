"""A delighter that becomes basis while Better and Worse stay inside the margin: never stable, named as sunk."""

import numpy as np

from kano.analyses.drifting.assessment import assess
from kano.measures.waves.counts_over_waves import A
from tests.validation._profiles import PROFILES, drawn, features, line, step
from tests.validation.outcome import Outcome, Target, share_error

SEED = 2013
STUDIES = 400
BEFORE = np.array([0.32, 0.12, 0.41, 0.13, 0.01, 0.01])
AFTER = np.array([0.41, 0.12, 0.32, 0.13, 0.01, 0.01])
SUNK = "degraded"


def run() -> list[Outcome]:
    return [_sunk(), _stable()]


def _sunk() -> Outcome:
    outcome = Outcome(
        f"A .41 to .32, M .32 to .41, 4 waves, one feature ({STUDIES} studies a row, seed {SEED})",
        ("n", "said to be stable", "named as sunk", "counted as lost"),
    )
    course = np.log(BEFORE + line(4) * (AFTER - BEFORE))
    asked = {300: (1.0, 0.0), 1_000: (0.02, 0.80), 3_000: (0.01, 0.95), 30_000: (0.01, 0.95)}
    for people, (stable, sunk) in asked.items():
        found = [assess(waves) for waves in drawn(course, people, STUDIES, [SEED, people])]
        words = np.array([str(one.verdict[0]) for one in found])
        lost = [one.evidence.first[0] == A != one.evidence.last[0] for one in found]
        shares = [np.mean(words == "stable"), np.mean(words == SUNK), np.mean(lost & (words == SUNK))]
        outcome.rows.append((str(people), *(f"{share:.3f}" for share in shares)))
        for name, share, low, high in (("stable", shares[0], 0, stable), ("sunk", shares[1], sunk, 1)):
            error = share_error(float(share), STUDIES)
            outcome.targets.append(Target(f"{name}, n {people}", float(share), error, low, high))
    return outcome


def _stable() -> Outcome:
    """What it costs: realistic features that keep still, and how near their two leaders are."""
    outcome = Outcome(
        f"Said to be stable of twelve features that keep still, 4 waves ({STUDIES} studies a column)",
        ("gap between the two largest shares", "n 300", "n 1000", "n 3000"),
    )
    top = np.sort(PROFILES, axis=1)
    gap = top[:, -1] - top[:, -2]
    said = [_still(people) for people in (300, 1_000, 3_000)]
    for low, high in ((0.0, 0.03), (0.03, 0.08), (0.08, 0.15), (0.15, 1.0)):
        here = (gap >= low) & (gap < high)
        cells = [f"{share[here].mean():.3f}" for share in said]
        outcome.rows.append((f"{low:g} to {high:g} ({here.sum()} features)", *cells))
    return outcome


def _still(people: int) -> np.ndarray:
    course = features(len(PROFILES)) + 0 * step(4)
    words = [assess(waves).verdict for waves in drawn(course, people, STUDIES // 4, [SEED, 1, people])]
    return (np.array(words) == "stable").mean(axis=0)
