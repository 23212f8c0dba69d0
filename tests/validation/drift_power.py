"""How often a delighter on its way to basis is found, and how often a feature that keeps still is called so."""

import numpy as np

from kano.analyses.drifting.assessment import measure
from kano.analyses.planning.simulation import BEFORE, Course, Sampling, World, draw_counts, starts
from tests.validation._drift import moved, studies, words
from tests.validation.outcome import Outcome, Target, share_error

SEED = 2001
TOTAL = 12_000
FEATURES = 30
LESS = 3_000
FOUR = np.arange(4.0)
MARGIN = 0.12


def run() -> list[Outcome]:
    return [_power(), _stable(), _usual_stable(), _margin()]


def _power() -> Outcome:
    outcome = Outcome(
        f"A delighter drifting from A .42 to A .31, 4 × 200 people ({TOTAL:,} features, later rows {LESS:,})",
        ("features", "noise", "weights' CV", "ladder test", "verdict of movement", "drifting or degraded"),
    )
    for features, noise, cv in (
        *((features, noise, 0.0) for features in (30, 5, 1) for noise in (0.0, 0.10, 0.18)),
        (30, 0.0, 0.5),
        (30, 0.0, 1.0),
    ):
        ladder, verdict, right = _found(features, noise, cv)
        cells = (str(features), f"{noise:g}", f"{cv:g}", *(f"{x:.3f}" for x in (ladder, verdict, right)))
        outcome.rows.append(cells)
        if (features, noise, cv) == (30, 0.0, 0.0):
            outcome.targets.append(Target("ladder test", ladder, share_error(ladder, TOTAL), low=0.80))
            outcome.targets.append(Target("verdict", verdict, share_error(verdict, TOTAL), low=0.75))
    return outcome


def _found(features: int, noise: float, cv: float) -> tuple[float, float, float]:
    def worlds(size: int, _: np.random.Generator) -> World:
        return World(np.tile(BEFORE, (size, 1)), Course.DRIFT, noise=noise)

    calls = []
    total = TOTAL if (features, noise, cv) == (FEATURES, 0.0, 0.0) else LESS
    seed = [SEED, features, round(100 * noise), round(10 * cv)]
    sampling = Sampling(200, weight_cv=cv)
    for waves in studies(worlds, FOUR, sampling, features=features, total=total, seed=seed):
        measured = measure(waves)
        verdict = words(waves, measured, exact=True)
        right = np.isin(verdict, ["drifting", "degraded"])
        calls.append((measured.tests[0].p <= 0.05, moved(verdict), right))
    ladder, verdict, right = np.concatenate(calls, axis=1).mean(axis=1)
    return float(ladder), float(verdict), float(right)


def _stable() -> Outcome:
    """Every mix of Better and |Worse|, with R and Q together 10 %, and as much O as lies halfway.

    Where two categories lead together no wave's letter is sure, and so nothing is promised.
    """
    values = (0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98)
    outcome = Outcome(
        f"Said to be stable, n 400, 4 waves, R + Q 10 % ({LESS:,} features a cell; = two lead together)",
        ("Better ↓ size of Worse →", *(f"{worse:g}" for worse in values)),
    )
    for better in values:
        row = []
        for worse in values:
            if worse < better:
                row.append("")
                continue
            mix = _mix(better, worse, 0.10)
            said = _said(mix, Sampling(400), [SEED, 1, round(100 * better), round(100 * worse)])
            level = np.ptp(np.sort(mix)[-2:]) < 0.01
            row.append(f"{said:.3f}{'=' * int(level)}")
            name = f"Better {better}, |Worse| {worse}"
            if not level:
                outcome.targets.append(Target(name, said, share_error(said, LESS), low=0.80))
        outcome.rows.append((f"{better:g}", *row))
    return outcome


def _mix(better: float, worse: float, unusable: float) -> np.ndarray:
    """Shares with these coefficients in which pleasing and displeasing are independent."""
    both = better * worse
    return np.array(
        [
            *((1 - unusable) * np.array([worse - both, both, better - both, 1 - better - worse + both])),
            unusable / 2,
            unusable / 2,
        ]
    )


def _said(shares: np.ndarray, sampling: Sampling, seed: list[int], slope: np.ndarray | None = None) -> float:
    def worlds(size: int, _: np.random.Generator) -> World:
        course = Course.STABLE if slope is None else Course.DRIFT
        return World(np.tile(shares, (size, 1)), course, slope=slope)

    found = studies(worlds, FOUR, sampling, features=FEATURES, total=LESS, seed=seed)
    return float(np.concatenate([words(waves, stable=True) == "stable" for waves in found]).mean())


def _usual_stable() -> Outcome:
    outcome = Outcome(
        "Said to be stable, shares drawn (all, whatever R + Q), 4 waves",
        ("n", "noise 0", "noise 0.1", "noise 0.18"),
    )
    for n in (50, 100, 200, 400, 800):
        row = []
        for noise in (0.0, 0.10, 0.18):

            def worlds(size: int, rng: np.random.Generator, noise: float = noise) -> World:
                return World(starts(size, rng), noise=noise)

            seed = [SEED, 2, n, round(100 * noise)]
            found = studies(worlds, FOUR, Sampling(n), features=FEATURES, total=LESS, seed=seed)
            said = np.concatenate([words(waves, stable=True) == "stable" for waves in found])
            row.append(f"{said.mean():.3f}")
        outcome.rows.append((str(n), *row))
    return outcome


def _margin() -> Outcome:
    """A and I change places so that Better moves by exactly the margin; M and I so that |Worse| does."""
    outcome = Outcome(
        f"Said to be stable exactly at the margin of {MARGIN} ({TOTAL:,} features a cell)",
        ("n", "weights' CV", "Better at the margin", "size of Worse at the margin"),
    )
    for n in (50, 100, 200, 400, 1600):
        for cv in (0.0, 1.0):
            said = [_at_margin(kind, Sampling(n, weight_cv=cv)) for kind in (2, 0)]
            outcome.rows.append((str(n), f"{cv:g}", *(f"{x:.3f}" for x in said)))
            outcome.targets.extend(
                [
                    Target(f"margin, n {n}, CV {cv}, category {kind}", x, share_error(x, TOTAL), high=0.05)
                    for kind, x in zip((2, 0), said, strict=True)
                ]
            )
    return outcome


def _at_margin(kind: int, sampling: Sampling) -> float:
    dates = FOUR
    start = _mix(0.45, 0.45, 0.04)
    end = start.copy()
    end[kind] += MARGIN * 0.96
    end[3] -= MARGIN * 0.96
    line = start + np.linspace(0, 1, len(dates))[:, None] * (end - start)
    rng = np.random.default_rng([SEED, 3, kind, sampling.people, round(10 * sampling.weight_cv)])
    said = []
    for _ in range(TOTAL // FEATURES):
        waves = draw_counts(np.repeat(line[:, None], FEATURES, axis=1), dates, sampling, rng)
        said.append(words(waves) == "stable")
    return float(np.concatenate(said).mean())
