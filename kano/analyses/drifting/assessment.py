"""All tests of drift put together: one error budget a feature, the verdict and what it rests on."""

import warnings
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import partial

import numpy as np
from numpy.typing import NDArray

from kano.measures.course.fitted import Fitted, fitted
from kano.measures.waves.cohort import Cohort, cohort_movement, cohort_noise, cohort_test, cohort_trend_test
from kano.measures.waves.common import Common, apart_from, common_movement
from kano.measures.waves.counts_over_waves import I_TO_A, LADDER, Flags, Floats, I, Waves, period
from kano.measures.waves.homogeneity import Homogeneity, homogeneity
from kano.measures.waves.movement import BETTER, MARGIN, WORSE, Movement, equivalence_p, findable, movement
from kano.measures.waves.multiplicity import benjamini_hochberg, combined_p, holm
from kano.measures.waves.noise import AnyNoise, Noise, noise_by_study, pooled_noise
from kano.measures.waves.panel import Codes, stuart_maxwell, transitions
from kano.measures.waves.permutation import permuted
from kano.measures.waves.trend import Test, change_test, directed_test, trend_test
from kano.measures.waves.verdict import SURE, Evidence, Ints, verdicts
from kano.values import dataclass

TESTS = ("ladder", "birth", "change", "trend")
"""The tests that share a feature's error budget, in the order of `Assessment.tests`."""


class Adjustment(StrEnum):
    """How p is adjusted for the number of features."""

    NONE = "none"
    BH = "bh"
    HOLM = "holm"


@dataclass(frozen=True)
class Rules:
    """Settings of an assessment."""

    alpha: float = 0.05
    """Error budget of a feature over all its tests (a look's level when looks are planned)."""
    margin: float = MARGIN
    """Change of Better and |Worse| that still is called stable."""
    adjustment: Adjustment = Adjustment.BH
    seed: int = 0
    """Seed of the drawn courses."""
    peers: tuple[float, ...] = ()
    """p of the same features in other groups, over which it is adjusted as well."""


RULES = Rules()


@dataclass(frozen=True)
class Measured:
    """Everything measured about the movement of the features, before any verdict."""

    tests: tuple[Test, ...]
    """One for each of `TESTS`."""
    weights: Floats
    """Share of the error budget of each test (tests, features)."""
    better: Movement
    worse: Movement
    noise: AnyNoise


@dataclass(frozen=True)
class Assessment:
    """What can be said about every feature's drift."""

    measured: Measured
    p: Floats
    """Combined p of any movement (features,)."""
    p_adjusted: Floats
    """The same, adjusted over the features."""
    equivalence: Floats
    """p of "moved no more than the margin" (features,)."""
    common: Common
    """What all features did together."""
    p_apart: Floats
    """Adjusted p of movement beyond that (features,); that of any movement where nothing was shared."""
    evidence: Evidence
    course: Fitted
    verdict: NDArray[np.str_]
    """A word a feature."""
    findable: Floats
    """Change of Better or |Worse| that would be found with 80 % (features,)."""


def assess(
    waves: Waves,
    rules: Rules = RULES,
    *,
    panel: Codes | None = None,
    weight: Floats | None = None,
    anchor: Flags | None = None,
) -> Assessment:
    """Tests, fitted course and verdict of every feature; two waves at least.

    `panel` (waves, people, features), −1 for none: the categories of the same people, whose tests then
    replace those of independent waves, with their `weight` (waves, people) if any. `anchor`
    (features,): those known to keep still, which tell a change of the way of answering from a real one.
    """
    measured = measure(waves) if panel is None else measure_panel(waves, panel, weight)
    course = fitted(waves, seed=rules.seed)
    evidence = weigh(waves, measured, course, rules)
    common = common_movement(waves, anchor)
    p, over_all = budget(measured, rules)
    apart = over_all
    if common.counts:
        left = apart_from(waves, common.shift)
        rest = measure(left) if panel is None else measure_panel(left, panel, weight, shift=common.shift)
        apart = budget(rest, rules)[1]
        evidence = beyond(evidence, weigh(left, rest, fitted(left, seed=rules.seed), rules))
    equal = equivalence_p((measured.better, measured.worse), rules.margin)
    share = 1 if rules.adjustment is Adjustment.NONE else len(p) + len(rules.peers)
    level = rules.alpha * measured.weights.max(axis=0) / share
    least = findable((measured.better, measured.worse), level)
    return Assessment(measured, p, over_all, equal, common, apart, evidence, course, verdicts(evidence), least)


