"""Careless respondents among attentive ones: how many are found, and how many others are accused."""

import numpy as np

from kano.analyses.auditing.suspects import careless_of
from kano.questionnaire import Feature
from kano.responses import Responses
from kano.settings.panels.study import Settings
from tests.validation._attentive import WORLDS
from tests.validation.outcome import Outcome, Target, share_error

SEED = 19851
FEATURES = 20
SIZES = (100, 400)
SHARES = (0.05, 0.1, 0.2)
PEOPLE = 20_000
"""Attentive and careless ones together, a cell."""


def run() -> list[Outcome]:
    return [_by_world(), _by_features(), _in_haste()]


def survey(
    world: str, n: int, share: float, rng: np.random.Generator, features: int = FEATURES
) -> tuple[Responses, int, int]:
    """A survey whose first respondents answer at random, the next with one answer throughout; how many."""
    answers = WORLDS[world](n, features, rng)
    careless = round(n * share)
    half = (careless + 1) // 2
    answers[:half] = rng.integers(0, 5, (half, features, 2))
    answers[half:careless] = rng.integers(0, 5, (careless - half, 1, 1))
    named = tuple(Feature(f"f{i}") for i in range(features))
    # Half a minute to many: lognormal around 300 s; who doesn't read takes a fifth of it.
    seconds = np.exp(np.log(300) + 0.4 * rng.standard_normal(n))
    seconds[:careless] /= 5
    return Responses(named, answers, seconds=seconds), half, careless


def _shares(world: str, n: int, share: float, features: int = FEATURES) -> dict[str, tuple[float, int]]:
    """Random and all-same answerers found by their answers, and attentive ones accused of anything."""
    rng = np.random.default_rng([SEED, n, round(100 * share), features, len(world)])
    found = {"random": [0, 0], "same": [0, 0], "accused": [0, 0], "fast": [0, 0], "hasty": [0, 0]}
    for _ in range(PEOPLE // n):
        people, half, careless = survey(world, n, share, rng, features)
        signs = careless_of(people, Settings()).signs
        shown = [mask for sign, mask in signs.items() if sign != "speeders" and mask is not None]
        by_answers = np.logical_or.reduce(shown)
        fast = signs["speeders"]
        assert fast is not None
        for name, part in (
            ("random", by_answers[:half]),
            ("same", by_answers[half:careless]),
            ("accused", by_answers[careless:]),
            ("fast", fast[:careless]),
            ("hasty", fast[careless:]),
        ):
            found[name][0] += int(part.sum())
            found[name][1] += len(part)
    return {name: (count / max(total, 1), total) for name, (count, total) in found.items()}


def _by_world() -> Outcome:
    title = f"Careless respondents found by their answers ({FEATURES} features, seed {SEED})"
    header = ("attentive respondents", "n", "careless", "random found", "all-same found", "attentive accused")
    outcome = Outcome(title, header)
    for world in WORLDS:
        for n in SIZES:
            for share in SHARES:
                found = _shares(world, n, share)
                cells = [f"{found[name][0]:.3f}" for name in ("random", "same", "accused")]
                outcome.rows.append((world, str(n), f"{share:.0%}", *cells))
                place = f"{world}, n = {n}, {share:.0%} careless"
                for name in ("random", "same"):
                    value, total = found[name]
                    outcome.targets.append(
                        Target(f"{name} found, {place}", value, share_error(value, total), low=0.8)
                    )
                value, total = found["accused"]
                outcome.targets.append(Target(f"accused, {place}", value, share_error(value, total), high=0.02))
    return outcome


def _by_features() -> Outcome:
    """What fewer features can tell: no promise, except to accuse few."""
    title = f"Fewer and more features (n = 200, 10 % careless, seed {SEED})"
    outcome = Outcome(title, ("features", "attentive respondents", "random found", "attentive accused"))
    for features in (6, 10, 15, 30):
        for world in ("leading category", "personal styles"):
            found = _shares(world, 200, 0.1, features)
            cells = [f"{found[name][0]:.3f}" for name in ("random", "accused")]
            outcome.rows.append((str(features), world, *cells))
            if features >= FEATURES:
                value, total = found["accused"]
                place = f"{world}, {features} features"
                outcome.targets.append(Target(f"accused, {place}", value, share_error(value, total), high=0.02))
    return outcome


def _in_haste() -> Outcome:
    title = f"Too fast: lognormal times, the careless five times faster (n = 200, seed {SEED})"
    outcome = Outcome(title, ("careless", "careless found", "attentive accused"))
    for share in SHARES:
        found = _shares("leading category", 200, share)
        outcome.rows.append((f"{share:.0%}", f"{found['fast'][0]:.3f}", f"{found['hasty'][0]:.3f}"))
        value, total = found["hasty"]
        outcome.targets.append(Target(f"hasty, {share:.0%}", value, share_error(value, total), high=0.02))
        value, total = found["fast"]
        outcome.targets.append(Target(f"fast, {share:.0%}", value, share_error(value, total), low=0.8))
    return outcome
