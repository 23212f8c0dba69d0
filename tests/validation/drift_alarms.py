"""How often a feature that keeps still is said to move: sampling, weights, field noise, panels, looks."""

import numpy as np

from kano.analyses.drifting.assessment import budget, measure, measure_panel
from kano.analyses.planning.simulation import BEFORE, Sampling, World, draw_people, starts, true_shares
from kano.measures.waves.counts_over_waves import Waves
from kano.measures.waves.homogeneity import homogeneity
from kano.measures.waves.multiplicity import any_false_alarm, look_levels, looks_information
from kano.measures.waves.trend import change_test
from tests.validation._drift import moved, studies, words
from tests.validation.outcome import Outcome, Target, share_error

SEED = 1984
TOTAL = 12_000
LESS = 3_000
FEATURES = 30
SIZES = (50, 100, 200, 400)
WAVES = (3, 4, 6, 12)
NOISES = (0.0, 0.10, 0.18)


def run() -> list[Outcome]:
    cells = [_cells(start, cv) for start in ("drawn", "delighter") for cv in (0.0, 1.0)]
    return [*cells, _few(), _panel(), _looks()]


def _worlds(start: str, noise: float):
    def worlds(features: int, rng: np.random.Generator) -> World:
        shares = starts(features, rng) if start == "drawn" else np.tile(BEFORE, (features, 1))
        return World(shares, noise=noise)

    return worlds


def _cells(start: str, cv: float) -> Outcome:
    what = "shares drawn" if start == "drawn" else "a delighter's shares"
    outcome = Outcome(
        f"False alarms, {what}, weights' CV {cv:g} ({TOTAL:,} features a cell in studies of {FEATURES})",
        ("n", "waves", *(f"noise {noise:g}: verdict · chi-square · letters" for noise in NOISES)),
    )
    for n in SIZES:
        for count in WAVES:
            found = [_rates(start, noise, Sampling(n, weight_cv=cv), count) for noise in NOISES]
            outcome.rows.append((str(n), str(count), *(" · ".join(f"{x:.3f}" for x in one) for one in found)))
            for noise, (alarm, *_) in zip(NOISES, found, strict=True):
                name = f"n {n}, {count} waves, noise {noise}"
                high = 0.05 if noise == 0 else 0.07
                outcome.targets.append(Target(name, alarm, share_error(alarm, TOTAL), high=high))
    return outcome


def _rates(start, noise, sampling, count, *, features=FEATURES, total=TOTAL):
    """Share of features called moved by the verdict, by chi-square at 5 %, by first and last letter."""
    seed = [SEED, sampling.people, count, round(100 * noise), round(10 * sampling.weight_cv)]
    calls = []
    dates = np.arange(count, dtype=float)
    for waves in studies(_worlds(start, noise), dates, sampling, features=features, total=total, seed=seed):
        plain = Waves.of(waves.n, waves.dates)
        letters = waves.w.argmax(axis=-1)
        naive = change_test(homogeneity(plain)).p <= 0.05
        calls.append((moved(words(waves)), naive, letters[0] != letters[-1]))
    return tuple(float(share) for share in np.concatenate(calls, axis=1).mean(axis=1))


def _few() -> Outcome:
    outcome = Outcome(
        f"The same with few features or few people (no target, {LESS:,} features a cell)",
        ("features", "n", "waves", "no noise", "noise 0.1", "noise 0.18"),
    )
    for features, n, count in ((1, 200, 4), (1, 200, 12), (5, 200, 3), (5, 200, 4), (30, 25, 4), (30, 100, 2)):
        found = [
            _rates("delighter", noise, Sampling(n), count, features=features, total=LESS)[0] for noise in NOISES
        ]
        outcome.rows.append((str(features), str(n), str(count), *(f"{x:.3f}" for x in found)))
    return outcome


def _panel() -> Outcome:
    outcome = Outcome(
        "False alarms among the same people (7 of 10 keep an attitude, 8 of 10 take part, 5 % unanswered)",
        ("n", "waves", "paired verdict", "verdict of independent waves"),
    )
    for n in (100, 400):
        for count in (2, 4):
            rng = np.random.default_rng([SEED, 7, n, count])
            dates = np.arange(count, dtype=float)
            paired, naive = [], []
            for _ in range(TOTAL // FEATURES):
                shares = true_shares(World(starts(FEATURES, rng)), dates, rng)
                people = draw_people(shares, Sampling(n, missing=0.05, panel=0.7, attendance=0.8), rng)
                waves = people.counts(dates)
                paired.append(moved(words(waves, measure_panel(waves, people.aligned()))))
                naive.append(moved(words(waves)))
            alarm, other = (float(np.concatenate(each).mean()) for each in (paired, naive))
            outcome.rows.append((str(n), str(count), f"{alarm:.3f}", f"{other:.3f}"))
            name = f"panel n {n}, {count} waves"
            outcome.targets.append(Target(name, alarm, share_error(alarm, TOTAL), high=0.05))
    return outcome


def _looks() -> Outcome:
    """A job looks after every wave: any alarm at 5 % a look, and with the error spent over the looks."""
    waves_in_all = 8
    dates = np.arange(waves_in_all, dtype=float)
    information = looks_information(dates, np.full(waves_in_all, 200.0))
    levels = look_levels(information, waves_in_all - 1)
    naive, spent = [], []
    sampling, seed = Sampling(200), [SEED, 8]
    for waves in studies(_worlds("delighter", 0.0), dates, sampling, features=30, total=TOTAL, seed=seed):
        p = np.array([budget(measure(waves.until(k)))[0] for k in range(2, waves_in_all + 1)])
        naive.append((p <= 0.05).any(axis=0))
        spent.append((p <= levels[:, None]).any(axis=0))
    each, planned = (float(np.concatenate(one).mean()) for one in (naive, spent))
    outcome = Outcome(
        f"Looking after each of {waves_in_all} waves of 200: any false alarm so far",
        ("way", "simulated", "printed"),
        [
            ("5 % at every look", f"{each:.3f}", f"{any_false_alarm(information):.3f}"),
            ("spent over the looks", f"{planned:.3f}", f"{any_false_alarm(information, levels):.3f}"),
        ],
    )
    outcome.targets.append(Target("planned looks", planned, share_error(planned, TOTAL), high=0.05))
    return outcome
