"""Groups compared: false alarms of whole comparisons, and what is found beside older ways of looking."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kano.analyses.classifying.classification import as_categories
from kano.api.surveying.opening import read
from kano.measures.survey.groups import LADDER, alike_within, group_tests
from kano.measures.waves.multiplicity import holm
from tests.validation._profiles import PROFILES, SINKING
from tests.validation.outcome import Outcome, Target, share_error

SEED = 2024
SPLITS = 2_000
LEVEL = 0.05
SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
STUDIES = (
    (50, 2, 14, 0.0),
    (120, 3, 14, 0.0),
    (120, 3, 60, 0.0),
    (400, 4, 30, 0.0),
    (200, 2, 14, 1.0),
    (1000, 6, 60, 0.0),
)
"""People, groups, features and CV of weights of simulated surveys."""
SHIFTS = (0.5, 1.0, 1.5, 2.0)
POWER_STUDIES = 600
MARGIN = 0.12
ALIKE_STUDIES = 20_000
SIZES = ((50, 2), (100, 2), (200, 2), (400, 2), (200, 3), (400, 3), (800, 6))
"""People in each group, and groups."""


def run() -> list[Outcome]:
    return [_samples(), _simulated(), _power(), _alike()]


def _samples() -> Outcome:
    """Random groups of the samples' own respondents."""
    title = f"Comparisons with any false alarm: samples split at random ({SPLITS:,} each, seed {SEED})"
    outcome = Outcome(title, ("sample", "groups", "groupings", "any difference said"))
    for name, groups, groupings in (
        ("3b_examples.csv", 2, 1),
        ("3b_examples.csv", 3, 3),
        ("3b_voorbeelden.xlsx", 2, 2),
    ):
        rng = np.random.default_rng([SEED, groups, groupings])
        letters = _letters(SAMPLES / name)
        alarms = [_alarm(_split(letters, rng, groups) for _ in range(groupings)) for _ in range(SPLITS)]
        _told(outcome, (name, str(groups), str(groupings)), alarms)
    return outcome


def _letters(file: Path) -> np.ndarray:
    """The categories of each respondent and feature, one-hot: (N, F, 6)."""
    (part,) = read(file).parts
    each = [as_categories(_alone(part, i), "berger").n[0, 0] for i in range(len(part))]
    return np.stack(each).astype(float)


def _alone(part, i):
    from kano.tally import Tally

    return Tally.of(part.take(np.array([i])))


def _split(letters: np.ndarray, rng: np.random.Generator, groups: int) -> tuple[np.ndarray, ...]:
    """Counts of groups of unequal sizes, drawn at random: (G, F, 6)."""
    size = len(letters)
    cuts = np.sort(rng.choice(np.arange(12, size - 12), groups - 1, replace=False)) if groups > 1 else []
    parts = np.split(rng.permutation(size), cuts)
    counts = np.stack([letters[part].sum(axis=0) * (len(part) >= 10) for part in parts])
    return counts, counts, counts


def _alarm(groupings: Iterator[tuple[np.ndarray, ...]]) -> bool:
    p = np.concatenate([group_tests(*counts).p for counts in groupings])
    return bool((holm(p) <= LEVEL).any())


