"""Made-up surveys whose truth is known: courses of shares, the people who answer, and their counts."""

from dataclasses import replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kano.measures.course.state import softmax
from kano.measures.waves.counts_over_waves import Floats, Waves
from kano.values import dataclass

Codes = NDArray[np.int8]

BEFORE: Floats = np.array([0.10, 0.16, 0.42, 0.28, 0.02, 0.02])
"""Shares (M, O, A, I, R, Q) of a delighter in its prime."""
AFTER: Floats = np.array([0.16, 0.24, 0.31, 0.26, 0.02, 0.01])
"""The same delighter three waves later, on its way to basis."""
DRIFT: Floats = np.log(AFTER / BEFORE) / 3
"""Log slopes a unit of time from the one to the other."""
USUAL: Floats = np.array([3.0, 3.0, 4.0, 3.0, 0.4, 0.4])
"""Dirichlet weights from which starting shares are drawn."""

_NO_ANSWER = 5
_PAIRS: tuple[tuple[tuple[int, int, float], ...], ...] = (
    ((1, 4, 0.7), (2, 4, 0.2), (3, 4, 0.1)),
    ((0, 4, 1.0),),
    ((0, 2, 0.55), (0, 3, 0.3), (0, 1, 0.15)),
    ((2, 2, 0.55), (2, 3, 0.15), (1, 2, 0.15), (1, 3, 0.15)),
    ((4, 0, 0.5), (2, 0, 0.2), (3, 0, 0.15), (4, 2, 0.15)),
    ((0, 0, 0.8), (4, 4, 0.2)),
)
"""Answer pairs of each category with their shares, such that all published 5×5 tables agree on them."""


class Course(StrEnum):
    """How the true shares move."""

    STABLE = "stable"
    DRIFT = "drift"
    """Every log share on its own straight line."""
    WALK = "walk"
    """Every log share on its own random walk."""
    STEP = "step"
    """All at once, in the middle of the period."""


@dataclass(frozen=True)
class World:
    """The truth about the features."""

    start: Floats
    """Shares at the first wave (features, 6)."""
    course: Course = Course.STABLE
    slope: NDArray[np.float64] | None = None
    """Log slopes a unit of time, (6,) or (features, 6); a step takes three of them at once. None: `DRIFT`."""
    step: float = 0.18
    """Sd of a random walk's step a unit of time, in log shares."""
    noise: float = 0.0
    """Sd of what field work adds to every log share of every wave."""


@dataclass(frozen=True)
class Sampling:
    """Who is asked and who answers."""

    people: int
    """Respondents a wave."""
    weight_cv: float = 0.0
    """Coefficient of variation of lognormal weights; 0 for none."""
    missing: float = 0.0
    """Share of questions left unanswered."""
    panel: float | None = None
    """Chance that a person who is asked again keeps an attitude; None for new people in every wave."""
    attendance: float = 1.0
    """Share of a panel that takes part in a wave."""
    deff: float = 1.0
    """Design effect: so many people in clusters say as much as one drawn alone."""


@dataclass(frozen=True)
class People:
    """Everybody's categories: `codes` (waves, people, features), −1 for none; `weight` (waves, people)."""

    codes: Codes
    weight: Floats
    ids: NDArray[np.intp]
    """Number of the person (waves, people); the same in other waves only in a panel."""

    def aligned(self) -> Codes:
        """The codes with the same place for the same person in every wave, −1 where a wave lacks them."""
        out = np.full((len(self.ids), int(self.ids.max()) + 1, self.codes.shape[2]), -1, dtype=np.int8)
        out[np.arange(len(self.ids))[:, None], self.ids] = self.codes
        return out

    def counts(self, dates: Floats) -> Waves:
        """People, Σ weight and Σ weight² by wave, feature and category."""
        parts = [
            [_count(code, power) for power in (np.ones_like(w), w, w**2)]
            for code, w in zip(self.codes, self.weight, strict=True)
        ]
        n, w, w2 = np.moveaxis(np.array(parts), 1, 0)
        return Waves(n, w, w2, dates)


def starts(features: int, rng: np.random.Generator, usual: Floats = USUAL) -> Floats:
    """Starting shares of as many features, from a Dirichlet: (features, 6)."""
    return np.maximum(rng.dirichlet(usual, features), 1e-9)


