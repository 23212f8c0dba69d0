"""How the people of a wave came in clusters: all that their errors need, and nobody can be found in it."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError
from kano.provenance import frozen_map
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Clusters:
    """Between clusters of people the totals of categories vary together; one value a wave.

    Every variance of a share, Better, Worse or another ratio of totals follows from these covariances, whatever
    else is asked of the counts later (Woodruff 1971, JASA 66).
    """

    columns: tuple[str, str]
    """Names of the columns of clusters and of strata, "" for none."""
    table: str
    """Key of the evaluation table by which answers became categories."""
    clusters: int
    strata: int
    people: int
    """Respondents of the wave, whether or not they answered."""
    squares: int
    """Squared numbers of people of the clusters, summed."""
    covariance: Mapping[str, NDArray[np.float64]]
    """By feature: (6, 6) of the totals of weights by category, over the clusters of each stratum."""

    @property
    def df(self) -> float:
        """Degrees of freedom of a variance between clusters: of as many alike in size as these are worth.

        (Σ size)²/Σ size² of them: one cluster that holds most people leaves hardly more than one.
        """
        alike = self.people**2 / max(self.squares, 1) / max(self.clusters, 1)
        return max((self.clusters - self.strata) * alike, min(1.0, self.clusters - self.strata))

    @property
    def mean_size(self) -> float:
        """People of a person's cluster on average, so that large clusters count more."""
        return self.squares / max(self.people, 1)

    def __add__(self, other: "Clusters") -> "Clusters":
        """The clusters of both, taken for different ones; DataError where categories aren't the same."""
        if self.table != other.table:
            raise DataError(
                f"clusters counted by the tables {self.table} and {other.table} don't add up",
                todo="Save both from the answers, by one table.",
            )
        one, two = self.covariance, other.covariance
        empty = np.zeros((6, 6))
        return Clusters(
            tuple(a or b for a, b in zip(self.columns, other.columns, strict=True)),  # type: ignore[arg-type]
            self.table,
            self.clusters + other.clusters,
            self.strata + other.strata,
            self.people + other.people,
            self.squares + other.squares,
            frozen_map({key: one.get(key, empty) + two.get(key, empty) for key in {**one, **two}}),
        )
