"""The texts of the answers where only their counts by column are known."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kano.readers.answers.sides import Texts
from kano.readers.files.engines.engine import Told
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Spread(Texts):
    """Each text once in each column that says it; where in the column nobody knows."""

    many: NDArray[np.int64]
    """How often each text of the vocabulary occurs."""
    names: tuple[str, ...]
    """What the columns of the table are called."""

    @property
    def counts(self) -> NDArray[np.int64]:
        """How often each text of the vocabulary occurs."""
        return self.many

    def address(self, place: tuple[int, int]) -> str:
        """The column, as cells have no address."""
        return f'column "{self.names[place[1]]}"'


def spread(texts: Mapping[int, Sequence[Told]], columns: Sequence[int], names: Sequence[str]) -> Spread:
    """What these columns say, of what all columns do."""
    known = {"": 0}
    listed = [[(known.setdefault(each.text, len(known)), each.count) for each in texts[i]] for i in columns]
    height = max(map(len, listed), default=0)
    codes = np.zeros((height, len(columns)), dtype=np.uint32)
    many = np.zeros(len(known), dtype=np.int64)
    for k, column in enumerate(listed):
        for row, (code, count) in enumerate(column):
            codes[row, k] = code
            many[code] += count
    rows = np.zeros(height, dtype=np.int64)
    return Spread(codes, tuple(known), tuple(columns), rows, many, tuple(names))
