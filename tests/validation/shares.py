"""Coverage of the 95 % intervals of shares: unweighted, weighted, and by weights that go with the answers."""

import numpy as np

from kano.measures.survey.intervals import share_interval
from tests.validation._profiles import PROFILES
from tests.validation.outcome import Outcome, Target, share_error

SEED = 1927
SURVEYS = 4_000
SIZES = (50, 100, 400)
DESIGNS = {"unweighted": (0.0, 0.0), "weights' CV 0.5": (0.5, 0.0), "weights' CV 1": (1.0, 0.0)}
DESIGNS |= {"weights' CV 1, going with the answers": (1.0, 0.5)}
"""Coefficient of variation of lognormal weights, and how far their logs differ between categories."""
RARE = 0.05


def run() -> list[Outcome]:
    outcome = Outcome(
        f"Coverage of 95 % intervals of shares, twelve profiles ({SURVEYS:,} surveys each)",
        ("design", "n", "mean, shares of .05 or more", "lowest", "mean, rarer", "lowest"),
    )
    for name, (cv, lean) in DESIGNS.items():
        for n in SIZES:
            cover, truth = _cover(n, cv, lean)
            often, rare = cover[truth >= RARE], cover[(truth < RARE) & (truth > 0)]
            figures = (often.mean(), often.min(), rare.mean(), rare.min())
            outcome.rows.append((name, str(n), *(f"{figure:.3f}" for figure in figures)))
            for what, found in (("often", often), ("rare", rare)):
                error = share_error(found.mean(), SURVEYS * len(found))
                asked = 0.93 if what == "often" else 0.90
                outcome.targets.append(Target(f"{name}, n {n}: {what}", found.mean(), error, asked))
    return [outcome]


def _cover(n: int, cv: float, lean: float) -> tuple[np.ndarray, np.ndarray]:
    """How often the interval of each share holds it (profiles, 6), and the share of the population."""
    rng = np.random.default_rng([SEED, n, round(10 * cv), round(10 * lean)])
    sigma = np.sqrt(np.log1p(cv**2))
    lift = np.exp(lean * np.array([1.0, -1, 1, -1, 0, 0]))
    truth = PROFILES * lift / (PROFILES * lift).sum(axis=1, keepdims=True)
    found = np.zeros(PROFILES.shape)
    for i, shares in enumerate(PROFILES):
        bounds = shares.cumsum()[:5] / shares.sum()
        letter = (rng.random((SURVEYS, n, 1)) > bounds).sum(axis=-1)
        weight = lift[letter] * np.exp(sigma * rng.standard_normal(letter.shape))
        w, w2 = (
            np.stack([(weight**power * (letter == j)).sum(axis=1) for j in range(6)], axis=-1)
            for power in (1, 2)
        )
        low, high = share_interval(w, w2)
        found[i] = ((low <= truth[i]) & (truth[i] <= high)).mean(axis=0)
    return found, truth
