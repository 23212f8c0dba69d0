"""How much more the waves of a study differ than sampling alone would make them."""

import numpy as np

from kano.measures.waves.counts_over_waves import Floats
from kano.measures.waves.homogeneity import Homogeneity, ratio
from kano.values import dataclass

_ENOUGH = 20
"""Degrees of freedom from which on a pooled variance is worth more than it costs."""


@dataclass(frozen=True)
class Noise:
    """Wave-to-wave variance of log shares beyond sampling, pooled over the features of a study."""

    q2: float
    """Variance; 0 where the waves differ no more than sampling lets them."""
    df: float
    """Degrees of freedom of the pooled estimate; infinite where none could be made."""
    features: int
    """Number of features pooled."""

    @property
    def estimated(self) -> bool:
        """Whether tests cover differences between waves of field work, not sampling error alone."""
        return bool(np.isfinite(self.df))


NO_NOISE = Noise(q2=0.0, df=np.inf, features=0)


@dataclass(frozen=True)
class Noises:
    """That of each feature (features,), where the features are those of several studies."""

    q2: Floats
    df: Floats


AnyNoise = Noise | Noises


def pooled_noise(pieces: Homogeneity) -> Noise:
    """Wave noise from what a linear trend leaves of each feature's chi-square, never below sampling error.

    q² = max(0, Σ(χ² − χ²trend − df) / Σ n(1−h)(1−Σp²)) over the features with three waves or more.
    Fewer than 20 degrees of freedom in all: not estimated, `NO_NOISE`.
    Source: method of moments as DerSimonian & Laird 1986, with the multinomial's moments.
    """
    return noise_of(*_excess(pieces))


def noise_by_study(pieces: Homogeneity, studies: int) -> Noises:
    """The same for so many studies, whose features follow one another, as many in each."""
    excess, load, df = (each.reshape(studies, -1) for each in _excess(pieces))
    usable = df > 0
    total = np.where(usable, df, 0.0).sum(axis=1)
    q2 = np.maximum(
        ratio(np.where(usable, excess, 0.0).sum(axis=1), np.where(usable, load, 0.0).sum(axis=1)), 0
    )
    enough = total >= _ENOUGH
    each = (np.where(enough, q2, 0.0), np.where(enough, total, np.inf))
    return Noises(*(np.repeat(value, excess.shape[1]) for value in each))


def _excess(pieces: Homogeneity) -> tuple[Floats, Floats, Floats]:
    """By what each feature's waves differ beyond its trend and sampling, what noise adds to that, and df."""
    df = np.where(pieces.waves >= 3, (pieces.waves - 2) * (pieces.categories - 1), 0.0)
    excess = pieces.total - pieces.trend - df * ratio(pieces.people, pieces.people - 1)
    return excess, pieces.rest_load * np.trace(pieces.spread, axis1=1, axis2=2), df


def noise_of(excess: Floats, load: Floats, df: Floats) -> Noise:
    """Variance that explains the excess over sampling error, (features,) each; `NO_NOISE` if too few df."""
    usable = df > 0
    if df[usable].sum() < _ENOUGH:
        return NO_NOISE
    q2 = max(0.0, float(excess[usable].sum() / load[usable].sum()))
    return Noise(q2=q2, df=float(df[usable].sum()), features=int(usable.sum()))
