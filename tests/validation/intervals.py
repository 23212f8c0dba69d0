"""Coverage of the 95 % intervals of Better and Worse, unweighted, weighted and stratified."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from kano.measures.special import normal_quantile
from kano.measures.survey.coefficients import better, effective_n
from kano.measures.survey.intervals import better_interval, wilson, worse_interval
from tests.validation.outcome import Outcome, Target, share_error

SEED = 19931
FEATURES = 10_000
BATCH = 2_000
SIZES = (50, 100, 400)
TRUTHS = np.arange(0.02, 0.981, 0.04)
OUTSIDE = 0.1
"""Part of the answers that are Reverse or Questionable, so outside the base."""
GOING_WITH = 0.5
"""Correlation of the log weight with the inclination behind Better; the opposite for Worse."""

People = tuple[np.ndarray, np.ndarray, np.ndarray]
Design = Callable[[np.random.Generator, int, float, float], People]


@dataclass(frozen=True)
class Covered:
    share: float
    kish_alone: float


def lognormal(cv: float, correlation: float = 0.0) -> Design:
    """Weights of mean 1; thresholds are shifted so that the *weighted* population has the asked shares."""
    sigma = np.sqrt(np.log1p(cv**2))

    def draw(rng: np.random.Generator, n: int, p: float, q: float) -> People:
        z = rng.standard_normal((BATCH, n))
        inclinations = []
        for truth, rho in ((p, correlation), (q, -correlation)):
            own = rng.standard_normal((BATCH, n))
            latent = rho * z + np.sqrt(1 - rho**2) * own
            inclinations.append(latent + normal_quantile(truth) - rho * sigma > 0)
        return np.exp(sigma * z - sigma**2 / 2), *inclinations

    return draw


def strata(rng: np.random.Generator, n: int, p: float, q: float) -> People:
    """Four fifths of the sample come from half of the population, and the halves differ."""
    large = np.arange(n) < round(0.8 * n)
    weight = np.broadcast_to(np.where(large, 0.5 / 0.8, 0.5 / 0.2), (BATCH, n))
    halves = []
    for truth, sign in ((p, 1), (q, -1)):
        gap = sign * min(truth, 1 - truth) / 2
        halves.append(rng.random((BATCH, n)) < np.where(large, truth + gap, truth - gap))
    return weight, *halves


DESIGNS: tuple[tuple[str, Design], ...] = (
    ("unweighted", lognormal(0.0)),
    ("weights CV 0.5, independent", lognormal(0.5)),
    ("weights CV 1, independent", lognormal(1.0)),
    ("weights CV 0.5, going with the answers", lognormal(0.5, GOING_WITH)),
    ("weights CV 1, going with the answers", lognormal(1.0, GOING_WITH)),
    ("strata 80/20 standing 50/50", strata),
)


def tallied(rng: np.random.Generator, people: People) -> tuple[np.ndarray, np.ndarray]:
    weight, wants, needs = people
    inside = rng.random(weight.shape) >= OUTSIDE
    masks = (~wants & needs & inside, wants & needs & inside, wants & ~needs & inside)
    masks = (*masks, ~wants & ~needs & inside, ~inside)
    w = [np.einsum("fn,fn->f", weight, mask.astype(float)) for mask in masks]
    w2 = [np.einsum("fn,fn,fn->f", weight, weight, mask.astype(float)) for mask in masks]
    nobody = np.zeros(len(weight))
    return np.stack([*w, nobody], axis=-1), np.stack([*w2, nobody], axis=-1)


def coverage(design: Design, n: int, seed: int) -> Iterator[Covered]:
    """For each true value, the share of intervals that hold it: Better's, then Worse's."""
    rng = np.random.default_rng([SEED, n, seed])
    for p, q in zip(TRUTHS, np.roll(TRUTHS, 7), strict=True):
        found = np.zeros(3)
        for _ in range(FEATURES // BATCH):
            w, w2 = tallied(rng, design(rng, n, p, q))
            low, high = better_interval(w, w2)
            floor, ceiling = worse_interval(w, w2)
            plain, top = wilson(better(w), effective_n(w[..., :4], w2[..., :4]))
            pairs = ((low, high, p), (floor, ceiling, -q), (plain, top, p))
            found += [((a <= t) & (t <= b)).sum() for a, b, t in pairs]
        share = found / FEATURES
        yield Covered(share[0], share[2])
        yield Covered(share[1], share[2])


def run() -> list[Outcome]:
    title = f"Coverage of 95 % intervals of Better and Worse ({FEATURES:,} features a true value, seed {SEED})"
    outcome = Outcome(title, ("design", "n", "mean", "lowest", "Kish alone: mean", "lowest"))
    for seed, (name, design) in enumerate(DESIGNS):
        for n in SIZES:
            cells = list(coverage(design, n, seed))
            shares = np.array([cell.share for cell in cells])
            kish = np.array([cell.kish_alone for cell in cells])
            mean, lowest = float(shares.mean()), float(shares.min())
            figures = (mean, lowest, float(kish.mean()), float(kish.min()))
            outcome.rows.append((name, str(n), *(f"{figure:.3f}" for figure in figures)))
            error = share_error(mean, FEATURES * len(cells))
            bounds = (0.93, 0.97) if name == "unweighted" else (0.94, 1.0)
            outcome.targets.append(Target(f"{name}, n {n}: mean", mean, error, *bounds))
            error = share_error(lowest, FEATURES)
            outcome.targets.append(Target(f"{name}, n {n}: lowest", lowest, error, 0.90))
    return [outcome]