def true_shares(world: World, dates: Floats, rng: np.random.Generator) -> Floats:
    """Course of the true shares without the noise of field work: (waves, features, 6)."""
    slope = DRIFT if world.slope is None else world.slope
    since = (dates - dates[0])[:, None, None]
    start = np.log(world.start) + 0.0 * since
    match world.course:
        case Course.STABLE:
            moved = np.zeros_like(start)
        case Course.DRIFT:
            moved = since * slope
        case Course.STEP:
            moved = np.where(since > since[-1] / 2, 3 * slope, 0.0) + 0.0 * start
        case Course.WALK:
            gaps = np.sqrt(np.diff(dates, prepend=dates[0]))[:, None, None]
            moved = np.cumsum(world.step * gaps * rng.standard_normal(start.shape), axis=0)
    return softmax(start + moved, axis=-1)


def field_shares(shares: Floats, world: World, rng: np.random.Generator) -> Floats:
    """The shares that the field work of each wave meets: the truth with its noise."""
    if world.noise == 0:
        return shares
    return softmax(np.log(shares) + world.noise * rng.standard_normal(shares.shape), axis=-1)


def draw_counts(shares: Floats, dates: Floats, sampling: Sampling, rng: np.random.Generator) -> Waves:
    """Counts of people drawn from these shares (waves, features, 6); the quick way where it will do."""
    if sampling.deff > 1:
        alone = replace(sampling, people=max(1, round(sampling.people / sampling.deff)), deff=1.0)
        few = draw_counts(shares, dates, alone, rng)
        return Waves(few.n, few.w * sampling.deff, few.w2 * sampling.deff**2, dates)
    if sampling.weight_cv or sampling.panel is not None:
        return draw_people(shares, sampling, rng).counts(dates)
    people = rng.binomial(sampling.people, 1 - sampling.missing, shares.shape[:2])
    return Waves.of(rng.multinomial(people, shares / shares.sum(axis=-1, keepdims=True)), dates)


def draw_people(shares: Floats, sampling: Sampling, rng: np.random.Generator) -> People:
    """People with a category of each feature, drawn from these shares (waves, features, 6)."""
    waves, features, _ = shares.shape
    ids = _ids(waves, sampling, rng)
    bounds = np.cumsum(shares, axis=-1)[:, None, :, :5]
    attitude = _attitudes(ids, features, sampling.panel, rng)
    codes = np.zeros(attitude.shape, dtype=np.int8)
    for kind in range(5):
        codes += attitude >= bounds[..., kind]
    codes[rng.random(codes.shape) < sampling.missing] = -1
    spread = np.sqrt(np.log1p(sampling.weight_cv**2))
    weight = np.exp(spread * rng.standard_normal(int(ids.max()) + 1) - spread**2 / 2)[ids]
    return People(codes, weight, ids)


def answer_pairs(codes: Codes, rng: np.random.Generator) -> Codes:
    """Functional and dysfunctional answers (…, 2) that give these categories; 5 is no answer.

    A missing category is a question left out: the functional, the dysfunctional or both.
    """
    pairs = np.full((*codes.shape, 2), _NO_ANSWER, dtype=np.int8)
    for kind, choices in enumerate(_PAIRS):
        here = codes == kind
        answers = np.array([pair[:2] for pair in choices], dtype=np.int8)
        pairs[here] = answers[rng.choice(len(choices), size=int(here.sum()), p=[pair[2] for pair in choices])]
    gone = np.flatnonzero(codes.ravel() < 0)
    which = rng.integers(0, 3, size=len(gone))
    flat = pairs.reshape(-1, 2)
    for side in (0, 1):
        kept = gone[which == side]
        flat[kept, side] = rng.integers(0, 5, size=len(kept))
    return pairs


def _ids(waves: int, sampling: Sampling, rng: np.random.Generator) -> NDArray[np.intp]:
    if sampling.panel is None:
        return np.arange(waves * sampling.people).reshape(waves, sampling.people)
    everyone = max(sampling.people, round(sampling.people / sampling.attendance))
    return np.stack([np.sort(rng.permutation(everyone)[: sampling.people]) for _ in range(waves)])


def _attitudes(ids: NDArray[np.intp], features: int, keep: float | None, rng: np.random.Generator) -> Floats:
    """A place between 0 and 1 of everybody in every wave, kept from wave to wave with chance `keep`."""
    everyone = (int(ids.max()) + 1, features)
    if keep is None:
        return rng.random(everyone)[ids]
    held = rng.random(everyone)
    out = np.empty((*ids.shape, features))
    for wave, here in enumerate(ids):
        held = np.where(rng.random(everyone) < keep, held, rng.random(everyone))
        out[wave] = held[here]
    return out


def _count(codes: Codes, value: Floats) -> Floats:
    """Sum of a value by feature and category: (features, 6)."""
    features = codes.shape[1]
    cell = (np.arange(features) * 7 + codes + 1).ravel()
    total = np.bincount(cell, np.repeat(value, features), minlength=features * 7)
    return np.asarray(total.reshape(features, 7)[:, 1:])
