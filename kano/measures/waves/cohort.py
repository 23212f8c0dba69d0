"""The same people over many waves: tests of drift whose errors are those between people."""

from __future__ import annotations

import numpy as np

from kano.measures.waves.counts_over_waves import Floats
from kano.measures.waves.homogeneity import centred, ratio
from kano.measures.waves.movement import Movement
from kano.measures.waves.noise import NO_NOISE, Noise, noise_of
from kano.measures.waves.panel import Codes, chi_square, quadratic
from kano.measures.waves.trend import Test, two_sided
from kano.values import dataclass


@dataclass(frozen=True)
class Cohort:
    """People followed over waves: `codes` (waves, people, features), −1 for none; people may miss waves."""

    codes: Codes
    dates: Floats
    """Dates of the waves (waves,)."""
    weight: Floats
    """Weight of each answer (waves, people, features)."""

    @classmethod
    def of(
        cls, codes: Codes, dates: Floats, weight: Floats | None = None, *, shift: Floats | None = None
    ) -> Cohort:
        """A cohort; everybody weighs one where no weights (waves, people) are given.

        `shift` (waves, 6) is taken off the log weights of the categories, by weighing answers back.
        """
        own = np.ones(codes.shape) if weight is None else np.broadcast_to(weight[..., None], codes.shape)
        if shift is not None:
            back = np.exp(-np.pad(shift, ((0, 0), (0, 1))))
            own = own * back[np.arange(len(codes))[:, None, None], codes]
        return cls(codes, dates, own)


@dataclass(frozen=True)
class _Pull:
    """What each person adds to Σ date × (score − mean), and its surroundings."""

    person: Floats
    """(people, features)."""
    steepness: Floats
    """Σ n date² (features,)."""
    exposure: Floats
    """Σ n² date² (features,): by what a wave's noise enters."""


def cohort_test(cohort: Cohort, scores: Floats, noise: Noise = NO_NOISE) -> Test:
    """As `directed_test`, with the variance between people: repeated answers don't count as new people.

    Source: Liang & Zeger 1986, Biometrika 73, 13-22 (working independence).
    """
    pull = _pull(cohort, scores)
    sampling = (pull.person**2).sum(axis=0)
    spread = np.sqrt(sampling + noise.q2 * pull.exposure * _noise_variance(cohort, scores))
    moved = pull.person.sum(axis=0)
    z = np.divide(moved, spread, out=np.full(spread.shape, np.nan), where=sampling > 1e-9)
    return Test(z, two_sided(z, noise.df))


def cohort_trend_test(cohort: Cohort, noise: Noise = NO_NOISE) -> Test:
    """As `trend_test` for the same people: whether the share of any category moves with the dates."""
    pulls = [_pull(cohort, np.eye(6)[kind]) for kind in range(6)]
    person = np.stack([pull.person for pull in pulls], axis=-1)
    shares = _pooled(cohort)
    lean = shares[..., None] * (np.eye(6) - shares[:, None, :])
    shaken = pulls[0].exposure[:, None, None] * (lean @ np.swapaxes(lean, 1, 2))
    variance = np.einsum("pfj,pfk->fjk", person, person) + noise.q2 * shaken
    return chi_square(*quadratic(person.sum(axis=0), variance))


def cohort_movement(cohort: Cohort, scores: Floats, noise: Noise = NO_NOISE) -> Movement:
    """As `movement` for the same people: change of a score over the period, variance between people."""
    pull, each = _pull(cohort, scores), _pull(cohort, scores, by_wave=True)
    held = np.asarray((cohort.codes >= 0).any(axis=1))
    last = len(cohort.dates) - 1 - np.argmax(held[::-1], axis=0)
    span = cohort.dates[last] - cohort.dates[np.argmax(held, axis=0)]
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.where(pull.steepness > 0, span / pull.steepness, np.nan)
    variance = (each.person**2).sum(axis=0) + noise.q2 * pull.exposure * _noise_variance(cohort, scores)
    return Movement(pull.person.sum(axis=0) * factor, np.sqrt(variance) * factor, noise.df)


def cohort_noise(cohort: Cohort) -> Noise:
    """As `pooled_noise` for the same people, whose answers in two waves go together.

    What a linear trend leaves of each share's variation, less what the variance between people explains.
    """
    asked = cohort.codes >= 0
    size = (cohort.weight * asked).sum(axis=1)
    shares = _pooled(cohort)
    rest = _rest(cohort.dates, size)
    excess = np.zeros(size.shape[1])
    for kind in range(6):
        apart = np.where(asked, (cohort.codes == kind) - shares[:, kind], 0.0) * cohort.weight
        total = apart.sum(axis=1)
        seen = np.einsum("tf,fts,sf->f", total, rest, total)
        due = np.einsum("tpf,fts,spf->f", apart, rest, apart, optimize=True)
        excess += ratio(seen - due, shares[:, kind])
    held = (size > 0).sum(axis=0)
    kinds = (shares * size.sum(axis=0)[:, None] >= held[:, None]).sum(axis=1)
    load = np.einsum("ftt,tf->f", rest, size**2) * (1 - (shares**2).sum(axis=1))
    return noise_of(excess, load, np.where(held > 2, (held - 2) * (kinds - 1), 0))


def _rest(dates: Floats, size: Floats) -> Floats:
    """What weighted regression on the dates leaves of wave totals, as a form (features, waves, waves)."""
    date = centred(dates, size)
    square, whole = (size * date**2).sum(axis=0), size.sum(axis=0)
    line = ratio(date.T[:, :, None] * date.T[:, None, :], square[:, None, None])
    mean = ratio(np.ones_like(line), whole[:, None, None])
    here = (size > 0).T
    fitted = (line + mean) * here[:, :, None] * here[:, None, :]
    return np.asarray(ratio(np.eye(len(dates)), size.T[:, :, None]) - fitted)


def _pull(cohort: Cohort, scores: Floats, *, by_wave: bool = False) -> _Pull:
    value = np.append(scores, np.nan)[cohort.codes]
    asked = np.isfinite(value)
    size = (cohort.weight * asked).sum(axis=1)
    total = (cohort.weight * np.where(asked, value, 0.0)).sum(axis=1)
    whole = ratio(total.sum(axis=0), size.sum(axis=0))
    mean = ratio(total, size) if by_wave else np.broadcast_to(whole, size.shape)
    date = centred(cohort.dates, size)
    apart = np.where(asked, value - mean[:, None], 0.0)
    person = np.einsum("tf,tpf,tpf->pf", date, cohort.weight, apart)
    return _Pull(person, (size * date**2).sum(axis=0), (size**2 * date**2).sum(axis=0))


def _pooled(cohort: Cohort) -> Floats:
    """Weighted shares over all waves (features, 6)."""
    totals = [(cohort.weight * (cohort.codes == kind)).sum(axis=(0, 1)) for kind in range(6)]
    shares = np.stack(totals, axis=-1)
    return ratio(shares, shares.sum(axis=-1, keepdims=True))


def _noise_variance(cohort: Cohort, scores: Floats) -> Floats:
    """Variance (features,) that noise of variance one in log shares gives the mean score."""
    kept = _pooled(cohort) * np.isfinite(scores)
    shares = ratio(kept, kept.sum(axis=-1, keepdims=True))
    step = np.nan_to_num(scores)
    return np.asarray((shares**2 * (step - (shares @ step)[:, None]) ** 2).sum(axis=-1))
