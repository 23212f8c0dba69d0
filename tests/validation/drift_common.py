"""What all features of a study do together: warned of, not sold as drift of each; and what drifts beyond it."""

from dataclasses import dataclass

import numpy as np

from kano.analyses.drifting.assessment import Assessment, assess, weigh
from kano.measures.waves.counts_over_waves import Waves
from kano.measures.waves.verdict import ALARMS, verdicts
from tests.validation._profiles import DISLIKED, LIKED, PROFILES, SINKING, drawn, features, line, step
from tests.validation.outcome import Outcome, Target, share_error

SEED = 2024
STUDIES = 100
MANY = 300
"""Studies in which few features move by themselves."""
FEATURES = 20
PEOPLE = 300
WORDS = sorted(word.value for word in ALARMS)


@dataclass(frozen=True)
class Found:
    """Shares over studies and features; `alone` are those of the features that were said to move."""

    called: float
    any_called: float
    warned: float
    stable: float
    alone: float
    before: float
    """Those features with the same words but no look at what all did."""


def run() -> list[Outcome]:
    return [_together(), _apart(), _still(), _people()]


def _worlds() -> dict[str, tuple[np.ndarray, int]]:
    """Log weights (waves, features, 6) of every world, and how many features move by themselves."""
    base = features(FEATURES)
    return {
        "A and O up by .4 half way, 4 waves": (base + 0.4 * step(4) * LIKED, 0),
        "A and O up by .4 half way, 8 waves": (base + 0.4 * step(8) * LIKED, 0),
        "A and O up by .4, 2 waves": (base + 0.4 * step(2) * LIKED, 0),
        "M and O down by .4 evenly, 4 waves": (base - 0.4 * line(4) * DISLIKED, 0),
        "stronger words: A, M up by .3, O by .6": (base + 0.3 * step(4) * (LIKED + DISLIKED), 0),
        "all drift from A to M alike": (base + line(4) * SINKING, FEATURES),
    }


def _moving(count: int, shift: float = 0.0) -> np.ndarray:
    """So many features on their way from A to M, evenly over 4 waves, under a shift of all half way."""
    moved = np.repeat(features(FEATURES)[None], 4, axis=0)
    moved[:, :count] = np.log(PROFILES[0]) + line(4) * SINKING
    return moved + shift * step(4) * LIKED


def _found(
    log_weights: np.ndarray, moving: int, *, people: int = PEOPLE, noise: float = 0.0, studies: int = STUDIES
) -> Found:
    seed = [SEED, moving, people, len(log_weights), round(1000 * abs(log_weights[-1]).sum())]
    cells = []
    for waves in drawn(log_weights, people, studies, seed, noise):
        found = assess(waves)
        said, today = np.isin(found.verdict, WORDS), np.isin(_alone(waves, found), WORDS)
        stable = (found.verdict == "stable").mean()
        own = (said[:moving].mean(), today[:moving].mean()) if moving else (0.0, 0.0)
        cells.append((said.mean(), said.any(), found.common.any, stable, *own))
    return Found(*(float(share) for share in np.mean(cells, axis=0)))


def _alone(waves: Waves, found: Assessment) -> np.ndarray:
    """The words as they would be without the look at what all features did."""
    return verdicts(weigh(waves, found.measured, found.course))


def _together() -> Outcome:
    outcome = Outcome(
        f"All features move together ({FEATURES} features, n {PEOPLE}, {STUDIES} studies a row, seed {SEED})",
        ("world", "called without the reservation", "without this look", "studies warned", "stable"),
    )
    for name, (log_weights, moving) in _worlds().items():
        found = _found(log_weights, FEATURES)
        row = (found.called, found.before, found.warned, found.stable)
        outcome.rows.append((name, *(f"{share:.3f}" for share in row)))
        trials = STUDIES * FEATURES
        outcome.targets.append(
            Target(f"warned, {name}", found.warned, share_error(found.warned, STUDIES), low=0.9)
        )
        outcome.targets.append(
            Target(f"stable, {name}", found.stable, share_error(found.stable, trials), high=0.02)
        )
        if not moving:
            error = share_error(found.called, trials)
            outcome.targets.append(Target(f"called, {name}", found.called, error, high=0.03))
    return outcome


