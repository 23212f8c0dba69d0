"""Whether a mean mark reaches a limit."""

import numpy as np
from numpy.typing import ArrayLike

from kano.measures.special import Floats, beta_cdf
from kano.measures.survey.marks import ROUNDED


def reaches_p(moments: ArrayLike, limit: ArrayLike, design: ArrayLike = 1.0) -> Floats:
    """How probable it is that the true mean of marks (..., 4) = n, Σw, Σwx, Σwx² is `limit` or more.

    Student's t around the mean seen, with the variance of `mark_mean`; NaN with fewer than two marks. It is
    the posterior under a flat prior of mean and log deviation (Gelman et al. 2013, §3.2).

    >>> round(float(reaches_p([4, 4.0, 30.0, 228.0], 7.0)), 3)
    0.804
    """
    moments = np.asarray(moments, dtype=float)
    n = moments[..., 0] * np.asarray(design, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = moments[..., 2] / moments[..., 1]
        spread = np.maximum((moments[..., 3] / moments[..., 1] - mean**2) * n / (n - 1), ROUNDED)
        t = (mean - np.asarray(limit, dtype=float)) / np.sqrt(spread / n)
        tail = beta_cdf((n - 1) / (n - 1 + t**2), (n - 1) / 2, 0.5) / 2
    return np.asarray(np.where(n > 1, np.where(t >= 0, 1 - tail, tail), np.nan))
