"""What a decision rule decides on."""

import numpy as np
from numpy.typing import NDArray

from kano.measures.survey.coefficients import effective_counts
from kano.tally import Categories, Tally
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Grounds:
    """What a rule decides on."""

    categories: Categories
    pairs: Tally | None = None
    """The answer pairs, None where there are category counts only."""
    margin: float = 0.0
    """The lead, as a share of n, up to which categories tie; 0 is exact ties only."""
    cut: float | None = None
    """Where Better and |Worse| are cut; None is the mean of the study's features."""

    @property
    def effective(self) -> NDArray[np.float64]:
        """How many equally weighted people the answers are worth, by category: (W, S, F, 6)."""
        return effective_counts(self.categories.w, self.categories.w2)

    @property
    def answers(self) -> Tally:
        """The answer pairs, for a rule that needs them."""
        assert self.pairs is not None
        return self.pairs