def _apart() -> Outcome:
    outcome = Outcome(
        f"Some drift from A to M by themselves, 4 waves ({MANY} studies a row)",
        ("drifting · shift of all", "found", "without this look", "studies warned"),
    )
    alone = 0.0
    for count, shift in ((1, 0.0), (5, 0.0), (1, 0.2), (1, 0.4), (5, 0.4)):
        found = _found(_moving(count, shift), count, studies=MANY)
        name = f"{count} of {FEATURES} · {shift:g}"
        outcome.rows.append((name, f"{found.alone:.3f}", f"{found.before:.3f}", f"{found.warned:.3f}"))
        error = share_error(found.alone, MANY)
        if not shift:
            low, warned = found.before - 0.03, share_error(found.warned, MANY)
            outcome.targets.append(Target(f"found, {name}", found.alone, error, low=low))
            outcome.targets.append(Target(f"falsely warned, {name}", found.warned, warned, high=0.05))
            alone = found.alone if count == 1 else alone
        elif count == 1:
            outcome.targets.append(Target(f"found apart, {name}", found.alone, error, low=0.7 * alone))
    return outcome


def _still() -> Outcome:
    outcome = Outcome(
        f"Nothing moves ({FEATURES} features, {STUDIES} studies a row)",
        ("waves", "n", "noise", "features called", "studies with any", "studies warned"),
    )
    for waves, people, noise in (
        *((waves, people, 0.0) for waves in (2, 4, 8) for people in (100, 300)),
        (4, 3000, 0.0),
        (4, 300, 0.1),
        (8, 300, 0.18),
    ):
        found = _found(features(FEATURES) + 0 * step(waves), 0, people=people, noise=noise)
        shares = (found.called, found.any_called, found.warned)
        outcome.rows.append((str(waves), str(people), f"{noise:g}", *(f"{share:.3f}" for share in shares)))
        name = f"{waves} waves, n {people}, noise {noise:g}"
        trials, studies = STUDIES * FEATURES, STUDIES
        for what, share, number, high in (
            ("alarms", found.called, trials, 0.05),
            ("studies", found.any_called, studies, 0.06),
            ("warned", found.warned, studies, 0.05),
        ):
            outcome.targets.append(Target(f"{what}, {name}", share, share_error(share, number), high=high))
    return outcome


def _people() -> Outcome:
    """Nothing moves, but people have a style in all their answers, so that features vary together."""
    outcome = Outcome(
        f"Nothing moves, but people like and dislike strongly or weakly throughout ({STUDIES} studies)",
        ("sd of a person's log weights", "waves", "n", "studies warned"),
    )
    for sd, waves, people in ((0.5, 4, 300), (1.0, 2, 300), (1.0, 4, 300)):
        rng = np.random.default_rng([SEED, round(10 * sd), waves, people])
        warned = [assess(_styled(sd, waves, people, rng)).common.any for _ in range(STUDIES)]
        share = float(np.mean(warned))
        outcome.rows.append((f"{sd:g}", str(waves), str(people), f"{share:.3f}"))
        error = share_error(share, len(warned))
        outcome.targets.append(Target(f"warned, sd {sd:g}, {waves} waves", share, error, high=0.06))
    return outcome


def _styled(sd: float, waves: int, people: int, rng: np.random.Generator) -> Waves:
    style = sd * rng.standard_normal((waves, people, 1, 2)) @ np.stack([LIKED, DISLIKED])
    weights = np.exp(features(FEATURES) + style)
    bounds = (weights / weights.sum(axis=-1, keepdims=True)).cumsum(axis=-1)
    category = (rng.random((waves, people, FEATURES, 1)) > bounds[..., :5]).sum(axis=-1)
    counts = np.stack([(category == kind).sum(axis=1) for kind in range(6)], axis=-1)
    return Waves.of(counts, np.arange(float(waves)))