def beyond(seen: Evidence, rest: Evidence) -> Evidence:
    """The letters as they were answered, with the tests of what a feature did beyond all others."""
    return replace(
        rest,
        first=seen.first,
        last=seen.last,
        steady=seen.steady,
        changed=seen.changed,
        shared=np.ones_like(seen.shared),
    )


def measure(waves: Waves, noise: Noise | None = None) -> Measured:
    """Tests and movements of independent waves, each with sampling error and wave noise, theirs or given."""
    pieces = homogeneity(waves)
    return _measured(waves, pieces, pooled_noise(pieces) if noise is None else noise)


def measure_many(waves: Waves, studies: int) -> Measured:
    """The same of so many studies at once, whose features follow one another, as many in each."""
    pieces = homogeneity(waves)
    return _measured(waves, pieces, noise_by_study(pieces, studies))


def _measured(waves: Waves, pieces: Homogeneity, noise: AnyNoise) -> Measured:
    every = np.ones(6, dtype=bool)
    directed = (
        permuted(
            directed_test(waves, scores, noise), waves, np.isfinite(scores), partial(_directed, scores), noise
        )
        for scores in (LADDER, I_TO_A)
    )
    whole = (
        permuted(test(pieces, noise), waves, every, partial(_whole, test), noise)
        for test in (change_test, trend_test)
    )
    moved = (movement(waves, BETTER, noise), movement(waves, WORSE, noise))
    return Measured((*directed, *whole), _weights(waves), *moved, noise)


def _directed(scores: Floats, waves: Waves, noise: AnyNoise) -> Test:
    return directed_test(waves, scores, noise)


def _whole(test: Callable[[Homogeneity, AnyNoise], Test], waves: Waves, noise: AnyNoise) -> Test:
    return test(homogeneity(waves), noise)


def measure_panel(
    waves: Waves,
    codes: Codes,
    weight: Floats | None = None,
    *,
    noise: Noise | None = None,
    shift: Floats | None = None,
) -> Measured:
    """The same for waves of the same people, each person's answers held together.

    A feature asked in two waves gives the budget of the change of all categories to Stuart–Maxwell between
    these two; with more waves, weights, or nobody in both, the trend has it, which knows of weights and noise.
    `shift` (waves, 6): what is taken off the log weights of the categories.
    """
    cohort = Cohort.of(codes, waves.dates, weight, shift=shift)
    noise = cohort_noise(cohort) if noise is None else noise
    tests = (
        cohort_test(cohort, LADDER, noise),
        cohort_test(cohort, I_TO_A, noise),
        stuart_maxwell(_ends(codes)),
        cohort_trend_test(cohort, noise),
    )
    weights = _weights(waves)
    plain = (weights[3] == 0) & (weight is None and shift is None) & np.isfinite(tests[2].p)
    weights[2:] = np.where(plain, [[0.15], [0.0]], [[0.0], [0.15]])
    better, worse = (cohort_movement(cohort, scores, noise) for scores in (BETTER, WORSE))
    return Measured(tests, weights, better, worse, noise)


def _ends(codes: Codes) -> Floats:
    """People by category in the first and the last wave that asked about a feature: (features, 6, 6)."""
    held: Flags = np.any(codes >= 0, axis=1)
    first, last = held.argmax(axis=0), len(held) - 1 - held[::-1].argmax(axis=0)
    every = np.arange(codes.shape[2])
    return transitions(codes[first, :, every].T, codes[last, :, every].T)


