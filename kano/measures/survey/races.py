"""How close the races of a study are, and what that tells of each leader.

A lead of two standard errors is worth more where features differ much than where all are nearly tied. How far
apart the two largest shares lie is learned from the other features of the study: a mixture of normal (close
races) and uniform (anything up to a width) distributions of the true lead, each as probable as the others'
leads make it. Source: Stephens 2017, Biostatistics 18 (empirical Bayes for signs, unimodal at zero); each
feature is weighed by what the *other* ones say, with 3 % of "anything".
"""

from math import erfc, sqrt

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.special import Floats
from kano.measures.survey.categories import Flags
from kano.measures.survey.certainty import mode_probabilities

FEWEST = 5
"""Features below which nothing is learned from the others."""
_NORMAL: Floats = np.array([0.01, 0.015, 0.02, 0.03, 0.045, 0.065])
"""Sds of the lead in close races."""
_UNIFORM: Floats = np.array([0.15, 0.22, 0.33, 0.5, 0.8])
"""Widths up to which any lead is as probable."""
_OWN = 0.03
"""Prior probability that a feature is like none of the others."""
_SURE = 1e-8
"""Doubt below which nothing is weighed."""
_MOST, _HALVINGS = 10.0, 6
"""Times the answers beyond which nobody asks more people; steps in which the number is looked for."""
_TAIL = np.frompyfunc(erfc, 1, 1)


def in_study(probabilities: ArrayLike, counts: ArrayLike) -> Floats:
    """Probabilities of the largest category with the doubt that close races deserve: (…, F, 6) → (…, F, 6).

    `counts` (…, F, 6), effective under weights; the features of one study stand beside each other. With
    fewer than five features that were answered, as they were. Never surer than before.

    >>> close = np.array([[30, 20, 26, 24, 0, 0]] * 6)
    >>> flat = np.array([[0.6, 0.05, 0.25, 0.1, 0.0, 0.0]] * 6)
    >>> bool(in_study(flat, close)[0, 0] < 0.6)
    True
    """
    flat, size = np.asarray(probabilities, dtype=float), np.asarray(counts, dtype=float)
    top = size.argmax(axis=-1)[..., None]
    p = np.take_along_axis(flat, top, axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        sober = 1 / (1 + (1 - p) / p * doubt(size)[..., None])
        kept = np.where(p < 1, (1 - sober) / (1 - p), 1.0)
    out = flat * kept
    np.put_along_axis(out, top, np.where(p < 1, sober, p), axis=-1)
    return np.where(np.isfinite(out), out, flat)


def doubt(counts: ArrayLike, at: ArrayLike = 1.0) -> Floats:
    """By how much the odds against each leader grow for what the other features say: (…, F), at least 1.

    `at`: the same with so many times the answers of the feature, everything else as it is.
    """
    size = np.asarray(counts, dtype=float)
    told = size.sum(axis=-1) > 0
    lead, error = _lead(size)
    likelihood = np.where(told[..., None], _likelihood(lead, error), 1.0)
    weight = _weights(likelihood)
    error = error / np.sqrt(np.asarray(at, dtype=float))
    wrong = (weight * _wrong(lead, error)).sum(axis=-1) / (weight * _likelihood(lead, error)).sum(axis=-1)
    alone = _below(-lead / error)
    odds = wrong / (1 - wrong) * (1 - alone) / np.maximum(alone, _SURE)
    few = told.sum(axis=-1, keepdims=True) < FEWEST
    return np.where(few | ~told | (alone < _SURE), 1.0, np.maximum(odds, 1.0))


def times_needed(counts: ArrayLike, which: ArrayLike, clear: float) -> Floats:
    """How many times the answers make these leaders `clear`, if shares stay: (…, F); NaN beyond ten.

    >>> times = times_needed([[40, 30, 20, 10, 0, 0]], [True], 0.95)
    >>> bool(1.8 < times[0] < 2.0)
    True
    """
    size, asked = np.asarray(counts, dtype=float), np.asarray(which)
    out = np.full(asked.shape, np.nan)
    low, high = np.ones(asked.sum()), np.full(asked.sum(), _MOST)
    if not low.size:
        return out
    reached = _sure_at(size, asked, high) >= clear
    for _ in range(_HALVINGS):
        middle = np.sqrt(low * high)
        enough = _sure_at(size, asked, middle) >= clear
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    out[asked] = np.where(reached, high, np.nan)
    return out


def _sure_at(counts: Floats, which: Flags, times: Floats) -> Floats:
    """Certainty of these leaders with so many times their answers."""
    every = np.ones(which.shape)
    every[which] = times
    p = mode_probabilities(counts[which] * times[:, None]).max(axis=-1)
    return np.asarray(1 / (1 + (1 - p) / p * doubt(counts, every)[which]))


def _lead(counts: Floats) -> tuple[Floats, Floats]:
    """Lead of the largest share over the next with one imagined answer each, and its standard error."""
    n = counts.sum(axis=-1)
    top = np.sort((counts + 1) / (n + 6)[..., None], axis=-1)
    first, second = top[..., -1], top[..., -2]
    lead = first - second
    return lead, np.sqrt((first + second - lead**2) / (n + 7))


def _likelihood(lead: Floats, error: Floats) -> Floats:
    """Density of the observed lead under each distribution of true leads: (…, F, distributions)."""
    gap, own = lead[..., None], error[..., None]
    spread = np.sqrt(_NORMAL**2 + own**2)
    normal = np.exp(-((gap / spread) ** 2) / 2) / np.sqrt(2 * np.pi) / spread
    inside = _below((_UNIFORM - gap) / own) - _below((-_UNIFORM - gap) / own)
    return np.concatenate([normal, inside / (2 * _UNIFORM)], axis=-1)


def _wrong(lead: Floats, error: Floats) -> Floats:
    """The part of that density in which the second truly leads."""
    gap, own = lead[..., None], error[..., None]
    spread = np.sqrt(_NORMAL**2 + own**2)
    normal = _likelihood(lead, error)[..., : len(_NORMAL)] * _below(-gap / own * _NORMAL / spread)
    behind = np.maximum(_below(-gap / own) - _below((-_UNIFORM - gap) / own), 0.0)
    return np.concatenate([normal, behind / (2 * _UNIFORM)], axis=-1)


def _weights(likelihood: Floats) -> Floats:
    """Probability of each distribution by the other features, or anything: (…, F, distributions)."""
    log = np.log(np.maximum(likelihood, 1e-300))
    others = log.sum(axis=-2, keepdims=True) - log
    weight = np.exp(others - others.max(axis=-1, keepdims=True))
    weight = (1 - _OWN) * weight / weight.sum(axis=-1, keepdims=True)
    weight[..., -1] += _OWN
    return np.asarray(weight)


def _below(x: Floats) -> Floats:
    """The normal distribution."""
    return np.asarray(_TAIL(-x / sqrt(2)), dtype=float) / 2
