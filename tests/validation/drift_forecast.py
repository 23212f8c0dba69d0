"""Forecasts two steps ahead: how often the intervals hold the truth, and how good the probabilities are."""

import numpy as np

from kano.analyses.planning.simulation import Course, Sampling, World, draw_counts, starts, true_shares
from kano.measures.course.forecast import forecast
from kano.measures.waves.counts_over_waves import Waves
from tests.validation.outcome import Outcome, Target

SEED = 1997
TOTAL = 10_020
FEATURES = 30
SIZES = (100, 200, 400)
WAVES = (4, 6, 12)
DRAWS = 800
UNSHRUNK = ((8.0,), (0.0,), (0.0,))
"""Grid of a plain multinomial trend: any slope is welcome, and nothing else moves."""

Cell = tuple[np.ndarray, np.ndarray, np.ndarray]


def run() -> list[Outcome]:
    found = {course: _course(course) for course in (Course.STABLE, Course.DRIFT, Course.WALK)}
    return [outcome for pair in found.values() for outcome in pair]


def _course(course: Course) -> list[Outcome]:
    header = ("n", "waves", "M", "O", "A", "I", "R", "Q", "Brier: model · last wave · plain trend")
    even = Outcome(
        f"Forecast, {course.value} truth: 95 % coverage of the shares ({TOTAL:,} features a cell)", header
    )
    cells = [_add(even, course, n, np.arange(count, dtype=float)) for n in SIZES for count in WAVES]
    _averages(even, course, cells)
    uneven = Outcome(f"The same, waves at uneven distances ({course.value})", header)
    gaps = [_add(uneven, course, n, _uneven(count)) for n in (200,) for count in WAVES]
    _averages(uneven, course, gaps)
    few = Outcome(f"The same with fewer waves or people, no target ({course.value})", header)
    for n, count in ((50, 3), (50, 6), (100, 3), (400, 3)):
        _add(few, course, n, np.arange(count, dtype=float), 3_000)
    few.targets.clear()
    return [even, uneven, few]


def _uneven(count: int) -> np.ndarray:
    gaps = np.resize([0.3, 2.2, 0.8, 0.7], count - 1)
    return np.concatenate([[0.0], np.cumsum(gaps / gaps.mean())])


def _add(outcome: Outcome, course: Course, n: int, dates: np.ndarray, total: int = TOTAL) -> Cell:
    """One cell: coverage of each category by study, and the three Brier scores by study."""
    seed = [SEED, n, len(dates), list(Course).index(course), round(100 * float(dates[1]))]
    rng = np.random.default_rng(seed)
    studies = [_study(course, n, dates, rng) for _ in range(-(-total // FEATURES))]
    held, brier = (np.array(part) for part in zip(*studies, strict=True))
    cover, error = held.mean(axis=0), held.std(axis=0, ddof=1) / np.sqrt(len(held))
    scores = brier.mean(axis=0)
    shown = " · ".join(f"{score:.3f}" for score in scores)
    outcome.rows.append((str(n), str(len(dates)), *(f"{x:.3f}" for x in cover), shown))
    for kind, name in enumerate("MOAIRQ"):
        low, high = (0.90, 0.99) if kind < 4 else (0.88, 1.0)
        target = Target(f"n {n}, {len(dates)} waves, {name}", float(cover[kind]), float(error[kind]), low, high)
        outcome.targets.append(target)
    return cover, scores, brier


def _study(course: Course, n: int, dates: np.ndarray, rng: np.random.Generator):
    ahead = float(dates[-1]) + 2.0
    truth = true_shares(World(starts(FEATURES, rng), course), np.append(dates, ahead), rng)
    waves = draw_counts(truth[:-1], dates, Sampling(n), rng)
    seed = int(rng.integers(2**31))
    said = forecast(waves, [ahead], draws=DRAWS, seed=seed)
    plain = forecast(waves, [ahead], draws=300, seed=seed, grid=UNSHRUNK)
    held = (truth[-1] >= said.low95[0]) & (truth[-1] <= said.high95[0])
    won = np.eye(6)[truth[-1].argmax(axis=-1)]
    scores = [_brier(one, won) for one in (said.probability[0], _last(waves, rng), plain.probability[0])]
    return held.mean(axis=0), scores


def _brier(probability: np.ndarray, won: np.ndarray) -> float:
    return float(((probability - won) ** 2).sum(axis=-1).mean())


def _last(waves: Waves, rng: np.random.Generator) -> np.ndarray:
    """Probability of each category in the last wave, as if nothing moved since (Dirichlet, ½ each)."""
    drawn = rng.standard_gamma(waves.n[-1] + 0.5, size=(300, *waves.n[-1].shape))
    return np.eye(6)[drawn.argmax(axis=-1)].mean(axis=0)


def _averages(outcome: Outcome, course: Course, cells: list[Cell]) -> None:
    cover = np.mean([cell[0][:4].mean() for cell in cells])
    brier = np.concatenate([cell[2] for cell in cells])
    model, last, plain = brier.mean(axis=0)
    errors = [(brier[:, 0] - brier[:, k]).std(ddof=1) / np.sqrt(len(brier)) for k in (1, 2)]
    outcome.rows.append(
        ("all", "all", f"A, O, M, I {cover:.3f}", *[""] * 5, f"{model:.3f} · {last:.3f} · {plain:.3f}")
    )
    allowed = 0.02 if course == Course.DRIFT else 0.0
    outcome.targets.extend(
        [
            Target("coverage of A, O, M, I on average", float(cover), 0.001, 0.92, 0.98),
            Target("Brier over the last wave's", float(model - last), errors[0], high=0.0),
            Target("Brier over a plain trend's", float(model - plain), errors[1], high=allowed),
        ]
    )
