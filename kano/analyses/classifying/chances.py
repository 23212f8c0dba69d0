"""How probable each category of each feature is under the chosen rule."""

import numpy as np
from numpy.typing import NDArray

from kano.analyses.classifying.classification import as_categories
from kano.analyses.classifying.decision import Decision
from kano.counts import Counts
from kano.evaluation import table
from kano.settings.panels.study import Settings
from kano.tally import Tally

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


def chances(counts: Counts, settings: Settings) -> tuple[Indices, Floats]:
    """The category of each wave × segment × feature, and the posterior probability of all six: (W, S, F, 6).

    −1 and NaN where nobody answered. Raises AnalysisError where the rule can't do with such counts.
    """
    decision = Decision.of(settings)
    categories = as_categories(counts, table(settings.table))
    grounds = decision.grounds(categories, counts if isinstance(counts, Tally) else None)
    return decision.rule.category(grounds), decision.rule.probabilities(grounds)


def among(probabilities: Floats, places: tuple[int, ...]) -> Floats:
    """How probable it is to be any of these categories, never more than certain."""
    return np.asarray(np.minimum(probabilities[..., list(places)].sum(axis=-1), 1.0))