def _simulated() -> Outcome:
    title = f"The same in simulated surveys whose groups are alike ({SPLITS:,} each)"
    outcome = Outcome(title, ("people", "groups", "features", "weights CV", "any difference said"))
    for people, groups, features, cv in STUDIES:
        rng = np.random.default_rng([SEED, people, groups, features])
        truth = PROFILES[np.arange(features) % len(PROFILES)]
        alarms = [
            _alarm(iter([_drawn(rng, np.stack([truth] * groups), people // groups, cv)])) for _ in range(SPLITS)
        ]
        _told(outcome, (str(people), str(groups), str(features), f"{cv:g}"), alarms)
    return outcome


def _drawn(rng: np.random.Generator, truth: np.ndarray, people: int, cv: float) -> tuple[np.ndarray, ...]:
    """Counts of groups with these true shares (G, F, 6), each of so many people, their weights alike."""
    if not cv:
        counts = rng.multinomial(people, truth).astype(float)
        return counts, counts, counts
    sd = np.sqrt(np.log1p(cv**2))
    weight = np.exp(sd * rng.standard_normal((len(truth), people)))
    edges = np.cumsum(truth, axis=-1)[:, None]
    chosen = (rng.random((*weight.shape, truth.shape[1]))[..., None] > edges).sum(axis=-1)
    hot = np.eye(6)[np.minimum(chosen, 5)]
    return hot.sum(axis=1), np.einsum("gp,gpfj->gfj", weight, hot), np.einsum("gp,gpfj->gfj", weight**2, hot)


def _told(outcome: Outcome, row: tuple[str, ...], alarms: list[bool]) -> None:
    share = float(np.mean(alarms))
    outcome.rows.append((*row, f"{share:.3f}"))
    outcome.targets.append(Target(" ".join(row), share, share_error(share, len(alarms)), high=LEVEL))


def _power() -> Outcome:
    """One of fourteen features is on its way from bijzonder to basis in one of two groups of 100."""
    title = f"Power: one of 14 features differs, two groups of 100, adjusted ({POWER_STUDIES} studies a cell)"
    heads = (
        "how far",
        "kano compare",
        "chi-square of categories",
        "ladder alone",
        "chi-square of letters M, O, A",
        "clear letters differ",
    )
    outcome = Outcome(title, heads)
    for shift in SHIFTS:
        rng = np.random.default_rng([SEED, round(10 * shift)])
        truth = np.stack([PROFILES[np.arange(14) % len(PROFILES)]] * 2)
        moved = np.exp(np.log(truth[1, 0]) + shift * SINKING)
        truth[1, 0] = moved / moved.sum()
        found = np.array([_found(_drawn(rng, truth, 100, 0.0)) for _ in range(POWER_STUDIES)])
        outcome.rows.append((f"{shift:g}", *(f"{each:.3f}" for each in found.mean(axis=0))))
    return outcome


def _alike() -> Outcome:
    """Groups called alike of which two lie just as far apart as the margin, and of which all are alike."""
    title = f"Called alike within {MARGIN} ({ALIKE_STUDIES:,} comparisons a row)"
    outcome = Outcome(title, ("people a group", "groups", "apart by the margin", "alike"))
    for people, groups in SIZES:
        rng = np.random.default_rng([SEED, people, groups])
        shares = [_called(rng, people, groups, apart) for apart in (MARGIN, 0.0)]
        outcome.rows.append((str(people), str(groups), *(f"{each:.3f}" for each in shares)))
        error = share_error(shares[0], ALIKE_STUDIES)
        outcome.targets.append(Target(f"{people} × {groups}", shares[0], error, high=LEVEL))
    return outcome


def _called(rng: np.random.Generator, people: int, groups: int, apart: float) -> float:
    """How often groups are called alike; the first has more of O for M, so that Better alone is higher."""
    truth = np.stack([PROFILES[np.arange(ALIKE_STUDIES) % len(PROFILES)]] * groups)
    base = truth[0, :, :4].sum(axis=-1)
    moved = np.minimum(apart * base, truth[0, :, 0] + truth[0, :, 3])
    must = np.minimum(moved, truth[0, :, 0])
    truth[0, :, 0] -= must
    truth[0, :, 1] += must
    truth[0, :, 3] -= moved - must
    truth[0, :, 2] += moved - must
    counts = rng.multinomial(people, truth).astype(float)
    one = (counts.argmax(axis=-1) == counts[:1].argmax(axis=-1)).all(axis=0)
    return float((one & (alike_within(counts, counts) < MARGIN)).mean())


def _found(counts: tuple[np.ndarray, ...]) -> list[bool]:
    """Whether each way of looking says of the first feature that groups differ, adjusted by Holm."""
    from kano.measures.survey.certainty import mode_probabilities

    tests = group_tests(*counts)
    letters = counts[0] * np.isfinite(LADDER)
    of_letters = group_tests(letters, letters, letters)
    p = [tests.p, tests.any_p, tests.ladder_p, of_letters.any_p]
    likely = mode_probabilities(counts[0][:, 0])
    clear = likely.max(axis=-1) >= 0.95
    differ = bool(clear.all() and len(set(likely.argmax(axis=-1).tolist())) > 1)
    return [*(bool(holm(each)[0] <= LEVEL) for each in p), differ]
