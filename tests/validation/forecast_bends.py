"""Forecasts where markets turn: S-curves from bijzonder to basis, beside worlds that do not bend."""

import numpy as np

from kano.analyses.planning.simulation import Course, World, starts, true_shares
from kano.measures.course.dynamics import BENDING, GRID
from kano.measures.course.forecast import forecast
from kano.measures.waves.counts_over_waves import Waves
from tests.validation.outcome import Outcome, Target, share_error

SEED = 1962
STUDIES = 60
FEATURES, PEOPLE, DRAWS = 20, 200, 600
BEFORE = np.array([0.10, 0.16, 0.45, 0.25, 0.02, 0.02])
AFTER = np.array([0.48, 0.24, 0.10, 0.14, 0.02, 0.02])


def run() -> list[Outcome]:
    outcome = Outcome(
        f"Forecasts, {FEATURES} features, n {PEOPLE}, {STUDIES} studies a row: straight · bending",
        ("truth", "waves", "95 % cover, 1 step", "2 steps", "width, 2 steps", "Brier", "said ≥ .9, right"),
    )
    for name, waves in (
        ("S-curves", 6),
        ("S-curves", 8),
        ("stable", 6),
        ("drift", 6),
        ("step", 6),
        ("walk", 6),
    ):
        _add(outcome, name, waves)
    return [outcome]


def _add(outcome: Outcome, name: str, waves: int) -> None:
    rng = np.random.default_rng([SEED, waves, len(name)])
    cells = np.array([_study(_truth(name, waves, rng), waves, rng) for _ in range(STUDIES)])
    mean = cells.mean(axis=0)
    said = cells[:, :, 5].sum(axis=0)
    right = cells[:, :, 4].sum(axis=0) / np.maximum(said, 1)
    columns = [*mean[:, :4].T, right]
    outcome.rows.append((name, str(waves), *(" · ".join(f"{x:.3f}" for x in each) for each in columns)))
    errors = cells.std(axis=0, ddof=1) / np.sqrt(STUDIES)
    lows = {"S-curves": (0.94, 0.93), "walk": (mean[0, 0], mean[0, 1])}.get(name, (0.93, 0.93))
    for step in (0, 1):
        found = float(mean[1, step])
        outcome.targets.append(Target(f"{name}, {waves} waves, {step + 1}", found, errors[1, step], lows[step]))
    brier = float(mean[1, 3] - mean[0, 3])
    error = float((cells[:, 1, 3] - cells[:, 0, 3]).std(ddof=1) / np.sqrt(STUDIES))
    outcome.targets.append(Target(f"{name}, {waves} waves, Brier", brier, error, high=0.0))
    if name == "S-curves":
        sure = Target(f"{name}, {waves}, >= .9", right[1], share_error(right[1], int(said[1])), low=0.9)
        outcome.targets.append(sure)
    elif name in ("stable", "drift"):
        outcome.targets.append(Target(f"{name}, width", mean[1, 2] / mean[0, 2], 0.01, high=1.3))


def _truth(name: str, waves: int, rng: np.random.Generator) -> np.ndarray:
    dates = np.arange(waves + 2.0)
    if name != "S-curves":
        return true_shares(World(starts(FEATURES, rng), Course(name)), dates, rng)
    middle, width = rng.uniform(0, waves + 1, FEATURES), rng.uniform(0.8, 1.6, FEATURES)
    gone = 1 / (1 + np.exp(-(dates[:, None] - middle) / width))
    return np.asarray((1 - gone)[..., None] * BEFORE + gone[..., None] * AFTER)


def _study(truth: np.ndarray, waves: int, rng: np.random.Generator) -> list[list[float]]:
    """Cover of one and two steps, width, Brier, right and said from .9 on; straight and bending."""
    shares = truth[:waves] / truth[:waves].sum(axis=-1, keepdims=True)
    seen = Waves.of(rng.multinomial(PEOPLE, shares), np.arange(float(waves)))
    after = truth[waves:]
    won = after.argmax(axis=-1)
    out = []
    for grid in (GRID, BENDING):
        said = forecast(seen, [waves, waves + 1.0], draws=DRAWS, grid=grid)
        held = ((after >= said.low95) & (after <= said.high95))[..., :4].mean(axis=(1, 2))
        width = (said.high95 - said.low95)[1, :, :4].mean()
        brier = ((said.probability - np.eye(6)[won]) ** 2).sum(axis=-1).mean()
        sure = said.probability.max(axis=-1) >= 0.9
        right = (said.probability.argmax(axis=-1) == won) & sure
        out.append([*held, width, brier, right.sum(), sure.sum()])
    return out
