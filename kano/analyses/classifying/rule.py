"""What a decision rule is: from the shares of a feature to its one category, and how probable that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kano.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kano.analyses.classifying.grounds import Grounds


@dataclass(frozen=True, eq=False)
class Rule:
    """One way to choose a category, declared in a file of its own and listed in `rules.RULES`."""

    key: str
    category: Callable[[Grounds], NDArray[np.int64]]
    """The category of each cell (W, S, F), as position on the category axis; −1 where undefined."""
    probabilities: Callable[[Grounds], NDArray[np.float64]]
    """The posterior probability that the rule, applied to the true shares, gives each category (W, S, F, 6)."""
    meaning: str
    """What it gives, in a line."""
    boundaries: str
    """What it makes of ties and of values on a boundary."""
    settings: tuple[str, ...] = ()
    """The settings that are about this rule."""
    needs_pairs: bool = False
    """Whether it looks at the answer pairs themselves, which category counts don't hold."""
    gives: str = "MOAIRQ"
    """The categories that it can give; it looks at no others."""
    orders_ties: bool = False
    """Whether only the order M > O > A > I > R > Q decides where two categories stand exactly as high."""
