"""People drawn by sites who answer alike: false alarms, cover and certainty, with and without --cluster."""

from collections.abc import Sequence

import numpy as np

from kano.analyses.classifying.classification import classify
from kano.analyses.drifting.assessment import assess
from kano.analyses.drifting.series import series
from kano.analyses.planning.judging import moved
from kano.analyses.planning.made_up import Recipe, make_up
from kano.analyses.planning.simulation import answer_pairs
from kano.analyses.sampling import counted, design_of
from kano.measures.waves.counts_over_waves import Waves
from kano.responses import Group, Responses
from kano.settings.panels.study import Settings
from tests.validation._profiles import PROFILES
from tests.validation.outcome import Outcome, Target, share_error

SEED = 51
SITES, SIZE, WAVES = 20, 10, 4
STUDIES = 200
ICCS = (0.05, 0.10, 0.20)
BLIND, SEEING = Settings(), Settings(cluster="site")


def run() -> list[Outcome]:
    return [_drift(), _classify()]


def _drawn(shares: np.ndarray, icc: float, waves: int, rng: np.random.Generator) -> list[Responses]:
    """A survey a wave of one feature; a site's shares from a Dirichlet with this correlation of answers."""
    made = make_up(Recipe(waves=waves, features=1, seed=1))
    sites = rng.dirichlet(shares * (1 / icc - 1), (waves, SITES))
    bounds = np.repeat(sites.cumsum(axis=-1)[..., :5], SIZE, axis=1)
    codes = (rng.random((waves, SITES * SIZE, 1)) > bounds).sum(axis=-1).astype(np.int8)
    site = Group(tuple(f"site {i}" for i in range(SITES)), np.repeat(np.arange(SITES), SIZE))
    answers = answer_pairs(codes, rng)
    return [
        Responses(made.features, answers[w, :, None], waves=(made.waves[w],), groups={"site": site})
        for w in range(waves)
    ]


def _drift() -> Outcome:
    outcome = Outcome(
        f"Nothing moves: one feature, {WAVES} waves, {SITES} sites of {SIZE} ({STUDIES} studies a row)",
        ("ICC", "called without --cluster", "with it", "design effect found"),
    )
    for icc in ICCS:
        rng = np.random.default_rng([SEED, round(100 * icc)])
        called = np.zeros((STUDIES, 2), dtype=bool)
        effects = []
        for study in range(STUDIES):
            parts = _drawn(PROFILES[study % len(PROFILES)], icc, WAVES, rng)
            called[study] = [_called(parts, settings) for settings in (BLIND, SEEING)]
            design = design_of(parts, SEEING, pooled=True)
            assert design
            effects.append(np.mean([row.deff for row in design.told.features]))
        without, found = called.mean(axis=0)
        row = (f"{without:.3f}", f"{found:.3f}", f"{np.mean(effects):.2f}, true {1 + (SIZE - 1) * icc:.2f}")
        outcome.rows.append((f"{icc:.2f}", *row))
        outcome.targets.append(Target(f"called, ICC {icc}", found, share_error(found, STUDIES), high=0.06))
    return outcome


def _called(parts: Sequence[Responses], settings: Settings) -> bool:
    data = series(parts, settings)
    n, w, w2 = (each[:, 0].astype(float) for each in (data.categories.n, data.categories.w, data.categories.w2))
    return bool(moved(assess(Waves(n, w, w2, data.dates)).verdict)[0])


def _classify() -> Outcome:
    many = 1500
    outcome = Outcome(
        f"One wave of {SITES} sites of {SIZE} ({many:,} surveys a row)",
        ("ICC", "95 % of Better hold it: without · with", "said > 99 %, wrong: without · with", "said > 99 %"),
    )
    for icc in ICCS:
        rng = np.random.default_rng([SEED, 1, round(100 * icc)])
        cells = np.array([_survey(icc, rng, i) for i in range(many)])
        held, wrong, said = cells[:, :2].mean(axis=0), cells[:, 2:4].sum(axis=0), cells[:, 4:].sum(axis=0)
        shares = wrong / np.maximum(said, 1)
        outcome.rows.append(
            (
                f"{icc:.2f}",
                " · ".join(f"{x:.3f}" for x in held),
                " · ".join(f"{x:.4f}" for x in shares),
                " · ".join(f"{x:,.0f}" for x in said),
            )
        )
        outcome.targets.append(Target(f"cover, ICC {icc}", held[1], share_error(held[1], many), low=0.93))
        error = share_error(shares[1], int(said[1]))
        outcome.targets.append(Target(f"> 99 % wrong, ICC {icc}", shares[1], error, high=0.003))
    return outcome


def _survey(icc: float, rng: np.random.Generator, number: int) -> list[float]:
    """Whether Better is held, > 99 % was wrong, and it was said; each without and with sites."""
    shares = PROFILES[number % len(PROFILES)]
    parts = _drawn(shares, icc, 1, rng)
    better = (shares[1] + shares[2]) / shares[:4].sum()
    told = []
    for settings in (BLIND, SEEING):
        counts = counted(parts[0], "", settings, design_of(parts, settings))
        row = classify(counts, settings).rows()[0]
        sure = bool((row.category_p or 0) > 0.99)
        right = "MOAIRQ".index(row.category or "Q") == shares.argmax()
        told.append(
            (float(row.better_low <= better <= row.better_high), float(sure and not right), float(sure))
        )
    return [each[k] for k in range(3) for each in told]
