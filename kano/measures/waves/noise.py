"""How much more the waves of a study differ than sampling alone would make them."""

from dataclasses import dataclass

import numpy as np

from kano.measures.waves.counts_over_waves import Floats
from kano.measures.waves.homogeneity import Homogeneity, ratio

_ENOUGH = 20
"""Degrees of freedom from which on a pooled variance is worth more than it costs."""


@dataclass(frozen=True, slots=True)
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


def pooled_noise(pieces: Homogeneity) -> Noise:
    """Wave noise from what a linear trend leaves of each feature's chi-square, never below sampling error.

    q² = max(0, Σ(χ² − χ²trend − df) / Σ n(1−h)(1−Σp²)) over the features with three waves or more.
    Fewer than 20 degrees of freedom in all: not estimated, `NO_NOISE`.
    Source: method of moments as DerSimonian & Laird 1986, with the multinomial's moments.
    """
    df = np.where(pieces.waves >= 3, (pieces.waves - 2) * (pieces.categories - 1), 0.0)
    excess = pieces.total - pieces.trend - df * ratio(pieces.people, pieces.people - 1)
    trace = np.trace(pieces.spread, axis1=1, axis2=2)
    return noise_of(excess, pieces.rest_load * trace, df)


def noise_of(excess: Floats, load: Floats, df: Floats) -> Noise:
    """Variance that explains the excess over sampling error, (features,) each; `NO_NOISE` if too few df."""
    usable = df > 0
    if df[usable].sum() < _ENOUGH:
        return NO_NOISE
    q2 = max(0.0, float(excess[usable].sum() / load[usable].sum()))
    return Noise(q2=q2, df=float(df[usable].sum()), features=int(usable.sum()))
