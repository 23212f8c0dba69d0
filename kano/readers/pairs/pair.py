"""A pair of columns: the two questions about one feature."""

from collections.abc import Mapping
from dataclasses import field

from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Pair:
    """Two columns that ask about one feature, and the ratings beside them."""

    name: str
    """What the columns call the feature; "" where only the questions say it."""
    functional: int
    dysfunctional: int
    evidence: str
    """Why they belong together and in this order: settings, suffix, questionnaire, grid, negation, order."""
    ratings: Mapping[str, int] = field(default_factory=frozen_map)
    """Columns of importance and fulfilment."""
    feature: Feature | None = None
    """Where a questionnaire knows it."""
    questionnaire: str = ""
    key: str = ""
    """Where the settings give it."""
    label: str = ""
    backed: bool = False
    """Of a pair told apart by the order of others: whether a word or a code says the same."""

    @property
    def columns(self) -> tuple[int, ...]:
        """All columns of the pair."""
        return (self.functional, self.dysfunctional, *self.ratings.values())


@dataclass(frozen=True, eq=False)
class Unsettled:
    """Two columns of which nobody can say for sure which is the functional question."""

    first: int
    """The one that is more probably functional."""
    second: int
    reason: str
    """missing, contradicts, doubtful, order, unlike or nameless; answers or silent where they were read."""
    reverse: tuple[str, str] = ("", "")
    """How many of the answers would be reverse in this order, and the other way round."""