def _weights(waves: Waves) -> Floats:
    """Budget of each test: the ladder's most, or I against A's where most people are indifferent.

    With two waves the trend of all categories is the same test as their change, and gets nothing.
    """
    total = waves.w.sum(axis=0)
    indifferent = total.argmax(axis=-1) == I
    both = (waves.present.sum(axis=0) > 2)[None]
    first = np.where(indifferent, 0.15, 0.7)
    return np.stack([first, 0.85 - first, *np.where(both, 0.075, [[0.15], [0.0]])])


def budget(measured: Measured, rules: Rules = RULES, studies: int = 1) -> tuple[Floats, Floats]:
    """Combined p of every feature, and the same adjusted over the features of its study and their groups."""
    p = combined_p([test.p for test in measured.tests], measured.weights)
    if rules.peers:
        return p, adjusted(np.concatenate([p, rules.peers]), rules.adjustment)[: len(p)]
    return p, adjusted(p.reshape(studies, -1), rules.adjustment).ravel()


def adjusted(p: Floats, adjustment: Adjustment) -> Floats:
    """P adjusted over the last axis."""
    match adjustment:
        case Adjustment.BH:
            return benjamini_hochberg(p)
        case Adjustment.HOLM:
            return holm(p)
        case Adjustment.NONE:
            return p


def weigh(
    waves: Waves, measured: Measured, course: Fitted, rules: Rules = RULES, *, studies: int = 1
) -> Evidence:
    """What the verdict rests on, from tests and fitted course."""
    p, over_all = budget(measured, rules, studies)
    significant = over_all <= rules.alpha
    ladder, birth = _directions(measured, rules.alpha * _keep(p, over_all))
    first, last = period(waves)
    features = np.arange(len(p))
    span = np.where(waves.present[..., None], course.shares, np.nan)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        width = np.nanmax(span, axis=0) - np.nanmin(span, axis=0)
    ends = course.winner[first, features], course.winner[last, features]
    went = (course.drawn[:, first, features] == ends[0]) & (course.drawn[:, last, features] == ends[1])
    return Evidence(
        significant=significant,
        inside=equivalence_p((measured.better, measured.worse), rules.margin) <= 0.05,
        hidden=(width > rules.margin).any(axis=-1),
        ladder=np.where(significant, ladder, 0),
        birth=np.where(significant, birth, 0),
        first=ends[0],
        last=ends[1],
        steady=((course.winner == ends[0]) | ~waves.present).all(axis=0),
        comparable=np.ones(len(p), dtype=bool),
        changed=(ends[0] != ends[1]) & (went.mean(axis=0) >= SURE),
        shared=np.zeros(len(p), dtype=bool),
    )


def _keep(p: Floats, over_all: Floats) -> Floats:
    """By what the budget of a feature shrinks since there are other features."""
    return np.divide(p, over_all, out=np.ones_like(p), where=over_all > 0)


def _directions(measured: Measured, alpha: Floats) -> tuple[Ints, Ints]:
    """Which directed test shows movement by itself, at the level that closed testing leaves it; its sign.

    Where both do, the one with the smaller p for its weight speaks.
    """
    ladder, birth, *others = measured.tests
    lead, second, *rest = measured.weights
    left = np.ones(len(alpha))
    for test, weight in zip(others, rest, strict=True):
        left = np.where(test.p <= alpha * weight, left - weight, left)
    own, other = np.nan_to_num(ladder.p, nan=2.0) / lead, np.nan_to_num(birth.p, nan=2.0) / second
    shows = (own * left <= alpha) & (own <= other)
    speaks = (other * left <= alpha) & (other < own)
    up, down = np.sign(np.nan_to_num(ladder.statistic)), np.sign(np.nan_to_num(birth.statistic))
    return np.where(shows, up, 0).astype(np.intp), np.where(speaks, down, 0).astype(np.intp)
